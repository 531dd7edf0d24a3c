"""Periods where the text names them, as a report means them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Period
from factx.spans import around, shift

REPORTED = frozenset({"quarter", "half", "year"})
# Days: a business year may have 53 weeks.
_LONGEST = 372
_YEAR = 12
# As many dates back; a text of ten thousand must end.
_LOOKED_AT = 200


class Named(NamedTuple):
    """A period and where it stands."""

    start: int
    end: int
    period: Period


def reportable(period: Period) -> bool:
    """Whether a report can be of a period: a quarter, half or year, or whole months up to a year."""
    if not period.start or not period.end or period.inherits in {"period", "former"}:
        return False
    if period.grain in REPORTED:
        return True
    whole = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    return period.grain == "span" and whole and (period.end - period.start).days < _LONGEST


def of_header(candidate: Candidate, folded: str, today: date | None) -> Named | None:
    """The period at the head of a cell; 本月 in a report is the month reported on, not the one it comes out in."""
    for head in candidate.heads:
        if isinstance(head.value, Period):
            period = head.value
            running = period.start and period.end and today and period.end > today and not period.inherits
            told = any(character.isdigit() for character in folded[head.start : head.end])
            if running and candidate.status == "actual" and not told:
                period = Period(None, None, period.grain, "period")
            return Named(head.start, head.end, period)
    return None


def calendared(dates: list[Named], folded: str, cues: Cues, language: Language, today: date | None) -> list[Named]:
    """The dates, with fiscal years and quarters moved to where the text dates them (截至2018年9月30日的2019财年第二季度).

    A fiscal quarter that the text does not date, but tells the results of, is the last one that was over.
    """
    fiscal = [d.period.start is not None and any(w in folded[d.start : d.end] for w in language.grammar.fiscal) for d in dates]
    months = 0
    for at, (one, other) in enumerate(pairwise(dates)):
        told, day = (one, other) if fiscal[at] else (other, one)
        closes = day.period.grain == "day" and day.period.end and told.period.end and told.period.grain in REPORTED
        if fiscal[at] != fiscal[at + 1] and closes and cues.residue(one.end, other.start) <= 1:
            assert day.period.end and told.period.end
            months = 12 * (day.period.end.year - told.period.end.year) + day.period.end.month - told.period.end.month
            break
    if not months or abs(months) > _YEAR:
        ahead = [fiscal[at] and today is not None and _ahead(d, today, cues) for at, d in enumerate(dates)]
        return [Named(d.start, d.end, _last_over(d.period, today)) if ahead[at] and today else d for at, d in enumerate(dates)]
    return [Named(d.start, d.end, _moved(d.period, months)) if fiscal[at] else d for at, d in enumerate(dates)]


def _ahead(named: Named, today: date, cues: Cues) -> bool:
    """Whether a quarter by the calendar would not be over, and nothing says that it is only expected."""
    end = named.period.end
    return named.period.grain == "quarter" and end is not None and end > today and not cues.expects(named.start, named.end)


def _last_over(period: Period, today: date) -> Period:
    """The calendar's last quarter that was over on a day."""
    start, end = around(shift(today, -1, "quarter"), "quarter")
    return period._replace(start=start, end=end, inherits="")


def _moved(period: Period, months: int) -> Period:
    """A period of whole months, some months later."""
    if not period.start or not period.end:
        return period
    after = shift(period.end + timedelta(days=1), months, "month")
    return period._replace(start=shift(period.start, months, "month"), end=after - timedelta(days=1))


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
    """The last period named before a place that closes on the same day of its year: 2022年第二季度…, 第二季度."""
    at = bisect_left(dates, (position,))
    earlier = (d.period for d in reversed(dates[max(0, at - _LOOKED_AT) : at]))
    day = period.end and (period.end.month, period.end.day)
    full = (p for p in earlier if not p.inherits and p.grain != "year")
    same = (p for p in full if p.end and (p.end.month, p.end.day) == day)
    return next((p for p in same if p.end and period.end and 0 <= period.end.year - p.end.year <= 1), None)


def following(period: Period, today: date | None) -> Period:
    """What comes after a period that is over: an outlook for 本季度 in a report on the last one."""
    if not period.start or not period.end or not today or period.end > today:
        return period
    start = period.end + timedelta(days=1)
    months = 12 * (start.year - period.start.year) + start.month - period.start.month
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    return period._replace(start=start, end=date(year, month + 1, 1) - timedelta(days=1)) if start.day == 1 else period


def coming(period: Period, published: date | None) -> bool:
    """Whether a period is a day to come."""
    return period.grain == "day" and bool(published and period.end and period.end > published)
