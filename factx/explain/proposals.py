"""The smallest change to a rule that makes a number a fact, tried on the very document: a proposal is one that held.

A change is a pack of a few lines, which `--rules` takes: one veto less, one counter, one trigger more, or a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from factx.bind.numbers import relative
from factx.candidates import Candidate
from factx.explain.ledger import Entry
from factx.explain.phrases import phrases, sayings
from factx.model import FIELDS, Fact, Ordinal, Quantity
from factx.packs import Catalogue, Metric, Rule
from factx.pipeline import Trace, trace
from factx.sinks import plain
from factx.units import is_currency

_TRIES = 60  # changes tried for one number
_LOST = 1  # other facts on the page that a change may cost
_ALIKE = 0.6  # how much of a phrase must stand in a rule's triggers for it to be one of its own
_OPEN = frozenset({"no-trigger", "wrong-unit", "vetoed", "ordinal"})
_NEW = "my_metric"

NEVER: Mapping[str, str] = {
    "part": "it is a part of a fact",
    "repeat": "the fact is there already",
    "implausible": "the range of the metric keeps it out, which no other pack can widen",
    "date": "it is read as a date",
    "time": "it is read as a time",
    "name": "it is read as a part of a name",
    "refused": "it is read as no quantity",
    "denied": "what a sentence denies is no fact",
    "unread": "its spelling is not read as a number",
}


class Proposal(NamedTuple):
    """A change: `pack` as YAML has it, what it does in plain words, the fact it makes; gained, lost: other facts on the page."""

    pack: Mapping[str, Any]
    does: str
    fact: Fact
    gained: int = 0
    lost: int = 0


class _Change(NamedTuple):
    """A pack, what it does, and the catalogue with it."""

    pack: Mapping[str, Any]
    does: str
    catalogue: Catalogue


def propose(way: Trace, entry: Entry, metric: str = "", measure: str = "") -> Proposal | None:
    """The first change that makes a number a fact and nothing else; else the one that changes least besides. None if none does.

    metric, measure: what it should be a fact of; else what its words are most like.
    """

    def wanted(fact: Fact) -> bool:
        return fact.metric == (metric or fact.metric) and fact.measure == (measure or fact.measure)

    mended = entry.bucket == "fact" and not any(map(wanted, entry.facts))
    if entry.numeral.mention is None or not (entry.bucket in _OPEN or mended):
        return None
    best: Proposal | None = None
    before = {fact.id for fact in way.resolved.facts}
    for change in islice(_changes(way, entry, metric, measure), _TRIES):
        after = trace(way.page, change.catalogue)
        fact = _fact_at(after, entry)
        if fact is None or not wanted(fact):
            continue
        now = {fact.id for fact in after.resolved.facts}
        found = Proposal(change.pack, change.does, fact, len(now - before) - 1, len(before - now) - bool(mended))
        if not found.lost and not found.gained:
            return found
        if found.lost <= _LOST and (best is None or (found.lost, found.gained) < (best.lost, best.gained)):
            best = found
    return best


def _fact_at(way: Trace, entry: Entry) -> Fact | None:
    """The fact that a numeral gives."""
    for fact, candidate in zip(way.resolved.facts, way.resolved.origins, strict=True):
        if _holds(candidate, entry):
            return fact
    return None


def _holds(candidate: Candidate, entry: Entry) -> bool:
    return candidate.mention.start <= entry.numeral.start < candidate.mention.end


# ---------------------------------------------------------------- changes, the smallest first
def _changes(way: Trace, entry: Entry, metric: str, measure: str) -> Iterator[_Change]:
    yield from _lifts(way, entry, metric)
    yield from _counters(way, entry, metric)
    words = list(phrases(way, entry))
    yield from _needs(way, entry, metric, words)
    for rule, word in _homes(way, metric, words):
        triggers = {way.page.language.code: [word]}
        pack = {"rules": [{"extends": rule.id, "triggers": triggers}]}
        changed = rule._replace(triggers=(*rule.triggers, word))
        times = way.page.folded.count(word)
        often = f" ({word} stands {times} times in this text)" if times > 1 else ""
        yield _Change(pack, f"a trigger more for the rule {rule.id}{often}", _with(way.catalogue, changed))
    yield from _senses(way, entry, metric, words)
    yield from _measured(way, entry, metric, measure)
    known = way.catalogue.metrics.get(metric)
    for word in words:
        own = known or Metric(_NEW, {way.page.language.code: word}, _unit(way, entry))
        yield _own_rule(way, own, word, new=known is None)


def _lifts(way: Trace, entry: Entry, metric: str) -> Iterator[_Change]:
    """One veto less, or two on one rule."""
    found = entry.diagnosis
    if not (found and found.vetoed) or (metric and found.vetoed.trigger.metric.id != metric):
        return
    rule, first = found.vetoed.trigger.rule, found.vetoed.veto
    for second in (first, *rule.vetoes):
        ids = list(dict.fromkeys([first.id, second.id]))
        changed = rule._replace(vetoes=tuple(v for v in rule.vetoes if v.id not in ids))
        does = f"no veto {' and '.join(ids)} in the rule {rule.id}"
        yield _Change({"rules": [{"extends": rule.id, "lifts": ids}]}, does, _with(way.catalogue, changed))


def _counters(way: Trace, entry: Entry, metric: str) -> Iterator[_Change]:
    """One counter more for the rule whose words are near."""
    value, found = entry.numeral.mention and entry.numeral.mention.value, entry.diagnosis
    if not (isinstance(value, Quantity) and value.unit and found and found.nearest) or is_currency(value.unit):
        return
    rule = found.nearest.rule
    if relative(entry.numeral.mention) or value.unit in rule.counters or (metric and rule.metric != metric):  # type: ignore[arg-type]
        return
    pack = {"rules": [{"extends": rule.id, "counters": [value.unit]}]}
    changed = rule._replace(counters=(*rule.counters, value.unit))
    yield _Change(pack, f"a counter more for the rule {rule.id}", _with(way.catalogue, changed))


def _needs(way: Trace, entry: Entry, metric: str, words: list[str]) -> Iterator[_Change]:
    """One word more of those that a rule needs one of in the sentence."""
    near = entry.diagnosis.nearest if entry.diagnosis and entry.diagnosis.reason == "unmet" else None
    if near is None or (metric and near.rule.metric != metric):
        return
    for word in words:
        pack = {"rules": [{"extends": near.rule.id, "needs": [word]}]}
        changed = near.rule._replace(needs=(*near.rule.needs, word))
        yield _Change(pack, f"a word more that the rule {near.rule.id} may need", _with(way.catalogue, changed))


def _senses(way: Trace, entry: Entry, metric: str, words: list[str]) -> Iterator[_Change]:
    """A rule more for the words that gave a number another metric, where one of its sentence's words tells the sense."""
    if not (metric and entry.candidate):
        return
    trigger, code = entry.candidate.trigger, way.page.language.code
    said = way.page.folded[trigger.start : trigger.end]
    id = f"{metric.replace('_', '-')}-more"
    for word in words:
        if word != said and "\n" not in said:
            pack = {"rules": [{"id": id, "metric": metric, "triggers": {code: [said]}, "needs": [word]}]}
            more = Rule(id, metric, (said,), needs=(word,))
            catalogue = replace(way.catalogue, rules=(*way.catalogue.rules, more))
            yield _Change(pack, f"a rule more for {metric}, where {word} is in the sentence", catalogue)


def _measured(way: Trace, entry: Entry, metric: str, measure: str) -> Iterator[_Change]:
    """A rule of its own for words that say by themselves what is measured (营收增幅, 同比多增)."""
    if not (metric and measure):
        return
    code, id = way.page.language.code, f"{metric.replace('_', '-')}-{measure}"
    for words, sign in sayings(way, entry):
        fixed = {key: value for key, value in (("measure", measure), ("sign", sign)) if value not in ("level", 1)}
        pack = {"rules": [{"id": id, "metric": metric, "triggers": {code: [words]}, **fixed}]}
        rule = Rule(id, metric, (words,), measure="" if measure == "level" else measure, sign=sign)
        yield _Change(pack, f"a rule for {measure} of {metric}", replace(way.catalogue, rules=(*way.catalogue.rules, rule)))


def _homes(way: Trace, metric: str, words: list[str]) -> Iterator[tuple[Rule, str]]:
    """Rules that the words beside a number may belong to: those of the metric, or those whose triggers are like them."""
    if metric:
        own = [rule for rule in way.catalogue.rules if rule.metric == metric and not rule.measure]
        yield from ((max(own, key=lambda rule: _likeness(rule, word)), word) for word in words if own)
        return
    every = [(_likeness(rule, word), rule, word) for word in words for rule in way.catalogue.rules]
    like = sorted((one for one in every if one[0] >= _ALIKE), key=lambda one: -one[0])
    yield from ((rule, word) for _, rule, word in like[: _TRIES // 2])


def _likeness(rule: Rule, word: str) -> float:
    """How much of a phrase stands in one of a rule's triggers."""
    pieces = set(word.split()) if word.isascii() else {word[at : at + 2] for at in range(len(word) - 1)}
    best = 0.0
    for trigger in rule.triggers:
        own = set(trigger.split()) if trigger.isascii() else {trigger[at : at + 2] for at in range(len(trigger) - 1)}
        best = max(best, 2 * len(pieces & own) / (len(pieces) + len(own)) if own else 0.0)
    return best


def _own_rule(way: Trace, metric: Metric, word: str, new: bool) -> _Change:
    code = way.page.language.code
    id = metric.id.replace("_", "-") + ("" if new else "-more")
    pack: dict[str, Any] = {"metrics": {metric.id: {"label": {code: word}, "unit": metric.unit}}} if new else {}
    pack["rules"] = [{"id": id, "metric": metric.id, "triggers": {code: [word]}}]
    catalogue = replace(
        way.catalogue, metrics={**way.catalogue.metrics, metric.id: metric},
        rules=(*way.catalogue.rules, Rule(id, metric.id, (word,))),
    )  # fmt: skip
    return _Change(pack, "a metric and a rule of its own" if new else f"a rule more for {metric.id}", catalogue)


def _unit(way: Trace, entry: Entry) -> str:
    """The unit of a metric that a number can be of."""
    value = entry.numeral.mention.value if entry.numeral.mention else None
    if isinstance(value, Ordinal):
        return "rank"
    if not isinstance(value, Quantity) or is_currency(value.unit) or (not value.unit and value.scaled):
        return "currency"
    if relative(entry.numeral.mention):  # type: ignore[arg-type]
        return "%"
    counted = way.page.language.numerals.counters.get(value.unit, ())
    return "item" if "item" in counted else counted[0] if counted else "counter" if value.unit else "item"


def _with(catalogue: Catalogue, changed: Rule) -> Catalogue:
    return replace(catalogue, rules=tuple(changed if rule.id == changed.id else rule for rule in catalogue.rules))


def yaml_of(proposal: Proposal) -> str:
    """The pack as one writes it."""
    import yaml

    text: str = yaml.safe_dump(proposal.pack, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return text


def record(proposal: Proposal | None) -> dict[str, object] | None:
    """A proposal as JSON has it."""
    if proposal is None:
        return None
    fact = plain({name: getattr(proposal.fact, name) for name in FIELDS})
    return {"does": proposal.does, "pack": yaml_of(proposal), "fact": fact, "gained": proposal.gained, "lost": proposal.lost}
