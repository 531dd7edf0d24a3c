"""A change: the word that makes a number one, and whose change it is."""

from __future__ import annotations

from factx.bind.numbers import alike, figures, pointed, relative
from factx.bind.scene import Scene
from factx.bind.since import BASES
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import CHANGES, Candidate, Trigger
from factx.cues import Cue
from factx.model import Mention, Period, Quantity

# How many characters of their own (see factx.cues) may stand between a verb of change and its number, or in a lead without a
# subject.
_VERB_REACH = 3


def cue_of(scene: Scene, spot: Spot) -> Cue | None:
    """The cue that makes a number a change, None if it is none."""
    mention, cues = spot.mention, scene.cues
    if not isinstance(mention.value, Quantity):
        return None
    if scene.counting.multiplies(mention):
        return _unsaid(mention)
    if speed := _speed(scene, spot):
        return None if _differs(scene, speed, mention) else cues.last(("rise", "fall"), speed.start, speed.end)
    verb = _verb(scene, spot)
    if verb and _leads_on(scene, verb, mention):
        return None if _leads_to_level(scene, spot, verb) else verb
    if not relative(mention):
        return None
    if verb is None and (sign := _again_by(scene, spot)):
        return _unsaid(mention, sign)
    if verb and _moves_object(scene, verb, mention):
        return verb
    if also_compared(scene, spot):
        return None
    base = cues.last(("yoy", "qoq", "since"), *spot.lead)
    if base and cues.residue(base.end, mention.start) <= 1 and not scene.first_trigger(base.end, mention.start):
        if cues.arrives(base.end, mention.start) or moves_on(scene, spot):
            return None  # from the previous quarter to 2.9%; 较上月底之838%上升16个百分点
        return base._replace(kind="rise", sign=1)
    origin = cues.last(("from",), *spot.lead)
    if origin and cues.residue(origin.end, mention.start) == 0 and not pointed(mention):
        return None  # 由3.8%下调10个基点, from 10.2% a year earlier
    after = cues.first(("rise", "fall", "above", "below", "yoy", "qoq"), *spot.tail)
    if after and _of_next(scene, spot, after):
        return None
    if after and _ends_on(scene, spot, after):
        return after if after.sign else after._replace(kind="rise", sign=1)
    if spot.before and _signed(scene, spot, spot.before):  # revenue of $5bn (+12%)
        return _unsaid(mention)
    # Points are never a level; the verb may stand before its object (上调存款利率25个基点).
    return (verb or _unsaid(mention)) if pointed(mention) else None


def _unsaid(mention: Mention, sign: int = 1) -> Cue:
    """The cue of a number that is a change without a verb of its own."""
    return Cue(mention.start, mention.start, "rise", sign)


def _speed(scene: Scene, spot: Spot) -> Cue | None:
    """The word for how fast something grows that a number is the measure of (增幅居前, 增长达29%: but not of that)."""
    speed = scene.cues.last(("speed",), spot.since, spot.mention.start)
    if speed is None or not relative(spot.mention):
        return None
    own = speed.start >= spot.lead[0] or not scene.cues.first(("rise", "fall"), *spot.lead)
    return speed if own and _leads_on(scene, speed, spot.mention) else None


def _differs(scene: Scene, speed: Cue, mention: Mention) -> bool:
    """Whether a number is the difference of two speeds, and none itself (增速回落2个百分点; but 增速回落至12%)."""
    verb = scene.cues.last(("rise", "fall"), speed.end, mention.start)
    if pointed(mention) or verb is None:
        return pointed(mention)
    return not scene.cues.arrives(verb.end, figures(mention)) and not scene.cues.within("from", verb.end, mention.start)


def _verb(scene: Scene, spot: Spot) -> Cue | None:
    """The verb of change in a lead, if it is no part of the metric's own name (净增用户)."""
    verb = scene.cues.last(("rise", "fall"), *spot.lead)
    named = scene.covering(verb.start, verb.end) if verb else None
    if verb is None or named is None:
        return verb
    if not named.rule.measure:
        return None
    return verb._replace(sign=1) if named.rule.sign < 0 else verb  # the rule says itself that it is a fall (rate cuts)


def _leads_to_level(scene: Scene, spot: Spot, verb: Cue) -> bool:
    """Whether a number right behind a verb of change is no change, but what the verb leads to."""
    cues, mention = scene.cues, spot.mention
    if relative(mention) and cues.paces(verb.end, mention.start):
        return False
    if cues.arrives(verb.end, figures(mention)) or cues.within("from", verb.end, mention.start):
        return True  # 增至, rose to, rose from: a level
    if spot.before and spot.before.origin and scene.folded[verb.end : mention.start].strip() in scene.copulas:
        return True  # 由1.8%下调为1.7%
    if cues.within("revise", verb.start, verb.end) and scene.folded[mention.end : mention.end + 1] in scene.attributive:
        return True  # 上调2100亿元的销售目标
    return not relative(mention) and cues.residue(verb.end, mention.start) > 0


def _of_next(scene: Scene, spot: Spot, after: Cue) -> bool:
    """Whether the verb or base behind a number is that of the next one."""
    if scene.cues.leads(after.end, spot.tail[1]) or moves_on(scene, spot):
        return True
    against = scene.cues.last(("compare",), *spot.lead) if after.kind in BASES and not pointed(spot.mention) else None
    return against is not None and scene.cues.residue(against.end, spot.mention.start) == 0  # compared with 3.02% a year ago


def _ends_on(scene: Scene, spot: Spot, after: Cue) -> bool:
    """Whether the verb behind a number is its own."""
    start, number, cues = spot.tail[0], spot.mention.start, scene.cues
    compared = cues.within("compare", spot.since, number) and scene.dated(spot.since, number)
    if compared and not cues.within("speed", after.start, after.end):
        return False  # 较二季度末的1.79%略有上升; but 低于去年同期的46.86%增幅
    return cues.residue(start, after.start) <= _VERB_REACH and not scene.first_trigger(start, after.start)


def _again_by(scene: Scene, spot: Spot) -> int:
    """The sign of a verb that the one before it leaves unsaid (exports fell by 2.2% and imports by 6.6%), 0 if none is."""
    before, own = spot.before, scene.last_trigger(*spot.lead)
    if before is None or own is None or before.measure not in CHANGES:
        return 0
    bare = not scene.folded[own.end : spot.mention.start].strip() and scene.cues.opens_with_join(spot.since, own.start)
    if own.metric.unit == "%" or not ((bare and scene.spaced) or scene.degree(own.end, figures(spot.mention))):
        return 0
    return 0 if scene.cues.residue(spot.since, own.start) else -1 if before.value < 0 else 1


def _moves_object(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a verb of change has the metric for its object, and by how much behind it (increased its R&D spending by 9.8%)."""
    object = scene.last_trigger(cue.end, mention.start)
    if object is None or scene.cues.residue(cue.end, object.start) or scene.cues.residue(object.end, mention.start):
        return False
    return scene.degree(object.end, figures(mention)) and not scene.numbered(cue.end, object.end)


def moves_on(scene: Scene, spot: Spot) -> bool:
    """Whether a verb of change right behind a number has the next one for its own (较上月的0.15%上升0.01个百分点)."""
    start, end = spot.tail
    verb = scene.cues.first(("rise", "fall"), start, end)
    based = scene.cues.last((*BASES, "compare"), *spot.lead)
    if verb is None or based is None or "," in scene.folded[verb.end : end] or scene.cues.opens_with_join(start, verb.start):
        return False  # nor 季增3%、年减13%
    return scene.cues.residue(start, verb.start) == 0 and scene.heads_number(verb.end)


def also_compared(scene: Scene, spot: Spot) -> bool:
    """Whether a number is what another is compared with, besides the one before it (from 30% in March and 28% a year earlier).
    """
    before, (since, number) = spot.before, (spot.since, spot.mention.start)
    if before is None or not before.prior or not alike(before.mention, spot.mention) or scene.cues.residue(since, number):
        return False
    date = next((m for m in scene.mentions_in(since, number) if isinstance(m.value, Period)), None)
    return date is not None and scene.cues.joins(date.end, number)


def _leads_on(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether nothing that says something of its own stands between a cue and a number behind it."""
    between = cue.end, mention.start
    return not scene.first_trigger(*between) and scene.cues.residue(*between) <= _VERB_REACH


def subject_of(scene: Scene, spot: Spot, cue: Cue, thread: Thread) -> Trigger | None:
    """Whose change it is: the metric in the lead, else the topic if the lead has no subject of its own."""
    start, number = spot.since if cue.start < spot.lead[0] else spot.lead[0], spot.mention.start
    inside = scene.last_trigger(start, number)
    if inside and inside.metric.unit != "rank":
        return inside
    noun = None if inside or scene.spaced or relative(spot.mention) else scene.first_trigger(*spot.tail)
    if noun and noun.start == spot.tail[0] and scene.fits(noun, spot.mention):
        return noun  # 投资用户增至20万人，…争取再增10万名|客户
    if thread.part and not thread.broken and pointed(spot.mention):
        return thread.part.trigger if thread.part.measure == "level" else None
    if scene.cues.residue(start, number) > _VERB_REACH or scene.about_another(start, number):
        return None
    live = thread.topic if scene.cues.within("respectively", *spot.lead) else thread.live  # each has a number of its own
    if live and live.metric.unit == "rank":  # 出货量位居第五，同比增幅106%: a place does not grow, what it is of does
        return next((t for t in reversed(scene.triggers_in(scene.span[0], number)) if t.metric.unit != "rank"), None)
    speed = scene.cues.last(("speed",), *spot.lead)
    if live and speed:  # 碧桂园销售额增速5%。万科的增速由9%降至4%; not 股价涨幅
        return None if scene.cues.residue(start, speed.start) else live.trigger
    again = start == scene.span[0] and scene.takes_up(start, number)  # It was 1.9% higher than a year ago
    opened = scene.folded.startswith(";", scene.span[0] - 1)  # 余额53万亿元, 增速加快; 一季度增加3万亿元
    hoped = scene.spaced and scene.cues.within("forecast", *spot.lead)  # Economists had forecast a rise of 0.5%
    if live and (opened or live.mention.end >= scene.span[0] - 1 or scene.cues.within("yoy", *spot.lead) or again or hoped):
        return live.trigger
    earlier = scene.last_trigger(scene.span[0], start)
    while earlier and (clause := scene.clause_at(earlier.start))[1] <= start and scene.cues.asides.opens(*clause):
        earlier = scene.last_trigger(scene.span[0], clause[0])  # subscribers, which make up most of revenue, rose 12%
    return earlier if earlier and not scene.numbered(earlier.end, start) else None


def _signed(scene: Scene, spot: Spot, before: Candidate) -> bool:
    """Whether a rate stands in brackets with a sign of its own, alone or behind the number before it: (+12%), (59,056, -3.2%)."""
    mention, folded = spot.mention, scene.folded
    bare = mention.start - (folded[mention.start - 1 : mention.start] == "+")
    if not (bare < mention.start or folded[bare] in "+-") or folded[mention.end : mention.end + 1] not in {")", ",", ";"}:
        return False
    opened = scene.bracketed(mention.start)
    first = before.mention.start == opened and not folded[before.mention.end : bare].strip(" ,;/")
    return bool(opened) and (opened == bare or first)


def shares_growth(scene: Scene, spot: Spot, cue: Cue) -> bool:
    """Whether a number is the share of a change, and no change itself."""
    attributed = scene.folded[cue.end : spot.mention.start] in scene.attributive
    return attributed and bool(scene.cues.within("share", spot.lead[0], cue.start))


def told_before(scene: Scene, spot: Spot, cue: Cue) -> bool:
    """Whether a change is what the one before it is compared with (rose 0.4%, after a rise of 0.2% in the previous month)."""
    compared = scene.cues.last(("compare",), spot.since, cue.start)
    if compared is None or scene.dated(compared.end if scene.spaced else spot.since, cue.start):
        return False
    if spot.before and spot.before.prior and spot.before.measure not in CHANGES:
        return False  # 与上年同期的28亿元相比增长9%
    return scene.cues.residue(compared.end, cue.start) == 0


def behind(scene: Scene, spot: Spot, cue: Cue) -> Trigger | None:
    """What changed, where it stands behind its change: a 5% rise in revenue; but fell 5% after it made a loss."""
    subject = scene.first_trigger(*spot.tail)
    verb = scene.spaced and relative(spot.mention) and cue.start < spot.mention.start
    apart = verb and subject and not scene.folded.startswith(scene.fields, spot.tail[0])
    return None if apart else subject


def gained(scene: Scene, spot: Spot, cue: Cue) -> bool:
    """Whether an amount says what was added, and not how the whole has changed (较年初增加500万户, 贷款余额增加2亿元, rose by 4m
    to 33m)."""
    balance = scene.last_trigger(spot.lead[0], cue.start)
    if balance and scene.folded.endswith(scene.grammar.balances, balance.start, balance.end):
        return False
    based = scene.cues.last(("since", "yoy", "qoq"), spot.lead[0], spot.mention.start)
    compared = scene.cues.first(("compare",), spot.lead[0], cue.start)
    if compared and scene.dated(compared.end, cue.start) and scene.folded[cue.start - 1] not in scene.attributive:
        return False  # 比2016年上半年增加4616万; but 低于去年同期的增加1577万人
    net = cue.sign > 0 or scene.cues.within("net", cue.start, cue.end)
    held = scene.spaced and _held(scene, spot)
    summed = scene.cues.within("total", spot.mention.end, spot.mention.end + scene.reach)  # added 1.2m to end the year with 15m
    leads = scene.cues.leads(spot.mention.end, spot.tail[1]) and not summed
    return bool(net) and based is None and not held and not leads


def whole_grew(scene: Scene, spot: Spot, cue: Cue, thread: Thread) -> bool:
    """Whether a change behind what was added is one of the whole (半年增加20万户，较年初增长7%; 余额90亿元，新增8亿元，
    增幅9.8%)."""
    if scene.cues.within("since", spot.lead[0], cue.end):
        return True
    told = thread.earlier is not None and thread.topic is not None and thread.earlier.trigger.start == thread.topic.trigger.start
    return told and relative(spot.mention) and bool(scene.cues.within("speed", cue.start, cue.end))


def _held(scene: Scene, spot: Spot) -> bool:
    """Whether what stands behind an amount, said again or not, makes it the change of a whole: since when it is, or the level
    that it led to (an increase of $94m, or 1.4%, from December 31; rose $113m, or 5.1%, to $8.9bn)."""
    end = spot.mention.end
    for number in scene.numbers:
        if number.start >= end and scene.cues.apposes(end, number.start):
            end = number.end
        elif number.start >= end:
            told = scene.last_trigger(spot.lead[0], spot.mention.start)  # but added 8.8m subscribers, bringing the total to 247m
            if told and scene.cues.arrives(end, number.start):
                return scene.cues.residue(end, number.start) == 0
            break
    based = scene.cues.first((*BASES, "from", "compare"), end, min(end + scene.reach, scene.span[1]))
    if based is None or scene.cues.residue(end, based.start):
        return False
    return based.kind in BASES or scene.dated(based.start, based.end + scene.reach)
