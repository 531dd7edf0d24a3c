"""What binding and resolution give: numbers tied to metrics, what became of them, and numbers left over with the reason why."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factx.model import Diagnostic, Fact, Mention
from factx.packs import Metric, Rule, Veto

Span = tuple[int, int]
# The measures of a change.
CHANGES = frozenset({"change", "yoy", "qoq"})


class Trigger(NamedTuple):
    """Words of a rule as they stand in the text."""

    start: int
    end: int
    rule: Rule
    metric: Metric


class Candidate(NamedTuple):
    """A quantity tied to a metric; whom and when it is about is not known yet.

    trigger: the words that named the metric, perhaps in an earlier clause. sentence, clause: the number's own, as text spans.
    block: its index in the document. prior: the number is what a fact is compared with; origin: the beginning of a move
    (由A增至B). part: it was read as a part of a whole (a share, or a ratio made of one). earlier: it is the figure of the time
    before (前值). place, places: its number in a list, and how many the list has (0, 1 outside lists); dealt: the list is one of
    metrics. respectively: the sentence deals its lists out. headed: it is a table cell that its headers explain; heads: whom and
    when they name. base: where the date stands that a change is held against (较2022年12月).
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
    earlier: bool = False
    place: int = 0
    places: int = 1
    dealt: bool = False
    respectively: bool = False
    headed: bool = False
    heads: tuple[Mention, ...] = ()
    base: int | None = None

    @property
    def rule(self) -> Rule:
        return self.trigger.rule

    @property
    def metric(self) -> Metric:
        return self.trigger.metric

    @property
    def standing(self) -> bool:
        """Whether it goes on, so that no time over which something else happened dates it."""
        return self.metric.standing and self.measure == "level"


class Vetoed(NamedTuple):
    """A trigger that was taken out, and by which veto."""

    trigger: Trigger
    veto: Veto


class Refused(NamedTuple):
    """Why a reading that a number asked for gave nothing, as a word that `factx.explain.words` puts in plain ones.

    trigger: what the number would have been of, if that is known; said: the words that stood against it.
    """

    why: str
    trigger: Trigger | None = None
    said: str = ""


class Rejection(NamedTuple):
    """A quantity that binding tied to no metric: `name` (it is a part of one), `conversion` (into other money), `denied`,
    or `unbound`: no reading answered.

    refused: what the readings said that came near.
    """

    mention: Mention
    reason: str
    sentence: Span
    block: int
    refused: tuple[Refused, ...] = ()


class Bound(NamedTuple):
    """All that binding found, in the order of the text.

    triggers: the words it went by; vetoed, unmet: those that a veto took out, and that lacked a word which their rule needs.
    """

    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]
    triggers: tuple[Trigger, ...] = ()
    vetoed: tuple[Vetoed, ...] = ()
    unmet: tuple[Trigger, ...] = ()


class Dropped(NamedTuple):
    """A candidate that is no fact: the `repeat` of another one, `rounded` (what another gives exactly), or `implausible`."""

    candidate: Candidate
    reason: str
    by: Candidate | None = None


class Resolved(NamedTuple):
    """What became of all candidates: facts and what each was made of, what was dropped; doubts: what is to be said of it."""

    facts: tuple[Fact, ...] = ()
    origins: tuple[Candidate, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[Diagnostic, ...] = ()
