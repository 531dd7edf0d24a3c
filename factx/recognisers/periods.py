"""Periods and lengths of time: 2022年第三季度, 截至6月末, the three months ended June 30, 2023, 8年.

Words fill slots, and a run of words that fill different slots is one period, whatever the language:

    截至  2021年   9月    末             the second quarter of 2023
    asof  year     month  edge           quarter        link  year

A slot that is filled already, or a large one after a small one where the language puts the large first, begins the next period.
Ranges and lists lend each other the slots they leave out (2018年8月、10月; June 1 to June 30, 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factx.dates import GRAINS, join, settle, shift
from factx.dates import period as period_of
from factx.languages.record import Language
from factx.model import Duration, Mention, Period, Refusal, Value
from factx.recognisers._atom import HALF, Atom
from factx.recognisers._lexer import atoms
from factx.recognisers._line import JOINS, RANGES, Line
from factx.recognisers._pairs import pair
from factx.recognisers._runs import Run, read

__all__ = ["RANK", "find", "settle"]

RANK = 20

_SILENT = frozenset(("and", "comma", "other"))  # nothing begins with them; a quarter of all words
_RELATIONS = frozenset(("fore", "aft", "start"))


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Periods, durations and times of day, in order. Relative words count from `reference`; without it they have no dates."""
    calendar = language.calendar
    words = atoms(text, folded, calendar, tuple((mention.start, mention.end) for mention in taken))
    reader = _Reader(Line(folded, calendar, pair(words, reference, calendar)), reference)
    at = 0
    while at < len(reader.words):
        at = at + 1 if reader.words[at].kind in _SILENT else reader.mentions(at)
    return [Mention(start, end, text[start:end], value) for start, end, value in reader.found]


class _Reader:
    """One text's words, read from left to right; found: start, end and value of what they said so far."""

    def __init__(self, line: Line, reference: date | None) -> None:
        self.line, self.words, self.close, self.reference = line, line.words, line.close, reference
        self.found: list[tuple[int, int, Value]] = []

    def mentions(self, at: int) -> int:
        """Add what starts at a word: a period, a range, a list of them, a length, a time. Gives the place of the next word."""
        run = read(self.line, at, {})
        if run is None:
            return self._lone(at)
        while run is not None:
            run, after = self._range(run)
            if self.close[run.next] not in JOINS:
                return run.next
            following = read(self.line, run.next + 1, run.bag) if self.close[run.next + 1] else None
            if following is not None:
                run.lend(following)
                if self.line.calendar.spaced and following.bag.keys() == {"year"}:  # the quarter ended June 30, 2023 and 2022
                    following.bag = {**run.bag, **following.bag}
            elif after == run.next:
                return run.next
            at, run = run.next, following
        return at

    def _range(self, run: Run) -> tuple[Run, int]:
        """Add the period of a run, or of the range that it begins."""
        borrowed, follows = False, self.close[run.next]
        last = read(self.line, run.next + 1, run.bag) if follows in JOINS and self.close[run.next + 1] else None
        if last is not None:
            year = date.fromordinal(last.bag["date"]).year if "date" in last.bag else last.bag.get("year")
            if year and run.lacks("year") and (self.line.calendar.spaced or follows in RANGES):
                run.bag["year"], borrowed = year, True
            if "month" in last.bag and run.bag.keys() <= {"day", "year"} and "day" in run.bag:  # 9 to 12 June
                run.bag["month"] = last.bag["month"]
            if "weeks" in last.bag and run.bag.keys() == {"weekday"}:  # Tuesday to Thursday next week
                run.bag["weeks"] = last.bag["weeks"]
        first = period_of(run.bag, self.reference)
        if last is not None and (follows in RANGES or run.between or last.between):
            run.lend(last)
            end = period_of(last.bag, self.reference)
            if first and first.start and end and last.bag.keys() == {"weekday"}:  # Monday to Friday
                day = shift(first.start, (last.bag["weekday"] - first.start.weekday()) % 7, "day")
                end = end._replace(start=day, end=day)
            begins = [first]
            if borrowed:  # November to February 2023 begins in 2022
                begins.append(period_of({**run.bag, "year": run.bag["year"] - 1}, self.reference))
            whole = next((both for begin in begins if begin and end and (both := join(begin, end))), None)
            if whole is not None:
                self.found.append((run.start, last.end, whole))
                return last, last.next
        if first is not None:
            self.found.append((run.start, run.end, first))
        return run, run.next

    def _lone(self, at: int) -> int:
        """Add what a word says that begins no period: a length, a time of day, a period that the text must tell."""
        word = self.words[at]
        value: Value | None = None
        if word.kind == "length":
            return self._length(at)
        if word.kind == "time":
            value = Refusal("time")
        elif word.kind == "coming":
            value = Period(None, None)
        elif word.kind == "ended" and word.grain and (last := self._last(at)):  # the three and nine months ended June 30
            value = period_of({**last, "ended": word.value, "length": GRAINS.index(word.grain)}, self.reference)
        elif word.kind == "ended" and word.grain and word.value == 1:  # for the year ended
            value = Period(None, None, word.grain, "period")
        if value is not None:
            self.found.append((word.start, word.end, value))
        return at + 1

    def _last(self, at: int) -> dict[str, int] | None:
        """The slots of the period that ends on the same day as the one at a word, and follows it."""
        run = read(self.line, at + 2, {}) if self.close[at + 1] == "and" and self.close[at + 2] == "ended" else None
        return run.bag if run else None

    def _length(self, at: int) -> int:
        """Add a length of time, or what it counts to: 3 days starting Monday, 2 years and 1 month ago, will ... in two weeks."""
        word = self.words[at]
        parts, after = self._parts(at)
        if parts[-1].kind != "length":
            return self._day(word, parts[-1].end, parts, 1 if parts[-1].kind == "hence" else -1, after)
        if self.line.looks_ahead(at):
            return self._day(word, word.end, [word], 1, at + 1 + (not self.line.calendar.spaced))
        after = at + 1
        for_ = word.near and self.line.kinds[at - 1] == "at" and self.words[at - 1].value == 2
        if for_ and self.close[after] == "comma" and self.close[after + 1] in ("start", "aft"):  # for 1 week, from 20 December
            after += 1
        if self.close[after] in _RELATIONS and word.amount == word.value:
            relation, run = self.words[after], read(self.line, after + 1, {"at": 1})
            there = period_of(run.bag, self.reference) if run else None
            if run and there and there.grain == "day" and there.end:
                if for_ or (relation.kind == "aft" and relation.value == 2):
                    last = shift(shift(there.end, word.value, word.grain), -1, "day")
                    stretch = Period(there.end, max(last, there.end), "span", there.inherits)
                    self.found.append((word.start, run.end, stretch))
                else:
                    day = shift(there.end, -word.value if relation.kind == "fore" else word.value, word.grain)
                    self.found.append((word.start, run.end, there._replace(start=day, end=day)))
                return run.next
        halves = self._halved(word.end)
        self.found.append((word.start, word.end + halves, Duration(word.amount + HALF if halves else word.amount, word.grain)))
        return at + 1

    def _halved(self, end: int) -> bool:
        """Whether a half follows what ends here: 三年半, not 两年半导体."""
        folded, calendar = self.line.folded, self.line.calendar
        after = folded[end + 1 : end + 2]
        return folded[end : end + 1] in calendar.half_behind and (not after.isalpha() or after in calendar.length_after)

    def _parts(self, at: int) -> tuple[list[Atom], int]:
        """A length and the smaller ones that go on with it (2 years and 1 month ago), and the place of the next word."""
        parts = [self.words[at]]
        at += 1
        while parts[-1].kind == "length" and parts[-1].grain in GRAINS:
            further = at + (self.close[at] == "and")
            if self.close[further] not in ("length", "ago", "hence"):
                break
            part = self.words[further]
            if part.grain not in GRAINS or GRAINS.index(part.grain) >= GRAINS.index(parts[-1].grain):
                break
            parts.append(part)
            at = further + 1
        return parts, at

    def _day(self, word: Atom, end: int, parts: Sequence[Atom], sign: int, after: int) -> int:
        """Add the day that some lengths lead to from the reference; without one, or for half years, the first as a length."""
        if any(part.amount != part.value for part in parts):
            self.found.append((word.start, word.end, Duration(word.amount, word.grain)))
            return after
        day = self.reference
        for part in parts:
            day = day and shift(day, sign * part.value, part.grain)
        self.found.append((word.start, end, Period(day, day, "day")))
        return after
