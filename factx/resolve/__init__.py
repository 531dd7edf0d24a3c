"""From candidates to facts: whom, when, and once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Diagnostic, Document, Fact, Mention, Quantity
from factx.resolve.cast import Cast
from factx.resolve.dating import Dating
from factx.resolve.once import Dated, distinct
from factx.resolve.outline import Outline
from factx.text import Lines
from factx.units import is_currency

_MAINLAND = "CNY"
# What 元 or a bare amount is where the document was published (case law: 元 follows the market).
_MARKET_CURRENCY = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "US": "USD"}


def resolve(
    document: Document, folded: str, candidates: Sequence[Candidate], mentions: Sequence[Mention], cues: Cues, language: Language,
    today: date | None,
) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Facts in the order of the text, each distinct one once, and a warning for each that is not plausible.

    today: the day the text was written on, or about when (`factx.undated`).
    """
    if not candidates:
        return (), ()
    outline = Outline(folded, document.blocks, language.headers.leads)
    cast = Cast(document, folded, mentions, cues, language, outline)
    dating = Dating(document, folded, mentions, cues, language, outline, today)
    dated = [_dated(c, entity, dating) for c in candidates for entity in cast.entities_of(c)]
    lines, told = Lines(document.source), _told(document, mentions)
    facts: list[Fact] = []
    doubts: list[Diagnostic] = []
    for item in distinct(dated, document.blocks):
        fact = _fact(document, item, language, lines, told)
        if _plausible(item.candidate):
            facts.append(fact)
        else:
            message = f"not taken as {fact.metric}: {fact.value} {fact.unit} is outside its plausible range ({fact.quote})"
            doubts.append(Diagnostic("warning", "implausible", message, document.name, fact.line))
    return tuple(facts), tuple(doubts)


def _dated(candidate: Candidate, entity: str, dating: Dating) -> Dated:
    """A candidate with whom and when; what is to happen is no fact yet, however it is put."""
    period, basis = dating.period_of(candidate)
    if basis == "stated" and not candidate.metric.announced and dating.ahead(period):
        candidate = replace(candidate, status="forecast")
    return Dated(candidate, entity, period, basis)


def _plausible(candidate: Candidate) -> bool:
    """Whether a level lies within its metric's range."""
    if candidate.measure != "level":
        return True
    least, most = candidate.metric.least, candidate.metric.most
    return (least is None or candidate.value >= least) and (most is None or candidate.value <= most)


def _fact(document: Document, dated: Dated, language: Language, lines: Lines, told: Mapping[int, set[str]]) -> Fact:
    candidate = dated.candidate
    start, end = _quoted(document, candidate)
    source_start, source_end = document.offsets.span(start, end)
    period, quote, unit = dated.period, " ".join(document.text[start:end].split()), _unit(document, candidate, told)
    return Fact(
        entity=dated.entity, metric=candidate.metric.id, label=candidate.metric.label(language.code), value=candidate.value,
        value_max=candidate.value_max, unit=unit, modifier=candidate.modifier,
        measure=candidate.measure, status=candidate.status, scope=candidate.scope,
        period_start=period.start, period_end=period.end,
        period_basis=dated.basis, quote=quote, source=document.name,
        line=lines.at(source_start), start=source_start, end=source_end, rule=candidate.rule.id, published=document.published,
        id=_identity(
            dated.entity, candidate.metric.id, candidate.measure, candidate.value, candidate.value_max, unit, candidate.modifier,
            candidate.status, candidate.scope, period.start, period.end, quote, source_start, source_end,
        ),
    )


def _quoted(document: Document, candidate: Candidate) -> tuple[int, int]:
    """The text span that shows metric and value; only the clause where the metric was named in an earlier sentence."""
    start = min(candidate.trigger.start, candidate.mention.start)
    end = max(candidate.trigger.end, candidate.mention.end)
    if candidate.headed:
        return candidate.sentence
    if candidate.trigger.end < candidate.sentence[0]:
        start, end = candidate.clause[0], candidate.mention.end
    while start < end and document.text[start].isspace():
        start += 1
    return start, end


def _told(document: Document, mentions: Sequence[Mention]) -> dict[int, set[str]]:
    """Block -> the currencies that its amounts name in full (1,546億元人民幣)."""
    starts, told = [block.start for block in document.blocks], dict[int, set[str]]()
    for mention in mentions:
        quantity = mention.value
        if isinstance(quantity, Quantity) and not quantity.local and is_currency(quantity.unit):
            told.setdefault(bisect_right(starts, mention.start) - 1, set()).add(quantity.unit)
    return told


def _unit(document: Document, candidate: Candidate, told: Mapping[int, set[str]]) -> str:
    """The candidate's unit; where the text says only 元 or nothing, the currency that its paragraph names, else the market's."""
    quantity = candidate.mention.value
    money = candidate.metric.unit in {"currency", "amount"} and is_currency(candidate.unit or "CNY")
    if money and (not candidate.unit or (isinstance(quantity, Quantity) and quantity.local)):
        own = _MARKET_CURRENCY.get(document.market, candidate.unit or "CNY")
        named = told.get(candidate.block, set())
        return _MAINLAND if _MAINLAND in named and own not in named and candidate.unit == _MAINLAND else own
    return candidate.unit


def _identity(*said: object) -> str:
    """A hash of what a fact says and where, so that it is the same on every run and on every machine."""
    return blake2b("\x1f".join(map(str, said)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
