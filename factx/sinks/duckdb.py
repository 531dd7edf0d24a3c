"""DuckDB: a table `facts`, merged on the fact's id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factx.sinks import Look, Put
from factx.sinks._duck import TYPES, connected, gathered
from factx.sinks._facts import package
from factx.sinks._merge import STORED, create, documents, merge, record

SUFFIXES = (".duckdb", ".ddb")
ONTO, ROWS = "store", "facts"


@contextmanager
def writer(onto: str, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The whole record, whatever the `fields`. The file is opened at the end: DuckDB has one writer at a time."""
    package("duckdb", "duckdb")
    with gathered(STORED, record(look)) as facts:
        yield facts.put
        with connected(onto, "duckdb") as store:

            def ask(statement: str) -> Any:
                return store.execute(statement).fetchone()

            ask("BEGIN")
            ask(f"CREATE TEMPORARY TABLE incoming AS FROM {facts.sql()}")
            ask("CREATE TEMPORARY TABLE documents (source VARCHAR, title VARCHAR)")
            columns = [list(column) for column in zip(*documents(look), strict=True)]
            if columns:  # as lists, since row by row takes a hundred times longer
                store.execute("INSERT INTO documents SELECT unnest(?), unnest(?)", columns)
            create(ask, TYPES, key="")  # its indexes are held in memory as a whole, and merging needs none
            merge(ask, look, indexes={})
            ask("COMMIT")
