"""When a fact holds: stated in its sentence, else inherited from its paragraph or from what the document reports on, else the
day of publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factx.candidates import Candidate
from factx.cues import Cues
from factx.dates import move, settle
from factx.languages.record import Language
from factx.model import Document, Mention, Period, Quantity

# A report speaks of one quarter, half or year; its first blocks say which.
_LEAD_BLOCKS = 6
_REPORTED = frozenset({"quarter", "half", "year"})
# How far from its period a word may stand that shows a report (2022年年度报告, 公布…第二季度业绩).
_REPORT_REACH = 15


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
        self._all = [_Date(m.start, m.end, m.value) for m in mentions if isinstance(m.value, Period)]
        self._own = [d for d in self._all if not self._compared(d)]
        self._own_words = language.grammar.own
        self._reporting, self._reports = self._reported()

    def period_of(self, candidate: Candidate) -> tuple[Period, str]:
        """The period of a candidate and its basis."""
        stated = self._stated(candidate)
        if stated:
            period = settle(stated.period, self._governing(candidate, stated))
            # 从2428亿增长到2976亿: an undated beginning is a year before the end
            undated = candidate.origin and stated.end < candidate.trigger.start and period.grain in _REPORTED
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
        pool = self._all if candidate.prior else self._own
        if candidate.measure not in {"level", "share"}:  # 上年同期为33.1%, 环比提升…: the change is not of that period
            pool = [d for d in pool if not (d.period.inherits == "period" and d.period.shift)]
        before = [d for d in pool if start <= d.start and d.end <= number.start]
        if candidate.places > 1 and candidate.respectively and before:
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
        limit = next((n for n in self._numbers if n >= number.end), end)
        after = next((d for d in pool if number.end <= d.start < min(end, limit)), None)
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
            named = (d.period for d in reversed(self._own) if begin <= d.start < stated.start and not d.period.inherits)
            return next((period for period in named if period.grain in _REPORTED), self._reporting)
        if self._reporting and not stated.period.shift and not stated.period.start and stated.period.inherits == "period":
            return self._reporting  # 报告期, 期末
        for date in reversed(self._own):
            if begin <= date.start < stated.start and not date.period.inherits:
                return date.period
        return self._reporting

    def _inherited(self, candidate: Candidate) -> Period | None:
        """The last period named earlier in the block; else, for what happens over a time, the reporting period."""
        begin = self._blocks[candidate.block].start
        for date in reversed(self._own):
            if begin <= date.start < candidate.sentence[0] and date.period.end:
                return settle(date.period, self._reporting)
        if not candidate.metric.stock or not self._published:
            return self._reporting
        return Period(None, self._reporting.end, "day") if self._reporting and self._reports else None

    def _reported(self) -> tuple[Period | None, bool]:
        """The past quarter, half or year that the title or lead speaks of, and whether a report is about it (2022年年报)."""
        lead_end = self._blocks[min(len(self._blocks), _LEAD_BLOCKS) - 1].end if self._blocks else 0
        spoken = [d for d in self._own if d.start < lead_end and d.period.grain in _REPORTED and d.period.inherits != "period"
                  and d.period.start and d.period.end and (not self._published or d.period.end <= self._published)]
        for date in spoken:
            around = self._folded[max(0, date.start - _REPORT_REACH) : date.end + _REPORT_REACH]
            if any(word in around for word in self._own_words):
                return date.period, True
        return (spoken[0].period, False) if spoken else (None, False)

    def _compared(self, date: _Date) -> bool:
        """Whether a date is only what something is compared with (较2019年同期, 较上年, 从2024年同期的…)."""
        if self._cues.overlapping(("yoy", "qoq", "since", "compare"), date.start):
            return True
        cue = self._cues.last(("compare", "from"), max(0, date.start - 3 * self._reach), date.start)
        if cue is None or self._cues.residue(cue.end, date.start):
            return False
        return cue.kind == "compare" or self._numbered(date.end)

    def _numbered(self, position: int) -> bool:
        """Whether a number follows at once."""
        at = bisect_left(self._numbers, position)
        soon = at < len(self._numbers) and self._numbers[at] - position < self._reach
        return soon and self._cues.residue(position, self._numbers[at]) == 0


def _years(date: _Date, places: int) -> list[_Date]:
    """The single years of a span of as many years as a list has members (2019-2021年分别为A、B、C)."""
    start, end = date.period.start, date.period.end
    if not start or not end or (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return []
    if end.year - start.year + 1 != places:
        return []
    years = (Period(start.replace(year=year), end.replace(year=year), "year") for year in range(start.year, end.year + 1))
    return [_Date(date.start, date.end, year) for year in years]
