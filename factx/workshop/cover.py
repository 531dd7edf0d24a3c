"""Which words of a pack could go without any example noticing: each is taken out in turn.

Only what follows on the first look at a text is done anew, and only on texts where the rule's triggers and the word stand: six
thousand changes take some seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factx.packs import Catalogue
from factx.packs.mutants import Part, without
from factx.packs.proofs import Example
from factx.workshop.trials import Trial, trials


class Cover(NamedTuple):
    """tried: how many parts were taken out; unnoticed: those of them that no example misses."""

    tried: int
    unnoticed: tuple[Part, ...]


def cover(parts: Sequence[Part], examples: Iterable[Example], catalogue: Catalogue) -> Cover:
    """What the examples notice of the parts. Examples that do not hold as the rules stand are left out."""
    rules = {rule.id: rule for rule in catalogue.rules}
    places: dict[str, list[Trial]] = {id: [] for id in rules}
    for trial in trials(examples, catalogue):
        if trial.verdict(catalogue).holds:
            for id in trial.rules:
                places[id].append(trial)
    for id, near in places.items():
        near.sort(key=lambda trial: trial.example.rule != id)  # most is noticed by a rule's own examples

    def noticed(part: Part) -> bool:
        rule = rules[part.rule]
        changed = without(rule, part)
        near = (trial for trial in places[part.rule] if part.head in trial.page.folded)
        return any(not trial.verdict(trial.changed(catalogue, rule, changed)).holds for trial in near)

    known = [part for part in parts if part.rule in rules]
    return Cover(len(known), tuple(part for part in known if not noticed(part)))
