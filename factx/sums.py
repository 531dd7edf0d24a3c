"""Adding up the words of a numeral, whatever the language.

Every language's numerals are built alike: digits are multiplied by *powers* (十 百 千, hundred) into a *section*; a *scale*
(万 亿, thousand million) closes the section; sections add up.

    5亿  1万  4千 6百           two hundred  fifty one thousand  six
    └5e8 └1e4 └section 4600     └────section 251─────┘└ x 1000   └section 6
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

LONGEST = 24  # digits of a number; more are a serial number. Within Decimal's 28, so arithmetic stays exact.
ZERO, ONE = Decimal(0), Decimal(1)
_GREATEST = Decimal(10) ** 18


class Word(NamedTuple):
    """One word of a numeral. joined: something stood between it and the word before; linked: that was `and` or the like."""

    kind: str
    value: Decimal
    start: int
    end: int
    text: str
    joined: bool = False
    linked: bool = False
    tail: bool = False


@dataclass(slots=True)
class Sum:
    """The running sum of a numeral. Every method says whether the word still belongs to it."""

    spoken: bool
    total: Decimal = ZERO
    section: Decimal = ZERO
    pending: Decimal | None = None  # digits not multiplied yet
    run: int = 0  # how many Chinese digits in a row they are
    power: Decimal = ZERO  # the last of the section
    scale: Decimal = ZERO  # the last one
    shift: Decimal = ONE  # the multipliers since the last digit
    kind: str = ""  # of the last word
    modifier: str = ""
    bare: bool = False
    vague: bool = False
    figures: bool = False

    @property
    def value(self) -> Decimal:
        """Chinese speaks a last digit for the next lower place: 二百五 is 250, 九十二万四 is 924000."""
        pending = self.pending or ZERO
        lowest = self.power or self.scale
        if self.spoken and self.kind == "digit" and self.run == 1 and lowest:
            pending = pending * lowest / 10
        return self.total + self.section + pending

    def take(self, word: Word, after: Word | None) -> bool:
        if self.modifier and word.kind not in ("power", "scale"):
            return False
        if not getattr(self, "_" + word.kind)(word, after):
            return False
        self.kind = word.kind
        return True

    def _figure(self, word: Word, after: Word | None) -> bool:
        """Behind a scale figures go on where a smaller one follows (3亿8千万), or where they fill its places (1万2000)."""
        if self.kind:
            floor = self.power or self.scale
            follows = after is not None and after.kind in ("power", "scale") and (after.value < floor or after.value < self.scale)
            fills = not word.joined and len(word.text) >= 3 if self.spoken else self.kind == "power"
            if self.spoken and self.kind == "scale" and after is None and len(word.text) == 1 and not word.joined:
                self.pending, self.shift = word.value * self.scale / 10, ONE  # 1万5, as 一万五
                return True
            if self.pending is not None or word.value >= floor or not (follows or fills or self.kind == "zero"):
                return False
        self.pending, self.shift, self.run, self.figures = word.value, ONE, 0, True
        return True

    def _digit(self, word: Word, after: Word | None) -> bool:
        if self.pending is None:
            if self.figures and self.kind == "scale" and after is None:
                return False  # 从4500万一路降到: a script's digit alone goes on with no figures
            self.pending, self.run = word.value, 0 if self.kind == "zero" else 1
        elif self.kind == "tens" and 0 < word.value < 10 and not word.linked:
            self.pending += word.value
        elif self.spoken and self.kind in ("digit", "zero") and word.value < 10 and self.run < LONGEST:
            pair = self.run == 1 and (word.value == self.pending + 1 or self.pending + 2 == word.value == 5)  # 七八百, 三五个
            multiplied = after is not None and after.kind in ("power", "scale")
            self.vague = (pair and (after is None or after.kind != "digit")) or multiplied
            self.pending, self.run = self.pending * 10 + word.value, self.run + 1
        else:
            return False
        self.shift, self.bare = ONE, False
        return True

    def _tens(self, word: Word, after: Word | None) -> bool:
        if self.pending is not None:
            return False
        self.pending, self.shift = word.value, ONE
        return True

    def _zero(self, word: Word, after: Word | None) -> bool:
        if not self.kind:
            self.pending, self.run = ZERO, 1
        elif self.pending is not None:
            return self._digit(word, after)
        return True

    def _power(self, word: Word, after: Word | None) -> bool:
        if (self.power and word.value >= self.power) or (self.kind == "figure" and word.value < 100):
            return False
        self.bare = (not self.kind and word.value > 10) or self.bare
        self.section += (ONE if self.pending is None else self.pending) * word.value
        self.pending, self.power, self.shift = None, word.value, self.shift * word.value
        return True

    def _scale(self, word: Word, after: Word | None) -> bool:
        if self.spoken and word.text.isascii() and not self.figures:
            return False
        part = self.section + (self.pending or ZERO)
        if not self.kind:
            part, self.bare = ONE, True
        if (self.total + part if word.value >= self.scale else part) * word.value > _GREATEST:
            return False
        if self.scale and not part and word.value >= self.scale:  # 万亿, 万万
            self.total *= word.value
        elif self.scale and word.value > self.scale:
            self.total = (self.total + part) * word.value
        elif (self.scale and word.value == self.scale) or (not part and self.pending is None):
            return False
        else:
            self.total += part * word.value
        self.section, self.pending, self.power, self.scale = ZERO, None, ZERO, word.value
        self.shift *= word.value
        return True

    _dozen = _scale

    def _decimals(self, word: Word, after: Word | None) -> bool:
        if self.spoken and self.kind == "digit" and self.run == 1 and self.power:
            self.pending = (self.pending or ZERO) * self.power / 10
        elif self.kind in ("figure", "decimals"):
            return False
        self.pending, self.power = (self.pending or ZERO) + word.value, ZERO
        return True

    def _hedge(self, word: Word, after: Word | None) -> bool:
        """9000多亿, 五百余万; tails only behind a spoken power: 十几万, 十几."""
        powered = self.kind in ("power", "zero") and not self.figures
        multiplied = after is not None and after.kind in ("power", "scale")
        if not self.kind or not (multiplied or (word.tail and self.kind == "power")) or (word.tail and not powered):
            return False
        self.modifier = word.text
        return True

    def _article(self, word: Word, after: Word | None) -> bool:
        if self.kind or after is None or after.kind not in ("power", "scale", "dozen", "part"):
            return False
        self.pending = ONE
        return True

    def _part(self, word: Word, after: Word | None) -> bool:
        return False
