"""Which of all the hints is the title, which the date; what language and what market a text belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from string import ascii_letters
from typing import NamedTuple

from factx import languages
from factx.documents import dating
from factx.languages.han import is_han
from factx.languages.pages import PAGES
from factx.model import Cleaned, Hint
from factx.text import fold

_TITLES = ("frontmatter", "head", "meta:og", "heading", "json-ld", "meta", "title")
_SITE = re.compile(r"\s*(?:[|_]|\s[-–—]\s|—{1,2}|--).*$")
_ORIGINAL = re.compile(rf"^[（(]\s*(?:{languages.either(PAGES, 'retitled')})\s*[:：]\s*(.+?)\s*[)）]?$")
_SAMPLE = 5000
_ASCII = bytes(range(128))
_LETTERS = ascii_letters.encode()


class Dated(NamedTuple):
    """The publication date and where it was found; ("", None) if the document does not say."""

    origin: str = ""
    day: date | None = None


def title(cleaned: Cleaned) -> str:
    """The document's title: its title block, else the best hint without the name of the site; else ""."""
    for block in cleaned.blocks:
        if block.kind == "title":
            text = cleaned.text[block.start : block.end]
            original = _ORIGINAL.match(text)
            return original[1] if original else text
    hints = [hint for hint in cleaned.hints if hint.field == "title" and hint.value.strip()]
    best = min(hints, key=lambda hint: next((i for i, o in enumerate(_TITLES) if hint.origin.startswith(o)), 99), default=None)
    if best:
        return _SITE.sub("", best.value) or best.value
    return next((cleaned.text[b.start : b.end] for b in cleaned.blocks if b.kind == "heading"), "")


def published(hints: Iterable[Hint], heading: str, name: str, chinese: bool) -> Dated:
    """The publication date by rank of where it stands; dates in addresses come last."""
    hints = [hint for hint in hints if hint.field == "published"]
    stamp: Callable[[str], date | None] = lambda text: dating.stamped(text, chinese)  # noqa: E731
    ranks: tuple[tuple[str, Callable[[str], date | None]], ...] = (
        ("column", stamp), ("frontmatter", stamp), ("head", stamp), ("json-ld", stamp), ("meta", stamp), ("feed", stamp),
        ("time", stamp), ("email", stamp), ("byline", dating.byline), ("label", dating.byline), ("dateline", dating.dateline),
        ("script", stamp),
    )  # fmt: skip
    for origin, read in ranks:
        dated = [(day, hint) for hint in hints if hint.origin.startswith(origin) and (day := read(hint.value))]
        if dated:
            day, hint = max(dated, key=lambda pair: dating.standing(pair[1].value)) if origin == "byline" else dated[0]
            return Dated(hint.origin, day)
    if day := dating.named(heading):
        return Dated("title", day)
    if day := dating.named(name):
        return Dated("name", day)
    return Dated()


def addressed(hints: Iterable[Hint]) -> Dated:
    """The date in an address that the document gives for itself, or the day on which it says that it was last changed."""
    hints = list(hints)
    for hint in hints:
        if hint.field == "address" and (day := dating.addressed(hint.value)):
            return Dated("url", day)
    for hint in hints:
        if hint.field == "updated" and (day := dating.stamped(hint.value, False)):
            return Dated(hint.origin, day)
    return Dated()


def characters(text: str) -> Counter[str]:
    """How often each character beyond ASCII stands at the beginning of a text, and under "a" how many letters of ASCII: there
    are ten times fewer kinds of them to look at."""
    written = text[:_SAMPLE].encode("utf-8", "replace")
    counts = Counter(written.translate(None, _ASCII).decode())
    counts["a"] = len(written) - len(written.translate(None, _LETTERS))
    return counts


def language(counts: Counter[str]) -> str:
    """`zh` where one letter in twenty or more is Han (pages in Chinese may quote English at length), else `en`."""
    return "zh" if _han(counts) * 20 > sum(n for char, n in counts.items() if char.isalpha()) else "en"


def market(text: str, counts: Counter[str], lang: str) -> str:
    """`CN`, `TW`, `HK` or `US`, "" where nothing tells: Traditional script is Taiwan's or Hong Kong's by its words; a mainland
    text in it is one that was converted."""
    if lang == "zh" and _traditional(counts) * 20 < _han(counts):
        return "CN"
    sample = text[:_SAMPLE]
    # What only Latin letters and their marks make is folded as bytes, in a tenth of the time.
    folded = fold(sample) if lang == "zh" else sample.encode("latin-1", "ignore").lower().decode("latin-1")
    told = {market: sum(map(folded.count, words)) for market, words in languages.language(lang).about.markets.items()}
    if lang != "zh":
        return "US" if told["US"] > told["GB"] else ""
    if told["CN"] - 1 > told["TW"] + told["HK"]:
        return "CN"
    return "TW" if told["TW"] >= told["HK"] else "HK"


def _traditional(counts: Counter[str]) -> int:
    kinds = "".join(counts)
    return sum(counts[a] for a, b in zip(kinds, fold(kinds), strict=True) if a != b and not b.isascii())


def _han(counts: Counter[str]) -> int:
    return sum(n for char, n in counts.items() if is_han(char))
