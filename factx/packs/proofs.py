"""The examples that stand beside the rules: texts with the facts they must give, and texts that must give none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from factx.model import Fact
from factx.packs.catalogue import Catalogue
from factx.packs.findings import Place
from factx.packs.nodes import Pack

# The day an example is read on that names none.
READ_ON = date(2023, 10, 30)


class Example(NamedTuple):
    """A text and the facts its rule must find there; each expected fact names the fields that count.

    metric: the rule's own. todo: why it does not hold yet.
    """

    place: Place
    rule: str
    metric: str
    text: str
    facts: tuple[Mapping[str, str], ...]
    published: date = READ_ON
    todo: str = ""


class Verdict(NamedTuple):
    """What came of an example. found: all facts of its text; missing: what it expects and was not found; extra: facts of its
    rule that it does not expect."""

    example: Example
    found: tuple[Fact, ...]
    missing: tuple[Mapping[str, str], ...]
    extra: tuple[Fact, ...]

    @property
    def holds(self) -> bool:
        return not (self.missing or self.extra)

    @property
    def failed(self) -> bool:
        """Whether it is not as it should be: one that is still to do should not hold."""
        return self.holds == bool(self.example.todo)


def examples(paths: Iterable[Path], catalogue: Catalogue) -> Iterator[Example]:
    """All examples of packs that a catalogue was made of, in order; those of an extension are its rule's."""
    rules = {rule.id: rule for rule in catalogue.rules}
    for path in paths:
        for rule in Pack(path, path.read_bytes()).rules:
            id = str(rule.get("id") or rule["extends"])
            for example in rule.get("examples", ()) if id in rules else ():
                published = example.get("published")
                day = date.fromisoformat(published) if published else READ_ON
                text, facts = example["text"], tuple(example["facts"])
                yield Example(text.place, id, rules[id].metric, str(text), facts, day, example.get("todo", ""))


def judge(example: Example, found: Sequence[Fact]) -> Verdict:
    """What came of an example, by the facts of its text."""
    left, missing = list(found), []
    for expected in example.facts:
        wanted = {"metric": example.metric, **expected}
        match = next((fact for fact in left if _agrees(fact, wanted)), None)
        if match is None:
            missing.append(expected)
        else:
            left.remove(match)
    return Verdict(example, tuple(found), tuple(missing), tuple(fact for fact in left if fact.rule == example.rule))


def _agrees(fact: Fact, expected: Mapping[str, str]) -> bool:
    return all(_same(getattr(fact, field), value) for field, value in expected.items())


def _same(found: object, expected: str) -> bool:
    if isinstance(found, Decimal):
        return bool(expected) and found == Decimal(expected)
    return str("" if found is None else found) == expected
