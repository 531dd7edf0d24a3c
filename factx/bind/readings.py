"""The ways a number can be read. Each takes a sentence, a number and what the paragraph is about, and gives a candidate; or None
where nothing asks for it; or, where something does, why it was refused. The first candidate wins (`READINGS`, at the end).

    listed     3%、5%、8%                           as the number before it
    restated   rose $1.2bn, or 4%                    the change before it in another unit
    changed    同比增长20%, up 12%, 新增4项专利       a change of the metric before the verb, else of the topic
    moved      占比由90%提升至95%, 降幅由5%收窄至3%    a share or a speed of change, like the number before it
    traded     增持500万股, 占总股本的1.02%         a change of what somebody holds, by what he bought or sold
    part       占营收的12%, or 19.8% of revenue      a share of a whole, or the ratio that a rule makes of one
    aside      占营收的12%(24亿元)                  the amount that a share or ratio comes from
    level      注册用户超1.8亿, 60项国家专利          the metric whose trigger is nearest and whose unit fits
    parallel   北美营收占比28%, 欧洲18%              a share or ratio, like the number before it
    followed   碧桂园为156亿元, 较2019年的80亿元      a level of the topic: the lead names only whom, when or what is compared
"""

from __future__ import annotations

from factx.bind.changes import behind, cue_of, gained, shares_growth, subject_of, told_before, whole_grew
from factx.bind.comparisons import against, came_from, compares, sign_after
from factx.bind.dealing import next_named
from factx.bind.distance import distance, gap
from factx.bind.following import followed
from factx.bind.kinds import kind
from factx.bind.making import candidate
from factx.bind.numbers import alike, pointed, relative
from factx.bind.parts import part
from factx.bind.scene import Scene
from factx.bind.since import beside, dealt, measure_of
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.bind.topics import FOLLOW_REACH, parallel
from factx.candidates import CHANGES, Candidate, Refused, Trigger
from factx.model import Mention, Quantity


def listed(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    before = spot.before
    if before is None:
        return None
    sign = sign_after(before)
    joins = scene.cues.joins(spot.since, spot.mention.start)
    if (named := next_named(scene, spot, joins)) is not None:
        return candidate(scene, spot, named, "level")
    joined = joins and alike(before.mention, spot.mention)
    number, end = spot.mention.start, spot.mention.end
    counts = "," in scene.folded[spot.since : number] and scene.folded[end : end + 1] in scene.attributive
    if joined and not counts and not _named_apart(scene, spot, before):  # 按年多18%, 八成半的交易: another begins
        measure = (dealt(scene, spot) if before.measure in CHANGES else "") or before.measure
        found = candidate(scene, spot, before.trigger, measure, sign, before.status)._replace(base=before.base)
        shared = before.respectively and found.modifier == "exact"  # 分别超过3亿元、2亿元
        return found._replace(modifier=before.modifier) if shared else found
    # 新增4项发明专利、5项实用新型专利: each has its noun behind it, and all are what the first is
    named_behind = before.trigger.start >= before.mention.end
    if before.measure in CHANGES and named_behind and scene.cues.joins(before.trigger.end, spot.mention.start):
        noun = scene.first_trigger(*spot.tail)
        if noun and scene.fits(noun, spot.mention):
            return candidate(scene, spot, noun, before.measure, sign, before.status)
    return None


def _named_apart(scene: Scene, spot: Spot, before: Candidate) -> bool:
    """Whether a number has another metric right behind it than the one before it ($340 million, or $1.25 a share)."""
    own = scene.first_trigger(*spot.tail)
    if own is None or own.start == before.trigger.start or not scene.fits(own, spot.mention):
        return False
    return scene.cues.residue(spot.tail[0], own.start) == 0


def changed(scene: Scene, spot: Spot, thread: Thread) -> Candidate | Refused | None:
    cue = cue_of(scene, spot)
    if cue is None:
        return None
    if shares_growth(scene, spot, cue):
        return Refused("whose-share")  # 占收入增长的98.7%: a part of what was added
    subject = subject_of(scene, spot, cue, thread) or behind(scene, spot, cue)
    if subject is None or not (relative(spot.mention) or scene.fits(subject, spot.mention)):
        return Refused("change-unit" if subject else "whose-change", subject)
    if subject.metric.id == subject.rule.gains and whole_grew(scene, spot, cue, thread):
        subject = subject._replace(metric=scene.metrics[subject.rule.metric])
    if subject.metric.unit == "rank" and relative(spot.mention):
        return Refused("rank-change", subject)  # 位居第五, 同比增幅106%: a place does not grow
    added = scene.folded[cue.start : cue.end] in scene.increments
    if subject.rule.gains and not relative(spot.mention):
        more = subject._replace(metric=scene.metrics[subject.rule.gains])
        if gained(scene, spot, cue):
            return candidate(scene, spot, more, "level", cue.sign)
        if added:
            subject = more  # 贷款余额3万亿元, 比年初增加2000亿元, 同比多增600亿元
    if pointed(spot.mention) and subject.metric.unit not in {"%", "point"}:
        return Refused("points", subject)  # a distance between two rates of growth
    measure, base = measure_of(scene, spot, cue, thread, subject)
    sign = cue.sign * subject.rule.sign if added else cue.sign  # 贷款减少2亿元，同比少增7亿元: less, of what was paid back too
    found = candidate(scene, spot, subject, measure, sign)._replace(base=base)
    if came_from(scene, spot) and not found.earlier:
        return found._replace(prior=True, origin=True)  # 降幅由40%收窄至30%
    return found._replace(prior=True) if spot.before and told_before(scene, spot, cue) else found


def moved(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    before, number = spot.before, spot.mention.start
    if before is None or scene.cues.residue(spot.since, number) > FOLLOW_REACH:
        return None
    if scene.first_trigger(spot.since, number) or scene.about_another(spot.since, number):
        return None
    came = came_from(scene, spot) or compares(scene, spot)
    change = thread.change  # grew by 6.7% to $19bn, from 5.8% in July
    if came and change and change.sentence == scene.span and alike(change.mention, spot.mention):
        before = before if alike(before.mention, spot.mention) else change
    if before.part and scene.arrives(spot.since, number):  # 占营收比重由3.8%提升至4.9%
        return candidate(scene, spot, before.trigger, before.measure)._replace(part=True)
    speeds = relative(spot.mention) and alike(before.mention, spot.mention) and not scene.fits(before.trigger, spot.mention)
    if scene.cues.within("share", spot.since, number):
        return None  # 授权量同比增长9%，占比提升至47%
    if before.measure in CHANGES and speeds and (came or scene.arrives(spot.since, number)):
        return against(scene, spot, candidate(scene, spot, before.trigger, before.measure, sign_after(before)))
    return None


def restated(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    before = spot.before
    if before is None or before.measure not in CHANGES or not scene.cues.apposes(spot.since, spot.mention.start):
        return None
    named = scene.first_trigger(*spot.tail)
    apart = named is not None and scene.fits(named, spot.mention) and scene.cues.residue(spot.tail[0], named.start) == 0
    if apart or not (relative(spot.mention) or scene.fits(before.trigger, spot.mention)):
        return None
    return candidate(scene, spot, before.trigger, before.measure, sign_after(before))._replace(base=before.base)


def traded(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    sign = scene.cues.traded(scene.span[0], spot.mention.start) if relative(spot.mention) else 0
    if not sign:
        return None
    found = part(scene, spot, thread) or level(scene, spot, thread)
    if not isinstance(found, Candidate) or found.measure != "level" or found.metric.about != "holder":
        return None
    return found._replace(value=sign * found.value, measure="change")


def level(scene: Scene, spot: Spot, thread: Thread) -> Candidate | Refused | None:
    around = scene.covering(spot.mention.start, spot.mention.end)
    own = scene.begun_in(spot.mention)
    told = scene.covering(spot.since - 1, spot.since) if spot.since > scene.span[0] else None  # bought back 2m shares for
    near = (*(t for t in (around, own, told) if t), *scene.triggers_in(spot.since, max(spot.clause[1], spot.tail[1])))
    meant = [_in_percent(scene, _paired(scene, t, spot.mention) if t is around else t, spot.mention) for t in near]
    fitting = [t for t in meant if scene.fits(t, spot.mention) or (t.rule.measure and relative(spot.mention))]
    far = [(distance(scene, spot, thread, t), t) for t in fitting]
    costs = [(cost, t) for cost, t in far if not isinstance(cost, str)]
    if not costs:
        nearest = min(far, key=lambda one: gap(one[1], spot.mention), default=None)
        return Refused(str(nearest[0]), nearest[1]) if nearest else None
    added = {t.rule.gains for _, t in costs if t.metric.id != t.rule.gains}  # 用户|净增7万户
    trigger = kind(scene, spot, thread, min(costs, key=lambda c: (c[0], c[1].metric.id not in added))[1])
    before = spot.before  # 增加约100万用户，远低于去年同期的1000万人
    if before and trigger.start in {before.trigger.start, spot.since} and scene.cues.within("compare", *spot.lead):
        trigger = before.trigger
    return against(scene, spot, candidate(scene, spot, trigger, beside(scene, spot, thread, trigger)))


def _in_percent(scene: Scene, trigger: Trigger, number: Mention) -> Trigger:
    """A metric's words beside a percentage, which may name a ratio by what is divided (bad loans of 1.2%)."""
    unit = number.value.unit if isinstance(number.value, Quantity) else ""
    return trigger._replace(metric=scene.metrics[trigger.rule.percent]) if trigger.rule.percent and unit == "%" else trigger


def _paired(scene: Scene, trigger: Trigger, number: Mention) -> Trigger:
    """A metric's words round a number that is of the one told with it (放款|36亿元、12万笔)."""
    counted = isinstance(number.value, Quantity) and number.value.unit
    pair = trigger._replace(metric=scene.metrics[trigger.rule.pair]) if trigger.rule.pair and counted else trigger
    return trigger if scene.fits(trigger, number) else pair


def aside(scene: Scene, spot: Spot, thread: Thread) -> Candidate | None:
    before = spot.before
    if before is None or not before.part or not scene.bracketed(spot.mention.start):
        return None
    whole = before.trigger._replace(metric=scene.metrics[before.rule.metric])
    start = max(spot.since, before.trigger.end)  # invested 9% of sales in R&D (more than €1.7bn)
    near = scene.cues.residue(start, spot.mention.start) == 0 and not scene.first_trigger(start, spot.mention.start)
    return candidate(scene, spot, whole, "level") if near and scene.fits(whole, spot.mention) else None


READINGS = (listed, restated, changed, moved, traded, part, aside, level, parallel, followed)
