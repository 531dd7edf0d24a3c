"""Plain text: every line a paragraph, but for lines that were wrapped."""

from __future__ import annotations

import re

from factx.cleaners import columns
from factx.cleaners.frontmatter import front_matter
from factx.cleaners.wrapping import broken, continues, spaced
from factx.cleaners.writer import Writer
from factx.languages.pages import PAGES
from factx.model import Cleaned, Hint
from factx.text import fold

NAME = "plain"
SUFFIXES = (".txt", ".text")
# A line ends at a line feed; two full-width spaces within one are the indent of a new paragraph whose line end was lost.
_LINE = re.compile(r"(?:[^\r\n\u3000]++|\u3000(?!\u3000))+|\r\n?|\n")
_BULLET = re.compile(r"\s*[•●·▪■◆*-]\s+")
_OPENERS = frozenset(words.rstrip(":") for page in PAGES for words in page.openers)
_TEASED = 24  # characters within which a line says that it leads elsewhere (Read next: …)
_TITLE = 90  # characters in the longest title, full-width ones counted twice
_EDGE = 15  # lines at the beginning where a byline may stand, and a third as many at the end
_SHORT = 120
_DATELINE = 90


def score(source: str, name: str) -> int:
    """What no other format wants."""
    return 15 + 10 * name.lower().endswith(SUFFIXES)


def clean(source: str) -> Cleaned:
    head = front_matter(source)
    writer = Writer(source)
    head.write_title(writer)
    lines = list(written_lines(source, head.body))
    is_broken = broken([text for text, _, _ in lines])
    titled = bool(head.title[1])
    before = ""
    tables = until = 0
    for i, (text, start, end) in enumerate(lines):
        if i < until:
            continue
        rows, taken = columns.table(lines, i)
        if rows:
            if before:
                writer.close(_kind(before))
            for first, last, cell in columns.cells(rows, tables):
                writer.write(first, last)
                writer.close("cell", cell=cell)
            before, tables, until = "", tables + 1, i + taken
            continue
        if before and text and not _BULLET.match(text) and continues(before, text, is_broken) and titled:
            if spaced(before, text):
                writer.space(start - 1, start)
        elif before:
            writer.close(_kind(before))
        if text:
            writer.write(start, end)
            if not titled:
                titled = True
                if is_title(text) and any(later for later, _, _ in lines[i + 1 : i + 9]):
                    writer.close("title", 1)
                    text = ""
        before = text
    if before:
        writer.close(_kind(before))
    return writer.cleaned(head.hints + bylines(lines))


def written_lines(source: str, start: int) -> list[tuple[str, int, int]]:
    """Lines as (text, start, end), stripped; a blank line has the text "", and so has one that only leads elsewhere."""
    lines: list[tuple[str, int, int]] = []
    fresh = True
    for match in _LINE.finditer(source, start):
        text = match[0].strip()
        if _teases(text):
            text = ""
        if match[0][0] in "\r\n":
            if fresh:
                lines.append(("", match.start(), match.start()))
            fresh = True
        elif text or match[0].strip("\r\n"):
            if not fresh:
                lines.append(("", match.start(), match.start()))
            at = match.start() + (match[0].index(text) if text else 0)
            lines.append((text, at, at + len(text)))
            fresh = False
    return lines


def _teases(text: str) -> bool:
    """Whether a line tells what else there is to read (Read next: …, **相关阅读：**…)."""
    lead, mark, _ = fold(text[:_TEASED]).lstrip("*_>#-[( ").partition(":")
    return bool(mark) and lead.rstrip("*_ ") in _OPENERS


def is_title(text: str) -> bool:
    """Whether a first line reads like a title: short, and no sentence."""
    width = sum(1 if char.isascii() else 2 for char in text[: _TITLE + 1])
    return width <= _TITLE and "。" not in text and text[-1] not in ".,;:，；：、"


def bylines(lines: list[tuple[str, int, int]]) -> tuple[Hint, ...]:
    """Short lines with figures at both ends of the text, and how its first paragraphs begin."""
    shown = [line for line in lines if line[0]]
    tail = max(len(shown) - _EDGE // 3, 0)
    found = []
    for i, (text, start, _) in enumerate(shown):
        if i < _EDGE or i >= tail:
            short = len(text) <= _SHORT
            if short or i < _EDGE:
                found.append(Hint("published", text if short else text[:_DATELINE], "byline" if short else "dateline", start))
    return tuple(found)


def _kind(text: str) -> str:
    return "item" if _BULLET.match(text) else "paragraph"
