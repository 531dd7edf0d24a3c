"""What stands round a number: its hedge and currency before it, its unit and hedge after it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factx.glossary import Glossary, index
from factx.languages.numerals import Numerals, Unit
from factx.numerals import Numeral, Reader
from factx.sums import ONE

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ACCOUNTED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_COMPOUND = re.compile("-[a-z]")
_ADJECTIVE = re.compile(r"[ -]([a-z][a-z-]{1,20}) ")


class Tables:
    """One language's words, ready to be looked up."""

    def __init__(self, numerals: Numerals) -> None:
        self.numerals = numerals
        self.reader = Reader(numerals)
        # Most places are passed over by one look at one or two characters: the search takes 40% of the time.
        begins = rf"(?=[{numerals.begins}])(?<![a-z](?=[a-z]))"
        self.starts = re.compile(f"{begins}{_within_word(numerals)}(?:{self.reader.plain}|{numerals.starts})")
        between, off = numerals.spaced, "|".join(numerals.discounts)
        self.spaced = re.compile(f" (?<=[0-9{between}] ) {{0,2}}(?=[{between}]|[0-9] ?(?:{off}))") if between else None
        self.words = index(numerals.words, numerals.starts)
        self.before = Glossary({**numerals.before, **dict.fromkeys(numerals.balances, "")}, backward=True)
        self.round = Glossary({**numerals.before, **numerals.round}, backward=True)
        self.prefixes = Glossary(numerals.prefixes, backward=True)
        self.minus = Glossary(dict.fromkeys(numerals.minus, ""), backward=True)
        self.after = Glossary(numerals.after)
        self.counters = Glossary({counter: Unit(counter) for counter in numerals.counters})
        self.units = Glossary({**{counter: Unit(counter) for counter in numerals.counters}, **numerals.units})
        self.edges = {word[-1] for word in (*numerals.rank_cues, *numerals.tops)} | set(numerals.ordinal)
        self.phrases = Glossary({**numerals.phrases, **{word: (value, "share") for word, value in numerals.shares.items()}})
        self.places = Glossary(numerals.places)
        self.vague = Glossary(dict.fromkeys(numerals.vague, ""), backward=True)
        # Where one of these stands before, behind or first in it, a plain number is read with care (`quantities`).
        cues = (*numerals.tops, *numerals.labels, *(() if numerals.ordinal else numerals.rank_cues))
        self.wary = {*_LATIN, *numerals.ordinal, *(word[-1] for word in cues)}
        ends = (*numerals.ordinal_suffixes, *numerals.rank_ends)
        self.wary_behind = {*_LATIN, *"-)", *self.after.edge, *(word[:1] for word in ends)}
        self.wary_first = {*self.words, "0"}
        leading = [*numerals.before, *numerals.round, *numerals.prefixes, *numerals.minus]
        self.leading = {word for word in leading if len(word) == 1} | {word.rstrip()[-2:] for word in leading}
        self.trailing = self.after.edge | {" "}


def _within_word(numerals: Numerals) -> str:
    """The look ahead that passes over a lone digit of a script where nothing follows that makes it a number: most such
    are parts of words (一直, not 一成 or 第一)."""
    digits = "".join(word for word, (kind, _) in numerals.tokens.items() if len(word) == 1 and kind == "digit")
    if not digits:
        return ""
    joints = (*numerals.per, *numerals.plus, *numerals.lone[1])
    followers = (*numerals.tokens, *numerals.units, *numerals.counters, *numerals.after, *joints)
    follow = {word[0] for word in followers} | {word[1:2] for word in numerals.phrases}
    return rf"(?!(?<![{numerals.ordinal}])[{digits}](?![{re.escape(''.join(sorted(follow)))}])[^\W_])"


class Around(NamedTuple):
    """What stands round one number: from `start` to `end`, with `past` the end of a hedge between number and unit (100多家)."""

    start: int
    before: str
    money: Unit | None
    negative: bool
    past: int
    middle: str
    end: int
    unit: Unit | None


class Context:
    """The text round the numbers of one folded text. Every look is bounded by the longest word of the language."""

    def __init__(self, folded: str, tables: Tables) -> None:
        self._f = folded
        self._t = tables
        self._n = tables.numerals

    def completed(self, numeral: Numeral, floor: int, limit: int) -> Numeral:
        """Figures with what stands tight round them: $1.2T, the brackets of accountants, as in a loss of $(12.5) million."""
        f, (start, end) = self._f, numeral[:2]
        if f[end : end + 1] in self._n.scales_of_money and not latin(f[end + 1 : end + 2]):
            scale = Decimal(self._n.scales_of_money[f[end]])
            money = not numeral.scaled and self._t.prefixes.behind(f, start, floor)
            return numeral._replace(end=end + 1, value=numeral.value * scale, scale=scale, scaled=True) if money else numeral
        if f.startswith(")", end) and (sign := self._t.prefixes.behind(f, start, floor)):
            opened = start - len(sign[0]) - 1  # versus ($14.4) million
            after, scale = self._t.reader.scale(f, end + 1, limit) if opened > floor and f[opened] == "(" else (end, ONE)
            if scale > 1 and not numeral.scaled:
                return numeral._replace(end=after, value=-numeral.value * scale, scale=scale, scaled=True)
        if not (start > floor and f[start - 1] == "(" and f.startswith(")", end) and end < limit):
            return numeral
        free = start == 1 or f[start - 2] in " \t\n|" or latin(f[start - 2])
        if not (free and _ACCOUNTED.fullmatch(f, start, end)) and not self._t.prefixes.behind(f, start - 1, floor):
            return numeral
        end, scale = self._t.reader.scale(f, end + 1, limit)
        return numeral._replace(start=start - 1, end=end, value=-numeral.value * scale, scale=scale, scaled=scale > 1)

    def around(self, numeral: Numeral, floor: int, limit: int) -> Around:
        """Both sides of a number, from `floor` to `limit`."""
        past, middle = self.hedge(numeral.end, limit)
        return Around(*self.before(numeral.start, floor, numeral.bare, numeral.scaled), past, middle, *self.unit(past, limit))

    def before(self, at: int, floor: int, bare: bool, scaled: bool = False) -> tuple[int, str, Unit | None, bool]:
        """(start, modifier, currency, negative) of what stands before a number: 约人民币-, more than US$.

        scaled: it is in millions or so, and a letter may stand for money: N796 billion."""
        start, modifier, unit, negative = at, "", None, False
        hedges = self._t.round if bare else self._t.before
        for _ in range(4):
            p = start - 1 if start > floor and self._f[start - 1] == " " else start
            if self._f[p - 1 : p] not in self._t.leading and self._f[p - 2 : p] not in self._t.leading:
                break
            if not negative and not modifier and (sign := self._t.minus.behind(self._f, start, floor)):
                q = start - len(sign[0])
                if sign[0] != "-" or not (
                    q and (q == floor or self._f[q - 1] in ")%-" or (self._f[q - 1].isascii() and self._f[q - 1].isalnum()))
                ):
                    start, negative = q, True
                    continue
            money = self._t.prefixes.behind(self._f, p, floor) if unit is None else None
            if money and (money[0] not in self._n.tight or (scaled and p == start)):
                start, unit = p - len(money[0]), money[1]
            elif modifier in {"", "about"} and (hedge := self._hedging(hedges, p, floor)):  # 不超过约 is at most
                if not hedge[1] or (p - len(hedge[0]) == floor > 0 and not hedge[0].isalpha()):
                    break
                start, modifier = p - len(hedge[0]), hedge[1]
            else:
                break
        return start, modifier, unit, negative

    def _hedging(self, hedges: Glossary[str], at: int, floor: int) -> tuple[str, str] | None:
        """The hedge that ends at a place: of 9月出超 none, of 投入超 the last character."""
        hedge = hedges.behind(self._f, at, floor)
        if hedge and hedge[0] in self._n.balances:
            start = at - len(hedge[0])
            if start > floor and self._f[start - 1].isalpha():
                return hedges.behind(self._f, at, start + 1)
        return hedge

    def priced(self, at: int, limit: int) -> bool:
        """Whether a price follows that ends the clause, so that what it is paid for is counted: 一对八千."""
        price = self._t.reader.read(self._f, at, limit) if self._t.starts.match(self._f, at) else None
        end = self.around(price, at, limit).end if price else at
        return end > at and not self._f[end : end + 1].isalpha()

    def unit(self, at: int, limit: int) -> tuple[int, Unit | None]:
        """(end, unit) of the unit or counter behind a number; the unit is None where there is none."""
        begin, found = at, self._t.units.at(self._f, at, len(self._f))
        if found is None and self._f[at : at + 1] in self._n.gaps:
            begin, found = at + 1, self._t.units.at(self._f, at + 1, len(self._f))
        if found and found[1].code in self._n.counters and _COMPOUND.match(self._f, begin + len(found[0])):
            found = None  # 300,114 battery-electric cars
        if found:
            word, unit = found
            end = begin + len(word)
            if end > limit:  # a name was taken that money is called by: 印度|卢比
                return (min(at, limit), unit) if unit.code.isupper() else (at, None)
            symbol = not word[-1].isalnum() and unit.code.isupper()
            if not unit.code or (symbol and self._f[end : end + 2].strip()[:1].isdigit()):
                return at, None
            return end, unit
        if not self._n.adjective:
            return at, None
        between = _ADJECTIVE.match(self._f, at, limit)
        noun = self._t.counters.at(self._f, between.end(), limit) if between and between[1] not in self._n.adjective else None
        if between is None or noun is None or noun[0] + "s" in self._n.counters:  # a 767 tanker contract counts no contracts
            return at, None
        return between.end() + len(noun[0]), noun[1]

    def hedge(self, at: int, limit: int) -> tuple[int, str]:
        """(end, modifier) of a hedge behind a number: 以上, 左右, or more; "" where there is none."""
        begin = at + 1 if self._f[at : at + 1] == " " else at
        found = self._t.after.at(self._f, begin, limit)
        end = begin + len(found[0]) if found else at
        if found and " " in found[0] and self._f[end : end + 2].strip()[:1].isdigit():
            return at, ""  # 2,611 branches and over 300 cash machines: the hedge of the next number
        return end, found[1] if found else ""

    def amount(self, value: Decimal, start: int, end: int, limit: int, unit: Unit) -> tuple[Decimal, int, Unit]:
        """(value, end, unit) of a number whose unit stands at `[start, end)`: what the unit does to it.

        三成 is 30 %, 三成五 35, 三成半 too; 三块五 is 3.5 yuan, 一吨半 1.5 t; 九九折 is 99 %, as 9.9折 is; 4176亿块 are pieces.
        """
        if unit.code == "%" and self._f[end - 1] in self._n.discounts:
            return (value * 10 if value < 10 else value), end, unit
        word = self._f[start:end].strip()
        if word in self._n.pieces and (value >= self._n.pieces[word] or latin(self._f[end : end + 1])):  # 10块GPU
            return value, end, Unit(word)
        value *= unit.factor
        if word in self._n.tenths and end < limit:
            if self._f.startswith(self._n.halves, end):
                return value + unit.factor / 2, end + 1, unit
            at = end + (self._f[end] == " ")
            digit, following = self._f[at : at + 1], self._f[at + 1 : at + 2]
            kind, tenths = self._n.tokens.get(digit, ("", 0))
            counting = self._t.units.at(self._f, at + 1, limit)  # 三成五 (35 %) 的用户, 三成 五家公司
            if kind == "digit" and following not in self._n.tokens and not (counting and counting[1].code):
                return value + tenths * unit.factor / 10, at + 1, unit
        elif self._f.startswith(self._n.halves, end) and end < limit and not self._f[end + 1 : end + 2].isalpha():
            return value + unit.factor / 2, end + 1, unit
        return value, end, unit


def latin(character: str) -> bool:
    return "a" <= character <= "z" and len(character) == 1
