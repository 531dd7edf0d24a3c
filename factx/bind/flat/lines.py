"""Tables whose cells stand each in a line of its own, whatever heads them: names and metrics, quarters and metrics.

    Vendor │ Shipments (million) │ Market share ║ Transsion │ 9.0 │ 47% ║ Samsung │ 4.1 │ 21% ║ ...
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from factx.bind.flat.heads import Placed
from factx.bind.flat.tokens import Token, Tokens
from factx.languages.headers import Headers

_WORDS, _VALUE, _PROSE = "w", "v", "x"
_HEAD = 60  # characters of the longest head or label
_FEWEST = 2  # columns of figures


def ruled(read: Tokens, headers: Headers, least: int, taken: Collection[int]) -> Iterator[list[Placed]]:
    """The cells of each table of at least so many rows, in blocks that are not taken."""
    lines = [list(line) for _, line in groupby(read.all, key=lambda token: token.block)]
    kinds = "".join(_PROSE if line[0].block in taken else _kind(line) for line in lines)
    corners = {*headers.neutral, *headers.owners, *headers.places, *headers.sectors}
    at = 0
    while (at := kinds.find(_WORDS + _VALUE * _FEWEST, at)) >= 0:
        wide = len(kinds) - at - 1 - len(kinds[at + 1 :].lstrip(_VALUE))
        row, first, end = _WORDS + _VALUE * wide, at - wide, at
        while kinds.startswith(row, end) and not kinds.startswith(_VALUE, end + len(row)):
            end += len(row)
        rows = (end - at) // len(row)
        if rows >= least and first >= 0 and kinds[first:at] == _WORDS * wide:
            corner = first > 0 and read.folded[lines[first - 1][0].start : lines[first - 1][-1].end] in corners
            cells = [] if not corner else [Placed(lines[first - 1][0].start, lines[first - 1][-1].end, 0, 0)]
            for i, line in enumerate(lines[first:end], 1):
                cells.append(Placed(line[0].start, line[-1].end, *divmod(i, wide + 1)))
            yield cells
        at = max(end, at + 1)


def _kind(line: list[Token]) -> str:
    """Whether a line is a value, words that may be a head, or prose; a year alone is the label of a row."""
    if len(line) == 1 and line[0].kind == "value":
        return _VALUE
    return _WORDS if line[-1].end - line[0].start <= _HEAD else _PROSE
