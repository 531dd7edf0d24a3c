"""Names of organisations by what their clause says of them: who reports a result for a period, and who stands in a list of known
names. One sign is enough: in a news flash a name comes once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import Vocabulary

_LONGEST, _LATIN_LONGEST = 8, 30
# How far before a deed the words may begin that stand between it and who does it (2023年前三季度实现).
_GAP = 24
# A figure right behind what it measures (研发投入约12亿元).
_FIGURE = re.compile(r"[^\W\d_]{1,10} ?\d")
# A name of so many characters is parted from what it has by more than a particle (高额的净利润).
_SHORT = 2
# Capitals tell where a name among Chinese characters begins.
_LATIN = re.compile(r"(?<![\w.])[A-Z][A-Za-z\d&-]+(?: [A-Z][A-Za-z\d&-]*){0,2} ?$", re.ASCII)
# Where so many others are said to do the like, whoever stands where they do is one of them.
_ALIKE = 2


def doers(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of those who report, whom a stock exchange has marked, or whom quotes show as what one uses."""
    names = words.names
    if not names.deeds:
        return
    yield from ((tag[0], "company") for tag in names.tagged.finditer(folded))
    yield from ((name, "company") for quote in names.quoted.finditer(folded) if shapes.nameable(name := quote[1] or quote[2]))
    alike: set[str] = set()
    bare: dict[str, bool] = {}  # the names that stand right before a figure of theirs: is more said between?
    for feat in names.feats.finditer(folded):
        begin = shapes.start(feat.start())
        name = folded[begin : feat.start()].strip()
        if 2 <= len(name) <= _LONGEST and shapes.subject(begin, feat.start(), shown=True):
            alike.add(name)
            yield name, words.kind(name)
    for start, _, _ in words.deeds.longest(folded):
        gap = names.gaps.search(folded, max(0, start - _GAP), start)
        if gap and gap[0].isspace():  # two cells of a table
            continue
        at = gap.start() if gap else start
        if foreign := _LATIN.search(text, max(0, at - _LATIN_LONGEST), at):
            name = folded[foreign.start() : foreign.end()].strip()
            begin = foreign.start()
            led = shapes.leads(begin) or folded.endswith((*names.particles, *names.heralds), 0, begin)
            if led and (gap or not foreign[0].isupper()) and shapes.nameable(name.replace(" ", "")):
                alike.add(name)
                yield name, "company"
            continue
        begin = shapes.start(at)
        name = folded[begin:at].strip()
        if not 2 <= len(name) <= _LONGEST or name.isascii():
            continue
        if name in names.known:
            alike.add(name)
        elif shapes.subject(begin, at) and not shapes.titled(name):
            parted = gap and (len(name) > _SHORT or gap[0] not in names.particles)
            if parted or name.endswith(words.closing):
                alike.add(name)
            if parted or (folded.endswith(names.heralds, 0, begin) and _FIGURE.match(folded, at)):
                yield name, words.kind(name)
            elif shapes.free(begin) and not shapes.ends_plain(name) and _FIGURE.match(folded, at):
                bare[name] = bare.get(name, False) or gap is not None
    for name, told in bare.items():
        if len(alike) >= _ALIKE or (told and folded.count(name) > 1):
            yield name, words.kind(name)


def listed(folded: str, words: Vocabulary, shapes: Shapes, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the members of a list that is counted, that something is said of, or that is mostly known."""
    yield from _counted(folded, words, shapes)
    yield from _tallied(folded, words, shapes)
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
