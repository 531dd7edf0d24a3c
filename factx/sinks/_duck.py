"""Facts for DuckDB, which takes rows one by one a hundred times slower than a file: they are gathered in one."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import count
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO, Any

from factx.model import FIELDS, KINDS
from factx.sinks import Put
from factx.sinks._facts import package, values

# 29 digits and 9 decimals, which is more than any figure of the news has: what is longer is rounded, what is larger is an error.
TYPES = {"str": "VARCHAR", "date": "DATE", "int": "BIGINT", "Decimal": "DECIMAL(38, 9)", "time": "TIMESTAMP"}
# Each thread holds a row group; with more than two a million facts take more memory and hardly less time.
_CONFIG = {"threads": 2, "memory_limit": "200MB", "preserve_insertion_order": True}


class Gathered:
    """Facts in a file of their own."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        line, record, numbers = csv.writer(file, lineterminator="\n").writerow, values(), count()

        def put(fact: Any) -> None:
            line([next(numbers), *(format(v, "f") if isinstance(v, Decimal) else v for v in record(fact))])

        self.put: Put = put

    def sql(self) -> str:
        """What stands for all facts that have come in a SELECT: `n`, their number, and the record."""
        self._file.flush()
        path = f"/proc/self/fd/{self._file.fileno()}" if _NAMELESS else self._file.name
        types = {"n": "BIGINT"} | {name: TYPES[KINDS[name]] for name in FIELDS}
        texts = ", ".join(f"coalesce(\"{name}\", '') AS \"{name}\"" for name in FIELDS if KINDS[name] == "str")
        form = "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', parallel = false"
        return f"(SELECT * REPLACE ({texts}) FROM read_csv('{path}', columns = {types}, {form}))"


_NAMELESS = sys.platform == "linux"  # then the file has no name, and goes with the process however that ends


@contextmanager
def gathered() -> Iterator[Gathered]:
    """A place for facts until all have come."""
    opened: Any = TemporaryFile if _NAMELESS else NamedTemporaryFile
    with opened("w", encoding="utf-8", newline="\n") as file:
        yield Gathered(file)


@contextmanager
def connected(path: str, extra: str) -> Iterator[Any]:
    """A database in a file, or in memory (``); its errors are OSErrors."""
    duckdb = package("duckdb", extra)
    try:
        with duckdb.connect(path or ":memory:", config=_CONFIG) as database:
            yield database
    except duckdb.Error as error:
        raise OSError(" ".join(str(error).split())) from error
