"""SQLite: a table `facts`, merged on the fact's id. Dates and times are ISO texts, values exact: numbers where SQLite can."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from factx.sinks import Look, Put
from factx.sinks._merge import STORED, columns, create, documents, merge, record

SUFFIXES = (".sqlite", ".sqlite3", ".db")
ONTO, ROWS = "store", "facts"
# A value has no declared type, since any would turn the digits of a long one into the nearest float.
_TYPES = {"str": "TEXT", "date": "TEXT", "int": "INTEGER", "Decimal": "", "time": "TEXT"}
_WAIT = 60.0  # seconds for another writer to come to its end
_LARGEST = 2**63


@contextmanager
def writer(onto: str, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The whole record, whatever the `fields`."""
    try:
        with closing(sqlite3.connect(onto, timeout=_WAIT, isolation_level=None)) as store:

            def ask(statement: str) -> Any:
                return store.execute(statement).fetchone()

            ask("BEGIN IMMEDIATE")  # what is no database, or cannot be written, is told before anything is read
            ask("ROLLBACK")
            ask("PRAGMA temp.cache_size = -32768")
            ask(f"CREATE TEMPORARY TABLE incoming (n INTEGER PRIMARY KEY, {columns(_TYPES)})")
            ask("CREATE TEMPORARY TABLE documents (source TEXT, title TEXT)")
            insert, row = f"INSERT INTO incoming VALUES (NULL{', ?' * len(STORED)})", record(look)
            yield lambda fact: store.execute(insert, [_value(value) for value in row(fact)])
            store.executemany("INSERT INTO documents VALUES (?, ?)", documents(look))
            ask("BEGIN IMMEDIATE")
            create(ask, _TYPES)
            merge(ask, look, differs="IS NOT")
            ask("COMMIT")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _value(value: Any) -> Any:
    """A value as SQLite takes it: a decimal as integer or float if that is the same number, else as text."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and abs(value) < _LARGEST:
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
