"""The ledger of a document: every numeral of its visible text in exactly one bucket, by the run that gave the facts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from factx.candidates import Candidate, Dropped, Rejection, Trigger
from factx.explain.diagnosis import Diagnosis, diagnose
from factx.explain.numerals import Numeral, numerals
from factx.model import Duration, Fact, Mention, Ordinal, Organisation, Period, Refusal
from factx.pipeline import Trace

BUCKETS = {
    "fact": "gives a fact",
    "part": "part of a fact: another figure of its value, or of its metric's name",
    "repeat": "says again what a fact says",
    "implausible": "outside its metric's plausible range",
    "date": "part of a date or period",
    "time": "a length of time, or the time of day",
    "name": "part of a name",
    "ordinal": "a place in an order",
    "refused": "no quantity: a code, a listing, a vague number",
    "denied": "its sentence denies it, or only supposes it",
    "vetoed": "the metric's words are vetoed",
    "wrong-unit": "its unit is not the metric's",
    "no-trigger": "no words of a metric in reach",
    "unread": "not read as a number",
}


class Entry(NamedTuple):
    """A numeral and its bucket. reason: within the bucket, as `factx.explain.words` knows it; detail: a word that fills it.

    facts: what it gives (one for each of those it is said of), is a part of, or says again; candidate: what it was read as, if it
    was; diagnosis: of one that was not.
    """

    numeral: Numeral
    bucket: str
    reason: str = ""
    detail: str = ""
    facts: tuple[Fact, ...] = ()
    candidate: Candidate | None = None
    diagnosis: Diagnosis | None = None


def ledger(trace: Trace) -> list[Entry]:
    """One entry for each numeral, in order."""
    books = _Books(trace)
    page = trace.page
    return [books.entry(numeral) for numeral in numerals(page.folded, page.language, page.mentions)]


def sums(entries: Iterable[Entry]) -> dict[str, int]:
    """How many numerals are in each bucket."""
    counts = Counter(entry.bucket for entry in entries)
    return {bucket: counts[bucket] for bucket in BUCKETS if counts[bucket]}


class _Books:
    """What became of each stretch of the text."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        resolved = trace.resolved
        self._facts: dict[int, list[Fact]] = {}  # by where their number stands
        for candidate, fact in zip(resolved.origins, resolved.facts, strict=True):
            self._facts.setdefault(candidate.mention.start, []).append(fact)
        self._dropped = {drop.candidate.mention.start: drop for drop in resolved.dropped}
        every = {c.mention.start: c for c in (*resolved.origins, *(drop.candidate for drop in resolved.dropped))}
        self._starts = sorted(every)
        self._candidates = [every[start] for start in self._starts]
        self._rejections = {rejection.mention.start: rejection for rejection in trace.bound.rejections}
        self._before = {other.mention.start: one for one, other in pairwise(trace.bound.rejections)}
        self._triggers = [t.start for t in trace.bound.triggers]
        self._seen: set[int] = set()

    def entry(self, numeral: Numeral) -> Entry:
        candidate = self._candidate_at(numeral)
        if candidate:
            return self._taken(numeral, candidate)
        mention, value = numeral.mention, numeral.mention.value if numeral.mention else None
        if mention is None or isinstance(value, Refusal):
            named = self._naming(numeral)
            if named:
                return named
        match value:
            case None:
                return Entry(numeral, "unread")
            case Period():
                return Entry(numeral, "date")
            case Duration():
                return Entry(numeral, "time")
            case Organisation():
                return Entry(numeral, "name", "organisation", value.name)
            case Refusal():
                return Entry(numeral, "time" if value.reason == "time" else "refused", value.reason)
        assert mention is not None
        return self._rejected(numeral, mention)

    def _candidate_at(self, numeral: Numeral) -> Candidate | None:
        at = bisect_right(self._starts, numeral.start) - 1
        candidate = self._candidates[at] if at >= 0 else None
        return candidate if candidate and numeral.start < candidate.mention.end else None

    def _taken(self, numeral: Numeral, candidate: Candidate) -> Entry:
        """A numeral that was tied to a metric; the second of one value is a part of it."""
        start = candidate.mention.start
        facts, again = tuple(self._facts.get(start, ())), start in self._seen
        self._seen.add(start)
        if facts:
            return Entry(numeral, "part" if again else "fact", "value" if again else "", facts=facts, candidate=candidate)
        drop = self._dropped[start]
        bucket = "implausible" if drop.reason == "implausible" else "repeat"
        return Entry(numeral, bucket, drop.reason, facts=self._behind(drop), candidate=candidate)

    def _behind(self, drop: Dropped | None) -> tuple[Fact, ...]:
        """The facts that a repeat repeats, perhaps by way of another one."""
        for _ in range(len(self._dropped) + 1):
            if drop is None or drop.by is None:
                break
            start = drop.by.mention.start
            if start in self._facts:
                return tuple(self._facts[start])
            drop = self._dropped.get(start)
        return ()

    def _naming(self, numeral: Numeral) -> Entry | None:
        """A numeral within the words of a metric (M2, CET1)."""
        trigger = self._trigger_at(numeral)
        if trigger is None:
            return None
        resolved = self._trace.resolved
        facts = tuple(f for c, f in zip(resolved.origins, resolved.facts, strict=True) if c.trigger.start == trigger.start)
        return Entry(numeral, "part" if facts else "name", "metric", trigger.metric.id, facts)

    def _trigger_at(self, numeral: Numeral) -> Trigger | None:
        at = bisect_right(self._triggers, numeral.start) - 1
        trigger = self._trace.bound.triggers[at] if at >= 0 else None
        if trigger is None or trigger.end < numeral.end:
            return None
        return trigger if self._trace.page.folded[trigger.start : trigger.end] in trigger.rule.triggers else None

    def _rejected(self, numeral: Numeral, mention: Mention) -> Entry:
        rejection = self._rejections.get(mention.start)
        if rejection is None:  # the second number of a cell
            return Entry(numeral, "no-trigger", "beside")
        if rejection.reason == "name":
            trigger = self._trigger_at(numeral)
            return Entry(numeral, "name", "metric" if trigger else "word", trigger.metric.id if trigger else "")
        if rejection.reason == "conversion":
            return Entry(numeral, "refused", "conversion")
        found = diagnose(self._trace, self._first_of_list(rejection))
        bucket = "ordinal" if isinstance(mention.value, Ordinal) and found.bucket != "denied" else found.bucket
        return Entry(numeral, bucket, found.reason, found.detail, diagnosis=found)


    def _first_of_list(self, rejection: Rejection) -> Rejection:
        """The number that a list begins with, if another one is joined to it: what keeps it off keeps off both (18.7%和17.1%)."""
        before = self._before.get(rejection.mention.start)
        while before and before.reason == rejection.reason and before.sentence == rejection.sentence:
            alike = type(before.mention.value) is type(rejection.mention.value)
            if not (alike and self._trace.page.cues.joins(before.mention.end, rejection.mention.start)):
                break
            rejection, before = before, self._before.get(before.mention.start)
        return rejection
