"""A pack from a sentence and what it should say: the smallest change to the rules that makes it so, the sentence as its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from factx import documents
from factx.errors import FactxError
from factx.explain.ledger import Entry, ledger
from factx.explain.proposals import propose
from factx.model import Fact, Options, Ordinal, Quantity
from factx.packs import Catalogue, Metric, Rule, store
from factx.packs.proofs import READ_ON
from factx.packs.reading import read
from factx.pipeline import Trace, follow, look, state, trace
from factx.units import is_currency
from factx.workshop.wording import wordings

_FILE = Path("draft.yaml")


class DraftError(FactxError):
    """No pack can be drafted, and why."""


class Wanted(NamedTuple):
    """What a sentence should say. unit, measure: "" for any; rule: the id of a rule of its own, "" to extend one."""

    metric: str
    value: Decimal
    unit: str = ""
    measure: str = ""
    rule: str = ""


class Draft(NamedTuple):
    """A pack as YAML, and the facts of its sentence that it makes."""

    text: str
    facts: tuple[Fact, ...]


def draft(sentence: str, wanted: Wanted, rules: Sequence[str] = ()) -> Draft:
    """A pack with which a sentence says what is wanted, and which `check` finds nothing in. DraftError if none does."""
    way, diagnostics = follow(sentence, "", READ_ON, Options(rules=tuple(rules)))
    if way is None:
        raise DraftError("\n".join(map(str, diagnostics)))
    found = _with_value(way, wanted.value)
    if not found:
        said = ", ".join(dict.fromkeys(e.numeral.mention.text for e in ledger(way) if e.numeral.mention))
        raise DraftError(f"the sentence has no number {wanted.value}" + (f"; it has: {said}" if said else ""))
    wrong: dict[str, str] = {}
    for entry in found:
        for change in _changes(way, entry, wanted):
            for fact in change.facts:
                differs = [name for name in ("unit", "measure") if getattr(wanted, name) not in ("", getattr(fact, name))]
                if not differs:
                    return _written(way, change.pack, sentence, fact, rules)
                wrong |= {name: getattr(fact, name) for name in differs}
    told = ", ".join(f"the {name} would be {value}" for name, value in wrong.items())
    raise DraftError(f"no change to a rule makes {wanted.value} a fact of {wanted.metric}" + (f": {told}" if told else ""))


def _with_value(way: Trace, value: Decimal) -> list[Entry]:
    """The numerals that are read as a value, a fall being given with or without its sign."""
    return [e for e in ledger(way) if e.numeral.mention and abs(value) in _values(e.numeral.mention.value)]


def _values(value: object) -> tuple[Decimal, ...]:
    if isinstance(value, Ordinal):
        return (Decimal(value.place),)
    return (abs(value.value), value.value * 100) if isinstance(value, Quantity) else ()  # 3 times as many: 300%


# ---------------------------------------------------------------- changes
class _Change(NamedTuple):
    """A pack and the facts that it makes of a number."""

    pack: Mapping[str, Any]
    facts: tuple[Fact, ...]


def _changes(way: Trace, entry: Entry, wanted: Wanted) -> Iterator[_Change]:
    """Packs that make a number a fact of the metric; the first has the best words."""
    known = way.catalogue.metrics.get(wanted.metric)
    own = tuple(fact for fact in entry.facts if fact.metric == wanted.metric)
    if own and entry.bucket == "fact":
        yield _Change({"rules": [{"extends": own[0].rule}]}, own)
    elif known:
        if proposal := propose(way, entry, wanted.metric):
            [rule] = proposal.pack["rules"]
            if "triggers" in rule:
                home = next((r for r in way.catalogue.rules if r.id == rule.get("extends")), None)
                yield from _worded(way, entry, known, None if wanted.rule else home, wanted)
            yield _Change(proposal.pack, (proposal.fact,))
    else:
        for unit in _units(way, entry):
            yield from _worded(way, entry, Metric(wanted.metric, {}, unit), None, wanted)


def _worded(way: Trace, entry: Entry, metric: Metric, home: Rule | None, wanted: Wanted) -> Iterator[_Change]:
    """Packs with a trigger more, in the rule `home` or in a rule of its own; those first that take no other fact away."""
    code, before = way.page.language.code, {fact.id for fact in way.resolved.facts if fact not in entry.facts}
    id = wanted.rule or metric.id.replace("_", "-")
    costly: list[_Change] = []
    for word in wordings(way, entry):
        rule = home._replace(triggers=(*home.triggers, word)) if home else Rule(id, metric.id, (word,))
        rules = (*(r for r in way.catalogue.rules if r.id != rule.id), rule)
        metrics = {**way.catalogue.metrics, metric.id: metric}
        after = trace(way.page, replace(way.catalogue, metrics=metrics, rules=rules))
        pack: dict[str, Any] = {"extends": home.id} if home else {"id": id, "metric": metric.id}
        new = {} if metric.labels else {"metrics": {metric.id: {"label": {code: word}, "unit": metric.unit}}}
        facts = tuple(f for f in _facts_at(after, entry) if f.metric == metric.id)
        if facts:
            change = _Change({**new, "rules": [{**pack, "triggers": {code: [word]}}]}, facts)
            if before <= {fact.id for fact in after.resolved.facts}:
                yield change
            costly.append(change)
    yield from costly


def _facts_at(way: Trace, entry: Entry) -> Iterator[Fact]:
    for fact, origin in zip(way.resolved.facts, way.resolved.origins, strict=True):
        if origin.mention.start <= entry.numeral.start < origin.mention.end:
            yield fact


def _units(way: Trace, entry: Entry) -> Iterator[str]:
    """What the unit of a metric can be, of which a number is the first."""
    value = entry.numeral.mention.value if entry.numeral.mention else None
    if isinstance(value, Ordinal):
        yield "rank"
    elif isinstance(value, Quantity):
        if value.unit in {"%", "bp", "x"}:
            yield "%"
        elif is_currency(value.unit) or (value.scaled and not value.unit):
            yield "currency"
        yield from sorted(way.page.language.numerals.counters.get(value.unit, ()), key=lambda unit: unit != "item")
        yield from ("counter", "item")


# ---------------------------------------------------------------- proofs
def _written(way: Trace, pack: Mapping[str, Any], sentence: str, fact: Fact, rules: Sequence[str]) -> Draft:
    """The pack with its examples: the sentence, and a text that gives nothing by the same words."""
    [rule] = pack["rules"]
    id = str(rule.get("id") or rule["extends"])
    catalogue = store.thaw(read([*store.read_all(store.files(rules)), (_FILE, _yaml(pack, rule, ()).encode())]))
    metric = next(known.metric for known in catalogue.rules if known.id == id)
    given = sorted(_given(sentence, id, catalogue), key=lambda one: one.value != fact.value)
    proof = {"text": sentence, "facts": [_expected(one, metric) for one in given]}
    silent = (template.format(word) for word in _words(way, rule) for template in way.page.language.drafts.silent)
    quiet = next((text for text in silent if not _given(text, id, catalogue)), None)
    return Draft(_yaml(pack, rule, [proof, *([{"text": quiet, "facts": []}] if quiet else [])]), tuple(given))


def _given(text: str, rule: str, catalogue: Catalogue) -> list[Fact]:
    """The facts that a rule gives of a text."""
    document, _ = documents.read(text, published=READ_ON)
    facts = state(look(document, catalogue), catalogue)[0] if document else ()
    return [fact for fact in facts if fact.rule == rule]


def _expected(fact: Fact, metric: str) -> dict[str, Any]:
    """A fact as an example expects it."""
    said: dict[str, Any] = {"value": _number(fact.value), "unit": fact.unit}
    if fact.metric != metric:
        said["metric"] = fact.metric
    if fact.measure != "level":
        said["measure"] = fact.measure
    return said


def _words(way: Trace, rule: Mapping[str, Any]) -> list[str]:
    """Words of a rule for a silent example: those that are new in it, else those of the rule that is extended."""
    code, latin = way.page.language.code, way.page.language.grammar.spaced
    known = next((r.triggers for r in way.catalogue.rules if r.id == rule.get("extends")), ())
    words = (*rule.get("triggers", {}).get(code, ()), *known)
    return [word for word in words if "…" not in word and word.isascii() == latin][:5]


def _yaml(pack: Mapping[str, Any], rule: Mapping[str, Any], proofs: Sequence[Mapping[str, Any]]) -> str:
    import yaml

    whole = {**pack, "rules": [{**rule, "examples": list(proofs)}]}
    text: str = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)
    return text


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
