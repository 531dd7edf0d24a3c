"""Names of organisations by their lists: as many as are counted, with a number for each, with known ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import Vocabulary

_LONGEST = 8
# So many strange names with numbers are no list of companies, unless one beside them is known.
_STRANGE = 2


def listed(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the members of a list that is counted, that something is said of, or that is mostly known."""
    yield from _counted(folded, words, shapes)
    yield from _tallied(folded, words, shapes)
    yield from _paired(folded, words, shapes, known)
    yield from _placed(folded, words, shapes)
    yield from _dealt(folded, words, shapes, known)
    yield from _familiar(folded, words, shapes, known)


def _counted(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """The members of a list with as many as it is said to have (青禾、蓝汀、远帆三家企业)."""
    for row in words.names.rows.finditer(folded):
        begin = shapes.start(row.start(1))
        inner = [folded[begin : row.start(1)].strip(), *row[1][1:].split(row[1][0])]
        if len(inner) == words.names.tallies[row[2]]:
            yield from ((name, words.kind(name)) for name in inner if 2 <= len(name) <= _LONGEST and shapes.nameable(name))


def _tallied(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """The members of a list of which each gets a number of its own (丰田、本田和博世的专利申请分别达到4732件、2479件和1670件)."""
    between = words.names.between
    for row in words.names.tallied.finditer(folded):
        members = between.split(row[1])
        strange = [name for name in members if name not in words.names.known]
        even = len(members) == len(between.split(row[2]))
        if even and all(shapes.nameable(name) and not shapes.ends_plain(name) for name in strange):
            yield from ((name, words.kind(name)) for name in members)


def _paired(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The members of a list with numbers right behind them (蓝汀2.5万辆、远帆1.8万辆), if there are three or one is known."""
    run: dict[str, bool] = {}
    last, unit = -1, ""
    for item in [*words.names.paired.finditer(folded), None]:
        begin = shapes.start(item.start()) if item else 0
        if item is None or item[1] != unit or begin != last + 1:
            if any(run.values()) or len(run) > _STRANGE:
                yield from ((name, words.kind(name)) for name, is_known in run.items() if not is_known)
            run = {}
        if item is not None:
            name = folded[begin : item.start()].strip()
            is_known = name in words.names.known or name in known
            if is_known or (1 < len(name) <= _LONGEST and shapes.nameable(name) and not shapes.ends_plain(name)):
                run[name], last, unit = is_known, item.end(), item[1]


def _placed(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """Those whom a number gives a place (联芯科684件居次, 高晶以906件登顶)."""
    for number in words.names.placing.finditer(folded):
        begin = shapes.start(number.start())
        name = folded[begin : number.start()].strip()
        led = shapes.leads(begin) or folded[begin - 1] in words.names.soft
        if 2 <= len(name) <= _LONGEST and led and shapes.nameable(name):
            yield name, words.kind(name)


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
