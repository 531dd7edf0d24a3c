"""The head that blog generators put before a page, in YAML, TOML or JSON: simple fields, read line by line without a parser.

Importing PyYAML costs a third of the start-up time, and scraped heads are often not valid YAML anyway (`title: 'It's'`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factx.cleaners.writer import Writer
from factx.model import Hint

_HEAD = re.compile(r"\ufeff?\s{0,9}(?:(---|\+\+\+|;;;)[ \t]*\r?\n|(\{)[ \t]*\r?\n?(?=\s*\"[\w-]{1,30}\"\s*:))")
_TAILS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M), "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.M),
    ";;;": re.compile(r"^;;;[ \t]*\r?$", re.M), "{": re.compile(r"^\}[ \t]*\r?\n(?=\s*[^\s{},\[\]])", re.M),
}  # fmt: skip
_LINE = re.compile(r"^[ \t]*+\"?([A-Za-z_][\w.-]{0,30})\"?[ \t]*[:=]([^\r\n]*)", re.M)
_NESTED = re.compile(r"^[ \t]")  # within a mapping, which may have fields of the same names
_FOLDED = re.compile(r"[|>][+-]?$|^$")
_NEXT = re.compile(r"\r?\n[ \t]+(?:- )?([^\r\n]*\S)")
_LONGEST = 20_000  # characters; a rule of dashes further down is no end of a head
_FIELDS = {
    "title": "title", "date": "published", "published": "published", "pubdate": "published", "publish_date": "published",
    "datepublished": "published", "publishdate": "published", "published_at": "published", "publishtime": "published",
    "publish_time": "published", "published_time": "published", "created": "published", "posted": "published",
    "updated": "updated", "lastmod": "updated", "modified": "updated", "last_modified_at": "updated",
    "author": "author", "authors": "author", "publisher": "publisher", "source": "publisher", "site": "publisher",
    "url": "address", "link": "address", "permalink": "address", "canonical": "address", "canonical_url": "address",
    "original_url": "address", "source_url": "address", "lang": "language", "language": "language", "locale": "language",
}  # fmt: skip


class FrontMatter(NamedTuple):
    """Where the body starts (0: no front matter), the hints, and the source span of the title without its quotes."""

    body: int = 0
    hints: tuple[Hint, ...] = ()
    title: tuple[int, int] = (0, 0)

    def write_title(self, writer: Writer) -> None:
        """The title of the head is read, although the head is not: it becomes the first block."""
        if self.title[1]:
            writer.write(*self.title)
            writer.close("title", 1)


def front_matter(source: str) -> FrontMatter:
    """Read the head of a source; at most some 20,000 characters are looked at."""
    head = _HEAD.match(source)
    if not head:
        return FrontMatter()
    opening = head[1] or head[2]
    tail = _TAILS[opening].search(source, head.end(), head.end() + _LONGEST)
    if not tail:
        return FrontMatter()
    hints: list[Hint] = []
    title = (0, 0)
    fields = list(_LINE.finditer(source, head.end(), tail.start()))
    if not fields:  # two rules of dashes round prose
        return FrontMatter()
    for line in fields:
        field = _FIELDS.get(line[1].lower())
        if not field or (opening == "---" and _NESTED.match(line[0])):
            continue
        start, end = _value(source, line, tail.start())
        value = source[start:end]
        if value and value not in ("null", "~", "{", "["):
            hints.append(Hint(field, value, f"frontmatter:{line[1].lower()}", start))
            title = (start, end) if field == "title" else title
    return FrontMatter(tail.end(), tuple(hints), title)


def _value(source: str, line: re.Match[str], last: int) -> tuple[int, int]:
    """Where the value of a field stands, without its quotes and what stands round them; on the next line if need be."""
    start, end = line.span(2)
    below = _NEXT.match(source, line.end(), last) if _FOLDED.search(line[2].strip()) else None
    if below and not _LINE.match(below[0].strip("\r\n")):
        start, end = below.span(1)
    text = source[start:end].rstrip().rstrip(",").rstrip()
    start, end = start + len(text) - len(text.lstrip()), start + len(text)
    if end - start > 1 and source[start] == "[" and source[end - 1] == "]":
        start, end = start + 1, end - 1
    if end - start > 1 and source[start] in "'\"" and source[end - 1] == source[start]:
        start, end = start + 1, end - 1
    text = source[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
