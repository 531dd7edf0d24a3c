"""What governs a date that leaves something open where it stands: a date before it, the headings over it, or the period that the
document reports on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factx.candidates import Candidate
from factx.cues import STOPS, Cues
from factx.dates import settle
from factx.languages.record import Language
from factx.model import Block, Document, Period
from factx.resolve.named import Named, closed_month, closing, figured, lasts, reportable, runs, within
from factx.resolve.outline import Outline
from factx.resolve.reporting import LEAD_BLOCKS, OWN, outlook, reported, running

_YEAR = 12
# The month that the month is was named within this many times the reach of a clause: a paragraph or two.
_TOLD = 20
# Characters; as long as the words before a day on which something was told.
_TELLING = 30


class Governing:
    """What governs where, in one text. everything: all its dates; own: those that are no mere bases of comparison.

    reporting: the period that the document reports on; told: whether a report is about it; since: where it is first named;
    titled: the period of its title.
    """

    def __init__(self, document: Document, folded: str, everything: Sequence[Named], own: Sequence[Named], cues: Cues,
                 language: Language, outline: Outline, today: date | None) -> None:
        self._folded, self._cues, self._blocks, self._outline = folded, cues, document.blocks, outline
        self._all, self._own, self._reach, self._spaced = everything, own, language.grammar.reach, language.grammar.spaced
        self._year = re.compile(language.calendar.year)
        self._years = [d for d in own if self._yeared(d)]
        self._published, self._today = document.published, today
        self._announces, self._dateline = language.grammar.announces, language.names.dateline
        self._issues = language.grammar.issues
        report = reported(folded, document.blocks, own, cues, language.grammar, today)
        self.reporting, self.told, self.since = report if report.period else running(everything, document.published)
        titled = (d.period for block in document.blocks[:LEAD_BLOCKS] if block.kind == "title" for d in self._inside(block))
        self.titled = next((period for period in titled if period.end and not period.inherits), None)

    def period_of(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The period that a relative date leans on: one named before it in its block, else the reporting period."""
        period = named.period
        if candidate.headed and (over := next((p for p in self.over(candidate.block) if not p.inherits), self.titled)):
            return over
        if period.inherits == "former":
            return self.last_of(period.grain, named.start) or self.reporting
        if period.inherits == "year":
            return self._of_year(named, sentence, candidate)
        return self._pointed(named, candidate) or self._spoken(named, sentence, candidate)

    def _of_year(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """What says of which year a date is: 全年, 上半年 and 年末 go with the report; a quarter or a month only with a year of
        its sentence, else with one that closes on the same day."""
        period = named.period
        if candidate.headed and not period.start:
            return self.reporting  # 年初余额
        closes = not period.start and period.end and period.end.month == _YEAR and not figured(self._folded, named)
        wide = period.grain in {"year", "half"} or bool(closes)
        begin = self._blocks[candidate.block].start if wide else sentence
        whole = [d for d in within(self._own, begin, named.start)
                 if not d.period.inherits and (reportable(d.period) or (period.grain == "year" and self._closing(d.period)))]
        if beside := self._joined(named) or self._shifted(named, sentence):
            return beside
        if whole and whole[-1].start >= sentence:
            return whole[-1].period
        if period.grain == "half" and candidate.status == "actual" and (year := self._announced(named, sentence)):
            return year
        ahead = [d.period for d in whole if d.period.end and self._today and d.period.end > self._today]
        if ahead and candidate.status == "forecast":
            return ahead[-1]  # 2024年，目标是…。年内争取…
        return self._newest(whole) if wide else closing(self._years, period, named.start)

    def _newest(self, dates: Sequence[Named]) -> Period | None:
        """The latest period that is over, for the others are told for comparison; else the reporting period."""
        told = (d for d in dates if not self._cues.expects(d.start, d.end) and (self._yeared(d) or not self._bygone(d)))
        past = [d.period for d in told if d.period.end and (not self._today or d.period.end <= self._today)]
        return max(past, key=lambda p: p.end or date.min, default=self.reporting)

    def _pointed(self, named: Named, candidate: Candidate) -> Period | None:
        """What a word for the time spoken of points to (当年, 季内, 报告期)."""
        period = named.period
        if period.inherits == "period" and not period.end and (beside := self._beside(named)):
            return beside
        points = not period.start and not self._spaced
        year = points and period.grain == "year" and not period.shift
        if year and (ended := self._ended(named)):
            return ended
        begin, own = self._blocks[candidate.block].start, points and period.grain in OWN
        if own and period.grain == "month" and (month := closed_month(within(self._own, begin, named.start))):
            return month
        if own and self.reporting and lasts(self.reporting, period.grain):
            return self.reporting  # 季内
        if (year or period.grain in OWN) and (last := self.last_of(period.grain, named.start)):
            return last
        whole = not period.shift and not period.start and period.inherits == "period" and period.grain != "same"
        return self.reporting if whole else None  # 报告期, 期末

    def _spoken(self, named: Named, sentence: int, candidate: Candidate) -> Period | None:
        """The last complete period before a date in its block, else the reporting period."""
        earlier = reversed(within(self._own, self._blocks[candidate.block].start, named.start))
        complete = (d for d in earlier if d.period.inherits != "period" and d.period.end and self.fits(d, candidate)
                    and (d.period.start or candidate.metric.stock or not self.reporting))
        said = next(complete, None)
        if said is None:
            return self.reporting
        opened = said.period.inherits == "year" and said.period.grain in {"half", "year"}
        return settle(said.period, self._of_year(said, sentence, candidate)) if opened else said.period

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

    def last_of(self, grain: str, position: int) -> Period | None:
        """The last month, quarter or half named before a position, not too far back (sales rose 1.2% in the month)."""
        near = reversed(within(self._own, max(0, position - _TOLD * self._reach), position))
        over = (d for d in near if d.period.end and d.period.start and not runs(self._folded, d, self._published))
        alike = (d for d in over if self._of(d.period, grain))
        last = next((d for d in alike if d.period.inherits != "former" and not outlook(d, self._cues, self._today)), None)
        return last and settle(last.period, closing(self._years, last.period, last.start))

    def _of(self, period: Period, grain: str) -> bool:
        """Whether a period is a quarter, half or month, or in English as many weeks or months (the three months to December)."""
        return period.grain == grain or (self._spaced and reportable(period) and lasts(period, grain))

    def _bygone(self, named: Named) -> bool:
        return bool(self._today and named.period.end and named.period.end.year < self._today.year)

    def _yeared(self, named: Named) -> bool:
        """Whether a date says its year in figures; what is only last year's (去年第三季) leads no later sentence astray."""
        return self._year.search(self._folded, named.start, named.end) is not None

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
        return self._folded.startswith(self._announces, named.end) or bool(self._issues.match(self._folded, named.end))

    def fits(self, named: Named, candidate: Candidate) -> bool:
        """Whether a fact can be of a date: no result of a year is that of the day on which it was announced."""
        metric, period = candidate.metric, named.period
        if not metric.event and period.grain == "day" and period.start and self._announced_on(named):
            return False
        daily = metric.stock or metric.event or metric.unit == "rank" or not self.reporting
        return daily or not (period.grain == "day" and period.start)
