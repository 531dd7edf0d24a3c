"""Hedges that other words part from their number: 约占7%, 不低于营业收入的20%, 至少完成4600件."""

from __future__ import annotations

from factx.bind.scene import Scene, Spot
from factx.candidates import Trigger

# How much a verb may say between a hedge and its number.
_VERB = 2


def edge(scene: Scene, start: int, end: int) -> str:
    """The modifier of a hedge that a span begins or ends with, "" if none."""
    words = scene.folded[start:end].strip()
    found = [word for word in scene.hedges if words.startswith(word) or words.endswith(word)]
    return scene.hedges[max(found, key=len)] if found else ""


def parted(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """The modifier of a hedge before the whole that a number is a share of, or before a verb; "" if none."""
    number = spot.mention.start
    if trigger.end == number and scene.folded[number - 1] in scene.attributive:
        return edge(scene, spot.since, trigger.start)
    lead = scene.folded[spot.lead[0] : number]
    at, word = max(((lead.rfind(word), word) for word in scene.adverbs), default=(-1, ""))
    near = at >= 0 and "," not in lead[at:] and scene.cues.residue(spot.lead[0] + at + len(word), number) <= _VERB
    return scene.hedges[word] if near else ""
