"""Comma-separated values: quoting of RFC 4180, `\\n` line ends, a header line always."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from factx.sinks import Look, cell

SUFFIXES = (".csv",)


def write(rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None:
    """The header, then one record a row."""
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(fields)
    for row in rows:
        lines.writerow([cell(getattr(row, name)) for name in fields])
