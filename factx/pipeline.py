"""The whole way of one document, on one page."""

from __future__ import annotations

from datetime import date

from factx.languages import language as language_of
from factx.model import Mention, Refusal
from factx.recognisers import recognise


def mentions(text: str, language: str | None = None, reference: date | None = None) -> tuple[Mention, ...]:
    """Every quantity, ordinal, period, duration and organisation of a text, in order; offsets count in `text`."""
    found = recognise(text, language_of(language or "zh"), reference)
    return tuple(mention for mention in found if not isinstance(mention.value, Refusal))
