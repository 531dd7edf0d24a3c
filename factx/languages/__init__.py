"""The languages factx reads: each is a folder here that offers LANGUAGE; nothing else lists them.

What is asked before anyone knows the language of a text, or of words in another script than its own, stands beside the folders:
how dates are written (`stamps`), what stands on a page beside a text (`pages`), whose full stop ends no sentence (`shortened`),
Latin names (`latin`), both scripts (`han`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

from factx.languages.han import is_han

if TYPE_CHECKING:
    from factx.languages.record import Language


@cache
def language(code: str) -> Language:
    """The record of one language. KeyError if there is none."""
    if code not in codes():
        raise KeyError(code)
    return cast("Language", import_module(f"{__name__}.{code}").LANGUAGE)


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of all languages found in this folder."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if module.ispkg))


def either(records: Iterable[object], field: str) -> str:
    """What any of the languages writes there, as one pattern."""
    return "|".join(written for record in records if (written := getattr(record, field)))


def detect(text: str) -> str:
    """`zh` if Han characters make up a sensible part of the letters, else `en`."""
    sample = text[:20_000]
    han = sum(map(is_han, sample))
    latin = sum(character.isascii() and character.isalpha() for character in sample)
    # A Han character says about as much as three letters.
    return "zh" if 3 * han > latin else "en"
