"""RSS and Atom: the titles and descriptions of a feed, each item under its heading."""

from __future__ import annotations

import re

from factx.cleaners.writer import Writer, decoded
from factx.model import Cleaned, Hint

NAME = "feed"
SUFFIXES = (".xml", ".rss", ".atom")
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
# Patterns are strings: `re` compiles one when it is first used, and keeps it, so that other formats do not pay for feeds.
_ELEMENT = (
    r"<(/?)(title|description|summary|content|content:encoded|pubDate|dc:date|published|issued|created|updated|link)((?:\s[^<>]*+)?)>"
)
# Tags, and tags whose brackets are written as entities: the HTML of an item is text to the feed.
_MARKUP = r"<!\[CDATA\[|\]\]>|<!--|-->|</?[a-zA-Z!?][^<>]{0,2000}>|&lt;[/!]?[a-zA-Z-](?:(?!&[lg]t;)[^<>]){0,2000}&gt;"
_BREAKS = r"(?i)(?:<|&lt;)/?(?:p|br|div|li|tr|td|h\d|ul|ol|table|blockquote)\b"
_KINDS = {"title": "heading", **dict.fromkeys(("description", "summary", "content", "content:encoded"), "paragraph")}


def score(source: str, name: str) -> int:
    return 99 if _ROOT.search(source, 0, 3000) else 0


def clean(source: str) -> Cleaned:
    writer = Writer(source, entities=True)
    hints: list[Hint] = []
    opened: tuple[str, int] | None = None
    titled = False
    for tag in re.finditer(_ELEMENT, source):
        name = tag[2]
        if not tag[1]:
            opened = None if tag[3].endswith("/") else (name, tag.end())
        elif opened and opened[0] == name:
            start, opened = opened[1], None
            if name not in _KINDS:
                _hint(hints, name, source[start : tag.start()], start)
                continue
            _write(writer, start, tag.start())
            writer.close("title" if name == "title" and not titled else _KINDS[name], 1 if not titled else 2 * (name == "title"))
            titled = True
    hints.sort(key=lambda hint: hint.origin == "feed:updated")  # Atom likes to say first when an entry was last touched
    return writer.cleaned(tuple(hints))


def _write(writer: Writer, start: int, end: int) -> None:
    at = start
    for mark in re.compile(_MARKUP).finditer(writer.source, start, end):
        writer.write(at, mark.start())
        at = mark.end()
        if re.match(_BREAKS, mark[0]):
            writer.close("paragraph")
    writer.write(at, end)


def _hint(hints: list[Hint], name: str, text: str, at: int) -> None:
    if name == "link":
        hints.append(Hint("address", decoded(text), "feed:link", at))
    else:
        hints.append(Hint("published", decoded(text), f"feed:{name}", at))
