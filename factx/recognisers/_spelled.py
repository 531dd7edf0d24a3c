"""Numbers that count time, in figures or in words: 12, 3rd, 二十六, twenty-first, nineteen ninety-six."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factx.languages.calendar import Calendar

_NUMBER = re.compile(r"\d+(?:,\d{3}(?!\d)){0,6}(?:\.\d+)?")
WORD = re.compile(r"[a-z]+")
_MOST_DIGITS = 20
_MOST_HAN = 6  # characters of a number that a calendar needs; 二〇二二, 三十一


class Numeral(NamedTuple):
    """Where a number ends (its start where there is none), how much it is, whether an ordinal, whether spelled in words."""

    end: int
    amount: Decimal
    ordinal: bool = False
    spelled: bool = False


def numeral(folded: str, start: int, calendar: Calendar) -> Numeral:
    """The number that starts at a place."""
    if match := _NUMBER.match(folded, start):
        end = match.end()
        ordinal = next((s for s in calendar.suffixes if folded.startswith(s, end)), "")
        amount = Decimal(match.group().replace(",", "")) if end - start < _MOST_DIGITS else Decimal(10**_MOST_DIGITS)
        number = Numeral(end + len(ordinal), amount, bool(ordinal))
    else:
        number = _english(folded, start, calendar) if calendar.spaced else _han(folded, start, calendar)
    half = next((half for half in calendar.halves if folded.startswith(half, number.end)), "")
    if half and number.amount and not number.ordinal:  # two and a half years
        return number._replace(end=number.end + len(half), amount=number.amount + Decimal("0.5"))
    return number


def _han(folded: str, start: int, calendar: Calendar) -> Numeral:
    end = start
    while end < len(folded) and end - start < _MOST_HAN and (folded[end] in calendar.spelled or folded[end] in calendar.digits):
        end += 1
    word = folded[start:end]
    if len(word) > 1 and all(c in calendar.digits for c in word):
        return Numeral(end, Decimal("".join("0" if c == "零" else str(calendar.digits.index(c)) for c in word)), spelled=True)
    tens, ten, ones = word.partition("十")
    if word == "半":
        return Numeral(end, Decimal("0.5"), spelled=True)
    if len(tens) > 1 or len(ones) > 1 or not word or "半" in word or "十" in ones:
        return Numeral(start, Decimal(0), spelled=True)
    value = (calendar.spelled[tens] if tens else 1 if ten else 0) * (10 if ten else 1)
    return Numeral(end, Decimal(value + (calendar.spelled[ones] if ones else 0)), spelled=True)


def _english(folded: str, start: int, calendar: Calendar) -> Numeral:
    """Below a hundred; a second such number makes it a year (nineteen ninety-six), and so do a hundred and a thousand."""
    first = _tens(folded, start, calendar)
    match = WORD.match(folded, first.end + 1)
    scale = calendar.spelled.get(match.group(), 0) if match else 0
    if match is None or first.ordinal or first.end == start or not scale:
        return first
    if scale < 100:
        rest = _tens(folded, first.end + 1, calendar)
        years = 10 < first.amount < 22 and rest.amount > 9 and not rest.ordinal
        return Numeral(rest.end, first.amount * 100 + rest.amount, spelled=True) if years else first
    if not (10 < first.amount < 22 if scale == 100 else first.amount == 2):
        return first
    at = match.end() + (4 if folded.startswith(" and ", match.end()) else 0)
    rest = _tens(folded, at + 1, calendar)
    whole = rest.end > at + 1 and not rest.ordinal
    return Numeral(rest.end if whole else match.end(), first.amount * scale + (rest.amount if whole else 0), spelled=True)


def _tens(folded: str, start: int, calendar: Calendar) -> Numeral:
    """A number word below a hundred, or two: eleven, thirty, twenty-first."""
    value, end, at = 0, start, start
    while match := WORD.match(folded, at):
        word = match.group()
        ordinal = word in calendar.ordinals
        number = calendar.ordinals.get(word) or calendar.spelled.get(word)
        if number is None or number > 99 or (value and (value < 20 or number > 9)):
            break
        value, end = value + number, match.end()
        if ordinal or value % 10 or value < 20:
            return Numeral(end, Decimal(value), ordinal, True)
        at = end + 1
    return Numeral(end, Decimal(value), spelled=True)
