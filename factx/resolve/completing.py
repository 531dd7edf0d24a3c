"""What the words of a date leave open, completed by what governs where it stands: its list, sentence, paragraph, heading, or
the period that the document reports on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factx.candidates import Candidate
from factx.cues import STOPS, Cues
from factx.dates import move, settle
from factx.languages.record import Language
from factx.model import Block, Document, Period
from factx.resolve.named import Named, begun, closed_month, closing, following, lasts, nearest, previous, reportable, within
from factx.resolve.outline import Outline
from factx.resolve.relative import ago, business, earlier
from factx.resolve.reporting import LEAD_BLOCKS, OWN, outlook, reported, running
from factx.spans import around, shift

_YEAR = 12
# The month that the month is was named within this many times the reach of a clause: a paragraph or two.
_TOLD = 20
# Days: three quarters and less are parts of a year.
_QUARTERS = timedelta(300)
_YEAR_SAID = re.compile(r"\d{4}|\d{2,3}年")
_PARTS = frozenset({"quarter", "half", "span"})
_RUNNING = frozenset({"month", "quarter"})
# Characters; as long as the words before a day on which something was told.
_TELLING = 30
# How many dates back the last day of an unfinished year is looked for.
_LOOKED_AT = 20


class Completing:
    """Dates of one text. everything: all of them; own: those that are no mere bases of comparison.

    reporting: the period that the document reports on; told: whether a report is about it.
    """

    def __init__(self, document: Document, folded: str, everything: Sequence[Named], own: Sequence[Named], cues: Cues,
                 language: Language, outline: Outline, today: date | None) -> None:
        self._folded, self._cues, self._blocks, self._outline = folded, cues, document.blocks, outline
        self._all, self._own, self._reach, self._spaced = everything, own, language.grammar.reach, language.grammar.spaced
        self._years = [d for d in own if self._yeared(d)]
        self._published, self._today, self._entire = document.published, today, language.calendar.entire
        self._announces, self._dateline = language.grammar.announces, language.names.dateline
        report = reported(folded, document.blocks, own, cues, language.grammar.own, today, self._spaced)
        self.reporting, self.told, self.since = report if report.period else running(everything, document.published)
        titled = (d.period for block in document.blocks[:LEAD_BLOCKS] if block.kind == "title" for d in self._inside(block))
        self.titled = next((period for period in titled if period.end and not period.inherits), None)

    def complete(self, named: Named, sentence: int, candidate: Candidate, compared: Period | None = None) -> Period:
        """The period of a date, with what it leaves open taken from the period that governs there. compared: of what is held
        against a fact, the period of that one."""
        governing = self._governing(named, sentence, candidate)
        period = named.period
        if before := self._before(named, sentence, candidate) or self._reported(named, sentence, candidate):
            return before
        held = compared or governing
        if candidate.prior and held and self._last_year(named, held, candidate):
            return move(held, -1)  # against 6bn last year, in a quarter's report
        told = compared or (governing if candidate.prior else None)
        if told and not self._numbered(named):
            before = ago(period, told, self._published) if compared else None
            before = before or (None if candidate.origin else earlier(period, told))
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
        if last != (named.period.start, named.period.end) or named.period.inherits or self._numbered(named):
            return None
        begin = begun(self._folded, named.start)
        told = [d for d in within(self._own, min(begin, sentence), named.start) if d.period.grain == grain and d.period.start]
        return previous(settle(told[-1].period, self._governing(told[-1], sentence, candidate))) if told else None

    def _reported(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The month that is over, where its sentence tells of it and goes on with this one (6月用户4亿户，本月净增105万户)."""
        if candidate.status != "actual" or not self._runs(named):
            return None
        told = (d.period for d in reversed(within(self._own, sentence, named.start)) if d.period.grain == "month")
        last = next(told, None)
        return last if last and last.end and self._published and last.end < self._published else None

    def _runs(self, named: Named) -> bool:
        """Whether a date is the month that a text is published in, not by its name (本月)."""
        start, end, grain, inherits = named.period[:4]
        running = bool(self._published and start and end and start <= self._published <= end)
        return running and grain == "month" and not inherits and not self._numbered(named)

    def _so_far(self, period: Period, named: Named, candidate: Candidate) -> Period:
        """What has happened of an unfinished year (年内回购金额已达): up to the last day of it that was named, or to publication;
        of a time up to now: up to the day that its sentence names. An unfinished year's end that is no outlook is the last one.
        """
        start, end, today = period.start, period.end, self._published
        if self._folded[named.start : named.end] in self._entire and not self._counted(named, candidate.sentence[0]):
            return period._replace(grain="whole")
        if not end or not today or end < today or end.year != today.year:
            return period
        if end > today and self._numbered(named):
            return self._part_of(period, named, candidate) or period
        if not start and end > today and end.month == today.month and (month := self._last_of("month", named.start)):
            return Period(None, month.end, "day")  # 6月贷款增加…。月末余额, told in July
        if not start:
            return move(period, -1) if end > today and named.period.inherits == "year" else period
        if end == today:
            if lasts(period, "year") and self.told and self.reporting and (told := self.reporting.end) and told.month == _YEAR:
                return Period(told.replace(month=1, day=1), told, "year")  # 过去一年, in a report on one
            last = self._told(start, today, within(self._all, candidate.sentence[0], named.start))
            if start.day != 1 and last != today:  # 过去12个月, not 8月以来; to a month's end it is whole months
                start -= today - last - timedelta(days=(last + timedelta(days=1)).day == 1)
            return Period(start, last)
        if period.grain != "year" or candidate.metric.unit == "rank":
            return period
        return Period(start, self._told(start, today, self._all[: bisect_left(self._all, (named.start,))]))

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

    def _governing(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The period a relative one leans on: the last complete one before it in its block, else the reporting period."""
        begin, period = self._blocks[candidate.block].start, named.period
        if candidate.headed and (over := next((p for p in self.over(candidate.block) if not p.inherits), self.titled)):
            return over
        if period.inherits == "period" and not period.end and (beside := self._beside(named)):
            return beside
        if candidate.headed and not period.start and period.inherits == "year":
            return self.reporting  # 年初余额
        if period.inherits == "former":
            return self._last_of(period.grain, named.start) or self.reporting
        if period.inherits == "year":
            # 全年, 上半年, 年末 go with the report; a quarter or a month only with a year of its sentence, else the reference.
            closes = not period.start and period.end and period.end.month == _YEAR and not self._numbered(named)
            wide = period.grain in {"year", "half"} or closes
            whole = [d for d in within(self._own, begin if wide else sentence, named.start)
                     if not d.period.inherits and (reportable(d.period) or (period.grain == "year" and self._closing(d.period)))]
            if joined := self._joined(named):
                return joined
            if shifted := self._shifted(named, sentence):
                return shifted
            if whole and whole[-1].start >= sentence:
                return whole[-1].period
            if period.grain == "half" and candidate.status == "actual" and (year := self._announced(named, sentence)):
                return year
            ahead = [d.period for d in whole if d.period.end and self._today and d.period.end > self._today]
            if ahead and candidate.status == "forecast":
                return ahead[-1]  # 2024年，目标是…。年内争取…
            told = [d for d in whole if not self._cues.expects(d.start, d.end) and (self._yeared(d) or not self._bygone(d))]
            past = [d.period for d in told if d.period.end and (not self._today or d.period.end <= self._today)]
            newest = max(past, key=lambda p: p.end or date.min, default=self.reporting)  # the others are told for comparison
            return newest if wide else closing(self._years, period, named.start)
        pointed = period.grain == "year" and not period.start and not period.shift and not self._spaced  # 当年
        if pointed and (ended := self._ended(named)):
            return ended
        own = period.grain in OWN and not period.start and not self._spaced
        if own and period.grain == "month" and (month := closed_month(within(self._own, begin, named.start))):
            return month
        if own and self.reporting and lasts(self.reporting, period.grain):
            return self.reporting  # 季内
        if (pointed or period.grain in OWN) and (last := self._last_of(period.grain, named.start)):
            return last
        if self.reporting and not period.shift and not period.start and period.inherits == "period" and period.grain != "same":
            return self.reporting  # 报告期, 期末
        earlier = reversed(within(self._own, begin, named.start))
        complete = (d for d in earlier if d.period.inherits != "period" and d.period.end and self.fits(d, candidate)
                    and (d.period.start or candidate.metric.stock or not self.reporting))
        said = next(complete, None)
        if said is None:
            return self.reporting
        opened = said.period.inherits == "year" and said.period.grain in {"half", "year"}
        return settle(said.period, self._governing(said, sentence, candidate)) if opened else said.period

    def _announced(self, named: Named, sentence: int) -> Period | None:
        """The year of the last half that was over when its sentence says that it was told (去年9月…公布中期财报)."""
        days = [d.period.end for d in within(self._own, sentence, named.start) if d.period.grain in {"day", "month"}]
        half = named.period.end
        if not half or not days or not (day := days[-1]):
            return None
        return Period(None, day.replace(month=1, day=1) - timedelta(days=(half.month, half.day) > (day.month, day.day)), "day")

    def _shifted(self, named: Named, sentence: int) -> Period | None:
        """The period a year before that its sentence has just been told of (去年同期为218亿元，年末则为823亿元)."""
        told = within(self._all, sentence, named.start)
        before = told[-1].period if told else None
        if not before or before.shift >= 0 or not self.reporting or named.period.grain not in {"day", "year"}:
            return None
        return settle(before, self.reporting)

    def _closing(self, period: Period) -> bool:
        """Whether a date is the last day of a year that is over (截至2023年末…, 年内)."""
        end = period.end
        return bool(end and not period.start and (end.month, end.day) == (_YEAR, 31) and self._today and end < self._today)

    def _ended(self, named: Named) -> Period | None:
        """The year that the sentence before ended with, though only for comparison (增速均低于2018年。当年营收…)."""
        before = self._all[max(0, bisect_left(self._all, (named.start,)) - 1)]
        ends = before.start < named.start and self._folded.startswith(STOPS, before.end) and self._yeared(before)
        return before.period if ends and before.period.grain == "year" and before.period.start else None

    def _beside(self, named: Named) -> Period | None:
        """The date that a word stands right behind, and only says again (12月12日当天)."""
        before = self._all[max(0, bisect_left(self._all, (named.start,)) - 1)]
        return before.period if before.end == named.start and before.period.inherits != "period" else None

    def _joined(self, named: Named) -> Period | None:
        """The complete period that a date only goes on with (2017年6月末和年末)."""
        before = self._all[max(0, bisect_left(self._all, (named.start,)) - 1)]
        joined = before.start < named.start and self._cues.joins(before.end, named.start)
        return before.period if joined and not before.period.inherits else None

    def _last_of(self, grain: str, position: int) -> Period | None:
        """The last month, quarter or half named before a position, not too far back (sales rose 1.2% in the month)."""
        near = reversed(within(self._own, max(0, position - _TOLD * self._reach), position))
        alike = (d for d in near if d.period.end and d.period.start and self._of(d.period, grain) and not self._runs(d))
        last = next((d for d in alike if d.period.inherits != "former" and not outlook(d, self._cues, self._today)), None)
        return last and settle(last.period, closing(self._years, last.period, last.start))

    def _of(self, period: Period, grain: str) -> bool:
        """Whether a period is a quarter, half or month, or in English as many weeks or months (the three months to December)."""
        return period.grain == grain or (self._spaced and reportable(period) and lasts(period, grain))

    def _last_year(self, named: Named, governing: Period, candidate: Candidate) -> bool:
        """Whether last year is only how a comparison with the same part of it is put."""
        year = named.period
        if year.grain != "year" or year.inherits == "year" or not year.end or not governing.start or not governing.end:
            return False
        quarter = governing.grain == "quarter" and self._spaced and candidate.origin  # to 785m in the quarter from 2.4bn in 2003
        told = self._numbered(named) and not quarter
        near = 0 <= governing.end.year - year.end.year <= 1 and (self._spaced or year.end < governing.end)
        return near and not told and governing.end - governing.start < _QUARTERS

    def _bygone(self, named: Named) -> bool:
        return bool(self._today and named.period.end and named.period.end.year < self._today.year)

    def _yeared(self, named: Named) -> bool:
        """Whether a date says its year in figures; what is only last year's (去年第三季) leads no later sentence astray."""
        return self._spaced or _YEAR_SAID.search(self._folded, named.start, named.end) is not None

    def _numbered(self, named: Named) -> bool:
        """Whether a date is put in figures (2023年, not 今年)."""
        return any(character.isdigit() for character in self._folded[named.start : named.end])

    def over(self, block: int) -> Iterator[Period]:
        """The periods that govern a block from outside: of the line that leads it in, of the headings over it."""
        for above in self._outline.over(block):
            for _, _, period in reversed(self._inside(above)):
                whole = settle(period, self.reporting) if period.shift else period  # 二、上年同期业绩情况
                if whole.end:
                    yield whole

    def _inside(self, block: Block) -> Sequence[Named]:
        return within(self._own, block.start, block.end)

    def _announced_on(self, named: Named) -> bool:
        """Whether a day is only the one on which something was told (said on Wednesday its loans rose)."""
        if self._spaced and self._folded[max(0, named.start - _TELLING) : named.start].rstrip().endswith(self._announces):
            return True
        if self._spaced:
            return self._folded.startswith(self._announces, named.end + 1) or bool(self._dateline.match(self._folded, named.end))
        return self._folded.startswith(self._announces, named.end)

    def fits(self, named: Named, candidate: Candidate) -> bool:
        """Whether a fact can be of a date: no result of a year is that of the day on which it was announced."""
        metric, period = candidate.metric, named.period
        if not metric.event and period.grain == "day" and period.start and self._announced_on(named):
            return False
        daily = metric.stock or metric.event or metric.unit == "rank" or not self.reporting
        return daily or not (period.grain == "day" and period.start)
