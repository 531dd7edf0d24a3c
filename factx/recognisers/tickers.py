"""Numbers on an exchange of four figures, which could be years, behind the names they belong to: 周大福(1929), 中鋼(2002)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factx.languages.record import Language
from factx.model import Mention, Organisation, Refusal

RANK = 15

_LISTED = frozenset(("company", "bank"))
_CODE = re.compile(r"\s?\((\d{4})\)")


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Refusals, in order; see `factx.recognisers`. Behind an English name figures are more often a year: Smith Group (2019)."""
    if language.calendar.spaced:
        return []
    names = (m.end for m in taken if isinstance(m.value, Organisation) and m.value.kind in _LISTED)
    codes = filter(None, (_CODE.match(folded, end) for end in names))
    return [Mention(*code.span(1), text[slice(*code.span(1))], Refusal("ticker")) for code in codes]
