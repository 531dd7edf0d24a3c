"""The first and the last day of what calendar slots name, before any stance of the wording. `factx.dates` lists the slots."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factx.feasts import feast

GRAINS = ("day", "week", "month", "quarter", "half", "year")
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_PARTS = frozenset(("half", "quarter", "month", "feast", "climate"))  # of a year; the nearest one that has begun is meant
_PIECES = frozenset(("first", "rear", "week", "nth"))  # of a month, quarter or year
_RELATIVES = frozenset(("quarters", "months"))
_PLAN_YEARS, _PLAN_ZERO = 5, 1951  # China's five-year plans since the sixth (1981-1985); the 14th ran 2021-2025
_SOON = 10
_OVER = frozenset(("ended", "asof", "since", "sooner"))

Span = tuple[date, date]
Bag = Mapping[str, int]


def shift(day: date, amount: int, grain: str) -> date:
    """The day `amount` grains later; a month too short gives its last day, the ends of the calendar hold."""
    if grain in _DAYS:
        return date.fromordinal(min(max(day.toordinal() + amount * _DAYS[grain], 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + amount * _MONTHS[grain]
    year, month = min(max(months // 12, MINYEAR), MAXYEAR), months % 12 + 1
    return date(year, month, min(day.day, last(year, month)))


def block(year: int, grain: str, n: int = 1) -> Span:
    """The n-th month, quarter, half or year of a year; first and last day."""
    size = _MONTHS[grain]
    end = size * n
    return date(year, end - size + 1, 1), date(year, end, last(year, end))


def around(day: date, grain: str) -> Span:
    """The week, month, quarter, half or year that a day lies in."""
    if grain == "week":
        return _monday(day), _monday(day) + timedelta(6)
    return block(day.year, grain, (day.month - 1) // _MONTHS[grain] + 1)


def last(year: int, month: int) -> int:
    """The last day of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def span(bag: Bag, reference: date | None) -> Span | None:
    """First and last day of what is named; None where it cannot be known. ValueError for a day that no calendar has."""
    if "date" in bag:
        day = date.fromordinal(bag["date"])
        return day, day
    if "plan" in bag:
        year = _PLAN_ZERO + _PLAN_YEARS * bag["plan"]
        return date(year, 1, 1), date(year + _PLAN_YEARS - 1, 12, 31)
    if "decade" in bag:
        return date(bag["decade"], 1, 1), date(bag["decade"] + 9, 12, 31)
    if "century" in bag:  # counted as in speech: the 21st began in 2000
        year = 100 * bag["century"] - 100
        return date(max(year, MINYEAR), 1, 1), date(year + 99, 12, 31)
    if "year" in bag:
        return _within(bag, bag["year"], reference)
    return None if reference is None else _within(bag, _year(bag, reference), reference)


def _year(bag: Bag, reference: date) -> int:
    """The year that was not named: of `years` from the reference, or the nearest whose named part has begun by then."""
    year = reference.year + bag.get("years", 0)
    turn = bag.get("turn")
    if "years" in bag or turn == 0 or _PARTS.isdisjoint(bag):
        # what is said of a whole year before April is said of the year before
        return year - (bag.get("whole") == 1 and "edge" not in bag and "years" not in bag and reference.month < 4)
    # 6月12日 a week before that day is a day to come, not one a year ago; what is over by then is not
    begun = shift(reference, _SOON, "day") if "day" in bag and _OVER.isdisjoint(bag) else reference
    for away in range(-1, 9):  # 29 February may be eight years off
        there = year + away if turn == 1 else year - away
        try:
            start, end = _within(bag, there, reference) or (reference, reference)
        except ValueError:
            continue
        if start > reference if turn == 1 else end < reference if turn == -1 else start <= begun:
            return there
    return year


def _within(bag: Bag, year: int, reference: date | None) -> Span | None:
    if not _PARTS.isdisjoint(bag):
        return _piece(bag, *_named(bag, year))
    if not _PIECES.isdisjoint(bag):
        there = block(year, "year") if _RELATIVES.isdisjoint(bag) else _relative(bag, reference) if reference else None
        return there and _piece(bag, *there)
    if "year" in bag or "years" in bag or "whole" in bag:
        if "days" in bag and reference:  # a year ago today
            day = shift(shift(reference, bag["days"], "day"), year - reference.year, "year")
            return day, day
        return block(year, "year")
    return _relative(bag, reference) if reference else None


def _piece(bag: Bag, start: date, end: date) -> Span | None:
    """The first or last so many days, weeks or months of a span, the n-th week or weekday in it, or all of it."""
    if "nth" in bag:
        return _nth(start, end, *divmod(bag["nth"], 7))
    if "week" in bag:
        return _week(start, end, bag["week"])
    if "first" in bag:
        grain = GRAINS[bag["grain"]]
        if grain == "year":  # 前三年: those before
            return shift(start, -bag["first"], grain), start - timedelta(1)
        start = _week(start, end, 1)[0] if grain == "week" else start
        return start, shift(start, bag["first"], grain) - timedelta(1)
    if "rear" in bag:
        grain = GRAINS[bag["grain"]]
        end = _week(start, end, -1)[1] if grain == "week" else end
        return shift(end + timedelta(1), -bag["rear"], grain), end
    return start, end


def _named(bag: Bag, year: int) -> Span:
    """Half, quarter, season, month, feast or day of a year. ValueError where there is no such day."""
    if "feast" in bag:
        day = feast(bag["feast"], year)
        return _weekend(day) if "weekend" in bag else (day, day)
    if "month" in bag:
        if "day" in bag:
            day = date(year, bag["month"], bag["day"])
            return _weekend(day) if "weekend" in bag else (day, day)
        return block(year, "month", bag["month"])
    if "climate" in bag:  # the seasons of the northern hemisphere, by whole months; winter begins in December
        start = date(year, 3 * bag["climate"], 1)
        return start, shift(start, 3, "month") - timedelta(1)
    return block(year, "quarter", bag["quarter"]) if "quarter" in bag else block(year, "half", bag["half"])


def _relative(bag: Bag, reference: date) -> Span | None:
    """What is counted from the reference."""
    if "now" in bag:
        return reference, reference
    for slot in ("past", "coming", "ago", "hence"):
        if slot in bag:
            return _counted(slot, bag[slot], GRAINS[bag["grain"]], reference)
    if "decades" in bag:
        year = reference.year // 10 * 10 + 10 * bag["decades"]
        return date(year, 1, 1), date(year + 9, 12, 31)
    for slot in ("quarters", "months"):
        if slot in bag:
            there = shift(reference, bag[slot], slot[:-1])
            if "day" in bag:
                return there.replace(day=bag["day"]), there.replace(day=bag["day"])
            return around(there, slot[:-1])
    if "weekday" in bag or "weeks" in bag:
        return _weekly(bag, reference)
    if "days" in bag:
        there = shift(reference, bag["days"], "day")
        return there, there
    if "day" in bag:
        for back in range(3):
            month = shift(reference.replace(day=1), -back, "month")
            if bag["day"] <= last(month.year, month.month) and month.replace(day=bag["day"]) <= reference:
                return month.replace(day=bag["day"]), month.replace(day=bag["day"])
    return None


def _counted(slot: str, amount: int, grain: str, reference: date) -> Span:
    """So many grains before or after the reference: a day, or the stretch up to it or from the next day on."""
    forward = slot in ("coming", "hence")
    if grain == "quarter" and slot in ("past", "coming"):  # whole quarters
        begin, end = around(reference, "quarter")
        begin = end + timedelta(1) if forward else begin
        there = shift(begin, amount if forward else -amount, grain)
        return min(there, begin), max(there, begin) - timedelta(1)
    there = shift(reference, amount if forward else -amount, grain)
    if slot == "past":
        return there, reference
    if slot == "coming":  # the next two days begin tomorrow; the next five years are counted from the day itself
        return (min(shift(reference, 1, "day"), there) if grain in _DAYS else reference), there
    return there, there


def _weekly(bag: Bag, reference: date) -> Span | None:
    """Weeks begin on Monday. A bare weekday is the last such day, the reference included; 5 and 6 make the weekend."""
    if "weeks" not in bag and "day" in bag:  # Friday the 13th
        return _meeting(bag["day"], bag["weekday"], reference)
    if "weeks" not in bag:
        back = (reference.weekday() - bag["weekday"]) % 7
        day = reference - timedelta(back)
        return day, day
    monday = shift(_monday(reference), bag["weeks"], "week")
    if "weekend" in bag:
        return monday + timedelta(5), monday + timedelta(6)
    if "weekday" in bag:
        return monday + timedelta(bag["weekday"]), monday + timedelta(bag["weekday"])
    return monday, monday + timedelta(4 if "workweek" in bag else 6)


def _meeting(day: int, weekday: int, reference: date) -> Span | None:
    """The day nearest to the reference that has this number and this weekday."""
    found = []
    for away in range(-14, 15):  # 31st of each weekday occur within fourteen months
        month = shift(reference.replace(day=1), away, "month")
        if day <= last(month.year, month.month) and month.replace(day=day).weekday() == weekday:
            found.append(month.replace(day=day))
    return (there, there) if (there := min(found, key=lambda d: abs(d - reference), default=None)) else None


def _weekend(day: date) -> Span:
    """The weekend nearest to a holiday, and the holiday itself where it stands beside it."""
    saturday = _monday(day) + timedelta(5 if day.weekday() > 2 else -2)
    friday, monday = saturday - timedelta(1), saturday + timedelta(2)
    return friday if day == friday else saturday, monday if day == monday else saturday + timedelta(1)


def _week(start: date, end: date, n: int) -> Span:
    """The n-th week of a span, -1 the last; a week belongs where its Thursday is (ISO 8601)."""
    monday = _monday(start + timedelta(3)) if start.weekday() > 3 else _monday(start)
    monday = monday if monday + timedelta(3) >= start else monday + timedelta(7)
    if n < 0:
        monday = _monday(end) if end.weekday() >= 3 else _monday(end) - timedelta(7)
    else:
        monday += timedelta(7 * (n - 1))
    return monday, monday + timedelta(6)


def _nth(start: date, end: date, n: int, weekday: int) -> Span | None:
    """The n-th weekday of a span, its last for -1; None where it has fewer."""
    if n < 0:
        day = end - timedelta((end.weekday() - weekday) % 7 - 7 * (n + 1))
    else:
        day = start + timedelta((weekday - start.weekday()) % 7 + 7 * (n - 1))
    return (day, day) if start <= day <= end else None


def _monday(day: date) -> date:
    return shift(day, -day.weekday(), "day")
