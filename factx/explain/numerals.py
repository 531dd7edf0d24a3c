"""What a numeral is, for whoever counts them: figures, runs of a language's own digits, and numbers in words as they are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factx.languages.record import Language
from factx.model import Duration, Mention, Ordinal, Quantity


class Numeral(NamedTuple):
    """A numeral in the visible text, and the mention that it is read in, if it is."""

    start: int
    end: int
    mention: Mention | None = None


def numerals(folded: str, language: Language, mentions: Sequence[Mention]) -> list[Numeral]:
    """Every numeral of a text once, in order.

    One is a number of figures with the language's own behind it (1,234.5, 1亿8000万), or two and more of these in a row (千万; a
    single 一 is a word more often than a number); cut where a mention begins or ends, so that none is in two (净利5.2，300家). A
    quantity, place or duration without any of them (three million, 一家) is one as well.
    """
    starts = [m.start for m in mentions]
    found: list[Numeral] = []
    covered: set[int] = set()
    for match in _pattern(language).finditer(folded):
        for start, end, mention in _cut(match, mentions, starts):
            found.append(Numeral(start, end, mention))
            if mention:
                covered.add(mention.start)
    for mention in mentions:
        if isinstance(mention.value, (Quantity, Ordinal, Duration)) and mention.start not in covered:
            start, end = mention.value.number if isinstance(mention.value, Quantity) else mention[:2]
            found.append(Numeral(start, end, mention))
    return sorted(found, key=lambda numeral: numeral.start)


def _cut(match: re.Match[str], mentions: Sequence[Mention], starts: Sequence[int]) -> Iterator[tuple[int, int, Mention | None]]:
    """The pieces of a numeral, each in one mention or in none."""
    start, end = match.span()
    at = max(0, bisect_right(starts, start) - 1)
    while start < end:
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        mention = mentions[at] if at < len(mentions) and mentions[at].start < end else None
        inside = mention is not None and mention.start <= start
        stop = end if mention is None else min(end, _end(mention, start) if inside else mention.start)
        piece = match.string[start:stop]
        if figures := piece.strip(".,"):
            first = start + piece.index(figures)
            yield first, first + len(figures), mention if inside else None
        start = stop


def _end(mention: Mention, start: int) -> int:
    """Where what begins at a place of a mention ends at the latest: with its number, where a unit follows (2090|千克)."""
    number = mention.value.number[1] if isinstance(mention.value, Quantity) else 0
    return number if start < number else mention.end


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    tokens = language.numerals.tokens.items()
    own = "".join(word for word, (kind, _) in tokens if len(word) == 1 and kind in {"digit", "zero", "power", "scale"})
    own = "".join(character for character in own if not character.isascii())
    figures = r"\d++(?:[.,]\d++)*+"
    return re.compile(rf"(?:{figures}[{own}]*+)++|[{own}]{{2,}}+" if own else figures)
