"""JSON Lines: one object a line; decimals as strings, dates as ISO strings, nothing as null."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from factx.sinks import Look, Put, json_of

SUFFIXES = (".jsonl",)
ONTO, ROWS = "stream", "any"


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """One object a row, its keys in the order of `fields`."""
    yield lambda row: onto.write(json_of({name: getattr(row, name) for name in fields}) + "\n")
