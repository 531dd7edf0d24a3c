"""What a page says about itself: its title, its date, who made it. Candidates only; nothing is decided here."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factx.cleaners.webpage.markup import attributes
from factx.cleaners.webpage.page import Line, Page, shown
from factx.cleaners.writer import decoded
from factx.languages import either
from factx.languages.stamps import LIKELY, STAMPS
from factx.model import Hint
from factx.text import fold

_META = {
    "og:title": "title", "twitter:title": "title", "title": "title", "headline": "title", "dc.title": "title",
    "article:published_time": "published", "og:published_time": "published", "og:article:published_time": "published",
    "pubdate": "published", "publishdate": "published", "publish_date": "published", "publish-date": "published",
    "published": "published", "publication_date": "published", "datepublished": "published", "date": "published",
    "dc.date": "published", "dc.date.issued": "published", "dcterms.date": "published", "dcterms.created": "published",
    "weibo:article:create_at": "published", "weibo: article:create_at": "published", "parsely-pub-date": "published",
    "sailthru.date": "published", "article.published": "published", "article:create_at": "published",
    "cxenseparse:recs:publishtime": "published", "og:release_date": "published", "bt:pubdate": "published",
    "published_time": "published", "issued": "published", "publish_time": "published", "pub_date": "published",
    "dcterms.issued": "published", "dcterms.date.issued": "published", "apub:time": "published", "uploaddate": "published",
    "article:modified_time": "updated", "og:updated_time": "updated", "lastmod": "updated", "last-modified": "updated",
    "dateupdate": "updated", "datemodified": "updated", "revised": "updated", "apub:from": "publisher",
    "dc.creator": "author", "dcterms.creator": "author", "creator": "author", "parsely-author": "author",
    "sailthru.author": "author", "dc.publisher": "publisher", "dcterms.publisher": "publisher", "application-name": "publisher",
    "content-language": "language", "og:locale": "language", "dc.language": "language",
    "author": "author", "article:author": "author", "byl": "author", "og:site_name": "publisher", "publisher": "publisher",
    "source": "publisher", "mediaid": "publisher", "og:url": "address",
}  # fmt: skip
_NAMING = frozenset((" name=", " property=", " itemprop=", " http-equiv="))
_LINKED = re.compile(
    r'"(headline|datePublished|pubDate|upDate|dateModified|inLanguage|mainEntityOfPage)"\s*:\s*"((?:[^"\\]|\\.){1,300})"'
    r'|"(author|publisher)"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,400}?"name"\s*:\s*)?"((?:[^"\\]|\\.){1,100})"'
)
_LINKED_FIELDS = {
    "headline": "title", "datePublished": "published", "pubDate": "published", "upDate": "published", "dateModified": "updated",
    "inLanguage": "language", "mainEntityOfPage": "address", "author": "author", "publisher": "publisher",
}  # fmt: skip
# What scripts call the time of publication where the page itself shows none: a date, or seconds since 1970. Each name is searched
# for on its own, since a pattern that begins with plain characters takes a tenth of the time.
_SCRIPTED = ("ublish_time", "ublishTime", "ublish_date", "ublishDate", "pubtime", "pubTime", "pub_time", "pubdate", "pubDate",
             "ptime", "create_time", "createTime", "var ct")  # fmt: skip
_SCRIPTED_DATE = r"""["']?\s*[:=]\s*["']?((?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}|\d{10}(?=["';,]))"""
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{4,400}")
_FULL = re.compile(r"(?:19|20)\d\d\D{1,3}\d|\d,?\s(?:19|20)\d\d|(?:19|20)\d{6}")  # what may be a full date
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(LIKELY)
_ISSUED = re.compile(either(STAMPS, "issued"))
_LABELS = "|".join(either(STAMPS, field) for field in ("issued", "labels", "changed"))
_LABELLED = re.compile(rf"(?:{_LABELS})[^\d]{{0,8}}(?:19|20)\d\d\D")
_CHINA = 8 * 3600  # seconds before Greenwich
_BYLINE = 120  # characters; a longer line is prose
_DATELINE = 90  # characters of a paragraph in which an agency's dateline stands
_CANDIDATES = 20
_TITLED = 9  # characters of a title that no tag marks
_SCRIPTS = 500_000  # characters that are searched for the date where nothing else shows it
_SHARED = 20_000  # characters of what was passed over between title and article that may hold the date
_AFTER = 6  # lines of the article in which a byline may still stand, at both ends


def title_line(page: Page, lines: list[Line]) -> Line | None:
    """The line that is the page's title: a heading before the end of the article, one that `<title>` repeats if any does."""
    if not lines:
        return None
    end = lines[-1].pieces[0][0]
    names = [_squeezed(text) for name, text, _ in page.tags if name == "title"]
    names += [_squeezed(found.get("content", "")) for name, text, _ in page.tags if name == "meta" and "og:title" in text
              and (found := attributes(text)).get("property") == "og:title"]
    candidates = [line for line in page.lines if line.node.level in (1, 2) and line.pieces[0][0] < end]
    for line in candidates:
        text = _squeezed(shown(page, line))
        if len(text) > 4 and any(text in name or (len(name) > 9 and name in text) for name in names):
            return line
    opening = lines[min(1, len(lines) - 1)].pieces[0][0]
    for line in page.lines:  # some pages mark it as no heading
        if line.pieces[0][0] > opening:
            break
        text = _squeezed(shown(page, line))
        if len(text) > _TITLED and not line.linked and any(name.startswith(text) for name in names):
            return line
    kept = set(map(id, lines))
    first = [line for line in candidates if line.node.level == 1 and id(line) in kept]
    return first[0] if first else None


def decks(page: Page, title: Line) -> list[Line]:
    """The headings that stand right below the title, in the same element: what the article says in short."""
    at = page.lines.index(title)
    below = []
    for line in page.lines[at + 1 : at + 4]:
        if line.node.kind != "heading" or line.node.parent is not title.node.parent or line.linked:
            break
        below.append(line)
    return below


def hints(page: Page, lines: list[Line], title: Line | None) -> tuple[Hint, ...]:
    """All candidates, best origins first within a field; the order of `<meta>` is that of the page."""
    found: list[Hint] = []
    for name, text, at in page.tags:
        if name == "meta":
            found += _meta(text, at)
        elif name == "title":
            found.append(Hint("title", decoded(text), "title", at))
        elif name == "script":
            for told in _LINKED.finditer(text):
                key, group = (told[1], 2) if told[1] else (told[3], 4)
                found.append(Hint(_LINKED_FIELDS[key], _unescaped(told[group]), f"json-ld:{key}", at + told.start(group)))
        elif name == "html":
            found.append(Hint("language", attributes(text).get("lang", ""), "html:lang", at))
        elif name == "link" and "canonical" in text:
            found.append(Hint("address", attributes(text).get("href", ""), "canonical", at))
    for text, at in page.comments:
        found += [Hint("address", address[0], "comment", at + address.start()) for address in _ADDRESS.finditer(text)]
    if title:
        found.append(Hint("title", shown(page, title), "heading", title.pieces[0][0]))
    found += _bylines(page, lines, title, _dated(found))
    if not _dated(found):
        places = ((name, page.source.find(name, 0, _SCRIPTS)) for name in _SCRIPTED)
        scripted = (re.compile(name + _SCRIPTED_DATE).search(page.source, at, _SCRIPTS) for name, at in places if at >= 0)
        found += [_scripted(told) for told in scripted if told][:3]
    return tuple(found)


def _dated(found: list[Hint]) -> bool:
    return any(hint.field == "published" and _FULL.search(hint.value) for hint in found)


def _scripted(told: re.Match[str]) -> Hint:
    day = told[1]
    if day.isdigit():
        day = (date(1970, 1, 1) + timedelta((int(day) + _CHINA) // 86_400)).isoformat()
    return Hint("published", day, "script", told.start(1))


def _unescaped(text: str) -> str:
    """A string of JSON as it reads."""
    if "\\" not in text:
        return decoded(text)
    from json import loads

    try:
        return decoded(str(loads(f'"{text}"', strict=False)))
    except ValueError:
        return decoded(text)


def _meta(written: str, at: int) -> list[Hint]:
    head, _, rest = written.partition('"')
    name, _, rest = rest.partition('"')
    if head in _NAMING and name.lower() not in _META and not (" name=" in rest or " property=" in rest or " itemprop=" in rest):
        return []  # most say nothing that counts
    found = attributes(written)
    content = decoded(found.get("content", ""))
    names = [found[key].lower() for key in ("property", "name", "itemprop", "http-equiv") if key in found]
    return [Hint(_META[name], content, f"meta:{name}", at) for name in names if name in _META and content]


def _bylines(page: Page, lines: list[Line], title: Line | None, dated: bool) -> list[Hint]:
    """`<time>`; short lines with figures between title and article or at both its ends; how paragraphs there begin.

    dated: the head of the page says its date, so that nothing further off needs to be looked at.
    """
    if not lines:
        return []
    body = [line for line in lines if line is not title]
    ends = {id(line) for line in body[:_AFTER] + body[-_AFTER:]}
    first = title.pieces[0][0] if title else 0
    begin = next((line.pieces[0][0] for line in body if line.node.kind != "heading"), first)
    times = [Hint("published", attributes(text).get("datetime", ""), "time", at) for name, text, at in page.tags
             if name == "time" and first <= at]
    found = [hint for hint in times[:3] if hint.value]
    named: list[Line] = []  # beside the article
    lines = page.lines if dated else _beside(page, first, begin)
    for before, line in zip([lines[0], *lines], lines, strict=False):
        at = line.pieces[0][0]
        if line is title:
            continue
        if not (first <= at <= begin or id(line) in ends):
            if not dated and line.size <= _BYLINE and line.linked * 2 <= line.size:
                named.append(line)
        elif line.node.cell and not _issued(page, line, before):
            continue
        elif line.size > _BYLINE:
            found.append(Hint("published", shown(page, line)[:_DATELINE], "dateline", at))
        elif _DAY.search(text := shown(page, line)):
            found.append(Hint("published", text, "byline", at))
    told = [(line, text) for line in named if _LABELLED.search(fold(text := shown(page, line)))]
    return found[:_CANDIDATES] + [Hint("published", text, "label", line.pieces[0][0]) for line, text in told[:3]]


def _issued(page: Page, line: Line, before: Line) -> bool:
    """Whether a line is no cell of a table, or one that says, with the cell before it, when the page was published: all other
    days in tables are those of their figures."""
    table, cell, label = line.node.table, line.node.cell, before.node.cell
    if table is None or cell is None or table.layout:
        return True
    beside = label is not None and before.node.table is table and label.row == cell.row
    return bool(_ISSUED.search(fold((shown(page, before) + " " if beside else "") + shown(page, line))))


def _beside(page: Page, first: int, begin: int) -> list[Line]:
    """The lines of a page, with those of what was passed over between its title and its article."""
    passed = [(a, b) for a, b, _ in page.passed if first <= a and b <= begin and b - a <= _SHARED]
    dated = [(a, b) for a, b in passed if _YEAR.search(page.source, a, b)]
    hidden = [line for a, b in dated for line in Page(page.source[:b], a, whole=[(a, b)]).lines]
    return sorted([*page.lines, *hidden], key=lambda line: line.pieces[0][0]) if hidden else page.lines


def _squeezed(text: str) -> str:
    return "".join(decoded(text).split())
