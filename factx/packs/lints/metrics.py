"""Metrics that no rule gives, or that have no name in a language that is read for them; rules that their own pack takes out."""

from __future__ import annotations

from factx.packs.lints import Tell
from factx.packs.lints import key as key_of
from factx.packs.reading import Reading


def lint(reading: Reading, tell: Tell) -> None:
    given: dict[str, set[str]] = {}  # metric -> the languages that it is named in
    for rule in reading.rules.values():
        shares = [share["metric"] for share in rule.get("shares", ()) if "metric" in share]
        for metric in (rule["metric"], *shares, *(rule[key] for key in ("gains", "pair") if key in rule)):
            given.setdefault(metric, set()).update(rule["triggers"])
    faulty = {finding.file for finding in reading.findings}  # a rule that cannot be read may give it
    for id, metric in reading.metrics.items():
        if id not in given and id.place.file not in faulty:
            tell(id, "idle-metric", f"no rule gives metric {id}")
        for code in sorted(given.get(id, set()) - metric.get("label", {}).keys()):
            tell(key_of(metric, "label") if "label" in metric else id, "no-label", f"metric {id} has no name in {code}")
    for pack in reading.packs:
        own = [rule["id"] for rule in pack.content.get("rules", ()) if "id" in rule]
        for id in pack.content.get("disable", ()):
            if id in own:
                tell(id, "idle-rule", f"rule {id} is of this pack: leave it out")
