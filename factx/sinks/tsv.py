"""Tab-separated values: one line a row; `\\t`, `\\n`, `\\r` and `\\\\` stand for tab, line ends and backslash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from factx.sinks import Look, cell

SUFFIXES = (".tsv",)
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write(rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None:
    """The header, then one line a row."""
    stream.write("\t".join(fields) + "\n")
    for row in rows:
        stream.write("\t".join(cell(getattr(row, name), "\t\r\n").translate(_ESCAPES) for name in fields) + "\n")
