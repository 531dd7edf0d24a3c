"""JSON: one array, one object a line within it; decimals as strings, dates as ISO strings, nothing as null."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, repeat
from typing import TextIO

from factx.sinks import Look, Put, json_of

SUFFIXES = (".json",)
ONTO, ROWS = "stream", "any"


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The array; written as the rows come, never held as a whole."""
    before = chain(["[\n"], repeat(",\n"))
    yield lambda row: onto.write(next(before) + json_of({name: getattr(row, name) for name in fields}))
    onto.write("[]\n" if next(before) == "[\n" else "\n]\n")
