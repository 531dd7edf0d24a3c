"""What a document says of itself: whose it is, who wrote it, where it stands; all candidates, and which of them was chosen.

Worked out on demand: no fact depends on it but by title and date, which `read` has chosen already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from factx.documents import dating
from factx.languages import language
from factx.model import Document, Hint
from factx.text import fold

_SHORT = 120  # characters; a longer line is prose
_EARLY = 2_000  # characters
_WIRE = 90  # characters at the beginning of a paragraph in which a wire names itself
_NOBODY = re.compile(
    r"https?:|www\.|@|^[\d\s._-]*$|^(?:admin|administrator|root|editor|webmaster|null|none|unknown|undefined)$", re.I
)
_ADDRESS = re.compile(r"https?://[^\s/]+\.")
_PART = re.compile(r"\.(?:js|css|gif|png|jpe?g|ico)(?:[?#]|$)", re.I)  # of a page, not one
_LABEL = re.compile(r"^(?:[^\s:：]{1,6}[:：]|by\s)\s*", re.I)
_LIST = re.compile(r"^\[\s*|\s*\]$|[\"']")
_READ: dict[str, Callable[[str], date | None]] = {
    "byline": dating.byline, "label": dating.byline, "dateline": dating.dateline,
}  # fmt: skip
# Where each is believed first; a hint's origin begins so.
_RANKS: dict[str, tuple[str, ...]] = {
    "publisher": ("column", "frontmatter", "head", "meta:source", "meta:mediaid", "meta:apub:from", "byline", "json-ld",
                  "meta:og:site_name", "meta", "feed", "email", "text"),
    "author": ("column", "frontmatter", "head", "json-ld", "byline", "meta", "feed", "email", "text"),
    "address": ("column", "frontmatter", "head", "canonical", "meta:og:url", "json-ld", "warc", "fetched", "feed", "comment"),
    "language": ("html", "meta", "json-ld", "frontmatter"),
}  # fmt: skip


class Claim(NamedTuple):
    """What a document may say of itself, as `Hint`; read: what it was read as, "" if refused; chosen: whether it was believed."""

    field: str
    value: str
    origin: str
    start: int
    read: str
    chosen: bool = False


class Metadata(NamedTuple):
    """What a document says of itself. supplied: the words by which it says that the company that it is about supplied it."""

    title: str
    published: date | None
    published_origin: str
    publisher: str
    author: str
    language: str
    address: str
    supplied: str
    candidates: tuple[Claim, ...] = ()


def metadata(document: Document) -> Metadata:
    """What a document says of itself."""
    lines = list(_lines(document))
    told = list(document.hints) + [found for field in ("author", "publisher") for found in _named(document, field, lines)]
    first = {field: _chosen(field, told) for field in _RANKS}
    values = {field: claim.value if claim else "" for field, claim in first.items()}
    taken = {(c.origin, c.start, c.field) for c in first.values() if c}
    shown = [_claim(hint, document) for hint in told if hint.field in (*_RANKS, "title", "published", "updated")]
    believed = [(c.origin, c.start, c.field) in taken or _is_date(c, document) for c in shown]
    candidates = tuple(c._replace(chosen=chosen) for c, chosen in zip(shown, believed, strict=True) if c.value)
    supplied = _supplied(document, lines)
    return Metadata(
        document.title, document.published, document.published_origin, values["publisher"], values["author"], document.language,
        values["address"], supplied, candidates,
    )  # fmt: skip


def _is_date(claim: Claim, document: Document) -> bool:
    return claim.field in ("published", "updated") and bool(claim.read) and (
        claim.origin == document.published_origin and claim.read == str(document.published)
    )


def _claim(hint: Hint, document: Document) -> Claim:
    """A hint, and what it was read as: "" if it says nothing that can be."""
    if hint.field in ("published", "updated"):
        read = _READ.get(hint.origin)
        day = read(hint.value) if read else dating.stamped(hint.value, document.language == "zh")
        prose = read is not None and not day and not dating.full_dates(hint.value)
        return Claim(hint.field, "" if prose else hint.value, hint.origin, hint.start, str(day) if day else "")
    value = hint.value if hint.field == "title" else _read(hint.field, hint.value)
    return Claim(hint.field, hint.value, hint.origin, hint.start, value)


def _chosen(field: str, hints: list[Hint]) -> Claim | None:
    """The first of the most believed that says something."""
    for rank in _RANKS[field]:
        for hint in hints:
            late = hint.origin == "comment" and hint.start > _EARLY  # a scraper's note stands at the beginning
            if hint.field == field and hint.origin.startswith(rank) and not late and (read := _read(field, hint.value)):
                return Claim(field, read, hint.origin, hint.start, read, True)
    return None


def _read(field: str, value: str) -> str:
    """A value without what stands round it; "" if it is none."""
    value = value.strip()
    if field == "address":
        return value if _ADDRESS.match(value) and not _PART.search(value) else ""
    if field in ("author", "publisher"):
        value = _LABEL.sub("", _LIST.sub("", value)).strip(" ,，|·-")
        return "" if len(value) > _SHORT or _NOBODY.search(value) else value
    return value


def _lines(document: Document) -> Iterator[tuple[str, int, str]]:
    """Short lines of the text and beside it, and how paragraphs begin, each with its place in the source and its origin."""
    for hint in document.hints:
        if hint.origin in ("byline", "label"):
            yield hint.value[:_SHORT], hint.start, "byline"
    for block in document.blocks:
        if block.kind not in ("title", "cell", "caption"):
            length = block.end - block.start
            end = block.end if length <= _SHORT else block.start + _WIRE
            yield document.text[block.start : end], document.offsets.span(block.start, block.start + 1)[0], "text"


def _named(document: Document, field: str, lines: list[tuple[str, int, str]]) -> Iterator[Hint]:
    """Names that bylines give."""
    pattern = re.compile(getattr(language(document.language).about, field))
    for text, start, origin in lines:
        if found := pattern.search(fold(text)):
            name = text[found.start(1) : found.end(1)].strip()
            if name:
                yield Hint(field, name, origin, start)


def _supplied(document: Document, lines: list[tuple[str, int, str]]) -> str:
    """The words that say that the company itself supplied the text; "" if none do."""
    pattern = re.compile(language(document.language).about.supplied)
    tails = [document.text[max(block.start, block.end - _WIRE) : block.end] for block in document.blocks[-3:]]
    for text in [text for text, _, _ in lines] + tails:
        if found := pattern.search(fold(text)):
            return text[found.start() : found.end()].strip()
    return ""

