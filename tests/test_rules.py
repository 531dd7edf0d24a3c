"""Every shipped rule keeps the promises that stand beside it."""

from __future__ import annotations

from datetime import date

import pytest

import factx
from factx.packs.proofs import Example, examples, failures
from factx.packs.store import load, shipped

PACKS = sorted(shipped().glob("*.yaml"))
EXAMPLES = list(examples(PACKS))


def _extract(text: str, published: date | None) -> tuple[factx.Fact, ...]:
    return factx.extract(text, published=published or date(2023, 10, 30)).facts


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.pack}:{e.line}:{e.rule}")
def test_example_holds(example: Example) -> None:
    assert failures(example, _extract) == []


def test_every_rule_shows_what_it_takes_and_what_it_leaves() -> None:
    shown = {rule.id: [e for e in EXAMPLES if e.rule == rule.id] for rule in load().rules}
    silent = [id for id, proofs in shown.items() if not any(not e.facts or e.facts[0].get("metric") for e in proofs)]
    taken = [id for id, proofs in shown.items() if not any(e.facts for e in proofs)]
    assert not taken, f"rules without an example of a fact: {taken}"
    assert not silent, f"rules without a silent example: {silent}"
