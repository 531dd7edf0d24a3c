"""Hedges that other words part from their number: 约占7%, 不低于营业收入的20%, 至少完成4600件."""

from __future__ import annotations

from collections.abc import Sequence

from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.candidates import Candidate, Trigger

# How much a verb may say between a hedge and its number.
_VERB = 2
# Characters of a hedge that is no part of another word, as 近 and 超 are.
_CLEAR = 2


def edge(scene: Scene, start: int, end: int) -> str:
    """The modifier of a hedge that a span begins or ends with, "" if none."""
    words = scene.folded[start:end].strip()
    found = [word for word in scene.hedges if words.startswith(word) or words.endswith(word)]
    return scene.hedges[max(found, key=len)] if found else ""


def parted(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """The modifier of a hedge before the whole that a number is a share of, or before a verb; "" if none."""
    number, lead = spot.mention.start, scene.folded[spot.lead[0] : spot.mention.start]
    if trigger.end <= number and scene.folded[number - 1] in scene.attributive:
        start = spot.since if trigger.end == number else min(spot.lead[0], trigger.start)
        if found := edge(scene, start, trigger.start) or _inside(scene, spot):
            return found
    at, word = max(((lead.rfind(word), word) for word in scene.adverbs), default=(-1, ""))
    near = at >= 0 and "," not in lead[at:] and scene.cues.residue(spot.lead[0] + at + len(word), number) <= _VERB
    return scene.hedges[word] if near else ""


def _inside(scene: Scene, spot: Spot) -> str:
    """The modifier of a hedge in a lead that nothing is held against in (减持比例不超过公司股份总数的1.5%); "" if none."""
    number, lead = spot.mention.start, scene.folded[spot.lead[0] : spot.mention.start]
    clear = [(lead.rfind(word) + len(word), len(word), word) for word in scene.hedges if len(word) >= _CLEAR and word in lead]
    if not clear or scene.cues.first(("compare", "forecast", "view"), *spot.lead):
        return ""
    end, _, word = max(clear)
    apart = "," in lead[end:] or scene.dated(spot.lead[0] + end, number)
    return "" if apart else scene.hedges[word]


def shared(scene: Scene, group: Sequence[Candidate]) -> Sequence[Candidate]:
    """A list that is dealt out, all of it with the hedge before its first number or behind its last, if that is the only one
    (分别约为11%和12%, 分别为4.9万亿元、5万亿元上下)."""
    hedged = [c for c in group if c.modifier != "exact"]
    if len(hedged) != 1 or not group[0].respectively:
        return group
    text, modifier = scene.folded[hedged[0].mention.start : hedged[0].mention.end], hedged[0].modifier
    leading, trailing = (tuple(w for w in words if words[w] == modifier) for words in (scene.hedges, scene.trailing))
    first, last = hedged[0] is group[0], hedged[0] is group[-1]
    if not ((first and text.startswith(leading)) or (last and text.endswith(trailing))):
        return group
    return [c._replace(modifier=modifier) for c in group]
