"""All packs together: what they say of metrics, rules and names, checked against each other, every text with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factx.errors import RulesError
from factx.gazetteer import shelve
from factx.lexicon import Lexicon
from factx.packs import merging, wordings
from factx.packs.catalogue import SIDES
from factx.packs.findings import Finding, Said, order
from factx.packs.nodes import Pack
from factx.text import fold


class Reading(NamedTuple):
    """What packs say. rules: as the pipeline sees them, those that are extended merged; every text in them is a `Said`.

    findings: the faults, as one reads.
    """

    packs: Sequence[Pack]
    metrics: Mapping[Said, Mapping[Any, Any]]
    rules: Mapping[str, Mapping[str, Any]]
    entities: Sequence[Mapping[str, Any]]
    findings: tuple[Finding, ...]


def read(contents: Iterable[tuple[Path, bytes]]) -> dict[str, Any]:
    """The plain form of all packs: {"metrics": {id: ...}, "rules": [...], "entities": shelves}, without their examples.

    RulesError holds all faults of all files.
    """
    reading = sound(contents)
    return {
        "metrics": {str(id): _metric(metric) for id, metric in reading.metrics.items()},
        "rules": [_rule(rule) for rule in reading.rules.values()],
        "entities": shelve(_owned(reading.entities)),
    }


def sound(contents: Iterable[tuple[Path, bytes]]) -> Reading:
    """What packs say. RulesError if anything is wrong with them."""
    reading = survey(contents)
    if reading.findings:
        raise RulesError(tuple(finding.diagnostic for finding in reading.findings))
    return reading


def survey(contents: Iterable[tuple[Path, bytes]]) -> Reading:
    """What packs say and all that is wrong with them; never raises for what is in them."""
    packs = [Pack(path, content) for path, content in contents]
    metrics: dict[Said, Any] = {}
    for pack in packs:
        _metrics(pack, metrics)
    rules = merging.merged(packs)
    for pack in packs:
        for what, name in pack.named:
            if what == "metric" and name not in metrics:
                pack.report(name, "unknown-metric", f"unknown metric {str(name)!r}", metrics)
        for rule in pack.content.get("rules", ()):
            _words(pack, rule)
            _examples(pack, rule.get("examples", ()))
        for examples in pack.content.get("examples", {}).values():
            _examples(pack, examples)
        _names(pack)
    entities = [entity for pack in packs for entity in pack.content.get("entities", ()) if "name" in entity]
    findings = [finding for pack in packs for finding in pack.findings]
    return Reading(packs, metrics, rules, entities, order(findings, [pack.file for pack in packs]))


# ---------------------------------------------------------------- sections
def _metrics(pack: Pack, into: dict[Said, Any]) -> None:
    for id, metric in pack.content.get("metrics", {}).items():
        if id in into:
            pack.report(id, "duplicate-metric", f"metric {id} is defined twice")
        if "range" in metric and len(metric["range"]) != 2:
            place = next(key.place for key in metric if key == "range")
            pack.report(place, "bad-range", "a range is [least, most], with null where it is open", width=len("range"))
        into[id] = metric


def _words(pack: Pack, rule: Mapping[str, Any]) -> None:
    """What the words of a rule cannot be."""
    for words in rule.get("triggers", {}).values():
        for trigger in words:
            if not trigger.strip("…"):
                pack.report(trigger, "empty-trigger", "a trigger needs at least one character")
        for trigger in merging.again(words):
            pack.report(trigger, "duplicate-trigger", f"trigger {trigger} stands twice in this list")
    for veto in rule.get("vetoes", ()):
        if "id" in veto and veto.keys().isdisjoint(SIDES):
            pack.report(veto["id"], "inert-veto", "a veto needs words: before, after, inside, earlier or sentence")
    for veto in merging.again([veto["id"] for veto in rule.get("vetoes", ()) if "id" in veto]):
        pack.report(veto, "duplicate-veto", f"veto {veto} stands twice in this rule")


def _examples(pack: Pack, examples: Iterable[Mapping[str, Any]]) -> None:
    """Sentences without a place for their words."""
    for example in examples:
        for word in example.get("words", ()):
            if "text" in example and not wordings.fits(example["text"], word):
                times = "for each part of" if wordings.GAP in word else "once for"
                pack.report(word, "missing-slot", f"the text needs {wordings.SLOT} {times} this word")


def _names(pack: Pack) -> None:
    """No name of a pack has two owners."""
    owners: dict[str, str] = {}
    for entity in pack.content.get("entities", ()):
        owner, names = entity.get("name", ""), called(entity)
        for name in names:
            if owners.setdefault(fold(name), owner) != owner:
                pack.report(name, "duplicate-name", f"{name} already names {owners[fold(name)]}")
        known = Lexicon(dict.fromkeys(map(fold, names), None))
        for word in entity.get("unless", ()):
            if not any(end - start < len(word) for start, end, _ in known.longest(word)):
                pack.report(word, "inert-unless", f"{word} does not hold a name of {owner}")


def called(entity: Mapping[str, Any]) -> list[Said]:
    """The names of an entity, its fullest first."""
    names: list[Said | None] = [entity.get("name"), *entity.get("aliases", ()), entity.get("ticker")]
    return [name for name in names if name is not None]


# ---------------------------------------------------------------- the plain form
def _metric(metric: Mapping[str, Any]) -> dict[str, Any]:
    least, most = metric.get("range", ("", ""))
    kinds = ("stock", "announced", "yearly", "event", "standing", "each", "rate")
    flags = {key: True for key in kinds if metric.get(key) == "true"}
    bounds = {"least": str(least) or None, "most": str(most) or None}
    texts = {key: str(metric[key]) for key in ("unit", "family", "about") if key in metric}
    steps = {"steps": _plain(metric["steps"])} if "steps" in metric else {}
    return {"labels": _plain(metric["label"]), **texts, **flags, **bounds, **steps}


def _rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = _plain({key: value for key, value in rule.items() if key not in ("examples", "triggers")})
    plain["triggers"] = list(dict.fromkeys(str(word) for words in rule["triggers"].values() for word in words))
    plain["sign"] = int(plain.get("sign", 1))
    return plain


def _owned(entities: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """(folded name, whom it names, kind); the words that only hold a name come last, with nobody's."""
    for entity in entities:
        for name in called(entity):
            yield fold(name), str(entity["name"]), str(entity.get("kind", "company"))
    for entity in entities:
        for word in entity.get("unless", ()):
            yield str(word), "", "word"


def _plain(value: Any) -> Any:
    """The same without places."""
    match value:
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
    return str(value)
