"""Words of time that mean something only together, made one: 前+七个月, last+year, three months+ended, 两年+前, 民国+114年."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factx.dates import GRAINS
from factx.languages.calendar import Calendar
from factx.recognisers._atom import YEARS, Atom
from factx.recognisers._couples import together

_JOINING = frozenset(("to", "and", "dash", "comma"))
_COUNTED = ("year", "month", "day", "date-day", "quarter", "length")
_TO_MONTH = (["month", "dash"], ["month", "to"])
_OWN_DECADES = 50  # earlier ones are said with their century
# What means the same beside any word but these (third quarter ended June 30, the June quarter); most words are such.
_CLOSING = frozenset(("ended", "grain"))
PLAIN = frozenset(
    ["year", "month", "day", "quarter", "half", "date", "edge", "and", "to", "dash", "comma", "link", "at", "time", "other"]
)
LEVELS = {  # of the slots, the larger first; two words of one level are two periods
    **dict.fromkeys(("past", "coming", "ago", "hence", "now", "own"), 6),
    **dict.fromkeys(("year", "years", "date", "plan", "decade", "decades", "century"), 5),
    **dict.fromkeys(("half", "quarter", "quarters", "first", "rear", "whole", "same", "unknown"), 4),
    **dict.fromkeys(("month", "months", "feast", "climate"), 3),
    **dict.fromkeys(("week", "weeks"), 2),
    **dict.fromkeys(("day", "days"), 1),
    "nth": 1,
    "weekday": 0,
}

def spread(found: list[Atom], calendar: Calendar) -> list[Atom]:
    """Numbers that a list or range leaves without their unit take the next one's: 2019、2020和2021年, 1-8月, 9月26-28日.

    So do ordinals: the first and third quarter.
    """
    kinds = ("length",) if calendar.spaced else _COUNTED
    for i in range(len(found) - 3, -1, -1):
        number = found[i]
        if number.kind in ("ordinal", "front"):
            joint = i + 1 + (found[i + 1].kind == "dash" and i + 3 < len(found))  # first- and second-quarter
            joining, unit = found[joint], found[joint + 1]
            if joining.kind in _JOINING and unit.kind in ("quarter", "half") and joining.near and unit.near:
                found[i] = number._replace(kind=unit.kind)
            continue
        if number.kind != "number":
            continue
        joining, unit = found[i + 1], found[i + 2]
        if joining.kind in _JOINING and unit.kind in kinds and joining.near and unit.near:
            short = unit.kind == "year" and number.value not in YEARS
            if not short and (unit.kind in ("year", "length") or number.value <= 31) and number.amount == number.value:
                found[i] = number._replace(kind=unit.kind, grain=unit.grain)
    return found


def pair(atoms: Sequence[Atom], reference: date | None, calendar: Calendar) -> list[Atom]:
    """Words that only mean something together made one: 前+七个月, last+year, three months+ended, 两年+前, 民国+114年."""
    words = list(atoms)
    paired: list[Atom] = []
    close = [*(word if word.near else None for word in words), None, None, None]
    for at, word in enumerate(words):
        following = close[at + 1]
        if word.kind in PLAIN and (following is None or following.kind not in _CLOSING):
            paired.append(word)
            continue
        ranged = word.kind in ("past", "coming") and _ranged(words[at + 1 : at + 4])  # 未来3-5年 ends in five years
        ranged = ranged or (word.kind == "month" and word.near and _began(words[max(0, at - 2) : at]))
        then = close[at + 2]
        if then and then.kind == "to" and close[at + 3] is None:  # grew 2% during the quarter to $6bn
            then = None
        both = word if ranged else together(word, following, then) if following else None
        if both is not None and following is not None:
            if both.kind == "ended" and len(paired) > 1 and word.near and paired[-1].kind == "and" and paired[-1].near:
                paired[-2] = _also(paired[-2], both)
            if word.kind == "month" and both.kind == "quarter" and [w.kind for w in paired[-2:]] in _TO_MONTH:
                both = word  # the April-June quarter
            words[at + 1] = both._replace(start=word.start, end=following.end, near=word.near)
        else:
            paired.append(_alone(word, paired[-1] if paired else None, following, reference, calendar))
    return paired


def _alone(word: Atom, before: Atom | None, following: Atom | None, reference: date | None, calendar: Calendar) -> Atom:
    """What a word means that no other completes."""
    if word.kind == "short-year":
        return _short(word, before if word.near else None, following, reference)
    years = word.kind == "length" and word.grain == "year" and following and following.kind in LEVELS
    if calendar.era and years and 80 <= word.value < 200:
        return word._replace(kind="year", value=word.value + calendar.era)
    if word.kind == "decade" and word.value < 100:  # 90年代
        return word._replace(kind="decade" if word.value >= _OWN_DECADES else "other", value=1900 + word.value)
    if word.kind == "front" and word.near and not calendar.spaced and word.value:
        return word._replace(kind="before")
    return word


def _also(word: Atom, ended: Atom) -> Atom:
    """A length or grain that shares its last day with the one behind it: the three and nine months ended June 30."""
    if word.kind == "length" and word.grain == ended.grain:
        return word._replace(kind="ended")
    shared = word.kind == "own" and word.grain in GRAINS and not word.value
    return word._replace(kind="ended", value=1) if shared else word


def _ranged(words: Sequence[Atom]) -> bool:
    """Whether words are two lengths and what makes a range of them: 3-5年."""
    kinds = [word.kind for word in words if word.near]
    return kinds in (["length", "to", "length"], ["length", "dash", "length"]) and words[0].grain == words[2].grain


def _began(before: Sequence[Atom]) -> bool:
    """Whether the words before a month begin a range of months with it (the July-September quarter)."""
    return [word.kind for word in before] in (["month", "dash"], ["month", "to"])


def _short(word: Atom, before: Atom | None, following: Atom | None, reference: date | None) -> Atom:
    """22年: the year where a smaller unit follows, a year stands beside it, or it is near the reference; else 22 years."""
    beside = (before is not None and before.kind in ("to", "and", "asof")) or (following is not None and following.kind in LEVELS)
    if beside or (reference is not None and reference.year - 8 <= word.value <= reference.year + 2 and word.value % 5):
        return word._replace(kind="year")
    return word._replace(kind="length", value=int(word.amount))
