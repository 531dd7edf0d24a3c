"""Numbers that are no quantities: words for an order of magnitude, parts of names and codes, parts of words."""

from __future__ import annotations

import re

from factx.numerals import Numeral
from factx.recognisers._context import Around, Tables, latin
from factx.recognisers._series import Reading


class Doubts:
    """What speaks against the numbers of one text. folded: `text` folded."""

    def __init__(self, text: str, folded: str, tables: Tables) -> None:
        self._text = text
        self._f = folded
        self._t = tables
        self._n = tables.numerals

    def vague(self, numeral: Numeral, floor: int) -> bool:
        """几百, 数十亿, 三四百: words for an order of magnitude."""
        first = self._n.tokens.get(self._f[numeral.start])
        rounded = first is not None and first[0] in ("power", "scale")
        return numeral.vague or (rounded and self._t.vague.behind(self._f, numeral.start, floor) is not None)

    def code(self, numeral: Numeral, around: Around, floor: int) -> Reading | None:
        """Figures that are a part of a name or code: A330, 5g, Mate 40, 股票代码300750."""
        start, end, f = numeral.start, numeral.end, self._f
        before, after = f[max(0, start - 2) : start], f[end : end + 3]
        unit, alone = around.unit, around.start == start
        if latin(before[-1:]) and alone:  # not EPS0.74元, CPI2.1%, RMB100
            tight = latin(f[end - 1]) or (unit is not None and unit.minor and latin(after[:1]))  # B2B, P2P
            coded = tight or (not numeral.scaled and (unit is None or unit.code in self._n.counters))
        elif before[-1:] == "-" and latin(before[:1]):
            coded = around.money is None
        else:
            lettered = latin(after[:1]) or (after[:1] == "-" and latin(after[1:2]) and not latin(after[2:]))
            coded = lettered and unit is None and around.money is None
        if coded:
            return Reading(start, self._code_end(end), refusal="model")
        if f[start:end].isdigit() and end - start > 1:
            labelled = end - start > 3 and f[max(0, start - 6) : start].rstrip(" :").endswith(self._n.labels)
            if labelled or f[start] == "0":
                return Reading(start, end, refusal="ticker")
        if alone and unit is None and around.past == end and not numeral.scaled and self._named(start, floor):
            return Reading(start, end, refusal="model")
        return None

    def _named(self, start: int, floor: int) -> bool:
        """Whether a name stands right before a bare number: Mate 40, Boeing 737 (not the first word of a sentence)."""
        if not latin(self._f[max(floor, start - 2) : start].rstrip(" ")[-1:]):
            return False
        if not self._n.adjective:
            return True
        word = re.search(r"[\w&'-]{1,20} $", self._text[max(floor, start - 22) : start])
        if word is None or not word[0][0].isupper() or word[0].isupper():
            return False
        head = self._text[max(0, start - 24) : start - len(word[0])].rstrip(" ")
        return bool(head) and head[-1] not in ".!?\n\"'("

    def _code_end(self, at: int) -> int:
        end = at
        while end < len(self._f) and end - at < 40 and (latin(self._f[end]) or self._f[end].isdigit() or self._f[end] == "-"):
            end += 1
        return end

    def doubtful(self, numeral: Numeral, floor: int) -> bool:
        """Whether a numeral without unit or hedge is rather part of a word: a lone digit that nothing sets apart."""
        f, start, end = self._f, numeral.start, numeral.end
        if numeral.fraction:  # a third party, but a third of it, a quarter million
            free = f[end : end + 5].lstrip().startswith(self._n.whole) or not f[end : end + 2].strip(" .,;")
            first = self._n.tokens.get(f[start:end].split(" ")[0])
            return first is not None and first[0] == "article" and not numeral.scaled and not free
        if self._n.per and f.startswith(self._n.per, end):  # 二分之: a part was meant, whatever of
            return False
        if numeral.figures or numeral.words > 1 or f[start:end].isascii():
            return f[start:end] in self._n.articles and bool(f[:start].strip() or f[end:].strip())
        left, right = self._n.lone
        before, after = f[max(0, start - 1) : start], f[end : end + 1]
        if before == "(" and after == ")":  # 实务(一)
            return True
        opened = start == floor or before in left or not (before.isalnum() or before in "、《")
        closed = not after or after in right or not (after.isalnum() or after in ",、:.")
        return numeral.value <= 10 and not (opened and closed)
