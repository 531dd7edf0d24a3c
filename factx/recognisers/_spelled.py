"""Numbers that count time, in figures or in words: 12, 3rd, 二十六, twenty-first, nineteen ninety-six."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factx.languages.calendar import Calendar
from factx.recognisers._atom import HALF

_NUMBER = re.compile(r"\d+(?:,\d{3}(?!\d)){0,6}(?:\.\d+)?")
WORD = re.compile(r"[a-z]+")
_MOST_DIGITS = 20
_MOST = 10000
_MOST_HAN = 6  # characters of a number that a calendar needs; 二〇二二, 三十一


class Numeral(NamedTuple):
    """How much a number is; its whole part (0 from 10,000 on), whether that is all; whether an ordinal, whether in words."""

    amount: Decimal
    value: int
    whole: bool
    ordinal: bool = False
    spelled: bool = False


def numeral(folded: str, start: int, calendar: Calendar) -> tuple[int, Numeral | None]:
    """The number that starts at a place, and where it ends."""
    number: Numeral | None
    if match := _NUMBER.match(folded, start):
        end, number = match.end(), _figures(match.group())
        for suffix in calendar.suffixes:
            if folded.startswith(suffix, end):
                return end + len(suffix), number._replace(ordinal=True)
    else:
        end, number = _english(folded, start, calendar) if calendar.spaced else _han(folded, start, calendar)
    for half in calendar.halves:
        if number and number.amount and not number.ordinal and folded.startswith(half, end):  # two and a half years
            return end + len(half), _numeral(number.amount + HALF, spelled=number.spelled)
    return end, number


def _numeral(amount: Decimal, ordinal: bool = False, spelled: bool = True) -> Numeral:
    value = int(amount) if amount < _MOST else 0
    return Numeral(amount, value, amount == value, ordinal, spelled)


@lru_cache(maxsize=1024)
def _figures(word: str) -> Numeral:
    return _numeral(Decimal(word.replace(",", "")) if len(word) < _MOST_DIGITS else Decimal(10**_MOST_DIGITS), spelled=False)


def _han(folded: str, start: int, calendar: Calendar) -> tuple[int, Numeral | None]:
    end, last = start, min(start + _MOST_HAN, len(folded))
    while end < last and (folded[end] in calendar.spelled or folded[end] in calendar.digits):
        end += 1
    if end - start == 1 and folded.startswith(calendar.thousands, end):  # 两千零四
        stop, rest = _han(folded, end + 2, calendar)
        if rest:
            return stop, _numeral(1000 * calendar.spelled[folded[start]] + rest.amount)
    return end, _chinese(folded[start:end], calendar)


@lru_cache(maxsize=1024)
def _chinese(word: str, calendar: Calendar) -> Numeral | None:
    """A numeral below a hundred, or one of digits; None for any other word."""
    spelled, digits = calendar.spelled, calendar.digits
    if word in calendar.half_behind:
        return _numeral(HALF)
    if not word or any(half in word for half in calendar.half_behind):
        return None
    if len(word) > 1 and all(c in digits for c in word):
        return _numeral(Decimal("".join(str(digits.index(c) % 10) for c in word)))  # 零 stands behind 九
    if spelled.get(word[0], 0) > 10 and len(word) < 3:  # 廿五
        return _numeral(Decimal(spelled[word[0]] + spelled.get(word[1:], 0)))
    tens, ten, ones = word.partition(next(c for c, value in spelled.items() if value == 10))
    if len(tens) > 1 or len(ones) > 1 or spelled.get(ones) == 10:
        return None
    value = (spelled[tens] if tens else 1 if ten else 0) * (10 if ten else 1)
    return _numeral(Decimal(value + (spelled[ones] if ones else 0)))


def _english(folded: str, start: int, calendar: Calendar) -> tuple[int, Numeral | None]:
    """Below a hundred; a second such number makes it a year (nineteen ninety-six), and so do a hundred and a thousand."""
    end, value, ordinal = _tens(folded, start, calendar)
    if end == start:
        return start, None
    match = WORD.match(folded, end + 1)
    scale = calendar.spelled.get(match.group(), 0) if match else 0
    first = _numeral(Decimal(value), ordinal)
    if match is None or ordinal or not scale:
        return end, first
    if scale < 100:
        stop, rest, last = _tens(folded, end + 1, calendar)
        years = 10 < value < 22 and rest > 9 and not last
        return (stop, _numeral(Decimal(value * 100 + rest))) if years else (end, first)
    if not (10 < value < 22 if scale == 100 else value == 2):
        return end, first
    at = match.end() + (4 if folded.startswith(" and ", match.end()) else 0)
    stop, rest, last = _tens(folded, at + 1, calendar)
    if stop == at + 1 or last:
        return match.end(), _numeral(Decimal(value * scale))
    return stop, _numeral(Decimal(value * scale + rest))


def _tens(folded: str, start: int, calendar: Calendar) -> tuple[int, int, bool]:
    """A number word below a hundred, or two (eleven, thirty, twenty-first): where it ends, how much it is, whether an ordinal."""
    value, end, at = 0, start, start
    while match := WORD.match(folded, at):
        word = match.group()
        ordinal = word in calendar.ordinals
        number = calendar.ordinals.get(word) or calendar.spelled.get(word)
        if number is None or number > 99 or (value and (value < 20 or number > 9)):
            break
        value, end = value + number, match.end()
        if ordinal or value % 10 or value < 20:
            return end, value, ordinal
        at = end + 1
    return end, value, False
