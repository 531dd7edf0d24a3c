"""Calendar arithmetic: what a bag of calendar slots means, as one `Period`.

A language's words fill *slots*; this module knows no words. A bag maps slot names to integers:

    year 2022 · years -1 (from the reference) · half, quarter, month, week, day, weekday (0 is Monday) · quarters, months, weeks,
    days (counted from the reference) · date (a day's ordinal) · plan 14 (the 14th five-year plan) · decade 1990 · decades ·
    century 21 · feast (index into `factx.feasts.FEASTS`) · climate 2 (summer: 1 spring to 4 winter)
    whole (the year, unnamed; 1: one that is over) · turn: the last or next of what comes each year
    nth: 7 times the how manieth weekday of what is named (-1: the last), and the weekday
    first, rear, past, coming, ended, ago, hence: a number of grains (grain: index into GRAINS)
    edge: index into EDGES · asof, since, by, before, after, until: the stance of the wording · sooner, later: within the span
    weekend, workweek: of the week · week-of: the week that holds the day · same, own, now: words that point elsewhere
    former: the one before that which is spoken of
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from factx.model import Period
from factx.spans import GRAINS, Bag, around, last, shift, span

__all__ = ["EDGES", "GRAINS", "join", "move", "period", "settle", "shift"]

EDGES = ("start", "middle", "end", "early", "mid", "late")
_YEAR_OPEN = frozenset(("whole", "half", "quarter", "month", "first", "rear", "feast", "climate"))
_DAYS = {"month": (27, 35), "quarter": (83, 98), "year": (357, 371)}  # from, to; 4-4-5 weeks make a quarter
_NAMED = frozenset(("year", "years", "whole", "half", "quarter", "quarters", "month", "months"))  # what holds days and weeks
_STATED = frozenset(("year", "date", "plan", "decade", "century"))
_SPANS = frozenset(("week", "weeks", "first", "rear", "past", "coming", "plan", "decade", "decades", "century", "climate"))
_IN_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_BUSINESS_DAYS, _FRIDAY = 7, 4
_SINGLE = frozenset(("day", "nth", "days", "weekday", "now", "ago", "hence", "feast", "date"))
_STANCES = frozenset(("ended", "before", "until", "after", "since", "asof", "by"))


def move(period: Period, years: int) -> Period:
    """The same period some years later; a month's last day stays the last day (28 and 29 February)."""
    return period._replace(start=period.start and _moved(period.start, years), end=period.end and _moved(period.end, years))


def period(bag: Bag, reference: date | None) -> Period | None:
    """What the slots say; None where they name no possible day (30 February). Unknown dates are None."""
    return _known(tuple(bag.items()), reference)


@lru_cache(maxsize=1024)  # a text names few periods many times: to remember takes a quarter of the time
def _known(slots: tuple[tuple[str, int], ...], reference: date | None) -> Period | None:
    try:
        found = _period(dict(slots), reference)
    except (ValueError, OverflowError):
        return None
    return None if found and found.start and found.end and found.start > found.end else found


def _period(bag: Bag, reference: date | None) -> Period | None:
    grain, stated = _grain(bag), not _STATED.isdisjoint(bag)
    small = "nth" in bag or ("first" in bag and GRAINS[bag["grain"]] in ("day", "week"))
    if "unknown" in bag or (small and _NAMED.isdisjoint(bag)):
        return Period(None, None, "span")
    if "same" in bag:
        year = bag.get("year")
        start, end = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
        return Period(start, end, "same", "period", bag.get("years", 0))
    if "own" in bag:
        edge = EDGES[bag["edge"]] if "edge" in bag else ""
        pointed = "opening" if edge == "start" else "day" if edge else grain if "grain" in bag else "span"
        return Period(None, None, pointed, "period", bag["own"])
    inherits = "" if stated or _YEAR_OPEN.isdisjoint(bag) or "years" in bag or "turn" in bag else "year"
    if "governed" in bag:
        inherits = "period"
    if "former" in bag:
        inherits = "former"
    named = span(bag, reference)
    if named is None:
        known = stated or reference is not None
        return None if known else Period(None, None, grain, inherits, bag.get("governed", 0))
    if "week-of" in bag:
        named = around(named[0], "week")
    start, end = _stance(bag, *_edged(bag, grain, *_part(bag, *named, reference)), reference)
    if inherits == "year" and ("asof" in bag or "first" in bag) and reference and end and end > reference:
        start, end = start and _moved(start, -1), _moved(end, -1)  # what is stated as reached is past
    if start is None and inherits != "period" and grain != "day" and "quarters" not in bag:  # 上季度末 is not the end of a month
        grain = "day"
    return Period(start, end, grain, inherits, bag.get("governed", 0))


def settle(period: Period, governing: Period | None) -> Period:
    """The period completed by the one that governs the place where it stands; others unchanged."""
    there = governing and (governing.end or governing.start)
    if governing is None or there is None:
        return period
    match period.inherits:
        case "former":
            return _former(period, governing, there)
        case "year":
            return _in_year(period, governing, there)
        case "period":
            return _pointed(period, governing, there)
    return period


def _former(period: Period, governing: Period, there: date) -> Period:
    """The month, quarter or year before the governing one; there: the day that one closes."""
    if period.grain not in _DAYS or not _lasts(governing, period.grain):
        return period._replace(inherits="")  # a day or a span before: there is no calendar of them to go back in
    if governing.grain == "span" and governing.start:
        return Period(shift(governing.start, -1, period.grain), governing.start - timedelta(days=1), "span")  # months to July
    start, end = around(shift(there, -1, period.grain), period.grain)
    return Period(start, end, period.grain)


def _in_year(period: Period, governing: Period, there: date) -> Period:
    """What says no year, in the governing one (年内, 三季度)."""
    here = period.end or period.start
    if period.grain == "year" and period.start and _lasts(governing, "year"):
        return governing  # 年内 of a business year
    if here:
        return move(period, there.year - here.year)._replace(inherits="")
    if not period.shift and _lasts(governing, period.grain):
        return governing
    return _whole_year(period, governing, there) if period.grain == "year" else period


def _pointed(period: Period, governing: Period, there: date) -> Period:
    """What points to the governing period, or some years from it (期末, 去年同期)."""
    here, grain = period.end or period.start, period.grain
    if not here and not period.shift and _lasts(governing, grain):
        return governing
    if grain == "year":
        return _whole_year(period, governing, there)
    if grain == "opening":
        return Period(None, move(governing, period.shift).start or there, "day")
    if grain == "day" and here is None:
        return Period(None, move(governing, period.shift).end, "day")
    if grain in ("month", "quarter") and not period.shift:
        if here and governing.grain not in ("month", "quarter"):  # of 2022 nothing says which
            return period
        start, end = around(there, grain)
        return Period(start, end, grain)
    years = here.year - there.year if here and not period.shift else period.shift
    return move(governing, years)._replace(inherits="")


def _whole_year(period: Period, governing: Period, there: date) -> Period:
    """The governing year or one some years from it, a business year as it runs; of an instant, its last day."""
    instant = period.end is not None and period.start is None
    if not instant and _lasts(governing, "year") and (period.shift or period.inherits == "period"):
        return move(governing, period.shift)._replace(inherits="")
    year = there.year + period.shift
    return period._replace(start=None if instant else date(year, 1, 1), end=date(year, 12, 31), inherits="")


def _lasts(period: Period, grain: str) -> bool:
    """Whether a period is as long as a month, quarter or year, which of a business year need not be the calendar's."""
    least, most = _DAYS.get(grain, (0, 0))
    return bool(period.start and period.end and least <= (period.end - period.start).days < most)


def join(first: Period, last: Period) -> Period | None:
    """From the one to the other; None where that is no stretch of time."""
    start, end = first.start or first.end, last.end or last.start
    inherits = first.inherits or last.inherits
    if start is None or end is None:
        return Period(None, None, "span", inherits) if start is end is None else None
    if first.inherits == "year" and (start > end or (last.inherits == "year" and end.year - start.year > 1)):
        start = _moved(start, end.year - start.year)
        start = start if start <= end else _moved(start, -1)
    return Period(start, end, "span", inherits) if start <= end else None


def _part(bag: Bag, start: date, end: date, reference: date | None) -> tuple[date, date]:
    """What of a span was before, or will be after, the reference."""
    if reference and start < reference and "sooner" in bag:
        return start, min(end, shift(reference, -1, "day"))
    if reference and reference < end and "later" in bag:
        return max(start, shift(reference, 1, "day")), end
    return start, end


def _edged(bag: Bag, grain: str, start: date, end: date) -> tuple[date | None, date]:
    """The edge of a span: its first or last day as an instant, or a third of it."""
    edge = EDGES[bag["edge"]] if "edge" in bag else ""
    days = (end - start).days
    if edge in ("start", "end"):
        return None, start if edge == "start" else end
    if edge == "middle":
        return None, shift(start, 6, "month") - timedelta(1) if grain == "year" else start + timedelta(days // 2)
    if edge in ("early", "mid", "late") and days:
        n = ("early", "mid", "late").index(edge)
        if grain == "year":
            return shift(start, 4 * n, "month"), shift(start, 4 * n + 4, "month") - timedelta(1)
        if days > 3000:  # a decade, by whole years
            return shift(start, (0, 4, 7)[n], "year"), shift(start, (4, 7, 10)[n], "year") - timedelta(1)
        if days == 6:  # a week: to Wednesday, Tuesday to Thursday, from Thursday
            return start + timedelta((0, 1, 3)[n]), start + timedelta((2, 3, 6)[n])
        size = 10 if grain == "month" else days // 3 + 1
        return start + timedelta(size * n), end if n == 2 else start + timedelta(size * (n + 1) - 1)
    return (None, end) if "now" in bag else (start, end)


def _stance(bag: Bag, start: date | None, end: date, reference: date | None) -> tuple[date | None, date | None]:
    """How the wording stands to the span: up to it, from it, before it, after it."""
    if _STANCES.isdisjoint(bag):
        return start, end
    if "ended" in bag:
        return _begun(end, bag["ended"], GRAINS[bag["length"]]), end
    if "before" in bag or "until" in bag:
        return None, end if start is None or "until" in bag or "inclusive" in bag else start - timedelta(1)
    if "after" in bag:
        return (start or end) if start is None or start == end or "inclusive" in bag else end + timedelta(1), None
    if "since" in bag:
        first = start or end
        return first, reference if reference is None or reference >= first else None
    return None, end


def _begun(end: date, amount: int, grain: str) -> date:
    """The first day of what ended on a day. Business quarters that end on the weekend nearest to a month's end have 13 weeks."""
    months = amount * _IN_MONTHS.get(grain, 0)
    near = end.day <= _BUSINESS_DAYS or end.day > last(end.year, end.month) - _BUSINESS_DAYS
    whole = (end + timedelta(1)).day == 1
    if months and not months % 3 and near and not whole and end.weekday() >= _FRIDAY:
        return shift(end + timedelta(1), -13 * (months // 3), "week")
    return shift(end + timedelta(1), -amount, grain)


def _grain(bag: Bag) -> str:
    """The smallest thing named."""
    if "ended" in bag:
        return "span"
    if not _SINGLE.isdisjoint(bag) and "weekend" not in bag and "week-of" not in bag:
        return "day"
    if "own" in bag and "grain" in bag:
        return GRAINS[bag["grain"]]
    if not _SPANS.isdisjoint(bag) or "week-of" in bag:
        return "span"
    for slot in ("month", "quarter", "half"):
        if slot in bag or slot + "s" in bag:
            return slot
    return "year" if "year" in bag or "years" in bag or "whole" in bag else "span"


def _moved(day: date, years: int) -> date:
    year = min(max(day.year + years, MINYEAR), MAXYEAR)
    ends = day.day == last(day.year, day.month)
    return date(year, day.month, last(year, day.month) if ends else min(day.day, last(year, day.month)))
