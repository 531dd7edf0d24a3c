"""Dates, times and periods written in figures: 2021-09-29, 9/29/2021, 2021-09, 20210929; 10:30, 7x24; Q2, 2Q23, FY2022."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factx.languages.calendar import Calendar
from factx.recognisers._atom import Atom

_DATE = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d%])|(\d{1,2})([-/.])(\d{1,2})\6(\d{4})(?![\d%])"
    r"|(\d{4})[-/](0[1-9]|1[0-2])(?![\d年/-])|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d|[.,]\d|%)"
)
_SHORT_DATE = {  # with two digits of the year: the year last where words are spaced, else first
    True: re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d\d)(?![\d/%]|\.\d)"),
    False: re.compile(r"(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d.%-])"),
}
_SPLIT_YEAR = re.compile(r"((?:19|20)\d\d)([/\u2013-])((?:19|20)?\d\d)(?![\d/%-]|\.\d)")
_FISCAL_SPLIT = re.compile(r"fy\s?'?((?:19|20)?\d\d)[/-]((?:19|20)?\d\d)(?![\d/%-])")
_CLOCK = (
    r"\d{1,2}:[0-5]\d(?!\d)(?::[0-5]\d)?(?:\s?[ap]\.?m\b)?|\d{1,2}\s?[ap](?:m\b|\.m\.)"
    r"|[57]\s?[x×*/]\s?24|24\s?[x×*/]\s?7"
)
_MONTHS = re.compile(r"(?<![$£€¥.,\d])([369])m\s?(?:fy\s?)?'?(20\d\d|\d\d)(?![\d%a-z]|[,.]\d)")  # 9M 2024, 9MFY25
_CODE = re.compile(r"(?:([qh])([1-4])(?:fy)?|([1-4])([qh])(?:fy)?|(fy|cy))(?:\s?'?(\d{4})|'?(\d{2}))?e?(?![\da-z])")
_LIKELY = r"[a-z]|\d{8}|\d{1,4}(?:[-/.:]|\s?[apx×*/]|[qhsm])"  # how anything written so begins
_YEAR_CODE = re.compile(r"([0-4]\d)([qh][1-4])(?![\da-z])")  # 22Q4
_MONTH_DAY = re.compile(
    r"(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?![\d/%]|\.\d)|(?<![a-z]-)(0?[1-9]|1[0-2])[-/](20\d\d)(?![\d/-])"
    r"|((?:19|20)\d0)s\b|(?:(?<=the )|(?<=the '))([5-9]0)s\b"
)


class Written:
    """What one language writes in figures. likely: how anything begins that is written so; to ask it first saves most looks."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar, self._spaced = calendar, calendar.spaced
        clock = [calendar.clock] if calendar.clock else []
        self.likely = re.compile("|".join((_LIKELY, *clock)))
        self._clock = re.compile("|".join((*clock, _CLOCK)))
        self._fiscal = re.compile(rf"\s?(?:{'|'.join(calendar.fiscal)})")

    def atoms(self, folded: str, start: int) -> Iterator[Atom]:
        """The atoms of what is written at a place where `likely` matches; none where nothing is."""
        spaced = self._spaced
        if (match := _SPLIT_YEAR.match(folded, start)) and (year := self._split_year(folded, match)):
            yield year
        elif match := _DATE.match(folded, start):
            yield from _date(match)
        elif match := _SHORT_DATE[spaced].match(folded, start):
            short = int(match["year"])
            yield _day(short + (2000 if short < 50 else 1900), int(match["month"]), int(match["day"]), start, match.end())
        elif match := self._clock.match(folded, start):
            yield Atom("time", 0, start, match.end())
        elif spaced and (match := _MONTH_DAY.match(folded, start)):
            yield from _month_day(match)
        elif (match := _FISCAL_SPLIT.match(folded, start)) and (int(match.group(1)) + 1) % 100 == int(match.group(2)) % 100:
            yield Atom("year", 2000 + int(match.group(2)[-2:]), start, match.end())
        elif spaced and (match := _MONTHS.match(folded, start)):
            yield Atom("first", int(match[1]), start, start + 2, grain="month")
            yield Atom("year", int(match[2]) + (2000 if len(match[2]) == 2 else 0), start + 2, match.end(), near=True)
        elif match := _CODE.match(folded, start):
            yield from _code(match)
        elif match := _YEAR_CODE.match(folded, start):
            yield Atom("year", 2000 + int(match[1]), start, match.end(1))
            yield Atom("quarter" if match[2][0] == "q" else "half", int(match[2][1]), match.end(1), match.end(), near=True)

    def _split_year(self, folded: str, match: re.Match[str]) -> Atom | None:
        """2022/23: a business year, named by the calendar year that it ends in; 2011-12 only where the text says so."""
        first, last = int(match.group(1)), int(match.group(3)[-2:])
        fiscal = self._fiscal.match(folded, match.end())
        said = fiscal or folded.endswith(self._calendar.fiscal_before, 0, match.start())
        if (first + 1) % 100 == last and (said or (self._spaced and last > 12)):
            return Atom("year", first + 1, match.start(), fiscal.end() if fiscal and not self._spaced else match.end())
        return None


def _date(match: re.Match[str]) -> Iterator[Atom]:
    """2021-09-29, 9/29/2021, 20210929; or a year and a month, 2021-09."""
    g, (start, end) = match.groups(), match.span()
    parts = (g[0], g[2], g[3]) if g[0] else (g[7], g[4], g[6]) if g[7] else (g[10], g[11], g[12]) if g[10] else None
    if parts is None:
        yield Atom("year", int(g[8]), start, start + 4)
        yield Atom("month", int(g[9]), start + 4, end, near=True)
        return
    year, month, day = map(int, parts)
    if g[7] and (month > 12 or g[5] == "."):
        month, day = day, month
    yield _day(year, month, day, start, end)


def _month_day(match: re.Match[str]) -> Iterator[Atom]:
    """9/29, 09/2021; the 1990s, the '90s."""
    start, end = match.span()
    if decade := match.group(5) or match.group(6):
        yield Atom("decade", int(decade), start, end)
    elif match.group(4):
        yield Atom("month", int(match.group(3)), start, end - 4)
        yield Atom("year", int(match.group(4)), end - 4, end)
    else:
        yield Atom("month-day", int(match.group(1)) * 100 + int(match.group(2)), start, end)


def _day(year: int, month: int, day: int, start: int, end: int) -> Atom:
    try:
        return Atom("date", date(year, month, day).toordinal(), start, end)
    except ValueError:
        return Atom("other", 0, start, end)


def _code(match: re.Match[str]) -> Iterator[Atom]:
    """Q2, 2Q23, H1 2022, FY22."""
    grain, n = match.group(1) or match.group(4), match.group(2) or match.group(3)
    year = match.group(6) or match.group(7)
    start, end = match.span()
    if (not year and not n) or (n and grain == "h" and int(n) > 2):
        yield Atom("other", 0, start, end)
        return
    if year:  # named first, as in any language the large may come first
        yield Atom("year", int(year) + (2000 if len(year) == 2 else 0), start, start if n else end)
    if n:
        yield Atom("quarter" if grain == "q" else "half", int(n), start, end)
