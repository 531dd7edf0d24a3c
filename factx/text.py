"""Length-preserving folds, sentences and clauses, lines: what every stage needs to know about plain text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from factx.languages.han import SIMPLIFIED, TRADITIONAL
from factx.languages.shortened import SHORTENED


@cache
def _table() -> dict[int, int]:
    """Full-width to ASCII, Traditional to Simplified, capitals to small; one character to one character."""
    table = {**dict.fromkeys((0x3000, 0xA0, 0x2007, 0x2009, 0x202F), 0x20), **{c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}}
    for source, target in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        table[ord(source)] = ord(target)
    table.update({ord(a): ord(b) for a, b in zip("，：；？！（）％＄￥～", ",:;?!()%$¥~", strict=True)})
    table.update({ord(a): ord(b) for a, b in zip("‘’“”−–﹣", "''\"\"---", strict=True)})
    for c in range(0x41, 0x5B):
        table[c] = c + 32
        table[c + 0xFEE0] = c + 32
    return table


def fold(text: str) -> str:
    """The text as rules see it, of the same length: full-width to ASCII, Traditional to Simplified, Latin letters small.

    `，` and `,` become one; `。`, `、` and `《》` stay. Positions in the fold are positions in the text.
    """
    return text.translate(_table())


class Lines:
    """1-based line numbers of offsets in a text; `\\n`, `\\r\\n` and a lone `\\r` end a line."""

    def __init__(self, text: str) -> None:
        self._starts = [0] + [m.end() for m in re.finditer(r"\r\n?|\n", text)]

    def at(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


# What stands before a full stop that ends no sentence; a look behind has one length.
_NO_END = "".join(rf"(?<!\b(?:{'|'.join(group)})\.)" for _, group in groupby(sorted(SHORTENED, key=len), len))
# A full stop ends a sentence only before white space or the end, and not after a single capital or a shortened word: 1.8亿, U.S.
# and Co. must stay whole. The fold has made ！？；full-width marks ASCII already.
# Short brackets are matched first: ($186m; 143m euros) cuts nothing.
# It begins with a class of characters, which is searched for five times as fast as anything else.
_SENTENCE = re.compile(r"[(\n。!?;….](?:(?<=\()[^()\n]{0,80}\)|(?<=\n)|(?<=[。!?;…])[。!?;…]*[\"'」』)】]*|"
                       rf"(?<=\.)(?<![ .][a-z]\.){_NO_END}(?=[\"')]*(?:\[\d{{1,3}}\])*(?:\s|$))[\"')]*(?:\[\d{{1,3}}\])*)")
# Brackets are matched first, so that a comma inside them cuts nothing.
_CLAUSE = re.compile(r"\([^()\n]{0,80}\)|,(?!\d{3}(?!\d))|[:：]|——|--|\s-\s")


def sentences(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of folded text within `[start, end)`, closing marks included, surrounding space left out."""
    end = len(folded) if end is None else end
    at = start
    for match in _SENTENCE.finditer(folded, start, end):
        if match[0][0] == "(":
            continue
        yield from _trimmed(folded, at, match.end())
        at = match.end()
    yield from _trimmed(folded, at, end)


def clauses(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the clauses of one sentence: cut at commas, colons and dashes, never inside 1,234 or brackets."""
    at = start
    for match in _CLAUSE.finditer(folded, start, end):
        if match.end() < end and match[0][0] != "(":
            yield at, match.end()
            at = match.end()
    yield at, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
