"""Rules for people to look at: all of them in rows, one of them in its parts, each with the place where it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from factx.packs.findings import Said
from factx.packs.reading import Reading


class Row(NamedTuple):
    """A rule in a list: the file it stands in, and how many triggers, vetoes and examples it has."""

    id: str
    metric: str
    pack: str
    triggers: int
    vetoes: int
    examples: int


class Part(NamedTuple):
    """What a line of a pack says of a rule. part: the way to it: `triggers.zh`, `vetoes.new-registrations.before`."""

    part: str
    says: list[str]
    file: str
    line: int


def rows(reading: Reading) -> Iterator[Row]:
    for id, rule in reading.rules.items():
        triggers = sum(map(len, rule["triggers"].values()))
        yield Row(id, rule["metric"], rule["id"].place.file, triggers, len(rule.get("vetoes", ())), len(rule.get("examples", ())))


def parts(rule: Mapping[str, Any]) -> Iterator[Part]:
    """All that is said of a rule, as the pipeline sees it: with what extends it, without what was lifted."""
    said = groupby(_leaves("", rule), key=lambda leaf: (leaf[0], leaf[1].place.file, leaf[1].place.line))
    return (Part(way, [str(word) for _, word in leaves], file, line) for (way, file, line), leaves in said)


def _leaves(way: str, value: Any) -> Iterator[tuple[str, Said]]:
    """The texts within a value, each with the way to it."""
    match value:
        case Said():
            yield way, value
        case dict():
            for key, item in value.items():
                yield from _leaves(f"{way}.{key}" if way else key, item)
        case list():
            for number, item in enumerate(value, 1):
                yield from _leaves(way if isinstance(item, str) else f"{way}.{_name(item, number)}", item)


def _name(item: Mapping[str, Any], number: int) -> str:
    return str(item.get("id", number))
