"""One word of time, as the lexer gives it and as `periods` puts it together with others."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

HALF = Decimal("0.5")
YEARS = range(1900, 2101)  # what a number of four digits must be in to be a year


class Atom(NamedTuple):
    """One word or number: its slot or part of speech, its value, its place. near: nothing but spaces before it."""

    kind: str
    value: int
    start: int
    end: int
    near: bool = False
    grain: str = ""
    amount: Decimal = Decimal(0)
