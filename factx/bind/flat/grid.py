"""Rows and columns out of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from factx.bind.flat.heads import DATES, Heads, Placed
from factx.bind.flat.lines import ruled
from factx.bind.flat.tokens import Token, Tokens
from factx.languages.record import Language
from factx.model import Block

_LABEL, _HEADED = 100, 300  # characters of the longest label, and of one behind heads
_WIDEST = 40  # columns
_NOTE = re.compile(r"\(?\d{1,2}\)?")
_STOP = re.compile(r"[.!?;] |[。；，]")
_VALUES = frozenset({"value", "year"})


def grids(text: str, blocks: Sequence[Block], language: Language, least: int) -> Iterator[list[Placed]]:
    """The cells of each table in neighbouring blocks that has so many rows."""
    first, read = blocks[0].start, Tokens(text[blocks[0].start : blocks[-1].end], blocks, language)
    dated = list(_dated(read, least))
    taken = {token.block for _, tokens in dated for token in tokens}
    for cells in (*(cells for cells, _ in dated), *ruled(read, language.headers, least, taken)):
        yield sorted(cell._replace(start=cell.start + first, end=cell.end + first) for cell in cells)


def _dated(read: Tokens, least: int) -> Iterator[tuple[list[Placed], list[Token]]]:
    """The cells of each table that dates head, and its tokens from the dates on."""
    grid, at, done = _Grid(read), 0, 0
    while at < len(read.all):
        cells, rows, to = grid.table(at, done) if read.all[at].kind in DATES else ([], 0, at)
        if rows >= least:
            yield cells, read.all[at:to]
            at = done = to
        else:
            at += 1


class _Grid:
    def __init__(self, read: Tokens) -> None:
        self.tokens, self._folded, self._heads = read.all, read.folded, Heads(read)

    def table(self, at: int, done: int) -> tuple[list[Placed], int, int]:
        """The cells of the table whose dates begin at a token, how many rows have values, and the first token behind it; done:
        the first token that no other table has."""
        cells: list[Placed] = []
        rows = row = most = least = 0
        while at < len(self.tokens):
            begin, body, above = at, row, list[Placed]()
            if self.tokens[at].kind in DATES and (head := self._heads.read(at, at if rows else done, self._counts(at))):
                begin, most, least = head.behind, head.most, head.least
                above = [cell._replace(row=cell.row + row) for cell in head.cells]
                body = above[-1].row + 1
            label, values, to = self._row(begin)
            while len(values) > most and _NOTE.fullmatch(self._folded, values[0].start, values[0].end):
                label.append(values.pop(0))  # the number of a note, or the 1 of Tier 1
            whole = most and (len(values) == most or (len(values) >= least and self._lined(begin, to)))
            if not whole or not self._labels(label):
                break
            cells += above
            for block, said in groupby(label, key=lambda token: token.block):
                words = list(said)
                body += block != label[0].block
                cells.append(Placed(words[0].start, words[-1].end, body, 0))
            cells += [Placed(token.start, token.end, body, column) for column, token in enumerate(values, 1)]
            row, rows, at = body + 1, rows + 1, to
        return cells, rows, at

    def _counts(self, at: int) -> list[int]:
        """How many values the next two rows have."""
        _, values, to = self._row(at)
        return [len(values), len(self._row(to)[1])]

    def _row(self, at: int) -> tuple[list[Token], list[Token], int]:
        """The label that begins at a token, the values behind it, and the token behind these; a figure alone in its line's midst
        is a part of the label (90 days past due). A label is sought no further than one can reach."""
        tokens, first = self.tokens, at
        while True:
            while at < len(tokens) and tokens[at].kind != "value" and tokens[at].start - tokens[first].start <= _HEADED:
                at += 1
            to = at
            while to < len(tokens) and tokens[to].kind in _VALUES and to - at < _WIDEST:
                to += 1
            alone = to - at == 1 and to < len(tokens) and tokens[to].block == tokens[at].block
            if not alone or tokens[to].start - tokens[first].start > _LABEL:
                return tokens[first:at], tokens[at:to], to
            at = to

    def _lined(self, at: int, to: int) -> bool:
        """Whether some tokens are a line, so that values which are not there were left out at its end."""
        edges = [token.block for token in self.tokens[max(at - 1, 0) : at]], [token.block for token in self.tokens[to : to + 1]]
        own = {self.tokens[at].block, self.tokens[to - 1].block}
        return len(own) == 1 and not own & {*edges[0], *edges[1]}

    def _labels(self, label: Sequence[Token]) -> bool:
        """Whether some tokens can be a label: short, and no sentence."""
        said = self._folded[label[0].start : label[-1].end] if label else ""
        return 0 < len(said) <= _LABEL and not _STOP.search(said) and any(character.isalpha() for character in said)
