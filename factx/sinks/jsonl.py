"""JSON Lines: one object a line; decimals as strings, dates as ISO strings, nothing as null."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from factx.sinks import Look, json_of

SUFFIXES = (".jsonl",)


def write(rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None:
    """One object a row, its keys in the order of `fields`."""
    for row in rows:
        stream.write(json_of({name: getattr(row, name) for name in fields}) + "\n")
