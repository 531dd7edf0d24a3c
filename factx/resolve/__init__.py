"""From candidates to facts: whom, when, and once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b

from factx.candidates import Candidate, Dropped, Resolved
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Diagnostic, Document, Fact, Mention
from factx.resolve.cast import Cast
from factx.resolve.currency import Currencies
from factx.resolve.dating import Dating
from factx.resolve.expecting import Expecting
from factx.resolve.once import Dated, distinct
from factx.resolve.outline import Outline
from factx.text import Lines


def resolve(
    document: Document, folded: str, candidates: Sequence[Candidate], mentions: Sequence[Mention], cues: Cues, language: Language,
    today: date | None,
) -> Resolved:
    """Facts in the order of the text, each distinct one once; what was dropped, with a warning for each that is not plausible.

    today: the day the text was written on, or about when (`factx.undated`).
    """
    if not candidates:
        return Resolved()
    outline = Outline(folded, document.blocks, language.headers)
    cast = Cast(document, folded, mentions, cues, language, outline)
    dating = Dating(document, folded, mentions, cues, language, outline, today)
    expecting = Expecting(folded, cues, outline, language.grammar.meets, today)
    dated = [_dated(said, entity, dating, expecting) for c in candidates for said, entity in _told_of(c, cast)]
    lines, currencies = Lines(document.source), Currencies(document, folded, mentions, language)
    once, repeats = distinct(dated, document.blocks)
    dropped = [Dropped(item.candidate, reason, of.candidate) for item, of, reason in repeats]
    facts: list[Fact] = []
    origins: list[Candidate] = []
    doubts: list[Diagnostic] = []
    for item in once:
        fact = _fact(document, item, language, lines, currencies)
        if _plausible(item.candidate):
            facts.append(fact)
            origins.append(item.candidate)
        else:
            message = f"not taken as {fact.metric}: {fact.value} {fact.unit} is outside its plausible range ({fact.quote})"
            doubts.append(Diagnostic("warning", "implausible", message, document.name, fact.line))
            dropped.append(Dropped(item.candidate, "implausible"))
    return Resolved(tuple(facts), tuple(origins), tuple(dropped), tuple(doubts))


def _told_of(candidate: Candidate, cast: Cast) -> Iterator[tuple[Candidate, str]]:
    """A candidate for each whom it is about; a row of places is dealt out to a list of as many names (A、B分列第二至第三位)."""
    entities = cast.entities_of(candidate)
    if candidate.unit == "rank" and candidate.value_max is not None:
        row = cast.row(candidate, int(candidate.value_max - candidate.value) + 1) or entities
        yield from ((candidate._replace(value=candidate.value + at, value_max=None), name) for at, name in enumerate(row))
        return
    yield from ((candidate, entity) for entity in entities)


def _dated(candidate: Candidate, entity: str, dating: Dating, expecting: Expecting) -> Dated:
    """A candidate with whom and when; what is to happen is no fact yet, however it is put."""
    period, basis = dating.period_of(candidate)
    if candidate.status == "actual" and expecting.of(candidate, period):
        candidate = candidate._replace(status="forecast")
    if basis == "stated" and not candidate.metric.announced and dating.ahead(period, candidate):
        candidate = candidate._replace(status="forecast")
    if candidate.status == "forecast" and basis == "stated" and dating.happened(candidate, period):
        candidate = candidate._replace(status="actual")  # 预计由2022年的3000亿元增长到2027年的8000亿元
    if candidate.base is not None and basis != "published":
        candidate = candidate._replace(measure=dating.measure_of(candidate, period))
    return Dated(candidate, entity, period, basis)


def _plausible(candidate: Candidate) -> bool:
    """Whether a level lies within its metric's range."""
    if candidate.measure != "level":
        return True
    least, most = candidate.metric.least, candidate.metric.most
    return (least is None or candidate.value >= least) and (most is None or candidate.value <= most)


def _fact(document: Document, dated: Dated, language: Language, lines: Lines, currencies: Currencies) -> Fact:
    candidate = dated.candidate
    start, end = _quoted(document, candidate)
    source_start, source_end = document.offsets.span(start, end)
    period, quote, unit = dated.period, " ".join(document.text[start:end].split()), currencies.unit(candidate)
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
    cut = document.text[end - 1 : end + 1]
    return start, end + (len(cut) > 1 and cut.isascii() and cut.isalpha())  # a drop in profit|s


def _identity(*said: object) -> str:
    """A hash of what a fact says and where, so that it is the same on every run and on every machine."""
    return blake2b("\x1f".join(map(str, said)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
