"""What a number goes on with that names no metric: the share or ratio before it, or the topic."""

from __future__ import annotations

from factx.bind.comparisons import against, came_from, compares, takes
from factx.bind.making import candidate
from factx.bind.numbers import alike, counted_alike
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import Candidate
from factx.model import Ordinal

# How much may be said (see `factx.cues`) in a lead that names only whom or when.
FOLLOW_REACH = 2
# Reaches of a clause, after which what a paragraph was about is forgotten.
_FORGOTTEN = 20


def topic_of(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    """What a number without a metric of its own can be another one of, not too far behind it."""
    topic, told = thread.topic, scene.told(*spot.lead) or placed(scene, spot)
    if spot.before and isinstance(spot.mention.value, Ordinal):
        topic = spot.before  # 从第14位升至第10位
    if topic is None and thread.above and told and counted_alike(thread.above.mention, spot.mention):
        topic = thread.above  # and in the next paragraph: 外国法人方面，高通491件
    if topic and not takes(scene, topic, spot.mention) and told and _bare(scene, spot):
        topic = thread.earlier  # 溢利249亿, 净利润率26.7%。而碧桂园为156亿
    if topic is None or spot.mention.start - topic.mention.end > _FORGOTTEN * scene.reach:
        return None
    return topic if takes(scene, topic, spot.mention) else None


def placed(scene: Scene, spot: Spot) -> bool:
    """Whether a number follows right behind somebody's place (came second with 463)."""
    return spot.before is not None and spot.before.unit == "rank" and not scene.cues.residue(*spot.lead)


def parallel(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    before, ratio = spot.before, thread.ratio
    if before is None or not _bare(scene, spot):
        return None
    told = scene.told(*spot.lead)
    moved = came_from(scene, spot) or compares(scene, spot)  # accounted for 39% of sales, up from 27% in 2020
    if (told or moved) and before.part and before.measure == "share" and alike(before.mention, spot.mention):
        found = candidate(scene, spot, before.trigger, "share")._replace(part=True)  # 北美营收占比28%, 欧洲18%
        return against(scene, spot, found) if moved else found
    near = before is ratio or scene.bracketed(before.mention.start)  # 占收入的9%(805亿美元)
    if ratio is None or not near or ratio.measure != "level" or not alike(ratio.mention, spot.mention):
        return None
    if told or compares(scene, spot) or came_from(scene, spot):  # 占收入的9%, 去年同期为8.2%
        return against(scene, spot, candidate(scene, spot, ratio.trigger, "level"))._replace(part=True)
    return None


def _bare(scene: Scene, spot: Spot) -> bool:
    """Whether nothing that says something of its own stands before a number in its lead, or right behind it."""
    return scene.cues.residue(*spot.lead) == 0 and not scene.cues.goes_on(spot.mention.end)
