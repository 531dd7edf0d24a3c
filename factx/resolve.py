"""From candidates to facts: whom, when, and once.

Entity: the organisation between metric and number, else the nearest before the metric in its sentence, else the subject of the
paragraph so far, else of the heading, else the document's main organisation. Period: stated in the sentence, else inherited from the
paragraph, the heading or (for what happens over a time) the document's reporting period, else the day of publication.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import blake2b

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Block, Diagnostic, Document, Fact, Mention, Organisation, Period, Quantity
from factx.recognisers.periods import settle
from factx.text import Lines

_COMPANIES = ("company", "bank")
_PLACES = ("region", "group")
# A document is about a company that has at least this share of all that is said of companies in it.
_MAIN_SHARE = 0.25
# What 元 or a bare amount is where the document was published (case law: 元 follows the market).
_MARKET_CURRENCY = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "US": "USD"}
# How far behind a name a word may stand that makes the name a source (据X最新数据).
_SOURCE_REACH = 8


@dataclass(frozen=True, slots=True)
class _Dated:
    """A candidate with its entity and period."""

    candidate: Candidate
    entity: str
    period: Period
    basis: str


def resolve(document: Document, folded: str, candidates: Sequence[Candidate], mentions: Sequence[Mention],
            language: Language) -> tuple[Fact, ...]:
    """Facts in the order of the text, each distinct one once."""
    cast = _Cast(document, folded, mentions, language)
    calendar = _Calendar(document, folded, mentions, language)
    dated: list[_Dated] = []
    for candidate in candidates:
        period, basis = calendar.period_of(candidate)
        dated.append(_Dated(candidate, cast.entity_of(candidate), period, basis))
    lines = Lines(document.source)
    facts: list[Fact] = []
    doubts: list[Diagnostic] = []
    for item in _distinct(dated, document.blocks):
        fact = _fact(document, item, language, lines)
        if _plausible(item.candidate):
            facts.append(fact)
        else:
            message = f"not taken as {fact.metric}: {fact.value} {fact.unit} is outside its plausible range ({fact.quote})"
            doubts.append(Diagnostic("warning", "implausible", message, document.name, fact.line))
    return tuple(facts), tuple(doubts)


def _plausible(candidate: Candidate) -> bool:
    """Whether a level lies within its metric's range."""
    if candidate.measure != "level":
        return True
    least, most = candidate.metric.least, candidate.metric.most
    return (least is None or candidate.value >= least) and (most is None or candidate.value <= most)


class _Cast:
    """Who appears in the document, and whom each candidate is about."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], language: Language) -> None:
        self._folded, self._grammar = folded, language.grammar
        self._cues = Cues(folded, language.grammar, mentions)
        self._blocks = document.blocks
        self._people = [m for m in mentions if isinstance(m.value, Organisation)]
        self._names = self._fullest()
        self._main = self._main_name()
        self._subject: tuple[int, str] = (-1, "")

    def entity_of(self, candidate: Candidate) -> str:
        mention = self._mention_of(candidate)
        if candidate.metric.about == "place" and (mention is None or mention.value.kind not in _PLACES):  # type: ignore[union-attr]
            return self._place_before(candidate)
        if mention is None:
            block, name = self._subject
            return name if block == candidate.block and name else self._of_heading(candidate.block) or self._main
        name = self._name(mention)
        self._subject = candidate.block, name
        return name

    def _place_before(self, candidate: Candidate) -> str:
        """The last place or sector named before a candidate, else the one most spoken of."""
        places = [m for m in self._people if m.value.kind in _PLACES]  # type: ignore[union-attr]
        block = self._blocks[candidate.block]
        before = [m for m in places if block.start <= m.start < candidate.mention.start]
        if before:
            return self._name(before[-1])
        return Counter(self._name(m) for m in places).most_common(1)[0][0] if places else ""

    def _mention_of(self, candidate: Candidate) -> Mention | None:
        start, number = candidate.sentence[0], candidate.mention.start
        trigger = candidate.trigger
        anchor = min(trigger.start, number)
        inside = [m for m in self._people if start <= m.start < number and self._speaks(m, anchor)]
        if candidate.places > 1 and candidate.respectively:
            named = [m for m in inside if m.value.kind in _COMPANIES]  # type: ignore[union-attr]
            if len(named) >= candidate.places:
                return named[-candidate.places :][candidate.place]
        follow_on = candidate.measure not in {"level"} and trigger.end < candidate.clause[0]
        if not follow_on:
            between = [m for m in inside if m.start >= max(trigger.end, candidate.clause[0])]
            if between:
                return between[-1]
        earlier = [m for m in inside if m.end <= anchor]
        if earlier:
            return self._owner(earlier)
        behind = [m for m in self._people if trigger.start <= start and m.end <= trigger.start and m.start >= self._sentence_start(trigger.start)]
        return behind[-1] if behind else None

    def _owner(self, mentions: Sequence[Mention]) -> Mention:
        """The last of the mentions, or, if that is a place or a group, the company that its clause speaks of (马上消费在全国…)."""
        last = mentions[-1]
        if last.value.kind in {"region", "group", "agency"}:  # type: ignore[union-attr]
            for mention in reversed(mentions[:-1]):
                if "," in self._folded[mention.end : last.start]:
                    break
                if mention.value.kind in {*_COMPANIES, "self"}:  # type: ignore[union-attr]
                    return mention
        return last

    def _sentence_start(self, position: int) -> int:
        return max(self._folded.rfind("。", 0, position), self._folded.rfind("\n", 0, position)) + 1

    def _speaks(self, mention: Mention, anchor: int) -> bool:
        """Whether an organisation can be what the sentence is about, rather than its source, its whole or its place."""
        if self._quoted(mention):
            return False
        before = self._cues.last(("share", "compare"), max(0, mention.start - 6), mention.start)
        if before and self._cues.residue(before.end, mention.start) == 0:
            return False
        organisation = mention.value
        assert isinstance(organisation, Organisation)
        if organisation.kind in {"region", "group", "agency"} and self._main_is_company:
            near = mention.end <= anchor and "," not in self._folded[mention.end : anchor]
            return self._opens(mention) or (near and self._cues.residue(mention.end, anchor) <= 4)
        return True

    def _quoted(self, mention: Mention) -> bool:
        """Whether an organisation is only the source of what is said (新浪科技讯, 据X数据)."""
        after = self._folded[mention.end : mention.end + _SOURCE_REACH]
        return any(word in after for word in self._grammar.sources) and not any(word in after for word in self._grammar.own)

    def _opens(self, mention: Mention) -> bool:
        """Whether a mention stands where a subject does: at the start of a clause."""
        before = self._folded[: mention.start].rstrip()
        return not before or before[-1] in ",。;:!?\n、)" or before.endswith(("显示", "指出", "称"))

    @property
    def _main_is_company(self) -> bool:
        return bool(self._main)

    def _fullest(self) -> dict[str, str]:
        """Organisation -> the longest form in which the document names it."""
        names: dict[str, str] = {}
        for mention in self._people:
            organisation = mention.value
            assert isinstance(organisation, Organisation)
            known = names.get(organisation.name, "")
            if len(mention.text) > len(known):
                names[organisation.name] = mention.text
        return names

    def _name(self, mention: Mention) -> str:
        organisation = mention.value
        assert isinstance(organisation, Organisation)
        if organisation.kind == "self":
            return self._main
        return " ".join(self._names.get(organisation.name, mention.text).split())

    def _main_name(self) -> str:
        """The company most spoken of; a place in the title or the lead counts for several."""
        weights: Counter[str] = Counter()
        lead_end = next((b.end for b in self._blocks if b.kind == "paragraph" and b.end - b.start > 40), 0)
        for mention in self._people:
            organisation = mention.value
            assert isinstance(organisation, Organisation)
            if organisation.kind in _COMPANIES and not self._quoted(mention):
                title = any(b.kind == "title" and b.start <= mention.start < b.end for b in self._blocks[:5])
                weights[organisation.name] += 5 if title else 2 if mention.start < lead_end else 1
        if not weights:
            return ""
        best, weight = max(weights.items(), key=lambda item: item[1])
        if weight < _MAIN_SHARE * weights.total():
            return ""  # a digest of many companies has no main one
        return " ".join(self._names.get(best, best).split())

    def _of_heading(self, block: int) -> str:
        for heading in reversed(self._blocks[:block]):
            if heading.kind == "heading":
                named = [m for m in self._people if heading.start <= m.start < heading.end and m.value.kind in _COMPANIES]  # type: ignore[union-attr]
                return self._name(named[0]) if named else ""
        return ""


class _Calendar:
    """Which period governs where."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], language: Language) -> None:
        self._folded, self._published = folded, document.published
        self._cues = Cues(folded, language.grammar, mentions)
        self._blocks = document.blocks
        self._reach = language.grammar.reach
        self._numbers = [m.start for m in mentions if isinstance(m.value, Quantity)]
        self._all = [m for m in mentions if isinstance(m.value, Period)]
        self._own = [m for m in self._all if not self._compared(m)]
        self._reporting = self._reporting_period()

    def period_of(self, candidate: Candidate) -> tuple[Period, str]:
        stated = self._stated(candidate)
        if stated:
            governing = self._governing(candidate, stated)
            return settle(_period(stated), governing), "stated"
        inherited = self._inherited(candidate)
        if inherited:
            return inherited, "inherited"
        return Period(None, self._published, "day"), "published"

    def _stated(self, candidate: Candidate) -> Mention | None:
        start, end = candidate.sentence
        number = candidate.mention
        before = [m for m in (self._all if candidate.prior else self._own) if start <= m.start and m.end <= number.start]
        if candidate.places > 1 and candidate.respectively and len(before) >= candidate.places:
            listed = before[-candidate.places :]
            if len({(_period(m).start, _period(m).end) for m in listed}) == candidate.places:
                return listed[candidate.place]
        if before and not (candidate.prior and before[-1] in self._own):
            return before[-1]
        pool = self._all if candidate.prior else self._own
        after = next((m for m in pool if number.end <= m.start < end), None)
        if after and self._cues.residue(number.end, after.start) <= self._reach and not self._parted(number.end, after.start):
            return after
        return before[-1] if before else None

    def _parted(self, start: int, end: int) -> bool:
        """Whether a clause ends between a number and a date after it; then the date is the next clause's own."""
        return any(mark in self._folded[start:end] for mark in ",;:")

    def _governing(self, candidate: Candidate, stated: Mention) -> Period | None:
        """The period a relative one leans on: the last complete one before it in its block, else the reporting period."""
        block = self._blocks[candidate.block]
        for mention in reversed(self._own):
            if block.start <= mention.start < stated.start and not _period(mention).inherits:
                return _period(mention)
        return self._reporting

    def _inherited(self, candidate: Candidate) -> Period | None:
        block = self._blocks[candidate.block]
        for mention in reversed(self._own):
            if block.start <= mention.start < candidate.sentence[0] and not _vague(mention):
                return settle(_period(mention), self._reporting)
        return None if candidate.metric.stock and self._published else self._reporting

    def _reporting_period(self) -> Period | None:
        """The quarter, half or year that the title or the lead speaks of."""
        lead_end = self._blocks[min(len(self._blocks), 6) - 1].end if self._blocks else 0
        for mention in self._own:
            period = _period(mention)
            if mention.start < lead_end and period.grain in {"quarter", "half", "year"} and period.inherits != "period":
                return period if period.start and (not self._published or period.start <= self._published) else None
        return None

    def _compared(self, mention: Mention) -> bool:
        """Whether a date is only what something is compared with (较2019年同期, 较上年, 从2024年同期的…)."""
        before = max(0, mention.start - 3 * self._reach)
        if any(mention.start < cue.end for cue in self._cues.overlapping(("yoy", "qoq", "since"), mention.start)):
            return True
        cue = self._cues.last(("compare", "from"), before, mention.start)
        if cue is None or self._cues.residue(cue.end, mention.start):
            return False
        return cue.kind == "compare" or any(
            mention.end <= start and self._cues.residue(mention.end, start) == 0 for start in self._numbers_after(mention.end)
        )

    def _numbers_after(self, position: int) -> list[int]:
        """Where the next number begins, if it does soon."""
        at = bisect_left(self._numbers, position)
        return self._numbers[at : at + 1] if at < len(self._numbers) and self._numbers[at] - position < self._reach else []


def _period(mention: Mention) -> Period:
    assert isinstance(mention.value, Period)
    return mention.value


def _vague(mention: Mention) -> bool:
    return _period(mention).end is None


# ---------------------------------------------------------------- once
def _distinct(dated: Sequence[_Dated], blocks: Sequence[Block]) -> Iterator[_Dated]:
    """Each statement once: the best dated of repeats, and not the rounded form of what is given exactly elsewhere."""
    ranks = {"stated": 0, "inherited": 1, "published": 2}
    best: dict[tuple[object, ...], _Dated] = {}
    for item in dated:
        c = item.candidate
        key = (c.metric.id, c.measure, c.status, c.value, c.value_max, c.unit, item.entity, c.scope)
        known = best.get(key)
        if known is None:
            best[key] = item
        elif item.basis == known.basis == "stated" and item.period != known.period:
            best[(*key, item.period)] = item
        elif ranks[item.basis] < ranks[known.basis]:
            best[key] = item
    kept = sorted(best.values(), key=lambda d: (d.candidate.mention.start, d.candidate.metric.id))
    for item in kept:
        heading = blocks[item.candidate.block].kind in {"title", "heading"}
        if not (heading and any(_rounds(item, other) for other in kept)):
            yield item


def _rounds(item: _Dated, other: _Dated) -> bool:
    """Whether a headline's fact is another one, less precise or less dated."""
    a, b = item.candidate, other.candidate
    if item is other or (a.metric.id, a.measure, a.unit) != (b.metric.id, b.measure, b.unit) or a.block == b.block:
        return False
    if a.value == b.value:
        return True
    if not a.value or not b.value:
        return False
    digits = a.value.normalize().as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int)
    step = Decimal(1).scaleb(exponent)
    return len(digits.digits) < len(b.value.normalize().as_tuple().digits) and abs(a.value - b.value) < step


def _fact(document: Document, dated: _Dated, language: Language, lines: Lines) -> Fact:
    c = dated.candidate
    start, end = min(c.trigger.start, c.mention.start), max(c.trigger.end, c.mention.end)
    if c.trigger.end < c.sentence[0]:
        start, end = c.clause[0], c.mention.end
    while start < end and document.text[start].isspace():
        start += 1
    source_start, source_end = document.offsets.span(start, end)
    quote = " ".join(document.text[start:end].split())
    unit = c.unit
    quantity = c.mention.value
    if c.metric.unit == "currency" and (not unit or getattr(quantity, "local", False)) and c.measure in {"level", "yoy", "qoq", "change"}:
        unit = _MARKET_CURRENCY.get(document.market, unit or "CNY")
    fact = Fact(
        entity=dated.entity, metric=c.metric.id, label=c.metric.label(language.code), value=c.value, value_max=c.value_max, unit=unit,
        modifier=c.modifier, measure=c.measure, status=c.status, scope=c.scope, period_start=dated.period.start,
        period_end=dated.period.end, period_basis=dated.basis, quote=quote, source=document.name, line=lines.at(source_start),
        start=source_start, end=source_end, rule=c.rule.id, published=document.published, id="",
    )
    return replace(fact, id=_identity(fact))


def _identity(fact: Fact) -> str:
    """A hash of what the fact says and where, so that it is the same on every run and on every machine."""
    said: tuple[object, ...] = (
        fact.entity, fact.metric, fact.measure, fact.value, fact.value_max, fact.unit, fact.modifier, fact.status, fact.scope,
        fact.period_start, fact.period_end, fact.quote, fact.start, fact.end,
    )
    return blake2b("\x1f".join(map(str, said)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


