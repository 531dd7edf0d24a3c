"""Periods and lengths of time: 2022年第三季度, 截至6月末, the three months ended June 30, 2023, 8年.

Words fill slots, and a run of words that fill different slots is one period, whatever the language:

    截至  2021年   9月    末             the second quarter of 2023
    asof  year     month  edge           quarter        link  year

A slot that is filled already, or a large one after a small one where the language puts the large first, begins the next period.
Ranges and lists lend each other the slots they leave out (2018年8月、10月; June 1 to June 30, 2023).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factx.dates import GRAINS, join, settle, shift
from factx.dates import period as period_of
from factx.languages.calendar import Calendar
from factx.languages.record import Language
from factx.model import Duration, Mention, Period, Refusal, Value
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._lexer import atoms
from factx.recognisers._pairs import LEVELS, pair

__all__ = ["RANK", "find", "settle"]

RANK = 20

_STANCES = {"week-of": "week-of", "asof": "asof", "by": "by", "from": "since", "until": "until", "fore": "before", "aft": "after"}
_STANCES |= dict.fromkeys(("both", "at", "start"), "")  # these only say that a period follows
_TAILS = {"edge", "since", "before", "after", "weekend", "workweek", "between", "governed", "sooner", "later", "turn"}
_YEARLY = {"month", "feast", "climate", "month-day"}  # what next and last may turn to
_COUNTS = {"first", "rear", "past", "coming", "ago", "hence"}
_PREFIXES = 4  # stances and articles before a period; more are noise, and would be read again and again
_RELATIVE = {"days", "weeks", "weekday", "months", "quarters", "years"}
_CLAUSE = 80  # characters before a length in which a word of the future is looked for
_RANGES, _LISTS = {"to", "dash", "until"}, {"and", "comma"}


@dataclass(slots=True)
class _Run:
    """Words read as one period: their span, the slots they fill, the place of the next word."""

    start: int
    end: int
    bag: dict[str, int]
    next: int
    between: bool = False

    def lacks(self, slot: str) -> bool:
        return (
            slot not in self.bag
            and not _RELATIVE & self.bag.keys()
            and not any(LEVELS.get(own, -1) >= LEVELS[slot] for own in self.bag)
        )


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Periods, durations and times of day, in order. Relative words count from `reference`; without it they have no dates."""
    reader = _Reader(
        folded,
        language.calendar,
        pair(atoms(text, folded, language.calendar, taken), reference, language.calendar),
        reference,
    )
    found: list[Mention] = []
    at = 0
    while at < len(reader.words):
        at = reader.mentions(at, found)
    return [mention._replace(text=text[mention.start : mention.end]) for mention in found]


class _Reader:
    """One text's words, read from left to right."""

    def __init__(self, folded: str, calendar: Calendar, words: list[Atom], reference: date | None) -> None:
        self.folded, self.calendar, self.words, self.reference = folded, calendar, words, reference

    def mentions(self, at: int, found: list[Mention]) -> int:
        """Add what starts at a word: a period, a range, a list of them, a length, a time. Gives the place of the next word."""
        run = self._run(at, {})
        if run is None:
            return self._lone(at, found)
        while run is not None:
            run, after = self._range(run, found)
            follows = self._kind(run.next, near=True)
            if follows not in _LISTS and follows not in _RANGES:
                return run.next
            following = self._run(run.next + 1, run.bag) if self._kind(run.next + 1, near=True) else None
            if following is not None:
                _lend(run.bag, following)
                if self.calendar.spaced and following.bag.keys() == {"year"}:  # the quarter ended June 30, 2023 and 2022
                    following.bag = {**run.bag, **following.bag}
            elif after == run.next:
                return run.next
            at, run = run.next, following
        return at

    def _lone(self, at: int, found: list[Mention]) -> int:
        """Add what a word says that begins no period: a length, a time of day, a period that the text must tell."""
        word = self.words[at]
        value: Value | None = None
        if word.kind == "length":
            return self._length(at, found)
        if word.kind in ("ago", "hence") and word.grain:
            value = Duration(word.amount, word.grain)
        elif word.kind == "time":
            value = Refusal("time")
        elif word.kind == "coming":
            value = Period(None, None)
        elif word.kind == "ended" and word.grain and word.value == 1:  # for the year ended
            value = Period(None, None, word.grain, "period")
        if value is not None:
            found.append(Mention(word.start, word.end, "", value))
        return at + 1

    def _length(self, at: int, found: list[Mention]) -> int:
        """Add a length of time, or what it counts to: 3 days starting Monday, 2 years and 1 month ago, will ... in two weeks."""
        word, last, after = self.words[at], self.words[at], at + 1
        parts = [word]
        while (smaller := self._smaller(after, last)) is not None:
            parts, after, last = [*parts, self.words[smaller]], smaller + 1, self.words[smaller]
            if last.kind != "length":
                break
        day, end = self.reference, last.end
        if last.kind in ("ago", "hence"):
            sign = 1 if last.kind == "hence" else -1
        else:
            after, sign, end = at + 1, 1, word.end
            parts = [word]
            spans = at > 0 and word.near and self.words[at - 1].kind == "at" and self.words[at - 1].value == 2
            comma = int(spans and self._kind(after, near=True) == "comma" and self._kind(after + 1, near=True) == "start")
            relation = self.words[after + comma] if self._kind(after + comma, near=True) in ("fore", "aft", "start") else None
            run = self._run(after + comma + 1, {"at": 1}) if relation else None
            there = period_of(run.bag, self.reference) if run else None
            if run and relation and there and there.grain == "day" and there.end:
                day, end, after = there.end, run.end, run.next
                if spans or (relation.kind == "aft" and relation.value == 2):
                    last_day = shift(shift(day, word.value, word.grain), -1, "day")
                    found.append(Mention(word.start, end, "", Period(day, max(day, last_day), "span", there.inherits)))
                    return after
                sign = -1 if relation.kind == "fore" else 1
            elif self._ahead(at):
                after += not self.calendar.spaced
            else:
                day = None
        if day is None or any(part.amount != part.value for part in parts):
            found.append(Mention(word.start, word.end, "", Duration(word.amount, word.grain)))
            return at + 1
        for part in parts:
            day = shift(day, sign * part.value, part.grain)
        found.append(Mention(word.start, end, "", Period(day, day, "day")))
        return after

    def _smaller(self, at: int, word: Atom) -> int | None:
        """The place of a length of smaller grain that goes on with a length (2 years and 1 month)."""
        at += self._kind(at, near=True) == "and"
        if self._kind(at, near=True) not in ("length", "ago", "hence") or not self.words[at].grain or word.grain not in GRAINS:
            return None
        grain = self.words[at].grain
        return at if grain in GRAINS and GRAINS.index(grain) < GRAINS.index(word.grain) else None

    def _ahead(self, at: int) -> bool:
        """Whether a length counts from now on: in two weeks, where something will happen."""
        start = self.words[at].start
        clause = re.split(r"[.!?;\n](?:\s|$)", self.folded[max(0, start - _CLAUSE) : start])[-1]
        if not self.calendar.spaced:
            return clause.endswith(self.calendar.ahead) and self._kind(at + 1, near=True) == "after"
        spoken = " " + clause.replace("'ll ", " 'll ")
        return clause.endswith("in ") and any(f" {word} " in spoken for word in self.calendar.ahead)

    def _range(self, run: _Run, found: list[Mention]) -> tuple[_Run, int]:
        """Add the period of a run, or of the range that it begins."""
        first, borrowed = period_of(run.bag, self.reference), False
        follows = self._kind(run.next, near=True)
        if (follows in _RANGES or follows in _LISTS) and self._kind(run.next + 1, near=True):
            last = self._run(run.next + 1, run.bag)
            lends = last is not None and "year" in last.bag and (self.calendar.spaced or follows in _RANGES)
            if last is not None and lends and run.lacks("year"):
                run.bag["year"], borrowed = last.bag["year"], True
                first = period_of(run.bag, self.reference)
            if last is not None and run.bag.keys() == {"day"} and "month" in last.bag:  # 9 to 12 June
                run.bag["month"] = last.bag["month"]
                first = period_of(run.bag, self.reference)
            if last is not None and (follows in _RANGES or run.between or last.between):
                _lend(run.bag, last)
                end = period_of(last.bag, self.reference)
                begins = [
                    period_of({**run.bag, "year": run.bag["year"] - years} if years else run.bag, self.reference)
                    for years in range(1 + borrowed)
                ]  # November to February 2023 begins in 2022
                whole = next((both for begin in begins if begin and end and (both := join(begin, end))), None)
                if whole is not None:
                    found.append(Mention(run.start, last.end, "", whole))
                    return last, last.next
        if first is not None:
            found.append(Mention(run.start, run.end, "", first))
        return run, run.next

    def _kind(self, at: int, near: bool = False) -> str:
        """The kind of a word; empty where there is none, or none near."""
        return self.words[at].kind if at < len(self.words) and (self.words[at].near or not near) else ""

    def _run(self, at: int, before: Mapping[str, int]) -> _Run | None:
        """The period that starts at a word, if one does. before: what the one before it in a list or range says."""
        bag: dict[str, int] = {}
        calendar = self.calendar
        backed = "year" in before  # a bare number may be a year
        levels: set[int] = set()
        first, start, end, between, timid, towards = at, -1, -1, False, True, 0
        while (
            at < first + _PREFIXES
            and (kind := self._kind(at, near=at > first))
            and (kind in _STANCES or kind == "the" or self._turns(at) or (kind == "to" and at == first and not calendar.spaced))
        ):
            word = self.words[at]
            between = between or kind == "both"
            backed = backed or kind != "the"
            if kind == "rel":
                bag["turn"] = word.value
                start = word.start
            elif _STANCES.get(kind):
                bag[_STANCES[kind]] = word.value
                start = word.start if start < 0 else start
                if word.value == 2:
                    bag["inclusive"] = 1
            elif kind == "to":
                bag["by"] = towards = 1
            at += 1
        while kind := self._kind(at, near=at > first):
            word = self.words[at]
            slot, value = self._slot(at, bag, levels, backed, before)
            if kind == "month-day" and slot == "day":
                bag["month"] = word.value // 100
                levels.add(LEVELS["month"])
            if slot == "own" and levels and self._kind(at + 1) == "edge":  # 2022年期末: the end of what was just named
                at += 1
                continue
            if slot in _COUNTS and not word.grain:
                break
            if slot in LEVELS:
                level = LEVELS[slot]
                ordered = self.calendar.spaced or not levels or level < min(levels)
                edge_named = slot == "whole" and self._kind(at + 1) == "edge" and level not in levels  # 12月年末
                if level in levels or not (ordered or edge_named):
                    break
                levels.add(level)
                bag[slot] = value
                if word.grain == "weekday":  # last Friday
                    bag["weeks"], bag["weekday"] = divmod(value, 7)
                    levels.add(0)
                timid = timid and word.grain == "timid"
                if word.grain in GRAINS:
                    bag["grain"] = GRAINS.index(word.grain)
            elif slot == "ended" and (levels or word.grain):
                length = self.words[at + 1] if not word.grain and self._kind(at + 1, near=True) == "length" else word
                bag["ended"], bag["length"] = length.value, GRAINS.index(length.grain or "month")
                at += length is not word
                word = length
            elif slot in _TAILS and (levels or slot in ("edge", "governed")) and not (slot == "edge" and "edge" in bag):
                between, timid = between or slot == "between", timid and slot not in ("edge", "turn")
                bag[slot] = value
                if slot in ("after", "before") and value == 2:
                    bag["inclusive"] = 1
            elif not self._links(at, bag, levels):
                break
            else:
                at += 1
                continue
            start, end = word.start if start < 0 else start, word.end
            at += 1
        if not levels or (
            timid
            and not backed
            and not before
            and not (self._kind(at, near=True) in _RANGES | _LISTS and self._kind(at + 1, near=True) == "month")
        ):
            return None
        if (
            towards and self._kind(self._back(at, end), near=True) == "link"
        ):  # 增至2022年的120亿元 happens in that year, not by it
            del bag["by"]
        if "since" in bag and "edge" in bag and bag["edge"] == 0:
            del bag["edge"]
        if start == end:  # the rest of a word whose first part went before
            return None
        return _Run(start, end, bag, self._back(at, end), between)

    def _slot(self, at: int, bag: dict[str, int], levels: set[int], backed: bool, before: Mapping[str, int]) -> tuple[str, int]:
        """The slot that a word fills beside what was read, and with what; else its part of speech."""
        word = self.words[at]
        if word.kind in ("number", "ordinal"):
            slot, value = self._number(at, bag, levels, backed)
            if not slot and not bag and self.calendar.spaced and "day" in before and self._kind(at - 1) != "comma":
                return ("day", word.value) if 1 <= word.value <= 31 else ("", 0)  # November 18-19
            return slot, value
        if word.kind == "spelled-year":
            plain = word.value in YEARS and self._is_year(at, backed or bool(levels))
            return ("year", word.value) if 5 not in levels and (plain or 3 in levels) else ("", 0)
        if word.kind == "till-now":
            return "since" if levels else "now", 0
        if word.kind == "month-day" and (backed or before or levels == {0}) and not levels & {1, 3, 5}:
            return "day", word.value % 100
        if (word.kind == "front" and "month" in bag and 1 not in levels) or (
            word.kind == "date-day" and ("month" in bag or self._month_follows(at))
        ):
            return "day", word.value  # January first, 3月26号, the 15th day of June
        if word.kind in ("season", "middle-half") and 5 in levels:
            return "quarter" if word.kind == "season" else "half", word.value
        return word.kind, word.value

    def _back(self, at: int, end: int) -> int:
        """The word after the last one that belongs: links that led nowhere are given back."""
        while at > 0 and self.words[at - 1].start >= end and self.words[at - 1].end > end:
            at -= 1
        return at

    def _links(self, at: int, bag: dict[str, int], levels: set[int], depth: int = 3) -> bool:
        """Whether a link (of, 的, a comma, a hyphen) leads on to another slot of the same period."""
        kind, following = self._kind(at), self._kind(at + 1, near=True)
        if kind not in ("link", "comma", "dash", "the", "at") or not (levels or "edge" in bag or "ended" in bag):
            return False
        if kind == "comma" and levels == {0}:  # Friday, June 30
            return following in ("month", "number")
        if kind == "comma":
            return (
                following in ("number", "year")
                and self.words[at + 1].value in YEARS
                and bool(levels & {1, 3})
                and 5 not in levels
            )
        if kind == "at" and self.folded[self.words[at].start : self.words[at].end] not in ("in", "on", "at"):
            return False
        if following in ("the", "link"):
            return depth > 0 and self._links(at + 1, bag, levels, depth - 1)
        if following in ("number", "ordinal"):
            return bool(self._number(at + 1, bag, levels, True)[0])
        if following == "spelled-year":
            return 5 not in levels and bool(levels & {1, 3})
        return (
            following in LEVELS
            and LEVELS[following] not in levels
            and not (kind == "dash" and "edge" not in bag and LEVELS[following] < min(levels, default=9) - 2)
        )

    def _turns(self, at: int) -> bool:
        """Whether a word turns to the last or next of what comes each year: next Christmas, last June."""
        following = self._kind(at + 1, near=True)
        dated = following in ("number", "ordinal") and self._month_follows(at + 1)
        return self._kind(at) == "rel" and (following in _YEARLY or dated)

    def _month_follows(self, at: int) -> bool:
        """Whether a month stands behind a word, of or a hyphen between."""
        following = self._kind(at + 1, near=True)
        return following == "month" or (following in ("link", "the", "dash") and self._kind(at + 2, near=True) == "month")

    def _number(self, at: int, bag: dict[str, int], levels: set[int], backed: bool) -> tuple[str, int]:
        """What a bare number is beside what was read: a year, a day of a month, or nothing."""
        word, following = self.words[at], self._kind(at + 1, near=True)
        figures, rest = self.folded[word.start : word.end], self.folded[word.end : word.end + 2]
        bare = not rest.strip()[:1].isalpha() and rest[:1] != "%"
        if word.value in YEARS and len(figures) == 4 and word.kind == "number":
            known = 5 not in levels and self._is_year(at, backed or bool(levels) or "edge" in bag)
            return ("year", word.value) if known else ("", 0)
        if word.kind == "number" and len(figures) == 2 and "month" in bag and 5 not in levels and word.value > 31 and bare:
            return ("year", 1900 + word.value) if self._kind(at - 1) == "link" else ("", 0)  # April of 87
        if not 1 <= word.value <= 31:
            return "", 0
        if "month" in bag and "day" not in bag:
            ahead = self.words[at + 2].value if following in ("dash", "comma") and at + 2 < len(self.words) else 0
            short = len(figures) == 2 and figures.isdigit() and 5 not in levels and ahead not in YEARS
            return ("year", 2000 + word.value) if short and self._kind(at - 1) == "dash" else ("day", word.value)
        if bare and not levels - {0} and (levels == {0} or (backed and word.kind == "ordinal")):
            return "day", word.value  # on the 18th, Friday the 13th
        ranged = following in _RANGES and self._kind(at + 2, near=True) in ("number", "ordinal") and self._month_follows(at + 2)
        follows = self._month_follows(at) or (ranged and self.calendar.spaced and self.words[at + 2].value <= 31)
        return ("day", word.value) if follows and 1 not in levels else ("", 0)

    def _is_year(self, at: int, backed: bool) -> bool:
        """Whether a number between 1900 and 2100 stands as a year, not as a count: in 2022, 2022 sales, 2019-2021, alone."""
        word, folded = self.words[at], self.folded
        before, after = folded[max(word.start - 1, 0) : word.start], folded[word.end : word.end + 40]
        if backed and not self.calendar.spaced and before == "-" and after[:1] in ("", ")", "]"):
            return True  # 增长(2017-2021)
        if (before and before in "$€£¥#.+") or (after[:1] in ("%", ".", ",") and after[1:2].isdigit()):
            return False
        noun = after.split(maxsplit=1)[0].strip(".,;:)") if after[:1] == " " else ""
        if backed and self.calendar.spaced:
            return word.value % 100 != 0 or not noun.endswith(self.calendar.plain or (" ",))
        kind = self._kind(at + 1, near=True)
        if (
            noun in self.calendar.heads
            or LEVELS.get(kind, 9) < 5
            or (kind == "dash" and LEVELS.get(self._kind(at + 2, near=True), 9) < 5)
        ):
            return True
        if kind in ("dash", "to", "and", "comma") and self._kind(at + 2, near=True) in ("number", "year"):
            last = self.words[at + 2]
            return word.value < last.value <= word.value + 60 and last.value in YEARS and folded[last.end : last.end + 1] != "-"
        return before in ("", "\n", "(") and after[:1] in ("", "\n", ")")


def _lend(bag: dict[str, int], run: _Run) -> None:
    """Give a run what the one before it named and it leaves out: the year, and the month of a bare day."""
    for slot in ("year", "years"):
        if slot in bag and run.lacks(slot):
            run.bag[slot] = bag[slot]
    if "weeks" in bag and run.bag.keys() == {"weekday"}:
        run.bag["weeks"] = bag["weeks"]
    if "month" in bag and "day" in run.bag and not any(slot in run.bag for slot in ("month", "months", "weekday")):
        run.bag["month"] = bag["month"]
