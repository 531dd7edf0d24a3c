"""A number that names no metric, but goes on about the topic: its lead says only whom, when, or what it is compared with."""

from __future__ import annotations

from factx.bind.comparisons import against, came_from, passed
from factx.bind.distance import counts_on, lent
from factx.bind.making import candidate, narrowed, said
from factx.bind.numbers import figures, is_money, relative
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.bind.topics import FOLLOW_REACH, placed, topic_of
from factx.candidates import CHANGES, Candidate, Refused, Trigger
from factx.model import Mention, Organisation
from factx.units import is_currency

# A residue (see factx.cues): how many characters of its own a part may be called by (其中5G手机2645万部).
_PART_REACH = 6


def followed(scene: Scene, spot: Spot, thread: Thread) -> Candidate | Refused | None:
    """A level of the topic (see `factx.bind.readings`)."""
    topic, number, cues = topic_of(scene, spot, thread), spot.mention.start, scene.cues
    if topic is None:
        return None
    named, labels = scene.last_trigger(*spot.lead), _labels(scene, spot.mention)
    if spot.before and _partial(scene, spot.mention) and scene.fits(spot.before.trigger, spot.mention):
        return candidate(scene, spot, spot.before.trigger, "level")  # 1.2bn active users, 170m of them in the United States
    if (named and not (labels and named.start == topic.trigger.start)) or scene.about_another(*spot.lead):
        return Refused("another", topic.trigger)
    same = relative(topic.mention) == relative(spot.mention)  # both fit the metric; counters may differ (398万名, 620万人)
    if labels and same:
        found = candidate(scene, spot, topic.trigger, topic.rule.measure or "level")
        return found._replace(value=abs(found.value))  # Samsung (4,760): no account
    if thread.broken and not cues.within("total", *spot.lead):
        return Refused("broken", topic.trigger)
    if same and cues.sizes(spot.since, number):  # 农村网民占27%，规模达2亿
        sized = spot.before.trigger if spot.before and spot.before.part else _whole(scene, topic)
        return candidate(scene, spot, sized, "level") if scene.fits(sized, spot.mention) else None
    if found_again := (_retold(scene, spot, topic) if same else None) or _kind(scene, spot, topic) or _part(scene, spot, topic):
        return found_again
    if cues.residue(*spot.lead) > FOLLOW_REACH:
        return Refused("own-words", topic.trigger)
    return _linked(scene, spot, topic, same)


def _retold(scene: Scene, spot: Spot, topic: Candidate) -> Candidate | None:
    """What others expect of the topic, or another telling of it."""
    measure = topic.rule.measure or "level"
    if _viewed(scene, spot):
        return _in_money(spot, topic, candidate(scene, spot, topic.trigger, measure, status="forecast"))
    if scene.cues.last(("release", "prior"), *spot.lead) and scene.cues.residue(*spot.lead) == 0:  # 预期56, 初值56, 前值54.8
        return candidate(scene, spot, topic.trigger, measure)
    return None


def _viewed(scene: Scene, spot: Spot) -> bool:
    """Whether a number is what others had expected: beating estimates of $1.98, ahead of the $1.98 analysts had forecast, while
    analysts were expecting $1.98."""
    cues, (since, number), end = scene.cues, (spot.lead[0], spot.mention.start), spot.mention.end
    if not scene.triggers and cues.first(("respectively",), end, scene.span[1]):
        return False  # of metrics that the sentence before listed
    if (view := cues.last(("view",), since, number)) and cues.residue(view.end, number) == 0:
        return True
    said = cues.last(("forecast",), since, number)
    if said and cues.residue(said.end, number) == 0:
        return scene.cues.yardstick(since, said.start) or not cues.residue(since, said.start)
    after = cues.first(("view", "forecast"), end, min(scene.span[1], end + scene.reach))
    return after is not None and cues.residue(end, after.start) == 0 and scene.cues.yardstick(spot.since, number)


def _in_money(spot: Spot, topic: Candidate, found: Candidate) -> Candidate:
    """A candidate, in the money of its topic where it names none itself: to 3.1 billion euros from 2.7 billion."""
    alike = is_money(spot.mention) and not found.unit and is_currency(topic.unit)
    return found._replace(unit=topic.unit) if alike else found


def _kind(scene: Scene, spot: Spot, topic: Candidate) -> Candidate | None:
    """A kind of what was counted (发明专利92万件, 实用新型201万件)."""
    lead, scopes = scene.folded[slice(*spot.lead)], topic.rule.scopes
    kinds = narrowed(lead, scopes)
    if not kinds or scene.cues.residue(*spot.lead) > FOLLOW_REACH + said(lead, scopes):
        return None
    return candidate(scene, spot, topic.trigger, "level")._replace(scope=" ".join(kinds))


def _part(scene: Scene, spot: Spot, topic: Candidate) -> Candidate | None:
    """A part of what was just counted, with what it is called (销量30万辆，其中纯电动16万辆，插电混动14万辆)."""
    before, number = spot.before, spot.mention
    cue = scene.cues.last(("among",), scene.span[0], number.start)
    if cue is None or before is None or before.trigger.start != topic.trigger.start or scene.cues.goes_on(number.end):
        return None
    start = max(cue.end, spot.lead[0])
    if (start > cue.end and not before.scope) or not 0 < scene.cues.residue(start, number.start) <= _PART_REACH:
        return None
    if not scene.fits(topic.trigger, number) or scene.dated(start, number.start):
        return None
    if topic.metric.unit == "person" and topic.metric.family != "users":
        return None  # 研发人员1200人，其中博士120人: what they have learnt
    found = candidate(scene, spot, topic.trigger, "level")
    more = topic.measure == "level" and start == cue.end and found.value >= topic.value
    return None if more else found._replace(scope=scene.folded[start : number.start].strip(" ,:"))


def _linked(scene: Scene, spot: Spot, topic: Candidate, same: bool) -> Candidate | Refused:
    """A level of the topic if something leads to it. same: both are rates, or neither is."""
    reached = _reached(scene, spot)
    summed = same and topic.sentence == scene.span and _sums(scene, spot)
    compared = scene.cues.within("compare", spot.since, spot.mention.start)  # new loans were $53m, compared to $129m a year ago
    settles = reached or summed or scene.cues.settles(spot.since, spot.mention.start)
    if same and _adds(topic) and settles and not compared:
        return candidate(scene, spot, _whole(scene, topic), "level")  # 净增277万户，累计达9.79亿户
    told = _told(scene, spot) or _introduced(scene, spot.mention) or placed(scene, spot)
    others = lent(topic.trigger, spot.mention) and scene.folded[spot.mention.end : spot.mention.end + 1].isalnum()
    others = others or (scene.counting.counts_anything(spot.mention) and counts_on(scene, spot, topic.trigger))
    if told and not reached and others:
        return Refused("own-words", topic.trigger)  # 全国近1700个县, 与35家银行合作
    moves = same or (topic.measure in CHANGES and not relative(spot.mention))
    came = moves and came_from(scene, spot) and scene.cues.residue(spot.since, spot.lead[0]) <= FOLLOW_REACH
    again = same and (_again(scene, spot) or _among(scene, spot))
    if not (reached or summed or told or came or again or _compared(scene, spot, same)):
        return Refused("unlinked", topic.trigger)
    fixed = (topic.measure if topic.metric.rate and topic.measure in CHANGES else topic.rule.measure) or "level"
    measure = "level" if reached and not topic.metric.rate else fixed  # 多赚2亿元至30亿元
    return against(scene, spot, _in_money(spot, topic, candidate(scene, spot, topic.trigger, measure)))


def _reached(scene: Scene, spot: Spot) -> bool:
    """Whether a number is the level that the change or the round level before it led to."""
    if spot.before is None:
        return False
    if scene.arrives(spot.since, spot.mention.start):
        return True
    return scene.cues.settles(spot.since, figures(spot.mention)) and (spot.before.measure in CHANGES or passed(scene, spot))


def _sums(scene: Scene, spot: Spot) -> bool:
    """Whether a lead says nothing but that the number is the sum (共计)."""
    return bool(scene.cues.within("total", *spot.lead)) and not scene.cues.residue(*spot.lead)


def _told(scene: Scene, spot: Spot) -> bool:
    """Whether a lead, or all since the number before, names whom or when and little else."""
    since = spot.since, spot.mention.start
    return scene.told(*spot.lead) or (scene.told(*since) and scene.cues.residue(*since) <= FOLLOW_REACH)


def _introduced(scene: Scene, mention: Mention) -> bool:
    """Whether a number's clause only describes whoever is named right before it (Northgate, which was awarded 3,854)."""
    clause = scene.clause_at(mention.start)
    before = scene.mentions_in(scene.span[0], clause[0])[-1:] if scene.cues.asides.opens(*clause) else ()
    return any(isinstance(m.value, Organisation) and clause[0] - m.end < 2 for m in before)


def _compared(scene: Scene, spot: Spot, same: bool) -> bool:
    """Whether a comparison leads to a number, and says with when, with what was expected, or follows another of its kind."""
    (start, number), end = (spot.since, spot.mention.start), spot.mention.end
    comparison = scene.cues.last(("compare",), start, number)
    if comparison is None:
        return False
    if scene.dated(start, number) or scene.dated(end, end + scene.reach) or scene.cues.within("forecast", start, number):
        return True
    return same and spot.before is not None and scene.cues.residue(comparison.end, number) == 0


def _again(scene: Scene, spot: Spot) -> bool:
    """Whether a sentence only says what the topic was at another time (It was $3bn a year ago)."""
    begins = spot.since == scene.span[0] < spot.mention.start
    return begins and scene.dated(*spot.tail) and scene.cues.residue(*spot.lead) == 0


def _among(scene: Scene, spot: Spot) -> bool:
    """Whether a number is only said to be of those just counted (of whom 3m pay)."""
    since = spot.since, spot.mention.start
    return bool(scene.cues.within("among", *since)) and not scene.cues.residue(*since)


def _partial(scene: Scene, mention: Mention) -> bool:
    """Whether a number is said to be of what was just counted (5.4 million of whom)."""
    return scene.folded.startswith(scene.grammar.parts, mention.end + 1)


def _adds(topic: Candidate) -> bool:
    """Whether the topic is what was added to a whole."""
    return bool(topic.rule.gains) and topic.metric.id == topic.rule.gains


def _whole(scene: Scene, topic: Candidate) -> Trigger:
    """The topic's trigger, as one of the whole where the topic is what was added to it."""
    if not _adds(topic):
        return topic.trigger
    return topic.trigger._replace(metric=scene.metrics[topic.rule.total or topic.rule.metric])


def _labels(scene: Scene, mention: Mention) -> bool:
    """Whether a number stands in brackets right behind a name (博世(1980件))."""
    opened = mention.start + 1 if scene.folded[mention.start] == "(" else scene.bracketed(mention.start)
    before = scene.mentions_in(scene.span[0], mention.start)[-1:]
    named = any(isinstance(m.value, Organisation) and not scene.folded[m.end : opened - 1].strip() for m in before)
    return named and opened - mention.start in (0, 1)
