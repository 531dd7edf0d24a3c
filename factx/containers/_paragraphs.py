"""Lines of printed pages as what they were written as: paragraphs without hyphens at line ends, headings, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from factx.containers._layout import Run
from factx.containers._markup import Cell, element, table

Row = list[Run]

_HEADING = 1.15  # heights of a line against most others
_LINES = 3  # ... and how many of them a heading has at most
_LEADING = 0.3  # heights by which lines of a paragraph may be further apart than lines are
_INDENT = 0.8
_SHORT = 8.0  # heights by which a line is shorter than its column if it is the last of a paragraph...
_SHORTER = 1.5  # ... where it ends as a sentence does
_WIDEST = 60  # columns of the widest table
_HYPHEN = re.compile(r"(\w[\w-]*)[-\u2010\u00ad]$")
_ENDS = tuple("。！？；.!?;:：")


def markup(groups: Sequence[Sequence[Row]]) -> str:
    """Groups of rows, in the order of reading, as elements."""
    sizes = [run.size for group in groups for row in group for run in row for _ in range(len(run.text) // 8 + 1)]
    if not sizes:
        return ""
    body = median(sizes)
    words = Counter(re.findall(r"\w[\w-]*\w", " ".join(run.text for group in groups for row in group for run in row)))
    gaps = [below[0].top - row[0].bottom for group in groups for row, below in pairwise(group)]
    apart = _LEADING * body + (median(gaps) if gaps else 0)
    found: list[tuple[str, list[str]]] = []
    last: Run | None = None  # the line after which a paragraph may go on, in another column or on another page
    for group in groups:
        edge = max(run.right for row in group for run in row)
        begins = True
        for tabular, rows in groupby(_tabular(group), key=lambda row: row[0]):
            taken = [row for _, row in rows]
            if tabular:
                found.append(("", [table(_cells(taken))]))
                last = None
                continue
            for row in taken:
                line = Run(" ".join(run.text for run in row), row[0].left, row[-1].right, row[0].top, row[0].bottom)
                tag = "h2" if line.size >= _HEADING * body else "p"
                if last and found[-1][0] == tag and _goes_on(last, line, begins, tag, apart):
                    found[-1][1].append(line.text)
                else:
                    found.append((tag, [line.text]))
                short = (edge - line.right) / line.size
                last = line if tag == "h2" or short < (_SHORTER if line.text.endswith(_ENDS) else _SHORT) else None
                begins = False
    return "".join(_written(found, words))


def _goes_on(last: Run, line: Run, begins: bool, tag: str, apart: float) -> bool:
    """Whether a line goes on with the paragraph of the last: close under it, or first in the next column, and not indented."""
    if abs(line.size - last.size) > line.size / 8:
        return False
    if begins:
        return tag == "p" and not last.text.endswith(_ENDS)
    return line.top - last.bottom < apart and line.left - last.left < _INDENT * line.size


def _written(found: list[tuple[str, list[str]]], words: Counter[str]) -> Iterator[str]:
    titled = False
    for tag, lines in found:
        if not tag:
            yield lines[0]
            continue
        pieces = [lines[0]]
        for line in lines[1:]:
            pieces[-1:] = _joined(pieces[-1], line, words)
        text = "".join(pieces)
        if tag == "h2" and len(lines) > _LINES:
            tag = "p"
        elif tag == "h2" and not titled:
            tag, titled = "h1", True
        yield element(tag, text.replace("\u00ad", "-"))


def _joined(text: str, line: str, words: Counter[str]) -> tuple[str, str]:
    """Two lines as they follow each other: a hyphen stays where the text has the word with it, or its parts as words."""
    if hyphen := _HYPHEN.search(text[-60:]):
        head, rest = hyphen[1], re.match(r"\w*", line)
        after = rest[0] if rest else ""
        kept = "-" in head or not after[:1].islower() or f"{head}-{after}" in words or min(words[head], words[after]) > 1
        return text[:-1] + "-" * (kept and f"{head}{after}" not in words), line
    close = text[-1] > "\u2e80" or line[:1] > "\u2e80"
    return text if close else f"{text} ", line


def _tabular(group: Sequence[Row]) -> list[tuple[bool, Row]]:
    """Rows, and whether each belongs to a table: it is parted, and so is the one before or after."""
    parted = [1 < len(row) <= _WIDEST for row in group]
    return [
        (own and (before or after), row)
        for own, before, after, row in zip(parted, [False, *parted[:-1]], [*parted[1:], False], group, strict=True)
    ]


def _cells(rows: list[Row]) -> Iterator[list[Cell]]:
    """Rows of a table, their cells in the columns of those that have the most."""
    most = max(map(len, rows))
    columns: list[tuple[float, float]] = []
    for row in rows:
        if len(row) == most:
            spans = [(run.left, run.right) for run in row]
            columns = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(columns or spans, spans, strict=True)]
    for row in rows:
        cells: list[Cell] = []
        for run in row:
            at = min(range(most), key=lambda i: abs(columns[i][0] + columns[i][1] - run.left - run.right))
            cells += [Cell()] * (at - len(cells))
            cells.append(Cell(run.text))
        yield cells
