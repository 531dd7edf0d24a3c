"""What the words round a date or a number say of the day it is of: it employs 900 people, it raised $20m in its last round, in
August, which now accounts for 61%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.grammar import Grammar
from factx.model import Mention, Period
from factx.resolve.named import Named, within

_AMOUNTS = frozenset({"currency", "%"})
# What may stand behind a date that ends a statement.
_ENDS = frozenset({".", ",", ";", ")", "", "\n"})


class Tenses:
    """The words of one text. everything: all its dates; numbers: its quantities."""

    def __init__(
        self, folded: str, cues: Cues, grammar: Grammar, everything: Sequence[Named], numbers: Sequence[Mention],
        published: date | None,
    ) -> None:
        self._folded, self._cues, self._published = folded, cues, published
        self._presents, self._reach = grammar.presents, grammar.reach
        self._all, self._numbers = everything, numbers

    def now(self, candidate: Candidate, period: Period, basis: str, before: Sequence[Named]) -> bool:
        """Whether a count is one of the day that a text is written on, by the tense of its verb: it employs 900 people, whatever
        it earned last year. A day that its paragraph counts on holds for it too (As of June 30 it has 90 partners).

        before: the dates before it in its paragraph."""
        metric, (start, number) = candidate.metric, (candidate.sentence[0], candidate.mention.start)
        if not metric.stock or metric.event or metric.unit in _AMOUNTS or candidate.measure != "level" or candidate.headed:
            return False
        if candidate.prior or candidate.status != "actual" or not self._published or (basis == "stated" and not period.start):
            return False
        verb = max(self._presents.finditer(self._folded, start, number), key=re.Match.start, default=None)
        if verb is None or within(self._all, verb.end(), number) or self._cues.within("actual", verb.end(), number):
            return False
        first = next((m.start for m in self._numbers if m.start >= verb.end()), number)
        counted = any(d.period.end == period.end and not d.period.start for d in before)
        return self._cues.residue(verb.end(), min(number, first)) == 0 and not counted

    def momentary(self, named: Named) -> bool:
        """Whether a date is only a word for the day of the text (now, currently), which holds for its own sentence."""
        today = named.period.start is None and named.period.end == self._published
        return today and not any(character.isdigit() for character in self._folded[named.start : named.end])

    def hoped(self, named: Named, candidate: Candidate) -> bool:
        """Whether a day is one by which something is hoped for (hopes to bring it below 3% by March), and this has happened."""
        instant = named.period.inherits and named.period.end and not named.period.start
        return bool(instant) and candidate.status == "actual" and self._cues.expects(named.start, named.end)

    def behind(self, candidate: Candidate, position: int, after: Named) -> bool:
        """Whether a date behind a comma is that of a deal before it (raised $20m in its last round, in August)."""
        between = self._folded[position : after.start]
        comma = between.rfind(",")
        if not candidate.metric.event or comma < 0 or ";" in between or ". " in between:
            return False
        numbered = any(position <= m.start < after.start for m in self._numbers)
        near = not numbered and self._cues.residue(position, after.start) <= self._reach // 2
        ends = self._folded[after.end : after.end + 1] in _ENDS
        return near and ends and not self._cues.residue(position + comma, after.start)
