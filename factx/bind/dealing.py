"""What a sentence deals out among things of many units, or not all of which are counted: their places say whose a number is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factx.bind.making import narrowed
from factx.bind.numbers import relative
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.candidates import CHANGES, Candidate, Trigger


def next_named(scene: Scene, spot: Spot, joined: bool) -> Trigger | None:
    """The next metric of a list of many units: one told with the first (发放贷款1.5万笔、金额120亿元), or the next that was
    named (专利申请量和研发投入分别为260件和3.2亿元)."""
    before, number = spot.before, spot.mention.start
    if before is None:
        return None
    if before.rule.pair and scene.cues.residue(spot.since, number) == 0:
        pair = before.trigger._replace(metric=scene.metrics[before.rule.pair])
        apart = scene.first_trigger(spot.since, spot.mention.end)
        return None if apart or scene.fits(before.trigger, spot.mention) or not scene.fits(pair, spot.mention) else pair
    dealt = joined and before.respectively and before.measure == "level"
    if not dealt or before.trigger.end > before.mention.start:
        return None
    named = scene.first_trigger(before.trigger.end, scene.span[1])
    if named is None or named.end > before.mention.start or not scene.fits(named, spot.mention):
        return None
    return named if scene.cues.joins(before.trigger.end, named.start) else None


def owners(scene: Scene, group: Sequence[Candidate], told: Mapping[int, Candidate]) -> Sequence[Candidate | None]:
    """Whose the numbers of a list are, None for what no rule counts; empty if the list deals nothing out, or all is counted.

    told: what the numbers of the sentence were bound to, by where they start.
    """
    first, count = group[0], len(group)
    if not first.respectively:
        return ()
    if first.measure in CHANGES:  # 发明专利86万件、商标206万件，分别增长4.5%和5.1%
        levels = [number for number in scene.numbers if number.end <= first.mention.start][-count:]
        if len(levels) < count or any(map(relative, levels)) or first.trigger.start > levels[-1].start:
            return ()
        found = [told.get(level.start) for level in levels]
        return () if all(found) else found
    strangers = first.measure == "level" and _heads_strangers(scene, group)
    return (first, *[None] * (count - 1)) if strangers else ()


def _heads_strangers(scene: Scene, group: Sequence[Candidate]) -> bool:
    """Whether the one metric of a list stands first and the others are nothing that is counted (专利和商标分别为86件和206件)."""
    trigger, number = group[0].trigger, group[0].mention.start
    dealt = scene.cues.last(("respectively",), trigger.end, number)
    if dealt is None or trigger.metric.unit == "person" or any(member.trigger.start != trigger.start for member in group):
        return False  # kinds of people have too many names
    others = list(scene.cues.members(trigger.start, dealt.start))[1:]
    if len(others) != len(group) - 1 or scene.told(trigger.end, dealt.start):
        return False
    return not any(scene.first_trigger(*span) or narrowed(scene.folded[slice(*span)], trigger.rule.scopes) for span in others)
