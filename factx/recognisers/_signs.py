"""Names of organisations by their signs all over a text: what comes back before words for what only companies have, publish and
do (…董事长, …发布财报, …上半年净利润), whatever its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import ACT, FILED, SURE, Vocabulary

_LONGEST, _LATIN_LONGEST = 8, 30
# How far a title and a lead reach.
_LEAD = 300
# So many characters before one that others end at may belong to a name (信也科技), and before one at its end (华为).
_BEFORE, _BEFORE_LAST = 2, 1
# How often a name comes by what kind of sign it has, one of two characters and any other.
_STATED, _SHOWN, _SUPPOSED = (2, 1), (3, 2), (5, 3)
# A name begins with so many figures at most.
_MANY = 3
_FIGURES = re.compile("[0-9]+$")
_QUOTED = re.compile("[\"「『“]([^\\W_]{2,8})[\"」』”]$")
_LATIN = re.compile(r"[a-z][a-z\d&.+'-]*(?: [a-z][a-z\d&.+'-]*){0,2}$")
# Words that begin with as many characters are one sign (净利, 净利润).
_ALIKE = 2


class _Signs:
    """The words behind one string, and what the best of them says of it."""

    __slots__ = ("acts", "best", "words")

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.best, self.acts = 0, False


def signed(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the names that a text shows by what follows them."""
    seen: dict[str, _Signs] = {}
    signs = shapes.signs
    dates = ((date.start(), (date.end(), 0)) for date in words.names.dates.finditer(folded))
    for places in (signs.items(), dates):
        for at, (after, sign) in places:
            end = at - 1 if folded[at - 1 : at] == " " else at
            if end and (inner := _QUOTED.search(folded, max(0, end - _LONGEST - 2), end)):  # “蓝汀通”App
                told = seen.setdefault(inner[1], _Signs())
                told.words.add(folded[at : at + _ALIKE])
                told.best = max(told.best, sign)
            if not end or folded[end - 1] in words.closed_to_names:
                continue
            if sign == ACT and folded[end - 1] in words.names.contrasts:  # 蓝汀|则透露
                sign = FILED
            acts = sign == ACT or signs.get(after, (0, 0))[1] >= ACT  # 日前|披露
            for start, stop in _spans(folded, end, words, shapes):
                free = folded[start].isascii() or shapes.leads(start)  # a name in figures or in Latin letters ends no other word
                if stop - start < 2 or not (free or sign >= SURE):
                    continue
                told = seen.setdefault(folded[start:stop], _Signs())
                told.words.add(folded[at : at + _ALIKE] if sign else "")
                told.acts = told.acts or acts
                told.best = max(told.best, sign if free else 0)
    for name, told in seen.items():
        if _named(name, told, folded, words, shapes):
            yield name, words.kind(name)


def _spans(folded: str, end: int, words: Vocabulary, shapes: Shapes) -> list[tuple[int, int]]:
    """Where the names can stand that end at a place, or right before a particle there (华润|的净负债率, 恒大|则完成)."""
    last, names = folded[end - 1], words.names
    if last.isascii() and last not in names.classes:
        found = _LATIN.search(folded, max(0, end - _LATIN_LONGEST), end)
        return [(found.start(), end)] if found else []
    spans = []
    for stop in (end, end - 1) if last in names.particles else (end,):
        start = shapes.start(stop)
        if start < stop and stop - start <= _LONGEST:
            spans.append((start, stop))
            figures = _FIGURES.search(folded, max(0, start - _MANY), start)
            if figures and not folded[start].isascii() and shapes.free(figures.start()):
                spans.append((figures.start(), stop))  # 58同城
        inner = start - 1
        if start and folded[inner] in names.soft and not shapes.opened(start):
            begin = shapes.start(inner)
            near = inner - begin <= (_BEFORE if start < stop else _BEFORE_LAST) and stop - begin <= _LONGEST
            if near and shapes.free(begin):
                spans.append((begin, stop))
    return spans


def _named(name: str, told: _Signs, folded: str, words: Vocabulary, shapes: Shapes) -> bool:
    """Whether the signs of a string are enough for as often as it comes."""
    names, foreign = words.names, name[0].isascii() and name[0].isalpha()
    longer, sure = len(name) > 2 or foreign, told.best >= SURE
    comma = names.comma
    if told.acts and len(told.words) == 1 and (f"{comma}{name}" in folded or f"{name}{comma}" in folded):
        told.words.add(comma)
    if told.best == FILED:
        if any(name[:cut] in names.known for cut in range(2, len(name))) or folded.count(name) < _STATED[longer]:  # 万科再次
            return False
    elif sure or (len(told.words) > 1 and (told.acts or foreign)):
        if folded.count(name) < _SHOWN[longer]:
            return False
    elif folded.find(name) >= _LEAD or folded.count(name) < _SUPPOSED[longer]:
        return False
    if not sure and (shapes.personal(name) or shapes.ends_plain(name)):
        return False
    if shapes.titled(name):
        return False
    if not longer and name[1] in names.soft and name[0] in names.parts:  # 约为
        return False
    stem = name.lstrip(digits)
    whole = stem == name or folded.count(stem) == folded.count(name)
    return whole and shapes.nameable(stem.replace(" ", "") if stem.isascii() else stem, shown=sure)
