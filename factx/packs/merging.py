"""Rules as the pipeline sees them: those of all packs, extended and taken out by what later packs say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from factx.packs.findings import Said
from factx.packs.nodes import Pack


def merged(packs: Sequence[Pack]) -> dict[str, dict[str, Any]]:
    """Every rule by its id, in order; the packs are told what is wrong.

    All rules come first, then what extends them, in the order of the packs; a rule that any pack disables is left out.
    """
    rules: dict[str, dict[str, Any]] = {}
    for pack, rule in _rules(packs):
        if rule.keys() >= {"id", "metric", "triggers"}:
            if rule["id"] in rules:
                pack.report(rule["id"], "duplicate-rule", f"rule {rule['id']} is defined twice")
            rules.setdefault(rule["id"], rule)
    gone: dict[str, Said] = {}
    for pack in packs:
        for id in pack.content.get("disable", ()):
            if id not in rules:
                pack.report(id, "unknown-rule", f"unknown rule {str(id)!r}", rules)
            gone.setdefault(id, id)
    extensions: dict[str, list[tuple[Pack, dict[str, Any]]]] = {}
    for pack, extension in _rules(packs):
        if id := extension.get("extends"):
            if id in gone:
                if extension.keys() != {"extends", "examples"}:  # those who proved it need not know
                    pack.report(id, "disabled-rule", f"rule {id} is disabled at {gone[id].place}")
            elif id not in rules:
                pack.report(id, "unknown-rule", f"unknown rule {str(id)!r}", rules.keys() - gone.keys())
            else:
                extensions.setdefault(id, []).append((pack, extension))
    return {id: _extended(rule, extensions.get(id, ())) for id, rule in rules.items() if id not in gone}


def again(words: Iterable[Said]) -> list[Said]:
    """Those of the words that stood before."""
    seen: set[str] = set()
    return [word for word in words if word in seen or seen.add(word)]  # type: ignore[func-returns-value]


def _rules(packs: Sequence[Pack]) -> Iterable[tuple[Pack, dict[str, Any]]]:
    return ((pack, rule) for pack in packs for rule in pack.rules)


def _extended(rule: dict[str, Any], extensions: Sequence[tuple[Pack, dict[str, Any]]]) -> dict[str, Any]:
    """A rule with what its extensions add, and without the vetoes that they lift."""
    if not extensions:
        return rule
    vetoes = _by_id(rule.get("vetoes", ()))
    for pack, extension in extensions:
        for lifted in extension.get("lifts", ()):
            if lifted not in vetoes:
                pack.report(lifted, "unknown-veto", f"rule {rule['id']} has no veto {str(lifted)!r}", vetoes)
            vetoes.pop(lifted, None)
        for id, said in _by_id(extension.get("vetoes", ())).items():
            vetoes.setdefault(id, []).extend(said)
    parts = [rule, *({k: v for k, v in extension.items() if k not in ("extends", "lifts")} for _, extension in extensions)]
    return {**_together(parts), "vetoes": [_together(said) for said in vetoes.values()]}


def _by_id(vetoes: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for veto in vetoes:
        found.setdefault(veto.get("id", ""), []).append(veto)
    return found


def _together(parts: Sequence[Any]) -> Any:
    """Several values as one: maps take the entries of all, lists the items of all and no word twice; else the last one holds."""
    if all(isinstance(part, dict) for part in parts):
        keys = dict.fromkeys(key for part in parts for key in part)
        return {key: _together([part[key] for part in parts if key in part]) for key in keys}
    if all(isinstance(part, list) for part in parts):
        items = [item for part in parts for item in part]
        return list(dict.fromkeys(items)) if all(isinstance(item, str) for item in items) else items
    return parts[-1]
