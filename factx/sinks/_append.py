"""Rows merged with those of an older CSV file, on their id and in its order, in a temporary table of SQLite's."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from factx.model import KINDS, Fact
from factx.sinks import Look
from factx.sinks.csv import lines, quoted


class Appended:
    """Lines by id. A row takes the place of an older one with its id; of rows that come with one id the first is taken."""

    def __init__(self, table: sqlite3.Connection, fields: Sequence[str], ends: str, look: Look) -> None:
        self._table, self._tally, self._id, self._ends = table, look.tally, fields.index("id"), ends
        self._texts = [KINDS[name] == "str" for name in fields]
        self._line = lines(_Echo(), fields, ends)

    def keep(self, cells: Sequence[str]) -> None:
        """A row of the older file."""
        line = ",".join(map(quoted, cells, self._texts)) + self._ends
        self._table.execute("INSERT OR REPLACE INTO rows VALUES (?, ?, 0)", (cells[self._id], line))

    def put(self, fact: Fact) -> None:
        """A row of this run."""
        line = self._line(fact)
        old, fresh = self._table.execute("SELECT line, fresh FROM rows WHERE id = ?", (fact.id,)).fetchone() or ("", 0)
        if not fresh:
            self._tally["same" if line == old else "changed" if old else "new"] += 1
            self._table.execute("INSERT OR REPLACE INTO rows VALUES (?, ?, 1)", (fact.id, line))

    def __iter__(self) -> Iterator[str]:
        return (line for (line,) in self._table.execute("SELECT line FROM rows ORDER BY id"))


class _Echo:
    """A file that gives back what is written."""

    def write(self, line: str) -> Any:
        return line


@contextmanager
def appended(look: Look, fields: Sequence[str], ends: str) -> Iterator[Appended]:
    """The rows of the file, if there is one. OSError if its columns are not the `fields`."""
    if "id" not in fields:
        raise OSError("without the column id nothing can be merged")
    with closing(sqlite3.connect("", isolation_level=None)) as table:
        table.execute("PRAGMA cache_size = -32768")
        table.execute("BEGIN")
        table.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, line TEXT, fresh INTEGER) WITHOUT ROWID")
        rows = Appended(table, fields, ends, look)
        if Path(look.target).is_file():
            with Path(look.target).open(encoding="utf-8-sig", newline="") as old:
                there = csv.reader(old)
                if (header := next(there, None)) not in (None, list(fields)):
                    raise OSError(f"its columns are others: {', '.join(header or ())}")
                for cells in there:
                    if len(cells) != len(fields):
                        raise OSError(f"line {there.line_num} has {len(cells)} columns, not {len(fields)}")
                    rows.keep(cells)
        yield rows
