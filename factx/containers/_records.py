"""Rows of tables and records of data, each of which holds a text and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from factx.containers._markup import titled
from factx.containers._streams import Opening, Refused
from factx.model import Hint, Part
from factx.text import fold

# What columns are usually called, the likeliest first; folded, without spaces and marks.
_TEXT = (
    "text", "content", "body", "articlebody", "fulltext", "articletext", "article", "contenttext", "contenthtml", "html",
    "maintext", "正文", "内容", "文章内容", "新闻内容", "全文",
)  # fmt: skip
_OTHERS = {
    "published": (
        "published", "publishedat", "datepublished", "publisheddate", "publishedtime", "publishdate", "publishtime", "publishat",
        "publicationdate", "pubdate", "pubtime", "releasedate", "date", "datetime", "time", "timestamp", "ctime", "发布时间",
        "发布日期", "发表时间", "发表日期", "日期", "时间",
    ),
    "title": ("title", "headline", "标题", "新闻标题"),
    "address": ("url", "link", "address", "sourceurl", "pageurl", "链接", "网址"),
    "author": ("author", "byline", "creator", "作者"),
    "publisher": ("publisher", "source", "site", "sitename", "media", "来源", "媒体"),
}  # fmt: skip


class Columns:
    """Which of the names of a record hold its text and what is known of it."""

    def __init__(self, names: Iterable[str], opening: Opening) -> None:
        known = {_plain(name): name for name in reversed(list(names))}
        self.text = opening.text if opening.text in known.values() else "" if opening.text else _first(known, _TEXT)
        others = {field: _first(known, usual) for field, usual in _OTHERS.items()}
        if opening.date:
            others["published"] = opening.date
        self._others = [(field, column) for field, column in others.items() if column not in ("", self.text)]

    def part(self, record: Mapping[str, object], name: str) -> Part | None:
        """The document of a record; None if its text is empty."""
        text = record.get(self.text)
        if not isinstance(text, str) or not text.strip():
            return None
        hints: list[Hint] = []
        for field, column in self._others:
            if value := _said(record.get(column)):
                hints.append(Hint(field, value, f"column:{column}"))
                text = titled(text, value) if field == "title" else text
        return Part(text, name, hints=tuple(hints))


def lacking(names: Iterable[str], opening: Opening) -> Refused:
    """That no column holds the text."""
    shown = ", ".join(list(names)[:12])
    wanted = f"{opening.text!r}" if opening.text else "of a name that texts usually have"
    return Refused(f"no column {wanted} (--text-column); there is: {shown or 'none'}", "no-column")


def _plain(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _first(known: Mapping[str, str], usual: Iterable[str]) -> str:
    return next((known[name] for name in usual if name in known), "")


def _said(value: object) -> str:
    """A value as a stamp, a name or an address: seconds since 1970 as a date, `{"name": ...}` by its name."""
    match value:
        case str() if value.isdigit() and len(value) in (10, 13):
            return datetime.fromtimestamp(int(value[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case str():
            return value.strip()
        case Mapping():
            return _said(value.get("name") or value.get("@id"))
        case [first, *_]:
            return _said(first)
    return ""
