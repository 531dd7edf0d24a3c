"""Names in Latin letters in a text of another script, alone or beside the one in that: `蓝汀银行(Azure Bank)`,
`azure bank(蓝汀银行)`, `蓝汀(Azure)宣布`, `Azure执行长`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factx.model import Organisation
from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import ACT, SURE, Vocabulary

_BRACKET = re.compile(r"\(([^()\n]{2,30})\)")
_LATIN = re.compile(r"[A-Za-z][\w+&.'’-]*(?: [A-Za-z\d][\w+&.'’-]*){0,3}", re.ASCII)
_BEFORE = re.compile(r"[A-Za-z][A-Za-z\d&.+'-]*(?: [A-Za-z][A-Za-z\d&.+'-]*){0,2}$")
_BEFORE_LONGEST = 30
# A brand has a capital, if not as its first letter (iKala).
_RUN = re.compile(
    r"[A-Za-z](?<![A-Za-z\d@./_-].)(?:(?<=[A-Z])|[A-Z])[A-Za-z\d&.+'-]*(?: [A-Z][A-Za-z\d&.+'-]*){0,2}(?![A-Za-z\d@/_])",
    re.ASCII,
)
_LONGEST = 8
# Capitals alone, and no more of them, are mostly what common words are shortened to (EPS, ARPU, EBITDA).
_INITIALS = 6


def bilingual(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, Organisation]]:
    """Folded names that stand in or before a bracket which gives them in another script, with the organisation they name."""
    known = words.names.known
    for bracket in _BRACKET.finditer(folded):
        (start, end), (opened, closed) = bracket.span(1), bracket.span()
        inside = folded[start:end].strip()
        if not _LATIN.fullmatch(text, start, end):
            found = None if inside.isascii() else _BEFORE.search(text, max(0, opened - _BEFORE_LONGEST), opened)
            strange = found is not None and folded[found.start() : opened] not in known
            if found and strange and (owner := _owner(inside, text[start:end], words, shapes)):
                yield folded[found.start() : opened], owner
            continue
        begin = shapes.start(opened)
        name = folded[begin:opened].strip()
        if len(name) < 2 or name.isascii():
            continue
        strange = name not in known and len(name) <= _LONGEST and shapes.leads(begin) and shapes.nameable(name)
        if inside in known:
            if strange and known[inside].kind != "word":
                yield name, known[inside]
        elif text[start:end].isupper() and len(inside) <= _INITIALS:
            continue
        elif owner := _owner(name, text[begin:opened], words, shapes):
            yield inside, owner
        elif strange and (_acts(closed, shapes) or folded.endswith(words.names.kindred, 0, begin)):
            for each in (name, inside):
                yield each, Organisation(text[begin:opened].strip())


def _owner(name: str, written: str, words: Vocabulary, shapes: Shapes) -> Organisation | None:
    """Whom a name stands for that is known or ends as names do, None if it does neither."""
    found = words.names.known.get(name)
    if found:
        return found if found.kind != "word" else None
    ending = next((ending for ending in words.names.endings if name.endswith(ending)), "")
    stem = name.removesuffix(ending)
    return Organisation(written, words.kind(name)) if ending and len(stem) > 1 and not shapes.plain(stem) else None


def _acts(end: int, shapes: Shapes) -> bool:
    """Whether it is told at a place what somebody does, perhaps on which day: |昨日宣布."""
    after, sign = shapes.signs.get(end, (end, 0))
    return sign >= ACT or shapes.signs.get(after, (0, 0))[1] >= ACT


def foreign(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of names in Latin letters that have what only organisations have behind them (Azure执行长)."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        name = folded[start:end]
        initials = run[0].isupper() and len(name) < _INITIALS and " " not in name
        sign = max((shapes.signs.get(at, (0, 0))[1] for at in (end, end + folded.startswith(" ", end))), default=0)
        fits = not initials and len(name) <= _BEFORE_LONGEST
        if sign >= SURE and fits and shapes.nameable(re.sub(r"\W", "", name), shown=True):
            yield name, "company"
