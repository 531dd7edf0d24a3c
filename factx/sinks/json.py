"""JSON: one array, one object a line within it; decimals as strings, dates as ISO strings, nothing as null."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from factx.sinks import Look, json_of

SUFFIXES = (".json",)


def write(rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None:
    """The array; written as the rows come, never held as a whole."""
    before = "[\n"
    for row in rows:
        stream.write(before + json_of({name: getattr(row, name) for name in fields}))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")
