"""Parquet: decimals and dates as such, texts never null. One file, or a folder of them by metric or by month of the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factx.model import KINDS
from factx.sinks import Look, Put
from factx.sinks._duck import connected, gathered
from factx.sinks._facts import package, values

SUFFIXES = (".parquet", ".pq")
ONTO, ROWS = "path", "facts"
_BY = {
    "": ("", ""),
    "metric": ("", ", PARTITION_BY (metric), WRITE_PARTITION_COLUMNS"),
    "month": (", coalesce(strftime(period_end, '%Y-%m'), 'undated') AS \"month\"", ", PARTITION_BY (\"month\")"),
}


@contextmanager
def writer(onto: Path, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The columns asked for."""
    package("duckdb", "parquet")
    more, parts = _BY[look.partition]
    names = ", ".join(f'"{name}"' for name in fields)
    with gathered(KINDS, values()) as facts:
        yield facts.put
        with connected("", "parquet") as database:
            database.execute(f"SET temp_directory = {_quoted(onto.with_name('scratch'))}")
            form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536{parts}"
            database.execute(f"COPY (SELECT {names}{more} FROM {facts.sql()} ORDER BY n) TO {_quoted(onto)} ({form})")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
