"""Why a number was tied to no metric: which words of one were near, and the condition that failed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from factx.bind.distance import gap
from factx.bind.numbers import is_money, relative
from factx.bind.scene import Scene
from factx.candidates import Refused, Rejection, Trigger, Vetoed
from factx.model import Block, Mention
from factx.pipeline import Trace

_UNITS = frozenset({"change-unit", "head-unit", "rank-change", "points"})
_CUES = frozenset({"whose-change", "whose-share", "share-far"})

_BEHIND = 4  # characters behind an amount that say of what one it is (元/股)
_SHOWN = 5  # words of a list that are told


class Diagnosis(NamedTuple):
    """The bucket of a number that no reading tied to a metric.

    reason: the condition that failed, detail: what fills it (see `factx.explain.words`). nearest: the words that came nearest to
    giving it a metric; vetoed: by which veto they were taken out, if they were.
    """

    bucket: str
    reason: str
    detail: str = ""
    nearest: Trigger | None = None
    vetoed: Vetoed | None = None


def scene_of(trace: Trace, rejection: Rejection) -> Scene:
    """The sentence of a number as binding saw it."""
    page, (start, end), bound = trace.page, rejection.sentence, trace.bound
    inside = page.mentions[bisect_left(page.mentions, start, key=_begin) : bisect_left(page.mentions, end, key=_begin)]
    named = [t for t in bound.triggers if start <= t.start < end]
    barred = [v for v in bound.vetoed if start <= v.trigger.start < end]
    return Scene(page.folded, (start, end), rejection.block, inside, named, barred, page.cues, trace.catalogue, page.language)


def diagnose(trace: Trace, rejection: Rejection) -> Diagnosis:
    """What kept a number from being a fact."""
    mention, scene = rejection.mention, scene_of(trace, rejection)
    if rejection.reason == "denied":
        cue = next(iter(scene.cues.within("denial", *scene.span)), None)
        said = trace.page.document.text[cue.start : cue.end] if cue else ""
        return Diagnosis("denied", "denied", said, _nearest(scene.triggers, mention))
    refused = next(iter(rejection.refused), None)
    if refused and refused.why.startswith(("head-", "no-head")):
        return Diagnosis("wrong-unit" if refused.why in _UNITS else "no-trigger", refused.why, refused.said, refused.trigger)
    fitting = [t for t in scene.triggers if _fits(scene, t, mention, rejection.refused)]
    kept = min(fitting, key=lambda t: _away(t, mention), default=None)
    veto = _vetoed(scene, mention, rejection.refused)
    if veto and (kept is None or gap(veto.trigger, mention) < gap(kept, mention)):
        return Diagnosis("vetoed", "vetoed", veto.veto.id, veto.trigger, veto)
    if refused:
        return _of_refusal(refused, kept)
    if kept:
        between = _between(scene, kept, mention)
        return Diagnosis("no-trigger", "between" if between else "beyond", between, kept)
    unmet = (t for t in trace.bound.unmet if scene.span[0] <= t.start < scene.span[1])
    lacking = _nearest([t for t in unmet if scene.fits(t, mention) and _near(scene, t, mention)], mention)
    if lacking:
        words = lacking.rule.needs or lacking.rule.setting
        listed = ", ".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")
        return Diagnosis("no-trigger", "unmet" if lacking.rule.needs else "unset", listed, lacking)
    unfit = [t for t in (*scene.triggers, *(v.trigger for v in scene.vetoed)) if not scene.fits(t, mention)]
    wrong = _nearest(unfit, mention)
    if wrong:
        barred = next((v for v in scene.vetoed if v.trigger is wrong), None)
        priced = is_money(mention) and wrong.metric.unit == "currency"
        behind = mention.text.strip() + "".join(takewhile(_of_one, scene.folded[mention.end : mention.end + _BEHIND]))
        reason = "rate" if relative(mention) else "each" if priced else "unit"
        return Diagnosis("wrong-unit", reason, behind if priced else wrong.metric.unit, wrong, barred)
    block: Block = trace.page.document.blocks[rejection.block]
    others = [t for t in trace.bound.triggers if block.start <= t.start < block.end]
    return Diagnosis("no-trigger", "none", nearest=_nearest(others, mention))


def _vetoed(scene: Scene, mention: Mention, refused: Sequence[Refused]) -> Vetoed | None:
    """The nearest words of a metric that the number could be of and would be near enough, but for a veto."""
    barred = [v for v in scene.vetoed if _fits(scene, v.trigger, mention, refused) and _near(scene, v.trigger, mention)]
    return min(barred, key=lambda v: gap(v.trigger, mention), default=None)


def _near(scene: Scene, trigger: Trigger, mention: Mention) -> bool:
    """Whether words of a metric are in reach of a number, as far as what stands between them tells."""
    if trigger.start <= mention.start:
        return scene.cues.residue(trigger.end, mention.start) <= scene.reach
    inside = trigger.end <= scene.clause_at(mention.start)[1]
    return inside and not _between(scene, trigger, mention) and scene.cues.residue(mention.end, trigger.start) <= scene.reach


def _between(scene: Scene, trigger: Trigger, mention: Mention) -> str:
    """The number that stands between another one and the words of a metric, "" if none does."""
    start, end = min(trigger.end, mention.end), max(trigger.start, mention.start)
    return next((m.text.strip() for m in scene.numbers if start <= m.start < end and m is not mention), "")


def _away(trigger: Trigger, mention: Mention) -> int:
    """How far a trigger is, where one behind a number is rather that of the next."""
    return gap(trigger, mention) * (1 if trigger.start < mention.start else 2)


def _of_refusal(refused: Refused, kept: Trigger | None) -> Diagnosis:
    bucket = "wrong-unit" if refused.why in _UNITS else "no-trigger"
    return Diagnosis(bucket, refused.why, refused.said, refused.trigger or kept)


def _fits(scene: Scene, trigger: Trigger, mention: Mention, refused: Sequence[Refused]) -> bool:
    """Whether a number could be of a metric: by its unit, or as a change or share that lacks only whose it is."""
    return scene.fits(trigger, mention) or (relative(mention) and any(r.why in _CUES for r in refused))


def _nearest(triggers: Sequence[Trigger], mention: Mention) -> Trigger | None:
    return min(triggers, key=lambda t: gap(t, mention), default=None)


def _of_one(character: str) -> bool:
    return character == "/" or character.isalnum()


def _begin(mention: Mention) -> int:
    return mention.start
