"""Rows of dates: as many as a list of numbers has members, they are dealt out to it (2020年、2021年和2022年分别为A、B、C)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factx.candidates import Candidate
from factx.cues import Cues
from factx.resolve.named import Named, reportable, years_of

# The years that a report covers were listed this many characters before a paragraph at most, a section of it.
ROW_REACH = 1500


class Rows:
    """The rows of one text; a span of years is a row of them."""

    def __init__(self, dates: Sequence[Named], cues: Cues) -> None:
        self._rows: list[list[Named]] = []
        row: list[Named] = []
        for date in dates:
            if row and not (cues.joins(row[-1].end, date.start) and _alike(row[-1], date)):
                row = []
            if not row:
                self._rows.append(row)
            row.append(date)
        self._starts = [row[0].start for row in self._rows]

    def member(self, candidate: Candidate, start: int, end: int) -> Named | None:
        """The date at a list member's own place: 2019-2021年分别为A、B、C; A, B and C in 2019, 2020 and 2021."""
        if candidate.places < 2 or candidate.dealt:
            return None
        row = self.of(candidate.places, start, end)
        return row[candidate.place] if row else None

    def of(self, places: int, start: int, end: int) -> Sequence[Named]:
        """The last row of so many dates that begins in `[start, end)`; () if there is none."""
        for row in reversed(self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]):
            if len(row) == places:
                return row
            if len(row) == 1 and (years := years_of(row[0], places)):
                return years
        return ()


def _alike(one: Named, other: Named) -> bool:
    """Whether two dates can be members of one row: of one kind, and not the same; the last may be a part of the year that goes
    on (2017年、2018年及2019年1-3月)."""
    a, b = one.period, other.period
    if not a.end or not b.end or bool(a.start) != bool(b.start) or a.end == b.end:
        return False
    goes_on = reportable(a) and reportable(b) and b.start is not None and a.end < b.start
    return a.grain == b.grain or goes_on
