"""What a fact that names no date inherits: the last date of its paragraph that still governs, else that of the line that leads
its list in, of its heading, or what the document reports on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from factx.candidates import Candidate
from factx.cues import STOPS, Cues
from factx.dates import settle
from factx.languages.record import Language
from factx.model import Document, Mention, Organisation, Period, Quantity
from factx.resolve.completing import Completing
from factx.resolve.governing import Governing
from factx.resolve.named import FULL_STOPS, Named, coming, ended, lasts, reportable, to_date, within
from factx.resolve.reporting import BUSINESS, NEWS, OWN, outlook
from factx.resolve.rows import ROW_REACH, Rows
from factx.resolve.tenses import Tenses

_YEAR = 12
# What a stock that says no date is not of, but of their last day.
_LONG = frozenset({"half", "year", "span"})
# Twelve months or more, up to publication.
_TWELVEMONTH = timedelta(360)


class Inheriting:
    """What governs where, in one text. own: the dates that are no mere bases of comparison."""

    def __init__(self, document: Document, folded: str, own: Sequence[Named], mentions: Sequence[Mention], cues: Cues,
                 language: Language, today: date | None, governing: Governing, whole: Completing, rows: Rows,
                 tenses: Tenses) -> None:
        self._folded, self._cues, self._blocks, self._own = folded, cues, document.blocks, own
        self._published, self._today, self._spaced = document.published, today, language.grammar.spaced
        self._governing, self._whole, self._rows, self._tenses = governing, whole, rows, tenses
        self._recently = language.grammar.recently
        self._numbers = [m.start for m in mentions if isinstance(m.value, Quantity)]
        names = (m for m in mentions if isinstance(m.value, Organisation) and folded.startswith(":", m.end))
        self._items = [m.start for m in names if folded.endswith(STOPS, 0, m.start)]

    def period_of(self, candidate: Candidate, instant: date | None) -> Period | None:
        """The last period named earlier in the block; else, for what happens over a time, the reporting period."""
        metric, begin = candidate.metric, self._begin(candidate)
        reach = 0 if metric.event else ROW_REACH  # the years of a report's figures are not those of its deals
        if listed := self._rows.member(candidate, begin - reach, candidate.sentence[0]):
            return listed.period
        if metric.event and any(word in self._folded[candidate.sentence[0] : candidate.mention.start] for word in self._recently):
            return None
        found = self._earlier(candidate, begin, instant) or self._outer(candidate)
        return found or (None if metric.event or candidate.standing else self._reported(candidate, begin))

    def _earlier(self, candidate: Candidate, begin: int, instant: date | None) -> Period | None:
        """The last date named before in its paragraph that governs."""
        metric, newest = candidate.metric, date.min
        for named in reversed(within(self._own, begin, candidate.sentence[0])):
            start, end = named.period[:2]
            if metric.event and end and end < newest:
                break  # 2016年6月拿地…，到2019年三季度仍在建。总投资90亿元
            newest = max(newest, start or date.min)
            if self._unknown(named, candidate):
                return named.period
            if self._summing(named, begin, candidate):
                continue
            if self._governs(named, candidate, instant) or self._pointed(named, candidate):
                named = self._wider(named, begin, candidate.sentence[0]) or self._newest(named, begin, metric.stock)
                period = self._whole.complete(named, self._opening(named, begin), candidate)
                if self.summed(candidate):
                    period = to_date(period)
                elif metric.stock and period.start and period.grain in _LONG:
                    period = Period(None, period.end, "day")
                return self._whole.expected(period, named.period) if candidate.status == "forecast" else period
        return None

    def _outer(self, candidate: Candidate) -> Period | None:
        """The period of the title, for a place in a list, or of the line that leads in or the heading over it."""
        metric, reporting = candidate.metric, self._governing.reporting
        if metric.unit == "rank" and self._governing.titled:
            return self._governing.titled  # 2020中国上市房企测评: 万科位列第一
        for period in () if metric.event else self._governing.over(candidate.block):
            if candidate.status == "actual" and self._planned(period):
                continue  # 【“十五五”开好局】
            if metric.stock:
                return Period(None, settle(period, reporting).end, "day")
            if period.start and period.start != period.end:
                return settle(period, reporting)
        return None

    def _reported(self, candidate: Candidate, begin: int) -> Period | None:
        """What the document reports on, for what it tells of that: no deal, which is of the day it is told."""
        metric, reporting, told = candidate.metric, self._governing.reporting, self._governing.told
        if self.summed(candidate):
            return to_date(reporting) if reporting and told else None
        if not metric.stock or not self._today:
            return reporting or self._closed(begin, candidate.sentence[0])
        if self._blocks[candidate.block].end < self._governing.since:
            return None
        # balances and customers are of a report's last day
        kept = metric.family == "users" or metric.about == "lender"
        counted = reporting and kept and (reporting.grain in BUSINESS or lasts(reporting, "quarter"))
        closing = told or (self._spaced and (metric.unit == "currency" or counted))
        return Period(None, reporting.end, "day") if reporting and closing else None

    def _begin(self, candidate: Candidate) -> int:
        """Where its paragraph begins, or the item of a bulletin in one (青禾股份：…。蓝汀科技：中标7亿元)."""
        at = bisect_right(self._items, candidate.mention.start)
        return max(self._blocks[candidate.block].start, self._items[at - 1] if at else 0)

    def _summing(self, named: Named, begin: int, candidate: Candidate) -> bool:
        """Whether a date only sums up beside a part of it, which goes on (11月零售208万辆。今年以来累计1934万辆。批发255万辆)."""
        number = next(iter(self._numbers[bisect_left(self._numbers, named.end) :][:1]), named.end)
        start = named.period.start
        if candidate.metric.stock or not start or not self._cues.within("cumulate", named.end, number):
            return False
        part = any(d.period.start and d.period.start > start for d in within(self._own, begin, named.start))
        return part and not self._cues.within("cumulate", candidate.clause[0], candidate.mention.start)

    def _unknown(self, named: Named, candidate: Candidate) -> bool:
        """Whether a stock is of a day that an undated text does not tell (目前), as the count before it."""
        start, end, grain = named.period[:3]
        return self._published is None and candidate.metric.stock and grain == "day" and not (start or end)

    def _pointed(self, named: Named, candidate: Candidate) -> bool:
        """Whether a word for the time reported on goes on with its sentence (季内营收31亿元；净利润3亿元)."""
        period = named.period
        own = period.inherits == "period" and not (period.end or period.shift) and period.grain in {*OWN, "span"}
        return own and not candidate.metric.event and self._goes_on(named, candidate)

    def _governs(self, named: Named, candidate: Candidate, instant: date | None) -> bool:
        """Whether a date of an earlier sentence is also that of a candidate."""
        metric, period = candidate.metric, named.period
        if not period.end or period.grain == "same" or not self._governing.fits(named, candidate):
            return False  # 恢复至2019年同期的87%
        # What happens over a time is not of an instant that an earlier sentence spoke of (目前), unless that one's fact is.
        if not (period.start or metric.stock or instant == period.end or self.summed(candidate)):
            return False
        if metric.event and period.grain not in {"day", "month"} and not self._goes_on(named, candidate):
            return False
        long = _TWELVEMONTH if self._governing.told else NEWS
        if period.grain == "span" and period.start and period.end == self._today and period.end - period.start > long:
            return False  # 近十年累计投入7200亿元 is told beside; 过去12个月交易用户6.85亿 in a report on a quarter
        if candidate.standing and period.start and period.start != period.end:
            return False
        if self._spaced and (self._tenses.momentary(named) or self._tenses.hoped(named, candidate)):
            return False
        if period.grain == "month" and period.start and not (metric.stock or metric.event or metric.local or self._dates(named)):
            return False
        now = self._governing.told and not period.start and period.end == self._published
        if now and metric.stock and metric.unit == "currency" and not self._goes_on(named, candidate):
            return False  # a report's balances are of its last day, whatever it says of today beside them
        unfinished = metric.stock and self._published and period.end > self._published
        ahead = unfinished or outlook(named, self._cues, self._today) or coming(period, self._published)
        return not (ahead and (candidate.status == "actual" or metric.event))

    def _planned(self, period: Period) -> bool:
        """Whether a period is one of years that are not over."""
        start, end, today = *period[:2], self._published
        return bool(start and end and today and end > today and end - start > NEWS)

    def summed(self, candidate: Candidate) -> bool:
        """Whether an amount is all that there was up to a day (截至6月末，客户300万户；累计放款1125亿元)."""
        flow = candidate.measure == "level" and not (candidate.metric.stock or candidate.metric.event)
        return flow and bool(self._cues.within("cumulate", candidate.clause[0], candidate.mention.start))

    def _dates(self, named: Named) -> bool:
        """Whether a date is that of a number of its own sentence, and not only of something that happened."""
        return bisect_left(self._numbers, named.end) < bisect_left(self._numbers, ended(self._folded, named.end))

    def _goes_on(self, named: Named, candidate: Candidate) -> bool:
        """Whether no sentence has ended since a date (2023年发行债券30亿元；完成票据融资5亿元)."""
        return not any(self._folded.find(mark, named.end, candidate.sentence[0]) >= 0 for mark in FULL_STOPS)

    def _closed(self, start: int, end: int) -> Period | None:
        """The year that a day named in a span closes: 140,000 patents at the end of 2022, and then what was spent on research."""
        days = (d.period.end for d in reversed(within(self._own, start, end)) if d.period.end and not d.period.start)
        closing = next((day for day in days if (day.month, day.day) == (_YEAR, 31) and self._today and day < self._today), None)
        return Period(closing.replace(month=1, day=1), closing, "year") if closing else None

    def _newest(self, named: Named, begin: int, stock: bool) -> Named:
        """A date, or the latest of its kind in its sentence: what came before is told for comparison (7月为55, 6月为54)."""
        today, grain = self._today, named.period.grain
        if grain == "day" and ((named.period.start and not stock) or named.period.end == today):
            return named
        start = max(begin, *(self._folded.rfind(mark, begin, named.start) for mark in FULL_STOPS))
        told = within(self._own, start, named.end)
        if grain == "day":
            past = [d for d in told if d.period.end and today and d.period.end < today and d.period.inherits != "period"]
        else:
            alike = (d for d in told if _alike(d.period, named.period) and d.period.end)
            past = [d for d in alike if today is None or (d.period.end and d.period.end <= today)]
        return max(past, key=lambda d: d.period.end or date.min, default=named)

    def _wider(self, named: Named, begin: int, sentence: int) -> Named | None:
        """The date that a sentence began with, where it went on with a part of it and has ended: 上半年…，二季度单季…。"""
        ended = any(self._folded.find(mark, named.end, sentence) >= 0 for mark in FULL_STOPS)
        if not ended or not named.period.start or not named.period.end:
            return None
        start = max(begin, *(self._folded.rfind(mark, begin, named.start) for mark in FULL_STOPS))
        return next((d for d in within(self._own, start, named.start) if _holds(d.period, named.period)), None)

    def _opening(self, named: Named, begin: int) -> int:
        """Where the sentence of a date begins."""
        return max(begin, *(self._folded.rfind(mark, begin, named.start) for mark in STOPS))


def _holds(whole: Period, part: Period) -> bool:
    """Whether a period lies in a longer one."""
    if not (whole.start and whole.end and part.start and part.end) or whole[:2] == part[:2]:
        return False
    return whole.start <= part.start and part.end <= whole.end


def _alike(one: Period, other: Period) -> bool:
    """Whether two periods are of one kind: years, however they are put."""
    return one.grain == other.grain or (reportable(one) and reportable(other) and lasts(one, "year") and lasts(other, "year"))
