"""Markdown, as blogs, notes and reader dumps write it: marks dropped, what a reader would see kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factx.cleaners import columns
from factx.cleaners.frontmatter import front_matter
from factx.cleaners.plain import bylines, written_lines
from factx.cleaners.webpage.cues import BLOCKS
from factx.cleaners.wrapping import broken, continues, spaced
from factx.cleaners.writer import Writer
from factx.languages import either
from factx.languages.stamps import STAMPS
from factx.model import Cell, Cleaned, Hint

NAME = "markdown"
SUFFIXES = (".md", ".markdown", ".mdown")
_SIGNS = re.compile(
    r"^(?:#{1,6} |\s{0,3}[-*+] |\||> ?|```|\d{1,2}\. )|\]\(|\*\*[^*\n]{1,80}\*\*|^(?:URL Source|Markdown Content):", re.M
)
# Patterns are strings: `re` compiles one when it is first used, and keeps it, so that other formats do not pay for Markdown.
_HEADING = r"(#{1,6})(?:\s+|$)"
_ITEM = r"(?:[-*+•]|\d{1,3}[.)])\s+"
_RULE = r"([-*_=])(?:\s*\1){2,}\s*$"
_UNDERLINE = r"(?:={2,}|-{3,})$"
_UNDERLINED = 60  # characters; a longer line above dashes is a paragraph
_DELIMITER = r"\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*$"
_BOLD = r"(\*\*|__)[^*_]{1,60}\1$"
_DATED = rf"\d{{4}}(?:[-/.]|{either(STAMPS, 'spelled')})|https?:|[:：]"
_HEAD = r"(?i)(Title|URL Source|Published Time|Markdown Content|Source URL|Author|Byline|Date)\s*:\s*(.*)$"
_HEAD_FIELDS = {
    "title": "title", "url source": "address", "source url": "address", "published time": "published", "date": "published",
    "author": "author", "byline": "author",
}  # fmt: skip
_HEAD_LINES = 12
# What a line holds besides text. Repeats are bounded, so that a line of a million brackets takes no longer than it should.
_INLINE = r"""(?x)
    \\(?P<escaped>[!-/:-@\[-`{-~])
  | (?P<drop> \[\^[^\[\]\s]{1,20}\]:?
            | !\[[^\[\]\n]{0,300}\]\([^()\n]*+\) | \[(?=!\[) | \[(?=[^\[\]\n]{0,300}\]\() | \]\([^()\n]*+\)
            | <?https?://[^\s<>()\[\]，。；、）】"']+>?
            | \*{2,3} | ~~ | `{1,3} | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w) )
  | </?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>\n]{0,1000}>
  | (?P<comment><!--)
  | (?P<star>\*)
"""
_STAR = r"(?<![\\*])(?<!\d(?=\*\d))\*(?!\*|ST)"


def score(source: str, name: str) -> int:
    """Its signs at the beginning of lines."""
    head = front_matter(source)
    found = len(_SIGNS.findall(source[head.body : head.body + 5000]))
    return min(90, 14 * found + 12 * bool(head.body) + 15 * name.lower().endswith(SUFFIXES))


def clean(source: str) -> Cleaned:
    head = front_matter(source)
    reader = _Reader(source, bool(head.title[1]))
    head.write_title(reader.writer)
    lines = written_lines(source, head.body)
    reader.read(lines)
    bare = [(text.strip("*_# "), at, end) for text, at, end in lines]
    return reader.writer.cleaned(head.hints + tuple(reader.hints) + bylines(bare))


class _Reader:
    """Reads line by line; `kind` is that of the open block."""

    def __init__(self, source: str, titled: bool) -> None:
        self.source = source
        self.writer = Writer(source, entities=True)
        self.hints: list[Hint] = []
        self._titled = titled
        self._kind = "paragraph"
        self._before = ""
        self._fenced = False
        self._table, self._row = -1, -1

    def read(self, lines: list[tuple[str, int, int]]) -> None:
        is_broken = broken([text for text, _, _ in lines])
        heads = True
        until = 0
        for i, (text, start, end) in enumerate(lines):
            if i < until:
                continue
            if not self._fenced and "|" not in text and (pasted := columns.table(lines, i))[0]:
                self._pasted(pasted[0])
                until = i + pasted[1]
                continue
            following = lines[i + 1][0] if i + 1 < len(lines) else ""
            if text.startswith(("```", "~~~")):
                self._fenced = not self._fenced
                self._end()
            elif self._fenced or not text:
                self._end()
                self._row = -1
                self.writer.write(start, end)
                self._end()
            elif heads and i < _HEAD_LINES and (head := re.match(_HEAD, text)):
                self._head(head, start)
            else:
                heads = heads and not self._titled and i < 2
                self._line(text, start, end, following, is_broken)
        self._end()

    def _line(self, text: str, start: int, end: int, following: str, is_broken: bool) -> None:
        if text[0] == "|" or ("|" in text and (self._row >= 0 or ("-" in following and re.match(_DELIMITER, following)))):
            self._cells(text, start, following)
            return
        self._row = -1
        quoted = len(text) - len(text.lstrip("> "))
        if ">" not in text[:quoted]:
            quoted = 0
        start, text = start + quoted, text[quoted:]
        kind = "quote" if quoted else "paragraph"
        underlined = self.writer.blank and len(text) <= _UNDERLINED and re.match(_UNDERLINE, following)
        heading, item = re.match(_HEADING, text), re.match(_ITEM, text)
        if re.match(_RULE, text) or not text:
            self._end()
        elif heading:
            self._end()
            self._inline(start + heading.end(), start + len(text.rstrip("# ")))
            self._heading(len(heading[1]))
        elif underlined and not item:
            self._inline(start, end)
            self._heading(1 if following[0] == "=" else 2)
        elif re.match(_BOLD, text) and not re.search(_DATED, text):
            self._end()
            self._inline(start, end)
            self._heading(4)
        else:
            if not item and continues(self._before, text, is_broken):
                if spaced(self._before, text):
                    self.writer.space(start - 1, start)
            else:
                self._end()
                self._kind = "item" if item else kind
            self._inline(start + (item.end() if item else 0), end)
            self._before = text

    def _heading(self, level: int) -> None:
        title = level == 1 and not self._titled
        if self.writer.close("title" if title else "heading", level):
            self._titled = True

    def _head(self, head: re.Match[str], at: int) -> None:
        """A line `Title: ...` that a reader service put before the page."""
        field = _HEAD_FIELDS.get(head[1].lower())
        if field and head[2]:
            self.hints.append(Hint(field, head[2], f"head:{head[1].lower()}", at + head.start(2)))
            if field == "title":
                self._end()
                self.writer.write(at + head.start(2), at + head.end(2))
                self._heading(1)

    def _cells(self, text: str, start: int, following: str) -> None:
        self._end()
        if "-" in text and re.match(_DELIMITER, text):
            return
        if self._row < 0:
            self._table += 1
        self._row += 1
        header = self._row == 0 and "-" in following and bool(re.match(_DELIMITER, following))
        at = start + text.startswith("|")
        column = 0
        for cut in [start + m.start() for m in re.finditer(r"(?<!\\)\|", text) if m.start()] + [start + len(text)]:
            if at < cut:
                self._inline(at, cut, "cell", Cell(self._table, self._row, column, header))
            column, at = column + 1, cut + 1

    def _pasted(self, rows: Sequence[Sequence[columns.Line]]) -> None:
        """A table without marks of Markdown."""
        self._end()
        self._table, self._row = self._table + 1, -1
        for start, end, cell in columns.cells(rows, self._table):
            self._inline(start, end, "cell", cell)

    def _inline(self, start: int, end: int, kind: str = "", cell: Cell | None = None) -> None:
        """The text of a line without its marks; block tags end the block."""
        writer, at = self.writer, start
        closed = True
        emphasis = _emphasis(self.source, start, end) if "*" in self.source[start:end] else ()
        for mark in re.compile(_INLINE).finditer(self.source, start, end):
            if mark.start() < at or (mark["star"] and mark.start() not in emphasis):
                continue
            if mark["comment"]:
                after = self.source.find("-->", mark.end(), end) if closed else -1
                if after < 0:  # and no later one ends either
                    closed = False
                    continue
                writer.write(at, mark.start())
                at = after + 3
                continue
            writer.write(at, mark.start())
            at = mark.end()
            if mark["escaped"]:
                writer.replace(mark["escaped"], mark.start(), at)
            elif mark["tag"] and (mark["tag"].lower() in BLOCKS or mark["tag"].lower() == "br"):
                if cell:
                    writer.space(mark.start(), at)
                else:
                    writer.close(self._kind)
        writer.write(at, end)
        if cell:
            writer.close(kind, cell=cell)

    def _end(self) -> None:
        self.writer.close(self._kind)
        self._kind, self._before = "paragraph", ""


def _emphasis(source: str, start: int, end: int) -> set[int]:
    """Where single stars stand in pairs and mark emphasis: `*so*`, not 2*3, and not the star of *ST, which marks a share."""
    paired: set[int] = set()
    opened = -1
    for star in re.compile(_STAR).finditer(source, start, end):
        at = star.start()
        before, after = source[at - 1 : at] if at > start else " ", source[at + 1] if at + 1 < end else " "
        if after.isspace() and before.isspace():
            continue
        if opened >= 0 and not before.isspace() and (before.isalnum() or not after.isalnum()):
            paired |= {opened, at}
            opened = -1
        elif not after.isspace() and (after.isalnum() or not before.isalnum()):
            opened = at
    return paired
