"""What words that count from a period mean beside it: the month before the one told, the halves of a business year."""

from __future__ import annotations

from datetime import date, timedelta

from factx.model import Period
from factx.resolve.named import lasts
from factx.spans import around, shift

_YEAR = 12


def earlier(last: Period, told: Period) -> Period | None:
    """What a fact is compared with, where its words count from what is told: the last month, quarter or year that is that very
    one, and the month or year before it; last month's end, told of September in November."""
    if not last.end or not told.end or last.inherits == "year":
        return None
    if told.start and last[:2] == told[:2] and last.grain in {"month", "quarter", "year"}:
        return Period(*around(shift(told.start, -1, last.grain), last.grain), last.grain)
    if last.start or last.inherits or last.end < told.end or (last.end + timedelta(days=1)).day > 1:
        return None
    step = "quarter" if last.grain == "quarter" else "year" if last.end.month == _YEAR else "month"
    return Period(None, around(shift(told.end, -1, step), "month")[1], "day")


def ago(day: Period, told: Period, today: date | None) -> Period | None:
    """The day some months before the one that a level held on (去年末净负债率97%，一年前是118%)."""
    if not today or not day.end or not told.end or day.grain != "day" or day.inherits or told.end >= today:
        return None
    months = _YEAR * (today.year - day.end.year) + today.month - day.end.month
    if months < 1 or shift(today, -months, "month") != day.end:
        return None
    return Period(None, around(shift(told.end, -months, "month"), "month")[1], "day")


def business(part: Period, year: Period) -> Period | None:
    """A half, the first or the last day of a business year that is not the calendar's (下半年度, 年末)."""
    start, end = year.start, year.end
    if part.inherits != "year" or not start or not end or start.month == 1 or not lasts(year, "year") or not part.end:
        return None
    if part.grain == "half" and part.start:
        middle = shift(start, _YEAR // 2, "month")
        return Period(start, middle - timedelta(days=1), "half") if part.start.month == 1 else Period(middle, end, "half")
    return Period(None, end, "day") if not part.start and part.end.month == _YEAR else None
