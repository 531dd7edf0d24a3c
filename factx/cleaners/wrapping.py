"""Where one written line goes on in the next: hard-wrapped text, and sentences that a scraper broke at their links."""

from __future__ import annotations

from itertools import pairwise

from factx.languages import either
from factx.languages.pages import PAGES
from factx.pattern import Pattern

_ENDS = frozenset("。！？!?…；;：:.”」』】》|")
_OPEN = frozenset("，、,（(《“「").union(*(page.unended for page in PAGES))  # nothing ends with these
_CLOSING = frozenset("，、。；）)》”」,;%％")  # nothing begins with these
_NAME = 10  # characters: the longest piece that a link cut out of a sentence
# 一、主要数据, （二）风险 and 第三章 stand alone: a heading without marks.
_NUMBERED = Pattern(rf"(?:{either(PAGES, 'numbered')})[^，。,]{{1,30}}$")
_WRAPPED = 30  # characters: a shorter English line was not wrapped, it is a line of its own


def broken(lines: list[str]) -> bool:
    """Whether sentences of this text are certainly cut by line ends; `lines` are stripped, "" for blank ones."""
    return any(before and after and _cut(before, after) for before, after in pairwise(lines))


def continues(before: str, after: str, is_broken: bool) -> bool:
    """Whether the line `after` goes on with the sentence of the line right before it. is_broken: see `broken`."""
    if not before or not after or before[-1] in _ENDS:
        return False
    if _NUMBERED.match(before):
        return _cut(before, after)
    if _cut(before, after):
        return True
    if before[-1].isascii() and after[0].islower() and after[0].isascii():
        return len(before) >= _WRAPPED
    if not is_broken:
        return False
    if before[0] in _CLOSING:  # ；净利润分别为 begins within a sentence, and so does not end before a number
        return True
    return _prose(before) or (len(before) <= _NAME and _prose(after) and not before[-1].isascii())


def spaced(before: str, after: str) -> bool:
    """Whether a space belongs between two joined lines: between Latin words, not between Chinese characters."""
    return before[-1].isascii() and after[0].isascii() and before[-1] not in "(-" and after[0] not in "),.;%"


def _cut(before: str, after: str) -> bool:
    return before[-1] in _OPEN or after[0] in _CLOSING


def _prose(line: str) -> bool:
    return "，" in line or "。" in line
