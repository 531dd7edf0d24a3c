"""Names of organisations by their shape: by what closes them (…集团), by who follows them (…董事长), by what they leave out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from factx.recognisers._vocabulary import ACT, SURE, Vocabulary

_LONGEST_NAME = 24
# Most names of persons have so many characters.
_PERSON = 3
# The longer of the endings of banks, of which one character more makes a name.
_BANK = 3
# One of as many characters names its company without 集团.
_LONG_STEM = 5
# A short form has so many characters behind its place.
_BRAND = 2
# The name before the colon of a headline, and how far behind it what only companies have may stand.
_HEADED = re.compile(r"[\s(【]*([^\W\d_a-z][^\W\d_]{1,5}):")
_HEADLINE = 40
# How far a title and a lead reach.
_LEAD = 300
_MARKS = frozenset(",。、;:!?()\n \"'「『“《【")


class Shapes:
    """One text, and where names in it can begin."""

    def __init__(self, folded: str, words: Vocabulary) -> None:
        self._folded, self._words, self._names = folded, words, words.names

    @cached_property
    def _openers(self) -> list[int]:
        """Where openers end, in order."""
        ends = [end for _, end, opens in self._words.openers.longest(self._folded) if opens]
        return sorted([*ends, *self._ahead]) if self._ahead else ends

    @cached_property
    def _ahead(self) -> frozenset[int]:
        """Where what opens names by its shape ends."""
        return frozenset(found.end() for found in self._names.ahead.finditer(self._folded))

    def start(self, end: int) -> int:
        """Where the name whose stem ends at `end` begins: after a mark, a number or an opener; `end` if an opener ends there.

        Brackets around a place belong to a name: 蓝汀(北京)股份有限公司.
        """
        folded, breakers, openers = self._folded, self._words.breakers, self._openers
        floor, at = max(0, end - _LONGEST_NAME), end
        while at > floor:
            if (character := folded[at - 1]) not in breakers:
                at -= 1
                continue
            if character != ")":
                break
            opened = folded.rfind("(", max(floor, at - 8), at)
            if opened <= floor or not self.plain(folded[opened + 1 : at - 1]):
                break
            at = opened
        dated = self._names.dated
        if at < end and folded[at] in dated and folded[max(0, at - 2) : at].rstrip()[-1:].isdigit():
            while at < end and folded[at] in dated:
                at += 1
        opener = bisect_right(openers, end) - 1
        if opener >= 0 and openers[opener] == end and folded[end - 2 : end] in self._names.plain and end not in self._ahead:
            opener -= 1
        if opener >= 0 and openers[opener] > at:
            at = openers[opener]
        while at < end and folded[at] in self._words.single:
            at += 1
        return at

    def plain(self, stem: str) -> bool:
        """Whether a stem is made of plain words and places only, and so names nobody."""
        words, at = self._words.plain, 0
        while at < len(stem):
            found = words.at(stem, at, len(stem))
            if not found:
                return False
            at += len(found[0])
        return True

    def closed(self) -> Iterator[tuple[str, str]]:
        """(folded name, kind) of names that end like names."""
        folded, breakers = self._folded, self._words.breakers
        for start, end, kind in self._words.endings.longest(folded):
            if kind == "word" or (folded[start - 1 : start] in breakers and folded[start - 1] != ")"):
                continue
            at = self.start(start)
            if kind and at < start:
                at = self._place(at, start)
                at += self._compared(at, end)
            stem = folded[at:start].strip()
            if len(stem) < 2 and not (kind == "bank" and end - start == _BANK and stem and stem not in self._names.parts):
                continue  # 招商银行 ends in 商银行
            if stem[0] == "(" or (self.plain(stem) and not self.placed(folded[at:end], kind)):
                continue
            if self._known_tail(folded[at:end]):
                continue
            if kind:
                yield folded[at:end], kind
            elif len(stem) <= 4 and not self._starts_plain(stem) and self._shows(at, start, end):
                yield folded[at:end], "company"

    def _shows(self, at: int, start: int, end: int) -> bool:
        """Whether a name whose ending common nouns have too (`[start, end)`) shows by where it stands that it is one."""
        folded, free = self._folded, self.free(at)
        if free and (folded[end : end + 1] in {":", "("} or self.signs.get(end, (0, 0))[1] >= SURE):
            return True
        if folded.endswith(self._names.kindred, 0, at):
            return True
        traded = folded[start:end] in self._names.trades
        if traded and free and end in self.signs:
            return True
        # Asked last: to count a name over the whole text takes longer than all the rest.
        often = (free and (traded or start < _LEAD)) or (traded and self.opened(at))
        return often and folded.count(folded[at:end]) > 1

    @cached_property
    def signs(self) -> dict[int, tuple[int, int]]:
        """Where something begins that names have behind them -> its end, and how surely it tells of one."""
        return {start: (end, sign) for start, end, sign in self._words.signs.longest(self._folded)}

    def headed(self) -> Iterator[tuple[str, str]]:
        """(folded name, kind) of the name before the colon of a headline that speaks of results (祁连山:单季盈利…)."""
        folded, at = self._folded, 0
        while match := _HEADED.match(folded, at):
            name, at = match[1], match.end()
            if name.endswith(self._names.rubrics):
                continue
            if any(f"{title}{name}" in folded for title in self._names.titles):
                return  # 董事长王小明
            others = self.personal(name)  # 张小明:将推出…
            line = folded.find("\n", at)
            until = min(at + _HEADLINE, len(folded) if line < 0 else line)
            told = any(at <= start < until and not (others and sign == ACT) for start, (_, sign) in self.signs.items())
            if told and self.nameable(name):
                yield name, self._words.kind(name)
            return

    def short_forms(self, name: str) -> Iterator[str]:
        """What a registered name is called for short: without its legal ending, and without the place at its beginning."""
        if not name.endswith(self._words.legal):
            if self._names.breakers and name.endswith(self._words.companies):
                ending = next(ending for ending in self._words.companies if name.endswith(ending))
                if len(name) - len(ending) >= _LONG_STEM:
                    yield name[: -len(ending)]  # 蓝汀海外宏远(集团)
            return
        ending = next(ending for ending in self._words.legal if name.endswith(ending))
        name = name[: -len(ending)].strip(" ,")
        yield name
        if found := self._words.places.at(name, 0, len(name)):
            yield name[len(found[0]) :].strip()

    def called(self, name: str) -> str:
        """The place and the two characters behind it that a text goes on to call a registered company by (南昌远帆 for
        南昌远帆工贸有限公司), "" if it does not."""
        found = self._words.places.at(name, 0, len(name)) if name.endswith(self._words.legal) else None
        short = name[: len(found[0]) + _BRAND] if found else ""
        alone = len(name) > len(short) + _BRAND and self._folded.count(short) > self._folded.count(name[: len(short) + 1])
        return short if short and alone and short not in self._names.known and not self.plain(short[-_BRAND:]) else ""

    def brand(self, name: str) -> str:
        """A company's name without place, trade and legal form (拉卡拉 of 拉卡拉支付股份有限公司), "" if that names nobody."""
        brand = name.removesuffix(next((ending for ending in self._words.legal if name.endswith(ending)), ""))
        while (trade := self._words.trades.behind(brand, len(brand), _BRAND)) and len(trade[0]) > 1:
            brand = brand[: -len(trade[0])]
        brand = brand.removeprefix(self._seated(brand))
        return brand if len(brand) >= _BRAND and brand != name and self.nameable(brand) else ""

    def subject(self, start: int, end: int, shown: bool = False) -> bool:
        """Whether `[start, end)` can be a name nobody knows, and stands free, is told whose it is or has brackets behind it."""
        opener = bisect_right(self._openers, start) - 1
        led = opener >= 0 and self._openers[opener] == start and self._folded.endswith(self._names.kin, 0, start)
        told = led or self._folded[end : end + 1] == "("
        name = self._folded[start:end].strip()
        return (told or self.free(start)) and self.nameable(name, self._folded.endswith(self._names.kindred, 0, start), shown)

    def nameable(self, name: str, sure: bool = False, shown: bool = False) -> bool:
        """Whether a word can be a name: it is no known one, is not made of plain words and does not end like common nouns.

        sure: what stands before it says that it is one (子公司). shown: what stands behind it does; then a place and plain words
        may be one (中国电信), and one may end in a word of one character (鸿达).
        """
        names, words = self._names, self._words
        if name in names.known or name in words.opening or name in words.own or not name.isalnum():
            return False
        if names.dates.match(name):  # 二零二四年
            return False
        if not sure and name.endswith(words.nouns if shown else words.common):
            led = any(name[:cut] in names.known for cut in range(2, len(name)))  # 比亚迪新能源汽车
            if led or not (name.endswith(words.trading) or self._recalled(name)):
                return False
        if not (shown and self._seated(name)) and (self._starts_plain(name) or self.plain(name)):
            return False
        if self._known_tail(name):
            return False
        return not words.deeds.occurrences(name) and not words.signs.occurrences(name) and not name[0].isdigit()

    def _recalled(self, name: str) -> bool:
        """Whether what a common noun closes comes back without it, and as the name of a company (和潤企業, 和潤主管透露)."""
        head = next((head for head in self._names.heads if name.endswith(head)), "")
        stem = name[: -len(head)] if head else ""
        at = self._folded.find(stem) if len(stem) >= _BRAND else -1
        while at >= 0:
            end = at + len(stem)
            if not self._folded.startswith(head, end) and self.signs.get(end, (0, 0))[1] >= SURE:
                return self.nameable(stem)
            at = self._folded.find(stem, end)
        return False

    def _known_tail(self, name: str) -> bool:
        """Whether a name only ends in a known one (增持工商银行, 占本集团): that is meant. A place before it is part of it."""
        for at in range(1, len(name) - 1):
            if name[at:] in self._names.known:
                return name[:at] not in self._words.regions
        return name.endswith(self._words.selves)

    def _place(self, at: int, end: int) -> int:
        """A registered name begins with its place: skip what stands before a place in `[at, end)` (购买南京…有限公司), except a
        known name (中兴南京…有限公司)."""
        places = self._words.places
        for position in range(at, max(at, end - 1)):
            if self._folded[position - 1 : position] != "(" and places.at(self._folded, position, end):
                return at if self._folded[at:position] in self._names.known else position
        return at

    def _compared(self, at: int, end: int) -> bool:
        """Whether what looks like a name begins with the word by which something is held against it (比青禾银行低)."""
        mark, closing = self._names.against
        return self._folded[at] == mark and closing.match(self._folded, end) is not None

    def placed(self, name: str, kind: str) -> bool:
        """Whether a name of plain words names somebody all the same: by its place, as agencies (中国房地产业协会) and registered
        companies are named (四川省农业融资担保有限公司)."""
        found = self._words.places.at(name, 0, len(name))
        ended = next((ending for ending in self._words.legal if name.endswith(ending)), "")
        stem = name.removesuffix(ended)
        return (kind == "agency" or bool(ended)) and found is not None and len(found[0]) < len(stem)

    def opened(self, start: int) -> bool:
        """Whether an opener stands right before a place."""
        opener = bisect_right(self._openers, start) - 1
        return opener >= 0 and self._openers[opener] == start

    def leads(self, start: int) -> bool:
        """Whether a name stands where a subject does: behind a mark, an opener or a date."""
        return self.free(start) or self.opened(start) or self._folded[start - 1 : start] in self._names.dated

    def free(self, start: int) -> bool:
        """Whether a name stands where a subject does: behind a mark."""
        return start == 0 or self._folded[start - 1] in _MARKS

    def _starts_plain(self, name: str) -> bool:
        """Whether a name begins with a plain word, rather than with a place and what is none (北方华创)."""
        if (place := self._seated(name)) and not self._starts_plain(name[len(place) :]):
            return False
        found = self._words.plain.at(name, 0, len(name))
        return found is not None and len(found[0]) > 1

    def _seated(self, name: str) -> str:
        """The place that a name begins with, if enough follows it."""
        found = self._words.places.at(name, 0, len(name))
        return found[0] if found and len(name) >= len(found[0]) + _BRAND else ""

    def personal(self, name: str) -> bool:
        """Whether a name looks like a person's."""
        return len(name) == _PERSON and name[0] in self._names.surnames

    def titled(self, name: str) -> bool:
        """Whether a name is that of a person whom the text gives a title (董事长王明)."""
        surnamed = len(name) <= _PERSON and name[0] in self._names.surnames
        return surnamed and any(f"{title}{name}" in self._folded for title in self._names.titles)

    def ends_plain(self, name: str) -> bool:
        """Whether a name ends with a plain word that closes no names (低轨卫星)."""
        found = self._words.modifiers.behind(name, len(name), 0)
        return found is not None and len(found[0]) > 1 and not name.endswith(self._words.closing)
