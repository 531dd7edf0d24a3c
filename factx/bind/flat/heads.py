"""What heads the columns of a table that a copy ran together: a row of dates, and of words of change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from factx.bind.flat.tokens import Token, Tokens

DATES = frozenset({"date", "year"})
Span = tuple[int, int]

_COLUMNS = 2  # of the smallest table
_ABOVE = 3  # lines above the dates that may belong to them...
_WORDS = 40  # ... and words in these; and the longest row of heads
_DIGITS, _LETTERS = re.compile(r"[\d〇零一二三四五六七八九十]+"), re.compile(r"[^\W\d_]+")


class Placed(NamedTuple):
    """Where a cell stands in the text and in its table."""

    start: int
    end: int
    row: int
    column: int
    width: int = 1


class Head(NamedTuple):
    """The cells of heads, the last of them in their lowest row; behind: the first token that is none of them; most, least: how
    many values a row below them has, fewer than the most only in a line of its own."""

    cells: list[Placed]
    behind: int
    most: int
    least: int


class Heads:
    """Reads the heads that begin at a token."""

    def __init__(self, read: Tokens) -> None:
        self._read, self._tokens, self._folded = read, read.all, read.folded

    def read(self, first: int, done: int, counts: Sequence[int]) -> Head | None:
        """The heads that begin with a date; None if the rows behind them, which have so many values, have not as many. done: the
        first token that may stand above them."""
        heads = list(self._row(first))
        last = max(i for i, head in enumerate(heads) if head[0].kind != "change") + 1
        dates, over = self._dated(heads[:last])
        behind = first + sum(map(len, heads[:last]))
        for count in sorted(set(counts), reverse=True):
            said = heads[last : last + max(count - len(dates), 0)]
            told = len(dates) + len(said)
            above = list(self._above(first, done, told, count == told + 1))
            if min(counts) and _COLUMNS <= count == max([told, *(cell.column for cell in above)]):
                cells = _stacked(above, over)
                columns = [*dates, *((head[0].start, head[-1].end) for head in said)]
                cells = _stacked(cells, [Placed(start, end, 0, column) for column, (start, end) in enumerate(columns, 1)])
                least = max(_COLUMNS, min(len(dates), count))
                return self._stated(Head(cells, behind + sum(map(len, said)), count, least))
        return None

    def _row(self, at: int) -> Iterator[list[Token]]:
        """The dates that stand in a row from a token on, and the words of change among and behind them, head by head."""
        last: list[Token] = []
        for token in takewhile(lambda token: token.kind in {*DATES, "change"}, islice(self._tokens, at, at + _WORDS)):
            if last and token.kind == "change" == last[0].kind and not self._read.anew(last, token):
                last.append(token)
            else:
                if last:
                    yield last
                last = [token]
        yield last

    # ------------------------------------------------------------ dates
    def _dated(self, heads: Sequence[Sequence[Token]]) -> tuple[list[Span], list[Placed]]:
        """The columns of some heads, and what stands over several of them (Three Months Ended June 30, │ 2023 │ 2022)."""
        columns: list[Span] = []
        over: list[Placed] = []
        for changes, group in groupby(heads, key=lambda head: head[0].kind == "change"):
            lines = [list(line) for _, line in groupby(group, key=lambda head: head[0].block)]
            while len(lines) > 1 and len(lines[0]) == len(lines[1]) > 1:  # 2024年 │ 2023年, and below 6月30日 │ 12月31日
                over += [Placed(head[0].start, head[-1].end, 0, len(columns) + i) for i, head in enumerate(lines.pop(0), 1)]
            spans = [(head[0].start, head[-1].end) for line in lines for head in line]
            leads: list[Span] = [] if changes else self._led(spans)
            width = len(spans) // max(len(leads), 1)
            over += [Placed(*lead, 0, len(columns) + 1 + i * width, width) for i, lead in enumerate(leads)]
            columns += spans
        return columns, over

    def _led(self, dates: list[Span]) -> list[Span]:
        """What stands over dates and belongs to several of them, taken away from their front; none if they are all alike."""
        shape, size = self._shape(dates[-1]), self._folded.count(" ", *dates[-1]) + 1
        leads = list(takewhile(lambda date: self._shape(date) != shape, dates))
        if not leads:
            return []
        start, end = leads[-1]
        cut = start + len(self._folded[start:end].rsplit(" ", size)[0])
        own: list[Span] = []
        if cut < end and self._shape((cut + 1, end)) == shape:
            leads[-1], own = (start, cut), [(cut + 1, end)]
        body = [*own, *dates[len(leads) :]]
        if any(self._shape(date) != shape for date in body) or len(body) < _COLUMNS or len(body) % len(leads):
            return []
        dates[:] = body
        return leads

    def _shape(self, span: Span) -> str:
        """How a date is written, whichever it is."""
        return _LETTERS.sub("a", _DIGITS.sub("0", self._folded[slice(*span)]))

    # ------------------------------------------------------------ above and below
    def _above(self, first: int, done: int, dates: int, changed: bool) -> Iterator[Placed]:
        """What stands in the lines above dates and belongs to their columns: a length of time to all, a change to the next."""
        near = self._tokens[max(done, first - _WORDS) : first]
        tokens = [token for token in near if token.block >= self._tokens[first].block - _ABOVE]
        begun = next((i for i, token in enumerate(tokens) if token.spans), len(tokens))
        line = 0
        for (block, change), group in groupby(tokens[begun:], key=lambda token: (token.block, token.kind == "change")):
            said = list(group)
            if change and changed:
                yield Placed(said[0].start, said[-1].end, line, dates + 1)
            elif not change:
                yield Placed(said[0].start, said[-1].end, line, 1, dates)
            line += block != tokens[-1].block

    def _stated(self, head: Head) -> Head:
        """Heads with the units below them: one for each column (RMB │ RMB │ US$), or one in brackets for all."""
        cells, at = head.cells, head.behind
        units = list(takewhile(lambda token: token.kind == "unit", self._tokens[at : at + head.most]))
        if head.least <= len(units):
            cells = _stacked(cells, [Placed(token.start, token.end, 0, column) for column, token in enumerate(units, 1)])
            at += len(units)
        if end := self._read.unit(self._tokens[at].start):  # 2023 2022 (in thousands)
            inner = list(takewhile(lambda token: token.end <= end, self._tokens[at : at + _WORDS]))
            cells = _stacked(cells, [Placed(inner[0].start, end, 0, 0)])
            at += len(inner)
        return head._replace(cells=cells, behind=at)


def _stacked(above: Sequence[Placed], below: Sequence[Placed]) -> list[Placed]:
    """Cells with others in the rows below theirs."""
    rows = above[-1].row + 1 if above else 0
    return [*above, *(cell._replace(row=cell.row + rows) for cell in below)]
