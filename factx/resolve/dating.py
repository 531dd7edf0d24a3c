"""When a fact holds: stated in its sentence (or the headers of its cell), else inherited (`inheriting`), else the day of
publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from factx.candidates import CHANGES, Candidate, Span
from factx.cues import Cues
from factx.dates import move
from factx.languages.record import Language
from factx.model import Document, Mention, Ordinal, Period, Quantity
from factx.packs import Metric
from factx.resolve.bases import Bases
from factx.resolve.completing import Completing
from factx.resolve.fiscal import calendared, exact
from factx.resolve.inheriting import Inheriting
from factx.resolve.named import Named, ends_of, lasts, of_header, previous, reportable, to_date, within, years_of
from factx.resolve.outline import Outline
from factx.resolve.reporting import NEWS
from factx.resolve.rows import ROW_REACH, Rows
from factx.spans import around, shift

# A count goes on being of the same date for this many blocks.
_NEAR_BLOCKS = 2
_YEAR = 12


class Dating:
    """Which period governs where."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], cues: Cues, language: Language,
                 outline: Outline, today: date | None) -> None:
        self._folded, self._cues, self._blocks = folded, cues, document.blocks
        self._published, self._today = document.published, today
        self._reports = language.grammar.own
        self._reach, self._spaced = language.grammar.reach, language.calendar.spaced
        self._numbers = [m for m in mentions if isinstance(m.value, Quantity)]
        self._number_starts = [m.start for m in self._numbers]
        named = [Named(m.start, m.end, m.value) for m in mentions if isinstance(m.value, Period)]
        self._all = calendared(named, folded, self._numbers, cues, language, today)
        bases = Bases(folded, cues, self._numbers, language, document.published)
        self._own = [d for d in self._all if not bases.holds(d)]
        self._last: dict[str, tuple[int, Period]] = {}  # metric -> the block and period of its last dated fact
        self._rows = Rows(self._own, cues)
        self._whose: dict[tuple[str, Span], tuple[Period, str]] = {}  # metric and sentence -> what a share in it is of
        self._levels: dict[tuple[str, Span], tuple[int, Period, str]] = {}  # the same of its last level, and where that ends
        self._arrived: dict[tuple[str, Span], tuple[int, Period]] = {}  # where a move began, and the end of its time
        self._counted: dict[str, tuple[int, Period]] = {}  # kind of metric -> block and day of its last count
        self._instant: tuple[int, date] = (-1, date.min)  # block and day of the last one (截至三季度末，营收…)
        self._whole = Completing(document, folded, self._all, self._own, cues, language, outline, today)
        self._inheriting = Inheriting(document, folded, self._own, mentions, cues, language, today, self._whole, self._rows)

    def period_of(self, candidate: Candidate) -> tuple[Period, str]:
        """The period of a candidate and its basis."""
        period, basis = self._found(candidate)
        if candidate.metric.stock and period.start == period.end:
            period = period._replace(start=None)  # what there is on a day
        yearly = candidate.metric.rate and candidate.measure == "yoy" and period.grain == "span"
        if yearly and period.end and lasts(period, "year"):
            period = Period(*around(period.end, "month"), "month")  # prices rose 3.1% in the 12 months to August
        if basis == "stated" and not candidate.metric.stock and period.end and not period.start:
            self._instant = candidate.block, period.end
        if basis != "published":
            if self._spaced or not candidate.prior:  # 由去年底的2亿元增至15亿元: not what it was
                self._last[candidate.metric.id] = candidate.block, period
                if candidate.metric.stock and period.end and not period.start:
                    kinds = _kinds(candidate.metric) if basis == "stated" else (candidate.metric.family,)
                    self._counted.update(dict.fromkeys(kinds, (candidate.block, period)))
        elif candidate.measure == "share":
            period, basis = self._whose.get((candidate.metric.id, candidate.sentence), (period, basis))
        elif candidate.metric.stock:
            block, last = self._last.get(candidate.metric.id, (-_NEAR_BLOCKS - 1, period))
            survey = block >= 0 and candidate.metric.about == "region"  # what is counted of a country is counted on one day
            if survey or candidate.block - block <= _NEAR_BLOCKS:  # the next paragraph goes on with the same count
                period, basis = last, "inherited"
            elif counted := self._counts_on(candidate):
                period, basis = counted, "inherited"
        if candidate.earlier and basis != "published":
            told = self._levels.get((candidate.metric.id, candidate.sentence))
            return previous(told[1] if told else period), basis
        if candidate.measure == "level" and not candidate.prior:
            self._levels[candidate.metric.id, candidate.sentence] = candidate.mention.end, period, basis
        if self._spaced or not candidate.prior:
            self._whose[candidate.metric.id, candidate.sentence] = period, basis
        return period, basis

    def _counts_on(self, candidate: Candidate) -> Period | None:
        """The day of which the paragraph before counted other things of the same kind (截至4月底存款…。|逾放比0.42%)."""
        counts = (self._counted.get(kind, (-_NEAR_BLOCKS, None)) for kind in _kinds(candidate.metric))
        block, day = max(counts, key=lambda counted: counted[0])
        return day if candidate.block - block <= 1 and not candidate.metric.event else None

    def ahead(self, period: Period) -> bool:
        """Whether a period that was named with its year lies ahead, goes on for longer than a year, or is a whole one."""
        if period.inherits or not period.end or not self._today:
            return False
        today = self._today if self._published else self._today.replace(month=_YEAR, day=31)
        going = not period.start or period.start > today or period.end - period.start > NEWS or period.grain == "whole"
        return period.end > today and going

    def _found(self, candidate: Candidate) -> tuple[Period, str]:
        level = self._levels.get((candidate.metric.id, candidate.sentence))
        if level and candidate.measure in CHANGES and candidate.places == 1 and not (candidate.prior or candidate.headed):
            end, period, basis = level
            told = within(self._own, candidate.sentence[0], end) if candidate.measure == "change" else ()
            yearly = any(ends_of(d.period) for d in told)  # 2019年至2021年，由3亿元增至9亿元，年均增长70%
            if not (yearly or within(self._all, end, candidate.clause[1])):
                return period, basis  # a change is of the time of its level
        arrived = self._arrived.pop((candidate.metric.id, candidate.sentence), None)
        if arrived and candidate.measure == "level" and not within(self._own, arrived[0], candidate.mention.start):
            return arrived[1], "stated"
        stated, number = self._stated(candidate), candidate.mention.start
        if stated:
            relative = stated.period.inherits == "period" and not stated.period.shift
            begin = self._blocks[candidate.block].start - ROW_REACH
            if relative and (listed := self._rows.member(candidate, begin, stated.start)):
                return listed.period, "stated"  # 报告期各期分别为A、B和C
            period = self._whole.complete(stated, candidate.sentence[0], candidate, self._compared(candidate, stated))
            if covered := self._covered(period, begin, stated.start):
                return covered, "stated"
            if candidate.places > 1 and (years := years_of(stated._replace(period=period), candidate.places)):
                return years[candidate.place].period, "stated"  # 同期净利润分别为A、B和C
            # 从2428亿增长到2976亿: an undated beginning is a year before the end
            undated = candidate.origin and stated.end <= (number - 1 if self._spaced else candidate.trigger.start)
            if candidate.status == "forecast":
                period = self._whole.expected(period, stated.period)
            monthly = period.grain == "month" and self._inheriting.summed(candidate)
            if monthly and self._numbered_within(stated.end, candidate.clause[0]):
                period = to_date(period)
            if candidate.origin and (ends := ends_of(period)) and period.end != self._published:
                self._arrived[candidate.metric.id, candidate.sentence] = candidate.mention.end, ends[1]
                return ends[0], "stated"
            if period.end or period.start or not stated.period.inherits:
                period = self._before(period, candidate) if undated else period
                return (exact(period, self._all) if stated.period.shift or undated else period), "stated"
        elif since := self._since(candidate):
            return since, "stated"
        block, day = self._instant
        inherited = self._inheriting.period_of(candidate, day if block == candidate.block else None)
        if stated and stated.period.shift and (inherited or self._published):  # a year ago, and nothing says from when
            return move(inherited or Period(None, self._published, "day"), stated.period.shift), "stated"
        if inherited:
            return (self._before(inherited, candidate) if candidate.origin else inherited), "inherited"
        return Period(None, self._published, "day"), "published"

    def _compared(self, candidate: Candidate, stated: Named) -> Period | None:
        """The period of the level that one is held against: that of its metric before it in the sentence, not of the same words
        (A公司上季净利5亿元，B公司上季…)."""
        said, before = self._folded[stated.start : stated.end], self._folded[candidate.sentence[0] : stated.start]
        level = self._levels.get((candidate.metric.id, candidate.sentence))
        told = level is not None and level[0] <= stated.start and said not in before
        near = stated.period.grain in {"day", "month", "quarter"} and candidate.measure == "level" and not self._spaced
        return level[1] if level and told and (near or candidate.prior) and not candidate.headed else None

    def _since(self, candidate: Candidate) -> Period | None:
        """The month, quarter or half a year after the one that a change is on (1.2% lower than in August last year)."""
        if candidate.measure != "yoy" or not self._published:
            return None
        bases = (d.period for d in within(self._all, *candidate.clause) if d not in self._own)
        base = next((p for p in bases if p.grain in {"month", "quarter", "half"} and p.start and p.end), None)
        after = move(base, 1) if base else None
        return after if after and after.end and after.end <= self._published else None

    def _covered(self, period: Period, begin: int, end: int) -> Period | None:
        """The years that a report covers, where the last so many years are those (2020年至2022年…。最近三年累计研发投入)."""
        if period.grain != "span" or not period.start or not period.end or period.end != self._published:
            return None
        years = period.end.year - period.start.year
        row = self._rows.of(years, begin, end) if years > 1 and move(period, -years).end == period.start else ()
        first, last = (row[0].period, row[-1].period) if row else (None, None)
        return Period(first.start, last.end, "span") if first and last and first.grain == last.grain == "year" else None

    # ------------------------------------------------------------ stated
    def _stated(self, candidate: Candidate) -> Named | None:
        """The date of a number in its sentence: before it, or right behind it."""
        (start, end), number = candidate.sentence, candidate.mention
        if candidate.headed:
            return of_header(candidate, self._folded, self._today)
        at = bisect_left(self._number_starts, number.start)
        since = max(start, self._numbers[at - 1].end) if at and not isinstance(number.value, Ordinal) else start
        pool = [d for d in within(self._all if candidate.prior else self._own, start, end)
                if self._whole.fits(d, candidate) and not self._aside(d, candidate)
                and (d in self._own or not d.period.start or d.period.end != self._published)]  # 自2018年以来的首次
        for base in within(self._all, since, number.start):
            if (base not in self._own or base.period.shift) and self._leads(base, candidate):
                return base  # 远低于去年同期的80亿元, 比去年同期的9.9%略降
        if not candidate.metric.stock and not self._spaced:  # 以现有股本26亿股为基数，每10股派5元
            pool = [d for d in pool if not self._now(d) or not self._numbered_within(d.end, number.start)] or pool
        if candidate.standing:  # 2022年营收3亿元，员工365人
            pool = [d for d in pool if not (d.end <= number.start and self._past(d, candidate))]
        if candidate.measure not in {"level", "share"} and not candidate.prior:
            # 上年同期为33.1%, 环比提升…: the change is not of that period
            pool = [d for d in pool if not (d.period.inherits == "period" and d.period.shift)]
        if self._spaced and self._published and candidate.status == "forecast":  # for 2024 it now expects revenue of
            pool = [d for d in pool if d.period.start or d.period.end != self._published] or pool
        before = [d for d in pool if d.end <= number.start]
        behind = [d for d in pool if number.end <= d.start]
        after = behind[0] if behind else None
        if len(behind) > 1 and behind[0].period.inherits and not self._folded[behind[0].end : behind[1].start].strip():
            after = behind[1]  # the prior year 13-week period ended July 30, 2022
        trigger = candidate.trigger  # spent 1.9bn on research and development in 2024
        position = trigger.end if after and trigger.start < number.start < trigger.end <= after.start else number.end
        if after and not self._follows(position, after.start):
            after = None
        if candidate.prior and after is None and self._spaced:  # compared with $5bn, or $1.80 a share, a year earlier
            after = next((d for d in behind if d.period.shift < 0 or d not in self._own), None)
        if listed := self._rows.member(candidate, start, number.start) or self._rows.member(candidate, number.end, end):
            return listed
        if after and self._spaced and self._cues.residue(number.end, after.start) == 0:
            return after
        # What is compared takes the date of the comparison; only failing that, the fact's own.
        if before and not (candidate.prior and before[-1] in self._own and after):
            return self._finest(before, candidate)
        return after or (before[-1] if before else None)

    def _aside(self, named: Named, candidate: Candidate) -> bool:
        """Whether a date stands in brackets with a number of its own (份额升至4.05%(2017年为3.96%), 排名第一)."""
        opened = self._folded.rfind("(", candidate.sentence[0], named.start)
        closed = self._folded.find(")", named.end, candidate.sentence[1]) if opened >= 0 else -1
        if closed < 0 or self._folded.find(")", opened, named.start) >= 0 or opened < candidate.mention.start < closed:
            return False
        at = bisect_left(self._number_starts, opened)
        return at < len(self._numbers) and self._number_starts[at] < closed

    def _now(self, named: Named) -> bool:
        start, end, grain = named.period[:3]
        return grain == "day" and start is None and end is not None and end == self._published

    def _past(self, named: Named, candidate: Candidate) -> bool:
        """Whether a time is that of another number, in a clause before that of a candidate."""
        start, end = named.period[:2]
        report = any(word in self._folded[named.start : named.end] for word in self._reports)
        over = start is not None and start != end and named.period.grain != "month" and not report
        apart = "," in self._folded[named.end : candidate.mention.start]
        return over and apart and self._numbered_within(named.end, candidate.clause[0])

    def _leads(self, named: Named, candidate: Candidate) -> bool:
        """Whether a number is that of what it is compared with, right behind its date: nothing stands between but verbs and, in
        Chinese, the metric (高于去年同期净利润5亿元), and before a change not even verbs (相比去年同期增速33%)."""
        cues, number, trigger = self._cues, candidate.mention.start, candidate.trigger
        between = not self._spaced and named.end <= trigger.start < number
        parts = [(named.end, trigger.start), (trigger.end, number)] if between else [(named.end, number)]
        if "," in self._folded[named.end : number] or any(cues.residue(*part) for part in parts):
            return False
        if candidate.measure in {"level", "share"}:
            return not cues.arrives(named.end, number)
        verb = cues.first(("rise", "fall", "yoy", "qoq"), named.start, number)
        return verb is None or bool(cues.within("speed", verb.start, verb.end))

    def _follows(self, position: int, start: int) -> bool:
        """Whether a date is that of a number which ends at a position: no clause ends and nothing is said between them."""
        if any(mark in self._folded[position:start] for mark in ",;:"):
            return False  # then the date is the next clause's own
        for number in self._numbers[bisect_left(self._number_starts, position) : bisect_left(self._number_starts, start)]:
            left = self._cues.last(("from", "compare"), position, number.start)
            if not self._spaced or left or self._cues.residue(position, number.start):
                return False
            position = number.end  # jumped 76% to $1.1bn in 2004
        return self._cues.residue(position, start) <= (self._reach // 3 if self._spaced else self._reach)

    def _finest(self, before: Sequence[Named], candidate: Candidate) -> Named:
        """The last date, or the month before it in its clause where that only names a thing (今年2月完成2019年…债券)."""
        last = before[-1]
        if len(before) < 2 or last.period.grain != "year" or not last.period.start or not last.period.end:
            return last
        one = before[-2]
        if one.period.grain == "year" or not one.period.start or "," in self._folded[one.end : last.start]:
            return last
        within_it = one.period.end and last.period.start <= one.period.start <= one.period.end <= last.period.end
        return one if (within_it or candidate.metric.event) and not self._numbered_within(one.end, last.start) else last

    def _numbered_within(self, start: int, end: int) -> bool:
        at = bisect_left(self._number_starts, start)
        return at < len(self._numbers) and self._number_starts[at] < end

    def _before(self, period: Period, candidate: Candidate) -> Period:
        """Where something moved from that a period closed: a year before; what is counted each month, a month before; and what
        was expected before, of the same time (预期由4.4%上调至5.2%)."""
        if candidate.status == "forecast" and self._cues.first(("revise",), *candidate.clause):
            return period
        steps = candidate.metric.local or (candidate.measure in CHANGES and period.grain == "month")
        if steps and period.grain in {"month", "quarter"} and period.end:
            return Period(*around(shift(period.end, -1, period.grain), period.grain), period.grain)
        return move(period, -1) if reportable(period) else period


def _kinds(metric: Metric) -> tuple[str, ...]:
    """The kinds of metrics that one belongs to which are counted on one day: its family; staff, patents and customers."""
    return (metric.family,) if metric.unit in {"%", "currency"} else (metric.family, "counts")
