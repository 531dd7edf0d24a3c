"""Business years that are not the calendar's: what `fiscal 2024`, `Q2 FY25` and `third quarter` mean in a document.

A document says when its business year closes in one of these ways, the surest first:

    Q2 of fiscal 2019 ended Sept. 30, 2018      a fiscal period beside the day that it closes on
    the second quarter ended September 30       a quarter with its number and its last day
    amounts in rupees                           India's books close in March
    fiscal 2024, and elsewhere Nov. 2, 2024     the newest fiscal quarter, and the newest quarter that is dated
    Q2 of fiscal 2026, told in October 2025     a quarter that is told is over
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Mention, Period, Quantity
from factx.resolve.named import REPORTED, Named, lasts
from factx.spans import around, shift
from factx.units import is_currency

_YEAR = 12
# The month that the books of a whole country close in.
_COUNTRIES = {"INR": 3}
# Only retailers, whose books close in January or February, count by the year in which a business year began.
_RETAIL = 2
# Business quarters and years end on a weekday near the month's end.
_BUSINESS_DAYS = timedelta(8)
_SUNDAY = 6
_SPLIT_YEAR = re.compile(r"20\d\d[-/\u2013]\d\d$")
_FULL_YEAR = re.compile(r"\d{4}")
_NUMBERED = re.compile(r"q([1-4])|([1-4])q")
_BEFORE = 12  # characters in which `fiscal` stands before `third quarter`


class Books(NamedTuple):
    """When a business year closes: months from the end of the calendar year of its number."""

    offset: int


def calendared(
    dates: list[Named], folded: str, numbers: Sequence[Mention], cues: Cues, language: Language, today: date | None
) -> list[Named]:
    """The dates, with fiscal years and quarters moved to where the text dates them.

    A fiscal quarter that the text does not date, but tells the results of, is the last one that was over.
    """
    reader = _Reader(dates, folded, numbers, cues, language, today)
    books = reader.books()
    if books is None:
        return [reader.over(named) if fiscal else named for named, fiscal in zip(dates, reader.fiscal, strict=True)]
    return [reader.moved(named, fiscal, books) for named, fiscal in zip(dates, reader.fiscal, strict=True)]


def exact(period: Period, dates: Sequence[Named]) -> Period:
    """A period, or the one that the text dates within days of it: quarters in weeks end on other days each year."""
    if not period.end:
        return period
    for _, _, other in dates:
        weekly = other.grain == "span" and other.inherits != "period" and other.start and other.end and not _closes(other.end)
        if not weekly or not other.start or not other.end or (other.end - other.start).days % 7 != _SUNDAY:
            continue
        apart = abs(other.end - period.end), abs(other.start - period.start) if period.start else timedelta(0)
        if max(apart) <= _BUSINESS_DAYS:
            return period._replace(start=period.start and other.start, end=other.end)
    return period


class _Reader:
    """The dates of one text; fiscal: which of them are said to be, as far as their words go."""

    def __init__(
        self, dates: list[Named], folded: str, numbers: Sequence[Mention], cues: Cues, language: Language, today: date | None
    ) -> None:
        self._dates, self._folded, self._numbers, self._cues, self._today = dates, folded, numbers, cues, today
        self._words, self._ordinals = language.grammar.fiscal, language.calendar.ordinals
        self._spaced = language.grammar.spaced
        said = "|".join(self._words)
        self._year_said = re.compile(rf"(?:{said})(?: year)? ?'?\d|\d(?:{said})|{_SPLIT_YEAR.pattern}")
        self.fiscal = [self._labelled(d) for d in dates]

    def _labelled(self, named: Named) -> bool:
        start, end, grain = named.period[:3]
        said = self._folded[named.start : named.end]
        if end is None or (grain not in REPORTED and start == end):
            return False
        if grain == "span" or grain == "month":  # not a fiscal quarter that is dated by its own last day
            return bool(self._year_said.search(said))
        before = self._folded[max(0, named.start - _BEFORE) : named.start].rstrip()
        return any(word in said for word in self._words) or before.endswith(self._words) or bool(_SPLIT_YEAR.search(said))

    def _number(self, named: Named) -> int:
        """The number of a quarter where the words give it (third quarter, Q3), 0 if they do not."""
        said = self._folded[named.start : named.end].removeprefix("the ")
        if code := _NUMBERED.match(said):
            return int(code.group(1) or code.group(2))
        number = next((n for word, n in self._ordinals.items() if said.startswith(word)), 0)
        return number if number <= 4 and named.period.grain in {"quarter", "span"} and lasts(named.period, "quarter") else 0

    # ------------------------------------------------------------ when the books close
    def books(self) -> Books | None:
        return self._beside() or self._numbered() or _of_country(self._numbers) or self._newest() or self._over()

    def _beside(self) -> Books | None:
        """By a fiscal period and the day that it closes on, one beside the other."""
        for at, (one, other) in enumerate(pairwise(self._dates)):
            told, day = (one, other) if self.fiscal[at] else (other, one)
            unlike = self.fiscal[at] != self.fiscal[at + 1] and day.period.grain in {"day", "span"}
            unlike = unlike and told.period.grain in REPORTED and "\n" not in self._folded[one.end : other.start]
            unlike = unlike and self._cues.residue(one.end, other.start) <= 1
            said = any(character.isdigit() for character in self._folded[day.start : day.end])  # for fiscal 2024 it now expects
            if unlike and said and told.period.end and day.period.end:
                offset = _month(day.period.end) - _month(told.period.end)
                return Books(offset) if offset and abs(offset) <= _YEAR else None
        return None

    def _numbered(self) -> Books | None:
        """By a quarter with its number and its last day (the second quarter ended September 30)."""
        for named in self._dates:
            if named.period.grain == "span" and named.period.end and lasts(named.period, "quarter"):
                number = self._number(named)
                if number and (month := (_month(named.period.end) - 3 * number) % _YEAR):
                    return Books(self._nearer(month))
        return None

    def _nearer(self, month: int) -> int:
        """The offset of a year that closes so many months into the calendar's: mostly it bears the number of the year in which
        it ends; where that is long ago for what the text tells as news, of that in which it began."""
        told = [d.period.end for d, fiscal in zip(self._dates, self.fiscal, strict=True)
                if fiscal and d.period.end and d.period.grain == "quarter" and self._past(d)]
        if not self._today or month > _RETAIL:
            return month - _YEAR
        if not told:  # for fiscal 2023 it now expects, in August 2023
            hoped = [d.period.end for d, fiscal in zip(self._dates, self.fiscal, strict=True)
                     if fiscal and d.period.end and d.period.grain == "year" and not self._past(d)]
            return month if hoped and _plus(min(hoped), month - _YEAR) <= self._today else month - _YEAR
        late = _plus(max(told), month)
        return month if late <= self._today else month - _YEAR

    def _newest(self) -> Books | None:
        """By the newest fiscal quarter, or year, that is told, and the newest that is dated."""
        for grain in ("quarter", "year"):
            told = [d.period.end for d, fiscal in zip(self._dates, self.fiscal, strict=True)
                    if fiscal and d.period.end and not d.period.inherits and self._lasting(d, grain) and self._past(d)]
            ended = [d.period.end for d in self._dates if d.period.end and self._dates_books(d) and lasts(d.period, grain)]
            if told and ended:
                offset = _month(max(ended)) - _month(max(told))
                return Books(offset) if offset and abs(offset) <= _YEAR else None
        return None

    def _over(self) -> Books | None:
        """By the fiscal quarter of a release, told first, whose results are told though by the calendar it is not over: the last
        one that was. Chinese news gives the results of several companies, whose books close on other days."""
        told = [d.period.end for d, fiscal in zip(self._dates, self.fiscal, strict=True)
                if fiscal and d.period.end and d.period.grain == "quarter" and not d.period.inherits and self._past(d)]
        if not told or not self._spaced or not self._today or told[0] <= self._today:
            return None
        last = around(shift(self._today, -1, "quarter"), "quarter")[1]
        return Books(_month(last) - _month(told[0]))

    def _dates_books(self, named: Named) -> bool:
        """Whether a stretch of days may be a business quarter: not the last three months, nor the summer."""
        period, said = named.period, self._folded[named.start : named.end]
        if period.grain != "span" or period.inherits == "period" or self._today in period[:2]:
            return False
        return self._spaced or any(c.isdigit() for c in _FULL_YEAR.sub("", said))

    def _lasting(self, named: Named, grain: str) -> bool:
        return named.period.grain == grain and any(c.isdigit() for c in self._folded[named.start : named.end])

    def _past(self, named: Named) -> bool:
        """Whether it is told, and not expected; what others had expected stands in a clause behind its number (，预期1亿)."""
        at = bisect_left(self._numbers, (named.end,))
        comma = self._folded.find(",", self._numbers[at].end) if at < len(self._numbers) else -1
        return not self._cues.expects(named.start, named.end, comma if comma >= 0 else None)

    # ------------------------------------------------------------ what a fiscal period means
    def over(self, named: Named) -> Named:
        """A quarter whose results are told though by the calendar it is not over: the last one that was."""
        end = named.period.end
        if named.period.grain != "quarter" or end is None or not self._today or end <= self._today or not self._past(named):
            return named
        before = around(shift(self._today, -1, "quarter"), "quarter")
        return named._replace(period=named.period._replace(start=before[0], end=before[1], inherits=""))

    def moved(self, named: Named, fiscal: bool, books: Books) -> Named:
        """A fiscal period moved to the days that it has in these books."""
        period, offset = named.period, books.offset
        said = self._folded[named.start : named.end]
        if period.end is None or not (fiscal or self._own(named)):
            return named
        if any(c.isdigit() for c in _NUMBERED.sub("", said)):  # with its year
            there = self._placed(named, offset) if fiscal else period
        elif period.grain == "year" and self._today and period.start:  # last fiscal, the current financial year
            close = _plus(date(self._today.year, _YEAR, 31), offset % _YEAR - _YEAR)
            years = period.end.year - self._today.year + (close < self._today)
            there = Period(shift(close + timedelta(1), years - 1, "year"), _plus(close, _YEAR * years), "year")
        elif period.inherits != "period" and self._today and period.grain in {"quarter", "half"}:
            there = self._running(_moved(period, offset), self._past(named))
        else:
            return named
        return named._replace(period=exact(there, self._dates))

    def _placed(self, named: Named, offset: int) -> Period:
        """A period told with a fiscal year: the part of it with that number, or the months with those names (July-September
        2024-25)."""
        period, said = named.period, self._folded[named.start : named.end]
        months = period.grain in {"month", "quarter", "span"} and not said.startswith(tuple(self._ordinals)) and self._ordinals
        if not months or self._number(named) or period.start is None or period.end is None:
            return _moved(period, offset)
        close = _plus(date(period.end.year, _YEAR, 31), offset)
        return _moved(period, -_YEAR) if period.end > close else period

    def _own(self, named: Named) -> bool:
        """Whether a quarter is one of the books, though nothing but its number says so."""
        return named.period.grain == "quarter" and bool(self._number(named))

    def _running(self, period: Period, past: bool) -> Period:
        """A part of the year, in the year in which it was over last; what is expected of it is still to come."""
        assert period.end and self._today
        for years in range(-2, 3):
            there = _moved(period, _YEAR * years)
            following = _moved(period, _YEAR * (years + 1))
            assert there.end and following.end
            if following.end > self._today + _BUSINESS_DAYS:
                return (there if past or there.end > self._today else following)._replace(inherits="")
        return period


def _of_country(numbers: Sequence[Mention]) -> Books | None:
    """By the currency of most amounts."""
    units = Counter(m.value.unit for m in numbers if isinstance(m.value, Quantity) and is_currency(m.value.unit))
    [(unit, _)] = units.most_common(1) or [("", 0)]
    return Books(_COUNTRIES[unit] - _YEAR) if unit in _COUNTRIES else None


def _month(day: date) -> int:
    """The month that a business month closes, counted from year 0: October 28 and November 2 close October."""
    day = day - _BUSINESS_DAYS if day.day <= _BUSINESS_DAYS.days else day
    return _YEAR * day.year + day.month


def _closes(day: date) -> bool:
    """Whether a day is the last of its month."""
    return (day + timedelta(1)).day == 1


def _plus(day: date, months: int) -> date:
    """A month's last day, some months later."""
    return shift(day + timedelta(1), months, "month") - timedelta(1)


def _moved(period: Period, months: int) -> Period:
    """A period of whole months, some months later."""
    start = period.start and shift(period.start, months, "month")
    return period._replace(start=start, end=period.end and _plus(period.end, months))
