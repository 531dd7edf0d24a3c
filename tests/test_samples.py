"""The sample articles through the whole way: what they say is found, and what is no figure of theirs is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from conftest import ROOT

import factx

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "cases" / "samples.yaml").read_text("utf-8"))


def agrees(fact: factx.Fact, expected: dict[str, Any]) -> bool:
    """True if the fact has every field that was written down."""
    return all(comparable(getattr(fact, name)) == comparable(value) for name, value in expected.items())


def comparable(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else value


def test_every_sample_is_written_down() -> None:
    assert {path.name for path in (ROOT / "samples").iterdir()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_sample_gives_what_it_says(name: str) -> None:
    result = factx.extract(ROOT / "samples" / name, name=name)
    assert result.document is not None
    assert result.document.published == (CASES[name]["published"] or None)
    assert not [expected for expected in CASES[name]["facts"] if not any(agrees(fact, expected) for fact in result.facts)]


@pytest.mark.parametrize("name", CASES)
def test_what_is_known_to_be_missed_is_still_missed(name: str) -> None:
    """So that the list of what is missed stays true: when this fails, move the line up to `facts`."""
    facts = factx.extract(ROOT / "samples" / name, name=name).facts
    assert not [expected for expected in CASES[name].get("missed", ()) if any(agrees(fact, expected) for fact in facts)]


@pytest.mark.parametrize("name", CASES)
def test_a_sample_gives_nothing_it_does_not_say(name: str) -> None:
    facts = factx.extract(ROOT / "samples" / name, name=name).facts
    never = {comparable(value) for value in CASES[name]["never"]}
    assert not [fact.quote for fact in facts if fact.value in never]


@pytest.mark.parametrize("name", CASES)
def test_a_fact_points_at_its_words(name: str) -> None:
    result = factx.extract(ROOT / "samples" / name, name=name)
    assert result.document is not None
    for fact in result.facts:
        assert result.document.source[fact.start : fact.end]
        assert fact.quote in result.document.text
        assert fact.published == result.document.published
