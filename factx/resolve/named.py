"""Periods where the text names them, as a report means them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factx.candidates import Candidate
from factx.cues import STOPS
from factx.dates import move
from factx.model import Mention, Period
from factx.spans import around, shift

# What ends a sentence.
FULL_STOPS = tuple(mark for mark in STOPS if mark != ";")
REPORTED = frozenset({"quarter", "half", "year"})
# Days: a business year may have 53 weeks.
_LONGEST = 372
_YEAR = 12
_SUNDAY = 6
# Days of quarters and years in weeks.
_LASTS = {"month": (27, 31), "quarter": (83, 98), "half": (176, 190), "year": (357, 372)}
# As many dates back; a text of ten thousand must end.
_LOOKED_AT = 200


class Named(NamedTuple):
    """A period and where it stands."""

    start: int
    end: int
    period: Period


def begun(folded: str, position: int) -> int:
    """Where the sentence of a position begins: behind the last full stop of its line."""
    line = folded.rfind("\n", 0, position) + 1
    return max(folded.rfind(mark, line, position) + 1 for mark in FULL_STOPS) or line


def ended(folded: str, position: int) -> int:
    """Where the sentence of a position ends: at the next full stop of its line."""
    line = folded.find("\n", position)
    line = line if line >= 0 else len(folded)
    return min((at for mark in FULL_STOPS if (at := folded.find(mark, position, line)) >= 0), default=line)


def reportable(period: Period) -> bool:
    """Whether a report can be of a period: a quarter, half or year, whole months up to a year, or weeks that make one."""
    if not period.start or not period.end or period.inherits in {"period", "former"}:
        return False
    if period.grain in REPORTED:
        return True
    days, whole = (period.end - period.start).days, period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    weekly = days % 7 == _SUNDAY and any(lasts(period, grain) for grain in REPORTED)
    return period.grain == "span" and days < _LONGEST and (whole or weekly)


def lasts(period: Period, grain: str) -> bool:
    """Whether a period is as long as a quarter, half or year, in whole weeks or months."""
    least, most = _LASTS[grain]
    return bool(period.start and period.end and least <= (period.end - period.start).days <= most)


def figured(folded: str, named: Named | Mention) -> bool:
    """Whether a date is put in figures (2023年, not 今年)."""
    return any(character.isdigit() for character in folded[named.start : named.end])


def runs(folded: str, named: Named, published: date | None) -> bool:
    """Whether a date is the month that a text is published in, not by its name (本月)."""
    start, end, grain, inherits = named.period[:4]
    running = bool(published and start and end and start <= published <= end)
    return running and grain == "month" and not inherits and not figured(folded, named)


def of_header(candidate: Candidate, folded: str, today: date | None) -> Named | None:
    """The period at the head of a cell; 本月 in a report is the month reported on, not the one it comes out in."""
    for head in candidate.heads:
        if isinstance(head.value, Period):
            period = head.value
            running = period.start and period.end and today and period.end > today and not period.inherits
            if running and candidate.status == "actual" and not figured(folded, head):
                period = Period(None, None, period.grain, "period")
            return Named(head.start, head.end, period)
    return None


def previous(period: Period) -> Period:
    """The month, quarter, half or year before one."""
    if not period.start or period.grain not in {"month", "quarter", "half", "year"}:
        return period
    start, end = around(shift(period.start, -1, period.grain), period.grain)
    return period._replace(start=start, end=end)


def within(dates: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """The dates that begin in `[start, end)`; they stand in the order of the text."""
    return dates[bisect_left(dates, (start,)) : bisect_left(dates, (end,))]


def years_of(named: Named, places: int) -> list[Named]:
    """The single years of a span of as many years as a list has members (2019-2021年分别为A、B、C)."""
    start, end = named.period.start, named.period.end
    if not start or not end or (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return []
    if end.year - start.year + 1 != places:
        return []
    single = (Period(start.replace(year=year), end.replace(year=year), "year") for year in range(start.year, end.year + 1))
    return [Named(named.start, named.end, year) for year in single]


def closing(dates: Sequence[Named], period: Period, position: int) -> Period | None:
    """The last period named before a place that closes on the same day of its year: 2022年第二季度…, 第二季度; a mere day only
    if nothing later was named (2024年11月末…(2023年底12万户)，第四季度)."""
    at = bisect_left(dates, (position,))
    earlier = [d.period for d in reversed(dates[max(0, at - _LOOKED_AT) : at])]
    newest = max((p.end for p in earlier if p.end), default=None)
    day = period.end and (period.end.month, period.end.day)
    full = (p for p in earlier if not p.inherits and p.grain != "year")
    same = (p for p in full if p.end and (p.end.month, p.end.day) == day and (p.start or p.end == newest))
    return next((p for p in same if p.end and period.end and 0 <= period.end.year - p.end.year <= 1), None)


def closed_month(dates: Sequence[Named]) -> Period | None:
    """The month that the last of some dates closes (截至9月底，用户3396万人；单月交易312亿元)."""
    told = [d.period for d in dates if d.period.end]
    day = told[-1].end if told and not told[-1].start else None
    return Period(*around(day, "month"), "month") if day and (day + timedelta(1)).day == 1 else None


def following(period: Period, today: date | None) -> Period:
    """What comes after a period that is over: an outlook for 本季度 in a report on the last one."""
    if not period.start or not period.end or not today or period.end > today:
        return period
    start = period.end + timedelta(days=1)
    months = 12 * (start.year - period.start.year) + start.month - period.start.month
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    return period._replace(start=start, end=date(year, month + 1, 1) - timedelta(days=1)) if start.day == 1 else period


def nearest(period: Period, today: date | None) -> Period:
    """The month or quarter to come, where an expectation names one without a year that is nearer than the one gone by."""
    if not period.end or not today or period.end >= today or period.grain not in {"month", "quarter"}:
        return period
    there = move(period, 1)
    return there if there.end and there.end - today < today - period.end else period


def ends_of(period: Period) -> tuple[Period, Period] | None:
    """The first and the last year or month of a span of several: a move through it began and ended there (2019年至2021年，由3亿元
    增长至9亿元)."""
    start, end = period.start, period.end
    whole = start and end and start.day == 1 and (end + timedelta(days=1)).day == 1
    if period.grain != "span" or reportable(period) or not (start and end and whole):
        return None
    grain = "year" if start.month == 1 and end.month == _YEAR else "month"
    first, last = around(start, grain), around(end, grain)
    return (Period(*first, grain), Period(*last, grain)) if first != last else None


def to_date(period: Period) -> Period:
    """Up to what day a sum goes that is told beside a period: since the year began beside a month (5月净增10万户，累计60万户)."""
    start = period.start.replace(month=1) if period.start and period.grain == "month" else None
    return Period(start, period.end, "span" if start else "day")


def coming(period: Period, published: date | None) -> bool:
    """Whether a period is a day, or a time, to come."""
    return bool(published and period.end and (period.start or period.end) > published)
