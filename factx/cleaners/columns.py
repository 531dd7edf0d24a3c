"""Tables in plain text, as they are pasted: fields parted by tabs, by bars, or by wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factx.model import Cell

Line = tuple[str, int, int]  # text, start, end; of a line, or of a field in it

_PARTED = re.compile(r"\t|[|│｜]|\S {2,}\S")
_MARKS = ("  ", "\t", "|", "│", "｜")
_SEPARATORS = (re.compile(r"\t"), re.compile(r"[|│｜]"), re.compile(r" {2,}"))
_FIELD = 40  # characters of the longest field
_RULE = re.compile(r"[-=+|│:\s─┼]+")
_FIGURE = re.compile(r"\W{0,3}\d[\d,.]*[^\d\s]{0,6}")
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?![\d,.])\D*")
_FIELDS = 3  # of a first row that may be no head
_PATIENCE = 5  # rows without a figure, and it is no table


def table(lines: Sequence[Line], at: int) -> tuple[list[list[Line]], int]:
    """The table that begins with a line, row by row, and how many lines it takes; none and 0 if it begins none."""
    text = lines[at][0]
    if any(mark in text for mark in _MARKS) and _PARTED.search(text):  # most lines have none of the marks, which is told at once
        for separator in _SEPARATORS:
            rows: list[list[Line]] = []
            figures = taken = 0
            for row in _rows(lines, at, separator):
                if (row and len(rows) > 1 and len(row) != len(rows[1])) or (len(rows) > _PATIENCE and not figures):
                    break
                rows.extend([row] if row else ())
                figures += len(rows) > 1 and any(_FIGURE.fullmatch(text.strip()) for text, _, _ in row[1:])
                taken += 1
            if len(rows) > 1 and len(rows[1]) - len(rows[0]) in (0, 1) and figures * 2 >= len(rows) - 1 and _heads(rows[0]):
                return rows, taken
    return [], 0


def _heads(row: Sequence[Line]) -> bool:
    """Whether a first row heads the ones below: of three fields, not all behind the first are figures, but for years."""
    return len(row) < _FIELDS or any(_YEAR.fullmatch(text) or not _FIGURE.fullmatch(text.strip()) for text, _, _ in row[1:])


def cells(rows: Sequence[Sequence[Line]], number: int) -> Iterator[tuple[int, int, Cell]]:
    """Where the fields of a table stand, as cells; a head that is one field short has none over the first column."""
    for row, fields in enumerate(rows):
        for column, (_, start, end) in enumerate(fields, start=len(rows[1]) - len(fields)):
            yield start, end, Cell(number, row, column)


def _rows(lines: Sequence[Line], at: int, separator: re.Pattern[str]) -> Iterator[list[Line]]:
    """The fields of the lines from one on, until one has none; a line of dashes counts as empty."""
    for text, start, _ in (lines[i] for i in range(at, len(lines))):
        fields = _fields(text, start, separator)
        if not fields and not (text and _RULE.fullmatch(text)):
            return
        yield [] if _RULE.fullmatch(text) else fields


def _fields(text: str, start: int, separator: re.Pattern[str]) -> list[Line]:
    cuts = [match.span() for match in separator.finditer(text)]
    spans = [(a, b) for (_, a), (b, _) in zip([(0, 0), *cuts], [*cuts, (len(text), len(text))], strict=True)]
    if text and text[0] in "|│｜":
        spans = spans[1 : len(spans) - (cuts[-1:] == [(len(text) - 1, len(text))])]
    fields = [(text[a:b], start + a, start + b) for a, b in spans]
    return fields if len(fields) > 1 and all(b - a <= _FIELD for a, b in spans) else []
