"""Excel workbooks: each sheet under its name, its tables parted by empty rows, cells as a reader sees them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby

from factx.containers import _numbers
from factx.containers._markup import Cell, element, escaped, table
from factx.containers._office import CONTENTS, main_part, properties, targets
from factx.containers._streams import Opening, Refused, Stream, too_large
from factx.containers._xml import events
from factx.containers._zipped import MARK, Package
from factx.model import Part

SUFFIXES = (".xlsx", ".xlsm")

Place = tuple[int, int]  # row, column
_COLUMNS = 1 << 14
_CELLS = 1 << 22  # of a table, empty ones included: a few far apart must not make one of a thousand million


def score(head: bytes, name: str) -> int:
    return 90 * (head.startswith(MARK) and (name.endswith(SUFFIXES) or (CONTENTS in head and b"xl/" in head)))


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    package = Package(stream, opening)
    book = main_part(package, "xl/workbook.xml")
    pointed = targets(package, book)
    by_kind = dict(pointed.values())
    shown = list(_strings(package.read(by_kind.get("sharedStrings", ""))))
    names, since = _sheets(package.read(book))
    formats = _numbers.formats(package.read(by_kind.get("styles", "")), since)
    found: list[str] = []
    left = opening.document
    for title, relation in names:
        cells, merged = _cells(package.read(pointed.get(relation, ("", ""))[1]), shown, formats)
        left -= sum(map(len, cells.values()))  # a text that many cells share is told once in the file
        if left < 0:
            raise too_large(opening.document)
        if cells:
            found.append(element("h2", escaped(title)))
            found += _tables(cells, merged)
    yield Part("".join(found), format="html", hints=properties(package.read("docProps/core.xml"), "core"))


def _sheets(data: bytes) -> tuple[list[tuple[str, str]], bool]:
    """The sheets that are shown, as name and relation; whether days are counted since 1904."""
    found, since = [], False
    for what, tag, said in events(data):
        if what == "start" and tag == "sheet" and said.get("state", "visible") == "visible":
            found.append((said.get("name", ""), said.get("id", "")))
        elif what == "start" and tag == "workbookPr":
            since = said.get("date1904") in ("1", "true")
    return found, since


def _strings(data: bytes) -> Iterator[str]:
    """The texts that cells share, without the readings of their characters."""
    pieces: list[str] = []
    tag, reading = "", False
    for what, name, _ in events(data):
        if what == "text":
            if tag == "t" and not reading:
                pieces.append(name)
        elif what == "start":
            tag = name
            reading = reading or name == "rPh"
        else:
            tag = ""
            reading = reading and name != "rPh"
            if name == "si":
                yield "".join(pieces)
                pieces.clear()


def _cells(data: bytes, shown: list[str], formats: list[_numbers.Format]) -> tuple[dict[Place, str], dict[Place, Place]]:
    """What stands in the cells that are shown, and how many rows and columns the merged ones reach over."""
    cells: dict[Place, str] = {}
    merged: dict[Place, Place] = {}
    hidden = bytearray(_COLUMNS)
    here, kind, style, tag, pieces, row, covered = (0, 0), "", 0, "", [""], 0, False
    for what, name, said in events(data):
        if what == "text":
            if tag in ("v", "t"):
                pieces.append(name)
        elif what == "end":
            tag = ""
            if name == "c" and not covered and not hidden[here[1] % _COLUMNS]:
                text = _shown("".join(pieces), kind, style, shown, formats)
                if text.strip():
                    cells[here] = " ".join(text.split())
        else:
            tag = name
            match name:
                case "col" if said.get("hidden") in ("1", "true"):
                    first, last = int(said["min"]) - 1, min(int(said["max"]), _COLUMNS)
                    hidden[first:last] = b"\1" * (last - first)
                case "row":
                    row = int(said.get("r", row + 1))
                    covered = said.get("hidden") in ("1", "true")
                    here = row - 1, -1
                case "c":
                    here = _place(said["r"]) if "r" in said else (here[0], here[1] + 1)
                    kind, style, pieces = said.get("t", "n"), int(said.get("s", 0)), []
                case "mergeCell":
                    corner, _, other = said.get("ref", "").partition(":")
                    top, end = _place(corner), _place(other or corner)
                    merged[top] = end[0] - top[0] + 1, end[1] - top[1] + 1
    return cells, merged


def _shown(text: str, kind: str, style: int, shown: list[str], formats: list[_numbers.Format]) -> str:
    if kind == "s":
        return shown[int(text)] if text.strip() else ""
    if kind == "n" and style < len(formats):
        return _numbers.written(text, formats[style])
    return "" if kind in ("b", "e") else text


def _place(reference: str) -> Place:
    """B3 as (2, 1)."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper()[:3]:
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :] or 1) - 1, column - 1


def _tables(cells: dict[Place, str], merged: dict[Place, Place]) -> Iterator[str]:
    """The cells as tables: rows that follow each other are one; lines of one cell before and after it are text."""
    rows = [(number, list(row)) for number, row in groupby(sorted(cells.items()), key=lambda cell: cell[0][0])]
    group: list[list[tuple[Place, str]]] = []
    for i, (number, row) in enumerate(rows):
        group.append(row)
        if i + 1 == len(rows) or rows[i + 1][0] > _below(number, row, merged):
            yield from _one(group, merged)
            group = []


def _below(number: int, row: Iterable[tuple[Place, str]], merged: dict[Place, Place]) -> int:
    """The row that follows on this one, merged cells in it being as high as they are."""
    return max(number + merged.get(place, (1, 1))[0] for place, _ in row)


def _one(group: list[list[tuple[Place, str]]], merged: dict[Place, Place]) -> Iterator[str]:
    full = [i for i, row in enumerate(group) if len(row) > 1]
    if not full:
        yield from (element("p", escaped(text)) for row in group for _, text in row)
        return
    before, after = group[: full[0]], group[full[-1] + 1 :]
    yield from (element("p", escaped(text)) for row in before for _, text in row)
    body = group[full[0] : full[-1] + 1]
    columns = sorted({column for row in body for (_, column), _ in row})
    if sum(bisect_left(columns, row[-1][0][1]) for row in body) > _CELLS:
        raise Refused("a table of more than four million cells", "too-large")
    yield table(_grid(body, columns, merged))
    yield from (element("p", escaped(text)) for row in after for _, text in row)


def _grid(body: list[list[tuple[Place, str]]], columns: list[int], merged: dict[Place, Place]) -> Iterator[list[Cell]]:
    """The rows of a table: cells in the columns that it has, empty ones where nothing stands and no cell reaches to."""
    numbers = [row[0][0][0] for row in body]
    reached = [-1] * len(columns)  # the last row to which a cell above reaches
    for number, row in zip(numbers, body, strict=True):
        found: list[Cell] = []
        done = 0
        for (_, column), text in [*row, ((number, columns[-1] + 1), "")]:
            at = bisect_left(columns, column)
            found += [Cell() for i in range(done, at) if reached[i] < number]
            if at == len(columns):
                break
            if at < done:
                continue  # under the cell before it
            height, width = merged.get((number, column), (1, 1))
            done = max(bisect_left(columns, column + width), at + 1)
            reached[at:done] = [number + height - 1] * (done - at)
            below = bisect_left(numbers, number + height) - bisect_left(numbers, number)
            found.append(Cell(escaped(text), False, done - at, below))
        yield found
