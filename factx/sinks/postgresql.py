"""PostgreSQL: a table `facts`, merged on the fact's id; `postgresql://user@host/database`, as libpq has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factx.sinks import Look, Put
from factx.sinks._facts import package
from factx.sinks._merge import COLUMNS, INDEXES, columns, create, documents, merge, record

SUFFIXES = ("postgresql://", "postgres://")
ONTO, ROWS = "store", "facts"
_TYPES = {"str": "TEXT", "date": "DATE", "int": "BIGINT", "Decimal": "NUMERIC", "time": "TIMESTAMPTZ"}
_INDEXES = INDEXES | {"facts_from": "USING hash (source)"}  # other kinds take no address of 3,000 characters
_LOCK = 0x66616378  # of all who merge: one after the other, since each makes the table where there is none


@contextmanager
def writer(onto: str, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The whole record, whatever the `fields`; they come by COPY, into a temporary table."""
    psycopg = package("psycopg", "postgres")
    try:
        with psycopg.connect(onto, connect_timeout=10, application_name="factx") as store:

            def ask(statement: str) -> Any:
                found = store.execute(statement)
                return found.fetchone() if found.description else None

            ask(f"CREATE TEMPORARY TABLE incoming (n BIGINT GENERATED ALWAYS AS IDENTITY, {columns(_TYPES)}) ON COMMIT DROP")
            ask("CREATE TEMPORARY TABLE documents (source TEXT, title TEXT) ON COMMIT DROP")
            row = record(look)
            with store.cursor().copy(f"COPY incoming ({COLUMNS}) FROM STDIN") as copy:
                yield lambda fact: copy.write_row(row(fact))
            with store.cursor().copy("COPY documents FROM STDIN") as copy:
                for document in documents(look):
                    copy.write_row(document)
            ask(f"SELECT pg_advisory_xact_lock({_LOCK})")
            create(ask, _TYPES)
            merge(ask, look, indexes=_INDEXES)
    except psycopg.Error as error:
        raise OSError(" ".join(str(error).split())) from error
