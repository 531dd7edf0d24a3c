"""How far a metric's words are from a number that could be theirs, or why they are out of its reach."""

from __future__ import annotations

from factx.bind.numbers import NUMBERS, figures, relative
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import CHANGES, Trigger
from factx.languages.han import is_han
from factx.model import Mention, Organisation, Quantity

# A number's noun may stand behind it, but not as far as a metric before it.
_BEHIND = 0.6
_LIST = "、"  # between the members of a list, each with its own noun
# Characters; behind a counter and a longer word stands the noun of that word's: 30家电子支付机构使用者.
_COUNTED = 4
_FEW = 100
# Characters between 的 and the metric of the number before it.
_FEW_WORDS = 5


def gap(trigger: Trigger, mention: Mention) -> int:
    """How many characters stand between a trigger and a number; below nothing where one begins in the other."""
    return max(trigger.start - mention.end, mention.start - trigger.end)


def distance(scene: Scene, spot: Spot, thread: Thread, trigger: Trigger) -> float | str:
    """How far a trigger is from the number, in residue; if it is out of reach, a word for why (`factx.explain.words`)."""
    mention, first = spot.mention, figures(spot.mention)
    if trigger.start in thread.wholes:
        return "whole"
    if trigger.start >= mention.end and _led_on(scene, spot, trigger):
        return "own-verb"  # loans rose 5% to $1.3tn while deposits fell
    if trigger.start <= mention.start and mention.end <= trigger.end:
        return -1.0  # the number stands in the gap of the trigger
    if mention.start < trigger.start < mention.end < spot.tail[1] < trigger.end and _restated(scene, mention.end, trigger.end):
        return 0.5  # 114,000 employees, or 55% of its workforce, work in R&D
    if trigger.start < spot.since <= trigger.end <= first:
        return "apart" if scene.folded[trigger.end : mention.start].strip() else 0.0  # the number before stands in its gap
    if spot.since <= trigger.start and trigger.end <= first:
        return _before(scene, spot, trigger)
    if spot.tail[0] <= trigger.start <= spot.tail[1] and trigger.end <= max(spot.clause[1], spot.tail[1]):
        return _behind(scene, spot, trigger)
    return "apart"


def _before(scene: Scene, spot: Spot, trigger: Trigger) -> float | str:
    """The distance of a trigger that stands before the number, behind the one before it."""
    mention, cues = spot.mention, scene.cues
    if _noun_before(scene, spot, trigger):
        return "noun-before"
    if counts_on(scene, spot, trigger):
        return "counts-on"  # 3个步骤: the number counts what follows it
    bare = isinstance(mention.value, Quantity) and not (mention.value.unit or mention.value.scaled)
    if bare and (scaled := scene.grammar.scaled.match(scene.folded, trigger.end)) and scaled.end() <= mention.start:
        return "row"
    opened = scene.bracketed(mention.start)
    if opened > trigger.end and cues.residue(opened, mention.start):
        return "aside"  # an aside about something else
    cost = cues.residue(trigger.end, mention.start)
    if scene.folded[trigger.end : mention.start] == _LIST:
        cost += 1  # 营业额、6000亿元的销售额
    if trigger.end < spot.clause[0]:
        if cues.residue(spot.clause[0], mention.start):
            return "own-clause"
        cost += 2
    return cost if cost <= scene.reach else "far"


def _behind(scene: Scene, spot: Spot, trigger: Trigger) -> float | str:
    """The distance of a trigger that stands behind the number, before the next one."""
    start, unit = spot.tail[0], trigger.metric.unit
    between = scene.folded[start : trigger.start]
    if between.startswith(_LIST) or (between == " " and _parts(scene.folded, trigger.start - 1)):
        return "own-clause"  # 布图设计29项、软件著作权62项: the next of a list; 净利850亿元 每股赚5.71元
    touching = trigger.metric.each and trigger.start <= start + 1  # 54 cents a share, from $2bn
    if between.lstrip().startswith(_LIST) and not touching:
        return "own-number"  # 生产硫酸357万吨、销售化肥250万吨
    if unit in {"currency", "%"} and not touching and _has_another(scene, trigger, between):
        return "own-number"  # …至270亿元末期息91仙, to $22.9bn and net income jumped 35%
    cost = scene.cues.residue(start, trigger.start)
    named = any(isinstance(m.value, Organisation) for m in scene.mentions_in(start, trigger.start))  # 30家银行|客户数
    few = isinstance(spot.mention.value, Quantity) and spot.mention.value.value < _FEW
    if few and between.strip() and lent(trigger, spot.mention):
        return "counts-on"  # 三家平台注册用户
    if (named or cost > _COUNTED) and unit == "person" and not scene.spaced and counts_on(scene, spot, trigger):
        return "counts-on"  # 30家电子支付机构使用者数
    ratio = unit == "%" and between in scene.attributive  # 以15.2%的市场份额
    owns = between[:1] in scene.attributive and cost < _FEW_WORDS and _of_its_kind(scene, trigger, spot.mention)
    if unit != "currency" and not (ratio or owns) and any(mark in between for mark in scene.attributive):
        return "owned"  # 46个州的用户: it counts something else; but 9364件的AI专利申请量
    if scene.cues.first(("rise", "fall"), start, trigger.start):
        return "own-verb"
    return "far-behind" if cost > scene.reach * _BEHIND else -0.5 if touching else cost + 0.5


def lent(trigger: Trigger, mention: Mention) -> bool:
    """Whether only its rule lends a metric the counter of a number (3000家 are users where companies are)."""
    return isinstance(mention.value, Quantity) and mention.value.unit in trigger.rule.counters


def _of_its_kind(scene: Scene, trigger: Trigger, mention: Mention) -> bool:
    """Whether a number has a counter of its metric's own (件 of patents), which counts little else."""
    counter = mention.value.unit if isinstance(mention.value, Quantity) else ""
    return bool(counter) and not lent(trigger, mention) and not scene.counting.counts_anything(mention)


def _led_on(scene: Scene, spot: Spot, trigger: Trigger) -> bool:
    """Whether a number is where the change of another metric, told right before it, led to."""
    before, mention = spot.before, spot.mention
    if before is None or before.measure not in CHANGES or before.metric is trigger.metric:
        return False
    return scene.cues.arrives(spot.since, mention.start) and scene.fits(before.trigger, mention)


def _restated(scene: Scene, start: int, end: int) -> bool:
    """Whether a span holds no number but shares and rates."""
    return all(relative(m) for m in scene.mentions_in(start, end) if isinstance(m.value, NUMBERS))


def _noun_before(scene: Scene, spot: Spot, trigger: Trigger) -> bool:
    """Whether a trigger is only the noun of the number before it; but a 52% rise in profits to £3m."""
    before = spot.before
    if before is None or before.trigger.start != trigger.start or trigger.start < before.mention.end:
        return False
    gained = before.metric.id == trigger.rule.gains == trigger.metric.id
    return gained or not scene.cues.arrives(trigger.start, spot.mention.start)


def _has_another(scene: Scene, trigger: Trigger, between: str) -> bool:
    """Whether a trigger has a number of its own; but 166.87亿元的营收同比减少20%."""
    if scene.has_own_number(trigger) or _holds_number(scene, trigger):
        return True
    return len(between.strip()) > 1 and scene.moves(trigger)


def _holds_number(scene: Scene, trigger: Trigger) -> bool:
    """Whether a number that fits a trigger stands in its gap (disbursed $84bn in loans)."""
    return any(scene.fits(trigger, m) for m in scene.mentions_in(trigger.start, trigger.end) if isinstance(m.value, NUMBERS))


def _parts(folded: str, space: int) -> bool:
    """Whether a space stands between Chinese words, as it does only between the clauses of a headline."""
    return is_han(folded[space - 1]) and is_han(folded[space + 1 : space + 2])


def counts_on(scene: Scene, spot: Spot, trigger: Trigger) -> bool:
    """Whether a small or counted number counts the noun behind it, not the metric before it; 4900万小微经营者 may be either."""
    quantity = spot.mention.value
    if trigger.metric.unit in {"currency", "%", "rank"} or not isinstance(quantity, Quantity):
        return False
    return bool(quantity.unit or not quantity.scaled) and scene.cues.goes_on(spot.mention.end)
