"""Excel: numbers and dates as such, texts never as formulas, each source a link to its line; written row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from factx.model import KINDS
from factx.sinks import Look, Put
from factx.sinks._facts import package, values

SUFFIXES = (".xlsx",)
ONTO, ROWS = "path", "facts"
_ROWS = 1_048_576  # of a sheet, the header's included
_LINKS = 65_530  # of a sheet; further sources are plain text
_TEXT = 32_767  # characters of a cell
_ADDRESS = 2_060  # characters of a link, with room for the line
_OPENS = ("http://", "https://")
_DIGITS = 15  # that Excel keeps of a number
_WIDTHS = {"entity": 28, "metric": 22, "label": 20, "value": 22, "quote": 60, "source": 32, "scope": 16, "rule": 22, "id": 18}
_CREATED = datetime(1980, 1, 1)  # so that the same facts give the same bytes


@contextmanager
def writer(onto: Path, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """A sheet `facts`, and further ones where it is full."""
    xlsxwriter = package("xlsxwriter", "xlsx")
    book = xlsxwriter.Workbook(str(onto), {"constant_memory": True, "tmpdir": str(onto.parent), "strings_to_urls": False})
    try:
        book.set_properties({"created": _CREATED})
        sheet = _Sheet(book, fields, "facts")

        def put(fact: Any) -> None:
            nonlocal sheet
            if sheet.row == _ROWS:
                sheet.end()
                sheet = _Sheet(book, fields, f"facts {len(book.worksheets()) + 1}")
            sheet.put(fact)

        yield put
        sheet.end()
        book.close()
    except xlsxwriter.exceptions.XlsxWriterException as error:
        raise (error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error))) from error
    finally:
        _close(book)


def _close(book: Any) -> None:
    """Let go of the files of the sheets, where the book was not closed."""
    for sheet in book.worksheets():
        if sheet.fh and not sheet.fh.closed:
            sheet.fh.close()


class _Sheet:
    """A sheet with a frozen header and a filter."""

    def __init__(self, book: Any, fields: Sequence[str], name: str) -> None:
        self._sheet, self._fields, self.row = book.add_worksheet(name), fields, 1
        self._record = values((*fields, "source", "line"))
        self._head, self._link = book.add_format({"bold": True, "bottom": 1}), book.get_default_url_format()
        self._whole, self._broken = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "#,##0.0########"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheet.freeze_panes(1, 0)
        self._cells = [getattr(self, f"_{KINDS[name].lower()}") for name in fields]
        for i, name in enumerate(fields):
            self._sheet.set_column(i, i, _WIDTHS.get(name, 12))
            self._sheet.write_string(0, i, name, self._head)

    def put(self, fact: Any) -> None:
        """A row."""
        *row, source, line = self._record(fact)
        for i, (value, cell, name) in enumerate(zip(row, self._cells, self._fields, strict=True)):
            if value is None or value == "":
                continue
            if name == "source" and self.row <= _LINKS and (address := _address(source)):
                self._sheet.write_url(self.row, i, f"{address}#L{line}", self._link, value)
            else:
                cell(i, value)
        self.row += 1

    def end(self) -> None:
        """The filter, once it is known how far it goes."""
        self._sheet.autofilter(0, 0, self.row - 1, len(self._fields) - 1)

    def _str(self, column: int, value: str) -> None:
        self._sheet.write_string(self.row, column, value[:_TEXT])

    def _int(self, column: int, value: int) -> None:
        self._sheet.write_number(self.row, column, value)

    def _decimal(self, column: int, value: Decimal) -> None:
        if len(value.normalize().as_tuple().digits) > _DIGITS:
            self._str(column, format(value, "f"))
            return
        self._sheet.write_number(self.row, column, float(value), self._whole if value == int(value) else self._broken)

    def _date(self, column: int, value: date) -> None:
        if value.year > 1900:
            self._sheet.write_datetime(self.row, column, value, self._day)
        else:
            self._str(column, value.isoformat())


@lru_cache(maxsize=64)
def _address(source: str) -> str:
    """Where a source is, as a link; nothing of what has no place that Excel could open, such as standard input."""
    path = Path(source)
    # `File`, since xlsxwriter makes a Windows path without its root of what begins with `file`; a scheme has no case.
    here = path.absolute().as_uri().replace("file", "File", 1) if path.is_file() else ""
    address = source if source.startswith(_OPENS) else here
    return address if len(address) < _ADDRESS and "#" not in address else ""
