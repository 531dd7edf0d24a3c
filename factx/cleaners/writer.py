"""Puts visible text together, block by block, and remembers where in the source every stretch of it stands."""

from __future__ import annotations

import re

from factx.model import Block, Cell, Cleaned, Hint, Offsets

# Zero-width characters, soft hyphens, byte order marks: invisible, and they must not break a number.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# White space to be folded: all but one plain space between words, which may stay in its stretch (twice as fast in English).
_FOLDED = rf"(?:[^\S ]|[{INVISIBLE}]| (?=[\s{INVISIBLE}&]))[\s{INVISIBLE}]*"
_FOLDED_OR_ENTITY = rf"{_FOLDED}|&#?\w{{1,32}};?"
_ENTITY = re.compile(r"&#?\w{1,32};?")
_DROP_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
_COMMON = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&shy;": "", "&ldquo;": "“",
           "&rdquo;": "”", "&middot;": "·", "&mdash;": "—", "&ensp;": " ", "&emsp;": " ", "&zwnj;": "", "&#160;": " "}


def unescape(entity: str) -> str:
    """The characters an entity stands for; the entity itself if it is none."""
    known = _COMMON.get(entity)
    if known is None:
        from html import unescape as decode  # its table of 2,200 names is only paid for where a rare one occurs

        known = decode(entity)
    return known


def decoded(text: str) -> str:
    """Entities decoded, white space folded."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return " ".join(text.split())


class Writer:
    """Collects blocks. `entities`: the source writes characters as `&name;`.

    `write(start, end)` adds a stretch of the source to the open block: white space folded to one space and dropped at the edges,
    invisible characters dropped, entities decoded. `close(...)` ends the block, if it has any text.
    """

    def __init__(self, source: str, entities: bool = False) -> None:
        self.source = source
        self._entities = entities
        self._special = re.compile(_FOLDED_OR_ENTITY if entities else _FOLDED)
        self._parts: list[str] = []
        self._length = 0
        self._rows: tuple[list[int], list[int], list[int]] = ([], [], [])
        self._even = -1  # source end of the last stretch if it maps character for character
        self._opened = 0  # text position where the open block begins
        self._gap: tuple[int, int] | None = None  # white space seen but not yet owed
        self._blocks: list[Block] = []

    @property
    def blank(self) -> bool:
        """Whether the open block has no text yet."""
        return self._length == self._opened

    def write(self, start: int, end: int) -> None:
        written = self.source[start:end]
        text = written.lstrip()
        inner = end - len(text)
        if inner > start:
            self.space(start, inner)
        text = text.rstrip()
        last = inner + len(text)
        if text.isprintable() and "  " not in text and not (self._entities and "&" in text):  # most stretches
            if text:
                self._put(text, inner, last)
        else:
            self._fold(text, inner)
        if last < end:
            self.space(last, end)

    def _fold(self, text: str, start: int) -> None:
        """Add a stretch that is not all plain characters."""
        done = 0
        for match in self._special.finditer(text):
            a, b = match.span()
            if a > done:
                self._put(text[done:a], start + done, start + a)
            done = b
            if text[a] == "&":
                self.replace(unescape(match[0]), start + a, start + b)
            elif match[0].strip(INVISIBLE):
                self.space(start + a, start + b)
        if done < len(text):
            self._put(text[done:], start + done, start + len(text))

    def replace(self, text: str, start: int, end: int) -> None:
        """Add other characters for a stretch of the source."""
        text = text.translate(_DROP_INVISIBLE)
        if text.isspace():
            self.space(start, end)
        elif text:
            self._put(" ".join(text.split()), start, end)

    def space(self, start: int, end: int) -> None:
        """White space: one space, if text stands before and after it in this block."""
        if self._gap is None and self._length > self._opened:
            self._gap = start, end

    def close(self, kind: str, level: int = 0, cell: Cell | None = None) -> bool:
        """End the open block. False if it was empty, and nothing was added."""
        self._gap = None
        if self.blank:
            return False
        self._blocks.append(Block(kind, self._opened, self._length, level, cell))
        last = self._rows[2][-1]
        self._append("\n", last, last)
        self._opened = self._length
        return True

    def cleaned(self, hints: tuple[Hint, ...] = ()) -> Cleaned:
        """The whole; an open block is closed as a paragraph."""
        self.close("paragraph")
        if self._blocks:  # the line feed after the last block separates nothing
            self._parts.pop()
            self._length -= 1
            for row in self._rows:
                row.pop()
        text, start, end = self._rows
        offsets = Offsets(tuple(text), tuple(start), tuple(end), self._length)
        return Cleaned("".join(self._parts), offsets, tuple(self._blocks), hints)

    def _put(self, text: str, start: int, end: int) -> None:
        if text[0] == " " and (self._gap or self.blank):  # after an entity that is white space
            text, start = text[1:], start + 1
        if self._gap:
            gap, self._gap = self._gap, None
            self._append(" ", *gap)
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        even = end - start == len(text)
        if not (even and start == self._even):
            rows = self._rows
            rows[0].append(self._length)
            rows[1].append(start)
            rows[2].append(end)
        else:
            self._rows[2][-1] = end
        self._even = end if even else -1
        self._parts.append(text)
        self._length += len(text)
