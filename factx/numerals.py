"""Reading one numeral: 1.2万亿, 三千五百万, 9000多亿, 二百五, twenty-one million, two thirds, 6.23x10^-4.

Every language's numerals are built alike, and one reading serves all: digits are multiplied by *powers* (十 百 千, hundred) into
a *section*; a *scale* (万 亿, thousand million) closes the section; sections add up.

    5亿  1万  4千 6百           two hundred  fifty one thousand  six
    └5e8 └1e4 └section 4600     └────section 251─────┘└ x 1000   └section 6
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Generic, TypeVar

from factx.languages.numerals import Numerals

T = TypeVar("T")

LONGEST = 24  # digits of a number; more are a serial number. Within Decimal's 28, so arithmetic stays exact.
MOST = 40  # words of a numeral
_ROUNDED = Context(prec=15)  # of quotients
_ZERO, _ONE = Decimal(0), Decimal(1)
_ORDINALS = ("second", "third", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # with one or figures they count places
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
    """What was read at `[start, end)`.

    scale: what stands last in it and a neighbour may share (1.2万亿: 10^12); scaled: 万, 亿, million... was in it.
    modifier: of 多, 余, 几 within. bare: a round word without digits (百万). vague: 三四百. figures: Arabic digits were in it.
    words: how many words it has. share: per cent was said (百分之八). fraction: 五分之一, two thirds.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    scaled: bool = False
    modifier: str = ""
    bare: bool = False
    vague: bool = False
    figures: bool = False
    words: int = 1
    share: bool = False
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a numeral; joint: what stood between it and the one before."""

    kind: str
    value: Decimal
    start: int
    end: int
    text: str
    joint: str = ""


@dataclass(slots=True)
class _Sum:
    """The running sum of a numeral. Every method says whether the word still belongs to it."""

    spoken: bool
    total: Decimal = _ZERO
    section: Decimal = _ZERO
    pending: Decimal | None = None  # digits not multiplied yet
    run: int = 0  # how many Chinese digits in a row they are
    power: Decimal = _ZERO  # the last of the section
    scale: Decimal = _ZERO  # the last one
    shift: Decimal = _ONE  # the multipliers since the last digit
    kind: str = ""  # of the last word
    modifier: str = ""
    bare: bool = False
    vague: bool = False
    figures: bool = False

    @property
    def value(self) -> Decimal:
        """Chinese speaks a last digit for the next lower place: 二百五 is 250, 九十二万四 is 924000."""
        pending = self.pending or _ZERO
        lowest = self.power or self.scale
        if self.spoken and self.kind == "digit" and self.run == 1 and lowest:
            pending = pending * lowest / 10
        return self.total + self.section + pending

    def take(self, word: _Word, after: _Word | None) -> bool:
        if self.modifier and word.kind not in ("power", "scale"):
            return False
        if not getattr(self, "_" + word.kind)(word, after):
            return False
        self.kind = word.kind
        return True

    def _figure(self, word: _Word, after: _Word | None) -> bool:
        """Behind a scale figures go on where a smaller one follows (3亿8千万), or where they fill its places (1万2000)."""
        if self.kind:
            floor = self.power or self.scale
            follows = after is not None and after.kind in ("power", "scale") and (after.value < floor or after.value < self.scale)
            fills = not word.joint and len(word.text) >= 3 if self.spoken else self.kind == "power"
            if self.pending is not None or word.value >= floor or not (follows or fills or self.kind == "zero"):
                return False
        self.pending, self.shift, self.run, self.figures = word.value, _ONE, 0, True
        return True

    def _digit(self, word: _Word, after: _Word | None) -> bool:
        if self.pending is None:
            self.pending, self.run = word.value, 0 if self.kind == "zero" else 1
        elif self.kind == "tens" and 0 < word.value < 10 and "and" not in word.joint:
            self.pending += word.value
        elif self.spoken and self.kind in ("digit", "zero") and word.value < 10 and self.run < LONGEST:
            pair = self.run == 1 and word.value == self.pending % 10 + 1
            multiplied = after is not None and after.kind in ("power", "scale")
            self.vague = (pair and (after is None or after.kind != "digit")) or multiplied
            self.pending, self.run = self.pending * 10 + word.value, self.run + 1
        else:
            return False
        self.shift, self.bare = _ONE, False
        return True

    def _tens(self, word: _Word, after: _Word | None) -> bool:
        if self.pending is not None:
            return False
        self.pending, self.shift = word.value, _ONE
        return True

    def _zero(self, word: _Word, after: _Word | None) -> bool:
        if not self.kind:
            self.pending, self.run = _ZERO, 1
        elif self.pending is not None:
            return self._digit(word, after)
        return True

    def _power(self, word: _Word, after: _Word | None) -> bool:
        if self.power and word.value >= self.power or self.kind == "figure" and word.value < 100:
            return False
        self.bare = not self.kind and word.value > 10 or self.bare
        self.section += (_ONE if self.pending is None else self.pending) * word.value
        self.pending, self.power, self.shift = None, word.value, self.shift * word.value
        return True

    def _scale(self, word: _Word, after: _Word | None) -> bool:
        if self.spoken and word.text.isascii() and not self.figures:
            return False
        part = self.section + (self.pending or _ZERO)
        if not self.kind:
            part = _ONE
            self.bare = True
        if self.scale and not part:  # 万亿, 万万
            self.total *= word.value
        elif self.scale and word.value > self.scale:
            self.total = (self.total + part) * word.value
        elif self.scale and word.value == self.scale or not part and self.pending is None:
            return False
        else:
            self.total += part * word.value
        self.section, self.pending, self.power, self.scale = _ZERO, None, _ZERO, word.value
        self.shift *= word.value
        return self.total < _GREATEST

    _dozen = _scale

    def _decimals(self, word: _Word, after: _Word | None) -> bool:
        if self.spoken and self.kind == "digit" and self.run == 1 and self.power:
            self.pending = (self.pending or _ZERO) * self.power / 10
        elif self.kind in ("figure", "decimals"):
            return False
        self.pending, self.power = (self.pending or _ZERO) + word.value, _ZERO
        return True

    def _hedge(self, word: _Word, after: _Word | None) -> bool:
        """9000多亿, 五百余万; 几 and 来 only behind a power: 十几万, 十几."""
        multiplied = after is not None and after.kind in ("power", "scale")
        powered = self.kind in ("power", "zero") and not self.figures
        if not self.kind or not (multiplied and (powered or word.text not in "几来") or powered and word.text in "几来" and self.kind == "power"):
            return False
        self.modifier = "over" if word.text == "几" else word.text
        return True

    def _article(self, word: _Word, after: _Word | None) -> bool:
        if self.kind or after is None or after.kind not in ("power", "scale", "dozen", "part"):
            return False
        self.pending = _ONE
        return True

    def _part(self, word: _Word, after: _Word | None) -> bool:
        return False


class Reader:
    """Reads the numerals of one language."""

    def __init__(self, numerals: Numerals) -> None:
        self._n = numerals
        self._figures = re.compile(numerals.figures)
        self._words = Glossary(numerals.tokens)
        self._inside = Glossary(numerals.inside)
        self._joints = tuple(sorted({*numerals.joins, *numerals.links}, key=len, reverse=True))
        self._clues = {joint[0] for joint in self._joints if joint}

    def read(self, folded: str, start: int, limit: int) -> Numeral | None:
        """The longest numeral that begins at `start` and ends by `limit`, fractions included. None if there is none."""
        words = self._split(folded, start, limit)
        if any(word.kind == "part" for word in words):
            return self._part(words) or self._summed(words)
        whole = self._summed(words)
        if whole is None or whole.vague or not self._n.per:
            return whole
        return self._per(folded, whole, limit) or self._mixed(folded, whole, limit) or whole

    # ------------------------------------------------------------ words
    def _split(self, folded: str, start: int, limit: int) -> list[_Word]:
        """The words that may make a numeral, at most `MOST` of them."""
        words: list[_Word] = []
        at = start
        while at < limit and len(words) < MOST:
            word = self._word(folded, at, limit, "", words)
            if word is None and words and folded[at] in self._clues:
                for joint in self._joints:
                    if "of" in joint and words[-1].kind != "part":
                        continue
                    if joint and folded.startswith(joint, at) and (word := self._word(folded, at + len(joint), limit, joint, words)):
                        break
            if word is None:
                break
            words.append(word)
            at = word.end
        while words and words[-1].kind == "hedge" and words[-1].text not in "几来":
            words.pop()
        return words

    def _word(self, folded: str, at: int, limit: int, joint: str, words: list[_Word]) -> _Word | None:
        if match := self._figures.match(folded, at, limit):
            if words and words[-1].kind in ("figure", "digit", "tens", "hedge", "part", "decimals"):
                return None
            value, end = _figure(folded, match, limit)
            return None if value is None else _Word("figure", value, at, end, match[0], joint)
        if found := self._words.at(folded, at, limit):
            text, (kind, value) = found
            end = at + len(text)
            if "-" in joint and kind == "scale" and len(text) < 3:  # Form 10-K
                return None
            if kind != "point":
                return _Word(kind, Decimal(value), at, end, text, joint)
            decimals = self._decimals(folded, end, limit) if words else None
            return decimals and _Word("decimals", decimals[1], at, decimals[0], text, joint)
        hedge = self._inside.at(folded, at, limit) if words and words[-1].kind != "hedge" else None
        return hedge and _Word("hedge", _ZERO, at, at + len(hedge[0]), hedge[0], joint)

    def _decimals(self, folded: str, at: int, limit: int) -> tuple[int, Decimal] | None:
        """(end, value) behind the spoken decimal point: digits one by one (点五七九), or a number (point eleven)."""
        digits, end = "", at
        while len(digits) < LONGEST:
            begin = _after_spaces(folded, end, limit)
            word = self._words.at(folded, begin, limit)
            if word is None or word[1][0] not in ("digit", "zero", "tens"):
                break
            digits, end = digits + str(word[1][1]), begin + len(word[0])
        return (end, Decimal("0." + digits)) if digits else None

    # ------------------------------------------------------------ sums
    def _summed(self, words: Sequence[_Word]) -> Numeral | None:
        """As many words as one numeral can have. A multiplier that does not fit leaves its digits to the next numeral."""
        total, used, settled, settled_at = _Sum(self._n.spoken), 0, None, 0
        for i, word in enumerate(words):
            if total.pending is None and total.kind:
                settled, settled_at = replace(total), i
            if not total.take(word, words[i + 1] if i + 1 < len(words) else None):
                if word.kind in ("power", "scale") and settled and total.kind in ("figure", "digit", "tens") and words[settled_at].joint:
                    total, used = settled, settled_at
                break
            used = i + 1
        if not used or total.kind == "article":
            return None
        modifier = self._n.inside.get(total.modifier, total.modifier)
        shared = total.shift if total.figures or total.scale else _ONE
        return Numeral(
            words[0].start, words[used - 1].end, total.value, shared, total.scale > 12, modifier, total.bare, total.vague, total.figures, used
        )  # fmt: skip

    # ------------------------------------------------------------ 百分之八, 五分之一, 三又二分之一
    def _per(self, folded: str, below: Numeral, limit: int) -> Numeral | None:
        at = self._spread(folded, below.end, self._n.per, limit)
        if at is None or not below.value:
            return None
        sign = next((word for word in self._n.minus if folded.startswith(word, at)), "")
        above = self._summed(self._split(folded, at + len(sign), limit))
        if above is None or above.vague or (above.bare and above.words > 1):
            return None
        value = -above.value if sign else above.value
        per = self._n.percentages.get(folded[below.start : below.end].replace(" ", ""))
        if per:
            return Numeral(below.start, above.end, value * 100 / per, modifier=above.modifier, share=True)
        return Numeral(below.start, above.end, _ROUNDED.divide(value, below.value), fraction=True)

    def _mixed(self, folded: str, whole: Numeral, limit: int) -> Numeral | None:
        for word in self._n.plus:
            at = self._spread(folded, whole.end, word, limit)
            below = self._summed(self._split(folded, at, limit)) if at is not None else None
            part = self._per(folded, below, limit) if below else None
            if part:
                return Numeral(whole.start, part.end, _ROUNDED.add(whole.value, part.value), fraction=True)
        return None

    def _spread(self, folded: str, at: int, word: str, limit: int) -> int | None:
        """The end of a word that may be set with spaces (百 分 之), spaces after it included; None if it is not there."""
        for character in word:
            at = _after_spaces(folded, at, limit)
            if at >= limit or folded[at] != character:
                return None
            at += 1
        return _after_spaces(folded, at, limit)

    # ------------------------------------------------------------ two thirds, five and a quarter, half a million
    def _part(self, words: list[_Word]) -> Numeral | None:
        """A fraction in words. What `and` sets apart is a whole number if the rest is less than one: two million and one half."""
        k = next(i for i, word in enumerate(words) if word.kind == "part")
        part, before, after = words[k], words[:k], words[k + 1 :]
        below = part.value
        if len(before) > 1 and before[-1].kind == "tens" and below < 10 and "and" not in before[-1].joint:  # one hundred thirty-fifths
            below += before.pop().value
        split = max((i for i, word in enumerate(before) if "and" in word.joint), default=0)
        above = self._summed(before[split:]) if before else None
        whole = self._summed(before[:split]) if split else None
        if before and (above is None and before[-1].kind != "article" or above and above.end != before[-1].end):
            return None
        top = above.value if above else _ONE
        if not before and not (after and after[0].kind == "scale") or part.text in _ORDINALS and top != 1:
            return None
        if whole and top >= below:
            top, whole = (merged.value if (merged := self._summed(before)) else top), None
        end, scale = part.end, _ONE
        following = self._summed(after) if after and after[0].kind in ("scale", "article") else None
        if following and (following.scaled or following.scale > 1):
            end, scale = following.end, following.value
        elif whole and whole.scale > 1 and (above is None or before[split].kind == "article"):
            scale = whole.scale  # 3 million and a half
        elif whole and whole.scale > 1 and part.text == "half":
            scale = whole.scale
        value = _ROUNDED.add(_ROUNDED.divide(top * scale, below), whole.value if whole else _ZERO)
        return Numeral(words[0].start, end, value, scale, scale > 1, fraction=True)


def _after_spaces(folded: str, at: int, limit: int, most: int = 3) -> int:
    end = at
    while end < limit and end - at < most and folded[end] == " ":
        end += 1
    return end


def _figure(folded: str, match: re.Match[str], limit: int) -> tuple[Decimal | None, int]:
    """(value, end) of Arabic figures with what arithmetic follows: 1,100.9, 2e5, 6.23x10^-4, 2^-1, 3/5, 1 4/3."""
    figures, end = match[0].replace(" ", ""), match.end()
    if len(figures) > 2 * LONGEST or sum(map(str.isdigit, figures)) > LONGEST:
        return None, end
    comma = figures.rfind(",")
    if comma >= 0 and "." not in figures and len(figures) - comma in (2, 3):
        figures = figures.replace(",", ".")
    value = Decimal(figures.replace(",", ""))
    if after := _POWER_OF_TEN.match(folded, end, limit):
        return value.scaleb(int(after[1] or after[2])), after.end()
    if (after := _POWER.match(folded, end, limit)) and value:
        exponent = int(after[1].lstrip("+-"))
        # Notation only, no text counts money so; in binary floating point, as the published specs have it.
        return _ROUNDED.create_decimal_from_float(float(value) ** (-exponent if after[1].count("-") == 1 else exponent)), after.end()
    if figures.isdigit() and len(figures) <= 3 and (after := _QUOTIENT.match(folded, end, limit)) and int(after[2]):
        if after[1]:
            return _ROUNDED.add(value, _ROUNDED.divide(Decimal(after[1]), Decimal(after[2]))), after.end()
        return _ROUNDED.divide(value, Decimal(after[2])), after.end()
    return value, end


def index(words: Iterable[str], starts: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """Words by the first character in them that can begin a numeral: character -> (its place in the word, the word)."""
    pattern = re.compile(starts)
    found: dict[str, list[tuple[int, str]]] = {}
    for word in words:
        for match in pattern.finditer(word):
            found.setdefault(word[match.start()], []).append((match.start(), word))
            break
    return {c: tuple(sorted(ws, key=lambda w: -len(w[1]))) for c, ws in found.items()}
