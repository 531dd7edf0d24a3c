"""A percentage as a part of a whole: whose share it is, and whether a rule makes a ratio of it."""

from __future__ import annotations

from factx.bind.changes import cue_of
from factx.bind.kinds import kind
from factx.bind.making import candidate
from factx.bind.scene import Scene
from factx.bind.shares import counted, counts_part, marked, opened, share_cue
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import Candidate, Refused, Trigger
from factx.cues import Cue

# Residues (see factx.cues): how many characters that say something of their own may stand between the words of one statement.
_NOUN = 2  # as many are a noun (博士)
_REACH = 4  # between a metric and the word that makes a share of it


def part(scene: Scene, spot: Spot, thread: Thread) -> Candidate | Refused | None:
    """A share of a whole, or the ratio that a rule makes of one (see `factx.bind.readings`)."""
    cue = share_cue(scene, spot)
    if cue is None or cue_of(scene, spot):
        return None
    thread.wholes.update(t.start for t in scene.triggers_in(cue.end, spot.tail[1]))
    whole = scene.first_trigger(cue.end, spot.clause[1])
    subject: Trigger | Refused | None = _named(scene, spot, cue) or _taken_up(scene, spot, cue, thread, whole)
    if isinstance(subject, Refused):
        return subject
    subject = subject or whole
    if subject is None and (again := _again(scene, spot, cue, thread)):
        return again
    subject = subject or _above(scene, spot, thread)
    if subject is None or subject.metric.unit == "rank" or subject.metric.each:
        return Refused("whose-share")
    return _share(scene, spot, cue, thread, counted(scene, spot, thread, kind(scene, spot, thread, subject), whole), whole)


def _named(scene: Scene, spot: Spot, cue: Cue) -> Trigger | Refused | None:
    """The metric before the cue, or that of the number's own words."""
    behind = scene.first_trigger(*spot.tail)
    if behind and behind.metric.unit == "%" and behind.start <= spot.mention.end + 1:
        return behind  # 60% of them are in R&D
    named = scene.covering(spot.mention.start, spot.mention.end) or scene.last_trigger(spot.lead[0], cue.start + 1)
    if named is None or named.metric.unit == "rank":
        return None
    far = named.end <= cue.start and scene.cues.residue(named.end, cue.start) > _REACH
    return Refused("share-far", named) if far else named


def _taken_up(scene: Scene, spot: Spot, cue: Cue, thread: Thread, whole: Trigger | None) -> Trigger | Refused | None:
    """The topic, which a share without a metric before it goes on with; or why it does not."""
    topic, said, number = thread.live, scene.cues.residue(spot.lead[0], cue.start), spot.mention
    if topic is None:
        # 资本开支2亿元, 占收入11.5%: of what nobody counts
        return Refused("whose-share") if thread.broken and said == 0 else None
    counts = scene.spaced and whole and whole.start > number.start and scene.numbered(number.end, whole.end)
    if whole and counts and whole.metric is not topic.metric and not _divides(scene, topic.trigger, whole):
        return Refused("whose-share", whole)  # 70% of its 260 employees; but on R&D, 2.1% of its $3.31bn in sales
    if whole and whole.metric is topic.metric and thread.earlier and _divides(scene, thread.earlier.trigger, whole):
        return thread.earlier.trigger  # $585m on R&D. With revenue at $2.5bn, that works out to 23.7% of sales
    if said > (_REACH if topic.sentence == scene.span else 0):
        return None
    # 日本占研发支出的7% after another's spending: the metric is named here again
    again = whole is not None and whole.metric is topic.metric and scene.told(spot.lead[0], cue.start)
    return whole if again else topic.trigger


def _divides(scene: Scene, part: Trigger, whole: Trigger) -> bool:
    """Whether a rule makes a ratio of a metric and what the whole is called."""
    return any(word in scene.folded[whole.start : whole.end] for share in part.rule.shares for word in share.of)


def _again(scene: Scene, spot: Spot, cue: Cue, thread: Thread) -> Candidate | None:
    """The share before it, told of another (手机占营收54%, 平台占39%)."""
    before = thread.ratio if spot.before and spot.before.measure == "share" else None
    if before is None or scene.folded[cue.end : spot.mention.start].strip() or scene.cues.residue(*spot.clause) > scene.reach:
        return None
    return marked(scene, spot, cue, candidate(scene, spot, before.trigger, before.measure))


def _above(scene: Scene, spot: Spot, thread: Thread) -> Trigger | None:
    """What an earlier clause opened for its parts, or the paragraph before counted (in the next one: 日本占据榜首，占比38%)."""
    if thread.topic is not None:
        return None
    above = thread.shared or thread.above
    told = above and scene.told(scene.span[0] if above.part else spot.clause[0], spot.mention.start)
    return opened(scene, spot) or (above.trigger if above and told else None)


def _share(scene: Scene, spot: Spot, cue: Cue, thread: Thread, subject: Trigger, whole: Trigger | None) -> Candidate | Refused:
    """What a percentage is of a subject: its share; the ratio of a rule; if it is a rate by itself, its level."""
    number, since = spot.mention.start, spot.lead[0]
    others = subject.rule.shares and subject.end <= since and scene.cues.residue(since, cue.start) >= _NOUN
    if others and not scene.told(since, cue.start):
        return Refused("whose-share", subject)  # 研发人员占比35%，其中硕士占62%
    bare = scene.cues.residue(cue.start, number) == 0 and not scene.folded.startswith(scene.of, spot.mention.end + 1)
    if bare and thread.ratio and thread.ratio.rule is subject.rule:
        return marked(scene, spot, cue, candidate(scene, spot, thread.ratio.trigger, thread.ratio.measure))
    if subject.metric.unit == "%":
        return marked(scene, spot, cue, candidate(scene, spot, subject, "level"))  # 市场份额去年是10%，现在占到了15%
    start = subject.end if since <= subject.end <= cue.start else cue.start  # 研发人员超过员工总数的60%
    spans = [(start, number), spot.tail]
    if whole and subject is not whole and _divides(scene, subject, whole):
        spans.append((whole.start, whole.end))  # 2.1% of its $3.31bn in sales
    for share in subject.rule.shares:
        said = [at for word in share.of for span in spans if (at := scene.folded.find(word, *span)) >= 0]
        if said and subject is whole and all(whole.start <= at < whole.end for at in said):
            return Refused("whose-share", subject)  # 博士占研发人员的71%
        if said:
            ratio = subject._replace(metric=scene.metrics[share.metric])
            return marked(scene, spot, cue, candidate(scene, spot, ratio, "level"))
    if subject.rule.shares and bare and counts_part(spot, subject, whole):
        ratio = subject._replace(metric=scene.metrics[subject.rule.shares[0].metric])
        return marked(scene, spot, cue, candidate(scene, spot, ratio, "level"))
    return marked(scene, spot, cue, candidate(scene, spot, subject, "share"))
