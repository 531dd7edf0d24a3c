"""The kinds of what was counted: a metric's words that name a part of the topic, and so are about its metric."""

from __future__ import annotations

from decimal import Decimal

from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import Candidate, Trigger
from factx.model import Mention, Period, Quantity


def kind(scene: Scene, spot: Spot, thread: Thread, trigger: Trigger) -> Trigger:
    """A trigger that names a kind of the topic is about the topic's metric (专利申请330项, 其中发明专利120项)."""
    topic, before = thread.topic, spot.before
    named = scene.last_trigger(spot.lead[0], trigger.start)
    if named and named.metric.id in trigger.rule.under and scene.cues.residue(named.end, trigger.start) == 0:
        return trigger._replace(metric=named.metric)  # 营业利润为亏损3.8亿元
    opened = scene.bracketed(spot.mention.start)  # 授权专利134项(发明专利97项)
    beside = topic is not None and 0 < opened == topic.mention.end + 1
    if topic and topic.metric.id in trigger.rule.under and (beside or _linked(scene, spot, trigger, topic)):
        return trigger._replace(metric=topic.metric)
    if before and before.metric.id in trigger.rule.under and scene.cues.joins(before.mention.end, trigger.start):
        return trigger._replace(metric=before.metric)
    return trigger


def _linked(scene: Scene, spot: Spot, trigger: Trigger, topic: Candidate) -> bool:
    """Whether a number goes on about the topic: as a part of it, or as the loss it is compared with (上年同期亏损2亿元)."""
    if trigger.rule.sign > 0:
        if scene.cues.within("among", spot.since, spot.mention.start):
            return True
        opens = not scene.folded[spot.lead[0] : trigger.start].strip(" ,;、")  # 申请专利330项。发明专利120项
        return opens and topic.measure == "level" and 0 < _amount(spot.mention) < topic.value
    said = [m.value for m in scene.mentions_in(spot.since, trigger.start)]
    past = any(isinstance(value, Period) and value.shift < 0 for value in said)
    return past or bool(scene.cues.within("compare", spot.since, trigger.start))


def _amount(mention: Mention) -> Decimal:
    return mention.value.value if isinstance(mention.value, Quantity) else Decimal(0)
