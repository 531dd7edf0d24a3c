"""The words of time in a text, one by one: what `periods` puts together.

2021年     前   三     季度          the second quarter of 2023
year 2021  front quarter 3           quarter 2 · link · number 2023
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factx.languages.calendar import Calendar
from factx.model import Mention

YEARS = range(1900, 2101)  # what a number of four digits must be in to be a year
_NUMBER = re.compile(r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?")
_DATE = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d%])|(\d{1,2})([-/.])(\d{1,2})\6(\d{4})(?![\d%])"
    r"|(\d{4})[-/](0[1-9]|1[0-2])(?![\d年/-])|((?:19|20)\d\d)(\d\d)(\d\d)(?!\d|[.,]\d|%)"
)
_CLOCK = re.compile(
    r"\d{1,2}[时点](?:[0-5]?\d分?|许|半|整)|\d{1,2}:[0-5]\d(?!\d)(?::[0-5]\d)?(?:\s?[ap]\.?m\b)?|\d{1,2}\s?[ap](?:m\b|\.m\.)|[57]\s?[x×*/]\s?24|24\s?[x×*/]\s?7"
)
_CODE = re.compile(r"(?:([qh])([1-4])|([1-4])([qh])|(fy|cy))(?:\s?'?(\d{4})|'?(\d{2}))?(?![\da-z])")
_MONTH_DAY = re.compile(
    r"(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?![\d/.%])|(0?[1-9]|1[0-2])[-/](20\d\d)(?![\d/-])|((?:19|20)\d0)s\b"
)
_WORD = re.compile(r"[a-z]+")
_JOINING = frozenset(("to", "and", "dash", "comma"))
_CODES = frozenset(("q", "h", "f", "fy", "cy"))
_DEPENDENT = frozenset(("and", "dash", "comma", "link", "edge", "since", "after", "before", "between", "ended"))
_COUNTED = frozenset(("year", "month", "day", "date-day", "quarter", "length"))


class Atom(NamedTuple):
    """One word or number: its slot or part of speech, its value, its place. near: nothing but spaces before it."""

    kind: str
    value: int
    start: int
    end: int
    near: bool = False
    grain: str = ""
    amount: Decimal = Decimal(0)


def atoms(text: str, folded: str, calendar: Calendar, taken: Sequence[Mention]) -> list[Atom]:
    """Every atom in order; a stretch that is `taken` and any other word part their neighbours."""
    lexicon = _lexicon(calendar)
    blocks = iter([*((m.start, m.end) for m in taken), (len(folded) + 1, len(folded) + 2)])
    block = next(blocks)
    found: list[Atom] = []
    at = 0
    for hit in lexicon.starts.finditer(folded):
        start = hit.start()
        while block[1] <= start:
            block = next(blocks)
        if start < at or start >= block[0] or not lexicon.begins(folded, start, hit.group(), start - at < 4):
            continue
        for atom in lexicon.read(text, folded, start, hit.group(), start == at > 0 and found[-1].kind == "number"):
            if atom.end > block[0]:
                break
            gap = folded[found[-1].end : atom.start][:4] if found else "."
            found.append(atom._replace(near=True) if gap == "" or (len(gap) < 4 and gap.isspace() and "\n" not in gap) else atom)
            at = atom.end
    return _spread(found, ("length",) if calendar.spaced else _COUNTED)


def _spread(found: list[Atom], kinds: Collection[str]) -> list[Atom]:
    """Numbers that a list or range leaves without their unit take the next one's: 2019、2020和2021年, 1-8月, 9月26-28日."""
    for i in range(len(found) - 3, -1, -1):
        number, joining, unit = found[i : i + 3]
        if number.kind == "number" and joining.kind in _JOINING and unit.kind in kinds and joining.near and unit.near:
            short = number.kind == "number" and unit.kind == "year" and number.value not in YEARS
            if not short and (unit.kind == "year" or number.value <= 31) and number.amount == number.value:
                found[i] = number._replace(kind=unit.kind, grain=unit.grain)
    return found


@cache
def _lexicon(calendar: Calendar) -> _Lexicon:
    return _Lexicon(calendar)


class _Lexicon:
    """A calendar's words, ready to be looked up by how they begin."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._words = self._by_start(calendar.words)
        self._units = self._by_start(calendar.units)
        self._ordinal_units = self._by_start(calendar.ordinal_units)
        if calendar.spaced:
            marks = "".join(re.escape(key) for key in self._words if not key[0].isalpha())
            self.starts = re.compile(rf"[a-z]+|\d+|[{marks}]")
        else:
            keys = "".join(self._words) + "".join(calendar.spelled) + calendar.digits + calendar.prefix
            self.starts = re.compile(rf"\d+|[qhf{re.escape(''.join(sorted(set(keys))))}]")

        singles = {word for word in calendar.words if len(word) == 1}
        self._dependent = {word for word in singles if calendar.words[word] and calendar.words[word][0][0] in _DEPENDENT}
        self._alone = (singles - self._dependent) | {
            *calendar.spelled,
            *calendar.ordinals,
            *calendar.digits,
            calendar.prefix,
            *_CODES,
        }
        self._beginnings = {word[:2] for word in calendar.words if len(word) > 1}
        units = {unit[0] for unit in (*calendar.units, *calendar.ordinal_units)}
        self._after_number = {
            *units,
            *calendar.words,
            *(suffix[0] for suffix in calendar.suffixes),
            *"apqhx×*:-/.)];?!\"' \n",
            "",
        }

    def begins(self, folded: str, start: int, key: str, beside: bool) -> bool:
        """A quick first look: whether an atom can start here. beside: another ended right before."""
        if key[0] in "0123456789":
            number = _NUMBER.match(folded, start)
            return number is not None and folded[number.end() : number.end() + 1] in self._after_number
        if self.calendar.spaced:
            return (beside or key not in self._dependent) and (key in self._words or key in self._alone)
        return key in self._alone or (beside and key in self._dependent) or folded[start : start + 2] in self._beginnings

    def read(self, text: str, folded: str, start: int, key: str, beside: bool) -> Iterator[Atom]:
        """The atoms of the longest reading at a place where an atom may start. beside: a number ended right here (2022Q1)."""
        calendar = self.calendar
        for word in self._words.get(key if calendar.spaced else key[0], ()):
            end = start + len(word)
            if folded.startswith(word, start) and self._stands(text, folded, start, end, word):
                if word in calendar.ordinals and (number := self._counted(folded, start)) and number.kind != "ordinal":
                    break  # the second quarter, not the word second
                if not calendar.words[word]:
                    yield Atom("other", 0, start, end)
                for kind, value in calendar.words[word]:
                    kind, _, grain = kind.partition(":")
                    yield Atom(
                        kind, value, start, end, grain=grain or ("timid" if word in calendar.timid else ""), amount=Decimal(value)
                    )
                    start = end
                return
        if key.isascii() and (beside or start == 0 or not folded[start - 1].isascii() or not folded[start - 1].isalnum()):
            special = list(_special(folded, start, calendar.spaced))
            if special and not (
                special[0].kind == "half" and text[start : special[0].end].islower()
            ):  # h2 is a heading, 2h two hours
                yield from special
                return
        if number := self._counted(folded, start):
            yield number

    def _by_start(self, words: object) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):  # type: ignore[call-overload]
            first = _WORD.match(word) if self.calendar.spaced else None
            table.setdefault(first.group() if first else word[:1], []).append(word)
        return table

    def _stands(self, text: str, folded: str, start: int, end: int, word: str) -> bool:
        """Whether the word is one here, and not a part of another."""
        calendar = self.calendar
        if calendar.spaced:
            if word in calendar.names and not text[start].isupper():
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
        end, amount, ordinal, spelled = self._number(folded, at)
        if end == at or (start and (folded[start - 1].isdigit() or (folded[start - 1] in ".$" and not spelled))):
            return None if end == at else Atom("other", 0, start, end)
        ordinal = ordinal or at > start
        unit, stop = self._unit(folded, end, ordinal)
        value = int(amount) if amount < 10000 else 0
        if unit is None:
            whole = amount == value and not (spelled and folded[start:end] in ("a", "an"))
            return Atom("ordinal" if ordinal else "number", value, start, end, amount=amount) if whole else None
        if unit == "" or unit == "time":
            return Atom(unit or "other", 0, start, stop)
        if unit == "year" and not ordinal:
            return self._year(folded, start, end, stop, amount, spelled)
        if unit == "+year" and value in YEARS and end - start == 4 and not spelled:
            return Atom("year", value, start, stop)
        if unit in ("month", "day", "quarter") and spelled and folded[start:end] in tuple(calendar.counting):
            unit = "+" + unit
        if unit.startswith("+"):
            return Atom("length", value, start, stop, grain=unit[1:], amount=amount)
        if amount != value or value > {"month": 12, "day": 31, "date-day": 31, "quarter": 4, "season": 4, "half": 2}.get(
            unit, 53
        ):
            return Atom("other", 0, start, stop)
        return Atom(unit, value, start, stop)

    def _year(self, folded: str, start: int, end: int, stop: int, amount: Decimal, spelled: bool) -> Atom:
        """2021年 is a year, 8年 a length of time; 22年 is what stands around it."""
        calendar, digits = self.calendar, end - start
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
            if (
                after[:1]
                and after[0] in calendar.year_tails
                and not (after[0] in calendar.length_after and after[1:] not in calendar.digits)
            ):
                return Atom("year", year, start, stop)
            if not ((start and folded[start - 1] in calendar.length_before) or (after[:1] and after[0] in calendar.length_after)):
                return Atom("short-year", year, start, stop, grain="year", amount=amount)
        return length

    def _unit(self, folded: str, at: int, ordinal: bool) -> tuple[str | None, int]:
        """What stands after a number, a space or a hyphen between allowed; None where no unit does."""
        calendar = self.calendar
        if folded[at : at + 1] in (" ", "-") and folded[at : at + 1]:
            at += 1
        units, table = (calendar.ordinal_units, self._ordinal_units) if ordinal else (calendar.units, self._units)
        first = (_WORD.match(folded, at) if calendar.spaced else None) or folded[at : at + 1]
        for unit in table.get(first if isinstance(first, str) else first.group(), ()):
            end = at + len(unit)
            if folded.startswith(unit, at) and not (calendar.spaced and unit[-1].isalpha() and folded[end : end + 1].isalpha()):
                return units[unit], end
        return None, at

    def _number(self, folded: str, start: int) -> tuple[int, Decimal, bool, bool]:
        """End, amount, whether an ordinal, whether spelled in words; the end is the start where there is none."""
        calendar = self.calendar
        if match := _NUMBER.match(folded, start):
            end = match.end()
            ordinal = next((s for s in calendar.suffixes if folded.startswith(s, end)), "")
            amount = Decimal(match.group().replace(",", "")) if end - start < 20 else Decimal(10**20)
            return end + len(ordinal), amount, bool(ordinal), False
        return self._english(folded, start) if calendar.spaced else self._han(folded, start)

    def _han(self, folded: str, start: int) -> tuple[int, Decimal, bool, bool]:
        calendar, end = self.calendar, start
        while end < len(folded) and end - start < 6 and (folded[end] in calendar.spelled or folded[end] in calendar.digits):
            end += 1
        word = folded[start:end]
        if len(word) > 1 and all(c in calendar.digits for c in word):
            return end, Decimal("".join("0" if c == "零" else str(calendar.digits.index(c)) for c in word)), False, True
        tens, ten, ones = word.partition("十")
        if word == "半":
            return end, Decimal("0.5"), False, True
        if len(tens) > 1 or len(ones) > 1 or not word or "半" in word or "十" in ones:
            return start, Decimal(0), False, True
        value = (calendar.spelled[tens] if tens else 1 if ten else 0) * (10 if ten else 1) + (
            calendar.spelled[ones] if ones else 0
        )
        return end, Decimal(value), False, True

    def _english(self, folded: str, start: int, short: bool = False) -> tuple[int, Decimal, bool, bool]:
        calendar, value, end, at = self.calendar, 0, start, start
        while match := _WORD.match(folded, at):
            word = match.group()
            ordinal = word in calendar.ordinals
            number = calendar.ordinals.get(word) or calendar.spelled.get(word)
            if (
                10 < value < 21 and not short and (word == "hundred" or (number and number > 9 and not ordinal))
            ):  # nineteen (hundred) ninety six
                end, rest, _, _ = self._english(folded, match.end() + 1 if word == "hundred" else at, short=True)
                return end, value * 100 + rest, False, True
            if number is None or (value and (value < 20 or number > 9)):
                break
            value, end = value + number, match.end()
            if ordinal or value % 10 or value < 20:
                return end, Decimal(value), ordinal, True
            at = end + 1
        return end, Decimal(value), False, True


def _special(folded: str, start: int, spaced: bool) -> Iterator[Atom]:
    """2021-09-29, 9/29/2021, 2021-09, 20210929; 10:30, 7x24; Q2, 2Q23, FY2022."""
    if match := _DATE.match(folded, start):
        g = match.groups()
        parts = (g[0], g[2], g[3]) if g[0] else (g[7], g[4], g[6]) if g[7] else (g[10], g[11], g[12]) if g[10] else None
        if parts is None:
            yield Atom("year", int(g[8]), start, start + 4)
            yield Atom("month", int(g[9]), start + 4, match.end(), near=True)
            return
        year, month, day = map(int, parts)
        if g[7] and (month > 12 or g[5] == "."):
            month, day = day, month
        try:
            yield Atom("date", date(year, month, day).toordinal(), start, match.end())
        except ValueError:
            yield Atom("other", 0, start, match.end())
    elif match := _CLOCK.match(folded, start):
        yield Atom("time", 0, start, match.end())
    elif spaced and (match := _MONTH_DAY.match(folded, start)):
        if match.group(5):
            yield Atom("decade", int(match.group(5)), start, match.end())
        elif match.group(4):
            yield Atom("month", int(match.group(3)), start, match.end() - 4)
            yield Atom("year", int(match.group(4)), match.end() - 4, match.end())
        else:
            yield Atom("month-day", int(match.group(1)) * 100 + int(match.group(2)), start, match.end())
    elif match := _CODE.match(folded, start):
        grain, n = match.group(1) or match.group(4), match.group(2) or match.group(3)
        year_text = match.group(6) or match.group(7)
        if (not year_text and not n) or (n and grain == "h" and int(n) > 2):
            yield Atom("other", 0, start, match.end())
            return
        if year_text:  # named first, as in any language the large may come first
            yield Atom("year", int(year_text) + (2000 if len(year_text) == 2 else 0), start, start if n else match.end())
        if n:
            yield Atom("quarter" if grain == "q" else "half", int(n), start, match.end())
