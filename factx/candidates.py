"""What binding gives and resolution takes: numbers tied to metrics, and numbers left over with the reason why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factx.model import Mention
from factx.packs import Metric, Rule

Span = tuple[int, int]
# The measures of a change.
CHANGES = frozenset({"change", "yoy", "qoq"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a rule as they stand in the text."""

    start: int
    end: int
    rule: Rule
    metric: Metric


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity tied to a metric; whom and when it is about is not known yet.

    trigger: the words that named the metric, perhaps in an earlier clause. sentence, clause: the number's own, as text spans.
    block: its index in the document. prior: the number is what a fact is compared with; origin: the beginning
    of a move (由A增至B). part: it was read as a part of a whole
    (a share, or a ratio made of one). place, places: its number in a list, and how many the list has (0, 1 outside lists);
    dealt: the list is one of metrics.
    respectively: the sentence deals its lists out. headed: it is a table cell that its headers explain;
    heads: whom and when they name.
    """

    trigger: Trigger
    mention: Mention
    value: Decimal
    value_max: Decimal | None
    unit: str
    modifier: str
    measure: str
    status: str
    scope: str
    sentence: Span
    clause: Span
    block: int
    prior: bool = False
    origin: bool = False
    part: bool = False
    place: int = 0
    places: int = 1
    dealt: bool = False
    respectively: bool = False
    headed: bool = False
    heads: tuple[Mention, ...] = ()

    @property
    def rule(self) -> Rule:
        return self.trigger.rule

    @property
    def metric(self) -> Metric:
        return self.trigger.metric


class Rejection(NamedTuple):
    """A quantity that is in no fact, and why: `no-trigger`, `wrong-unit`, `vetoed`, `denied`, `name` (a part of one).

    nearest: the closest trigger.
    """

    mention: Mention
    reason: str
    detail: str = ""
    nearest: Trigger | None = None


class Bound(NamedTuple):
    """All that binding found, in the order of the text."""

    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]
