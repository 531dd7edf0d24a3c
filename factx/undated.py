"""The year an undated text was written in, as its own dates tell it; then last year, 三季度 and 31 December can be read.

A year that a text tells of most is over, one that it only begins to tell of is running, one that it expects lies ahead:

    In 2004 profits rose 8%, after 3% in 2003. Growth of 5% is expected for 2005.      written early in 2005

Only the year is supposed: today, 目前 and the last three months stay unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from factx.cues import Cues
from factx.dates import shift
from factx.languages.record import Language
from factx.model import Diagnostic, Mention, Organisation, Period
from factx.recognisers import periods
from factx.text import fold

# Annual results come in the first three months; those of a half or a quarter within two.
_EARLY, _LATER = 3, {"half": 2, "quarter": 2}
# A text that names only one year, and no other beside it, may speak of the past, unless it begins with how things stand there.
_TELLING = 2
# Characters in which a text begins.
_LEAD = 300


class _Years(NamedTuple):
    """How often a text names each year as a whole, and as one that lies ahead; and the periods that it names within years.

    base: the last year with a part of which it compares the same part of the next. lead: the year of a day up to which it
    tells of something where it begins.
    """

    whole: Counter[int]
    ahead: Counter[int]
    parts: Sequence[Period]
    base: int
    lead: int


def date_of(mentions: Sequence[Mention], cues: Cues, language: Language) -> date | None:
    """About when a text was written, judged by the years that it names; None if it names too few."""
    whole, ahead, parts, base, _ = years = _named(mentions, cues)
    year = _latest(years)
    if base and year is None:
        year = base + 1
        parts = [*parts, *_within(year, mentions, cues, language)]
    if year is None:
        return None
    inside = [part for part in parts if _end(part).year == year]
    if whole[year] > max(whole[year - 1], len(inside), ahead[year]) or (ahead[year + 1] and not inside):
        skips = ahead[year + 2] and not ahead[year + 1]  # $9bn in 2003, and 5% more expected for 2005
        return date(year + 2 if skips else year + 1, _EARLY, 31)
    if not inside:
        return date(year, _EARLY, 31)
    latest = max(inside, key=_end)
    closed = shift(_end(latest), 1, "day").day == 1
    return shift(_end(latest), _LATER.get(latest.grain, 1), "month") if closed else _end(latest)


def _named(mentions: Iterable[Mention], cues: Cues) -> _Years:
    """The years of a text's own dates."""
    whole, ahead, parts, base, lead = Counter[int](), Counter[int](), list[Period](), 0, 0
    for mention in mentions:
        stated = mention.value
        if not isinstance(stated, Period) or not (stated.end or stated.start):
            continue
        close = _end(stated)
        if stated.grain == "same":
            base = max(base, close.year)
        if stated.inherits:
            continue
        if cues.expects(mention.start, mention.end):
            ahead[close.year] += stated.start is not None  # by 2030 says nothing of now
        elif stated.grain == "year" or (stated.start is None and (close.month, close.day) == (12, 31)):
            whole[close.year] += 1
        else:
            parts.append(stated)
            if stated.start is None and stated.end and mention.start < _LEAD:
                lead = max(lead, close.year)
    return _Years(whole, ahead, parts, base, lead)


def _within(year: int, mentions: Iterable[Mention], cues: Cues, language: Language) -> Iterator[Period]:
    """The parts of a year that a text tells of without its number (the three months to June)."""
    for mention in mentions:
        if _open(mention.value) and not cues.expects(mention.start, mention.end):
            read = periods.find(mention.text, fold(mention.text), language, date(year, 12, 31), [])
            yield from (m.value for m in read if isinstance(m.value, Period) and m.value.inherits == "year" and m.value.end)


def _latest(years: _Years) -> int | None:
    """The last year that a text tells of; None if it names too few to know."""
    whole, ahead, parts, _, lead = years
    dated = Counter(_end(part).year for part in parts)  # what it dates more closely than by the year has happened
    told = whole + dated
    named = told + ahead
    if not told:
        return None
    if lead and lead == max(told):
        return lead
    most = max(named.values())
    often = min(year for year in named if named[year] == most)
    if most == 1:  # founded in 1998; 2018 and the first half of 2019
        often = max((year for year in named if named[year - 1]), default=often)
    year = max((year for year in told if year <= often + 1), default=0)
    year = max(year, *(later for later in dated if dated[later] >= _TELLING), 0)
    if sum(named[year + away] for away in (-1, 0, 1, 2)) < _TELLING:
        return None
    days = Counter(_end(part).year for part in parts if part.grain == "day")
    only_planned = days[year - 1] > max(_TELLING, whole[year]) and not dated[year]
    return year - 1 if only_planned else year


def told(day: date, name: str) -> Diagnostic:
    """What is to be said where a year is only supposed."""
    return Diagnostic("info", "year-supposed", f"relative dates read as written in {day:%Y}, by the text's own dates", name)


def read(mentions: Sequence[Mention], text: str, folded: str, language: Language, day: date) -> list[Mention]:
    """The mentions, with the years that the text left open supplied."""
    named = [mention for mention in mentions if isinstance(mention.value, Organisation)]
    again = {(m.start, m.end): m.value for m in periods.find(text, folded, language, day, named)}
    alone: dict[str, list[object]] = {}
    return [_dated(m, again.get((m.start, m.end)), language, day, alone) if _open(m.value) else m for m in mentions]


def _open(value: object) -> bool:
    """Whether a value is a period whose dates the year of writing may tell."""
    return isinstance(value, Period) and value.inherits != "period" and not (value.end or value.start)


def _dated(mention: Mention, value: object, language: Language, day: date, alone: dict[str, list[object]]) -> Mention:
    """The mention with the value read against the supposed day, where that hangs on its year alone.

    alone: words -> what they say on another day of the year, as far as known.
    """
    if not isinstance(value, Period):
        return mention
    if value.inherits != "year":
        if mention.text not in alone:
            read = periods.find(mention.text, fold(mention.text), language, _elsewhere(day), [])
            alone[mention.text] = [m.value for m in read]
        if alone[mention.text] != [value]:
            return mention  # last month, 目前
    return mention._replace(value=value)


def _elsewhere(day: date) -> date:
    """Another day of the same year, in another half."""
    return day.replace(month=(day.month + 6) % 12 or 12, day=min(day.day, 27) + 1)


def _end(stated: Period) -> date:
    return stated.end or stated.start or date.min
