"""What is read of office files and PDFs, as the HTML that the cleaners know: that is the text in which offsets count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SEEN = 2000  # characters of a text in which its title may stand


class Cell(NamedTuple):
    """A cell of a table: markup, and over how many columns and rows it reaches."""

    text: str = ""
    head: bool = False
    width: int = 1
    height: int = 1


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(tag: str, markup: str) -> str:
    """An element on a line of its own; nothing if it were empty."""
    return f"<{tag}>{markup.strip()}</{tag}>\n" if markup.strip() else ""


def table(rows: Iterable[Sequence[Cell]], caption: str = "") -> str:
    written = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return f"<table>\n{element('caption', caption)}{written}</table>\n"


def titled(text: str, title: str) -> str:
    """A text under its title, which tables, records and mail keep apart from it, written as the text is; itself if it has it."""
    from factx.cleaners import cleaner

    title = " ".join(title.split())
    opening = text[:_SEEN]
    opening = "".join((re.sub(r"<[^<>]*>", "", opening) if "<" in opening else opening).split())
    if not title or "".join(title.split()) in opening:
        return text
    match cleaner(text).NAME:
        case "html":
            return element("h1", escaped(title)) + text
        case "markdown":
            return f"# {title}\n\n{text}"
    return f"{title}\n{text}"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.head else "td"
    width = f' colspan="{cell.width}"' if cell.width > 1 else ""
    height = f' rowspan="{cell.height}"' if cell.height > 1 else ""
    return f"<{tag}{width}{height}>{cell.text.strip()}</{tag}>"
