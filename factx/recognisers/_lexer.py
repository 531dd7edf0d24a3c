"""The words of time in a text, one by one: what `periods` puts together.

2021年     前   三     季度          the second quarter of 2023
year 2021  front quarter 3           quarter 2 · link · number 2023

Most words of a text are no words of time. One search finds the places where one may start; a word that says nothing alone
(的, of, and) is read only right behind another, in English one that leads on (from, the) only right before another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

from factx.languages.calendar import Calendar
from factx.lexicon import Lexicon
from factx.recognisers._atom import HALF, YEARS, Atom
from factx.recognisers._pairs import spread
from factx.recognisers._spelled import WORD, numeral
from factx.recognisers._written import Written
from factx.recognisers._years import year

_NEAR = 4  # words fewer characters apart, all of them spaces, are neighbours
_FIGURES = r"(?<!\d)(?<!\d\.)(?>\d+(?:,\d{3}(?!\d)){0,6}(?:\.\d+)?)"
_SPACES = re.compile(r"[^\S\n]+")
_DEPENDENT = frozenset(("and", "dash", "comma", "link", "edge", "since", "after", "before", "between", "ended"))
_LEADING = frozenset(
    ["at", "the", "asof", "by", "from", "start", "until", "fore", "aft", "both", "to", "front", "rear", "past", "rel"]
)
_MOST = {"month": 12, "day": 31, "date-day": 31, "quarter": 4, "season": 4, "half": 2, "century": 21, "decade": 90}
_LENGTHS = {"month-and-half": ("month", 1), "fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
_HEAD = re.compile(r"[a-z]+|[0-9]+")


@lru_cache(maxsize=1)  # an undated text is read once more when its year is known, and to find its words is half of that
def atoms(text: str, folded: str, calendar: Calendar, taken: tuple[tuple[int, int], ...]) -> tuple[Atom, ...]:
    """Every atom in order; a stretch that is `taken` and any other word part their neighbours."""
    lexicon = _lexicon(calendar)
    blocks = iter((*taken, (len(folded) + 1, len(folded) + 2)))
    opens, closes = next(blocks)
    found: list[Atom] = []
    at = blocked = 0
    for start, word in lexicon.places(folded):
        if start < at or start < blocked:
            continue
        while closes <= start:
            opens, closes = next(blocks)
        while at <= start < opens:
            near = bool(found) and (start == at or (start - at < _NEAR and _SPACES.fullmatch(folded, at, start) is not None))
            known = at
            if word:
                read = lexicon.word(text, folded, start, word, near)
            else:
                read = lexicon.number(text, folded, start, near, near and start == at and found[-1].kind == "number")
            for atom in read:
                if atom.end > opens:
                    blocked = start + 1
                    break
                found.append(atom)
                at = atom.end
            if at == known:
                break
            following = folded[at : at + 1]
            if following not in lexicon.leads and not following.isspace():
                break
            start, word = lexicon.trailing(text, folded, at)
    return tuple(spread(found, calendar))


@cache
def _lexicon(calendar: Calendar) -> _Lexicon:
    return _Lexicon(calendar)


class _Lexicon:
    """A calendar's words, ready to be looked up by how they begin."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar, self._written = calendar, Written(calendar)
        self._next = 3 if calendar.spaced else 1  # characters behind the first word that part the words with it
        self._words = self._by_start(calendar.words)
        self._parts: dict[str, list[tuple[str, int, str, Decimal]]] = {}
        self._units = calendar.units, self._by_start(calendar.units)
        self._ordinal_units = calendar.ordinal_units, self._by_start(calendar.ordinal_units)
        kinds = {word: parts[0][0].partition(":")[0] if parts else "" for word, parts in calendar.words.items()}
        numbers = {*calendar.spelled, *calendar.ordinals, *calendar.digits}
        if calendar.spaced:
            self._dependent = {word for word in kinds if not word[0].isalpha()}
            self._search = re.compile(rf"[a-z]+|{_FIGURES}")
            self._first = {*map(self._start, kinds), *numbers, "q", "h", "fy", "cy"}
            said = (w for table in (calendar.units, calendar.ordinal_units) for w, unit in table.items() if unit)
            self._any = self._first.union(*(WORD.findall(word) for word in (*kinds, *said, "am pm")))
            self._leading = {w for w, kind in kinds.items() if kind in _LEADING and self._start(w) == w} | {*calendar.spelled}
        else:
            self._dependent = {word for word, kind in kinds.items() if kind in _DEPENDENT and len(word) == 1}
            self._search = re.compile(self._numbers(kinds, numbers))
            self._lexicon = Lexicon({word: word for word in kinds if word not in self._dependent})
            self._pairs = {word[:2] for word in kinds if len(word) > 1}
        self.leads = {word[0] for word in self._dependent}

    def _numbers(self, kinds: Collection[str], numbers: Collection[str]) -> str:
        """A pattern for every place where a number of an unspaced language may start."""
        calendar = self.calendar
        singles = {word for word in kinds if len(word) == 1}
        units = {unit[0] for unit in (*calendar.units, *calendar.ordinal_units)}
        after = _class({*units, *singles, *(head[0] for head in calendar.heads), *"apqhx×*:-/.)];?!\"' \n"})
        # It begins with a class of characters, which is searched for five times as fast as anything else.
        return rf"{_class({*numbers, calendar.prefix, *'qhfc0123456789'})}(?:" + "|".join((
            rf"(?<=[0-9])(?<!\d\d)(?<!\d\.\d)\d*+(?:,\d{{3}}(?!\d)){{0,6}}+(?:\.\d+)?+(?={after}|\Z)",
            rf"(?<={_class(numbers)})(?={_class({*numbers, *units, *singles, *''.join(calendar.thousands), ' '})}|\Z)",
            rf"(?<={calendar.prefix})",
            r"(?<=[qhfc])(?<![a-z\d].)(?=[1-4y])",
            r"(?<=\d[qh])(?=[1-4])",
        )) + ")"  # fmt: skip

    def places(self, folded: str) -> Iterable[tuple[int, str]]:
        """Where a word of time may start, and the word, the longest first; in the end, without one, where a number may."""
        return self._spoken(folded) if self.calendar.spaced else self._unspaced(folded)

    def _unspaced(self, folded: str) -> Iterator[tuple[int, str]]:
        words = [(start, start - end, word) for start, end, word in self._lexicon.occurrences(folded)]
        words += [(match.start(), 0, "") for match in self._search.finditer(folded)]
        words.sort()
        return ((start, word) for start, _, word in words)

    def _spoken(self, folded: str) -> Iterator[tuple[int, str]]:
        known, before = self._any, -_NEAR
        hits = [m for m in self._search.finditer(folded) if m.group() in known or not m.group().isalpha()]
        ends = [m.start() for m in hits[1:]] + [len(folded) + _NEAR]
        for match, following in zip(hits, ends, strict=False):
            key, (start, stop) = match.group(), match.span()
            lonely = start - before >= _NEAR and following - stop >= _NEAR
            before = stop
            if key[0] in "0123456789":
                if lonely and len(key) != 4 and folded[stop : stop + 1] not in ("/", ":", "-", ".", "x", "×", "*") and not (
                    folded[stop : stop + 1].isalpha()
                ):
                    continue
            elif (key not in self._first and key.isalpha()) or (lonely and key in self._leading):
                continue
            yield from self._candidates(folded, start, key)
            yield start, ""

    def _candidates(self, folded: str, start: int, first: str) -> Iterator[tuple[int, str]]:
        """The words at a place, by how they begin, the longest first."""
        for bucket in (folded[start : start + len(first) + self._next], first):
            for word in self._words.get(bucket, ()):
                if folded.startswith(word, start):
                    yield start, word

    def trailing(self, text: str, folded: str, at: int) -> tuple[int, str]:
        """A word that says something only behind another, which ended here, and where it stands; -1 if none does."""
        for start in range(at, min(at + _NEAR, len(folded))):
            if folded[start] in self.leads:
                if self.calendar.spaced:
                    stand = (word for _, word in self._candidates(folded, start, folded[start]))
                    return start, next((word for word in stand if self._stands(text, folded, start, word)), "")
                longer = folded[start : start + 2] in self._pairs  # 中 may begin 中期; that comes up
                return (-1, "") if longer else (start, folded[start])
            if not folded[start].isspace():
                break
        return -1, ""

    def word(self, text: str, folded: str, start: int, word: str, near: bool) -> list[Atom]:
        """The atoms of a word, if it is one here; near: what the first one is to the one before it."""
        if not self._stands(text, folded, start, word):
            return []
        if word in self.calendar.ordinals and (number := self._counted(folded, start, near)) and number.kind != "ordinal":
            return [number]  # the second quarter, not the word second
        end = start + len(word)
        return [
            Atom(kind, value, end if i else start, end, near or i > 0, grain, amount)
            for i, (kind, value, grain, amount) in enumerate(self._parts.get(word) or self._part(word))
        ]

    def number(self, text: str, folded: str, start: int, near: bool, beside: bool) -> list[Atom]:
        """The atoms of what is written or counted at a place. beside: a number ended right here (2022Q1)."""
        if self._written.likely.match(folded, start) and (
            beside or start == 0 or not folded[start - 1].isascii() or not folded[start - 1].isalnum()
        ):
            figures = list(self._written.atoms(folded, start))
            # h2 is a heading, 2h two hours
            if figures and not (figures[0].kind == "half" and text[start : figures[0].end].islower()):
                return [figures[0]._replace(near=near), *(figure._replace(near=True) for figure in figures[1:])]
        number = self._counted(folded, start, near)
        return [number] if number else []

    def _part(self, word: str) -> list[tuple[str, int, str, Decimal]]:
        """What a word states, taken apart once: kind, value, grain and amount of each of its atoms."""
        timid = "timid" if word in self.calendar.timid else ""
        parts = [(*kind.partition(":")[::2], value) for kind, value in self.calendar.words[word]]
        taken = [(kind, value, grain or timid, Decimal(value)) for kind, grain, value in parts]
        return self._parts.setdefault(word, taken or [("other", 0, "", Decimal(0))])

    def _start(self, word: str) -> str:
        first = _HEAD.match(word) if self.calendar.spaced else None
        return first.group() if first else word[:1]

    def _by_start(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Words, longest first, by how they begin: their first word and what stands right behind it, if they go on so far."""
        table: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            first = self._start(word)
            start = word[: len(first) + self._next]
            table.setdefault(start if len(start) == len(first) + self._next else first, []).append(word)
        return table

    def _stands(self, text: str, folded: str, start: int, word: str) -> bool:
        """Whether the word is one here, and not a part of another."""
        calendar, end = self.calendar, start + len(word)
        if calendar.spaced:
            dated = text[start].isupper() or word not in calendar.names or folded[end : end + 2].strip()[:1].isdigit()  # may 5
            if not dated or (start and folded[start - 1] == "$"):
                return False
            return not (word[-1].isalpha() and end < len(folded) and folded[end].isalpha())
        before, after = calendar.shy.get(word, ("", ""))
        if start and before and (folded[start - 1].isalpha() if before == "*" else folded[start - 1] in before):
            return False
        return not (after and end < len(folded) and (folded[end].isalpha() if after == "*" else folded[end] in after))

    # ---------------------------------------------------------------- numbers
    def _counted(self, folded: str, start: int, near: bool) -> Atom | None:
        """A number with what it counts; None where there is none, or it counts nothing of the calendar."""
        calendar = self.calendar
        at = start + len(calendar.prefix) if calendar.prefix and folded.startswith(calendar.prefix, start) else start
        end, number = numeral(folded, at, calendar)
        if number is None:
            return None
        amount, value, whole, ordinal, spelled = number
        before = folded[start - 1 : start]
        if before and (before.isdigit() or (not spelled and (before in ".$" or folded.endswith("$ ", 0, start)))):
            return Atom("other", 0, start, end, near)
        ordinal = ordinal or at > start
        unit, stop = self._unit(folded, end, ordinal)
        if unit is None:
            whole = whole and not (spelled and folded[start:end] in ("a", "an", "couple", "hundred", "thousand"))
            kind = "ordinal" if ordinal else "spelled-year" if spelled and value > 99 else "number"
            return Atom(kind, value, start, end, near, amount=amount) if whole else None
        if unit == "" or unit == "time":
            return Atom(unit or "other", 0, start, stop, near)
        if unit == "year" and not ordinal:
            return year(calendar, folded, (start, end, stop), number, near)
        if unit == "+year" and value in YEARS and end - start == 4 and not spelled:
            return Atom("year", value, start, stop, near)
        if unit in ("month", "day", "quarter") and spelled and folded[start:end] in tuple(calendar.counting):
            unit = "+" + unit
        if ":" in unit:  # 3 next weeks
            unit, _, grain = unit.partition(":")
            return Atom(unit, value, start, stop, near, grain, amount) if whole else None
        if unit.startswith("+"):
            grain, times = _LENGTHS.get(unit[1:], (unit[1:], 1))
            more = HALF if unit == "+month-and-half" else 0
            return Atom("length", value * times, start, stop, near, grain, amount * times + more)
        if not whole or value > _MOST.get(unit, 53) or (unit == "decade" and value % 10):
            return Atom("other", 0, start, stop, near)
        timid = "timid" if unit == "century" and not calendar.spaced else ""  # 21世纪经济报道
        return Atom(unit, value, start, stop, near, timid)

    def _unit(self, folded: str, at: int, ordinal: bool) -> tuple[str | None, int]:
        """What stands after a number, a space or a hyphen between allowed; None where no unit does."""
        spaced = self.calendar.spaced
        at += folded.startswith((" ", "-"), at)
        units, table = self._ordinal_units if ordinal else self._units
        match = WORD.match(folded, at) if spaced else None
        first = match.group() if match else folded[at : at + 1]
        for bucket in (folded[at : at + len(first) + self._next], first):
            for unit in table.get(bucket, ()):
                end = at + len(unit)
                if folded.startswith(unit, at) and not (spaced and unit[-1].isalpha() and folded[end : end + 1].isalpha()):
                    return units[unit], end
        return None, at


def _class(characters: Iterable[str]) -> str:
    """A character class of a pattern."""
    return "[" + "".join(re.escape(c) for c in sorted({c for c in characters if c})) + "]"
