"""The examples that stand beside the rules: texts with the facts they must give, and texts that must give none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from factx.model import Fact
from factx.packs.store import load


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the facts its rule must find there; each expected fact names the fields that count. published: or None."""

    pack: str
    rule: str
    metric: str
    line: int
    text: str
    facts: tuple[Mapping[str, Any], ...]
    published: date | None = None


def examples(paths: Iterable[Path]) -> Iterator[Example]:
    """All examples of valid packs, in order; those of an extension are its rule's."""
    paths = list(paths)
    metrics = {rule.id: rule.metric for rule in load(map(str, paths)).rules}
    for path in paths:
        text = path.read_text("utf-8")
        lines = _lines(text)
        for rule in (yaml.safe_load(text) or {}).get("rules", []):
            id = rule.get("id") or rule["extends"]
            for example in rule.get("examples", []):
                yield Example(path.name, id, metrics[id], lines.get(example["text"], 0), example["text"],
                              tuple(example["facts"]), example.get("published"))


def failures(example: Example, extract: Callable[[str, date | None], Iterable[Fact]]) -> list[str]:
    """What of an example does not hold: facts missing, and facts of its rule that are not expected."""
    found = list(extract(example.text, example.published))
    missing: list[str] = []
    for expected in example.facts:
        match = next((fact for fact in found if _agrees(fact, {"metric": example.metric, **expected})), None)
        if match is None:
            missing.append(f"not found: {dict(expected)}")
        else:
            found.remove(match)
    extra = [f"not expected: {f.metric} {f.measure} {f.value} {f.unit} ({f.quote})" for f in found if f.rule == example.rule]
    return missing + extra


def _agrees(fact: Fact, expected: Mapping[str, Any]) -> bool:
    return all(_plain(getattr(fact, field)) == _plain(value) for field, value in expected.items())


def _plain(value: Any) -> Any:
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return Decimal(str(value)).normalize()
    return str(value) if isinstance(value, date) else value


def _lines(text: str) -> dict[str, int]:
    """Example text -> 1-based line of the pack."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        _, marker, rest = line.partition("- text: ")
        if marker:
            found.setdefault(rest.strip().strip("'\""), number)
    return found
