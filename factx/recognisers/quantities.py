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

from factx.languages.numerals import Unit
from factx.languages.record import Language
from factx.model import Mention, Ordinal, Quantity, Refusal, Value
from factx.numerals import Numeral
from factx.recognisers._context import Around, Context, Tables
from factx.recognisers._doubts import Doubts
from factx.recognisers._series import Reading, joined

RANK = 30

_CLAUSE = 24  # characters back in which 占 governs 一半, or a rank word a place
_CLAUSE_COMMA = re.compile("，(?<=[0-9]，)(?=[0-9])")
_PERCENT = Unit("%")


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Quantities, places and refused numerals, in order; see `factx.recognisers`."""
    tables = _tables(language.code)
    if tables.spaced and (spaces := [at for match in tables.spaced.finditer(folded) for at in range(*match.span())]):
        return _closed_up(text, folded, spaces, language, taken)
    folded = _apart(text, folded)
    readings = list(_Scan(text, folded, tables, taken).readings())
    return [_mention(text, reading) for reading in joined(readings, folded, tables.numerals)]


def _closed_up(text: str, folded: str, spaces: list[int], language: Language, taken: Sequence[Mention]) -> list[Mention]:
    """What is read when the spaces inside letter-spaced numbers (百 分 之 五) are left out; spans count in the text as it is."""
    dropped = set(spaces)
    kept = [at for at in range(len(text)) if at not in dropped]
    moved = [m._replace(start=bisect_left(kept, m.start), end=bisect_left(kept, m.end)) for m in taken]
    found = find("".join(text[at] for at in kept), "".join(folded[at] for at in kept), language, None, moved)
    back: list[Mention] = []
    for mention in found:
        start, end, value = kept[mention.start], kept[mention.end - 1] + 1, mention.value
        if isinstance(value, Quantity):
            value = value._replace(number=(kept[value.number[0]], kept[value.number[1] - 1] + 1))
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
        value = Ordinal(place)
    else:
        code, local, factor = (unit.code, unit.local, unit.factor) if unit else ("", False, 1)
        if scale != 1 or factor != 1:
            least, most = _plain(least), most and _plain(most)
        points = code == "pp"
        value = Quantity(least, most, "%" if points else code, modifier or "exact", local, scaled, number, points)
    return Mention(start, end, text[start:end], value)


def _plain(value: Decimal) -> Decimal:
    """1.80亿 as 180000000; figures without scale keep the digits as typed (80.0%)."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@cache
def _tables(language: str) -> Tables:
    from factx.languages import language as record

    return Tables(record(language).numerals)


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str, folded: str, tables: Tables, taken: Sequence[Mention]) -> None:
        self._f = folded
        self._t = tables
        self._c = Context(folded, tables)
        self._d = Doubts(text, folded, tables)
        self._n = tables.numerals
        self._taken = taken

    def readings(self) -> Iterator[Reading]:
        ends = [mention.end for mention in self._taken]
        search, length = self._t.starts.search, len(self._f)
        done = at = 0
        while match := search(self._f, at):
            at = match.start()
            i = bisect_right(ends, at)
            limit = self._taken[i].start if i < len(ends) else length
            if limit <= at:
                at = ends[i]
                continue
            floor = max(done, ends[i - 1]) if i else done
            plain = match if match.lastgroup and match.end() <= limit else None
            reading = (plain and self._easy(plain, floor, limit)) or self._reading(at, floor, limit, plain)
            if reading:
                at = done = reading.end
                yield reading
            else:
                at += 1

    # ------------------------------------------------------------ what stands at a place
    def _easy(self, plain: re.Match[str], floor: int, limit: int) -> Reading | None:
        """What most numbers are: figures with at most one scale and unit, and nothing round them that could mean more.

        None where more care is needed. What it reads, `_reading` reads alike, in thrice the time.
        """
        f, t = self._f, self._t
        start, end = number = plain.span()
        before, behind = f[start - 1 : start], f[end : end + 1]
        if before in t.wary or behind in t.wary_behind or (f[start] in t.wary_first and f[start + 1 : start + 2] != "."):
            return None
        modifier, money, unit = "", None, None
        if before in t.leading:
            start, modifier, money, negative = self._c.before(start, floor, False)
            if negative:
                return None
        if behind in t.units.edge and (found := t.units.at(f, end, len(f))):
            end, unit = end + len(found[0]), found[1]
            if end > limit or unit.factor != 1 or not unit.code or found[0] in self._n.tenths:
                return None
            if f[end : end + 1] in t.after.edge or f[end : end + 1] == " ":
                end, after = self._c.hedge(end, limit)
                modifier = modifier or after
        if money and unit and not unit.local and unit.code != money.code:
            return None
        amount = t.reader.amount(plain)
        if amount is None:
            return None
        value, scale = amount
        return Reading(start, end, number, value, None, money or unit, scale, scale > 1, modifier, money is not None, True)

    def _reading(self, at: int, floor: int, limit: int, plain: re.Match[str] | None) -> Reading | None:
        """The number, place or refused numeral at `at`, which may take in text from `floor` to `limit`."""
        if plain is None:
            if self._within_word(at):
                return None
            if (phrase := self._t.phrases.at(self._f, at, limit)) and (fixed := self._phrase(at, floor, phrase)):
                return fixed
        if word := self._word(at, floor, limit):
            return word
        numeral = self._numeral(at, limit, plain)
        if place := self._place(at, floor, limit, numeral):
            return place
        if numeral is None:
            return self._serial(at, limit)
        if numeral.figures:
            numeral = self._c.completed(numeral, floor, limit)
        if self._d.vague(numeral, floor):
            return Reading(numeral.start, numeral.end, refusal="vague")
        around = self._c.around(numeral, floor, limit)
        code = self._d.code(numeral, around, floor) if numeral.figures else None
        return code or self._quantity(numeral, around, limit)

    def _numeral(self, at: int, limit: int, plain: re.Match[str] | None) -> Numeral | None:
        if plain and (amount := self._t.reader.amount(plain)):
            value, scale = amount
            return Numeral(at, plain.end(), value, scale, scale > 1, figures=True)
        return self._t.reader.read(self._f, at, limit)

    def _within_word(self, at: int) -> bool:
        """Whether a lone digit is a part of a word at first sight: 一 of 一直, not of 一成 or 第一."""
        f = self._f
        if f[at] not in self._t.digits or (at and f[at - 1] in self._n.ordinal):
            return False
        following = f[at + 1 : at + 2]
        return following.isalnum() and following not in self._t.follow

    def _phrase(self, at: int, floor: int, phrase: tuple[str, tuple[int | str, str]]) -> Reading | None:
        """翻一番, and 一半 where it is a share of something."""
        word, (value, unit) = phrase
        end = at + len(word)
        if unit == "share":
            before, after = self._f[max(floor, at - _CLAUSE) : at], self._f[end : end + 4]
            if not any(governor in before or after.startswith((governor, " " + governor)) for governor in self._n.whole):
                return None
            unit = "%"
        start, modifier, _, _ = self._c.before(at, floor, False)
        hedge = self._t.after.at(self._f, end, len(self._f))
        end += len(hedge[0]) if hedge else 0
        return Reading(
            start, end, (at, at + len(word)), Decimal(value), unit=Unit(unit), modifier=modifier or (hedge[1] if hedge else "")
        )

    def _word(self, at: int, floor: int, limit: int) -> Reading | None:
        """A word that holds a numeral, but is none: 第一财经, 十分 (not of 十分之一)."""
        for offset, length in self._t.words.get(self._f[at], ()):
            start = at - offset
            end = start + length
            if self._f[start:end] in self._n.words and start >= floor and end <= limit:
                divided = self._n.per and self._f.find(self._n.per, start, end + len(self._n.per) - 1) >= 0
                return None if divided else Reading(start, end, refusal="word")
        return None

    def _serial(self, at: int, limit: int) -> Reading | None:
        """Digits that are too many for a number."""
        end = at
        while end < limit and (self._f[end].isdigit() or self._f[end] in ",."):
            end += 1
        return Reading(at, end, refusal="listing") if end > at + 1 else None

    def _place(self, at: int, floor: int, limit: int, numeral: Numeral | None) -> Reading | None:
        """第36位, 36th, ranked third, No. 1; 第三季 and the like are refused."""
        mark = self._n.ordinal
        before = ""
        if (self._f[at - 2 : at].rstrip() or self._f[at - 1 : at])[-1:] in self._t.edges:
            before = self._f[max(floor, at - _CLAUSE) : at].rstrip()
        cued = before.endswith(self._n.rank_cues)
        if word := self._t.places.at(self._f, at, limit):
            end = at + len(word[0])
            confirmed = not mark and (cued or self._f.startswith(self._n.ordinal_ends, end))
            return Reading(at, end, place=word[1]) if mark or confirmed else None
        if not (before or self._n.ordinal_suffixes):
            return None
        if numeral is None or numeral.value != int(numeral.value) or numeral.bare:
            return None
        suffix = next((s for s in self._n.ordinal_suffixes if numeral.figures and self._f.startswith(s, numeral.end)), "")
        if suffix and not self._f[numeral.end + len(suffix) : numeral.end + len(suffix) + 1].isalpha():
            return Reading(at, numeral.end + len(suffix), place=int(numeral.value))
        end = next((numeral.end + len(s) for s in self._n.ordinal_ends if self._f.startswith(s, numeral.end)), numeral.end)
        if mark and before.endswith(mark):
            start = self._f.rindex(mark, 0, at)
            if end > numeral.end:
                return Reading(start, end, place=int(numeral.value))
            clause = self._f[max(0, at - _CLAUSE) : at]  # not from `floor`: a name may stand behind the cue (居全球第二)
            clause = clause[max(clause.rfind(stop) for stop in ",。;!?") + 1 :]
            following = self._f[numeral.end : numeral.end + 1]
            if any(cue in clause for cue in self._n.rank_cues) and (not following.isalnum() or following in self._n.rank_next):
                return Reading(start, numeral.end, place=int(numeral.value))
            return Reading(start, numeral.end, refusal="word")
        if cued and (self._f.startswith(self._n.rank_ends, numeral.end) if mark else self._c.unit(numeral.end, limit)[1] is None):
            return Reading(at, end, place=int(numeral.value))
        if mark and before.endswith(self._n.tops):
            return Reading(at, numeral.end, refusal="word")
        return None

    # ------------------------------------------------------------ outwards from the numeral
    def _quantity(self, numeral: Numeral, around: Around, limit: int) -> Reading | None:
        start, before, money, negative, past, middle, end, unit = around
        value = numeral.value
        if numeral.share:
            end, unit = past, _PERCENT
        elif unit:
            value, end, unit = self._c.amount(value, past, end, limit, unit)
        if money and (unit is None or unit.local or unit.code == money.code or unit.code in self._n.counters):
            end, unit = end if unit and unit.code not in self._n.counters else past, money
        end, after = self._c.hedge(end, limit)
        modifier = before or numeral.modifier or middle or after
        if numeral.bare and not before:
            if not (numeral.words > 1 and (unit or numeral.value >= 10**10)) and not (
                unit and self._f.startswith(self._n.grades, end)
            ):
                return None
            modifier = modifier or "about"
        if not unit and not modifier and not negative and self._d.doubtful(numeral):
            return Reading(numeral.start, numeral.end, (numeral.start, numeral.end), value, refusal="word")
        counted = unit is not None and unit.code in self._n.counters
        if counted and not modifier and self._f[numeral.start : numeral.end] in self._n.articles:
            return Reading(numeral.start, end, refusal="word")
        if unit and not (negative or counted) and self._celled(start, end):
            start, end, negative = start - 1, end + 1, True
        return Reading(
            start, end, (numeral.start, numeral.end), -value if negative else value, None, unit,
            numeral.scale, numeral.scaled, modifier, money is not None, numeral.figures,
        )  # fmt: skip

    def _celled(self, start: int, end: int) -> bool:
        """Whether brackets round a number and its unit make it negative: where a cell begins with them, not in a sentence."""
        bracketed = start and self._f[start - 1] == "(" and self._f.startswith(")", end)
        return bool(bracketed) and (start == 1 or self._f[start - 2] in "\t\n|")
