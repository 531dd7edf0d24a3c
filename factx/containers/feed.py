"""RSS and Atom: each entry a document, its places those in the feed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factx.containers._streams import Opening, Refused, Stream, whole
from factx.model import Part

SUFFIXES = (".xml", ".rss", ".atom")
_ROOT = rb"<(?:rss|feed|rdf:RDF)[\s>]"
_ENTRY = r"<(/?)(item|entry)(?=[\s>])|<!\[CDATA\[|<!--"
_UNREAD = {"<![CDATA[": "]]>", "<!--": "-->"}


def score(head: bytes, name: str) -> int:
    return 70 * bool(b"<" in head[:200] and re.search(_ROOT, head))


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    from factx.documents.decoding import decode

    decoded = decode(whole(stream, opening.document))
    if not decoded:
        raise Refused("this is no text in any known encoding", "binary")
    source = decoded.text
    number = line = seen = 0
    for start, end in _entries(source):
        number += 1
        line += source.count("\n", seen, start)
        seen = start
        yield Part(source[start:end], f"#{number}", "feed", start=start, line=line)
    if not number:
        yield Part(source, format="feed")


def _entries(source: str) -> Iterator[tuple[int, int]]:
    """Where the entries stand; what looks like one in CDATA or a comment is text. One that does not end is taken to the end."""
    find = re.compile(_ENTRY).search
    opened, at = -1, 0
    while mark := find(source, at):
        at = mark.end()
        if closing := _UNREAD.get(mark[0]):
            at = source.find(closing, at)
            if at < 0:
                break
        elif not mark[1]:
            if opened >= 0:
                yield opened, mark.start()
            opened = mark.start()
        elif opened >= 0:
            at = source.find(">", at) + 1 or len(source)
            yield opened, at
            opened = -1
    if opened >= 0:
        yield opened, len(source)
