"""The head of `---` lines that blog generators put before a page: simple `key: value` lines, read without a YAML parser.

Importing PyYAML costs a third of the start-up time, and scraped heads are often not valid YAML anyway (`title: 'It's'`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factx.cleaners.writer import Writer
from factx.model import Hint

_HEAD = re.compile(r"\ufeff?\s{0,9}---[ \t]*\r?\n")
_TAIL = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M)
_LINE = re.compile(r"^([A-Za-z_][\w-]{0,30})[ \t]*:([^\r\n]*)", re.M)
_LONGEST = 20_000  # characters; a rule of dashes further down is no end of a head
_FIELDS = {
    "title": "title", "date": "published", "published": "published", "pubdate": "published", "publish_date": "published",
    "datepublished": "published", "author": "author", "publisher": "publisher", "source": "publisher", "site": "publisher",
    "url": "address", "link": "address", "lang": "language", "language": "language",
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
    tail = _TAIL.search(source, head.end(), head.end() + _LONGEST)
    if not tail:
        return FrontMatter()
    hints: list[Hint] = []
    title = (0, 0)
    fields = list(_LINE.finditer(source, head.end(), tail.start()))
    if not fields:  # two rules of dashes round prose
        return FrontMatter()
    for line in fields:
        field = _FIELDS.get(line[1].lower())
        value = line[2].strip()
        if not field or not value:
            continue
        start = line.start(2) + line[2].index(value)
        end = start + len(value)
        if end - start > 1 and source[start] in "'\"" and source[end - 1] == source[start]:
            start, end = start + 1, end - 1
        value = source[start:end].strip()
        if value and value not in ("|", ">", "null", "~"):
            hints.append(Hint(field, value, f"frontmatter:{line[1].lower()}", start))
            title = (start, end) if field == "title" else title
    return FrontMatter(tail.end(), tuple(hints), title)
