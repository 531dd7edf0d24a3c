"""Which number says what: every quantity is tied to the metric whose trigger is nearest, or refused with a reason.

One sentence at a time, one quantity at a time, in the order of the text. What stands between the previous number and this one
(the *lead*) decides what the number does:

    注册用户超1.8亿, 同比增长20%, 占总数的52%
    ─trigger─█level   ─cue──█change ─cue──█share
             topic ───────────┴────────────┘       follow-ons belong to the last metric bound, if the lead has no subject of its own

Nothing here knows a word: triggers come from packs, cue words from the language's grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factx.cues import Cue, Cues
from factx.languages.record import Language
from factx.model import Block, Mention, Ordinal, Organisation, Period, Quantity, Refusal
from factx.packs import Catalogue, Metric, Rule, Veto
from factx.text import clauses, sentences
from factx.units import is_currency

# A gap trigger (申请…专利, invested…R&D) may hold this many characters between its two parts; Latin letters say less each.
_GAP, _LATIN_GAP = 30, 90
_SPANNED = (Quantity, Ordinal)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a rule as they stand in the text."""

    start: int
    end: int
    rule: Rule
    metric: Metric


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity tied to a metric; whom and when it is about is not known yet.

    trigger: the words that named the metric, perhaps in an earlier clause. prior: the number is what the fact is compared with.
    part: it was read as a part of a whole (a share, or a ratio made of one).
    place, places: its number in a list of numbers, and how many the list has (0, 1 outside lists). clause, sentence: spans.
    """

    rule: Rule
    metric: Metric
    trigger: Trigger
    mention: Mention
    value: Decimal
    value_max: Decimal | None
    unit: str
    modifier: str
    measure: str
    status: str
    scope: str
    sentence: tuple[int, int]
    clause: tuple[int, int]
    block: int
    prior: bool = False
    part: bool = False
    place: int = 0
    places: int = 1
    respectively: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """A quantity that is in no fact, and why: `no-trigger`, `wrong-unit`, `vetoed`, `denied`. nearest: the closest trigger."""

    mention: Mention
    reason: str
    detail: str = ""
    nearest: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """All that binding found, in the order of the text."""

    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]


def bind(folded: str, blocks: Sequence[Block], mentions: Sequence[Mention], catalogue: Catalogue, language: Language) -> Bound:
    """Candidates and rejections of a whole document; `folded` is the fold of its visible text."""
    triggers, vetoed = _triggers(folded, catalogue)
    cues = Cues(folded, language.grammar, mentions)
    candidates: list[Candidate] = []
    rejections: list[Rejection] = []
    next_trigger = next_mention = 0
    for number, block in enumerate(blocks):
        topic: Candidate | None = None
        for start, end in sentences(folded, block.start, block.end):
            while next_mention < len(mentions) and mentions[next_mention].start < start:
                next_mention += 1
            while next_trigger < len(triggers) and triggers[next_trigger].start < start:
                next_trigger += 1
            inside = []
            while next_mention < len(mentions) and mentions[next_mention].start < end:
                inside.append(mentions[next_mention])
                next_mention += 1
            named = []
            while next_trigger < len(triggers) and triggers[next_trigger].start < end:
                named.append(triggers[next_trigger])
                next_trigger += 1
            if not any(isinstance(m.value, _SPANNED) for m in inside):
                continue
            reading = _Sentence(folded, start, end, number, inside, named, cues, catalogue, language, topic)
            for outcome in reading.outcomes():
                if isinstance(outcome, Candidate):
                    candidates.append(outcome)
                else:
                    veto = next((v for v in vetoed if start <= v[0].start < end), None)
                    if veto and not named and outcome.reason == "no-trigger":
                        outcome = replace(outcome, reason="vetoed", detail=f"{veto[1].id}: {veto[1].because}", nearest=veto[0])
                    rejections.append(outcome)
            topic = reading.topic
    return Bound(tuple(candidates), tuple(rejections))


def _triggers(folded: str, catalogue: Catalogue) -> tuple[list[Trigger], list[tuple[Trigger, Veto]]]:
    """Triggers in order, a longer one before what it contains, and those that a veto took out."""
    found: list[Trigger] = []
    vetoed: list[tuple[Trigger, Veto]] = []
    for start, end, meanings in catalogue.lexicon.occurrences(folded):
        for rule, tail in meanings:
            stop = end
            if tail:
                latin = folded[start].isascii()
                at = folded.find(tail, end, end + (_LATIN_GAP if latin else _GAP) + len(tail))
                if at < 0 or any(mark in folded[end:at] for mark in ("\n", ". ", ";") if latin) or (
                    not latin and any(mark in folded[end:at] for mark in ",。;:!?\n")
                ):
                    continue
                stop = at + len(tail)
            trigger = Trigger(start, stop, rule, catalogue.metrics[rule.metric])
            veto = _veto(folded, trigger)
            if veto:
                vetoed.append((trigger, veto))
            elif not rule.needs or _sentence_has(folded, trigger, rule.needs):
                found.append(trigger)
    found.sort(key=lambda t: (t.start, -t.end, not t.rule.needs))  # of equals, the rule that asks for more
    kept: list[Trigger] = []
    for trigger in found:
        if not kept or trigger.end > kept[-1].end:
            if kept and trigger.start < kept[-1].end and trigger.start > kept[-1].start:
                kept.append(replace(trigger, start=kept[-1].end))
            else:
                kept.append(trigger)
    # a veto spares a shorter trigger inside a longer one that was taken
    return kept, [v for v in vetoed if not any(k.start <= v[0].start and v[0].end <= k.end for k in kept)]


def _veto(folded: str, trigger: Trigger) -> Veto | None:
    for veto in trigger.rule.vetoes:
        if veto.before and folded.endswith(veto.before, 0, trigger.start):
            return veto
        if veto.after and folded.startswith(veto.after, trigger.end):
            return veto
        if veto.sentence and _sentence_has(folded, trigger, veto.sentence):
            return veto
    return None


def _sentence_has(folded: str, trigger: Trigger, words: Sequence[str]) -> bool:
    start = max(folded.rfind(mark, max(0, trigger.start - 200), trigger.start) for mark in "。\n;!?") + 1
    ends = [at for mark in "。\n;!?" if (at := folded.find(mark, trigger.end, trigger.end + 200)) >= 0]
    end = min(ends, default=trigger.end + 200)
    return any(folded.find(word, max(start, trigger.start - 200), end) >= 0 for word in words)


class _Sentence:
    """One sentence being read; `topic` is the last candidate bound, which follow-ons belong to."""

    def __init__(self, folded: str, start: int, end: int, block: int, mentions: Sequence[Mention], triggers: Sequence[Trigger],
                 cues: Cues, catalogue: Catalogue, language: Language, topic: Candidate | None) -> None:
        self.folded, self.start, self.end, self.block = folded, start, end, block
        self.triggers, self.cues, self.catalogue, self.reach = triggers, cues, catalogue, language.grammar.reach
        self.of = tuple(word + " " for word in language.grammar.of)
        self.counts = language.numerals.counts
        self.numbers = [m for m in mentions if isinstance(m.value, _SPANNED)]
        self.mentions = mentions
        self.clauses = list(clauses(folded, start, end))
        self.topic = topic
        self.part: Candidate | None = None  # the share last read, which a change in percentage points belongs to
        self.ratio: Candidate | None = None  # likewise, but not forgotten at the next level: the next bare 占 says the same
        self.wholes: set[int] = set()  # where triggers start that only name the whole of a share
        self.broken = False  # the last number was bound to nothing: what follows it cannot lean on the topic

    def outcomes(self) -> Iterator[Candidate | Rejection]:
        previous: tuple[Mention, Candidate | None] | None = None
        group: list[Candidate] = []
        for index, mention in enumerate(self.numbers):
            lead_start = previous[0].end if previous else self.start
            last = index
            while last + 1 < len(self.numbers) and self._chained(last):
                last += 1
            behind = self.numbers[last].end, self.numbers[last + 1].start if last + 1 < len(self.numbers) else self.end
            outcome = self._read(mention, lead_start, behind, previous[1] if previous else None)
            candidate = outcome if isinstance(outcome, Candidate) else None
            if candidate and group and self._listed(lead_start, mention):
                group.append(candidate)
            else:
                yield from self._numbered(group)
                group = [candidate] if candidate else []
                if not candidate:
                    yield outcome
            previous = mention, candidate
            if candidate:
                self.broken = False
                if candidate.part:
                    self.part = self.ratio = candidate
                else:
                    self.topic, self.part = candidate, None
            elif not self._bracketed(mention.start):
                self.broken = True
        yield from self._numbered(group)

    def _numbered(self, group: Sequence[Candidate]) -> Iterator[Candidate]:
        """The members of a list, each told its place in it; `respectively` deals out as many metrics as there are members."""
        if len(group) < 2:
            yield from group
            return
        named = [t for t in self.triggers if t.end <= group[0].mention.start][-len(group) :]
        dealt = group[0].respectively and len({t.metric.id for t in named}) == len(group)
        for place, candidate in enumerate(group):
            candidate = replace(candidate, place=place, places=len(group))
            if dealt and (candidate.measure != "level" or self._fits(named[place], candidate.mention)):
                candidate = replace(candidate, trigger=named[place], rule=named[place].rule, metric=named[place].metric)
            yield candidate

    # ------------------------------------------------------------ one number
    def _chained(self, index: int) -> bool:
        """Whether a number and the next are members of one list that share the noun behind (4万件和3万件专利)."""
        one, other = self.numbers[index], self.numbers[index + 1]
        return _alike(one, other) and self.cues.joins(one.end, other.start)

    def _read(self, mention: Mention, lead_start: int, behind: tuple[int, int], before: Candidate | None) -> Candidate | Rejection:
        clause = next(c for c in reversed(self.clauses) if c[0] <= mention.start)
        lead = max(lead_start, clause[0]), mention.start
        tail = behind[0], min(max(clause[1], behind[0]), behind[1])
        if self.cues.within("denial", self.start, mention.start):
            return Rejection(mention, "denied", nearest=self._nearest(mention))
        if before and self._listed(lead_start, mention) and _alike(before.mention, mention):
            return self._candidate(mention, before.trigger, before.measure, clause, before.status, sign=_sign(before))
        if before and before.measure in {"change", "yoy", "qoq"} and self._listed(max(lead_start, before.trigger.end), mention):
            noun = self._after(tail)
            if noun and before.trigger.start >= before.mention.end and self._fits(noun, mention):
                return self._candidate(mention, noun, before.measure, clause, before.status, sign=_sign(before))
        change = self._change(mention, lead, tail)
        share = None if change else self._share(mention, lead)
        if change:
            found = self._subject(mention, lead)
            if found is None:
                found = self._after(tail)
            if found and found.rule.gains and change.sign > 0 and not _relative(mention):
                gained = Trigger(found.start, found.end, found.rule, self.catalogue.metrics[found.rule.gains])
                return self._candidate(mention, gained, "level", clause)
            if found:
                measure = found.rule.measure or self._measure(found, mention, lead, tail, clause)
                return self._candidate(mention, found, measure, clause, sign=change.sign)
        elif before and before.measure == "share" and self.cues.arrives(lead_start, mention.start):
            return replace(self._candidate(mention, before.trigger, "share", clause), part=True)
        elif share is not None:
            candidate = self._part(mention, share, lead, tail, clause)
            if candidate:
                return candidate
        found, wrong = self._level(mention, lead, tail, lead_start, clause, before)
        if found:
            candidate = self._candidate(mention, found, found.rule.measure or "level", clause)
            prior = bool(self.cues.within("compare", *lead)) or self._origin(mention, lead)
            return replace(candidate, prior=prior)
        nearest = self._nearest(mention)
        return Rejection(mention, "wrong-unit" if wrong else "no-trigger", nearest=wrong or nearest)

    def _change(self, mention: Mention, lead: tuple[int, int], tail: tuple[int, int]) -> Cue | None:
        """The cue that makes this number a change, None if it is none."""
        if isinstance(mention.value, Ordinal):
            return None
        relative = _relative(mention)
        cue = self.cues.last(("rise", "fall"), *lead)
        if cue and any(t.start <= cue.start and cue.end <= t.end and not t.rule.measure for t in self.triggers):
            cue = None  # part of the metric's own name (净增用户)
        if cue and not self._names_between(cue.end, mention.start) and self.cues.residue(cue.end, mention.start) <= 3:
            if not self.cues.arrives(cue.end, mention.start):
                return cue if relative or self._amount_of_change(cue, mention) else None
            return None
        if not relative:
            return None
        base = self.cues.last(("yoy", "qoq", "since"), *lead)
        if base and self.cues.residue(base.end, mention.start) <= 1 and not self._names_between(base.end, mention.start):
            return Cue(base.start, base.end, "rise", 1)
        after = self.cues.first(("rise", "fall", "yoy", "qoq"), *tail)
        if after and self.cues.arrives(after.end, tail[1]):
            return None
        if after and self.cues.residue(tail[0], after.start) <= 3 and not self._names_between(tail[0], after.start):
            return after if after.sign else Cue(after.start, after.end, "rise", 1)
        if mention.value.unit in {"pp", "bp"} and cue is None:
            return Cue(mention.start, mention.start, "rise", 1)
        return None

    def _amount_of_change(self, cue: Cue, mention: Mention) -> bool:
        """Whether a verb of change right before an amount means that the amount is the change (增加5亿元)."""
        return self.cues.residue(cue.end, mention.start) == 0

    def _share(self, mention: Mention, lead: tuple[int, int]) -> Cue | None:
        if isinstance(mention.value, Ordinal) or mention.value.unit != "%":
            return None
        cue = self.cues.first(("share",), *lead)
        if cue is None and self._of_whole(mention, lead):
            return Cue(mention.start, mention.start, "share")
        if cue is None or any(t.start <= cue.start < t.end and t.metric.unit == "%" for t in self.triggers):
            return None
        return cue

    def _of_whole(self, mention: Mention, lead: tuple[int, int]) -> bool:
        """`…, or 19.8% of revenue`: a part by the words behind it, if nothing before it names another metric."""
        follows = self.folded[mention.end : mention.end + 4].lstrip()
        return follows.startswith(self.of) and not self._names_between(*lead) and self.cues.residue(*lead) == 0

    def _part(self, mention: Mention, cue: Cue, lead: tuple[int, int], tail: tuple[int, int],
              clause: tuple[int, int]) -> Candidate | None:
        """A part of a whole: of the metric before the cue, else of the metric that is the whole, else of the topic."""
        whole = (cue.start, mention.start), tail
        self.wholes.update(t.start for t in self.triggers if cue.end <= t.start < tail[1])
        subject = self._last_trigger(lead[0], cue.start + 1)
        if subject and self.cues.residue(subject.end, cue.start) > 4:
            return None
        if subject is None and self.topic and not self.broken and self.cues.residue(lead[0], cue.start) <= 4:
            subject = self.topic.trigger
        if subject is None:
            subject = next((t for t in self.triggers if cue.end <= t.start and t.end <= clause[1]), None)
        if subject is None:
            return None
        bare = self.cues.residue(cue.start, mention.start) == 0 and not self.folded.startswith(self.of, mention.end + 1)
        if bare and self.ratio and self.ratio.rule is subject.rule:
            return replace(self._candidate(mention, self.ratio.trigger, self.ratio.measure, clause), part=True)
        for share in subject.rule.shares:
            if any(self.folded.find(word, *span) >= 0 for word in share.of for span in whole):
                named = Trigger(subject.start, subject.end, subject.rule, self.catalogue.metrics[share.metric])
                return replace(self._candidate(mention, named, "level", clause), part=True)
        return replace(self._candidate(mention, subject, "share", clause), part=True)

    def _subject(self, mention: Mention, lead: tuple[int, int]) -> Trigger | None:
        """Whose change it is: the metric before the cue in this clause, else the topic if the clause has no other subject."""
        start = lead[0]
        inside = self._last_trigger(start, mention.start)
        if inside:
            return inside
        if self.part and isinstance(mention.value, Quantity) and mention.value.unit in {"pp", "bp"} and not self.broken:
            return self.part.trigger if self.part.measure == "level" else None
        if self.topic and not self.broken and self.topic.mention.end >= self.start - 1 and self.cues.residue(start, mention.start) <= 3:
            return self.topic.trigger
        earlier = self._last_trigger(self.start, start)
        if earlier and not any(earlier.end <= n.start < start for n in self.numbers) and self.cues.residue(start, mention.start) <= 3:
            return earlier
        if self.topic and not self.broken and self.cues.within("yoy", *lead) and self.cues.residue(start, mention.start) <= 3:
            return self.topic.trigger
        return None

    def _level(self, mention: Mention, lead: tuple[int, int], tail: tuple[int, int], lead_start: int, clause: tuple[int, int],
               before: Candidate | None) -> tuple[Trigger | None, Trigger | None]:
        """The nearest metric that can have this value, and the nearest that cannot for its unit."""
        wrong: Trigger | None = None
        options: list[tuple[float, Trigger]] = []
        for trigger in self.triggers:
            if trigger.start in self.wholes:
                continue
            if trigger.start <= mention.start and mention.end <= trigger.end:
                cost = -1.0
            elif lead_start <= trigger.start and trigger.end <= mention.start:
                if before and before.trigger == trigger and trigger.start >= before.mention.end:
                    continue  # the noun of the number before
                cost = self.cues.residue(trigger.end, mention.start)
                opened = self._bracketed(mention.start)
                if opened > trigger.end and self.cues.residue(opened, mention.start):
                    continue
                if trigger.end < clause[0]:
                    cost = cost + 2 if self.cues.residue(clause[0], mention.start) == 0 else self.reach + 1
                if cost > self.reach:
                    continue
            elif tail[0] <= trigger.start and trigger.end <= max(clause[1], tail[1]) and trigger.start <= tail[1]:
                cost = self.cues.residue(tail[0], trigger.start) + 0.5
                owned = trigger.metric.unit != "currency" and "的" in self.folded[tail[0] : trigger.start]
                if cost > self.reach * 0.6 or owned or self._verb_between(tail[0], trigger.start):
                    continue
            else:
                continue
            if self._fits(trigger, mention):
                options.append((cost, trigger))
            else:
                wrong = wrong or trigger
        if options:
            return min(options, key=lambda option: option[0])[1], wrong
        topic = self.topic
        if topic and self._fits(topic.trigger, mention) and not self._names_between(lead[0], mention.start):
            moved = before and self.cues.arrives(lead_start, mention.start) and self.cues.residue(lead_start, mention.start) <= 2
            compared = self.cues.within("compare", lead_start, mention.start) and (
                self._periods(lead_start, mention.start) or self._periods(mention.end, mention.end + self.reach)
            )
            told = self._told(lead[0], mention.start)
            if self._labelled(mention):
                return topic.trigger, wrong
            summed = before and self.cues.within("total", *lead) and _alike(topic.mention, mention)
            if (moved or compared or told or summed) and not self.broken and self.cues.residue(lead[0], mention.start) <= 2:
                return topic.trigger, wrong
        return None, wrong

    # ------------------------------------------------------------ looking around
    def _bracketed(self, position: int) -> int:
        """Where the bracket that is open at a position opens, 0 if none is."""
        opened = self.folded.rfind("(", self.start, position)
        return opened + 1 if opened >= 0 and self.folded.find(")", opened, position) < 0 else 0

    def _told(self, start: int, end: int) -> bool:
        """Whether a lead names nothing but whom or when (碧桂园为, 2016年为): the metric goes without saying."""
        return any(start <= m.start and m.end <= end and not isinstance(m.value, (*_SPANNED, Refusal)) for m in self.mentions)

    def _labelled(self, mention: Mention) -> bool:
        """A number in brackets right behind a name (博世(1980件)): the metric goes without saying."""
        opened = self._bracketed(mention.start)
        return opened == mention.start and any(
            m.end == opened - 1 and isinstance(m.value, Organisation) for m in self.mentions
        ) and self.topic is not None and _alike(self.topic.mention, mention)

    def _periods(self, start: int, end: int) -> bool:
        return any(start <= m.start and m.end <= end and isinstance(m.value, Period) for m in self.mentions)

    def _origin(self, mention: Mention, lead: tuple[int, int]) -> bool:
        """`由A增至B`: A is what B is compared with."""
        cue = self.cues.last(("from",), *lead)
        return cue is not None and self.cues.residue(cue.end, mention.start) == 0

    def _verb_between(self, start: int, end: int) -> bool:
        return bool(self.cues.within("rise", start, end) or self.cues.within("fall", start, end))

    def _names_between(self, start: int, end: int) -> bool:
        return any(start <= t.start and t.end <= end for t in self.triggers)

    def _last_trigger(self, start: int, end: int) -> Trigger | None:
        """The last trigger within `[start, end)`."""
        return next((t for t in reversed(self.triggers) if start <= t.start and t.end <= end), None)

    def _after(self, tail: tuple[int, int]) -> Trigger | None:
        """`20% growth in revenue`, `15.6%的营收增长`."""
        return next((t for t in self.triggers if tail[0] <= t.start and t.end <= tail[1]), None)

    def _nearest(self, mention: Mention) -> Trigger | None:
        return min(self.triggers, key=lambda t: max(t.start - mention.end, mention.start - t.end), default=None)

    def _fits(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a level of this metric can be written with this unit."""
        wanted, quantity = trigger.metric.unit, mention.value
        if isinstance(quantity, Ordinal) or wanted == "rank":
            return isinstance(quantity, Ordinal) and wanted == "rank"
        if not isinstance(quantity, Quantity):
            return False
        if wanted == "currency":
            return is_currency(quantity.unit) or (not quantity.unit and quantity.scaled)
        if wanted == "%":
            return quantity.unit == "%"
        if quantity.unit in {"%", "pp", "bp", "x"} or is_currency(quantity.unit):
            return False
        if wanted == "counter":
            return bool(quantity.unit) or quantity.scaled
        return not quantity.unit or quantity.unit in trigger.rule.counters or self.counts(quantity.unit, wanted)

    def _counted(self, mention: Mention) -> str:
        """The catalogue's unit for what is counted, else the counter as written (吨)."""
        counter = mention.value.unit if isinstance(mention.value, Quantity) else ""
        return next((unit for unit in ("vehicle", "item") if not counter or self.counts(counter, unit)), counter) if counter else "item"

    def _listed(self, lead_start: int, mention: Mention) -> bool:
        return self.cues.joins(lead_start, mention.start)

    # ------------------------------------------------------------ making it
    def _measure(self, trigger: Trigger, mention: Mention, lead: tuple[int, int], tail: tuple[int, int],
                 clause: tuple[int, int]) -> str:
        for span in (lead, tail, (clause[0], mention.start), (mention.end, min(self.end, mention.end + 3 * self.reach))):
            cue = self.cues.last(("yoy", "qoq", "since"), *span)
            if cue:
                return {"since": "change"}.get(cue.kind, cue.kind)
        start = self.topic.trigger.end if self.topic and self.topic.prior else lead[0]
        compared = self.cues.first(("compare",), start, mention.start) or self.cues.first(("compare",), *tail)
        if compared:
            period = next((m.value for m in self.mentions if isinstance(m.value, Period) and m.start >= compared.end), None)
            if period is not None and (period.start is not None or period.inherits):
                return "yoy"
            return "change"
        return "change" if trigger.metric.stock or trigger.metric.unit == "%" else "yoy"

    def _candidate(self, mention: Mention, trigger: Trigger, measure: str, clause: tuple[int, int], status: str = "",
                   sign: int = 0) -> Candidate:
        value, value_max, unit, modifier = _value(mention, trigger, measure, sign)
        if unit == "counter":
            unit = self._counted(mention)
        return Candidate(
            rule=trigger.rule, metric=trigger.metric, trigger=trigger, mention=mention, value=value, value_max=value_max, unit=unit,
            modifier=modifier, measure=measure, status=status or self._status(mention, clause), scope=self._scope(trigger, mention, clause),
            sentence=(self.start, self.end), clause=clause, block=self.block,
            respectively=bool(self.cues.within("respectively", self.start, mention.start)),
        )

    def _status(self, mention: Mention, clause: tuple[int, int]) -> str:
        cue = self.cues.last(("forecast",), self.start, mention.start)
        if cue and not self.cues.within("actual", cue.end, mention.start):
            return "forecast"
        if self.cues.within("will", clause[0], mention.start):
            return "forecast"
        after = self.cues.first(("forecast",), mention.end, min(clause[1], mention.end + self.reach))
        return "forecast" if after and self.cues.residue(mention.end, after.start) <= 6 else "actual"

    def _scope(self, trigger: Trigger, mention: Mention, clause: tuple[int, int]) -> str:
        if trigger.rule.scope == "=":
            return self.folded[trigger.start : trigger.end]
        start, end = min(trigger.start, mention.start), max(trigger.end, mention.end)
        first = next((c[0] for c in reversed(self.clauses) if c[0] <= trigger.start), self.start)
        last = trigger.end if trigger.end < clause[0] else min(clause[1], end + 8)
        beside = self.folded[max(first, start - 6) : last] if last - start < 80 else ""
        found = [scope for scope, words in trigger.rule.scopes.items() if any(word in beside for word in words)]
        return " ".join(dict.fromkeys([trigger.rule.scope, *found])).strip()


def _relative(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and mention.value.unit in {"%", "pp", "bp", "x"}


def _sign(candidate: Candidate) -> int:
    return 0 if candidate.measure in {"level", "share"} else -1 if candidate.value < 0 else 1


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers can be members of one list: both ordinals, or quantities of one unit."""
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return one.value.unit == other.value.unit
    return type(one.value) is type(other.value)


def _value(mention: Mention, trigger: Trigger, measure: str, sign: int) -> tuple[Decimal, Decimal | None, str, str]:
    """Value, upper end, unit and modifier as a fact has them."""
    quantity = mention.value
    if isinstance(quantity, Ordinal):
        return Decimal(quantity.place), None, "rank", "exact"
    assert isinstance(quantity, Quantity)
    value, value_max, unit = quantity.value, quantity.value_max, quantity.unit
    if unit == "x":
        value, value_max, unit = value * 100, None if value_max is None else value_max * 100, "%"
    elif unit not in {"%", "pp", "bp"} and not is_currency(unit):
        unit = "" if trigger.metric.unit == "currency" else trigger.metric.unit
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1)) if unit != "%" else value
    negative = (sign < 0) if measure not in {"level", "share"} else trigger.rule.sign < 0
    if negative:
        value, value_max = (-value, None) if value_max is None else (-value_max, -value)
    return value, value_max, unit, quantity.modifier
