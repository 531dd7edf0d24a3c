"""When a fact holds: stated in its sentence, else inherited from its paragraph or from what the document reports on, else the
day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from factx.candidates import Candidate
from factx.cues import Cues
from factx.dates import move, settle
from factx.languages.record import Language
from factx.model import Document, Mention, Period, Quantity
from factx.spans import shift

# A report speaks of one quarter, half or year; its first blocks say which.
_LEAD_BLOCKS = 8
_REPORTED = frozenset({"quarter", "half", "year"})
# A count goes on being of the same date for this many blocks.
_NEAR_BLOCKS = 2
# How far from its period a word may stand that shows a report (2022年年度报告, 公布…第二季度业绩).
_REPORT_REACH = 15
_YEAR = 12


class _Date(NamedTuple):
    """A period where the text names it."""

    start: int
    end: int
    period: Period


class Dating:
    """Which period governs where."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], cues: Cues, language: Language) -> None:
        self._folded, self._cues, self._blocks, self._published = folded, cues, document.blocks, document.published
        self._reach = language.grammar.reach
        self._numbers = [m.start for m in mentions if isinstance(m.value, Quantity)]
        named = [_Date(m.start, m.end, m.value) for m in mentions if isinstance(m.value, Period)]
        self._all = _calendared(named, folded, cues, language)
        self._own = [d for d in self._all if not self._compared(d)]
        self._last: dict[str, tuple[int, Period]] = {}  # metric -> the block and period of its last dated fact
        self._own_words = language.grammar.own
        self._reporting, self._reports = self._reported()

    def period_of(self, candidate: Candidate) -> tuple[Period, str]:
        """The period of a candidate and its basis."""
        period, basis = self._found(candidate)
        if basis != "published":
            self._last[candidate.metric.id] = candidate.block, period
        elif candidate.metric.stock and candidate.measure != "share":
            block, last = self._last.get(candidate.metric.id, (-_NEAR_BLOCKS - 1, period))
            if candidate.block - block <= _NEAR_BLOCKS:  # the next paragraph goes on with the same count
                return last, "inherited"
        return period, basis

    def _found(self, candidate: Candidate) -> tuple[Period, str]:
        stated = self._stated(candidate)
        if stated:
            period = settle(stated.period, self._governing(candidate, stated))
            # 从2428亿增长到2976亿: an undated beginning is a year before the end
            undated = candidate.origin and stated.end < candidate.trigger.start and period.grain in _REPORTED
            if candidate.status == "forecast" and stated.period.inherits == "period" and not stated.period.shift:
                period = self._following(period)
            if period.end or period.start or not stated.period.inherits:
                return (move(period, -1) if undated else period), "stated"
            if stated.period.shift and self._published:  # a year ago, and nothing says from when
                return move(Period(None, self._published, "day"), stated.period.shift), "stated"
        inherited = self._inherited(candidate)
        if inherited:
            return inherited, "inherited"
        return Period(None, self._published, "day"), "published"

    def _stated(self, candidate: Candidate) -> _Date | None:
        """The last date before the number in its sentence, else one behind it in its clause."""
        (start, end), number = candidate.sentence, candidate.mention
        head = next((m for m in candidate.heads if isinstance(m.value, Period)), None)
        if head and isinstance(head.value, Period):
            return _Date(head.start, head.end, head.value)
        pool = _within(self._all if candidate.prior else self._own, start, end)
        if candidate.measure not in {"level", "share"}:  # 上年同期为33.1%, 环比提升…: the change is not of that period
            pool = [d for d in pool if not (d.period.inherits == "period" and d.period.shift)]
        before = [d for d in pool if d.end <= number.start]
        if candidate.places > 1 and before:
            years = _years(before[-1], candidate.places)
            if years:
                return years[candidate.place]
        if candidate.places > 1 and candidate.respectively and len(before) >= candidate.places:
            listed = before[-candidate.places :]
            if len({(d.period.start, d.period.end) for d in listed}) == candidate.places:
                return listed[candidate.place]
        # What is compared takes the date of the comparison; only failing that, the fact's own.
        if before and not (candidate.prior and before[-1] in self._own):
            return before[-1]
        at = bisect_left(self._numbers, number.end)
        limit = min(end, self._numbers[at]) if at < len(self._numbers) else end
        after = next((d for d in pool if number.end <= d.start < limit), None)
        if after and self._cues.residue(number.end, after.start) <= self._reach and not self._parted(number.end, after.start):
            return after
        return before[-1] if before else None

    def _parted(self, start: int, end: int) -> bool:
        """Whether a clause ends between a number and a date after it; then the date is the next clause's own."""
        return any(mark in self._folded[start:end] for mark in ",;:")

    def _governing(self, candidate: Candidate, stated: _Date) -> Period | None:
        """The period a relative one leans on: the last complete one before it in its block, else the reporting period."""
        begin = self._blocks[candidate.block].start
        if stated.period.inherits == "year":
            # 全年, 上半年 go with the report; a quarter or a month only with a year of its own sentence, else with the reference.
            wide = stated.period.grain in {"year", "half"}
            named = reversed(_within(self._own, begin if wide else candidate.sentence[0], stated.start))
            whole = (d.period for d in named if not d.period.inherits and d.period.grain in _REPORTED)
            return next(whole, self._reporting if wide else None)
        if self._reporting and not stated.period.shift and not stated.period.start and stated.period.inherits == "period":
            return self._reporting  # 报告期, 期末
        named = reversed(_within(self._own, begin, stated.start))
        return next((d.period for d in named if d.period.inherits != "period" and d.period.end), self._reporting)

    def _following(self, period: Period) -> Period:
        """What comes after a period that is over: an outlook for 本季度 in a report on the last one."""
        if not period.start or not period.end or not self._published or period.end > self._published:
            return period
        start = period.end + timedelta(days=1)
        months = 12 * (start.year - period.start.year) + start.month - period.start.month
        year, month = divmod(12 * start.year + start.month - 1 + months, 12)
        return period._replace(start=start, end=date(year, month + 1, 1) - timedelta(days=1)) if start.day == 1 else period

    def _inherited(self, candidate: Candidate) -> Period | None:
        """The last period named earlier in the block; else, for what happens over a time, the reporting period."""
        for named in reversed(_within(self._own, self._blocks[candidate.block].start, candidate.sentence[0])):
            # What happens over a time is not of an instant that an earlier sentence spoke of (目前).
            if named.period.end and (named.period.start or candidate.metric.stock):
                return settle(named.period, self._reporting)
        if not candidate.metric.stock or not self._published:
            return self._reporting
        return Period(None, self._reporting.end, "day") if self._reporting and self._reports else None

    def _reported(self) -> tuple[Period | None, bool]:
        """The past quarter, half or year that the title or lead speaks of, and whether a report is about it (2022年年报)."""
        lead_end = self._blocks[min(len(self._blocks), _LEAD_BLOCKS) - 1].end if self._blocks else 0
        spoken = [d for d in self._own if d.start < lead_end and d.period.grain in _REPORTED and d.period.inherits != "period"
                  and d.period.start and d.period.end and (not self._published or d.period.end <= self._published)]
        for named in spoken:
            around = self._folded[max(0, named.start - _REPORT_REACH) : named.end + _REPORT_REACH]
            if any(word in around for word in self._own_words):
                return named.period, True
        return (spoken[0].period, False) if spoken else (None, False)

    def _compared(self, named: _Date) -> bool:
        """Whether a date is only what something is compared with (较2019年同期, 较上年, 从2024年同期的…)."""
        if self._cues.overlapping(("yoy", "qoq", "since", "compare"), named.start):
            return True
        if named.period.start is None and named.period.end and named.period.end.timetuple().tm_yday == 1:
            return True  # 年初: what is counted from, never what a number is of
        cue = self._cues.last(("compare", "from"), max(0, named.start - 3 * self._reach), named.start)
        if cue is None or self._cues.residue(cue.end, named.start):
            return False
        return cue.kind == "compare" or self._numbered(named.end)

    def _numbered(self, position: int) -> bool:
        """Whether a number follows at once."""
        at = bisect_left(self._numbers, position)
        soon = at < len(self._numbers) and self._numbers[at] - position < self._reach
        return soon and self._cues.residue(position, self._numbers[at]) == 0


def _calendared(dates: list[_Date], folded: str, cues: Cues, language: Language) -> list[_Date]:
    """The dates, with fiscal years and quarters moved to where the text dates them (截至2018年9月30日的2019财年第二季度)."""
    fiscal = [d.period.start is not None and any(w in folded[d.start : d.end] for w in language.grammar.fiscal) for d in dates]
    months = 0
    for at, (one, other) in enumerate(pairwise(dates)):
        told, day = (one, other) if fiscal[at] else (other, one)
        closes = day.period.grain == "day" and day.period.end and told.period.end and told.period.grain in _REPORTED
        if fiscal[at] != fiscal[at + 1] and closes and cues.residue(one.end, other.start) <= 1:
            assert day.period.end and told.period.end
            months = 12 * (day.period.end.year - told.period.end.year) + day.period.end.month - told.period.end.month
            break
    if not months or abs(months) > _YEAR:
        return dates
    return [_Date(d.start, d.end, _moved(d.period, months)) if fiscal[at] else d for at, d in enumerate(dates)]


def _moved(period: Period, months: int) -> Period:
    """A period of whole months, some months later."""
    if not period.start or not period.end:
        return period
    after = shift(period.end + timedelta(days=1), months, "month")
    return period._replace(start=shift(period.start, months, "month"), end=after - timedelta(days=1))


def _within(dates: Sequence[_Date], start: int, end: int) -> Sequence[_Date]:
    """The dates that begin in `[start, end)`; they stand in the order of the text."""
    return dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)]


def _start(named: _Date) -> int:
    return named.start


def _years(named: _Date, places: int) -> list[_Date]:
    """The single years of a span of as many years as a list has members (2019-2021年分别为A、B、C)."""
    start, end = named.period.start, named.period.end
    if not start or not end or (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return []
    if end.year - start.year + 1 != places:
        return []
    years = (Period(start.replace(year=year), end.replace(year=year), "year") for year in range(start.year, end.year + 1))
    return [_Date(named.start, named.end, year) for year in years]
