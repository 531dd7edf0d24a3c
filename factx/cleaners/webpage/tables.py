"""Where the cells of an HTML table stand, and whether it is a table at all or only arranges a page."""

from __future__ import annotations

from factx.cleaners.webpage.markup import attributes
from factx.model import Cell

_WIDEST = 100  # spans beyond are nonsense, and would cost time
_PROSE = 250  # characters of one line in a cell with _MARKS punctuation marks: somebody laid out prose in a table
_MARKS = 4


class Table:
    """One table while it is read. layout: its text is paragraphs, not cells."""

    __slots__ = ("_column", "_covered", "_row", "_width", "layout", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self.layout = False
        self._row, self._column, self._width = -1, 0, 0
        self._covered: dict[int, int] = {}  # column -> first row that a cell from above leaves free

    def open_row(self) -> None:
        self._row += 1
        self._column = 0

    def place(self, written: str, header: bool) -> Cell:
        """The place of the next cell; `written` are its attributes."""
        wide = high = 1
        if "span" in written.lower():
            spans = attributes(written)
            wide, high = _count(spans.get("colspan", "")), _count(spans.get("rowspan", ""))
        self._row = max(self._row, 0)
        while self._covered.get(self._column, 0) > self._row:
            self._column += 1
        cell = Cell(self.number, self._row, self._column, header, wide, high)
        if high > 1:
            self._covered.update(dict.fromkeys(range(self._column, self._column + wide), self._row + high))
        self._column += wide
        self._width = max(self._width, self._column)
        return cell

    def saw(self, size: int, marks: int) -> None:
        """A line of a cell was read: `size` characters with that many punctuation marks."""
        self.layout = self.layout or (size > _PROSE and marks > _MARKS)

    def close(self) -> None:
        self.layout = self.layout or self._width < 2


def _count(span: str) -> int:
    span = span.strip()
    return min(max(int(span), 1), _WIDEST) if span.isdecimal() and len(span) < 5 else 1
