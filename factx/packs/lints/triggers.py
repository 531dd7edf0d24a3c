"""Triggers that can never be taken, and triggers that cost much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factx.packs.findings import Said
from factx.packs.lints import Tell
from factx.packs.lints.vetoes import covers, sides
from factx.packs.reading import Reading
from factx.text import fold

# A first part that stands in more than this part of the example texts costs a search for its second one nearly everywhere.
_COMMON = 0.1


def lint(reading: Reading, tell: Tell) -> None:
    examples = (example for rule in reading.rules.values() for example in rule.get("examples", ()))
    texts = [fold(example["text"]) for example in examples if "text" in example]
    first: dict[str, list[Mapping[str, Any]]] = {}
    for rule in reading.rules.values():
        for trigger in (trigger for words in rule["triggers"].values() for trigger in words):
            _form(trigger, texts, tell)
            _vetoed(trigger, rule, tell)
            for other in first.setdefault(trigger, []):
                winner, loser = (rule, other) if _asks(rule) and not _asks(other) else (other, rule)
                if winner is not loser and _always(winner, loser):
                    stands = next(t for words in loser["triggers"].values() for t in words if t == trigger)
                    message = f"rule {winner['id']} takes {trigger} wherever this rule would ({_place(winner, trigger)})"
                    tell(stands, "unreachable-trigger", message)
            if rule not in first[trigger]:
                first[trigger].append(rule)


def _form(trigger: Said, texts: list[str], tell: Tell) -> None:
    """What a gap can be: one, between two words, the first of which does not stand everywhere."""
    head, gap, tail = trigger.partition("…")
    if not head or "…" in tail:
        tell(trigger, "unreachable-trigger", "a gap stands once, between two words: 申请…专利")
    elif gap and not tail:
        tell(trigger, "inert-gap", "nothing follows this gap: it says no more than without")
    elif gap:
        often = sum(head in text for text in texts) / max(len(texts), 1)
        if often > _COMMON:
            tell(trigger, "slow-trigger", f"{head} stands in {often:.0%} of all examples, and {tail} is looked for behind each")


def _vetoed(trigger: Said, rule: Mapping[str, Any], tell: Tell) -> None:
    for veto, side, word in sides(rule):
        if (side == "sentence" and covers(side, word, trigger)) or (side == "inside" and "…" in trigger and word in trigger):
            tell(trigger, "unreachable-trigger", f"it holds {word}, for which veto {veto['id']} takes it out")


def _always(winner: Mapping[str, Any], loser: Mapping[str, Any]) -> bool:
    """Whether a rule takes a trigger of both wherever the other would: it needs no more, and is vetoed no more often."""
    needs = winner.get("needs", ())
    needed = not needs or (_asks(loser) and all(any(covers("sentence", n, word) for n in needs) for word in loser["needs"]))
    against = list(sides(loser))
    vetoed = all(any(s == side and covers(side, w, word) for _, s, w in against) for _, side, word in sides(winner))
    return bool(needed and vetoed)


def _asks(rule: Mapping[str, Any]) -> bool:
    return bool(rule.get("needs"))


def _place(rule: Mapping[str, Any], trigger: str) -> str:
    return str(next(t.place for words in rule["triggers"].values() for t in words if t == trigger))
