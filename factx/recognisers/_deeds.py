"""Names of organisations by what their clause says of them: who reports a result for a period, and who stands in a list of known
names. One sign is enough: in a news flash a name comes once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import Vocabulary

_LONGEST = 8
# How far before a deed the words may begin that stand between it and who does it (2023年前三季度实现).
_GAP = 24


def doers(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of those who report, or whom a stock exchange has marked."""
    names = words.names
    if not names.deeds:
        return
    yield from ((tag[0], "company") for tag in names.tagged.finditer(folded))
    for start, _, _ in words.deeds.longest(folded):
        gap = names.gaps.search(folded, max(0, start - _GAP), start)
        if gap is None or gap[0].isspace():  # two cells of a table
            continue
        at = gap.start()
        begin = shapes.start(at)
        name = folded[begin:at].strip()
        if not 2 <= len(name) <= _LONGEST or not shapes.subject(begin, at):
            continue
        if not name.isascii():
            yield name, words.kind(name)
        elif text[begin].isupper():
            yield name, "company"


def listed(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the members of a list that is counted, that something is said of, or that is mostly known."""
    yield from _counted(folded, words, shapes)
    yield from _dealt(folded, words, shapes, known)
    yield from _familiar(folded, words, shapes, known)


def _counted(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """The members of a list with as many as it is said to have (青禾、蓝汀、远帆三家企业)."""
    for row in words.names.rows.finditer(folded):
        begin = shapes.start(row.start(1))
        inner = [folded[begin : row.start(1)].strip(), *row[1][1:].split(row[1][0])]
        if len(inner) == words.names.tallies[row[2]]:
            yield from ((name, words.kind(name)) for name in inner if 2 <= len(name) <= _LONGEST and shapes.nameable(name))


def _dealt(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The members of a list that something is said of, if one is known or most end as names do."""
    for row in words.names.dealt.finditer(folded):
        members = words.names.between.split(row[1])
        told = [name in words.names.known or name in known for name in members]
        if any(told) or 2 * sum(name.endswith(words.closing) for name in members) > len(members):
            for name, is_known in zip(members, told, strict=True):
                if not (is_known or _led(name, words) or name[1:].isdigit() or name in words.regions) and shapes.nameable(name):
                    yield name, words.kind(name)


def _led(name: str, words: Vocabulary) -> bool:
    """Whether what stands in a list begins with a known name and goes on (奇瑞汽车分列第4)."""
    return any(name[:end] in words.names.known for end in range(2, len(name)))


def _familiar(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The members of a list of which at least half are known."""
    for run in words.names.lists.finditer(folded):
        inner = run[0][1:].split(run[0][0])
        told = [name in words.names.known or name in known for name in inner]
        if sum(told) * 2 >= len(inner):
            for name, is_known in zip(inner, told, strict=True):
                led = any(character.isdigit() for character in name) and _led(name, words)  # 京东方分列第2、3、4名
                if not (is_known or led) and 2 <= len(name) <= _LONGEST and shapes.nameable(name):
                    yield name, words.kind(name)
        first = folded[shapes.start(run.start()) : run.start()].strip()
        if told[0] and first.endswith(words.names.marks) and 2 < len(first) <= _LONGEST and shapes.nameable(first):
            yield first, words.kind(first)
