"""Cue words in a text: found in one pass, asked about by span. Also the *residue* of a span: what is left of it when all words
that carry no subject (cues, bridges, names, dates, brackets) are taken away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factx.asides import Asides
from factx.languages.grammar import Grammar
from factx.lexicon import Lexicon
from factx.model import Mention, Ordinal, Organisation, Quantity, Refusal

_KINDS = ("views", "yoy", "qoq", "since", "rises", "falls", "aboves", "belows", "nets", "speeds", "shares", "compares",
          "plans", "forecasts", "wills", "onces", "handles", "revises", "others", "actuals", "denials", "respectively",
          "releases", "priors", "froms", "totals", "among", "cumulates")  # fmt: skip
_DASHES = frozenset((" - ", " – ", " — ", " -- "))
STOPS = (". ", "。", ";", "\n")
_EPITHET = 24
_SIGNS = {"rise": 1, "above": 1, "fall": -1, "below": -1}
_NAMES = {field: field.removesuffix("s") for field in _KINDS}


class Cue(NamedTuple):
    """A cue word in the text. kind: `yoy`, `qoq`, `since`, `rise`, `fall`, `share`...; sign: of a rise or fall, else 0."""

    start: int
    end: int
    kind: str
    sign: int = 0


class Cues:
    """The cue words of one text."""

    def __init__(self, folded: str, grammar: Grammar, mentions: Sequence[Mention]) -> None:
        self._folded, self._grammar = folded, grammar
        self._bridges, self._reaches = _words(grammar)
        self._skip = {m.start: m.end for m in mentions if not isinstance(m.value, (Quantity, Ordinal, Refusal))}
        self._names = [m.start for m in mentions if isinstance(m.value, Organisation)]
        self._places = sorted(self._skip)
        self._cues: list[Cue] = []
        self._ends: dict[int, int] = {}
        self.asides = Asides(folded, grammar, mentions)
        taken = 0
        numbers = {m.start for m in mentions if isinstance(m.value, Quantity)}
        known, ends = _kinds(grammar), frozenset(self._skip.values())
        for start, end, kinds in _lexicon(grammar).longest(folded):
            if start + 1 in ends and folded[start + 1 : end] in known:  # 12月增长 is no 月增, 全年增加 no 年增
                start, kinds = start + 1, known[folded[start + 1 : end]]
            if start < taken or end <= self._name_at(start) or not _stands(folded, start, end, kinds[0], numbers, grammar):
                continue
            if kinds == ["other"] or self.asides.holds(start):
                taken = end
                continue
            self._ends[start] = self._past(end)
            for kind in kinds:
                self._cues.append(Cue(start, end, kind, _SIGNS.get(kind, 0)))
            taken = end
        self._starts = [cue.start for cue in self._cues]
        self._kinds: dict[tuple[str, ...], tuple[list[int], list[Cue]]] = {}
        for number in numbers:  # grew a lacklustre 2.9%
            if epithet := grammar.epithet.search(folded, max(0, number - _EPITHET), number):
                self._ends.setdefault(epithet.start(1), epithet.end(1))

    def _past(self, position: int) -> int:
        """A position, or the end of the name or date that it lies in: 较去年 ends in 去年第三季度."""
        at = bisect_left(self._places, position) - 1
        return max(position, self._skip[self._places[at]]) if at >= 0 else position

    def _name_at(self, position: int) -> int:
        """Where the name ends that covers a position, 0 if none does: 比亚迪 compares nothing."""
        at = bisect_right(self._names, position) - 1
        return self._skip[self._names[at]] if at >= 0 else 0

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """Cues of a kind that lie in `[start, end)`."""
        starts, cues = self._of((kind,))
        if not cues:  # of a kind that the text has none of, three calls in four
            return []
        return [cue for cue in cues[bisect_left(starts, start) : bisect_left(starts, end)] if cue.end <= end]

    def last(self, kinds: tuple[str, ...], start: int, end: int) -> Cue | None:
        """The last cue of one of the kinds that lies in `[start, end)`."""
        starts, cues = self._of(kinds)
        at = bisect_left(starts, end) - 1
        while at >= 0 and starts[at] >= start:
            if cues[at].end <= end:
                return cues[at]
            at -= 1
        return None

    def overlapping(self, kinds: tuple[str, ...], position: int) -> list[Cue]:
        """The cue of one of the kinds that covers a position, if there is one."""
        at = bisect_right(self._starts, position) - 1
        cue = self._cues[at] if at >= 0 else None
        return [cue] if cue and cue.end > position and cue.kind in kinds else []

    def first(self, kinds: tuple[str, ...], start: int, end: int) -> Cue | None:
        """The first cue of one of the kinds that lies in `[start, end)`."""
        starts, cues = self._of(kinds)
        at = bisect_left(starts, start)
        return cues[at] if at < len(cues) and cues[at].end <= end else None

    def arrives(self, start: int, end: int) -> bool:
        """Whether the words right before `end` lead to a new level (增至, 提升到, rose to)."""
        words = self._folded[start:end].strip()
        arrivals = self._grammar.arrivals
        if not (words.startswith(arrivals) or words.endswith(arrivals)):  # most do not; asked at once, that takes a tenth
            return False
        return any((words.endswith(word) or words.startswith(word)) and not _cut(words, word) for word in arrivals)

    def leads(self, position: int, end: int) -> bool:
        """Whether what follows a verb of change begins with what leads to a new level (下降至, rise to)."""
        words = self._folded[position:end].lstrip()
        return any(words.startswith(word) and not _cut(words, word) for word in self._grammar.arrivals)

    def paces(self, start: int, end: int) -> bool:
        """Whether a span begins with what leads from a verb of growth to how fast (at an annual rate of)."""
        words = self._folded[start:end].strip()
        return any(words.startswith(word) and not _cut(words, word) for word in self._grammar.paces)

    def traded(self, start: int, number: int) -> int:
        """1 or -1 if the last thing before a number that somebody did with shares was to buy or sell them, else 0."""
        last, verb = max(((self._folded.rfind(verb, start, number), verb) for verb in self._grammar.trades), default=(-1, ""))
        return self._grammar.trades[verb] if last >= 0 else 0

    def settles(self, start: int, end: int) -> bool:
        """Whether a span, behind a mark, holds only what leads from a change or a round level to the level (大关，达)."""
        words = self._folded[start:end]
        passed = next((word for word in self._grammar.milestones if words.startswith(word)), "")
        return words.removeprefix(passed).strip(", ") in self._grammar.settles

    def sizes(self, start: int, end: int) -> bool:
        """Whether a span holds only a word for how many or how much, and what leads from it to a number (，规模达)."""
        words = self._folded[start:end].strip(", ")
        return words.startswith(self._grammar.sizes) and not self.residue(start, end)

    def comes_from(self, position: int) -> bool:
        """Whether what begins there tells where the part before it comes from (来自海外)."""
        return self._folded.startswith(self._grammar.origins, position + (self._folded[position : position + 1] == " "))

    def opens(self, position: int) -> bool:
        """Whether what begins there opens what stands before it for its parts (专利申请|中，)."""
        return self._folded.startswith(self._grammar.opens, position)

    def divides(self, start: int, end: int) -> bool:
        """Whether a span is a part of what was opened right before it (专利中，|九成|为发明专利)."""
        opened = self._folded[max(0, start - self._grammar.reach) : start].rstrip(", ").endswith(self._grammar.opens)
        return opened and self._folded.startswith(self._grammar.kinds, end + (self._folded[end : end + 1] == " "))

    def apposes(self, start: int, end: int) -> bool:
        """Whether a span holds only what says a number again in another way (, or)."""
        return self._folded[start:end].strip(", ") in self._grammar.apposes

    def expects(self, start: int, end: int, limit: int | None = None) -> bool:
        """Whether a span stands near a word of expectation in its sentence; what begins behind the limit does not count."""
        reach, folded = self._grammar.reach, self._folded
        first = max(0, start - 2 * reach, *(folded.rfind(mark, max(0, start - 2 * reach), start) for mark in STOPS))
        last = min((at for mark in STOPS if (at := folded.find(mark, end, end + reach)) >= 0), default=end + reach)
        return self.first(("forecast", "will"), first, last if limit is None else min(last, limit)) is not None

    def yardstick(self, start: int, end: int) -> bool:
        """Whether the words before a word of expectation make it what something is measured by (超, 不及, better than)."""
        before, meets = self._folded[max(start, end - self._grammar.reach) : end], self._grammar.meets
        return any(f" {word} " in f"{before} " if word.isascii() else word in before for word in meets)

    def aims(self, number: int, cue: Cue) -> bool:
        """Whether an expectation is a noun that the number which ends there belongs to (400亿元目标)."""
        between = self._folded[number : cue.start].strip()
        return self._folded.startswith(self._grammar.aims, cue.start) and (not between or between in self._grammar.attributive)

    def owned(self, position: int) -> bool:
        """Whether what begins there, perhaps behind 的, says who has a share, by what he is to a company (股东蓝汀)."""
        return self._grammar.owner.match(self._folded, position) is not None

    def joins(self, start: int, end: int) -> bool:
        """Whether a span holds nothing but what joins the numbers of a list."""
        between = self._folded[start:end].strip()
        return between in self._grammar.joins or (between.startswith(",") and between[1:].strip() in self._grammar.joins)

    def members(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The members of a list that a span holds: what stands between joining words; a known name is never cut."""
        at = start
        while start < end:
            if at == start:
                at = self._skip.get(at, at)
            word = next((word for word in self._grammar.joins if self._folded.startswith(word, at)), "") if at < end else ""
            if at >= end or (word and at > start):
                yield start, min(at, end)
                start = at = at + len(word) if at < end else end
            else:
                at += 1

    def opens_with_join(self, start: int, end: int) -> bool:
        """Whether a span begins with what joins the numbers of a list."""
        between = self._folded[start:end].lstrip()
        return any(between.startswith(word) and not _cut(between, word) for word in self._grammar.joins)

    def residue(self, start: int, end: int) -> int:
        """How many characters of a span say something of their own."""
        folded, left, at = self._folded, 0, start
        while at < end:
            skip = self._skip.get(at) or self._ends.get(at)
            if skip and skip <= end:
                at = skip
                continue
            character = folded[at]
            if character in "([":
                close = folded.find(")" if character == "(" else "]", at, end)
                at = close + 1 if close > 0 else at + 1
                continue
            if (past := self.asides.ends.get(at)) and past <= end:
                at = past
                continue
            if not character.isalnum():
                close = folded.find(folded[at : at + 3], at + 3, end) if folded[at : at + 3] in _DASHES else -1
                at = close + 3 if close > 0 else at + 1  # revenues - in dollars - rose
                continue
            if character.isascii():
                stop = at
                while stop < end and ((folded[stop].isalnum() and folded[stop].isascii()) or folded[stop] == "-"):
                    stop += 1
                if folded[at:stop] not in self._bridges and not folded.endswith(self._grammar.compounds, at, stop):
                    left += stop - at if self._grammar.spaced else min(3, 2 * (stop - at))
                at = max(stop, at + 1)
                continue
            for length in range(min(self._reaches.get(character, 0), end - at), 0, -1):
                if folded[at : at + length] in self._bridges:
                    at += length
                    break
            else:
                left += 1
                at += 1
        return left

    def goes_on(self, position: int) -> bool:
        """Whether a word that says something of its own follows at once (3个步骤), rather than a mark, a cue or a bridge."""
        folded = self._folded
        start = position + 1 if folded[position : position + 1] == " " else position
        if start >= len(folded) or not folded[start].isalpha() or start in self._skip or start in self._ends:
            return False
        if folded[start].isascii():
            stop = start
            while stop < len(folded) and folded[stop].isalnum():
                stop += 1
            return folded[start:stop] not in self._bridges
        reach = self._reaches.get(folded[start], 0)
        return not any(folded[start : start + length] in self._bridges for length in range(1, reach + 1))

    def _of(self, kinds: tuple[str, ...]) -> tuple[list[int], list[Cue]]:
        """The cues of some kinds and where they start: a text has ten of a kind, and is asked for them a hundred times."""
        if (known := self._kinds.get(kinds)) is None:
            cues = [cue for cue in self._cues if cue.kind in kinds]
            known = self._kinds[kinds] = [cue.start for cue in cues], cues
        return known


def _stands(folded: str, start: int, end: int, kind: str, numbers: set[int], grammar: Grammar) -> bool:
    """A verb of one character counts only right before a number or the word that leads to one (增20%, 降至; not 升级)."""
    if end - start > 1 or kind not in {"rise", "fall"}:
        return True
    end += folded[end : end + 1] == " "
    at = end + 1 if folded[end : end + 1] in grammar.particles else end
    return at in numbers or end in numbers


def _cut(words: str, word: str) -> bool:
    """Whether a Latin word is only the end or the start of a longer one."""
    if not word.isascii() or len(words) == len(word):
        return False
    return words[-len(word) - 1].isalnum() if words.endswith(word) else words[len(word)].isalnum()


@lru_cache(maxsize=8)
def _lexicon(grammar: Grammar) -> Lexicon[list[str]]:
    return Lexicon(_kinds(grammar))


@lru_cache(maxsize=8)
def _kinds(grammar: Grammar) -> dict[str, list[str]]:
    """Cue word -> its kinds."""
    words: dict[str, list[str]] = {}
    for field in _KINDS:
        for word in getattr(grammar, field):
            words.setdefault(word, []).append(_NAMES.get(field, field))
    return words


@lru_cache(maxsize=8)
def _words(grammar: Grammar) -> tuple[frozenset[str], dict[str, int]]:
    """The words that say nothing of their own, and the longest length of them by their first character."""
    words = frozenset(grammar.bridges) | frozenset(grammar.milestones) | frozenset(grammar.of) | frozenset(grammar.joins)
    return words, {word[0]: len(word) for word in sorted(filter(None, words), key=len)}
