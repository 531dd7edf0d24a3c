"""A number with the word for years behind it: a year (2021年, 22年底, 113年底 of the Republic), or a length of time (8年)."""

from __future__ import annotations

from string import digits

from factx.languages.calendar import Calendar
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._spelled import Numeral

# What a year has parts of.
_PARTS = frozenset(("month", "quarter", "season", "+month", "+quarter"))
_ERA = range(90, 140)  # years of an era that news is of


def year(calendar: Calendar, folded: str, span: tuple[int, int, int], number: Numeral, near: bool) -> Atom:
    """2021年 is a year, 8年 a length of time; 22年 is what stands around it. span: where the number starts and ends, and its
    word."""
    start, end, stop = span
    amount, value, whole, _, spelled = number
    figures = end - start
    if (figures == 4 or spelled) and value in YEARS and "," not in folded[start:end]:
        return Atom("year", value, start, stop, near)
    length = Atom("length", value, start, stop, near, "year", amount)
    if not whole or (stop - end > 1 and figures < 2):
        return length
    longer = stop - end > 1 and 80 <= value < 200  # 112年度
    if calendar.era and figures == 3 and not spelled and (longer or (value in _ERA and _of_era(calendar, folded, span))):
        return Atom("year", value + calendar.era, start, stop, near)
    if figures == 2 and (not spelled or not folded[start:end].strip(calendar.digits)):
        short = value + (2000 if value < 50 else 1900)
        if folded[start] == "0" or spelled:
            return Atom("other" if folded[start:end] in calendar.vague else "year", short, start, stop, near)
        if _goes_on(calendar, folded, stop):
            return Atom("year", short, start, stop, near)
        lasts = folded[stop : stop + 1] and folded[stop] in calendar.length_after
        if not ((start and folded[start - 1] in calendar.length_before) or lasts):
            return Atom("short-year", short, start, stop, near, "year", amount)
    return length


def _goes_on(calendar: Calendar, folded: str, stop: int) -> bool:
    """Whether what follows a year goes on with a part of it (22年底, 22年前三季), and no length does (22年来)."""
    after = folded[stop : stop + 2]
    lasts = after[:1] and after[0] in calendar.length_after and not _parts(calendar, folded, stop + 1)
    return bool(after[:1]) and after[0] in calendar.year_tails and not (lasts and after[1:] not in calendar.digits)


def _parts(calendar: Calendar, folded: str, at: int) -> bool:
    """Whether so many parts of a year follow in figures (114年前3季, 113年前11月)."""
    end = at + len(folded[at : at + 2]) - len(folded[at : at + 2].lstrip(digits))
    return end > at and any(folded.startswith(word, end) and unit in _PARTS for word, unit in calendar.units.items())


def _of_era(calendar: Calendar, folded: str, span: tuple[int, int, int]) -> bool:
    """Whether a number of three figures is a year of the local era: a part of it follows, or it stands in a row of such years
    (113年底, 112年及113年)."""
    start, end, stop = span
    unit, named = folded[end:stop], calendar.words.get(folded[max(0, start - 2) : start].strip(), ())
    if any(kind == "era" for kind, _ in named):
        return False  # 民国113年: the era is said
    behind = folded[stop + 1 : stop + 4].isdigit() and folded.startswith(unit, stop + 4)
    row = start - 1 - len(unit)
    before = folded[max(0, row - 3) : max(0, row)].isdigit() and folded.startswith(unit, row)
    return behind or before or _goes_on(calendar, folded, stop)
