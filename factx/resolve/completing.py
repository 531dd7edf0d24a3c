"""What the words of a date leave open, completed by the period that governs where it stands (see `governing`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from factx.candidates import Candidate
from factx.dates import move, settle
from factx.languages.record import Language
from factx.model import Period
from factx.resolve.governing import Governing
from factx.resolve.named import Named, begun, figured, following, lasts, nearest, previous, reportable, runs, within
from factx.resolve.relative import ago, business, earlier
from factx.spans import around, shift

_YEAR = 12
# Days: three quarters and less are parts of a year.
_QUARTERS = timedelta(300)
_PARTS = frozenset({"quarter", "half", "span"})
_RUNNING = frozenset({"month", "quarter"})
# How many dates back the last day of an unfinished year is looked for.
_LOOKED_AT = 20


class Completing:
    """Dates of one text. everything: all of them; own: those that are no mere bases of comparison; governing: what governs them;
    published, today: when the text came out, and about when it was written."""

    def __init__(self, folded: str, everything: Sequence[Named], own: Sequence[Named], language: Language, governing: Governing,
                 published: date | None, today: date | None) -> None:
        self._folded, self._all, self._own, self._governing = folded, everything, own, governing
        self._published, self._today = published, today
        self._entire, self._spaced = language.calendar.entire, language.grammar.spaced

    def complete(self, named: Named, sentence: int, candidate: Candidate, compared: Period | None = None) -> Period:
        """The period of a date, with what it leaves open taken from the period that governs there. compared: of what is held
        against a fact, the period of that one."""
        governing = self._governing.period_of(named, sentence, candidate)
        period = named.period
        if before := self._before(named, sentence, candidate) or self._reported(named, sentence, candidate):
            return before
        held = compared or governing
        if candidate.prior and held and self._last_year(named, held, candidate):
            return move(held, -1)  # against 6bn last year, in a quarter's report
        told = compared or (governing if candidate.prior else None)
        if told and not figured(self._folded, named):
            before = ago(period, told, self._published) if compared else None
            ahead = period.end and self._today and period.end > self._today  # 去年底31万人，今年底目标50万
            before = before or (None if candidate.origin or ahead else earlier(period, told))
            if before:
                return before
        within_it = governing and candidate.status == "actual" and business(period, governing)
        whole = within_it or (settle(period, governing) if period.inherits else period)
        return whole if candidate.status == "forecast" else self._so_far(whole, named, candidate)

    def expected(self, period: Period, named: Period) -> Period:
        """The period that an expectation means, where its words leave open which: 本季度 and 四季度 are the next ones."""
        if named.inherits == "period" and not named.shift:
            points = not self._spaced and not named.start and named.grain not in _RUNNING  # 该年度, 报告期: what it speaks of
            return period if points else following(period, self._today)
        return nearest(period, self._published) if named.inherits == "year" and period[:2] == named[:2] else period

    def _before(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The month or quarter before the one that its sentence spoke of (第四季度会员数1.1亿, 上一季度1亿)."""
        grain, today = named.period.grain, self._published
        last = today and around(shift(today, -1, grain), grain) if grain in {"month", "quarter"} else None
        if last != (named.period.start, named.period.end) or named.period.inherits or figured(self._folded, named):
            return None
        begin = begun(self._folded, named.start)
        told = [d for d in within(self._own, min(begin, sentence), named.start) if d.period.grain == grain and d.period.start]
        return previous(settle(told[-1].period, self._governing.period_of(told[-1], sentence, candidate))) if told else None

    def _reported(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The month that is over, where its sentence tells of it and goes on with this one (6月用户4亿户，本月净增105万户)."""
        if candidate.status != "actual" or not runs(self._folded, named, self._published):
            return None
        told = (d.period for d in reversed(within(self._own, sentence, named.start)) if d.period.grain == "month")
        last = next(told, None)
        return last if last and last.end and self._published and last.end < self._published else None

    def _so_far(self, period: Period, named: Named, candidate: Candidate) -> Period:
        """What has happened of an unfinished year (年内回购金额已达): up to the last day of it that was named, or to publication.
        An unfinished year's end that is no outlook is the last one."""
        start, end, today = period.start, period.end, self._published
        if self._folded[named.start : named.end] in self._entire and not self._counted(named, candidate.sentence[0]):
            return period._replace(grain="whole")
        if not end or not today or end < today or end.year != today.year:
            return period
        if end > today and figured(self._folded, named):
            return self._part_of(period, named, candidate) or period
        if not start and end > today and end.month == today.month and (month := self._governing.last_of("month", named.start)):
            return Period(None, month.end, "day")  # 6月贷款增加…。月末余额, told in July
        if not start:
            return move(period, -1) if end > today and named.period.inherits == "year" else period
        if end == today:
            return self._to_now(period, start, within(self._all, candidate.sentence[0], named.start))
        if period.grain != "year" or candidate.metric.unit == "rank":
            return period
        return Period(start, self._told(start, today, self._all[: bisect_left(self._all, (named.start,))]))

    def _to_now(self, period: Period, start: date, dates: Sequence[Named]) -> Period:
        """A time up to publication as what its sentence names ends it: 过去12个月, 8月以来. dates: of the sentence, before it."""
        today, reporting = period.end or date.max, self._governing.reporting if self._governing.told else None
        if lasts(period, "year") and reporting and reporting.end and reporting.end == around(reporting.end, "month")[1]:
            year = reporting.end.month == _YEAR  # 过去一年, in a report on one; 过去12个月, in one on a quarter
            return Period(shift(reporting.end, -1, "year") + timedelta(days=1), reporting.end, "year" if year else "span")
        last = self._told(start, today, dates)
        if start.day != 1 and last != today:  # 过去12个月, not 8月以来; to a month's end it is whole months
            start -= today - last - timedelta(days=(last + timedelta(days=1)).day == 1)
        return Period(start, last)

    def _part_of(self, year: Period, named: Named, candidate: Candidate) -> Period | None:
        """What its sentence told of a year that is not over (2019年上半年增速放缓，由2018年的46.9%降至2019年的17.3%)."""
        told = (d.period for d in within(self._own, candidate.sentence[0], named.start) if reportable(d.period))
        part = next((p for p in told if p.grain in _PARTS and p.end and year.end and p.end.year == year.end.year), None)
        return part if year.start and year.grain == "year" else None

    def _counted(self, named: Named, sentence: int) -> bool:
        """Whether its paragraph counts up to a day before a date (截至10月末…，全年), which now in an earlier sentence is not."""
        begin = self._folded.rfind("\n", 0, named.start) + 1
        counted = (d for d in within(self._own, begin, named.start) if d.period.end and not d.period.start)
        return any(d.start >= sentence or d.period.end != self._published for d in counted)

    def _told(self, start: date, today: date, dates: Sequence[Named]) -> date:
        """The last day since a start that was named before a date (截至5月末, …年内), else today."""
        days = (d.period.end for d in reversed(dates[-_LOOKED_AT:]) if d.period.end and start <= d.period.end < today)
        return next(days, today)

    def _last_year(self, named: Named, governing: Period, candidate: Candidate) -> bool:
        """Whether last year is only how a comparison with the same part of it is put."""
        year = named.period
        if year.grain != "year" or year.inherits == "year" or not year.end or not governing.start or not governing.end:
            return False
        quarter = governing.grain == "quarter" and self._spaced and candidate.origin  # to 785m in the quarter from 2.4bn in 2003
        told = figured(self._folded, named) and not quarter
        near = 0 <= governing.end.year - year.end.year <= 1 and (self._spaced or year.end < governing.end)
        return near and not told and governing.end - governing.start < _QUARTERS
