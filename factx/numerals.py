"""Reading one numeral: 1.2万亿, 三千五百万, 9000多亿, 二百五, twenty-one million, two thirds, 6.23x10^-4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from factx.glossary import Glossary
from factx.languages.numerals import Numerals
from factx.sums import LONGEST, ONE, ZERO, Sum, Word

MOST = 40  # words of a numeral
FIGURES = frozenset(("figures", "scale"))  # the groups of `Reader.plain` that close a match of figures
_FIGURES = frozenset("0123456789.")
_ROUNDED = Context(prec=15)  # of quotients
_POWER_OF_TEN = re.compile(r"e([+-]?[0-9]{1,2})(?![0-9a-z.])|(?: ?[x×*] ?10\^)([+-]?[0-9]{1,2})(?![0-9])")
_POWER = re.compile(r"\^([+-]?-?[0-9]{1,2})(?![0-9.])")
_QUOTIENT = re.compile(r"(?: {1,2}([0-9]{1,3}))?/(-?[0-9]{1,3})(?![0-9/%.]|-[0-9])")


class Numeral(NamedTuple):
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


class Reader:
    """Reads the numerals of one language.

    plain: pattern of what has nothing behind it that could go on: `figures` with at most one `scale`, as nine numerals in ten are
    (20.26%, 47.3亿元), or a `lone` digit of a script, as most of the others are (三家). lone: their values.
    """

    def __init__(self, numerals: Numerals) -> None:
        self._n = numerals
        self._figures = re.compile(numerals.figures)
        self._words = Glossary(numerals.tokens)
        self._inside = Glossary(numerals.inside)
        joints = {**dict.fromkeys((*numerals.links, *numerals.of), True), **dict.fromkeys(filter(None, numerals.joins), False)}
        self._joints = sorted(joints.items(), key=lambda joint: -len(joint[0]))
        scales = {word: value for word, (kind, value) in numerals.tokens.items() if kind == "scale"}
        pairs = [(a, b) for a in scales for b in scales if scales[a] < scales[b] and not (a.isascii() or b.isascii())]  # 万亿
        scales |= {a + b: scales[a] * scales[b] for a, b in pairs}
        self._scales = {word: Decimal(value) for word, value in scales.items()}
        self._goes_on = {word[0] for word in (*numerals.tokens, *numerals.inside, *joints, *numerals.per, *numerals.plus)}
        self._goes_on.update("0123456789ex×*^/")
        lone = {word: value for word, (kind, value) in numerals.tokens.items() if kind == "digit" and len(word) == 1}
        self.lone = {word: Decimal(value) for word, value in lone.items()}
        # A scale or point of one character, or the first of 分之, goes on only where the rest follows: 5个, 3点, 2分钱 do not.
        single = self._goes_on - {word[0] for word in scales if len(word) > 1 and word[0] not in scales}
        digits = "".join(word for word, (kind, _) in numerals.tokens.items() if kind in ("digit", "zero") and len(word) == 1)
        rest = [" {0,3}".join(word) for word in (numerals.per, *(word for word in scales if word[0] not in scales)) if word]
        if digits:
            rest += [f"{word}(?= {{0,3}}[{digits}])" for word, (kind, _) in numerals.tokens.items() if kind == "point"]
        single -= {word[0] for word in rest} | {" "}
        gap = f" {{0,{max(map(len, numerals.joins))}}}" if not "".join(numerals.joins).strip() else ""
        ends = rf"(?! {{0,3}}(?:[a-z{re.escape(''.join(single))}]{''.join('|' + word for word in rest)}))"
        scale = f"(?:{gap}(?P<scale>{'|'.join(sorted(scales, key=len, reverse=True))}))?+"
        self.plain = rf"(?P<figures>(?>{numerals.figures})){scale}{ends}"
        if lone:
            self.plain += rf"|(?P<lone>[{''.join(lone)}]){ends}"

    def amount(self, match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
        """(value, scale) of the figures that `plain` matched; None if they are too many for a number."""
        figures, word = match.group("figures", "scale")
        value = _exact(figures)
        if value is None or not word:
            return None if value is None else (value, ONE)
        scale = self._scales[word]
        return value * scale, scale

    def scale(self, folded: str, at: int, limit: int) -> tuple[int, Decimal]:
        """(end, value) of a scale that stands at a place, a space between; the place and one where none does."""
        word = self._words.at(folded, at + folded.startswith(" ", at), limit)
        if word is None or word[1][0] != "scale":
            return at, ONE
        return at + folded.startswith(" ", at) + len(word[0]), Decimal(word[1][1])

    def read(self, folded: str, start: int, limit: int) -> Numeral | None:
        """The longest numeral that begins at `start` and ends by `limit`, fractions included. None if there is none."""
        words = self._split(folded, start, limit)
        if any(word.kind == "part" for word in words):
            return self._part(words) or self._summed(words)
        whole = self._summed(words)
        if whole is None or whole.vague or not self._n.per or folded[whole.end : whole.end + 1] not in self._goes_on:
            return whole
        return self._per(folded, whole, limit) or self._mixed(folded, whole, limit) or whole

    # ------------------------------------------------------------ words
    def _split(self, folded: str, start: int, limit: int) -> list[Word]:
        """The words that may make a numeral, at most `MOST` of them."""
        words: list[Word] = []
        at = start
        while at < limit and len(words) < MOST and (not words or folded[at] in self._goes_on):
            word = self._word(folded, at, limit, words)
            if word is None and words:
                word = self._behind_joint(folded, at, limit, words)
            if word is None:
                break
            words.append(word)
            at = word.end
        while words and words[-1].kind == "hedge" and not words[-1].tail:
            words.pop()
        return words

    def _behind_joint(self, folded: str, at: int, limit: int, words: list[Word]) -> Word | None:
        for joint, linked in self._joints:
            if folded.startswith(joint, at) and (joint not in self._n.of or words[-1].kind == "part"):
                word = self._word(folded, at + len(joint), limit, words)
                if word and not ("-" in joint and word.kind == "scale" and len(word.text) < 3):  # Form 10-K
                    return word._replace(joined=True, linked=linked)
        return None

    def _word(self, folded: str, at: int, limit: int, words: list[Word]) -> Word | None:
        figures = self._figures.match(folded, at, limit) if folded[at : at + 1] in _FIGURES else None
        if figures:
            if words and words[-1].kind in ("figure", "digit", "tens", "hedge", "part", "decimals"):
                return None
            amount, end = _figure(folded, figures, limit)
            return None if amount is None else Word("figure", amount, at, end, figures[0])
        if found := self._words.at(folded, at, limit):
            text, (kind, value) = found
            end = at + len(text)
            if kind == "unit":  # 5百分点
                return None
            if kind != "point":
                return Word(kind, Decimal(value), at, end, text)
            decimals = self._decimals(folded, end, limit) if words else None
            return decimals and Word("decimals", decimals[1], at, decimals[0], text)
        hedge = self._inside.at(folded, at, limit) if words and words[-1].kind != "hedge" else None
        return hedge and Word("hedge", ZERO, at, at + len(hedge[0]), hedge[0], tail=hedge[0] in self._n.tails)

    def _decimals(self, folded: str, at: int, limit: int) -> tuple[int, Decimal] | None:
        """(end, value) behind the spoken decimal point: digits one by one (点五七九), or a number (point eleven)."""
        digits, end = "", at
        while len(digits) < LONGEST:
            begin = _after_spaces(folded, end, limit)
            word = self._words.at(folded, begin, limit)
            if word is None or word[1][0] not in ("digit", "zero", "tens") or word[0] in self._n.counting:
                break
            digits, end = digits + str(word[1][1]), begin + len(word[0])
        return (end, Decimal("0." + digits)) if digits else None

    # ------------------------------------------------------------ sums
    def _summed(self, words: Sequence[Word]) -> Numeral | None:
        """As many words as one numeral can have. A multiplier that does not fit leaves its digits to the next numeral."""
        total, used, settled = Sum(self._n.spoken), 0, 0  # settled: how many words before the digits that wait for a multiplier
        for i, word in enumerate(words):
            if total.pending is None and total.kind:
                settled = i
            if not total.take(word, words[i + 1] if i + 1 < len(words) else None):
                if word.kind in ("power", "scale") and total.pending is not None and settled and words[settled].joined:
                    return self._summed(words[:settled])
                break
            used = i + 1
        if not used or total.kind == "article":
            return None
        modifier = self._n.inside.get(total.modifier, total.modifier)
        shared = total.shift if total.figures or total.scale else ONE
        start, end = words[0].start, words[used - 1].end
        scaled = total.scale > 12  # a dozen is none
        return Numeral(start, end, total.value, shared, scaled, modifier, total.bare, total.vague, total.figures, used)

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
    def _part(self, words: list[Word]) -> Numeral | None:
        """A fraction in words. What `and` sets apart is a whole number if the rest is less than one: two million and one half."""
        k = next(i for i, word in enumerate(words) if word.kind == "part")
        part, before, after = words[k], words[:k], words[k + 1 :]
        below = part.value
        if len(before) > 1 and before[-1].kind == "tens" and below < 10 and not before[-1].linked:  # one hundred thirty-fifths
            below += before.pop().value
        split = max((i for i, word in enumerate(before) if word.linked), default=0)
        above = self._summed(before[split:]) if before else None
        whole = self._summed([word._replace(linked=False) for word in before[:split]]) if split else None
        if before and ((above is None and before[-1].kind != "article") or (above and above.end != before[-1].end)):
            return None
        top = above.value if above else ONE
        if (not before and not (after and after[0].kind in ("scale", "article"))) or (part.text in self._n.places and top != 1):
            return None
        if whole and top >= below:
            top, whole = (merged.value if (merged := self._summed(before)) else top), None
        end, scale = part.end, ONE
        following = self._summed(after) if after and after[0].kind in ("scale", "article") else None
        if following and (following.scaled or following.scale > 1):
            end, scale = following.end, following.value
        elif whole and whole.scale > 1 and (above is None or before[split].kind == "article"):
            scale = whole.scale  # 3 million and a half
        elif whole and whole.scale > 1 and part.text == "half":
            scale = whole.scale
        more = whole.value * (scale if following and scale > whole.value and whole.scale == 1 else ONE) if whole else ZERO
        value = _ROUNDED.add(_ROUNDED.divide(top * scale, below), more)
        return Numeral(words[0].start, end, value, scale, scale > 1, fraction=True)


def _after_spaces(folded: str, at: int, limit: int, most: int = 3) -> int:
    end = at
    while end < limit and end - at < most and folded[end] == " ":
        end += 1
    return end


def _exact(figures: str) -> Decimal | None:
    """The value of figures that may be grouped (1,234.5, 40 000) or have a decimal comma (5,00; 1.234,50); None if too long."""
    if "," in figures or " " in figures:
        whole, comma, part = figures.replace(" ", "").rpartition(",")
        decimal = comma and len(part) < 3  # no group has fewer than three
        figures = whole.replace(".", "") + "." + part if decimal else whole.replace(",", "") + part
    return Decimal(figures) if len(figures) <= LONGEST + 1 else None


def _figure(folded: str, match: re.Match[str], limit: int) -> tuple[Decimal | None, int]:
    """(value, end) of Arabic figures with what arithmetic follows: 1,100.9, 2e5, 6.23x10^-4, 2^-1, 3/5, 1 4/3."""
    figures, end = match[0], match.end()
    value = _exact(figures)
    if value is None:
        return None, end
    if after := _POWER_OF_TEN.match(folded, end, limit):
        return value.scaleb(int(after[1] or after[2])), after.end()
    if (after := _POWER.match(folded, end, limit)) and value:
        exponent = int(after[1].lstrip("+-"))
        # Notation only, no text counts money so; in binary floating point, as the published specs have it.
        return _ROUNDED.create_decimal_from_float(
            float(value) ** (-exponent if after[1].count("-") == 1 else exponent)
        ), after.end()
    if figures.isdigit() and len(figures) <= 3 and (after := _QUOTIENT.match(folded, end, limit)) and int(after[2]):
        if after[1]:
            return _ROUNDED.add(value, _ROUNDED.divide(Decimal(after[1]), Decimal(after[2]))), after.end()
        return _ROUNDED.divide(value, Decimal(after[2])), after.end()
    return value, end
