"""What stands at one place of a text: a number with its unit and hedges, a place in an order, or a refused numeral."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from factx.languages.numerals import Unit
from factx.numerals import FIGURES, Numeral
from factx.recognisers._context import Around, Context, Tables
from factx.recognisers._doubts import Doubts
from factx.recognisers._series import Reading
from factx.sums import ZERO

APART = frozenset(" :-")  # what may stand between a word and a number that belong together
_CLAUSE = 24  # characters back in which 占 governs 一半, or a rank word a place
_NAME = 12  # characters of a name between two places
_PERCENT, _TENTH = Unit("%"), Decimal("0.1")


class Numbers:
    """The numbers of one folded text. names: where the names in it end."""

    def __init__(self, text: str, folded: str, tables: Tables, names: Collection[int]) -> None:
        self._f = folded
        self._t = tables
        self._c = Context(folded, tables)
        self._d = Doubts(text, folded, tables)
        self._n = tables.numerals
        self._names = names

    def at(self, match: re.Match[str], floor: int, limit: int) -> Reading | None:
        """The number, place or refused numeral at a match, which may take in text from `floor` to `limit`."""
        at = match.start()
        phrase = None if match.lastgroup in FIGURES else self._t.phrases.at(self._f, at, limit)
        if phrase and (fixed := self._phrase(at, floor, phrase)):
            return fixed
        if word := self._word(at, floor, limit):
            return word
        if match.lastgroup == "lone" and (few := self._counted(at, floor, limit)):
            return few
        numeral = self._numeral(match, limit)
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
        return code or self._quantity(numeral, around, floor, limit)

    def _counted(self, at: int, floor: int, limit: int) -> Reading | None:
        """三家, 一个: a digit in words with what it counts, and nothing round it that could mean more, as most words are."""
        f, t = self._f, self._t
        value, before, behind = t.reader.lone[f[at]], f[at - 1 : at], f[at + 1 : at + 2]
        if before in t.wary or before in APART or behind in t.trailing or behind in t.wary_behind:
            return None
        if (before in t.leading or f[at - 2 : at] in t.leading) and self._c.before(at, floor, False)[0] != at:
            return None
        found = t.units.at(f, at + 1, limit)
        if not found:
            lone = Numeral(at, at + 1, value)
            return Reading(at, at + 1, (at, at + 1), value, refusal="word") if self._d.doubtful(lone, floor) else None
        word, unit = found
        end = at + 1 + len(word)
        following = f[end : end + 1]
        if not unit.code or unit.factor != 1 or word in self._n.tenths or following in t.trailing or following in self._n.halves:
            return None
        article = f[at] in self._n.articles and unit.code in self._n.counters
        if (unit.local and at in self._names) or (article and not self._c.priced(end, limit)):
            return Reading(at, end, refusal="word")
        return Reading(at, end, (at, at + 1), value, None, unit)

    def _numeral(self, match: re.Match[str], limit: int) -> Numeral | None:
        at, end = match.span()
        if match.lastgroup == "lone":
            return Numeral(at, end, self._t.reader.lone[match[0]])
        if match.lastgroup and end <= limit and (amount := self._t.reader.amount(match)):
            value, scale = amount
            return Numeral(at, end, value, scale, scale > 1, figures=True)
        return self._t.reader.read(self._f, at, limit)

    def _phrase(self, at: int, floor: int, phrase: tuple[str, tuple[int | str, str]]) -> Reading | None:
        """翻一番, and 一半 where it is a share of something, as what is hedged is (超半数)."""
        word, (value, unit) = phrase
        end = at + len(word)
        start, modifier, _, _ = self._c.before(at, floor, unit == "share")
        if unit == "share":
            before, after = self._f[max(floor, at - _CLAUSE) : at], self._f[end : end + 4]
            governed = any(of in before or after.startswith((of, " " + of)) for of in self._n.whole)
            if not (modifier or governed):
                return None
            unit = "%"
        end, behind = self._c.hedge(end, len(self._f))
        return Reading(start, end, (at, at + len(word)), Decimal(value), unit=Unit(unit), modifier=modifier or behind)

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

    def _places(self, at: int, numeral: Numeral) -> tuple[int, Decimal | None]:
        """A place, and the next one where two are spelled without a word between them (分列二三位)."""
        kinds = [self._n.tokens.get(figure, ("", 0)) for figure in self._f[at : numeral.end]]
        if len(kinds) == 2 and {kind for kind, _ in kinds} == {"digit"} and kinds[1][1] == kinds[0][1] + 1:
            return int(kinds[0][1]), Decimal(kinds[1][1])
        return int(numeral.value), None

    def _place(self, at: int, floor: int, limit: int, numeral: Numeral | None) -> Reading | None:
        """第36位, 36th, ranked third, No. 1; 第三季 and the like are refused."""
        mark = self._n.ordinal
        before = ""
        if (self._f[at - 2 : at].rstrip() or self._f[at - 1 : at])[-1:] in self._t.edges:
            before = self._f[max(floor, at - _CLAUSE) : at].rstrip()
        cued = before.endswith(self._n.rank_cues)
        if word := self._t.places.at(self._f, at, limit):
            end = at + len(word[0])
            confirmed = not mark and (cued or self._f.startswith(self._n.ordinal_ends, end) or self._held(at, end))
            return Reading(at, end, place=word[1]) if mark or confirmed else None
        if not (before or self._n.ordinal_suffixes):
            return None
        if numeral is None or numeral.value != int(numeral.value) or numeral.bare:
            return None
        place, last = self._places(at, numeral)
        follows = numeral.figures and self._f.startswith(self._n.ordinal_suffixes, numeral.end)
        suffix = next((s for s in self._n.ordinal_suffixes if self._f.startswith(s, numeral.end)), "") if follows else ""
        if suffix and not self._f[numeral.end + len(suffix) : numeral.end + len(suffix) + 1].isalpha():
            return Reading(at, numeral.end + len(suffix), place=place, value_max=last)
        end = next((numeral.end + len(s) for s in self._n.ordinal_ends if self._f.startswith(s, numeral.end)), numeral.end)
        if mark and before.endswith(mark):
            start = self._f.rindex(mark, 0, at)
            stop = end if end > numeral.end else numeral.end if self._ranks(at, start, numeral.end) else 0
            return Reading(start, stop, place=place, value_max=last) if stop else Reading(start, numeral.end, refusal="word")
        if cued and (self._f.startswith(self._n.rank_ends, numeral.end) if mark else self._c.unit(numeral.end, limit)[1] is None):
            return Reading(at, end, place=place, value_max=last)
        refused = mark and before.endswith(self._n.tops)
        return Reading(at, numeral.end, refusal="word") if refused else None

    def _ranks(self, at: int, start: int, end: int) -> bool:
        """Whether a marked number without a noun (第三) is a place: its clause says so, or goes on from one."""
        clause = self._f[max(0, at - _CLAUSE) : at]  # from there, though a name may stand behind the cue (居全球第二)
        clause = clause[max(clause.rfind(stop) for stop in ",。;!?") + 1 :]
        following = self._f[end : end + 1]
        cued = any(cue in clause for cue in self._n.rank_cues) or self._goes_on(start)
        return cued and (not following.isalnum() or following in self._n.rank_next)

    def _held(self, start: int, end: int) -> bool:
        """Whether a word for a place is one that somebody came to (climbed to ninth with 404 points)."""
        come, held = self._n.placing
        return bool(held.match(self._f, end) and come.search(self._f, max(0, start - _CLAUSE), start))

    def _goes_on(self, start: int) -> bool:
        """Whether a place stands behind another and no more than a name (位居第一，青禾第二)."""
        past, _, name = self._f[max(0, start - _CLAUSE) : start].rpartition(",")
        _, mark, place = past.rpartition(self._n.ordinal)
        figures = next((place.removesuffix(end) for end in self._n.rank_ends if place.endswith(end)), place)
        return bool(mark and figures) and len(name) <= _NAME and all(c.isdigit() or c in self._t.reader.lone for c in figures)

    # ------------------------------------------------------------ outwards from the numeral
    def _quantity(self, numeral: Numeral, around: Around, floor: int, limit: int) -> Reading | None:
        start, before, money, negative, past, middle, end, unit = around
        value = numeral.value
        if numeral.share:
            end, unit = past, _PERCENT
        elif unit:
            value, end, unit = self._c.amount(value, past, end, limit, unit)
        if money and (unit is None or unit.local or unit.code == money.code or unit.code in self._n.counters):
            end, unit = end if unit and unit.code not in self._n.counters else past, money
        elif numeral.fraction and unit is None and (self._moves(start) or self._parts(start)):
            value, unit = (value * 100).quantize(_TENTH).normalize() + ZERO, _PERCENT  # tumbled by a fifth, 占总数的四分之一
        end, after = self._c.hedge(end, limit)
        modifier = before or numeral.modifier or middle or after
        if numeral.bare and not before:
            if not (numeral.words > 1 and (unit or numeral.value >= 10**10)) and not (
                unit and self._f.startswith(self._n.grades, end)
            ):
                return None
            modifier = modifier or "about"
        if not unit and not modifier and not negative and self._d.doubtful(numeral, floor):
            return Reading(numeral.start, numeral.end, (numeral.start, numeral.end), value, refusal="word")
        counted = unit is not None and unit.code in self._n.counters
        named = start in self._names and unit and unit.local and not numeral.figures and numeral.words == 1  # 上海三毛, 北京三元
        article = counted and not modifier and self._f[numeral.start : numeral.end] in self._n.articles
        if named or (article and value == 1 and not self._c.priced(end, limit)):
            return Reading(numeral.start, end, refusal="word")
        if unit and not (negative or counted) and self._celled(start, end):
            start, end, negative = start - 1, end + 1, True
        return Reading(
            start, end, (numeral.start, numeral.end), -value if negative else value, None, unit,
            numeral.scale, numeral.scaled, modifier, money is not None or numeral.share, numeral.figures,
        )  # fmt: skip

    def _moves(self, start: int) -> bool:
        """Whether a verb of change stands right before a number."""
        before = self._f[max(0, start - _CLAUSE) : start].rstrip()
        return any(before.endswith(word) and not before[: -len(word)][-1:].isalpha() for word in self._n.movers)

    def _parts(self, start: int) -> bool:
        """Whether a word before a fraction in its clause makes it a part of a whole."""
        clause = self._f[max(0, start - _CLAUSE) : start].rpartition(",")[2]
        return any(word in clause for word in self._n.parting)

    def _celled(self, start: int, end: int) -> bool:
        """Whether brackets round a number and its unit make it negative: where a cell begins with them, not in a sentence."""
        bracketed = start and self._f[start - 1] == "(" and self._f.startswith(")", end)
        return bool(bracketed) and (start == 1 or self._f[start - 2] in "\t\n|")
