"""On real documents beside the project: none fails, every quote stands where its fact says, and the two seeds are exact."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

import factx
from factx.documents import quote_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import quality

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
GOLD, CORPUS = SHARED / "gold", SHARED / "corpus"
SUFFIXES = {".txt", ".md", ".html", ".xml"}
DOCUMENTS = [p for folder in (GOLD / "dev", CORPUS) if folder.is_dir() for p in sorted(folder.iterdir()) if p.suffix in SUFFIXES]

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the gold and corpus documents are not beside this checkout")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_quote_stands_where_its_fact_says(path: Path) -> None:
    result = factx.extract(path, published=date(2020, 1, 1))
    assert result.document is not None, result.diagnostics
    for fact in result.facts:
        assert squeezed(quote_of(result.document, fact.start, fact.end)) == squeezed(fact.quote)
        assert result.document.source.count("\n", 0, fact.start) + 1 == fact.line or "\r" in result.document.source
    assert len({fact.id for fact in result.facts}) == len(result.facts)


def test_the_two_seed_articles_are_exact() -> None:
    assert quality.measure("--only", "seed")["all"] == {"core": 1.0, "full": 1.0}


def test_no_family_or_language_falls_below_its_floor() -> None:
    kept = yaml.safe_load(quality.FLOORS.read_text("utf-8"))
    assert quality.digest() == kept["gold"], "the gold is another one: look at what changed, then run benchmarks/quality.py --set"
    scores = quality.measure()
    fallen = {
        f"{name} {mark}": (scores[name][mark], least)
        for name, floors in kept["floors"].items()
        for mark, least in floors.items()
        if scores[name][mark] < least
    }
    assert not fallen, f"(measured, floor): {fallen}"
