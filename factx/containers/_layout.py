"""How text lies on pages: what frames them, and in which order columns are read. Places count to the right and down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

_EDGE = 4  # rows at either end of a page that may be running heads
_OFF = 1.2  # ... and the heights by which these stand off
_NUMBER = re.compile(r"\D{0,8}\d{1,3}\D{0,8}(?:\d{1,3}\D{0,4})?")
_FEWEST = 3  # lines that a column has at least
_PROSE = 9.0  # heights of a line that lines of a column are wide at least; the cells of a table are not
_FULL = 0.5  # of the width of its column that a line fills, mostly
_CROSSING = 0.34  # of the lines that may reach over two columns
_COLUMNS = 3  # times a page is cut


class Run(NamedTuple):
    """Characters that stand side by side, as markup, and their box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


def without_furniture(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Pages without the lines at their edges that are on others too, but for their figures, and without page numbers."""
    rows = [_rows(page) for page in pages]
    seen = Counter(key for page in rows for key in {_key(run) for row in (*page[:_EDGE], *page[-_EDGE:]) for run in row})
    repeated = {key for key, count in seen.items() if count >= (2 if len(pages) < 6 else 3)}
    return [list(chain.from_iterable(_inner(page, repeated))) for page in rows]


def _inner(page: list[list[Run]], repeated: set[tuple[str, int]]) -> list[list[Run]]:
    """The rows between those at the edges of which all is repeated, and which stand off from the text."""
    first, last = _frame(page, repeated), len(page) - _frame(page[::-1], repeated)
    return page[first:last]


def _frame(page: list[list[Run]], repeated: set[tuple[str, int]]) -> int:
    """How many of the first rows are not of the text."""
    found = 0
    for i, (row, inner) in enumerate(pairwise(page[: _EDGE + 1]), start=1):
        numbers = i == 1 and len(row) == 1 and _NUMBER.fullmatch(row[0].text)
        if not numbers and not all(_key(run) in repeated for run in row):
            break
        if max(inner[0].top - row[0].bottom, row[0].top - inner[0].bottom) > _OFF * row[0].size:
            found = i
    return found


def _key(run: Run) -> tuple[str, int]:
    return re.sub(r"\d+", "0", run.text), round(run.top / 4)


def groups(page: Sequence[Run], depth: int = 0) -> list[list[list[Run]]]:
    """A page in the order of reading: columns, or what stands over and under them; each as rows of runs, from left to right."""
    gutter = _gutter(page, depth)
    if gutter is None:
        return [_rows(page)] if page else []
    found: list[list[list[Run]]] = []
    left: list[Run] = []
    right: list[Run] = []
    over: list[Run] = []

    def close() -> None:
        for part in (left, right):
            found.extend(groups(part, depth + 1))
            part.clear()

    for run in sorted(page, key=lambda run: run.top):
        if run.right <= gutter or run.left >= gutter:
            if over:
                found.append(_rows(over))
                over.clear()
            (left if run.right <= gutter else right).append(run)
        else:
            close()
            over.append(run)
    if over:
        found.append(_rows(over))
    close()
    return found


def _gutter(page: Sequence[Run], depth: int) -> float | None:
    """Where two columns of prose, or two halves that are columns in their turn, are parted; None if there is one, or a table."""
    if len(page) < 2 * _FEWEST or depth >= _COLUMNS:
        return None
    first, last = min(run.left for run in page), max(run.right for run in page)
    size = median(run.size for run in page)
    width = min(int(last - first) + 1, 10_000)
    steps = [0] * (width + 2)
    for run in page:
        steps[min(max(int(run.left - first), 0), width)] += 1
        steps[min(max(int(run.right - first) + 1, 0), width + 1)] -= 1
    covered, cover = [], 0
    for step in steps:
        cover += step
        covered.append(cover)
    middle = range(width // 6, width - width // 6)
    if not middle:
        return None
    least = min(covered[x] for x in middle)
    x, wide = _widest(covered, middle, least)
    gutter = first + x
    left = [run for run in page if run.right <= gutter]
    right = [run for run in page if run.left >= gutter]
    crossing = len(page) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST or crossing > _CROSSING * len(page) or wide < size / 2:
        return None
    prose = all(
        median(run.right - run.left for run in side) >= max(_FULL * room, _PROSE * size) or _gutter(side, depth + 1) is not None
        for side, room in ((left, gutter - first), (right, last - gutter))
    )
    return gutter if prose else None


def _widest(covered: Sequence[int], middle: range, least: int) -> tuple[float, int]:
    """The middle and the width of the widest stretch that no more than `least` runs cover."""
    best, start = (0.0, 0), -1
    for x in (*middle, middle.stop):
        if x < middle.stop and covered[x] == least:
            start = x if start < 0 else start
        elif start >= 0:
            best = max(best, ((start + x) / 2, x - start), key=lambda stretch: stretch[1])
            start = -1
    return best


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand on one line put together."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom) / 2):
        middle = (run.top + run.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]
