"""How far a metric's words are from a number that could be theirs, or why they are out of its reach."""

from __future__ import annotations

from factx.bind.numbers import NUMBERS, figures, relative
from factx.bind.scene import Scene, Spot
from factx.bind.thread import Thread
from factx.candidates import CHANGES, Trigger
from factx.model import Mention, Quantity

# A number's noun may stand behind it, but not as far as a metric before it.
_BEHIND = 0.6
_LIST = "、"  # between the members of a list, each with its own noun
# Characters; behind a counter and a longer word stands the noun of that word's: 30家电子支付机构使用者.
_COUNTED = 4


def gap(trigger: Trigger, mention: Mention) -> int:
    """How many characters stand between a trigger and a number; below nothing where one begins in the other."""
    return max(trigger.start - mention.end, mention.start - trigger.end)


def distance(scene: Scene, spot: Spot, thread: Thread, trigger: Trigger) -> float | str:
    """How far a trigger is from the number, in residue; if it is out of reach, a word for why (`factx.explain.words`)."""
    mention, cues, before = spot.mention, scene.cues, spot.before
    if trigger.start in thread.wholes:
        return "whole"
    led = before is not None and before.measure in CHANGES and cues.arrives(spot.since, mention.start)
    another = before is not None and before.metric is not trigger.metric and scene.fits(before.trigger, mention)
    if led and another and trigger.start >= mention.end:
        return "own-verb"  # loans rose 5% to $1.3tn while deposits fell
    if trigger.start <= mention.start and mention.end <= trigger.end:
        return -1.0  # the number stands in the gap of the trigger
    own = mention.start < trigger.start < mention.end < spot.tail[1] < trigger.end
    if own and all(relative(m) for m in scene.mentions_in(mention.end, trigger.end) if isinstance(m.value, NUMBERS)):
        return 0.5  # 114,000 employees, or 55% of its workforce, work in R&D
    if trigger.start < spot.since <= trigger.end <= figures(mention):
        return "apart" if scene.folded[trigger.end : mention.start].strip() else 0.0  # the number before stands in its gap
    if spot.since <= trigger.start and trigger.end <= figures(mention):
        noun = before and before.trigger.start == trigger.start and trigger.start >= before.mention.end
        gained = before is not None and before.metric.id == trigger.rule.gains == trigger.metric.id
        if noun and (gained or not cues.arrives(trigger.start, mention.start)):
            return "noun-before"  # of the number before; but a 52% rise in profits to £3m
        if counts_on(scene, spot, trigger):
            return "counts-on"  # 3个步骤: the number counts what follows it
        opened = scene.bracketed(mention.start)
        if opened > trigger.end and cues.residue(opened, mention.start):
            return "aside"  # an aside about something else
        cost = cues.residue(trigger.end, mention.start)
        if trigger.end < spot.clause[0]:
            if cues.residue(spot.clause[0], mention.start):
                return "own-clause"
            cost += 2
        return cost if cost <= scene.reach else "far"
    if spot.tail[0] <= trigger.start <= spot.tail[1] and trigger.end <= max(spot.clause[1], spot.tail[1]):
        between = scene.folded[spot.tail[0] : trigger.start]
        if between.startswith("、") or (between == " " and _parts(scene.folded, trigger.start - 1)):
            return "own-clause"  # 布图设计29项、软件著作权62项: the next of a list; 净利850亿元 每股赚5.71元
        linked = any(mark in between for mark in scene.attributive)
        ratio = trigger.metric.unit == "%" and between in scene.attributive  # 以15.2%的市场份额
        owned = linked and trigger.metric.unit != "currency" and not ratio  # 46个州的用户: it counts something else
        verb = cues.first(("rise", "fall"), spot.tail[0], trigger.start)
        cost = cues.residue(spot.tail[0], trigger.start)
        touching = trigger.metric.each and trigger.start <= spot.tail[0] + 1  # 54 cents a share, from $2bn
        apart = len(between.strip()) > 1  # but 166.87亿元的营收同比减少20%
        other = scene.has_own_number(trigger) or (apart and scene.moves(trigger)) or _holds_number(scene, trigger)
        if between.lstrip().startswith(_LIST) and not touching:
            return "own-number"  # 生产硫酸357万吨、销售化肥250万吨
        if trigger.metric.unit in {"currency", "%"} and not touching and other:
            return "own-number"  # …至270亿元末期息91仙, to $22.9bn and net income jumped 35%
        far = cost > _COUNTED and trigger.metric.unit == "person" and not scene.spaced
        if far and counts_on(scene, spot, trigger):
            return "counts-on"  # 30家电子支付机构使用者数
        if owned or verb:
            return "owned" if owned else "own-verb"
        return "far-behind" if cost > scene.reach * _BEHIND else -0.5 if touching else cost + 0.5
    return "apart"


def _holds_number(scene: Scene, trigger: Trigger) -> bool:
    """Whether a number that fits a trigger stands in its gap (disbursed $84bn in loans)."""
    return any(scene.fits(trigger, m) for m in scene.mentions_in(trigger.start, trigger.end) if isinstance(m.value, NUMBERS))


def _parts(folded: str, space: int) -> bool:
    """Whether a space stands between Chinese words, as it does only between the clauses of a headline."""
    return folded[space - 1] >= "\u4e00" and folded[space + 1 : space + 2] >= "\u4e00"


def counts_on(scene: Scene, spot: Spot, trigger: Trigger) -> bool:
    """Whether a small or counted number counts the noun behind it, not the metric before it; 4900万小微经营者 may be either."""
    quantity = spot.mention.value
    if trigger.metric.unit in {"currency", "%", "rank"} or not isinstance(quantity, Quantity):
        return False
    return bool(quantity.unit or not quantity.scaled) and scene.cues.goes_on(spot.mention.end)
