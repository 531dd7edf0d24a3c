"""Triggers that can never be taken, and triggers that cost much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from factx.packs.findings import Said
from factx.packs.lints import MANY, Tell
from factx.packs.lints.vetoes import covers, sides
from factx.packs.reading import Reading
from factx.text import fold

# A first part that stands in more than this part of the example texts costs a search for its second one nearly everywhere.
_COMMON = 0.1


def lint(reading: Reading, tell: Tell) -> None:
    examples = (example for rule in reading.rules.values() for example in rule.get("examples", ()))
    texts = [fold(example["text"]) for example in examples if "text" in example]
    owners: dict[str, dict[str, Mapping[str, Any]]] = {}
    for rule in reading.rules.values():
        against = [(veto, side, word) for veto, side, word in sides(rule) if side in ("sentence", "inside")][:MANY]
        for trigger in (trigger for words in rule["triggers"].values() for trigger in words):
            _form(trigger, texts, tell)
            _vetoed(trigger, against, tell)
            others = owners.setdefault(trigger, {})
            if rule["id"] not in others and not any(_outdone(trigger, rule, other, tell) for other in others.values()):
                others[rule["id"]] = rule


def _form(trigger: Said, texts: list[str], tell: Tell) -> None:
    """What a gap can be: one, between two words, the first of which does not stand everywhere."""
    head, gap, tail = trigger.partition("…")
    if not trigger.strip("…"):
        return
    if not head or "…" in tail:
        tell(trigger, "unreachable-trigger", "a gap stands once, between two words: 申请…专利")
    elif gap and not tail:
        tell(trigger, "inert-gap", "nothing follows this gap: it says no more than without")
    elif gap:
        often = sum(head in text for text in texts) / max(len(texts), 1)
        if often > _COMMON:
            where = f"{head} stands in more than {_COMMON:.0%} of all examples"
            tell(trigger, "slow-trigger", f"{where}, and {tail} is looked for behind each")


def _vetoed(trigger: Said, against: list[tuple[Mapping[str, Any], str, Said]], tell: Tell) -> None:
    for veto, side, word in against:
        if covers(side, word, trigger) and (side == "sentence" or "…" in trigger):
            tell(trigger, "unreachable-trigger", f"it holds {word}, for which veto {veto['id']} takes it out")


def _outdone(trigger: Said, rule: Mapping[str, Any], other: Mapping[str, Any], tell: Tell) -> bool:
    """Whether of two rules with a trigger one never gets it; `other` is the earlier one."""
    winner, loser = (rule, other) if _asks(rule) and not _asks(other) else (other, rule)
    if not _always(winner, loser):
        return False
    stands = trigger if loser is rule else _in(other, trigger)
    message = f"rule {winner['id']} takes {trigger} wherever this rule would ({_in(winner, trigger).place})"
    tell(stands, "unreachable-trigger", message)
    return True


def _always(winner: Mapping[str, Any], loser: Mapping[str, Any]) -> bool:
    """Whether a rule takes a trigger of both wherever the other would: it needs no more, and is vetoed no more often."""
    needs = winner.get("needs", ())
    theirs = loser.get("needs", ())
    needed = not needs or (theirs and all(any(covers("sentence", held, word) for held in needs) for word in theirs))
    needed = needed and (not winner.get("setting") or winner["setting"] == loser.get("setting"))
    against = list(islice(sides(loser), MANY))
    vetoed = all(any(s == side and covers(side, w, word) for _, s, w in against) for _, side, word in sides(winner))
    return bool(needed and vetoed)


def _asks(rule: Mapping[str, Any]) -> bool:
    return bool(rule.get("needs") or rule.get("setting"))


def _in(rule: Mapping[str, Any], trigger: str) -> Said:
    """A trigger as it stands in a rule."""
    triggers: Iterator[Said] = (said for words in rule["triggers"].values() for said in words)
    return next(said for said in triggers if said == trigger)
