"""`factx rules check`: what is wrong in a pack, or of no use, is told with its place; the shipped packs are clean."""

from __future__ import annotations

from conftest import Command


def test_the_shipped_packs_are_clean(factx: Command) -> None:
    outcome = factx("rules", "check")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("nothing found in ")
