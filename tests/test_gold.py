"""On real documents beside the project: none fails, every quote stands where its fact says, and the two seeds are exact."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import factx
from factx.documents import quote_of

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


def measured(*arguments: str) -> dict[str, dict[str, float]]:
    command = [sys.executable, str(GOLD / "score.py"), "--factx", f"{sys.executable} -m factx", "--json", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    report = json.loads(done.stdout)
    assert report["failures"] == []
    slices: dict[str, dict[str, float]] = report["slices"]
    return slices


def test_the_two_seed_articles_are_exact() -> None:
    slices = measured("--only", "seed")
    assert slices["all"]["core_f1"] == slices["all"]["full_f1"] == 1.0


def test_the_core_families_keep_their_floor() -> None:
    assert measured()["core families"]["core_f1"] >= 0.70
