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
from factx.model import Mention
from factx.pipeline import Trace

_UNITS = frozenset({"change-unit", "head-unit", "rank-change", "points"})
_GOING_ON = frozenset({"another", "broken", "own-words", "unlinked"})  # why a number does not go on about what was told before
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
    """What kept a number from being a fact: the nearest of what failed."""
    mention, scene = rejection.mention, scene_of(trace, rejection)
    if rejection.reason == "denied":
        cue = next(iter(scene.cues.within("denial", *scene.span)), None)
        said = trace.page.document.text[cue.start : cue.end] if cue else ""
        return Diagnosis("denied", "denied", said, _nearest(scene.triggers, mention))
    refused = next(iter(rejection.refused), None)
    if refused and refused.why.startswith(("head-", "no-head")):
        return _of_refusal(refused, None)
    fitting = [t for t in scene.triggers if _fits(scene, t, mention, rejection.refused)]
    kept = min(fitting, key=lambda t: _away(t, mention), default=None)
    veto = _vetoed(scene, mention, rejection.refused)
    if veto and (kept is None or gap(veto.trigger, mention) < gap(kept, mention)):
        return Diagnosis("vetoed", "vetoed", veto.veto.id, veto.trigger, veto)
    between = _between(scene, kept, mention) if kept else ""
    if refused and not (kept and between and refused.why in _GOING_ON and _idle(trace, kept, mention)):
        return _of_refusal(refused, kept)
    if kept:
        return Diagnosis("no-trigger", "between" if between else "beyond", between, kept)
    return _lacking(trace, scene, mention) or _unfit(scene, mention) or _alone(trace, rejection)


def _of_refusal(refused: Refused, kept: Trigger | None) -> Diagnosis:
    bucket = "wrong-unit" if refused.why in _UNITS else "no-trigger"
    return Diagnosis(bucket, refused.why, refused.said, refused.trigger or kept)


def _lacking(trace: Trace, scene: Scene, mention: Mention) -> Diagnosis | None:
    """Words of a metric that count only beside others, which are not there."""
    unmet = (t for t in trace.bound.unmet if scene.span[0] <= t.start < scene.span[1])
    near = _nearest([t for t in unmet if scene.fits(t, mention) and _near(scene, t, mention)], mention)
    if near is None:
        return None
    words = near.rule.needs or near.rule.setting
    listed = ", ".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")
    return Diagnosis("no-trigger", "unmet" if near.rule.needs else "unset", listed, near)


def _unfit(scene: Scene, mention: Mention) -> Diagnosis | None:
    """Words of a metric that is given in another unit."""
    unfit = [t for t in (*scene.triggers, *(v.trigger for v in scene.vetoed)) if not scene.fits(t, mention)]
    near = _nearest(unfit, mention)
    if near is None:
        return None
    barred = next((v for v in scene.vetoed if v.trigger is near), None)
    if relative(mention):
        return Diagnosis("wrong-unit", "rate", near.metric.unit, near, barred)
    if is_money(mention) and near.metric.unit == "currency":
        behind = scene.folded[mention.end : mention.end + _BEHIND]
        of_one = takewhile(lambda character: character == "/" or character.isalnum(), behind)
        return Diagnosis("wrong-unit", "each", mention.text.strip() + "".join(of_one), near, barred)
    return Diagnosis("wrong-unit", "unit", near.metric.unit, near, barred)


def _alone(trace: Trace, rejection: Rejection) -> Diagnosis:
    """No words of a metric in the sentence; the nearest of its paragraph."""
    block = trace.page.document.blocks[rejection.block]
    others = [t for t in trace.bound.triggers if block.start <= t.start < block.end]
    return Diagnosis("no-trigger", "none", nearest=_nearest(others, rejection.mention))


def _idle(trace: Trace, trigger: Trigger, mention: Mention) -> bool:
    """Whether words of a metric stand before a number and have none of their own."""
    return trigger.end <= mention.start and all(c.trigger.start != trigger.start for c in trace.bound.candidates)


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
    """The number next to another one that stands between it and the words of a metric, "" if none does."""
    start, end = min(trigger.end, mention.end), max(trigger.start, mention.start)
    found = [m.text.strip() for m in scene.numbers if start <= m.start < end and m is not mention]
    return found[-1 if trigger.start < mention.start else 0] if found else ""


def _away(trigger: Trigger, mention: Mention) -> int:
    """How far a trigger is, where one behind a number is rather that of the next."""
    return gap(trigger, mention) * (1 if trigger.start < mention.start else 2)


def _fits(scene: Scene, trigger: Trigger, mention: Mention, refused: Sequence[Refused]) -> bool:
    """Whether a number could be of a metric: by its unit, or as a change or share that lacks only whose it is."""
    return scene.fits(trigger, mention) or (relative(mention) and any(r.why in _CUES for r in refused))


def _nearest(triggers: Sequence[Trigger], mention: Mention) -> Trigger | None:
    return min(triggers, key=lambda t: gap(t, mention), default=None)


def _begin(mention: Mention) -> int:
    return mention.start
