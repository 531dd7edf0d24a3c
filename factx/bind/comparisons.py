"""Numbers that others are held against: where something moved from, what it was a year ago, and the sign they go on with."""

from __future__ import annotations

from decimal import Decimal

from factx.bind.changes import also_compared, moves_on
from factx.bind.numbers import alike, relative
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.candidates import CHANGES, Candidate
from factx.model import Mention, Period, Quantity

# By how much more a level is told exactly that was first said to have passed a round one.
_NEAR = Decimal("0.2")


def sign_after(before: Candidate) -> int:
    """The sign that a number in the wake of a change has with it."""
    if before.measure not in CHANGES or not isinstance(before.mention.value, Quantity):
        return 0
    return -1 if before.value * before.rule.sign * before.mention.value.value < 0 else 1  # 增长-3%: the number has its own


def against(scene: Scene, spot: Spot, level: Candidate) -> Candidate:
    """The candidate, marked if it is only what another number is compared with (较2019年的80亿元, 由A增至B)."""
    origin, before = came_from(scene, spot), spot.before
    opened = scene.bracketed(spot.mention.start) > spot.since  # $5bn, or $1.80 a share ($1.79 diluted)
    again = before is not None and before.prior and (opened or scene.cues.apposes(spot.since, spot.mention.start))
    held = _held_against(scene, spot) and not _since(scene, spot, level)
    compared = origin or again or held or moves_on(scene, spot) or _based(scene, spot)
    compared = compared or also_compared(scene, spot)
    if origin and _rose_from(scene, spot):
        level = level._replace(status="actual")
    return level._replace(prior=True, origin=origin) if compared else level


def _since(scene: Scene, spot: Spot, level: Candidate) -> bool:
    """Whether what is compared is no number, but the day since when a metric counts what was added (较2022年12月新增网民)."""
    start = level.trigger.start
    dated = any(m.end == start for m in scene.mentions_in(spot.since, start) if isinstance(m.value, Period))
    return dated and start in {cue.start for cue in scene.cues.within("rise", start, level.trigger.end)}


def _held_against(scene: Scene, spot: Spot) -> bool:
    """Whether a comparison opens before a number; from is none where nothing moved (inventors from around the world)."""
    return any(
        spot.before or scene.cues.last(("rise", "fall"), spot.since, cue.start)
        or not scene.cues.within("from", cue.start, cue.end)
        for cue in scene.cues.within("compare", *spot.lead)
    )


def _rose_from(scene: Scene, spot: Spot) -> bool:
    """Whether a number is the base of the one before it (a dividend of $3, up from $2), which is no outlook if that one is."""
    cue, before = scene.cues.last(("from",), *spot.lead), spot.before
    if cue is None or before is None:
        return False
    verb = scene.cues.last(("rise", "fall"), spot.since, cue.start)
    start = verb.end if verb else spot.since
    return (verb is not None or before.measure in CHANGES) and scene.cues.residue(start, cue.start) == 0


def _based(scene: Scene, spot: Spot) -> bool:
    """Whether a number is that of a base, as its attribute says (较上季的19.6亿元扩大)."""
    base, number = scene.cues.last(("yoy", "qoq", "since"), *spot.lead), spot.mention.start
    owned = number > 0 and scene.folded[number - 1] in scene.attributive
    return owned and base is not None and scene.cues.residue(base.end, number) == 0


def takes(scene: Scene, topic: Candidate, mention: Mention) -> bool:
    """Whether a number can be another one of the topic; a rate of growth is followed by rates (经济成长率5.09%, 全年预测3.9%)."""
    return scene.fits(topic.trigger, mention) or (topic.rule.measure in CHANGES and relative(mention))


def compares(scene: Scene, spot: Spot) -> bool:
    """Whether a number is what the one before it is compared with (grew 8%, versus 8.1% in September)."""
    cue = scene.cues.last(("compare",), spot.since, spot.mention.start)
    return (cue is not None and scene.cues.residue(cue.end, spot.mention.start) == 0) or also_compared(scene, spot)


def came_from(scene: Scene, spot: Spot) -> bool:
    """Whether a number is where something moved from (由A增至B, to 4.4 million from 4.2 million)."""
    cue, number = scene.cues.last(("from",), *spot.lead), spot.mention.value
    ranged = scene.spaced and isinstance(number, Quantity) and number.value_max is not None  # ranging from $9bn to $9.2bn
    return cue is not None and not ranged and scene.cues.residue(cue.end, spot.mention.start) == 0


def passed(scene: Scene, spot: Spot) -> bool:
    """Whether the number before is only the round level that this one has passed (突破8000万，达8020万)."""
    before, quantity = spot.before, spot.mention.value
    if before is None or not isinstance(quantity, Quantity):
        return False
    if not alike(before.mention, spot.mention) and not scene.fits(before.trigger, spot.mention):  # 突破5亿，达5.06亿户
        return False
    rough = before.modifier != "exact" or scene.milestone(before.mention.end)
    return rough and before.measure == "level" and abs(quantity.value / before.value - 1) < _NEAR if before.value else False
