"""Numbers with their units and hedges: 超1.8亿, 9000多亿元, 人民币18.105亿元, about 24.4 million borrowers; places: 第36位.

约  人民币  18.105亿  多  元  左右         each numeral is found first, then read outwards:
└hedge └money └numeral └hedge └unit └hedge     before it back to the last mention, after it up to the next
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

from factx.languages.numerals import Unit
from factx.languages.record import Language
from factx.model import Mention, Ordinal, Organisation, Quantity, Refusal, Value
from factx.numerals import FIGURES
from factx.recognisers._context import Context, Tables, latin
from factx.recognisers._numbers import APART, Numbers
from factx.recognisers._series import Reading, joined, neighbours
from factx.sums import ONE, ZERO

RANK = 30

_CLAUSE_COMMA = re.compile("，(?<=[0-9]，)(?=[0-9])")


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Quantities, places and refused numerals, in order; see `factx.recognisers`."""
    tables = _tables(language.code)
    if tables.spaced and (spaces := [at for match in tables.spaced.finditer(folded) for at in range(*match.span())]):
        return _closed_up(text, folded, spaces, language, taken)
    folded = _apart(text, folded)
    scan = _Scan(text, folded, tables, taken)
    found = scan.found()
    if pairs := neighbours(found, folded, tables.numerals):
        for i in pairs:
            found[i - 1 : i + 1] = scan.again(found, i - 1), scan.again(found, i)
        found = joined(found, pairs, folded, tables.numerals)
    return [one if isinstance(one, Mention) else _mention(text, one) for one in found]


def _closed_up(text: str, folded: str, spaces: list[int], language: Language, taken: Sequence[Mention]) -> list[Mention]:
    """What is read when the spaces inside letter-spaced numbers (百 分 之 五) are left out; spans count in the text as it is."""
    moved = [m._replace(start=m.start - bisect_left(spaces, m.start), end=m.end - bisect_left(spaces, m.end)) for m in taken]
    gone = [at - before for before, at in enumerate(spaces)]  # where each was, counted in what is left
    stretches = [slice(one + 1, other) for one, other in pairwise((-1, *spaces, len(text)))]

    def opened(start: int, end: int) -> tuple[int, int]:
        return start + bisect_right(gone, start), end + bisect_right(gone, end - 1)

    back: list[Mention] = []
    for mention in find("".join(text[s] for s in stretches), "".join(folded[s] for s in stretches), language, None, moved):
        (start, end), value = opened(mention.start, mention.end), mention.value
        if isinstance(value, Quantity):
            value = value._replace(number=opened(*value.number))
        back.append(Mention(start, end, text[start:end], value))
    return back


def _apart(text: str, folded: str) -> str:
    """The fold with a full-width comma between half-width digits kept a comma of the sentence: 初值56，300家."""
    commas = [match.start() for match in _CLAUSE_COMMA.finditer(text)]
    if not commas:
        return folded
    characters = list(folded)
    for comma in commas:
        characters[comma] = ";"
    return "".join(characters)


def _mention(text: str, reading: Reading) -> Mention:
    start, end, number, least, most, unit, scale, scaled, modifier, _, _, refusal, place = reading
    value: Value
    if refusal:
        value = Refusal(refusal)
    elif place is not None:
        value = Ordinal(place, int(most or 0))
    else:
        code, local, factor = (unit.code, unit.local, unit.factor) if unit else ("", False, ONE)
        if scale != 1 or factor != 1:
            least, most = _plain(least), most and _plain(most)
        points = code == "pp"
        value = Quantity(least, most, "%" if points else code, modifier or "exact", local, scaled, number, points)
    return Mention(start, end, text[start:end], value)


def _plain(value: Decimal) -> Decimal:
    """1.80亿 as 180000000; figures without scale keep the digits as typed (80.0%)."""
    whole = value.to_integral_value()
    return whole + ZERO if whole == value else value.normalize()  # the sum writes 2E+8 out


@cache
def _tables(language: str) -> Tables:
    from factx.languages import language as record

    return Tables(record(language).numerals)


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str, folded: str, tables: Tables, taken: Sequence[Mention]) -> None:
        self._text = text
        self._f = folded
        self._t = tables
        self._context = Context(folded, tables)
        self._numbers = Numbers(text, folded, tables, {m.end for m in taken if isinstance(m.value, Organisation)})
        self._taken = taken

    def found(self) -> list[Mention | Reading]:
        """What stands in the text, in order: mentions where a number stands alone, readings where more could belong to it."""
        found: list[Mention | Reading] = []
        search, match, done = self._t.starts.search, self._t.starts.search(self._f), 0
        for low, limit in self._free():
            if match and match.start() < low:
                match = search(self._f, low)
            floor = max(done, low)
            while match and (at := match.start()) < limit:
                one = (match.lastgroup in FIGURES and self._plain(match, floor, limit)) or self._numbers.at(match, floor, limit)
                if one:
                    found.append(one)
                    at = floor = done = one.end
                else:
                    at += 1
                match = search(self._f, at)
        return found

    def again(self, found: Sequence[Mention | Reading], i: int) -> Reading:
        """What was found i-th as a reading."""
        one = found[i]
        if isinstance(one, Reading):
            return one
        at = one.value.number[0]  # type: ignore[union-attr]
        before = bisect_right(self._taken, at, key=lambda mention: mention.end)
        limit = self._taken[before].start if before < len(self._taken) else len(self._f)
        floor = max(self._taken[before - 1].end if before else 0, found[i - 1].end if i else 0)
        match = self._t.starts.match(self._f, at)
        return (match and self._numbers.at(match, floor, limit)) or Reading(one.start, one.end, refusal="word")

    def _free(self) -> Iterator[tuple[int, int]]:
        """The stretches of the text that nothing took yet."""
        low = 0
        for mention in self._taken:
            yield low, mention.start
            low = mention.end
        yield low, len(self._f)

    # ------------------------------------------------------------ what stands at a place
    def _plain(self, match: re.Match[str], floor: int, limit: int) -> Mention | None:
        """What most numbers are: figures with at most one scale and unit, and nothing round them that could mean more.

        None where more care is needed. What it reads, `Numbers.at` reads alike, in thrice the time.
        """
        start, end = number = match.span()
        led = self._led(start, end)
        if led is None or end > limit or (amount := self._t.reader.amount(match)) is None:
            return None
        value, scale = amount
        modifier, money = "", None
        if self._f[led - 1 : led] in self._t.leading or self._f[led - 2 : led] in self._t.leading:
            start, modifier, money, negative = self._context.before(start, floor, False)
            value = -value if negative else value
        counted = self._counted(end, limit)
        if counted is None:
            return None
        end, unit, behind = counted
        if money:
            if unit and not unit.local and unit.code != money.code:
                return None
            unit = money
        scaled = scale > 1
        code, local = (unit.code, unit.local) if unit else ("", False)
        points = code == "pp"
        quantity = Quantity(
            _plain(value) if scaled else value, None, "%" if points else code, modifier or behind or "exact", local, scaled,
            number, points,
        )  # fmt: skip
        return Mention(start, end, self._text[start:end], quantity)

    def _led(self, start: int, end: int) -> int | None:
        """Where what stands before plain figures ends; None where what stands round them could mean more."""
        f, t = self._f, self._t
        before, led = f[start - 1 : start], start
        if before in APART and start > 1:
            if before == ":" and end - start > 3:  # 股票代码:300750
                return None
            if before != "-" or latin(f[start - 2]):
                before, led = f[start - 2], start - 1
        wary = before in t.wary or f[end : end + 1] in t.wary_behind
        return None if wary or (f[start] in t.wary_first and f[start + 1 : start + 2] != ".") else led

    def _counted(self, end: int, limit: int) -> tuple[int, Unit | None, str] | None:
        """(end, unit, modifier) with what stands behind plain figures; None where it could mean more."""
        f, t = self._f, self._t
        spaced = f[end : end + 1] == " "
        behind = f[end + spaced : end + spaced + 1]
        if spaced and behind in t.wary_behind:
            return None
        found = t.units.at(f, end + spaced, len(f)) if behind in t.units.edge else None
        if found is None:
            return end, None, ""
        word, unit = found
        end += len(word) + spaced
        if end > limit or unit.factor != 1 or not unit.code or word in t.numerals.tenths:
            return None
        behind = f[end : end + 1]
        if behind in t.trailing:
            end, modifier = self._context.hedge(end, limit)
            return end, unit, modifier
        return None if behind == ")" or behind in t.numerals.halves else (end, unit, "")
