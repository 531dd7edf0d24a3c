"""Names of organisations by their shape: by what closes them (…集团), by who follows them (…董事长), by what they leave out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from factx.glossary import Glossary
from factx.languages.names import Names
from factx.lexicon import Lexicon

_LONGEST_NAME = 24
_LONGEST_STEM = 7
# How far a title and a lead reach.
_LEAD = 300
# What belongs to a number before a name (2022年马上消费).
_DATED = "年月日个家项件名度季末底届期份号条位亿万元倍点"
_MARKS = frozenset(",。、;:!?()\n \"'「『“《【")


class Shapes:
    """One text, and where names in it can begin."""

    def __init__(self, folded: str, names: Names) -> None:
        self._folded, self._names = folded, names

    @cached_property
    def _openers(self) -> list[int]:
        """Where openers end, in order."""
        return [end for _, end, (opens, *_) in _openers(self._names).longest(self._folded) if opens]

    def start(self, end: int) -> int:
        """Where the name whose stem ends at `end` begins: after a mark, a number or an opener; `end` if an opener ends there.

        Brackets around a place belong to a name: 蓝汀(北京)股份有限公司.
        """
        folded, breakers = self._folded, self._names.breakers
        floor, at = max(0, end - _LONGEST_NAME), end
        while at > floor:
            character = folded[at - 1]
            if character == ")":
                opened = folded.rfind("(", max(floor, at - 8), at)
                if opened <= floor or not self.plain(folded[opened + 1 : at - 1]):
                    break
                at = opened
            elif character in breakers:
                break
            else:
                at -= 1
        if folded[max(0, at - 2) : at].rstrip()[-1:].isdigit():
            while at < end and folded[at] in _DATED:
                at += 1
        opener = bisect_right(self._openers, end) - 1
        if opener >= 0 and self._openers[opener] == end and folded[end - 2 : end] in self._names.plain:
            opener -= 1
        if opener >= 0 and self._openers[opener] > at:
            at = self._openers[opener]
        while at < end and folded[at] in _single(self._names):
            at += 1
        return at

    def plain(self, stem: str) -> bool:
        """Whether a stem is made of plain words and places only, and so names nobody."""
        words, at = _plain(self._names), 0
        while at < len(stem):
            found = words.at(stem, at, len(stem))
            if not found:
                return False
            at += len(found[0])
        return True

    def closed(self) -> Iterator[tuple[str, str]]:
        """(folded name, kind) of names that end like names."""
        folded, names = self._folded, self._names
        for start, end, (kind, *_) in _endings(names).longest(folded):
            if kind == "word":
                continue
            at = self.start(start)
            if kind and at < start:
                at = self._place(at, start)
            stem = folded[at:start].strip()
            if len(stem) < 2 or stem[0] == "(" or (self.plain(stem) and not self._titled(stem, kind)):
                continue
            if _known_tail(folded[at:end], names):
                continue
            if kind:
                yield folded[at:end], kind
            elif len(stem) <= 4 and not self._starts_plain(stem) and self._free(at) and (
                folded[end : end + 1] in {":", "("} or (start < _LEAD and folded.count(folded[at:end]) > 1)
            ):
                yield folded[at:end], "company"

    def posted(self) -> Iterator[tuple[str, str]]:
        """(folded name, kind) of names that are known by what follows them, and come back."""
        folded, names = self._folded, self._names
        persons = {end for _, end, _ in _titles(names).occurrences(folded)}
        seen: set[str] = set()
        for end, _, (strong, *_) in _posts(names).longest(folded):
            at = self.start(end)
            name = folded[at:end].strip()
            if not 2 <= len(name) <= _LONGEST_STEM or name in seen or name in names.known or not "一" <= name[-1] <= "鿿":
                continue
            if at in persons or not self._free(at) or self._starts_plain(name) or name.endswith((*names.heads, *names.titles)):
                continue
            if _known_tail(name, names) or any(True for _ in _posts(names).occurrences(name)):
                continue
            if strong:
                named = folded.count(name) >= (3 if len(name) == 2 else 2)
            else:
                person = len(name) == 3 and name[0] in names.surnames
                named = not person and folded.find(name) < _LEAD and folded.count(name) >= (5 if len(name) == 2 else 3)
            if named:
                seen.add(name)
                yield name, _kind(name, names)

    def _place(self, at: int, end: int) -> int:
        """A registered name begins with its place: skip what stands before a place in `[at, end)` (购买南京…有限公司)."""
        places = _places(self._names)
        for position in range(at, max(at, end - 1)):
            if self._folded[position - 1 : position] != "(" and places.at(self._folded, position, end):
                return position
        return at

    def _titled(self, stem: str, kind: str) -> bool:
        """Whether a plain stem names an agency all the same: by its place (中国房地产业协会)."""
        found = _places(self._names).at(stem, 0, len(stem))
        return kind == "agency" and bool(found) and len(found[0]) < len(stem)  # type: ignore[index]

    def _free(self, start: int) -> bool:
        """Whether a name stands where a subject does: behind a mark."""
        return start == 0 or self._folded[start - 1] in _MARKS

    def _starts_plain(self, name: str) -> bool:
        found = _plain(self._names).at(name, 0, len(name))
        return bool(found) and len(found[0]) > 1  # type: ignore[index]


def short_forms(name: str, names: Names) -> Iterator[str]:
    """What a registered name is called for short: without its legal ending, and without the place at its beginning."""
    for ending in sorted(names.legal, key=len, reverse=True):
        if name.endswith(ending):
            name = name[: -len(ending)].strip(" ,")
            break
    else:
        return
    yield name
    found = _places(names).at(name, 0, len(name))
    if found:
        yield name[len(found[0]) :].strip()


def _known_tail(name: str, names: Names) -> bool:
    """Whether a name only ends in a known one (增持工商银行, 占本集团): then that is meant. A place before it is part of it."""
    for at in range(1, len(name) - 1):
        if name[at:] in names.known:
            return name[:at] not in names.regions
    return name.endswith(tuple(word for word in names.selves if len(word) > 2))


def _kind(name: str, names: Names) -> str:
    return next((kind for ending, kind in names.endings.items() if name.endswith(ending)), "company")


@lru_cache(maxsize=8)
def _endings(names: Names) -> Lexicon[str]:
    """Endings -> kind; "" for those that common nouns have too, "word" for the longer words that hold none."""
    words = dict.fromkeys((*names.words, *names.groups), "word") | dict.fromkeys(names.marks, "") | dict(names.endings)
    return Lexicon({word: (kind,) for word, kind in words.items()})


@lru_cache(maxsize=8)
def _openers(names: Names) -> Lexicon[bool]:
    """Openers, and the longer words that only look like them (企业家)."""
    return Lexicon(dict.fromkeys(names.words, (False,)) | {word: (True,) for word in names.openers if len(word) > 1})


@lru_cache(maxsize=8)
def _single(names: Names) -> frozenset[str]:
    """Openers of one character stand in names too; they open one only where nothing stands before them."""
    return frozenset(word for word in names.openers if len(word) == 1)


@lru_cache(maxsize=8)
def _plain(names: Names) -> Glossary[str]:
    return Glossary(dict.fromkeys((*names.plain, *names.regions, *names.groups), ""))


@lru_cache(maxsize=8)
def _places(names: Names) -> Glossary[str]:
    return Glossary(dict.fromkeys(names.regions, ""))


@lru_cache(maxsize=8)
def _titles(names: Names) -> Lexicon[str]:
    return Lexicon(dict.fromkeys(names.titles, ("",)))


@lru_cache(maxsize=8)
def _posts(names: Names) -> Lexicon[bool]:
    """What follows names -> whether nothing but an organisation has it."""
    return Lexicon(dict.fromkeys(names.claims, (False,)) | dict.fromkeys(names.posts, (True,)))
