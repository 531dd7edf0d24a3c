"""The words of time in a text, one by one: what `periods` puts together.

2021年     前   三     季度          the second quarter of 2023
year 2021  front quarter 3           quarter 2 · link · number 2023

Most words of a text are no words of time. One search finds the places where one may start; a word that says nothing alone
(的, of, and) is read only right behind another, in English one that leads on (from, the) only right before another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from factx.languages.calendar import Calendar
from factx.model import Mention
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._pairs import spread
from factx.recognisers._spelled import WORD, Numeral, numeral
from factx.recognisers._written import written

_NEAR = 4  # words fewer characters apart, all of them spaces, are neighbours
_FIGURES = r"(?<!\d)(?<!\d\.)(?>\d+(?:,\d{3}(?!\d)){0,6}(?:\.\d+)?)"
_DEPENDENT = frozenset(("and", "dash", "comma", "link", "edge", "since", "after", "before", "between", "ended"))
_LEADING = frozenset(
    ["at", "the", "asof", "by", "from", "start", "until", "fore", "aft", "both", "to", "front", "rear", "past", "rel"]
)
_MOST = {"month": 12, "day": 31, "date-day": 31, "quarter": 4, "season": 4, "half": 2, "century": 21, "decade": 90}
_LENGTHS = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
_HEAD = re.compile(r"[a-z]+|[0-9]+")


def atoms(text: str, folded: str, calendar: Calendar, taken: Sequence[Mention]) -> list[Atom]:
    """Every atom in order; a stretch that is `taken` and any other word part their neighbours."""
    lexicon = _lexicon(calendar)
    blocks = iter([*((m.start, m.end) for m in taken), (len(folded) + 1, len(folded) + 2)])
    block = next(blocks)
    found: list[Atom] = []
    at = 0
    for start, key in lexicon.starts(folded):
        while block[1] <= start:
            block = next(blocks)
        while at <= start < block[0]:
            gap = folded[at:start] if start - at < _NEAR else "."
            near = bool(found) and (gap == "" or (gap.isspace() and "\n" not in gap))
            known = at
            for atom in lexicon.read(text, folded, start, key, near, near and gap == "" and found[-1].kind == "number"):
                if atom.end > block[0]:
                    break
                found.append(atom)
                at = atom.end
            start = lexicon.trailing(folded, at) if at > known else -1
            key = folded[start : start + 1]
    return spread(found, calendar)


@cache
def _lexicon(calendar: Calendar) -> _Lexicon:
    return _Lexicon(calendar)


class _Lexicon:
    """A calendar's words, ready to be looked up by how they begin."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._next = 3 if calendar.spaced else 1  # characters behind the first word that part the words with it
        self._words = self._by_start(calendar.words)
        self._parts: dict[str, list[tuple[str, int, str, Decimal]]] = {}
        self._units = self._by_start(calendar.units)
        self._ordinal_units = self._by_start(calendar.ordinal_units)
        kinds = {word: parts[0][0].partition(":")[0] if parts else "" for word, parts in calendar.words.items()}
        numbers = {*calendar.spelled, *calendar.ordinals, *calendar.digits}
        if calendar.spaced:
            self._trailing = {word[0] for word in kinds if not word[0].isalpha()}
            self._search = re.compile(rf"[a-z]+|{_FIGURES}")
            self._first = {*map(self._start, kinds), *numbers, "q", "h", "fy", "cy"}
            said = (w for table in (calendar.units, calendar.ordinal_units) for w, unit in table.items() if unit)
            self._any = self._first.union(*(WORD.findall(word) for word in (*kinds, *said, "am pm")))
            self._leading = {w for w, kind in kinds.items() if kind in _LEADING and self._start(w) == w} | {*calendar.spelled}
        else:
            self._trailing = {word for word, kind in kinds.items() if kind in _DEPENDENT and len(word) == 1}
            self._search = re.compile(self._han_starts(kinds, numbers))
            self._first = {word for word in kinds if len(word) == 1} | numbers | {calendar.prefix, *"qhfc"}
            self._pairs = {word[:2] for word in kinds if len(word) > 1}

    def _han_starts(self, kinds: dict[str, str], numbers: Collection[str]) -> str:
        """A pattern for every place where a word of an unspaced language may start."""
        calendar = self.calendar
        singles = {word for word in kinds if len(word) == 1}
        units = {unit[0] for unit in (*calendar.units, *calendar.ordinal_units)}
        after = _class({*units, *singles, *"apqhx×*:-/.)];?!\"' \n"})
        firsts, seconds = {w[0] for w in kinds if len(w) > 1}, {w[1] for w in kinds if len(w) > 1}
        numerals = _class(numbers)
        start = _class({*firsts, *numbers, *(singles - self._trailing), calendar.prefix, *"qhfc", *"0123456789"})
        places = "|".join((
            rf"{_FIGURES}(?={after}|\Z)",
            rf"{_class(firsts)}(?={_class(seconds)})",
            rf"{numerals}(?={_class({*numbers, *units, *singles, ' '})}|\Z)",
            _class({*singles, calendar.prefix} - self._trailing),
            r"(?<![a-z\d])[qhfc](?=[1-4y])",
            r"(?<=\d)[qh](?=[1-4])",
        ))
        return rf"(?={start})(?:{places})"  # one look at a character first: half the time

    def starts(self, folded: str) -> Iterator[tuple[int, str]]:
        """Places where a word of time may start, and how it begins."""
        if not self.calendar.spaced:
            for match in self._search.finditer(folded):
                key, start = match.group(), match.start()
                if folded[start : start + 2] in self._pairs:
                    yield start, folded[start : start + 2]
                elif key[0] in "0123456789" or key in self._first:
                    yield start, key
            return
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
            yield start, key

    def trailing(self, folded: str, at: int) -> int:
        """Where a word stands that says something only behind another, which ended here; -1 if none does."""
        for start in range(at, min(at + _NEAR, len(folded))):
            if folded[start] in self._trailing:
                longer = not self.calendar.spaced and folded[start : start + 2] in self._pairs  # 中 may begin 中期; that comes up
                return -1 if longer else start
            if not folded[start].isspace():
                break
        return -1

    def read(self, text: str, folded: str, start: int, key: str, near: bool, beside: bool) -> Iterator[Atom]:
        """The atoms of the longest reading at a place where an atom may start; near: what the first one is to the one before it.

        beside: a number ended right here (2022Q1).
        """
        calendar = self.calendar
        first = key if calendar.spaced else key[0]
        for bucket in (folded[start : start + len(first) + self._next], first):
            for word in self._words.get(bucket, ()):
                end = start + len(word)
                if folded.startswith(word, start) and self._stands(text, folded, start, end, word):
                    if word in calendar.ordinals and (number := self._counted(folded, start)) and number.kind != "ordinal":
                        yield number._replace(near=near)  # the second quarter, not the word second
                        return
                    for kind, value, grain, amount in self._parts.get(word) or self._part(word):
                        yield Atom(kind, value, start, end, near, grain, amount)
                        start, near = end, True
                    return
        if key.isascii() and (beside or start == 0 or not folded[start - 1].isascii() or not folded[start - 1].isalnum()):
            figures = list(written(folded, start, calendar.spaced))
            # h2 is a heading, 2h two hours
            if figures and not (figures[0].kind == "half" and text[start : figures[0].end].islower()):
                yield figures[0]._replace(near=near)
                yield from (figure._replace(near=True) for figure in figures[1:])
                return
        if number := self._counted(folded, start):
            yield number._replace(near=True) if near else number

    def _part(self, word: str) -> list[tuple[str, int, str, Decimal]]:
        """What a word states, taken apart once: kind, value, grain and amount of each of its atoms."""
        timid = "timid" if word in self.calendar.timid else ""
        parts = [(*kind.partition(":")[::2], value) for kind, value in self.calendar.words[word]]
        self._parts[word] = [(kind, value, grain or timid, Decimal(value)) for kind, grain, value in parts]
        self._parts[word] = self._parts[word] or [("other", 0, "", Decimal(0))]
        return self._parts[word]

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

    def _stands(self, text: str, folded: str, start: int, end: int, word: str) -> bool:
        """Whether the word is one here, and not a part of another."""
        calendar = self.calendar
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
    def _counted(self, folded: str, start: int) -> Atom | None:
        """A number with what it counts; None where there is none, or it counts nothing of the calendar."""
        calendar = self.calendar
        at = start + len(calendar.prefix) if calendar.prefix and folded.startswith(calendar.prefix, start) else start
        number = numeral(folded, at, calendar)
        end, amount, spelled = number.end, number.amount, number.spelled
        if end == at:
            return None
        if start and (folded[start - 1].isdigit() or (not spelled and folded.endswith((".", "$", "$ "), 0, start))):
            return Atom("other", 0, start, end)
        ordinal = number.ordinal or at > start
        unit, stop = self._unit(folded, end, ordinal)
        value = int(amount) if amount < 10000 else 0
        if unit is None:
            whole = amount == value and not (spelled and folded[start:end] in ("a", "an", "couple", "hundred", "thousand"))
            kind = "ordinal" if ordinal else "spelled-year" if spelled and value > 99 else "number"
            return Atom(kind, value, start, end, amount=amount) if whole else None
        if unit == "" or unit == "time":
            return Atom(unit or "other", 0, start, stop)
        if unit == "year" and not ordinal:
            return self._year(folded, start, number, stop)
        if unit == "+year" and value in YEARS and end - start == 4 and not spelled:
            return Atom("year", value, start, stop)
        if unit in ("month", "day", "quarter") and spelled and folded[start:end] in tuple(calendar.counting):
            unit = "+" + unit
        if ":" in unit:  # 3 next weeks
            unit, _, grain = unit.partition(":")
            return Atom(unit, value, start, stop, grain=grain, amount=amount) if amount == value else None
        if unit.startswith("+"):
            grain, times = _LENGTHS.get(unit[1:], (unit[1:], 1))
            return Atom("length", value * times, start, stop, grain=grain, amount=amount * times)
        if amount != value or value > _MOST.get(unit, 53) or (unit == "decade" and value % 10):
            return Atom("other", 0, start, stop)
        timid = "timid" if unit == "century" and not calendar.spaced else ""  # 21世纪经济报道
        return Atom(unit, value, start, stop, grain=timid)

    def _year(self, folded: str, start: int, number: Numeral, stop: int) -> Atom:
        """2021年 is a year, 8年 a length of time; 22年 is what stands around it."""
        calendar, (end, amount, _, spelled) = self.calendar, number
        digits = end - start
        length = Atom("length", int(amount) if amount < 10000 else 0, start, stop, grain="year", amount=amount)
        if calendar.era and digits == 3 and stop - end > 1 and amount == int(amount) and 80 <= amount < 200:  # 112年度
            return Atom("year", int(amount) + calendar.era, start, stop)
        if amount != int(amount) or (stop - end > 1 and digits < 2):
            return length
        if digits == 4 and int(amount) in YEARS and "," not in folded[start:end]:
            return Atom("year", int(amount), start, stop)
        if digits == 2 and (not spelled or "十" not in folded[start:end]):
            year = int(amount) + (2000 if amount < 50 else 1900)
            after = folded[stop : stop + 2]
            if spelled and ("零" in folded[start:end] or "〇" in folded[start:end]):
                return Atom("year", year, start, stop)
            lasts = after[:1] and after[0] in calendar.length_after
            if after[:1] and after[0] in calendar.year_tails and not (lasts and after[1:] not in calendar.digits):
                return Atom("year", year, start, stop)
            if not ((start and folded[start - 1] in calendar.length_before) or lasts):
                return Atom("short-year", year, start, stop, grain="year", amount=amount)
        return length

    def _unit(self, folded: str, at: int, ordinal: bool) -> tuple[str | None, int]:
        """What stands after a number, a space or a hyphen between allowed; None where no unit does."""
        calendar = self.calendar
        if folded[at : at + 1] in (" ", "-") and folded[at : at + 1]:
            at += 1
        units, table = (calendar.ordinal_units, self._ordinal_units) if ordinal else (calendar.units, self._units)
        match = WORD.match(folded, at) if calendar.spaced else None
        first = match.group() if match else folded[at : at + 1]
        for bucket in (folded[at : at + len(first) + self._next], first):
            for unit in table.get(bucket, ()):
                end = at + len(unit)
                whole = not (calendar.spaced and unit[-1].isalpha() and folded[end : end + 1].isalpha())
                if whole and folded.startswith(unit, at):
                    return units[unit], end
        return None, at


def _class(characters: Iterable[str]) -> str:
    """A character class of a pattern."""
    return "[" + "".join(re.escape(c) for c in sorted({c for c in characters if c})) + "]"
