"""Every shipped rule keeps the promises that stand beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import factx
from factx.packs.proofs import Example, examples, judge
from factx.packs.store import chosen, load

EXAMPLES = list(examples(chosen(()), load()))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{Path(e.place.file).name}:{e.place.line}:{e.rule}")
def test_example_holds(example: Example) -> None:
    verdict = judge(example, factx.extract(example.text, published=example.published).facts)
    assert (verdict.missing, verdict.extra) == ((), ())


def test_every_rule_shows_what_it_takes_and_what_it_leaves() -> None:
    shown = {rule.id: [e for e in EXAMPLES if e.rule == rule.id] for rule in load().rules}
    silent = [id for id, proofs in shown.items() if not any(not e.facts or e.facts[0].get("metric") for e in proofs)]
    taken = [id for id, proofs in shown.items() if not any(e.facts for e in proofs)]
    assert not taken, f"rules without an example of a fact: {taken}"
    assert not silent, f"rules without a silent example: {silent}"
