"""What two neighbouring words of time mean together, by what the first of them is: past|3 days, last|Friday, 8 years|ago."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factx.dates import GRAINS
from factx.recognisers._atom import HALF, YEARS, Atom

_COUNTABLE = frozenset(("length", "day", "month", "quarter", "season"))
_DATED = frozenset(("month", "date", "month-day", "number", "ordinal", "the"))  # what a day begins with
_BUSINESS = frozenset(("quarter", "half", "grain"))  # what may have a length in weeks
_MANY_DAYS = 10
_PARTS = {"week": 53, "quarter": 4}  # so many a year, counted


def together(word: Atom, following: Atom, third: Atom | None) -> Atom | None:
    """What two neighbours mean together; None if nothing of their own. third: what stands next to them."""
    read = _READ.get(word.kind)
    return read(word, following, third.kind if third else "", third.value if third else 0) if read else None


def _century(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    decade = following.kind == "decade"  # 上世纪+90年代
    return following._replace(value=100 * word.value - 100 + following.value) if decade else None


def _stretch(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """The past three days, 未来两个月."""
    if word.kind == "past" and word.value == 2 and _grain(following) == "day" and following.value >= _MANY_DAYS:
        return None  # 近三天 are the last three days, 近300天 nearly three hundred
    if following.kind == "length" and following.amount == HALF and following.grain == "year":
        following = following._replace(value=6, amount=Decimal(6), grain="month")
    if following.kind in ("link", "to", "dash") and then == "length":  # 过去的三年
        return word._replace(end=following.end)
    return following._replace(kind=word.kind, grain=_grain(following)) if _counted(following) else None


def _rear(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    if following.kind == "length":
        return following._replace(kind="rear", grain=following.grain)
    return following._replace(value=-1) if following.kind == "nth" else None


def _front(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    if word.kind == "front" and _counted(following):
        return following._replace(kind="first", grain=_grain(following))
    return _nth(word, following, then)


def _nth(word: Atom, following: Atom, then: str) -> Atom | None:
    """The second Friday of May."""
    counts = following.kind == "weekday" and then in ("link", "at") and not word.grain
    return following._replace(kind="nth", value=7 * word.value + following.value) if counts else None


def _turned(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """The last or next of something, or this one."""
    past, of = word.value < 0, then == "link"
    if _counted(following):
        if past and of:
            return following._replace(kind="rear", grain=_grain(following))
        if following.kind != "length" or not word.value:
            return following._replace(near=word.near) if following.kind == "quarter" else None
        return following._replace(kind="past" if past else "coming", grain=_grain(following))
    if past and (last := _nth(word, following, then)):
        return last
    if following.kind == "week-of":  # the last week of July, last week of all
        part = then in ("month", "rel", "year", "years", "number")
        return following._replace(kind="week" if part else "weeks", value=word.value, grain="")
    if following.kind == "weekday" and word.grain == "bare":  # past Wednesday is the last one
        return following
    if following.kind == "weekday":
        return following._replace(kind="weeks", value=word.value * 7 + following.value, grain="weekday")
    if following.kind != "grain":
        return None
    grain = GRAINS[following.value]
    if grain in _PARTS and past and of:  # the last week of July
        return following._replace(kind=grain, value=-1 if grain == "week" else _PARTS[grain])
    return following._replace(kind=grain + "s", value=word.value, grain="")


def _unit(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """Week 31, the year of 2008, the year to June."""
    other, grain = following.kind, GRAINS[word.value]
    if other == "link" and number in YEARS:
        return following._replace(kind="at")
    if other == "number" and 1 <= following.value <= _PARTS.get(grain, 0):
        return following._replace(kind=grain)
    if _ends(following, then):
        return following._replace(kind="ended", value=1, grain=grain)
    named = other == "year" or (other in ("number", "spelled-year") and following.value in YEARS)
    return following._replace(kind="year") if named else None


def _own(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """The quarter, that is the one spoken of."""
    if following.kind == "grain" and GRAINS[following.value] not in ("day", "week") and (
        then not in ("ended", "number", "spelled-year", "year", "to", "link", "front", "quarter")
    ):
        return following._replace(kind="own", value=0, grain=GRAINS[following.value])
    return following if following.kind in ("grain", "length") else None


def _length(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """Three years ago, the nine months ended."""
    other = following.kind
    if word.grain == "year" and other in ("ago", "hence", "before", "front"):
        months = word.amount * 12
        if word.amount != word.value and months == int(months):  # 半年前, two and a half years ago
            word = word._replace(value=int(months), amount=months, grain="month")
    if other in ("ago", "hence", "before", "front", "since") and word.amount == int(word.amount):
        if other == "front" and then in ("length", "quarter", "month"):
            return None
        return word._replace(kind="hence" if other == "hence" else "past" if other == "since" else "ago")
    if word.grain == "week" and other in _BUSINESS and then in ("grain", "ended"):
        return word  # the 13-week fiscal quarter ended May 2, the 14-week fourth quarter ended February 1
    return following._replace(kind="ended", value=word.value, grain=word.grain) if _ends(following, then) else None


def _closed(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """The fiscal third quarter ended June 30, the first nine months ended September 30."""
    if following.kind != "ended" or following.grain or then not in _DATED:
        return None
    value, grain = (word.value, word.grain) if word.kind == "first" else (1, word.kind)
    return following._replace(kind="ended", value=value, grain=grain)


def _month(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    """The June quarter."""
    quarter = following.kind == "grain" and GRAINS[following.value] == "quarter" and word.value % 3 == 0
    return following._replace(kind="quarter", value=word.value // 3, grain="") if quarter else None


def _era(word: Atom, following: Atom, then: str, number: int) -> Atom | None:
    counts = following.kind in ("length", "short-year", "year", "number")
    return following._replace(kind="year", value=word.value + int(following.amount)) if counts else None


def _grain(following: Atom) -> str:
    """What is counted."""
    kind = following.kind
    return following.grain if kind == "length" else "quarter" if kind == "season" else kind


def _counted(following: Atom) -> bool:
    """Whether a word is a whole number of days, months, quarters or other grains."""
    return following.kind in _COUNTABLE and following.amount == int(following.amount)


def _ends(following: Atom, then: str) -> bool:
    """Whether a length ends with the date behind it: the nine months ended, the year to June."""
    if following.kind == "ended":
        return not following.grain and following.value == 0
    return following.kind == "to" and then in ("month", "number", "ordinal", "date", "edge")


_READ: dict[str, Callable[[Atom, Atom, str, int], Atom | None]] = {
    "century": _century, "past": _stretch, "coming": _stretch, "rear": _rear, "front": _front, "ordinal": _front, "rel": _turned,
    "grain": _unit, "the": _own, "length": _length, "first": _closed, "quarter": _closed, "half": _closed, "year": _closed,
    "month": _month, "era": _era,
}  # fmt: skip
