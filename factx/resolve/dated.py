"""What of a text has been dated so far: the facts behind go on with it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factx.candidates import Candidate, Span
from factx.model import Period
from factx.packs import Metric
from factx.resolve.named import coming

# A count goes on being of the same date for this many blocks.
_NEAR_BLOCKS = 2


class Level(NamedTuple):
    """A level that its sentence gave: where its number ends, of which period it is, and on which basis."""

    end: int
    period: Period
    basis: str


class Dated:
    """The dates of the candidates of one text, which come in its order. today: about when it was written."""

    def __init__(self, today: date | None) -> None:
        self._today = today
        self._last: dict[str, tuple[int, Period]] = {}  # metric -> the block and period of its last dated fact
        self._counted: dict[str, tuple[int, Period]] = {}  # kind of metric -> block and day of its last count
        self._wholes: dict[tuple[str, Span], tuple[Period, str]] = {}  # metric and sentence -> what a share in it is of
        self._levels: dict[tuple[str, Span], Level] = {}  # the same of its last level
        self._instant: tuple[int, date] = (-1, date.min)  # block and day of the last one (截至三季度末，营收…)

    def keep(self, candidate: Candidate, period: Period, basis: str) -> None:
        """Notes the date of a count, or of what goes on: none that is only published, hoped for or compared with."""
        metric, day = candidate.metric, period.end if not period.start else None
        if basis == "stated" and day and not metric.stock:
            self._instant = candidate.block, day
        hoped = candidate.status == "forecast" and coming(period, self._today)  # 到2025年注册用户力争达2000万。已申请专利31项
        if hoped or candidate.prior:  # 由去年底的2亿元增至15亿元: not what it was
            return
        self._last[metric.id] = candidate.block, period
        if metric.stock and day:
            kinds = _kinds(metric) if basis == "stated" else (metric.family,)
            self._counted.update(dict.fromkeys(kinds, (candidate.block, period)))

    def keep_level(self, candidate: Candidate, period: Period, basis: str) -> None:
        self._levels[candidate.metric.id, candidate.sentence] = Level(candidate.mention.end, period, basis)

    def keep_whole(self, candidate: Candidate, period: Period, basis: str) -> None:
        self._wholes[candidate.metric.id, candidate.sentence] = period, basis

    def level(self, candidate: Candidate) -> Level | None:
        """The last level of a candidate's metric in its sentence."""
        return self._levels.get((candidate.metric.id, candidate.sentence))

    def instant(self, block: int) -> date | None:
        """The day of the last instant that was stated, if in this block."""
        return self._instant[1] if self._instant[0] == block else None

    def carried(self, candidate: Candidate) -> tuple[Period, str] | None:
        """What a candidate goes on with that has no date of its own: a share with its whole, a stock with the last count."""
        metric, block = candidate.metric, candidate.block
        if candidate.measure == "share" and (whole := self._wholes.get((metric.id, candidate.sentence))):
            return whole
        if not metric.stock:
            return None
        if last := self._last.get(metric.id):
            survey = metric.about == "region"  # what is counted of a country is counted on one day
            if survey or block - last[0] <= _NEAR_BLOCKS:  # the next paragraph goes on with the same count
                self._last[metric.id] = block, last[1]
                return last[1], "inherited"
        if counted := self._counts_on(candidate):
            self._counted[metric.family] = block, counted
            return counted, "inherited"
        return None

    def _counts_on(self, candidate: Candidate) -> Period | None:
        """The day of which the paragraph before counted other things of the same kind (截至4月底存款…。|逾放比0.42%)."""
        counts = (self._counted.get(kind, (-_NEAR_BLOCKS, None)) for kind in _kinds(candidate.metric))
        block, day = max(counts, key=lambda counted: counted[0])
        return day if candidate.block - block <= 1 and not candidate.metric.event else None


def _kinds(metric: Metric) -> tuple[str, ...]:
    """The kinds of metrics that one belongs to which are counted on one day: its family; staff, patents and customers."""
    return (metric.family,) if metric.unit in {"%", "currency"} else (metric.family, "counts")
