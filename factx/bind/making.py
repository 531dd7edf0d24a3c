"""Making a candidate once its metric and measure are known: value and unit, status, scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from factx.bind import hedges
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.candidates import Candidate, Trigger
from factx.cues import Cue
from factx.model import Mention, Ordinal, Period, Quantity
from factx.units import is_currency, whole

# How much may stand between a number and a word behind it that makes it an expectation (2.1亿付费会员的预期).
_EXPECTED_REACH = 6
# Behind them stands the next of a list.
_LIST_MARKS = "、,;"
# How far behind the clause of a list the word may stand that deals it out (, respectively).
_RESPECTIVELY = 16
# How far back in its paragraph a deal may have been called a plan.
_PLAN_REACH = 300
# How far around trigger and number a word that narrows the metric may stand.
_SCOPE_BEFORE, _SCOPE_AFTER, _SCOPE_LONGEST = 6, 8, 80
_SCOPE_WORD = 10  # likewise in languages with spaces: quarterly


def candidate(scene: Scene, spot: Spot, trigger: Trigger, measure: str, sign: int = 0, status: str = "") -> Candidate:
    """A candidate for the number of a spot. sign: of a change; status: "" to read it off the sentence."""
    value, value_max, unit, modifier = valued(spot.mention, trigger, measure, sign)
    if modifier == "exact":
        modifier = hedges.parted(scene, spot, trigger) or modifier
    return Candidate(
        trigger=trigger, mention=spot.mention, value=value, value_max=value_max,
        unit=scene.counting.counted(spot.mention) if unit in {"counter", "amount"} else unit,
        modifier=modifier, measure=measure, status=status or _status(scene, spot, trigger), scope=_scope(scene, spot, trigger),
        sentence=scene.span, clause=spot.clause, block=scene.block,
        respectively=_respective(scene, spot), earlier=_earlier(scene, spot),
    )


def _earlier(scene: Scene, spot: Spot) -> bool:
    """Whether a number is the figure of the time before (前值54.8), or that one revised (前值由54.8修正为55)."""
    revised = spot.before is not None and spot.before.earlier and scene.cues.first(("revise",), spot.since, spot.mention.start)
    return bool(revised or scene.cues.within("prior", spot.since, spot.mention.start))


def _respective(scene: Scene, spot: Spot) -> bool:
    """Whether a number is dealt out with its list: 分别为3亿元和2亿元, 以3亿元和2亿元分列第一、第二."""
    if scene.cues.within("respectively", scene.span[0], spot.mention.start):
        return True
    start, end = spot.tail
    behind = scene.cues.first(("respectively",), start, min(scene.span[1], end + _RESPECTIVELY))
    if behind is None:
        return False
    noun = scene.first_trigger(start, behind.start)  # won 2,632 and 2,612 patents, respectively
    return scene.cues.residue(noun.end if noun else start, behind.start) == 0


def valued(mention: Mention, trigger: Trigger, measure: str, sign: int) -> tuple[Decimal, Decimal | None, str, str]:
    """Value, upper end, unit and modifier as a fact has them; "" is money whose currency the document decides."""
    quantity = mention.value
    if isinstance(quantity, Ordinal):
        return Decimal(quantity.place), Decimal(quantity.last) if quantity.last else None, "rank", "exact"
    assert isinstance(quantity, Quantity)
    value, value_max, unit = quantity.value, quantity.value_max, "pp" if quantity.points else quantity.unit
    if unit == "x":
        value, value_max, unit = value * 100, None if value_max is None else value_max * 100, "%"
    elif measure == "level" and trigger.metric.unit == "point":
        unit = "point"
    elif unit not in {"%", "pp", "bp"} and not is_currency(unit):
        unit = "" if trigger.metric.unit == "currency" else trigger.metric.unit
    unit, parts = whole(unit)
    if parts != 1:  # 25 cents
        value, value_max = value / parts, None if value_max is None else value_max / parts
    fixed = 1 if measure == "level" and trigger.rule.measure else trigger.rule.sign  # 降息25个基点至5%: a level is no fall
    # a loss, or a fall; a loss that grows; not a loss that shrinks, nor what is written as negative: a loss of $(5) million
    overturned = fixed < 0 and sign < 0 and unit == "%" and value > 100  # a loss cannot fall by 171%: what fell was the profit
    if overturned or fixed * (sign or 1) < 0 < value:
        value, value_max = (-value, None) if value_max is None else (-value_max, -value)
    return value, value_max, unit, quantity.modifier


def _status(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """`forecast` after a word of expectation that nothing takes back, or before one that the number belongs to."""
    if trigger.metric.announced:
        return "actual"
    wills = scene.cues.within("will", spot.clause[0], spot.mention.start)
    if _expected(scene, spot) or any(not scene.in_date(w.start) and not _marks_object(scene, w, spot.mention) for w in wills):
        return "forecast"
    deal = trigger.metric.event and not trigger.metric.stock  # a holding is no plan
    if _once(scene, spot) or (deal and _planned(scene, spot)):
        return "forecast"
    viewed, end = scene.cues.last(("view",), *spot.lead), spot.mention.end
    if viewed and scene.cues.residue(viewed.end, spot.mention.start) == 0:  # beating estimates of $1.98
        return "forecast"
    after = scene.cues.first(("forecast",), end, min(spot.clause[1], end + scene.reach))
    own = after and scene.cues.residue(end, after.start) <= _EXPECTED_REACH and not scene.cues.yardstick(end, after.start)
    own = own and not (trigger.metric.stock and scene.cues.owned(end))  # 持股7%的股东蓝汀计划减持
    # A number behind it is what is expected: 净利增长5%, 拟10派3元; but 完成400亿元目标的三成
    aims = after and scene.cues.aims(end, after)
    return "forecast" if after and own and (aims or not scene.numbered(after.end, spot.clause[1])) else "actual"


def _once(scene: Scene, spot: Spot) -> bool:
    """Whether a sentence tells of what will be once something is done (达产后，年产量可达200万吨), not of what has been since."""
    span = scene.span[0], spot.mention.start
    once = None if scene.dated(*span) else scene.cues.last(("once",), *span)
    return once is not None and not scene.cues.within("actual", once.end, spot.mention.start)


def _planned(scene: Scene, spot: Spot) -> bool:
    """Whether a deal is one that its paragraph said to be planned (公司拟收购蓝汀…。转让价款合计3亿元)."""
    number = spot.mention.start
    since = max(scene.folded.rfind("\n", 0, number) + 1, number - _PLAN_REACH)
    plan = scene.cues.last(("plan",), since, scene.span[0])
    return plan is not None and not scene.cues.within("actual", plan.end, number)


def _expected(scene: Scene, spot: Spot) -> bool:
    """Whether a number is expected by what its sentence said before; what it beats or misses is expected, and nothing more."""
    number = spot.mention.start
    for cue in reversed(scene.cues.within("forecast", scene.span[0], number)):
        if _taken_back(scene, cue, number) or _over_before(scene, cue.start, number):
            return False
        begin = scene.clause_at(cue.start)[0]
        if not scene.cues.yardstick(begin, cue.start):
            return True
        if begin == spot.clause[0] and scene.cues.residue(cue.end, number) <= _EXPECTED_REACH:
            return True  # 不及预期的620万人
    return False


def _taken_back(scene: Scene, cue: Cue, number: int) -> bool:
    """Whether what came stands between a word of expectation and a number, and no verb that only says how much was expected
    (the average estimate was for $5bn)."""
    verbs = {scene.folded[verb.start : verb.end] for verb in scene.cues.within("actual", cue.end, number)}
    noun = scene.folded.endswith((*scene.grammar.views, *scene.grammar.aims), cue.start, cue.end)
    return bool(verbs) and not (noun and "," not in scene.folded[cue.end : number] and verbs <= set(scene.grammar.copulas))


def _over_before(scene: Scene, cue: int, number: int) -> bool:
    """Whether a number is of a time that was over before the one that a cue of its sentence leads to (预计2024年…，2023年为).
    """
    years = [m for m in scene.mentions if isinstance(m.value, Period) and m.end <= number and m.value.end]
    if len(years) < 2 or years[-1].start < cue:
        return False
    one, last = years[-2].value, years[-1].value
    assert isinstance(one, Period) and isinstance(last, Period)
    over = bool(one.end and last.end and last.end < (one.start or one.end))
    return over and "," in scene.folded[years[-2].end : years[-1].start]


def _marks_object(scene: Scene, will: Cue, number: Mention) -> bool:
    """Whether a 将 only sets an object before its verb (将利率上调50个基点), and tells no future (将上调利率, 将投资20亿元)."""
    if scene.folded[will.start : will.end] not in scene.objects:
        return False
    verb = scene.cues.first(("rise", "fall", "from", "handle"), will.end, number.start)
    return verb is not None and scene.cues.residue(will.end, verb.start) > 0


def _scope(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """The rule's own scope and those whose words stand in or beside the trigger, within its clause."""
    if trigger.rule.scope == "=":
        return scene.folded[trigger.start : trigger.end]
    if not trigger.rule.scopes:  # as of four rules in five
        return trigger.rule.scope
    start, end = min(trigger.start, spot.mention.start), max(trigger.end, spot.mention.end)
    before = 0 if trigger.start > spot.mention.start else _SCOPE_WORD if scene.spaced else _SCOPE_BEFORE
    first = max(scene.clause_at(trigger.start)[0], start - before)
    near = trigger.start < spot.mention.start and trigger.end >= spot.clause[0]
    behind = scene.first_trigger(end, spot.tail[1])
    last = min(behind.start if behind else spot.tail[1], end + _SCOPE_AFTER) if near else trigger.end
    last = min((at for mark in _LIST_MARKS if (at := scene.folded.find(mark, end, last)) >= 0), default=last)
    beside = scene.parted(first, last) if last - start < _SCOPE_LONGEST else ""
    return " ".join(dict.fromkeys([trigger.rule.scope, *narrowed(beside, trigger.rule.scopes)])).strip()


def scope_of(scene: Scene, trigger: Trigger) -> str:
    """The scope that a member of a list of metrics says by itself, with what stands between it and the one before."""
    before = scene.last_trigger(scene.clause_at(trigger.start)[0], trigger.start)
    said = scene.folded[max(before.end if before else 0, trigger.start - _SCOPE_BEFORE) : trigger.end]
    return " ".join(dict.fromkeys([trigger.rule.scope, *narrowed(said, trigger.rule.scopes)])).strip()


def narrowed(beside: str, scopes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The scopes that a text says; what stands inside a longer word is not said (tier 1 in common equity tier 1)."""
    found = {scope for _, scope in _words(beside, scopes)}
    return [scope for scope in scopes if scope in found]


def said(beside: str, scopes: Mapping[str, tuple[str, ...]]) -> int:
    """How many characters of a text say a scope."""
    return sum(len(word) for word, _ in _words(beside, scopes))


def _words(beside: str, scopes: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The scope words of a text, the longest first, each with its scope."""
    pairs = ((word, scope) for scope, words in scopes.items() for word in words if word in beside)
    for word, scope in sorted(pairs, key=lambda pair: -len(pair[0])):
        if word in beside:
            beside = beside.replace(word, "\n")
            yield word, scope
