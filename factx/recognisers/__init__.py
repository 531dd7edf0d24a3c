"""The recognisers: each module here reads one kind of mention and is found by scanning this folder.

A recogniser offers

    RANK: int                                                     # lower ranks read first; what they take, later ones leave alone
    def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]

`folded` is `factx.text.fold(text)`: same length, so spans count in both. Mentions come in order and never overlap each other or
`taken`. `reference` is the day that relative dates count from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import import_module
from operator import itemgetter
from pkgutil import iter_modules
from typing import Protocol, cast

from factx.languages.record import Language
from factx.model import Mention
from factx.text import fold

_START = itemgetter(0)  # of a mention; half the time of its name


class Recogniser(Protocol):
    """What a module in this folder looks like."""

    RANK: int

    def find(
        self, text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]
    ) -> list[Mention]: ...


@cache
def recognisers() -> tuple[Recogniser, ...]:
    """Every recogniser in this folder, in the order they read."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__))
    return tuple(sorted((cast(Recogniser, m) for m in modules if hasattr(m, "find")), key=lambda m: m.RANK))


def recognise(text: str, language: Language, reference: date | None, folded: str | None = None) -> list[Mention]:
    """All mentions of a text in order, never overlapping, refusals included."""
    folded = fold(text) if folded is None else folded
    taken: list[Mention] = []
    for recogniser in recognisers():
        if found := recogniser.find(text, folded, language, reference, taken):
            taken = sorted([*taken, *found], key=_START)
    return taken
