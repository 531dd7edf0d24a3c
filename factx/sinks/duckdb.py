"""DuckDB: a table `facts`, merged on the fact's id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factx.sinks import Look, Put
from factx.sinks._duck import TYPES, connected, gathered
from factx.sinks._facts import package
from factx.sinks._merge import create, merge

SUFFIXES = (".duckdb", ".ddb")
ONTO, ROWS = "store", "facts"


@contextmanager
def writer(onto: str, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The whole record, whatever the `fields`. The file is opened at the end: DuckDB has one writer at a time."""
    package("duckdb", "duckdb")
    with gathered() as facts:
        yield facts.put
        with connected(onto, "duckdb") as store:

            def ask(statement: str) -> Any:
                return store.execute(statement).fetchone()

            ask("BEGIN")
            ask(f"CREATE TEMPORARY TABLE incoming AS FROM {facts.sql()}")
            create(ask, TYPES, key="")  # its indexes are held in memory as a whole, and merging needs none
            merge(ask, look.tally)
            ask("COMMIT")
