"""Tables that a copy ran together, set up again: row behind row in one line, or cell by cell in lines of their own.

    (RMB in billions) Q2 2022 Q2 2023 YoY Change Loans facilitated 41.5 47.3 14.0 % Loan balance 56.4 63.7 12.9 %
                      └──────── heads ─────────┘ └─── label ────┘ └── values ───┘ └── label ──┘ └── values ───┘

Dates, and perhaps words of change, head the columns; then come labels, each with as many values as there are heads. All else
stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factx.languages.record import Language
from factx.model import Block, Cell, Document

# Two figures side by side, in a line or in two: most texts have no two such places.
_BESIDE = re.compile(r"\d[^\s\d,，。；;!！?？:：]{0,6}(?: (?:[%)]{1,2}|[a-z]{1,8}))?[ \n][-+($€£¥]{0,3} ?\d")
# What stands in no row, nor in the label of the next: a mark that ends a sentence; n.a. and 不适用。 are values.
_STOP = re.compile(r"[.!?;] (?<=[^\W_]{2}..)|。(?=\S)")
_SHORT = 160  # characters of a block that has no figures side by side and may yet be a cell
_ROWS = 2  # of the smallest table


def upright(document: Document, language: Language) -> Document:
    """The document with such tables as cells; a space between two cells becomes a line feed."""
    beside = list(_BESIDE.finditer(document.text))
    rows = [(a.start(), b.start()) for a, b in pairwise(beside) if not _STOP.search(document.text, a.end(), b.start())]
    if not rows:
        return document
    from factx.bind.flat.grid import grids  # few texts come here

    blocks, starts = document.blocks, [block.start for block in document.blocks]
    tabular = {bisect_right(starts, match.start()) - 1 for match in beside}
    number = max((block.cell.table for block in blocks if block.cell), default=-1) + 1
    found: dict[int, list[tuple[int, int, Cell]]] = {}
    for fits, group in groupby(range(len(blocks)), key=lambda i: _may_hold(blocks[i], i in tabular)):
        region = [blocks[i] for i in group]
        if fits and any(region[0].start <= one and other < region[-1].end for one, other in rows):
            for cells in grids(document.text, region, language, _ROWS):
                for one in cells:
                    cell = Cell(number, one.row, one.column, width=one.width)
                    found.setdefault(bisect_right(starts, one.start) - 1, []).append((one.start, one.end, cell))
                number += 1
    if not found:
        return document
    text = list(document.text)
    parted = [part for i, block in enumerate(blocks) for part in (_parted(block, found[i], text) if i in found else (block,))]
    return document._replace(text="".join(text), blocks=tuple(parted))


def _may_hold(block: Block, tabular: bool) -> bool:
    return block.cell is None and block.kind != "title" and (tabular or block.end - block.start <= _SHORT)


def _parted(block: Block, cells: Sequence[tuple[int, int, Cell]], text: list[str]) -> Iterator[Block]:
    """A block as the cells that it holds, and what is left of it."""
    at = block.start
    for start, end, cell in (*cells, (block.end, block.end, None)):
        until = start
        while at < until and text[at].isspace():
            text[at], at = "\n", at + 1
        while until > at and text[until - 1].isspace():
            until -= 1
            text[until] = "\n"
        if at < until:
            yield block._replace(start=at, end=until)
        if cell:
            yield Block("cell", start, end, cell=cell)
        at = end
