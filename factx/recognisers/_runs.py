"""Runs of words that are read as one period: their slots, as `factx.dates` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factx.dates import GRAINS
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._line import DAY, JOINS, MONTH, RANGES, WEEKDAY, YEAR, Line
from factx.recognisers._pairs import LEVELS, PLAIN

_STANCES = {"week-of": "week-of", "asof": "asof", "by": "by", "from": "since", "until": "until", "fore": "before", "aft": "after"}
_STANCES |= dict.fromkeys(("both", "at", "start"), "")  # these only say that a period follows
_TAILS = frozenset(["edge", "since", "before", "after", "weekend", "workweek", "between", "governed", "former", "sooner", "later",
                    "turn"])  # fmt: skip
_COUNTS = frozenset(("first", "rear", "past", "coming", "ago", "hence"))
_RELATIVE = frozenset(("days", "weeks", "weekday", "months", "quarters", "years"))
_LINKS = frozenset(("link", "comma", "dash", "the", "at"))
_MUTE = frozenset(("and", "comma", "dash", "other", "time", "length", ""))  # no period begins so
_LEADING = frozenset((*_STANCES, "to", "the", "link", "rel"))  # nor so, unless a word stands right behind: half of all
_AGES = frozenset(("century", "decade"))  # in the nineties
_PREFIXES = 4  # stances and articles before a period; more are noise, and would be read again and again
_MOST_LINKS = 3


@dataclass(slots=True)
class Run:
    """Words read as one period: their span, the slots they fill and the levels of these, the place of the next word.

    between: they ask for a second period (between 2019 and 2021). backed: words before them say that a period comes. timid: all
    were words that are dates only in company (May).
    """

    start: int = -1
    end: int = -1
    next: int = 0
    bag: dict[str, int] = field(default_factory=dict)
    levels: set[int] = field(default_factory=set)
    between: bool = False
    backed: bool = False
    timid: bool = True

    def lacks(self, slot: str) -> bool:
        """Whether a slot is open that would be larger than all that is filled."""
        bag = self.bag
        return slot not in bag and _RELATIVE.isdisjoint(bag) and not any(LEVELS.get(own, -1) >= LEVELS[slot] for own in bag)

    def take(self, word: Atom) -> None:
        """Let a word be part of the run's span."""
        self.start, self.end = word.start if self.start < 0 else self.start, word.end

    def lend(self, other: Run) -> None:
        """Give the next one what this one named and it leaves out: the year, the week, the month of a bare day."""
        for slot in ("year", "years"):
            if slot in self.bag and other.lacks(slot):
                other.bag[slot] = self.bag[slot]
        if "weeks" in self.bag and other.bag.keys() == {"weekday"}:
            other.bag["weeks"] = self.bag["weeks"]
        if "month" in self.bag and "day" in other.bag and not any(s in other.bag for s in ("month", "months", "weekday")):
            other.bag["month"] = self.bag["month"]


def read(line: Line, at: int, before: Mapping[str, int]) -> Run | None:
    """The period that starts at a word, if one does. before: what the one before it in a list or range says."""
    kind = line.kinds[at]
    if kind in _MUTE or (kind in _LEADING and not line.close[at + 1]):
        return None
    run = Run(backed="year" in before)  # a bare number may be a year
    first, at = at, _stances(line, at, run)
    towards = "by" in run.bag and line.kinds[first] == "to"
    while line.close[at] if at > first else line.kinds[at]:
        slot, value = _slot(line, at, run, before)
        if slot == "own" and run.levels and line.kinds[at + 1] == "edge":  # 2022年期末: the end of what was just named
            at += 1
        elif _fill(line, at, slot, value, run):
            at += 2 if slot == "ended" and run.end > line.words[at].end else 1
        elif slot not in LEVELS and _link(line, at, run):
            at += 1
        else:
            break
    listed = line.close[at] in JOINS and line.close[at + 1] == "month"
    if not run.levels or (run.timid and not run.backed and not before and not listed) or run.start == run.end:
        return None
    run.next = _told_again(line, at, run) or _back(line, at, run.end)
    if run.bag.get("after") == 1 and run.levels == {LEVELS["quarter"]} and "-" in line.folded[line.words[first].end : run.end]:
        del run.bag["after"]  # its shares rose after second-quarter profit did
        run.start = line.words[first].end + 1
    if towards and line.close[run.next] == "link":  # 增至2022年的120亿元 happens in that year, not by it
        del run.bag["by"]
    if "since" in run.bag and run.bag.get("edge") == 0:
        del run.bag["edge"]
    return run


def _stances(line: Line, at: int, run: Run) -> int:
    """Read what says how a period is meant before it is named; gives the place of the next word."""
    first = at
    while at < first + _PREFIXES and (kind := line.close[at] if at > first else line.kinds[at]):
        word = line.words[at]
        if kind == "rel" and line.turns(at):
            run.bag["turn"], run.start = word.value, word.start
        elif kind == "to" and at == first and (word.value or not line.calendar.spaced):  # 增至2022年的, through 2022
            run.bag["until" if line.calendar.spaced else "by"] = 1
        elif stance := _STANCES.get(kind):
            run.bag[stance] = word.value
            run.start = word.start if run.start < 0 else run.start
            if word.value == 2:
                run.bag["inclusive"] = 1
        elif kind not in _STANCES and kind != "the" and not (kind == "link" and line.close[at + 1] in _AGES):
            break
        run.between = run.between or kind == "both"
        run.backed = run.backed or kind != "the"
        at += 1
    return at


def _fill(line: Line, at: int, slot: str, value: int, run: Run) -> bool:
    """Fill a slot with a word, if that can be; the word is then part of the run."""
    word, levels, filled = line.words[at], run.levels, False
    if slot in _COUNTS and not word.grain:
        return False
    if slot in LEVELS:
        filled = _level(line, at, slot, value, run)
    elif slot == "ended" and (levels or word.grain) and "governed" not in run.bag:  # the prior year 13-week period ended July 30
        if not word.grain and line.close[at + 1] == "length":
            word = line.words[at + 1]
        if word.value:
            run.bag["ended"], run.bag["length"] = word.value, GRAINS.index(word.grain or "month")
        run.backed = run.backed or bool(word.value)  # the year to March, to May
        filled = bool(word.value) or not line.calendar.spaced  # not the fourth quarter ended strongly; but 截至6月30日止
    elif slot in _TAILS and (levels or slot in ("edge", "governed")) and not (slot == "edge" and "edge" in run.bag):
        run.between = run.between or slot == "between"
        run.timid = run.timid and slot not in ("edge", "turn")
        run.bag[slot] = value
        if slot in ("after", "before") and value == 2:
            run.bag["inclusive"] = 1
        filled = True
    if filled:
        run.take(word)
    return filled


def _level(line: Line, at: int, slot: str, value: int, run: Run) -> bool:
    """Fill the slot of a level that is still open, and no larger one after a small one where the large come first."""
    word, levels = line.words[at], run.levels
    level = LEVELS.get(word.grain, LEVELS[slot]) if slot in ("first", "rear") else LEVELS[slot]
    ordered = line.calendar.spaced or not levels or level < min(levels)
    if level in levels or not (ordered or (slot == "whole" and line.kinds[at + 1] == "edge")):  # 12月年末
        return False
    levels.add(level)
    run.bag[slot] = value
    if word.kind == "month-day":
        run.bag["month"] = word.value // 100
        levels.add(MONTH)
    if word.grain == "weekday":  # last Friday
        run.bag["weeks"], run.bag["weekday"] = divmod(value, 7)
        levels.add(WEEKDAY)
    elif slot == "nth" and word.grain:
        run.bag["nth"] = 7 * value + int(word.grain)
    elif word.grain in GRAINS:
        run.bag["grain"] = GRAINS.index(word.grain)
    run.timid = run.timid and word.grain == "timid"
    return True


def _slot(line: Line, at: int, run: Run, before: Mapping[str, int]) -> tuple[str, int]:
    """The slot that a word fills beside what was read, and with what; else its part of speech."""
    word, levels = line.words[at], run.levels
    kind = word.kind
    if kind in PLAIN:
        return kind, word.value
    if kind in ("number", "ordinal"):
        slot, value = line.number(at, run.bag, levels, run.backed)
        if not slot and not run.bag and line.calendar.spaced and "day" in before and line.kinds[at - 1] != "comma":
            return ("day", word.value) if 1 <= word.value <= 31 else ("", 0)  # November 18-19
        return slot, value
    if kind == "spelled-year":
        named = MONTH in levels or (word.value in YEARS and line.is_year(at, run.backed or bool(levels)))
        return ("year", word.value) if named and YEAR not in levels else ("", 0)
    if kind == "till-now":
        return "since" if levels else "now", 0
    if kind == "month-day" and levels.isdisjoint((DAY, MONTH, YEAR)):
        dated = line.close[at + 1] in RANGES and line.close[at + 2] == "date"  # 10/1-11/2/2017
        return ("day" if run.backed or before or levels == {WEEKDAY} or dated else "", word.value % 100)
    if kind == "front" and "month" in run.bag and DAY not in levels:
        return "day", word.value  # January first
    if kind == "date-day" and ("month" in run.bag or line.month_follows(at)):
        return "day", word.value  # 3月26号, the 15th day of June
    if kind in ("season", "middle-half") and YEAR in levels:
        return "quarter" if kind == "season" else "half", word.value
    return kind, word.value


def _link(line: Line, at: int, run: Run, depth: int = _MOST_LINKS) -> bool:
    """Whether a link (of, 的, a comma, a hyphen) leads on to another slot of the same period."""
    kind, following, levels = line.kinds[at], line.close[at + 1], run.levels
    if kind not in _LINKS or not (levels or "edge" in run.bag or "ended" in run.bag):
        return False
    if kind == "comma" and levels == {WEEKDAY}:  # Friday, June 30
        return following in ("month", "number")
    if kind == "comma":
        dated = following in ("number", "year") and line.words[at + 1].value in YEARS
        return dated and not levels.isdisjoint((DAY, MONTH)) and YEAR not in levels
    if kind == "at" and ("own" in run.bag or line.folded[line.words[at].start : line.words[at].end] not in ("in", "on", "at")):
        return False  # up 3% from a year earlier in October
    if following in ("the", "link"):
        return depth > 0 and _link(line, at + 1, run, depth - 1)
    if following in ("number", "ordinal"):
        return bool(line.number(at + 1, run.bag, levels, True)[0])
    if following == "spelled-year":
        return YEAR not in levels and not levels.isdisjoint((DAY, MONTH))
    if following not in LEVELS or LEVELS[following] in levels:
        return False
    first = line.words[at + 1]
    if kind == "dash" and (following == "date" or first.start == first.end):  # 10/1-11/2/2017, Q1-Q3 2016
        return False
    return not (kind == "dash" and "edge" not in run.bag and LEVELS[following] < min(levels, default=9) - 2)


def _told_again(line: Line, at: int, run: Run) -> int:
    """The word behind the last day of a quarter that its words have dated (the current quarter ending in September), else 0."""
    if "quarters" not in run.bag or line.close[at] != "ended" or line.words[at].grain:
        return 0
    month = at + 1 + (line.close[at + 1] == "at")
    if line.close[month] != "month":
        return 0
    after = month + 1 + (line.close[month + 1] == "number" and line.words[month + 1].value <= 31)
    run.end = line.words[after - 1].end
    return after


def _back(line: Line, at: int, end: int) -> int:
    """The word after the last one that belongs: links that led nowhere are given back."""
    while at > 0 and line.words[at - 1].start >= end and line.words[at - 1].end > end:
        at -= 1
    return at
