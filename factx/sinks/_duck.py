"""Facts for DuckDB, which takes rows one by one a hundred times slower than a file: they are gathered in one."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from itertools import count
from shutil import rmtree
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO, Any

from factx.sinks import Put
from factx.sinks._facts import package

# 29 digits and 9 decimals, which is more than any figure of the news has: what is longer is rounded, what is larger is an error.
TYPES = {"str": "VARCHAR", "date": "DATE", "int": "BIGINT", "Decimal": "DECIMAL(38, 9)", "time": "TIMESTAMP"}
# Each thread holds a row group; with more than two a million facts take more memory and hardly less time.
_CONFIG = {"threads": 2, "memory_limit": "200MB", "preserve_insertion_order": True}


class Gathered:
    """Facts in a file of their own."""

    def __init__(self, file: IO[str], kinds: Mapping[str, str], record: Callable[[Any], list[Any]]) -> None:
        self._file, self._kinds = file, kinds
        line, numbers = csv.writer(file, lineterminator="\n").writerow, count()

        def put(fact: Any) -> None:
            line([next(numbers), *(format(v, "f") if isinstance(v, Decimal) else v for v in record(fact))])

        self.put: Put = put

    def sql(self) -> str:
        """What stands for all facts that have come in a SELECT: `n`, their number, and the record."""
        self._file.flush()
        path = f"/proc/self/fd/{self._file.fileno()}" if _NAMELESS else self._file.name
        types = {"n": "BIGINT"} | {name: TYPES[kind] for name, kind in self._kinds.items()}
        texts = ", ".join(f"coalesce(\"{name}\", '') AS \"{name}\"" for name, kind in self._kinds.items() if kind == "str")
        form = "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', parallel = false"
        return f"(SELECT * REPLACE ({texts}) FROM read_csv('{path}', columns = {types}, {form}))"


_NAMELESS = sys.platform == "linux"  # then the file has no name, and goes with the process however that ends


@contextmanager
def gathered(kinds: Mapping[str, str], record: Callable[[Any], list[Any]]) -> Iterator[Gathered]:
    """A place for facts until all have come, of which `record` gives the values, by names of these kinds."""
    opened: Any = TemporaryFile if _NAMELESS else NamedTemporaryFile
    with opened("w", encoding="utf-8", newline="\n") as file:
        yield Gathered(file, kinds, record)


@contextmanager
def connected(path: str, extra: str) -> Iterator[Any]:
    """A database in a file, or in memory (``); its errors are OSErrors."""
    duckdb = package("duckdb", extra)
    try:
        with duckdb.connect(path or ":memory:", config=_CONFIG) as database:
            if path:  # it is ours alone now, and what is still in there is of a process that was killed
                rmtree(f"{path}.tmp", ignore_errors=True)
            yield database
    except duckdb.Error as error:
        raise OSError(" ".join(str(error).split())) from error
