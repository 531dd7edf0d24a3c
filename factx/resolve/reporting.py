"""What a document reports on: the past month of its title, the past quarter, half or year that its title or lead speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from factx.cues import Cues
from factx.languages.grammar import Grammar
from factx.model import Block, Period
from factx.resolve.named import Named, lasts, reportable, within
from factx.spans import around, shift

# Its first blocks say which; where they are a letterhead, as far as the first paragraph.
LEAD_BLOCKS, _LETTERHEAD, _PARAGRAPH = 8, 30, 80
# What ended longer ago than a year and a bit is no news.
NEWS = timedelta(430)
# A report may be told of for longer, but not for years.
_REPORTED = timedelta(800)
OWN = frozenset({"month", "quarter", "half"})
# The figures of a month come out in the next one, or in the one after.
_LAST_MONTHS = timedelta(75)
# How far from its period a word may stand that shows a report (2022年年度报告, 公布…第二季度业绩).
_REACH = 15
BUSINESS = frozenset({"quarter", "half"})


class Report(NamedTuple):
    """The period, whether a report is about it (2022年年报), and where it is first named."""

    period: Period | None
    told: bool = False
    start: int = 0


def reported(
    folded: str, blocks: Sequence[Block], dates: Sequence[Named], cues: Cues, grammar: Grammar, today: date | None
) -> Report:
    """The report that the lead of a document is about. dates: that are no mere bases."""
    words, spaced = grammar.own, grammar.spaced
    lead = blocks[LEAD_BLOCKS - 1 : _LETTERHEAD]
    first = blocks[min(len(blocks), LEAD_BLOCKS) - 1].end if blocks else 0
    lead_end = next((b.end for b in lead if b.end - b.start >= _PARAGRAPH), first)
    spoken = [d for d in dates if d.start < lead_end and reportable(d.period) and d.period.end and not outlook(d, cues, today)
              and (not today or d.period.end <= today)]
    if spaced:  # half year results … for the six months ended July 31, 2024
        exact = [d.period for d in spoken if d.period.grain == "span" and not d.period.inherits]
        bare = {grain for grain in BUSINESS if any(lasts(period, grain) for period in exact)}
        spoken = [d for d in spoken if d.period.inherits != "year" or d.period.grain not in bare]
    for named in spoken:
        if today and named.period.end and today - named.period.end > _REPORTED:
            continue
        beside = folded[max(0, named.start - _REACH) : named.end + _REACH]
        if any(word in beside for word in words):
            # What the lead speaks of before an older report (the three months to December, and restated 2003 results)
            newer = spoken[0].period.end and named.period.end and spoken[0].period.end > named.period.end
            named = spoken[0] if newer else named
            return Report(named.period, True, next(d.start for d in spoken if d.period[:2] == named.period[:2]))
    titles = [block for block in blocks[:LEAD_BLOCKS] if block.kind == "title"]
    titled = (d.period for d in spoken if d.period.grain in BUSINESS and any(t.start <= d.start < t.end for t in titles))
    if (found := next(titled, None)) and any(word in folded[:lead_end] for word in words):
        return Report(found, True)  # Northgate Q2 net up 14%
    months = (d.period for block in titles for d in within(dates, block.start, block.end) if d.period.grain == "month")
    monthly = next((m for m in months if m.start and m.end and today and timedelta(0) < today - m.end < _LAST_MONTHS), None)
    recent = (d for d in spoken if d.period.end and (not today or today - d.period.end < NEWS))
    newest = next(recent, None)
    if spaced and today and not (newest or monthly):  # outstanding loans expanded by 11% in August
        told = (d.period for d in dates if d.start < lead_end and d.period.grain == "month" and d.period.start and d.period.end)
        monthly = next((m for m in told if m.end and timedelta(0) < today - m.end < _LAST_MONTHS), None)
    if today and not (spoken or monthly) and (annual := grammar.annuals.search(folded, 0, lead_end)):
        return Report(Period(*around(shift(today, -1, "year"), "year"), "year"), True, annual.start())  # 青禾银行披露年报
    return Report(monthly) if monthly or not newest else Report(newest.period, False, newest.start)


def running(dates: Sequence[Named], published: date | None) -> Report:
    """The last quarter, half or month before publication, where the text says 当季, and nothing says which."""
    own = next((d.period.grain for d in dates if d.period.inherits == "period" and d.period.grain in OWN), "")
    return Report(Period(*around(shift(published, -1, own), own), own) if own and published else None)


def outlook(named: Named, cues: Cues, today: date | None) -> bool:
    """Whether a date is that of an expectation."""
    if not named.period.end or (today and named.period.end <= today):
        return False
    return cues.expects(named.start, named.end)
