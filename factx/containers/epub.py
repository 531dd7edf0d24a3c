"""Books: their chapters, each a document, in the order in which they are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from factx.containers._office import properties
from factx.containers._streams import Member, Opening, Stream
from factx.containers._xml import events
from factx.containers._zipped import MARK, Package

SUFFIXES = (".epub",)
_PAGES = (".xhtml", ".html", ".htm")


def score(head: bytes, name: str) -> int:
    return 90 * (head.startswith(MARK) and (name.endswith(SUFFIXES) or b"mimetypeapplication/epub+zip" in head))


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member]:
    package = Package(stream, opening)
    roots = (said.get("full-path", "") for tag, said in _starts(package.read("META-INF/container.xml")) if tag == "rootfile")
    path = next(roots, "")
    book = package.read(path)
    files, spine = _order(book, posixpath.dirname(path))
    hints = properties(book, "meta")
    for page in dict.fromkeys([files[each] for each in spine if each in files] or sorted(package.names)):
        if page.lower().endswith(_PAGES) and (data := package.read(page)):
            yield Member(page, BytesIO(data), "page.html", hints)


def _order(book: bytes, folder: str) -> tuple[dict[str, str], list[str]]:
    """The files of a book by their ids, and the ids in the order of reading; contents and such pages are left out."""
    files: dict[str, str] = {}
    spine: list[str] = []
    for tag, said in _starts(book):
        if tag == "item" and "nav" not in said.get("properties", "").split():
            files[said.get("id", "")] = posixpath.normpath(posixpath.join(folder, unquote(said.get("href", ""))))
        elif tag == "itemref" and said.get("linear") != "no":
            spine.append(said.get("idref", ""))
    return files, spine


def _starts(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    return ((tag, said) for what, tag, said in events(data) if what == "start")
