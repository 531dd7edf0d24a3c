"""Names of organisations by what their clause says of them: who reports a figure, who is called a company, what is quoted as an
app. One sign is enough: in a news flash a name comes once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import Vocabulary

_LONGEST, _LATIN_LONGEST = 8, 30
# How far before a deed the words may begin that stand between it and who does it (2023年前三季度实现).
_GAP = 24
# A figure right behind what it measures (研发投入约12亿元).
_FIGURE = re.compile(r"[^\W\d_]{1,10} ?\d")
# A name of so many characters is parted from what it has by more than a particle (高额的净利润).
_SHORT = 2
# Capitals tell where a name among Chinese characters begins; where small letters follow, it is no abbreviation.
_LATIN = re.compile(r"(?<![\w.])[A-Z][A-Za-z\d&-]+(?: [A-Z][A-Za-z\d&-]*){0,2} ?$", re.ASCII)
_CASED = re.compile(r"[A-Z](?<![\w.].)[A-Z]*[a-z][A-Za-z\d&-]*(?: [A-Z][A-Za-z\d&-]*){0,2}", re.ASCII)
# Where so many others are said to do the like, whoever stands where they do is one of them.
_ALIKE = 2
# What is named more often than so may stand behind a date.
_OFTEN = 2


def doers(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of those who report, whom a stock exchange has marked, or whom quotes show as what one uses."""
    if not words.names.deeds:
        return
    yield from ((tag[0], "company") for tag in words.names.tagged.finditer(folded))
    yield from ((name, "company") for name in _called(text, folded, words, shapes))
    winners = list(_winners(folded, words, shapes))
    yield from ((name, words.kind(name)) for name in winners)
    yield from _reporters(text, folded, words, shapes, set(winners))
    yield from _quoted(folded, words, shapes)


def _quoted(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, str]]:
    """What stands in quotes as apps and brands do (平台“蓝汀”, “蓝汀”注册用户达1亿), or as what is called a company."""
    for quote in words.names.quoted.finditer(folded):
        name = next(filter(None, quote.groups()))
        if shapes.nameable(name):
            yield name, "company" if quote.lastgroup else "product"


def _called(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[str]:
    """Names in Latin letters behind what companies are called (金融科技公司Northgate)."""
    for cased in _CASED.finditer(text):
        name = folded[cased.start() : cased.end()]
        if folded.endswith(words.names.makers, 0, cased.start()) and shapes.nameable(name.replace(" ", "")):
            yield name


def _winners(folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[str]:
    """Those who do something with a figure (蓝汀以43亿元的收入居首)."""
    for feat in words.names.feats.finditer(folded):
        begin = shapes.start(feat.start())
        name = folded[begin : feat.start()].strip()
        if 2 <= len(name) <= _LONGEST and shapes.subject(begin, feat.start(), shown=True):
            yield name


def _led(folded: str, foreign: re.Match[str], words: Vocabulary, shapes: Shapes) -> str:
    """A name in Latin letters, if nothing else stands before it in its clause, "" else."""
    begin, name = foreign.start(), folded[foreign.start() : foreign.end()].strip()
    led = shapes.leads(begin) or folded.endswith((*words.names.particles, *words.names.heralds), 0, begin)
    return name if led and shapes.nameable(name.replace(" ", "")) else ""


def _reporters(text: str, folded: str, words: Vocabulary, shapes: Shapes, alike: set[str]) -> Iterator[tuple[str, str]]:
    """Those who stand before what is measured of companies: behind more than a particle, or called companies, or like others.

    alike: names that are said to do the like.
    """
    names = words.names
    headed = {heading[1] for heading in names.headings.finditer(folded)}
    bare: dict[str, bool] = {}  # who stands right before a figure: does a particle part them?
    for start, _, _ in words.deeds.longest(folded):
        gap = names.gaps.search(folded, max(0, start - _GAP), start)
        if gap and gap[0].isspace():  # two cells of a table
            continue
        at = gap.start() if gap else start
        if folded[at - 1 : at] == ")":  # 蓝汀(青禾旗下)2024年9月月活466万
            at = max(folded.rfind("(", max(0, at - _GAP), at), 0) or at
        if foreign := _LATIN.search(text, max(0, at - _LATIN_LONGEST), at):
            if (gap or not foreign[0].isupper()) and (latin := _led(folded, foreign, words, shapes)):
                alike.add(latin)
                yield latin, "company"
            continue
        begin = shapes.start(at)
        name = folded[begin:at].strip()
        if not 2 <= len(name) <= _LONGEST or name.isascii():
            continue
        if name in names.known:
            alike.add(name)
        elif any(name[:cut] in names.known and shapes.plain(name[cut:]) for cut in range(2, len(name) - 2)):
            continue  # 爱奇艺日均订阅
        elif name in headed and shapes.leads(begin) and shapes.nameable(name) and not shapes.titled(name):
            yield name, words.kind(name)
        elif (shapes.subject(begin, at) or _spoken(folded, begin, name, shapes)) and not shapes.titled(name):
            parted = gap and (len(name) > _SHORT or gap[0] not in names.particles)
            ended = name.endswith(words.trades_of)
            if parted or ended:
                alike.add(name)
            measured = _FIGURE.match(folded, at)
            if parted or (measured and (ended or folded.endswith(names.heralds, 0, begin))):
                yield name, words.kind(name)
            elif measured and shapes.free(begin) and not shapes.ends_plain(name):
                bare[name] = bare.get(name, False) or gap is not None
    for name, told in bare.items():
        if len(alike) >= _ALIKE or (told and folded.count(name) > 1):
            yield name, words.kind(name)


def _spoken(folded: str, begin: int, name: str, shapes: Shapes) -> bool:
    """Whether a word behind a date is a name that the text goes on to speak of (2024年12月蓝汀的月活)."""
    return shapes.leads(begin) and folded.count(name) > _OFTEN and shapes.nameable(name)
