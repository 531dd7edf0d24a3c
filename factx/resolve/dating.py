"""When a fact holds: stated in its sentence (or the headers of its cell), else inherited (`inheriting`), else the day of
publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factx.candidates import CHANGES, Candidate, Span
from factx.cues import Cues
from factx.dates import move
from factx.languages.record import Language
from factx.model import Document, Mention, Period, Quantity
from factx.resolve.bases import Bases, since
from factx.resolve.completing import Completing
from factx.resolve.dated import Dated
from factx.resolve.fiscal import calendared, exact
from factx.resolve.governing import Governing
from factx.resolve.inheriting import Inheriting
from factx.resolve.named import Named, ends_of, lasts, previous, reportable, to_date, within, years_of
from factx.resolve.outline import Outline
from factx.resolve.reporting import NEWS
from factx.resolve.rows import ROW_REACH, Rows
from factx.resolve.stating import Stating
from factx.resolve.tenses import Tenses
from factx.spans import around, shift

_YEAR = 12
# What is planned for so long has no end that anybody knows.
_MONTHS = timedelta(200)
_DATED = re.compile(r"\d{4}")


class Dating:
    """Which period governs where."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], cues: Cues, language: Language,
                 outline: Outline, today: date | None) -> None:
        self._folded, self._cues, self._blocks = folded, cues, document.blocks
        self._published, self._today = document.published, today
        self._spaced, self._compounded = language.grammar.spaced, language.grammar.compounded
        numbers = [m for m in mentions if isinstance(m.value, Quantity)]
        named = [Named(m.start, m.end, m.value) for m in mentions if isinstance(m.value, Period)]
        self._all = calendared(named, folded, numbers, cues, language, today)
        self._tenses = Tenses(folded, cues, language.grammar, self._all, numbers, document.published)
        bases = Bases(folded, self._all, cues, numbers, language, document.published)
        self._own = [d for d in self._all if not bases.holds(d)]
        self._rows = Rows(self._own, cues)
        self._dated = Dated(today)
        self._arrived: dict[tuple[str, Span], tuple[int, Period]] = {}  # where a move began, and the end of its time
        governing = Governing(document, folded, self._all, self._own, cues, language, outline, today)
        self._whole = Completing(folded, self._all, self._own, language, governing, document.published, today)
        self._stating = Stating(
            document, folded, self._all, self._own, numbers, cues, language, today, governing.fits, self._rows, self._tenses,
            {said: meant for said, meant in zip(named, self._all, strict=True) if said != meant},
        )
        self._inheriting = Inheriting(
            document, folded, self._own, mentions, cues, language, today, governing, self._whole, self._rows, self._tenses
        )

    def period_of(self, candidate: Candidate) -> tuple[Period, str]:
        """The period of a candidate and its basis."""
        period, basis = self._found(candidate)
        begin = self._blocks[candidate.block].start
        if basis != "published" and self._tenses.now(candidate, period, basis, within(self._own, begin, candidate.sentence[0])):
            return Period(None, self._published, "day"), "published"
        period = self._shaped(period, candidate)
        if basis == "published":
            period, basis = self._dated.carried(candidate) or (period, basis)
        else:
            self._dated.keep(candidate, period, basis)
        if candidate.earlier and basis != "published":
            level = self._dated.level(candidate)
            last = level.period if level else period
            return last if self._revised(candidate) else previous(last), basis
        if candidate.measure == "level" and not candidate.prior and not self._beside(candidate):
            self._dated.keep_level(candidate, period, basis)
        if self._spaced or not candidate.prior:
            self._dated.keep_whole(candidate, period, basis)
        return period, basis

    def _shaped(self, period: Period, candidate: Candidate) -> Period:
        """A period as what a candidate measures has it: a day for what there is, an end for what happens."""
        metric = candidate.metric
        if period.start and not period.end and not metric.stock and candidate.status == "actual" and self._published:
            period = period._replace(end=max(period.start, self._published))  # 自2016年起累计发放贷款30亿元
        if metric.stock and (period.start == period.end or not period.end):
            period = Period(None, period.end or period.start, "day", period.inherits, period.shift)  # what there is on a day
        yearly = metric.rate and candidate.measure == "yoy" and period.grain == "span"
        if yearly and period.end and lasts(period, "year"):
            period = Period(*around(period.end, "month"), "month")  # prices rose 3.1% in the 12 months to August
        return period

    def measure_of(self, candidate: Candidate, period: Period) -> str:
        """Which change a candidate of a period is, by the date that it is held against."""
        at = candidate.base or 0
        return next((since(d.period, period, candidate.measure) for d in within(self._all, at, at + 1)), candidate.measure)

    def ahead(self, period: Period, candidate: Candidate) -> bool:
        """Whether a period that was named with its year lies ahead, goes on for longer than a year, or is a whole one of which
        nothing is said to have happened already (全年用户已达3亿户)."""
        if period.inherits or not period.end or not self._today:
            return period.grain == "unending"
        if period.grain == "whole" and self._cues.within("actual", candidate.clause[0], candidate.mention.start):
            return False
        today = self._today if self._published else self._today.replace(month=_YEAR, day=31)
        going = not period.start or period.start > today or period.end - period.start > NEWS or period.grain == "whole"
        return period.end > today and going

    def happened(self, candidate: Candidate, period: Period) -> bool:
        """Whether a number in a sentence of what is to come is of a time that is over: where something began that goes on, or
        what it was a year before (亏损程度较上年同期亏损371万元扩大)."""
        over = period.end is not None and self._today is not None and period.end < self._today
        if not over or self._revised(candidate):
            return False
        dates = within(self._all, candidate.clause[0], candidate.mention.start)
        return candidate.origin or (candidate.measure == "level" and bool(dates) and dates[-1].period.shift < 0)

    def _found(self, candidate: Candidate) -> tuple[Period, str]:
        if found := self._paced(candidate) or self._of_level(candidate) or self._arrival(candidate):
            return found
        stated = self._stating.of(candidate)
        period = self._meant(stated, candidate) if stated else self._since(candidate)
        if period:
            return period, "stated"
        inherited = self._inheriting.period_of(candidate, self._dated.instant(candidate.block))
        if stated and stated.period.shift and (inherited or self._published):  # a year ago, and nothing says from when
            return move(inherited or Period(None, self._published, "day"), stated.period.shift), "stated"
        if inherited:
            return (self._before(inherited, candidate) if candidate.origin else inherited), "inherited"
        return Period(None, self._published, "day"), "published"

    def _paced(self, candidate: Candidate) -> tuple[Period, str] | None:
        """A pace is of all the years from the first to the last that its sentence names (2020年、2021年…，两年复合增长率68%)."""
        said = self._folded[candidate.clause[0] : candidate.mention.start]
        if candidate.measure != "change" or not any(word in said for word in self._compounded):
            return None
        dates = within(self._all, candidate.sentence[0], candidate.mention.start)
        ends = sorted((d.period.start, d.period.end) for d in dates if d.period.grain == "year" and not d.period.inherits)
        return (Period(ends[0][0], ends[-1][1], "span"), "stated") if len(set(ends)) > 1 else None

    def _of_level(self, candidate: Candidate) -> tuple[Period, str] | None:
        """A change is of the time of its level, if no date stands between; its pace is of all the years that its sentence names
        (2019年至2021年，由3亿元增至9亿元，年均增长70%)."""
        level = self._dated.level(candidate)
        if level is None or candidate.measure not in CHANGES or candidate.places > 1 or candidate.prior or candidate.headed:
            return None
        told = within(self._own, candidate.sentence[0], level.end) if candidate.measure == "change" else ()
        paced = any(ends_of(d.period) for d in told)
        dated = any(d.start != candidate.base for d in within(self._all, level.end, candidate.clause[1]))  # 较2021年12月增长5%
        return None if paced or dated or self._stating.base_of(candidate) else level[1:]

    def _beside(self, candidate: Candidate) -> bool:
        """Whether a level is told beside the one before it, whose change has yet to come (去年同期为10亿元，同比增长20%)."""
        level = None if self._spaced else self._dated.level(candidate)
        base = self._stating.base_of(candidate) if level else None
        return bool(level and base and not self._cues.first(("yoy", "qoq"), level.end, base.start))

    def _arrival(self, candidate: Candidate) -> tuple[Period, str] | None:
        """Where a move through some years or months ended."""
        began, last = self._arrived.pop((candidate.metric.id, candidate.sentence), (0, None))
        arrives = last and candidate.measure == "level" and not within(self._own, began, candidate.mention.start)
        return (last, "stated") if last and arrives else None

    def _meant(self, stated: Named, candidate: Candidate) -> Period | None:
        """What a date in its sentence means for a candidate; None if the text must tell and does not."""
        begin, spaced = self._blocks[candidate.block].start - ROW_REACH, self._spaced
        relative = stated.period.inherits == "period" and not stated.period.shift
        if relative and (listed := self._rows.member(candidate, begin, stated.start)):
            return listed.period  # 报告期各期分别为A、B和C
        if self._unending(stated):
            return Period(None, None, "unending")
        period = self._whole.complete(stated, candidate.sentence[0], candidate, self._compared(candidate, stated))
        if covered := self._covered(period, begin, stated.start):
            return covered
        if candidate.places > 1 and (years := years_of(stated._replace(period=period), candidate.places)):
            return years[candidate.place].period  # 同期净利润分别为A、B和C
        if candidate.status == "forecast":
            period = self._whole.expected(period, stated.period)
        summed = period.grain == "month" and self._inheriting.summed(candidate)
        if summed and self._stating.numbered(stated.end, candidate.clause[0]):
            period = to_date(period)
        if candidate.origin and (ends := ends_of(period)) and period.end != self._published:
            self._arrived[candidate.metric.id, candidate.sentence] = candidate.mention.end, ends[1]
            return ends[0]
        if not period.end and (stated.period.inherits if not period.start else candidate.metric.event):
            return None  # a deal of after the holidays is of no day
        # 从2428亿增长到2976亿: an undated beginning is a year before the end
        undated = candidate.origin and stated.end <= (candidate.mention.start - 1 if spaced else candidate.trigger.start)
        period = self._before(period, candidate) if undated else period
        return exact(period, self._all) if stated.period.shift or undated else period

    def _unending(self, stated: Named) -> bool:
        """Whether a date is some years to come, of which nothing says when they are over (未来三年)."""
        period, today = stated.period, self._published
        ahead = today is not None and period.start == today and period.end is not None and period.end - today > _MONTHS
        return ahead and not _DATED.search(self._folded, stated.start, stated.end)

    def _compared(self, candidate: Candidate, stated: Named) -> Period | None:
        """The period of the level that one is held against: that of its metric before it in the sentence, not of the same words
        (A公司上季净利5亿元，B公司上季…)."""
        said, before = self._folded[stated.start : stated.end], self._folded[candidate.sentence[0] : stated.start]
        level = self._dated.level(candidate)
        told = level is not None and level.end <= stated.start and said not in before
        near = stated.period.grain in {"day", "month", "quarter"} and candidate.measure == "level" and not self._spaced
        return level.period if level and told and (near or candidate.prior) and not candidate.headed else None

    def _since(self, candidate: Candidate) -> Period | None:
        """The month, quarter or half a year after the one that a change is on (1.2% lower than in August last year)."""
        if candidate.measure != "yoy" or not self._published:
            return None
        bases = (d.period for d in within(self._all, *candidate.clause) if d not in self._own)
        base = next((p for p in bases if p.grain in {"month", "quarter", "half"} and p.start and p.end), None)
        after = exact(move(base, 1), self._all) if base else None
        return after if after and after.end and after.end <= self._published else None

    def _revised(self, candidate: Candidate) -> bool:
        """Whether a number is what was expected before (营收指引下调至100亿元，此前为120亿元)."""
        start, end = candidate.sentence[0], candidate.clause[1]
        return candidate.status == "forecast" and self._cues.first(("revise",), start, end) is not None

    def _covered(self, period: Period, begin: int, end: int) -> Period | None:
        """The years that a report covers, where the last so many years are those (2020年至2022年…。最近三年累计研发投入)."""
        if period.grain != "span" or not period.start or not period.end or period.end != self._published:
            return None
        years = period.end.year - period.start.year
        row = self._rows.of(years, begin, end) if years > 1 and move(period, -years).end == period.start else ()
        first, last = (row[0].period, row[-1].period) if row else (None, None)
        return Period(first.start, last.end, "span") if first and last and first.grain == last.grain == "year" else None

    def _before(self, period: Period, candidate: Candidate) -> Period:
        """Where something moved from that a period closed: a year before; what is counted each month, a month before; and what
        was expected before, of the same time (预期由4.4%上调至5.2%)."""
        if self._revised(candidate):
            return period
        steps = candidate.metric.local or (candidate.measure in CHANGES and period.grain == "month")
        if steps and period.grain in {"month", "quarter"} and period.end:
            return Period(*around(shift(period.end, -1, period.grain), period.grain), period.grain)
        closes = not period.start and period.end is not None and (period.end.month, period.end.day) == (_YEAR, 31)
        return move(period, -1) if closes or reportable(period) else period  # 不良率由1.9%升至2.3%, at the end of a year
