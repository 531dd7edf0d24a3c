"""The date that a sentence states for one of its numbers: before it, or right behind it, and not another number's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Document, Mention, Ordinal
from factx.resolve.named import Named, of_header, within
from factx.resolve.rows import Rows
from factx.resolve.tenses import Tenses

# Characters; the longest word that may stand between a number and the metric behind it (482m monthly active users).
_NOUN = 12


class Stating:
    """What the sentences of one text state. everything: all its dates; own: those that are no mere bases of comparison.

    numbers: its quantities; fits: whether a fact can be of a date; booked: fiscal periods as named -> in the document's books.
    """

    def __init__(self, document: Document, folded: str, everything: Sequence[Named], own: Sequence[Named],
                 numbers: Sequence[Mention], cues: Cues, language: Language, today: date | None,
                 fits: Callable[[Named, Candidate], bool], rows: Rows, tenses: Tenses, booked: Mapping[Named, Named]) -> None:
        self._folded, self._cues, self._fits, self._rows, self._tenses = folded, cues, fits, rows, tenses
        self._published, self._today, self._booked = document.published, today, booked
        self._all, self._own, self._bases = everything, own, frozenset(everything).difference(own)
        self._numbers, self._number_starts = numbers, [m.start for m in numbers]
        self._copulas = language.grammar.kinds
        self._reports, self._reach, self._spaced = language.grammar.own, language.grammar.reach, language.grammar.spaced

    def of(self, candidate: Candidate) -> Named | None:
        """The date of a number in its sentence: before it, or right behind it."""
        (start, end), number = candidate.sentence, candidate.mention
        if candidate.headed:
            head = of_header(candidate, self._folded, self._today)
            return self._booked.get(head, head) if head else None
        if base := self.base_of(candidate):
            return base
        pool = self._pool(candidate)
        before = [d for d in pool if d.end <= number.start]
        after, touches = self._after([d for d in pool if number.end <= d.start], candidate)
        if listed := self._rows.member(candidate, start, number.start) or self._rows.member(candidate, number.end, end):
            return listed
        if touches:
            return after
        # What is compared takes the date of the comparison; only failing that, the fact's own.
        if before and not (candidate.prior and before[-1] not in self._bases and after):
            return self._finest(before, candidate)
        return after or (before[-1] if before else None)

    def _pool(self, candidate: Candidate) -> list[Named]:
        """The dates of its sentence that a candidate can be of."""
        number, trigger = candidate.mention, candidate.trigger
        pool = [d for d in within(self._all if candidate.prior else self._own, *candidate.sentence)
                if self._fits(d, candidate) and not self._aside(d, candidate)
                and (d not in self._bases or not d.period.start or d.period.end != self._published)]  # 自2018年以来的首次
        # 占公司目前总股本的6%
        pool = [d for d in pool if not (self._now(d) and trigger.start < d.start and d.end <= trigger.end)]
        if not candidate.metric.stock:  # 以现有股本26亿股为基数，每10股派5元; March sales were up 4% so far
            pool = [d for d in pool if not self._now(d) or not (self._spaced or self.numbered(d.end, number.start))] or pool
        if candidate.standing:  # 2022年营收3亿元，员工365人
            pool = [d for d in pool if not (d.end <= number.start and self._past(d, candidate))]
        if candidate.measure not in {"level", "share"} and not candidate.prior:
            # 上年同期为33.1%, 环比提升…: the change is not of that period
            pool = [d for d in pool if not (d.period.inherits == "period" and d.period.shift)]
        if self._spaced and self._published and candidate.status == "forecast":  # for 2024 it now expects revenue of
            pool = [d for d in pool if not self._now(d) or candidate.metric.event]
        return pool

    def _after(self, behind: Sequence[Named], candidate: Candidate) -> tuple[Named | None, bool]:
        """The date right behind a number that is its own, and whether it touches it. behind: the dates behind it."""
        number, trigger = candidate.mention.end, candidate.trigger
        if not behind:
            return None, False
        after = behind[0]
        if len(behind) > 1 and after.period.inherits and not self._folded[after.end : behind[1].start].strip():
            after = behind[1]  # the prior year 13-week period ended July 30, 2022
        # spent 1.9bn on research and development in 2024, a 55% share of the market in 2023, 482m monthly active users in May
        near = trigger.start - number <= _NOUN and "," not in self._folded[number : trigger.start]
        beside = trigger.start < candidate.mention.start or (self._spaced and near)
        position = trigger.end if beside and number < trigger.end <= after.start else number
        touches = self._spaced and self._touches(position, after.start, candidate.metric.each)
        told = self._spaced and self._tenses.behind(candidate, position, after)
        if touches or told or self._follows(position, after.start):
            return after, touches
        compared = candidate.prior and self._spaced  # compared with $5bn, or $1.80 a share, a year earlier
        dates = (d for d in behind if d.period.shift < 0 or d.period.grain == "same" or d in self._bases)
        return (next(dates, None) if compared else None), False

    def base_of(self, candidate: Candidate) -> Named | None:
        """The date right before a number that is what something is held against (低于去年同期的80亿元, 比去年同期的9.9%略降)."""
        start, number = candidate.sentence[0], candidate.mention.start
        at = bisect_left(self._number_starts, number)
        while at and self._again(self._numbers[at - 1].end, number):
            at, number = at - 1, self._number_starts[at - 1]
        since = max(start, self._numbers[at - 1].end) if at and not isinstance(candidate.mention.value, Ordinal) else start
        told = (d for d in within(self._all, since, number) if d in self._bases or d.period.shift)
        # $30m for the quarter ended December 31 and $35m for another
        return next((d for d in told if self._leads(d, candidate, number) and not self._cues.joins(d.end, number)), None)

    def _again(self, start: int, end: int) -> bool:
        """Whether a number goes on with the one before it: in a list (分别为3亿元和2亿元), or in brackets (3亿美元(20亿元))."""
        return self._cues.joins(start, end) or self._folded[start:end].strip() == "("

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
        return over and apart and self.numbered(named.end, candidate.clause[0])

    def _leads(self, named: Named, candidate: Candidate, number: int) -> bool:
        """Whether what begins at `number` is what it is compared with, right behind its date: nothing stands between but verbs
        and, in Chinese, the metric (高于去年同期净利润5亿元), and before a change not even verbs (相比去年同期增速33%)."""
        cues, trigger = self._cues, candidate.trigger
        between = not self._spaced and named.end <= trigger.start < number
        parts = [(named.end, trigger.start), (trigger.end, number)] if between else [(named.end, number)]
        if "," in self._folded[named.end : number] or any(cues.residue(*part) for part in parts):
            return False
        if candidate.measure in {"level", "share"}:
            added = named.end == trigger.start and not (candidate.prior or named.period.shift)  # 较2022年12月新增网民
            return not (added or cues.arrives(named.end, number))
        verb = cues.first(("rise", "fall", "yoy", "qoq"), named.start, number)
        if verb is None or cues.within("speed", verb.start, verb.end):
            return True
        return self._folded[named.end : verb.start].strip() in self._copulas  # 上月为下降3%

    def _touches(self, position: int, start: int, each: bool) -> bool:
        """Whether a date stands right behind what ends at a position, behind the level that this led to (jumped 15% to $38bn in
        the third quarter), or behind what says it again for each share ($35m, or 96 cents a share, for the quarter ended)."""
        comma, restated = "," in self._folded[position:start], each
        for number in self._numbers[bisect_left(self._number_starts, position) : bisect_left(self._number_starts, start)]:
            restated = self._cues.apposes(position, number.start)
            if not restated and not self._cues.arrives(position, number.start):
                return False
            position = number.end
        return (restated or not comma) and self._cues.residue(position, start) <= (self._reach // 2 if restated else 0)

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
        if last.end == candidate.mention.start:
            return last  # 上半年完成全年2000亿元目标的45%
        if one.period.grain == "year" or not one.period.start or "," in self._folded[one.end : last.start]:
            return last
        within_it = one.period.end and last.period.start <= one.period.start <= one.period.end <= last.period.end
        return one if (within_it or candidate.metric.event) and not self.numbered(one.end, last.start) else last

    def numbered(self, start: int, end: int) -> bool:
        at = bisect_left(self._number_starts, start)
        return at < len(self._numbers) and self._number_starts[at] < end
