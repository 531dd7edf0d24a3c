"""Reading one numeral: 1.2万亿, 三千五百万, 9000多亿, 二百五, twenty-one million, two thirds, 6.23x10^-4.

Every language's numerals are built alike, and one reading serves all: digits are multiplied by *powers* (十 百 千, hundred) into
a *section*; a *scale* (万 亿, thousand million) closes the section; sections add up.

    5亿  1万  4千 6百           two hundred  fifty one thousand  six
    └5e8 └1e4 └section 4600     └────section 251─────┘└ x 1000   └section 6
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import Generic, TypeVar

from factx.languages.numerals import Numerals

T = TypeVar("T")

LONGEST = 24  # digits of a number; more are a serial number. Within Decimal's 28, so arithmetic stays exact.
_ROUNDED = Context(prec=15)  # of quotients, as the published specs give them
_GREATEST = Decimal(10) ** 30
_POWER_OF_TEN = re.compile(r"e([+-]?[0-9]{1,2})(?![0-9a-z.])|(?: ?[x×*] ?10\^)([+-]?[0-9]{1,2})(?![0-9])")
_POWER = re.compile(r"\^([+-]?-?[0-9]{1,2})(?![0-9.])")
_QUOTIENT = re.compile(r"(?: {1,2}([0-9]{1,3}))?/(-?[0-9]{1,3})(?![0-9/%.]|-[0-9])")


class Glossary(Generic[T]):
    """Words looked up at a place in a text, the longest first: by one character, then by length, never by alternatives."""

    def __init__(self, words: Mapping[str, T], backward: bool = False) -> None:
        self._words = words
        self._backward = backward
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[-1 if backward else 0], set()).add(len(word))
        self._lengths = {c: tuple(sorted(ns, reverse=True)) for c, ns in lengths.items()}

    def at(self, text: str, position: int, limit: int) -> tuple[str, T] | None:
        """The longest word that begins at a position and ends by `limit` (backward: that ends there, and begins at it or later).

        Latin words must not go on beyond the word.
        """
        back = self._backward
        edge = position - 1 if back else position
        if not 0 <= edge < len(text):
            return None
        for length in self._lengths.get(text[edge], ()):
            other = position - length if back else position + length
            if (other < limit) if back else (other > limit):
                continue
            word = text[other:position] if back else text[position:other]
            if word in self._words and not _continues(text, other, back):
                return word, self._words[word]
        return None


def _continues(text: str, position: int, back: bool) -> bool:
    """Whether a Latin word goes on over a position, backward or forward."""
    if not 0 < position < len(text):
        return False
    inner, outer = (text[position], text[position - 1]) if back else (text[position - 1], text[position])
    return "a" <= inner <= "z" and ("a" <= outer <= "z" or (not back and "0" <= outer <= "9"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """What was read at `[start, end)`. scale: what a shared scale hands on in lists (1.2万亿: 10^12). modifier: of 多, 余, 几 within.

    bare: a round word without digits (百万). vague: 三四百, 几千. figures: Arabic digits were in it; tokens: how many words.
    share: the value is per cent (百分之八).
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    modifier: str = ""
    bare: bool = False
    vague: bool = False
    figures: bool = False
    tokens: int = 1
    share: bool = False
    fraction: bool = False


class Reader:
    """Reads the numerals of one language. Build it through `reader`."""

    def __init__(self, numerals: Numerals) -> None:
        self._n = numerals
        self._figures = re.compile(numerals.figures)
        self._tokens = Glossary(numerals.tokens)
        self._inside = Glossary(numerals.inside or {"": ""} if numerals.inside else {})

    def read(self, folded: str, start: int, limit: int) -> Numeral | None:
        """The longest numeral that begins at `start` and ends by `limit`, fractions included. None if there is none."""
        first = self._whole(folded, start, limit)
        if first is None or first.vague:
            return first
        if self._n.per and (under := self._after_per(folded, first, limit)):
            return under
        if self._n.plus and (whole := self._plus_part(folded, first, limit)):
            return whole
        return first

    # ------------------------------------------------------------ 百分之八, 五分之一, 三又二分之一
    def _after_per(self, folded: str, below: Numeral, limit: int) -> Numeral | None:
        at = self._spread(folded, below.end, self._n.per, limit)
        if at is None or below.value == 0:
            return None
        sign = next((word for word in self._n.minus if folded.startswith(word, at)), "")
        above = self._whole(folded, at + len(sign), limit)
        if above is None or above.bare:
            return None
        value = -above.value if sign else above.value
        word = folded[below.start : below.end].replace(" ", "")
        if per := self._n.percentages.get(word):
            return Numeral(below.start, above.end, value * 100 / per, modifier=above.modifier, share=True)
        return Numeral(below.start, above.end, _ROUNDED.divide(value, below.value), fraction=True)

    def _plus_part(self, folded: str, whole: Numeral, limit: int) -> Numeral | None:
        for word in self._n.plus:
            at = self._spread(folded, whole.end, word, limit)
            below = self._whole(folded, at, limit) if at is not None else None
            part = self._after_per(folded, below, limit) if below else None
            if part:
                return Numeral(whole.start, part.end, _ROUNDED.add(whole.value, part.value), fraction=True)
        return None

    def _spread(self, folded: str, at: int, word: str, limit: int) -> int | None:
        """The end of a word that may be set with spaces (百 分 之), or None."""
        for character in word:
            at = _after_spaces(folded, at, limit)
            if at >= limit or folded[at] != character:
                return None
            at += 1
        return _after_spaces(folded, at, limit)

    # ------------------------------------------------------------ sections and scales
    def _whole(self, folded: str, start: int, limit: int) -> Numeral | None:
        total, section, pending = Decimal(0), Decimal(0), None
        power, scale, shift, kind = 0, Decimal(0), Decimal(1), ""
        figures = bare = vague = False
        modifier, at, count = "", start, 0
        while at < limit:
            begin = self._next(folded, at, limit, kind)
            if begin is None:
                break
            figure = self._figures.match(folded, begin, limit)
            if figure:
                read = _figure(folded, figure, limit)
                if read is None or pending is not None or (count and not self._goes_on(folded, figure, scale, power, limit)):
                    break
                pending, at = read
                figures, kind, count = True, "figure", count + 1
                if self._tokens.at(folded, at, limit) is None and at != figure.end():
                    break
                continue
            token = self._tokens.at(folded, begin, limit)
            if token is None:
                hedge = self._inside.at(folded, begin, limit)
                if hedge is None or modifier or not count or kind == "zero":
                    break
                after = self._tokens.at(folded, _after_spaces(folded, begin + len(hedge[0]), limit), limit)
                if (after is None or after[1][0] not in ("scale", "power")) and not (hedge[0] in "几来" and kind == "power"):
                    break
                if hedge[0] in "来数" and kind not in ("power", "scale"):
                    break
                modifier, at, kind = hedge[1], begin + len(hedge[0]), "hedge"
                continue
            word, (kind_now, value) = token
            if modifier and kind_now not in ("scale", "power"):
                break
            if kind_now in ("digit", "tens"):
                if pending is not None:
                    if kind == "tens" and kind_now == "digit" and 0 < value < 10:
                        pending += value
                    elif self._n.spoken and kind == "digit":
                        run = self._run(folded, begin - 1 if count == 1 else begin, limit)
                        vague, pending, begin = vague or run[2], run[1], run[0] - len(word)
                    else:
                        break
                elif kind_now == "digit" and self._n.spoken and kind in ("figure",):
                    break
                else:
                    if value >= 10 and power == 10:
                        break
                    pending = Decimal(value)
            elif kind_now == "zero":
                if not count:
                    pending = Decimal(0)
                elif pending is not None and kind in ("digit", "zero"):
                    pending = pending * 10
                    kind_now = "digit"
            elif kind_now == "power":
                if power and value >= power or (kind == "figure" and value < 100):
                    break
                bare = bare or (not count and value > 10)
                section += (Decimal(1) if pending is None else pending) * value
                pending, power, shift = None, value, Decimal(value)
            elif kind_now in ("scale", "dozen"):
                if word.isascii() and self._n.spoken and not figures:
                    break
                bare = bare or not count
                section += pending or 0
                if kind in ("scale",) and not section:
                    total, shift = total * value, shift * value
                elif scale and value > scale:
                    total, shift = (total + section) * value, Decimal(value)
                else:
                    if scale and value >= scale:
                        break
                    total, shift = total + (section if count and (section or pending is not None) else Decimal(1)) * value, Decimal(value)
                section, pending, power, scale = Decimal(0), None, 0, Decimal(value)
                if total > _GREATEST:
                    return None
            elif kind_now == "point":
                decimals = self._decimals(folded, begin + len(word), limit)
                if decimals is None or not (count or pending):
                    break
                if self._n.spoken and kind == "digit" and power > 10:
                    pending = (pending or Decimal(0)) * power / 10
                    power = 0
                pending = (pending or Decimal(0)) + decimals[1]
                at, kind, power = decimals[0], "decimals", 0
                count += 1
                continue
            elif kind_now == "article":
                if count:
                    break
                following = self._tokens.at(folded, _after_spaces(folded, begin + len(word), limit), limit)
                if following is None or following[1][0] not in ("power", "scale", "dozen", "part"):
                    return None
                pending = Decimal(1)
            elif kind_now == "part":
                return self._part(folded, start, begin, word, value, total + section, pending, kind, at, limit)
            at, kind, count = begin + len(word), kind_now, count + 1
            bare = bare and kind_now in ("power", "scale")
        if not count:
            return None
        if self._n.spoken and kind == "digit" and pending is not None and pending < 10 and (power or scale):
            pending = pending * (power or int(scale)) / 10
        return Numeral(
            start, at, total + section + (pending or 0), _scale_of(shift, figures, scale, power), modifier, bare, vague, figures, count
        )  # fmt: skip

    def _next(self, folded: str, at: int, limit: int, kind: str) -> int | None:
        """Where the next word of a numeral begins: behind what may join them. None at a dead end."""
        if not kind:
            return at
        for joint in self._n.links if kind in ("power", "scale") else ():
            if folded.startswith(joint, at):
                begin = at + len(joint)
                token = self._tokens.at(folded, begin, limit)
                if (token and token[1][0] in ("digit", "tens", "article")) or (begin < limit and folded[begin].isdigit()):
                    return begin
        if kind == "figure" and self._n.spoken:
            return _after_spaces(folded, at, limit, 1)
        for joint in sorted(self._n.joins, key=len, reverse=True):
            if folded.startswith(joint, at) and at + len(joint) < limit:
                begin = at + len(joint)
                if self._tokens.at(folded, begin, limit) or (not joint and begin < limit) or self._inside.at(folded, begin, limit):
                    return begin
        return at

    def _goes_on(self, folded: str, figure: re.Match[str], scale: Decimal, power: int, limit: int) -> bool:
        """Whether figures behind a scale still belong to the numeral: 3亿8千万, 1万2000, 3 hundred and 21, not 5万 2019."""
        try:
            value = Decimal(figure[0].replace(",", ""))
        except ArithmeticError:
            return False
        floor = Decimal(power) or scale
        if not floor or value >= floor or not figure[0].isdigit():
            return False
        after = self._tokens.at(folded, figure.end(), limit)
        if after and after[1][0] in ("scale", "power"):
            return after[1][1] < scale
        return len(figure[0]) >= 3 if self._n.spoken else power > 0 or folded.startswith(self._n.links, figure.start() - 5)

    def _run(self, folded: str, begin: int, limit: int) -> tuple[int, Decimal, bool]:
        """(end, value, vague) of digits in a row: 二〇二二 by place; 三四(百), 七八 (two that follow one another) are vague."""
        digits, at = [], begin
        while at < limit and (token := self._tokens.at(folded, at, limit)) and token[1][0] in ("digit", "zero") and token[1][1] < 10:
            digits.append(token[1][1])
            at += 1
        after = self._tokens.at(folded, at, limit)
        pair = len(digits) == 2 and digits[1] == digits[0] + 1
        vague = pair or bool(after and after[1][0] in ("power", "scale") and len(digits) == 2)
        return at, Decimal(int("".join(map(str, digits[:LONGEST])) or "0")), vague

    def _decimals(self, folded: str, at: int, limit: int) -> tuple[int, Decimal] | None:
        """What stands behind the spoken decimal point: digits one by one (点五七九) or a number below a hundred (point eleven)."""
        digits = ""
        end = at
        while len(digits) < LONGEST:
            begin = _after_spaces(folded, end, limit)
            token = self._tokens.at(folded, begin, limit)
            if token is None or token[1][0] not in ("digit", "zero", "tens"):
                break
            digits += str(token[1][1])
            end = begin + len(token[0])
        return (end, Decimal("0." + digits)) if digits else None

    def _part(
        self, folded: str, start: int, begin: int, word: str, below: int, whole: Decimal, pending: Decimal | None, kind: str,
        at: int, limit: int,
    ) -> Numeral | None:  # fmt: skip
        """A fraction in words: two thirds, a quarter (million), twenty-three fifths, five and a quarter."""
        end = begin + len(word)
        if pending is None and not whole:
            if word not in ("half", "quarter"):
                return None
            above = Decimal(1)
        elif word in ("second", "seconds") or (kind == "figure") or not word.endswith(("s", "half")) and (whole or pending != 1):
            return None if pending is None else Numeral(start, at, whole + pending, figures=kind == "figure")
        else:
            above = pending if pending is not None else whole
            whole = Decimal(0) if pending is None else whole
        value = _ROUNDED.divide(above, Decimal(below))
        for filler in (" of a ", " of an ", " a ", " ", "-"):
            scale = self._tokens.at(folded, end + len(filler), limit) if folded.startswith(filler, end) else None
            if scale and scale[1][0] in ("scale", "dozen", "power") and len(scale[0]) > 3:
                value, end = _ROUNDED.divide(above * scale[1][1], Decimal(below)), end + len(filler) + len(scale[0])
                return Numeral(start, end, whole + value, Decimal(scale[1][1]), fraction=True)
        if pending is None:
            return None
        return Numeral(start, end, _ROUNDED.add(whole, value), fraction=True)


def _scale_of(shift: Decimal, figures: bool, scale: Decimal, power: int) -> Decimal:
    return shift if scale or (figures and power) else Decimal(1)


def _after_spaces(folded: str, at: int, limit: int, most: int = 3) -> int:
    end = at
    while end < limit and end - at < most and folded[end] == " ":
        end += 1
    return end


def _figure(folded: str, match: re.Match[str], limit: int) -> tuple[Decimal, int] | None:
    """(value, end) of Arabic figures with what arithmetic follows: 1,100.9, 2e5, 6.23x10^-4, 2^-1, 3/5, 1 4/3."""
    figures, end = match[0].replace(" ", ""), match.end()
    if len(figures) > 2 * LONGEST or sum(map(str.isdigit, figures)) > LONGEST:
        return None
    comma = figures.rfind(",")
    if comma >= 0 and "." not in figures and len(figures) - comma in (2, 3):
        figures = figures.replace(",", ".")
    value = Decimal(figures.replace(",", ""))
    if after := _POWER_OF_TEN.match(folded, end, limit):
        return value.scaleb(int(after[1] or after[2])), after.end()
    if (after := _POWER.match(folded, end, limit)) and value:
        exponent = int(after[1].replace("+", "").replace("--", "-"))
        return _ROUNDED.power(value, exponent), after.end()
    if figures.isdigit() and len(figures) <= 3 and (after := _QUOTIENT.match(folded, end, limit)) and int(after[2]):
        if after[1]:
            return _ROUNDED.add(value, _ROUNDED.divide(Decimal(after[1]), Decimal(after[2]))), after.end()
        return _ROUNDED.divide(value, Decimal(after[2])), after.end()
    return value, end


@cache
def reader(language: str) -> Reader:
    """The reader of one language's numerals. KeyError if there is no such language."""
    from factx.languages import language as record

    return Reader(record(language).numerals)


def index(words: Iterable[str], starts: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """Words by the first character in them that can begin a numeral: character -> (its place in the word, the word)."""
    pattern = re.compile(starts)
    found: dict[str, list[tuple[int, str]]] = {}
    for word in words:
        for match in pattern.finditer(word):
            found.setdefault(word[match.start()], []).append((match.start(), word))
            break
    return {c: tuple(sorted(ws, key=lambda w: -len(w[1]))) for c, ws in found.items()}
