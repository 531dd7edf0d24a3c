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
    for pack, extension in _rules(packs):
        if id := extension.get("extends"):
            if id in gone:
                pack.report(id, "disabled-rule", f"rule {id} is disabled in {gone[id].place}")
            elif id not in rules:
                pack.report(id, "unknown-rule", f"unknown rule {str(id)!r}", rules.keys() - gone.keys())
            else:
                rules[id] = _extended(pack, rules[id], extension)
    return {id: rule for id, rule in rules.items() if id not in gone}


def again(words: Iterable[Said]) -> list[Said]:
    """Those of the words that stood before."""
    seen: set[str] = set()
    return [word for word in words if word in seen or seen.add(word)]  # type: ignore[func-returns-value]


def _rules(packs: Sequence[Pack]) -> Iterable[tuple[Pack, dict[str, Any]]]:
    return ((pack, rule) for pack in packs for rule in pack.content.get("rules", ()))


def _extended(pack: Pack, rule: dict[str, Any], extension: Mapping[str, Any]) -> dict[str, Any]:
    """A rule with what an extension adds, and without the vetoes that it lifts."""
    vetoes = [veto["id"] for veto in rule.get("vetoes", ()) if "id" in veto]
    for lifted in extension.get("lifts", ()):
        if lifted not in vetoes:
            pack.report(lifted, "unknown-veto", f"rule {rule['id']} has no veto {str(lifted)!r}", vetoes)
    kept = [veto for veto in rule.get("vetoes", ()) if veto.get("id") not in extension.get("lifts", ())]
    new = {key: value for key, value in extension.items() if key not in ("extends", "lifts")}
    whole: dict[str, Any] = _added({**rule, "vetoes": kept}, new)
    return whole


def _added(old: Any, new: Any) -> Any:
    """Maps take entries, lists what they lack; records of a list that have an id are one with those of the same id."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _added(old[key], value) if key in old else value for key, value in new.items()}}
    if not (isinstance(old, list) and isinstance(new, list)):
        return new
    known = {item if isinstance(item, str) else item.get("id", at): at for at, item in enumerate(old)}
    whole = list(old)
    for item in new:
        at = known.get(item if isinstance(item, str) else item.get("id"))
        if at is None:
            whole.append(item)
        elif not isinstance(item, str):
            whole[at] = _added(whole[at], item)
    return whole
