"""HTML: the main part of a page, or all of a fragment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factx.cleaners.frontmatter import front_matter
from factx.cleaners.writer import Writer
from factx.model import Cleaned

if TYPE_CHECKING:
    from factx.cleaners.webpage.page import Line

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_TAGS = re.compile(r"</?(?:html|head|body|div|p|span|br|table|tr|td|li|ul|h[1-6]|a|meta|script|article|section)(?=[\s/>])", re.I)
_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)(?=[\s>])", re.I)


def score(source: str, name: str) -> int:
    """A root element, or many tags at the beginning, say HTML, whatever the file is called."""
    start = front_matter(source).body
    opening = source[start : start + 200].lstrip("\ufeff \t\r\n").startswith("<")
    if opening and _ROOT.search(source, start, start + 5000):
        return 98
    found = len(_TAGS.findall(source, start, start + 5000))
    return min(75, (12 if opening else 7) * found) + 20 * opening + 15 * name.lower().endswith(SUFFIXES)


def clean(source: str) -> Cleaned:
    from factx.cleaners.webpage.article import read  # only a page pays for the reading of pages
    from factx.cleaners.webpage.heads import decks, hints, title_line

    head = front_matter(source)
    page, lines = read(source, head.body)
    writer = Writer(source, entities=True)
    head.write_title(writer)
    title = title_line(page, lines)
    if title:
        known = set(map(id, lines))
        missing = [line for line in (title, *decks(page, title)) if id(line) not in known]
        lines = sorted([*missing, *lines], key=lambda line: line.pieces[0])
    cell: list[Line] = []  # lines of one table cell make one block
    for line in lines:
        if cell and line.node.cell is not cell[0].node.cell:
            _write(writer, cell, "cell")
            cell = []
        if line.node.cell and line.node.table and not line.node.table.layout:
            cell.append(line)
        else:
            _write(writer, [line], ("heading" if head.title[1] else "title") if line is title else "")
    if cell:
        _write(writer, cell, "cell")
    return writer.cleaned(head.hints + hints(page, lines, title))


def _write(writer: Writer, lines: list[Line], kind: str) -> None:
    node = lines[0].node
    for line in lines:
        for start, end in line.pieces:
            writer.write(start, end)
        writer.space(line.pieces[-1][1], line.pieces[-1][1])
    if kind == "cell":
        writer.close(kind, cell=node.cell)
    else:
        kind = kind or node.kind or "paragraph"
        writer.close("paragraph" if kind == "cell" else kind, node.level)
