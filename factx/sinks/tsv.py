"""Tab-separated values: one line a row; `\\t`, `\\n`, `\\r` and `\\\\` stand for tab, line ends and backslash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from factx.sinks import Look, Put, cell

SUFFIXES = (".tsv",)
ONTO, ROWS = "stream", "any"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The header, then one line a row."""
    onto.write("\t".join(fields) + "\n")
    yield lambda row: onto.write("\t".join(cell(getattr(row, name), "\t\r\n").translate(_ESCAPES) for name in fields) + "\n")
