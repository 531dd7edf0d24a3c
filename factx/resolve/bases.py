"""Dates that say only what something is compared with: 较2019年同期, up 27% from its 2003 performance, from $3.2bn in 2003."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from factx.cues import STOPS, Cues
from factx.languages.record import Language
from factx.model import Mention, Period, Quantity
from factx.resolve.named import Named, begun, within

# So many words before a date may tell of a record: the lowest annual total since 2019.
_RECORD_WORDS = 4
_STOP = re.compile(r"[,;.](?![0-9])|\n")
# What lasts at most so many days is compared with what ends so many months later; a half with a half.
_STEPS = ((31, 1), (92, 3))
_HALF, _HALF_MONTHS = range(181, 185), 6
_YEAR = 12


def since(base: Period, period: Period, measure: str) -> str:
    """Which change a number is that is held against a dated base, once its own date is known: 较2019年 is, in 2021, neither on
    the year nor on a quarter. measure: what its sentence made of it, which stays where the base has no date of its own."""
    if base.end is None or period.end is None:
        return measure
    if base.inherits == "year" and not (base.start or period.start):  # 截至12月底…，较11月底
        months = _months(base.end, period.end) % _YEAR
        return measure if months == 0 else "qoq" if months in {1, 3} else "change"
    if base.end >= period.end:
        return measure
    if base.inherits or base.shift:  # 较2019年同期, 较6月, than in August of last year
        return "change" if period.end.year - base.end.year > 1 else measure
    ends = _months(base.end, period.end)
    if base.start is None:  # 较6月末; a year after 较2015年底 the sentence knows better
        return measure if ends == _YEAR else "qoq" if ends in {1, 3} else "change"
    if period.start and _months(base.start, period.start) == _YEAR and ends != _YEAR:  # 年内…, 较2022年; 一季度…, 较2022年
        return measure
    days = (base.end - base.start).days + 1
    if period.start and days in _HALF and ends == _HALF_MONTHS:
        return "qoq"  # 2024年上半年…, 较2023年下半年
    return "yoy" if ends == _YEAR else "qoq" if any(ends == months for most, months in _STEPS if days <= most) else "change"


def _months(one: date, other: date) -> int:
    return _YEAR * (other.year - one.year) + other.month - one.month


class Bases:
    """The bases of comparison in a text with these numbers."""

    def __init__(self, folded: str, everything: Sequence[Named], cues: Cues, numbers: Sequence[Mention], language: Language,
                 today: date | None) -> None:
        self._folded, self._cues, self._numbers, self._today = folded, cues, numbers, today
        self._all = everything
        self._starts = [m.start for m in numbers]
        self._births, self._grammar = language.grammar.births, language.grammar
        self._reach, self._spaced = language.grammar.reach, language.grammar.spaced
        self._records, self._lasting = language.grammar.records, language.grammar.lasting

    def holds(self, named: Named) -> bool:
        """Whether a date is only what something is compared with (较2019年同期, 较上年, 从2024年同期的…)."""
        if self._compared(named):
            return True
        if named.start and not self._spaced and self._cues.overlapping(("yoy", "qoq"), named.start - 1):
            return True  # 环比6月, 同比2018年
        if named.period.start is None and named.period.end and named.period.end.timetuple().tm_yday == 1:
            return True  # 年初: what is counted from, never what a number is of
        if self._folded.endswith(self._births, 0, named.start) or self._folded.endswith(self._births, 0, named.start - 1):
            return True  # 成立于2016年，注册资本42亿元
        if self._grammar.issue.match(self._folded, named.end) or self._cues.asides.holds(named.start):
            return True  # 完成2022年第2期专项计划
        if self._held(named) or self._stretch(named) or self._record(named) or self._upon(named) or self._beside(named):
            return True
        cue = self._cues.last(("compare", "above", "below", "from"), max(0, named.start - 3 * self._reach), named.start)
        if cue is None or self._of_number(cue.end, named.start):
            return cue is not None
        between = self._folded[cue.end : named.start]
        apart = not self._spaced and "," in between  # 与青禾作对比，截至5月12日
        if apart or self._cues.residue(cue.end, named.start) or any(mark in between for mark in STOPS):
            return False
        return cue.kind != "from" or self._numbered(named.end) or self._moved_from(cue.start)

    def _compared(self, named: Named) -> bool:
        """Whether a word of comparison holds a date (较去年底)."""
        return bool(self._cues.overlapping(("yoy", "qoq", "since", "compare"), named.start))

    def _held(self, named: Named) -> bool:
        """Whether what stands around a date makes it what something is held against (与2017年同期相比)."""
        grammar, folded = self._grammar, self._folded
        return folded.startswith(grammar.held, named.end) and folded.endswith(grammar.beside, 0, named.start)

    def _beside(self, named: Named) -> bool:
        """Whether a date only tells what the number before it was at another time (营收12亿元，去年同期为10亿元，净利润3亿元)."""
        at = bisect_left(self._starts, named.start) - 1
        if self._spaced or at < 0 or not self._numbered(named.end):
            return False
        start = begun(self._folded, named.start)
        if self._starts[at] < start:
            return False
        if "," in self._folded[named.end : self._starts[at + 1]] or self._in_row(named):
            return False
        if named.period.shift < 0:
            return True
        told = [d for d in within(self._all, start, self._starts[at]) if not self._compared(d)]
        before, period = (told[-1].period if told else None), named.period
        worded = not period.inherits and not any(c.isdigit() for c in self._folded[named.start : named.end])
        if before is None and not period.start:  # 不良率2%，去年底为3%
            return bool(worded and period.end and self._today and period.end.year < self._today.year)
        if not before or before.grain != period.grain or not before.end or not period.end:
            return False
        return period.end < before.end or bool(worded and period.start)  # 9月…, 上月为

    def _in_row(self, named: Named) -> bool:
        """Whether a date is a member of a list of dates (2022年上半年、2021年上半年分别为3亿元和2亿元)."""
        at = bisect_left(self._all, named)
        rows = pairwise(self._all[max(0, at - 1) : at + 2])
        return any(self._cues.joins(one.end, other.start) for one, other in rows)

    def _upon(self, named: Named) -> bool:
        """Whether a year or month stands right behind a percentage and a word that makes it the base (up 2% on 2003)."""
        at = bisect_left(self._starts, named.start) - 1
        if at < 0 or named.period.grain == "day" or not self._spaced:
            return False
        number = self._numbers[at]
        rate = isinstance(number.value, Quantity) and number.value.unit == "%"
        return rate and self._folded[number.end : named.start].strip() in self._grammar.upon

    def _record(self, named: Named) -> bool:
        """Whether a date says since when a figure is a record (为2022年1月以来新高, the highest since January 2022)."""
        if not named.period.start or named.period.end != self._today:
            return False
        after = self._folded[named.end : named.end + self._reach].lstrip()
        if after.startswith(self._records) or not self._spaced:
            return after.startswith(self._records)
        before = f" {' '.join(self._folded[max(0, named.start - self._reach) : named.start].split()[-_RECORD_WORDS:])} "
        return any(f" {word} " in before for word in self._records)

    def _stretch(self, named: Named) -> bool:
        """Whether a date only says how long something took to change (在过去两年中增长了38%), or has been (近五年连续)."""
        if named.period.grain != "span" or not self._today or named.period.end != self._today:
            return False
        if self._folded.startswith(self._lasting, named.end):
            return True
        at = bisect_left(self._starts, named.end)
        verb = self._cues.first(("rise", "fall"), named.end, self._starts[at]) if at < len(self._starts) else None
        if verb is None or "," in self._folded[named.end : verb.start]:
            return False  # 最近一年，新增客户80万
        return self._cues.residue(named.end, verb.start) <= 1

    def _of_number(self, cue: int, date: int) -> bool:
        """Whether the number right before a date is the one that a cue leads to (from sales of $302m in the prior year), or
        says that one again (from $302m, or $1.80 a share, in 2021)."""
        at = first = bisect_left(self._starts, date) - 1
        while first > 0 and self._again(self._numbers[first - 1].end, self._starts[first]):
            first -= 1
        if first > 0 and (before := self._also(self._numbers[first - 1].end, self._starts[first])):
            return not self._cues.residue(self._numbers[at].end, date) and self._of_number(cue, before.start)
        if at < 0 or not self._spaced or not cue <= self._starts[first] or _STOP.search(self._folded, cue, self._starts[first]):
            return False
        if any(character.isdigit() for character in self._folded[cue : self._starts[first]]):
            return False  # past due for more than 90 days was 1.93% as of June 30
        after = self._numbers[at].end
        said = self._cues.residue(after, date)
        near = said <= self._reach / 2 if first < at else not said and not _STOP.search(self._folded, after, date)
        return near and self._starts[first] - cue <= self._reach

    def _also(self, start: int, end: int) -> Named | None:
        """The date between two numbers that a third is held against (from 30% in March and 28% a year earlier)."""
        told = within(self._all, start, end)[:1]
        return next((d for d in told if not self._cues.residue(start, d.start) and self._cues.joins(d.end, end)), None)

    def _again(self, start: int, end: int) -> bool:
        """Whether a number says the one before it again: in another way, or in brackets ($1.05 per share ($1.04 diluted))."""
        between = self._folded[start:end].rstrip()
        return self._cues.apposes(start, end) or (between.endswith("(") and not _STOP.search(between))

    def _moved_from(self, position: int) -> bool:
        """Whether a rise or fall is told right before (up 27% from its 2003 performance)."""
        move = self._cues.last(("rise", "fall"), max(0, position - self._reach), position)
        return move is not None and not _STOP.search(self._folded, move.end, position)

    def _numbered(self, position: int) -> bool:
        """Whether a number follows at once."""
        at = bisect_left(self._starts, position)
        soon = at < len(self._numbers) and self._starts[at] - position < self._reach
        return soon and self._cues.residue(position, self._starts[at]) == 0
