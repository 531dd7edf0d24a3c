"""Periods and lengths of time: 2022年第三季度, 截至6月末, the three months ended June 30, 2023, 8年.

Words fill slots, and a run of words that fill different slots is one period, whatever the language:

    截至  2021年   9月    末             the second quarter of 2023
    asof  year     month  edge           quarter        link  year

A slot that is filled already, or a large one after a small one where the language puts the large first, begins the next period.
Ranges and lists lend each other the slots they leave out (2018年8月、10月; June 1 to June 30, 2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factx.dates import GRAINS, join, move, shift
from factx.dates import period as period_of
from factx.languages.calendar import Calendar
from factx.languages.record import Language
from factx.model import Duration, Mention, Period, Refusal, Value
from factx.recognisers._atoms import YEARS, Atom, atoms

RANK = 20

_LEVELS = {  # the larger first; two words of one level are two periods
    **dict.fromkeys(("past", "coming", "ago", "hence", "now", "own"), 6), **dict.fromkeys(("year", "years", "date", "plan", "decade"), 5),
    **dict.fromkeys(("half", "quarter", "quarters", "first", "rear", "whole", "same"), 4), **dict.fromkeys(("month", "months"), 3),
    **dict.fromkeys(("week", "weeks"), 2), **dict.fromkeys(("day", "days"), 1), "weekday": 0,
}  # fmt: skip
_STANCES = {"asof": "asof", "by": "by", "from": "since", "until": "until", "fore": "before", "aft": "after", "both": "", "at": "", "start": ""}
_TAILS = {"edge", "since", "before", "after", "weekend", "between", "governed"}
_COUNTS = {"first", "rear", "past", "coming", "ago", "hence"}
_PREFIXES = 4  # stances and articles before a period; more are noise, and would be read again and again
_RELATIVE = {"days", "weeks", "weekday", "months", "quarters", "years"}
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
        return slot not in self.bag and not _RELATIVE & self.bag.keys() and not any(_LEVELS.get(own, -1) >= _LEVELS[slot] for own in self.bag)


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Periods, durations and times of day, in order. Relative words count from `reference`; without it they have no dates."""
    reader = _Reader(folded, language.calendar, pair(atoms(text, folded, language.calendar, taken), reference, language.calendar.era), reference)
    found: list[Mention] = []
    at = 0
    while at < len(reader.words):
        at = reader.mentions(at, found)
    return [replace(mention, text=text[mention.start : mention.end]) for mention in found]


class _Reader:
    """One text's words, read from left to right."""

    def __init__(self, folded: str, calendar: Calendar, words: list[Atom], reference: date | None) -> None:
        self.folded, self.calendar, self.words, self.reference = folded, calendar, words, reference

    def mentions(self, at: int, found: list[Mention]) -> int:
        """Add what starts at a word: a period, a range, a list of them, a length, a time. Gives the place of the next word."""
        word = self.words[at]
        run = self._run(at, {})
        if run is None:
            value: Value | None = None
            there = self._run(at + 2, {"at": 1}) if word.kind == "length" and self._kind(at + 1, near=True) in ("fore", "aft", "start") else None
            if there is not None and (day := period_of(there.bag, self.reference)) and day.grain == "day" and day.end:
                there_day = shift(day.end, -word.value if self._kind(at + 1) == "fore" else word.value, word.grain)
                found.append(Mention(word.start, there.end, "", replace(day, start=there_day, end=there_day)))
                return there.next
            if word.kind == "length":
                value = Duration(word.amount, word.grain)
            elif word.kind == "time":
                value = Refusal("time")
            elif word.kind == "coming":
                value = Period(None, None)
            if value is not None:
                found.append(Mention(word.start, word.end, "", value))
            return at + 1
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

    def _range(self, run: _Run, found: list[Mention]) -> tuple[_Run, int]:
        """Add the period of a run, or of the range that it begins."""
        first, borrowed = period_of(run.bag, self.reference), False
        follows = self._kind(run.next, near=True)
        if (follows in _RANGES or follows in _LISTS) and self._kind(run.next + 1, near=True):
            last = self._run(run.next + 1, run.bag)
            if last is not None and self.calendar.spaced | (follows in _RANGES) and "year" in last.bag:
                if run.lacks("year"):
                    run.bag["year"], borrowed = last.bag["year"], True
                    first = period_of(run.bag, self.reference)
            if last is not None and (follows in _RANGES or run.between or last.between):
                _lend(run.bag, last)
                end = period_of(last.bag, self.reference)
                begins = [period_of({**run.bag, "year": run.bag["year"] - years} if years else run.bag, self.reference) for years in
                          range(1 + borrowed)]  # November to February 2023 begins in 2022
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
        backed = "year" in before  # a bare number may be a year
        levels: set[int] = set()
        first, start, end, between, timid = at, -1, -1, False, True
        while at < first + _PREFIXES and (kind := self._kind(at, near=at > first)) and (kind in _STANCES or kind == "the" or kind == "to" and at == first and not self.calendar.spaced):
            word = self.words[at]
            between = between or kind == "both"
            backed = backed or kind != "the"
            if _STANCES.get(kind):
                bag[_STANCES[kind]] = word.value
                start = word.start if start < 0 else start
                if word.value == 2:
                    bag["inclusive"] = 1
            elif kind == "to":
                bag["by"] = 1
            at += 1
        while kind := self._kind(at, near=at > first):
            word, slot, value = self.words[at], kind, self.words[at].value
            if kind in ("number", "ordinal"):
                slot, value = self._number(at, bag, levels, backed)
                if not slot and not bag and "day" in before and 1 <= word.value <= 31 and self._kind(at - 1) != "comma":
                    slot, value = "day", word.value
            elif kind == "front" and "month" in bag and 1 not in levels:  # January first
                slot = "day"
            elif kind == "season" and 5 in levels or kind == "middle-half" and 5 in levels:
                slot = "quarter" if kind == "season" else "half"
            elif kind == "date-day" and "month" in bag:
                slot = "day"
            elif kind == "month-day" and (backed or before or levels == {0}) and not levels & {1, 3, 5}:
                bag["month"], slot, value = value // 100, "day", value % 100
                levels.add(3)
            if slot == "own" and levels and self._kind(at + 1) == "edge":  # 2022年期末: the end of what was just named
                at += 1
                continue
            if slot in _COUNTS and not word.grain:
                break
            if slot == "till-now":
                slot = "since" if levels else "now"
            if slot in _LEVELS:
                level = _LEVELS[slot]
                if level in levels or not self.calendar.spaced and levels and level > min(levels):
                    if not (slot == "whole" and self._kind(at + 1) == "edge" and 4 not in levels):
                        break
                levels.add(level)
                bag[slot] = value
                if word.grain == "weekday":  # last Friday
                    bag["weeks"], bag["weekday"] = divmod(value, 7)
                    levels.add(0)
                timid = timid and word.grain == "timid" and len(levels) == 1
                if word.grain in GRAINS:
                    bag["grain"] = GRAINS.index(word.grain)
            elif slot == "ended" and (levels or word.grain):
                length = self.words[at + 1] if not word.grain and self._kind(at + 1, near=True) == "length" else word
                bag["ended"], bag["length"] = length.value, GRAINS.index(length.grain or "month")
                at += length is not word
                word = length
            elif slot == "unit" or slot in _TAILS and (levels or slot in ("edge", "governed")):
                between = between or slot == "between"
                if slot in bag and slot == "edge":
                    break
                if slot != "unit":
                    bag[slot] = value
                if slot == "after" and value == 2 or slot == "before" and value == 2:
                    bag["inclusive"] = 1
            elif not self._links(at, bag, levels):
                break
            else:
                at += 1
                continue
            start, end = word.start if start < 0 else start, word.end
            at += 1
        if not levels or timid and not backed and not before and not (
            self._kind(at, near=True) in _RANGES | _LISTS and self._kind(at + 1, near=True) == "month"
        ):
            return None
        if "since" in bag and "edge" in bag and bag["edge"] == 0:
            del bag["edge"]
        if start == end:  # the rest of a word whose first part went before
            return None
        return _Run(start, end, bag, self._back(at, end), between)

    def _back(self, at: int, end: int) -> int:
        """The word after the last one that belongs: links that led nowhere are given back."""
        while at > 0 and self.words[at - 1].start >= end and self.words[at - 1].end > end:
            at -= 1
        return at

    def _links(self, at: int, bag: dict[str, int], levels: set[int], depth: int = 3) -> bool:
        """Whether a link (of, 的, a comma, a hyphen) leads on to another slot of the same period."""
        kind, following = self._kind(at), self._kind(at + 1, near=True)
        if kind not in ("link", "comma", "dash", "the", "at", "unit") or not (levels or "edge" in bag or "ended" in bag):
            return False
        if kind == "comma" and levels == {0}:  # Friday, June 30
            return following in ("month", "number")
        if kind == "comma":
            return following in ("number", "year") and self.words[at + 1].value in YEARS and bool(levels & {1, 3}) and 5 not in levels
        if kind == "at" and self.folded[self.words[at].start : self.words[at].end] not in ("in", "on", "at"):
            return False
        if following in ("the", "link"):
            return depth > 0 and self._links(at + 1, bag, levels, depth - 1)
        if following in ("number", "ordinal"):
            return bool(self._number(at + 1, bag, levels, True)[0])
        return following in _LEVELS and _LEVELS[following] not in levels and not (
            kind == "dash" and "edge" not in bag and _LEVELS[following] < min(levels, default=9) - 2)

    def _number(self, at: int, bag: dict[str, int], levels: set[int], backed: bool) -> tuple[str, int]:
        """What a bare number is beside what was read: a year, a day of a month, or nothing."""
        word, following = self.words[at], self._kind(at + 1, near=True)
        figures = self.folded[word.start : word.end]
        month_follows = following in ("month",) or following in ("link", "the", "dash") and self._kind(at + 2, near=True) == "month"
        if word.value in YEARS and len(figures) == 4 and word.kind == "number":
            return ("year", word.value) if 5 not in levels and self._is_year(at, backed or bool(levels) or "edge" in bag) else ("", 0)
        if "month" in bag and "day" not in bag and 1 <= word.value <= 31:
            ahead = self.words[at + 2].value if following in ("dash", "comma") and at + 2 < len(self.words) else 0
            if self._kind(at - 1) == "dash" and len(figures) == 2 and 5 not in levels and ahead not in YEARS and figures.isdigit():
                return "year", 2000 + word.value
            return "day", word.value
        if word.kind == "ordinal" and (levels == {0} or backed) and self.folded[word.end : word.end + 2].strip()[:1].isalpha() is False and not levels - {0}:
            return "day", word.value  # on the 18th
        return ("day", word.value) if month_follows and 1 <= word.value <= 31 and 1 not in levels else ("", 0)

    def _is_year(self, at: int, backed: bool) -> bool:
        """Whether a number between 1900 and 2100 stands as a year, not as a count: in 2022, 2022 sales, 2019-2021, alone."""
        word, folded = self.words[at], self.folded
        before, after = folded[max(word.start - 1, 0) : word.start], folded[word.end : word.end + 40]
        if before and before in "$€£¥#.+" or after[:1] in ("%", ".", ",") and after[1:2].isdigit():
            return False
        noun = after.split(maxsplit=1)[0].strip(".,;:)") if after[:1] == " " else ""
        if backed:
            return word.value % 100 != 0 or not noun.endswith(self.calendar.plain or (" ",))
        kind = self._kind(at + 1, near=True)
        if noun in self.calendar.heads or _LEVELS.get(kind, 9) < 5 or kind == "dash" and _LEVELS.get(self._kind(at + 2, near=True), 9) < 5:
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
    if "month" in bag and "day" in run.bag and not any(slot in run.bag for slot in ("month", "months", "weekday")):
        run.bag["month"] = bag["month"]


def pair(words: list[Atom], reference: date | None, era: int) -> list[Atom]:
    """Words that only mean something together made one: 前+七个月, last+year, three months+ended, 两年+前, 民国+114年."""
    paired: list[Atom] = []
    at = 0
    while at < len(words):
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) and words[at + 1].near else None
        both = _together(word, following, words[at + 2] if at + 2 < len(words) and words[at + 2].near else None) if following else None
        if both is not None and following is not None:
            words[at + 1] = replace(both, start=word.start, end=following.end, near=word.near)
        elif word.kind == "short-year":
            paired.append(_short(word, paired[-1] if word.near and paired else None, following, reference))
        elif era and word.kind == "length" and word.grain == "year" and 80 <= word.value < 200 and following and following.kind in _LEVELS:
            paired.append(replace(word, kind="year", value=word.value + era))
        elif word.kind == "front" and word.near:
            paired.append(replace(word, kind="before"))
        else:
            paired.append(word)
        at += 1
    return paired


def _together(word: Atom, following: Atom, third: Atom | None) -> Atom | None:
    """What two neighbours mean together; None if nothing of their own."""
    kind, other = word.kind, following.kind
    grain = following.grain if other == "length" else {"season": "quarter"}.get(other, other)
    countable = other == "length" or other in ("month", "quarter", "season")
    if kind == "rear" and other == "length":
        return replace(following, kind="rear", grain=grain)
    if kind in ("front", "past", "coming", "rel") and countable and following.amount == int(following.amount):
        if kind == "front":
            return replace(following, kind="first", grain=grain)
        if kind == "rel" and word.value < 0 and third is not None and third.kind == "link":
            return replace(following, kind="rear", grain=grain)
        if kind == "rel" and (other != "length" or not word.value):
            return replace(following, near=word.near) if other in ("month", "quarter") else None
        return replace(following, kind="past" if kind == "past" or kind == "rel" and word.value < 0 else "coming", grain=grain)
    if kind == "rel" and other == "weekday":
        return replace(following, kind="weeks", value=word.value * 7 + following.value, grain="weekday")
    if kind == "rel" and other == "grain":
        if GRAINS[following.value] == "week" and word.value < 0 and third is not None and third.kind == "link":
            return replace(following, kind="week", value=-1)  # the last week of July
        return replace(following, kind=GRAINS[following.value] + "s", value=word.value, grain="")
    if kind == "grain" and other == "link" and third is not None and third.value in YEARS:
        return replace(following, kind="at")  # the year of 2008
    if kind == "grain" and other == "number" and following.value <= 53 and GRAINS[word.value] == "week":
        return replace(following, kind="week")
    if kind == "the" and other == "grain" and GRAINS[following.value] not in ("day", "week") and (
        third is None or third.kind not in ("ended", "number", "year", "to", "link")
    ):
        return replace(following, kind="own", value=0, grain=GRAINS[following.value] if GRAINS[following.value] == "year" else "")
    if kind == "the" and other in ("grain", "length"):
        return following
    if kind == "length" and other in ("ago", "hence", "before", "front", "since") and word.amount == int(word.amount):
        if other == "front" and third is not None and third.kind in ("length", "quarter", "month"):
            return None
        return replace(word, kind="hence" if other == "hence" else "past" if other == "since" else "ago")
    if kind in ("length", "grain") and (other == "ended" and not following.grain and following.value == 0
                                         or other == "to" and third is not None and third.kind in ("month", "number", "ordinal", "date")):
        if kind == "grain":
            return replace(following, kind="ended", value=1, grain=GRAINS[word.value])
        return replace(following, kind="ended", value=word.value, grain=word.grain)
    if kind == "grain" and (other == "year" or other == "number" and following.value in YEARS):
        return replace(following, kind="year")
    if kind == "era" and other in ("length", "short-year", "year", "number"):
        return replace(following, kind="year", value=word.value + int(following.amount))
    return None


def _short(word: Atom, before: Atom | None, following: Atom | None, reference: date | None) -> Atom:
    """22年: the year where a smaller unit follows, a year stands beside it, or it is near the reference; else 22 years."""
    beside = before is not None and before.kind in ("to", "and", "asof") or following is not None and following.kind in _LEVELS
    if beside or reference is not None and reference.year - 8 <= word.value <= reference.year + 2 and word.value % 5:
        return replace(word, kind="year")
    return replace(word, kind="length", value=int(word.amount))


def settle(period: Period, governing: Period | None) -> Period:
    """The period completed by the one that governs the place where it stands; others unchanged."""
    if not period.inherits or governing is None or (governing.end or governing.start) is None:
        return period
    there = governing.end or governing.start
    assert there is not None
    here = period.end or period.start
    if period.inherits == "year":
        return replace(move(period, there.year - here.year), inherits="") if here else period
    if period.grain == "year":
        instant = here is not None and period.start is None
        year = there.year + period.shift
        return replace(period, start=None if instant else date(year, 1, 1), end=date(year, 12, 31), inherits="")
    if period.grain == "day" and here is None:
        return Period(None, move(governing, period.shift).end, "day")
    years = here.year - there.year if here and not period.shift else period.shift
    return replace(move(governing, years), inherits="")
