"""What a table cell is: a number and nothing else, nothing at all, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factx.bind.numbers import NUMBERS
from factx.bind.scene import Scene
from factx.bind.tables.scales import scales
from factx.languages.record import Language
from factx.model import Block, Cell, Mention, Organisation, Period, Quantity

_NUMBER = re.compile(r"[-+(]?(\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)\)?( ?%)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FALLS = "▼↓"


class Place(NamedTuple):
    """One cell. number: what it holds, if it holds a number and nothing else; plain: it may be a year as well. blank: it holds
    nothing, or only signs."""

    block: int
    start: int
    end: int
    cell: Cell
    number: Mention | None = None
    plain: bool = False
    blank: bool = False

    def covers(self, column: int) -> bool:
        return self.cell.column <= column < self.cell.column + self.cell.width


def announced(mention: Mention, published: date | None) -> bool:
    """Whether a day over a table says only when the text came out."""
    period = mention.value
    return isinstance(period, Period) and period.grain == "day" and period.end == published


def place(number: int, block: Block, cell: Cell, scene: Scene, language: Language) -> Place:
    """The cell that a block is; number: of the block."""
    found = Place(number, block.start, block.end, cell)
    text = scene.folded[block.start : block.end]
    if not any(character.isalnum() for character in text):
        return found._replace(blank=True)
    if language.headers.overdue.fullmatch(text.strip()):
        return found  # 31-60 days
    within = scene.mentions_in(block.start, block.end)
    mention = next((m for m in within if isinstance(m.value, NUMBERS)), None)
    named = scene.triggers_in(block.start, block.end) or any(isinstance(m.value, (Period, Organisation)) for m in within)
    if mention and not named and not scales(text, language):  # 百万港元 is a unit
        residue = scene.cues.residue(block.start, mention.start) + scene.cues.residue(mention.end, block.end)
        if residue == 0:
            before, after = scene.folded[block.start : mention.start], scene.folded[mention.end : block.end]
            signed = _signed(_with(mention, before, language), before, after)
            return found._replace(number=signed, plain=bool(_YEAR.fullmatch(signed.text)))
    figure = _NUMBER.fullmatch(text)
    if figure:  # 2011, 6.18: read as dates where they stand alone; (36)% as an item of a list
        value = Decimal(figure[1].replace(",", "")) * (-1 if text[0] in "-(" else 1)
        unit = "%" if figure[2] else ""
        quantity = Quantity(value, unit=unit, number=(block.start + figure.start(1), block.start + figure.end(1)))
        return found._replace(number=Mention(block.start, block.end, text, quantity), plain=not unit)
    return found


def joined(row: Sequence[Place], scene: Scene, language: Language) -> list[Place]:
    """A row whose signs in cells of their own are put to their numbers ($ │ 1,234 │ %)."""
    found: list[Place] = []
    for at, one in enumerate(row):
        for beside in (*row[at + 1 : at + 2], *row[max(at - 1, 0) : at]):
            if one.number and beside.blank:
                one = one._replace(number=_with(one.number, scene.folded[beside.start : beside.end], language))
        found.append(one)
    return found


def _with(number: Mention, sign: str, language: Language) -> Mention:
    """A number with the unit of a sign that stands apart from it."""
    sign = sign.strip("() ")
    found = scales(sign, language) if sign else ()
    if not found or not isinstance(number.value, Quantity) or number.value.unit or found[0].factor != 1:
        return number
    return number._replace(value=number.value._replace(unit=found[0].code, local=found[0].local))


def _signed(number: Mention, before: str, after: str) -> Mention:
    """A number below nothing, whose brackets were torn apart, (1,234 │ ), or before which an arrow points down."""
    quantity = number.value
    torn = before.endswith("(") and ")" not in after
    if isinstance(quantity, Quantity) and quantity.value > 0 and (torn or any(mark in before + after for mark in _FALLS)):
        return number._replace(value=quantity._replace(value=-quantity.value))
    return number
