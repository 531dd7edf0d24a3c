"""Every shipped rule keeps the promises that stand beside it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

import factx
from factx.packs.mutants import parts
from factx.packs.proofs import Example, examples, judge
from factx.packs.store import chosen, load
from factx.workshop.cover import cover

EXAMPLES = list(examples(chosen(()), load()))
BESIDE = [(f"{Path(file).parent.name}/{Path(file).stem}:{rule}", list(proofs))
          for (file, rule), proofs in groupby(EXAMPLES, key=lambda e: (e.place.file, e.rule))]  # fmt: skip


@pytest.mark.parametrize("proofs", [proofs for _, proofs in BESIDE], ids=[name for name, _ in BESIDE])
def test_examples_hold(proofs: list[Example]) -> None:
    verdicts = [judge(example, factx.extract(example.text, published=example.published).facts) for example in proofs]
    failed = [(str(verdict.example.place), verdict.missing, verdict.extra) for verdict in verdicts if verdict.failed]
    assert not failed


def test_every_rule_shows_what_it_takes_and_what_it_leaves() -> None:
    shown = {rule.id: [e for e in EXAMPLES if e.rule == rule.id] for rule in load().rules}
    silent = [id for id, proofs in shown.items() if not any(not e.facts or e.facts[0].get("metric") for e in proofs)]
    taken = [id for id, proofs in shown.items() if not any(e.facts for e in proofs)]
    assert not taken, f"rules without an example of a fact: {taken}"
    assert not silent, f"rules without a silent example: {silent}"


def test_examples_would_miss_nearly_every_word() -> None:
    """Of all words, not of a choice: which ones nobody misses then depends on no other word. `factx rules cover` names them."""
    found = cover([part for file in chosen(()) for part in parts(file)], EXAMPLES, load())
    assert len(found.unnoticed) <= 0.06 * found.tried, [f"{part.rule}: {part}" for part in found.unnoticed]
