"""Word documents: headings, paragraphs, items and tables, without what is deleted, hidden, a note or in the margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factx.cleaners.plain import is_title
from factx.containers._markup import Cell, element, escaped, table
from factx.containers._office import CONTENTS, main_part, properties
from factx.containers._streams import Opening, Stream, too_large
from factx.containers._xml import events
from factx.containers._zipped import MARK, Package
from factx.model import Part

SUFFIXES = (".docx", ".docm")
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange", "sectPr"))
_BREAKS = {"tab": " ", "br": "<br>", "cr": "<br>", "noBreakHyphen": "-"}


def score(head: bytes, name: str) -> int:
    return 90 * (head.startswith(MARK) and (name.endswith(SUFFIXES) or (CONTENTS in head and b"word/" in head)))


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    package = Package(stream, opening)
    reader = _Reader(_headings(package.read("word/styles.xml")), opening.document)
    reader.read(package.read(main_part(package, "word/document.xml")))
    yield Part(reader.markup(), format="html", hints=properties(package.read("docProps/core.xml"), "core"))


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    level: int = 0
    item: bool = False
    hidden: bool = False  # the run that is open
    raised: bool = False
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    width: int = 1
    merged: str = ""  # `restart` where cells below belong to it, `continue` for those
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    heads: int = 0


class _Reader:
    """Paragraphs may stand in cells and in the text boxes of others, tables in cells: both are stacks."""

    def __init__(self, headings: dict[str, int], limit: int) -> None:
        self._headings = headings
        self._limit = self._left = limit
        self._blocks: list[tuple[str, str]] = []  # tag, markup; "" for a table
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []

    def read(self, data: bytes) -> None:
        left_out = 0
        tag = ""
        for what, name, said in events(data):
            if what == "text":
                if tag == "t" and not left_out and self._paragraphs:
                    self._text(name)
            elif what == "start":
                tag = name
                left_out += name in _LEFT_OUT
                if not left_out:
                    self._start(name, said)
            else:
                if not left_out:
                    self._end(name)
                left_out -= name in _LEFT_OUT
                tag = ""

    def markup(self) -> str:
        """All of it; a short first line is the title where no style says what is."""
        blocks = self._blocks
        if blocks and blocks[0][0] == "p" and not any(tag == "h1" for tag, _ in blocks) and is_title(blocks[0][1]):
            blocks = [("h1", blocks[0][1]), *blocks[1:]]
        return "".join(element(tag, text) if tag else text for tag, text in blocks)

    def _text(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        if not paragraph.hidden:
            self._left -= len(text)
            if self._left < 0:
                raise too_large(self._limit)
            paragraph.pieces.append(f"<sup>{escaped(text)}</sup>" if paragraph.raised else escaped(text))

    def _start(self, name: str, said: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        table = self._tables[-1] if self._tables else None
        cell = table.rows[-1][-1] if table and table.rows and table.rows[-1] else None
        value = said.get("val", "")
        match name:
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tbl":
                self._tables.append(_Table())
            case "tr" if table:
                table.rows.append([])
            case "tc" if table and table.rows:
                table.rows[-1].append(_Cell())
            case "gridSpan" if cell:
                cell.width = min(int(value), 1000) if value.isdecimal() else 1
            case "vMerge" if cell:
                cell.merged = value or "continue"
            case "tblHeader" if table and table.heads == len(table.rows) - 1:
                table.heads += 1
            case "r" if paragraph:
                paragraph.hidden = paragraph.raised = False
            case "pStyle" if paragraph:
                paragraph.level = paragraph.level or self._headings.get(value, 0)
            case "outlineLvl" if paragraph and value in "01234":
                paragraph.level = int(value or 0) + 1
            case "numPr" if paragraph:
                paragraph.item = True
            case "vanish" if paragraph:
                paragraph.hidden = value not in ("0", "false")
            case "vertAlign" if paragraph:
                paragraph.raised = value == "superscript"
            case _ if name in _BREAKS and paragraph and not paragraph.hidden:
                paragraph.pieces.append(_BREAKS[name])

    def _end(self, name: str) -> None:
        if name == "p" and self._paragraphs:
            paragraph = self._paragraphs.pop()
            text = "".join(paragraph.pieces)
            if self._tables and (cell := self._cell()):
                cell.pieces.append(text)
            elif text.strip():
                tag = f"h{paragraph.level}" if paragraph.level else "li" if paragraph.item else "p"
                self._blocks.append((tag, text))
        elif name == "tbl" and self._tables:
            done = self._tables.pop()
            if self._tables and (cell := self._cell()):
                cell.pieces += (piece for row in done.rows for inner in row for piece in inner.pieces)
            elif not self._tables:
                self._blocks.append(("", table(_rows(done))))

    def _cell(self) -> _Cell | None:
        rows = self._tables[-1].rows
        return rows[-1][-1] if rows and rows[-1] else None


def _rows(table: _Table) -> Iterator[list[Cell]]:
    """Rows with the cells that go on below told once, with their height."""
    columns: list[dict[int, _Cell]] = []
    for row in table.rows:
        at, placed = 0, {}
        for cell in row:
            placed[at] = cell
            at += cell.width
        columns.append(placed)
    for i, placed in enumerate(columns):
        written: list[Cell] = []
        for at, cell in placed.items():
            if cell.merged == "continue" and i:
                continue
            height = 1
            while cell.merged and i + height < len(columns) and _goes_on(columns[i + height].get(at)):
                height += 1
            text = "<br>".join(piece for piece in cell.pieces if piece.strip())
            written.append(Cell(text, i < table.heads, cell.width, height))
        yield written


def _goes_on(cell: _Cell | None) -> bool:
    return cell is not None and cell.merged == "continue"


def _headings(data: bytes) -> dict[str, int]:
    """Ids of the styles of headings, and their levels; names of built-in styles are English in every edition."""
    found: dict[str, int] = {}
    style = ""
    for what, tag, said in events(data):
        if what != "start":
            continue
        if tag == "style":
            style = said.get("styleId", "")
        elif tag == "name":
            name = said.get("val", "").lower()
            if name == "title":
                found[style] = 1
            elif name.startswith("heading ") and name[8:] in ("1", "2", "3", "4", "5"):
                found[style] = min(int(name[8:]) + 1, 6)
    return found
