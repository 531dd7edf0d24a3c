"""Calendar arithmetic: what a bag of calendar slots means, as one `Period`.

A language's words fill *slots*; this module knows no words. A bag maps slot names to integers:

    year 2022 · years -1 (from the reference) · half, quarter, month, week, day, weekday (0 is Monday) · quarters, months, weeks,
    days (counted from the reference) · date (a day's ordinal) · plan 14 (the 14th five-year plan) · decade 1990
    whole (the year, unnamed) · first, rear, past, coming, ended, ago, hence: a number of grains (grain: index into GRAINS)
    edge: index into EDGES · asof, since, by, before, after, until: the stance of the wording
    same, own, now: words that point elsewhere
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factx.model import Period

GRAINS = ("day", "week", "month", "quarter", "half", "year")
EDGES = ("start", "middle", "end", "early", "mid", "late")
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_YEAR_OPEN = ("whole", "half", "quarter", "month", "first", "rear")
_PLAN_YEARS, _PLAN_ZERO = 5, 1951  # China's five-year plans since the sixth (1981-1985); the 14th ran 2021-2025

Span = tuple[date, date]
Bag = Mapping[str, int]


def shift(day: date, amount: int, grain: str) -> date:
    """The day `amount` grains later; a month too short gives its last day, the ends of the calendar hold."""
    if grain in _DAYS:
        return date.fromordinal(min(max(day.toordinal() + amount * _DAYS[grain], 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[grain]
    year, month = min(max(months // 12, MINYEAR), MAXYEAR), months % 12 + 1
    return date(year, month, min(day.day, _last(year, month)))


def block(year: int, grain: str, n: int = 1) -> Span:
    """The n-th month, quarter, half or year of a year; first and last day."""
    size = _MONTHS[grain]
    last = size * n
    return date(year, last - size + 1, 1), date(year, last, _last(year, last))


def move(period: Period, years: int) -> Period:
    """The same period some years later; a month's last day stays the last day (28 and 29 February)."""
    return period._replace(start=period.start and _moved(period.start, years), end=period.end and _moved(period.end, years))


def period(bag: Bag, reference: date | None) -> Period | None:
    """What the slots say; None where they name no possible day (30 February). Unknown dates are None."""
    try:
        found = _period(bag, reference)
    except (ValueError, OverflowError):
        return None
    return None if found and found.start and found.end and found.start > found.end else found


def _period(bag: Bag, reference: date | None) -> Period | None:
    grain, stated = _grain(bag), any(slot in bag for slot in ("year", "date", "plan", "decade"))
    if "same" in bag:
        span = block(bag["year"], "year") if "year" in bag else None
        return Period(span and span[0], span and span[1], "span", "period", bag.get("years", 0))
    if "own" in bag:
        return Period(None, None, "day" if "edge" in bag else grain if "grain" in bag else "span", "period", bag["own"])
    inherits = "" if stated or not any(slot in bag for slot in _YEAR_OPEN) or "years" in bag else "year"
    if "governed" in bag:
        inherits = "period"
    span = _span(bag, reference)
    if span is None:
        known = stated or reference is not None
        return None if known and "unknown" not in bag else Period(None, None, grain, inherits, bag.get("governed", 0))
    start, end = _stance(bag, *_edged(bag, grain, *span), reference)
    if inherits == "year" and ("asof" in bag or "first" in bag) and reference and end and end > reference:
        start, end = start and _moved(start, -1), _moved(end, -1)  # what is stated as reached is past
    if start is None and inherits != "period" and grain != "day":
        grain = "day"
    return Period(start, end, grain, inherits, bag.get("governed", 0))


def settle(period: Period, governing: Period | None) -> Period:
    """The period completed by the one that governs the place where it stands; others unchanged."""
    if not period.inherits or governing is None or (governing.end or governing.start) is None:
        return period
    there = governing.end or governing.start
    assert there is not None
    here = period.end or period.start
    if period.inherits == "year":
        return move(period, there.year - here.year)._replace(inherits="") if here else period
    if period.grain == "year":
        instant = here is not None and period.start is None
        year = there.year + period.shift
        return period._replace(start=None if instant else date(year, 1, 1), end=date(year, 12, 31), inherits="")
    if period.grain == "day" and here is None:
        return Period(None, move(governing, period.shift).end, "day")
    years = here.year - there.year if here and not period.shift else period.shift
    return move(governing, years)._replace(inherits="")


def join(first: Period, last: Period) -> Period | None:
    """From the one to the other; None where that is no stretch of time."""
    start, end = first.start or first.end, last.end or last.start
    inherits = first.inherits or last.inherits
    if start is None or end is None:
        return Period(None, None, "span", inherits) if start is end is None else None
    if start > end and first.inherits == "year":
        start = _moved(start, end.year - start.year)
        start = start if start <= end else _moved(start, -1)
    return Period(start, end, "span", inherits) if start <= end else None


def _span(bag: Bag, reference: date | None) -> Span | None:
    """First and last day of what is named, before edge and stance."""
    if "date" in bag:
        day = date.fromordinal(bag["date"])
        return day, day
    if "plan" in bag:
        year = _PLAN_ZERO + _PLAN_YEARS * bag["plan"]
        return date(year, 1, 1), date(year + _PLAN_YEARS - 1, 12, 31)
    if "decade" in bag:
        return date(bag["decade"], 1, 1), date(bag["decade"] + 9, 12, 31)
    if "year" not in bag and reference is None:
        return None
    year = bag["year"] if "year" in bag else _year(bag, reference)
    return _within(bag, year, reference)


def _year(bag: Bag, reference: date | None) -> int:
    """The year that was not named: of `years` from the reference, or the nearest whose named part has begun by then."""
    assert reference is not None
    year = reference.year + bag.get("years", 0)
    if "years" in bag or not any(slot in bag for slot in ("half", "quarter", "month")):
        return year
    for past in range(9):  # 29 February may be eight years back
        try:
            if _named(bag, year - past)[0] <= reference:
                return year - past
        except ValueError:
            continue
    return year


def _within(bag: Bag, year: int, reference: date | None) -> Span | None:
    if "month" in bag or "quarter" in bag or "half" in bag:
        span = _named(bag, year)
        return _week(span[0], span[1], bag["week"]) if "week" in bag else span
    if "first" in bag:
        grain = GRAINS[bag["grain"]]
        start = date(year, 1, 1)
        start = start if grain not in _DAYS else _monday(date(year, 1, 4))  # ISO 8601: week 1 holds 4 January
        return start, shift(start, bag["first"], grain) - timedelta(1)
    if "rear" in bag:
        grain = GRAINS[bag["grain"]]
        end = _week(date(year, 1, 1), date(year, 12, 31), -1)[1] if grain == "week" else date(year, 12, 31)
        return shift(end + timedelta(1), -bag["rear"], grain), end
    if "week" in bag:
        return _week(date(year, 1, 1), date(year, 12, 31), bag["week"])
    if "year" in bag or "years" in bag or "whole" in bag:
        return block(year, "year")
    return _relative(bag, reference) if reference else None


def _named(bag: Bag, year: int) -> Span:
    """Half, quarter, month or day of a year. ValueError where there is no such day."""
    if "month" in bag:
        if "day" in bag:
            return date(year, bag["month"], bag["day"]), date(year, bag["month"], bag["day"])
        return block(year, "month", bag["month"])
    return block(year, "quarter", bag["quarter"]) if "quarter" in bag else block(year, "half", bag["half"])


def _relative(bag: Bag, reference: date) -> Span | None:
    """What is counted from the reference."""
    if "now" in bag:
        return reference, reference
    for slot in ("past", "coming", "ago", "hence"):
        if slot in bag:
            grain, sign = GRAINS[bag["grain"]], 1 if slot in ("coming", "hence") else -1
            there = shift(reference, sign * bag[slot], grain)
            if grain == "quarter" and slot in ("past", "coming"):  # whole quarters
                now = block(reference.year, "quarter", (reference.month + 2) // 3)
                begin = now[0] if slot == "past" else now[1] + timedelta(1)
                there = shift(begin, sign * bag[slot], grain)
                return min(there, begin), max(there, begin) - timedelta(1)
            return {"past": (there, reference), "coming": (reference, there)}.get(slot, (there, there))
    if "quarters" in bag:
        there = shift(reference, bag["quarters"], "quarter")
        return block(there.year, "quarter", (there.month + 2) // 3)
    if "months" in bag:
        there = shift(reference, bag["months"], "month")
        if "day" in bag:
            return there.replace(day=bag["day"]), there.replace(day=bag["day"])
        return block(there.year, "month", there.month)
    if "weekday" in bag or "weeks" in bag:
        return _weekly(bag, reference)
    if "days" in bag:
        there = shift(reference, bag["days"], "day")
        return there, there
    if "day" in bag:
        for back in range(3):
            month = shift(reference.replace(day=1), -back, "month")
            if bag["day"] <= _last(month.year, month.month) and month.replace(day=bag["day"]) <= reference:
                return month.replace(day=bag["day"]), month.replace(day=bag["day"])
    return None


def _weekly(bag: Bag, reference: date) -> Span:
    """Weeks begin on Monday. A bare weekday is the last such day, the reference included; 5 and 6 make the weekend."""
    if "weeks" not in bag:
        back = (reference.weekday() - bag["weekday"]) % 7
        day = reference - timedelta(back)
        return day, day
    monday = shift(_monday(reference), bag["weeks"], "week")
    if "weekend" in bag:
        return monday + timedelta(5), monday + timedelta(6)
    if "weekday" in bag:
        return monday + timedelta(bag["weekday"]), monday + timedelta(bag["weekday"])
    return monday, monday + timedelta(6)


def _edged(bag: Bag, grain: str, start: date, end: date) -> tuple[date | None, date]:
    """The edge of a span: its first or last day as an instant, or a third of it."""
    edge = EDGES[bag["edge"]] if "edge" in bag else ""
    third = (end - start).days // 3
    if edge in ("start", "end"):
        return None, start if edge == "start" else end
    if edge == "middle":
        return None, shift(start, 6, "month") - timedelta(1) if grain == "year" else start + timedelta((end - start).days // 2)
    if edge in ("early", "mid", "late"):
        n = ("early", "mid", "late").index(edge)
        if grain == "year":
            return shift(start, 4 * n, "month"), shift(start, 4 * n + 4, "month") - timedelta(1)
        size = 10 if grain == "month" else third + 1
        return start + timedelta(size * n), end if n == 2 else start + timedelta(size * (n + 1) - 1)
    return (None, end) if "now" in bag else (start, end)


def _stance(bag: Bag, start: date | None, end: date, reference: date | None) -> tuple[date | None, date | None]:
    """How the wording stands to the span: up to it, from it, before it, after it."""
    if "ended" in bag:
        return shift(end + timedelta(1), -bag["ended"], GRAINS[bag["length"]]), end
    if "before" in bag or "until" in bag:
        return None, end if start is None or "until" in bag or "inclusive" in bag else start - timedelta(1)
    if "after" in bag:
        return (start or end) if start is None or start == end or "inclusive" in bag else end + timedelta(1), None
    if "since" in bag:
        first = start or end
        return first, reference if reference is None or reference >= first else None
    if "asof" in bag or "by" in bag:
        return None, end
    return start, end


def _week(start: date, end: date, n: int) -> Span:
    """The n-th week of a span, -1 the last; a week belongs where its Thursday is (ISO 8601)."""
    monday = _monday(start + timedelta(3)) if start.weekday() > 3 else _monday(start)
    monday = monday if monday + timedelta(3) >= start else monday + timedelta(7)
    if n < 0:
        monday = _monday(end) if end.weekday() >= 3 else _monday(end) - timedelta(7)
    else:
        monday += timedelta(7 * (n - 1))
    return monday, monday + timedelta(6)


def _grain(bag: Bag) -> str:
    """The smallest thing named."""
    if "ended" in bag:
        return "span"
    if "date" in bag or any(slot in bag for slot in ("day", "days", "weekday", "now", "ago", "hence")):
        return "day"
    if any(slot in bag for slot in ("week", "weeks", "first", "rear", "decade", "past", "coming", "plan")):
        return "span"
    for slot in ("month", "quarter", "half"):
        if slot in bag or slot + "s" in bag:
            return slot
    return "year" if "year" in bag or "years" in bag or "whole" in bag else "span"


def _last(year: int, month: int) -> int:
    """The last day of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _monday(day: date) -> date:
    return shift(day, -day.weekday(), "day")


def _moved(day: date, years: int) -> date:
    year = min(max(day.year + years, MINYEAR), MAXYEAR)
    last = day.day == _last(day.year, day.month)
    return date(year, day.month, _last(year, day.month) if last else min(day.day, _last(year, day.month)))
