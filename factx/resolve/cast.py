"""Whom a fact is about.

The organisation between metric and number, else the nearest before the metric in its sentence, else the subject of the
paragraph so far, else of the heading, else the document's main organisation; for what only places can have (GDP, 网民), the
nearest place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from factx.candidates import Candidate
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Document, Mention, Organisation

_COMPANIES = frozenset({"company", "bank"})
_PLACES = frozenset({"region", "group"})
_LESSER = _PLACES | {"agency"}
# How far behind a name a word may stand that makes the name a source (据X最新数据).
_SOURCE_REACH = 8
# How far before a metric a place or group may stand and still be what it is about (2020年中国数字经济规模).
_PLACE_REACH = 4
# How far back in a block a name is looked for: without an end, a block of 40,000 公司 took half of a document's time.
_BLOCK_REACH = 2000
# A document is about a company that has at least this share of all that is said of companies in it.
_MAIN_SHARE = 0.25
# A name in the title or the lead weighs as much as this many elsewhere.
_TITLE_WEIGHT, _LEAD_WEIGHT = 5, 2
_LEAD_LENGTH = 40
_CLAUSE_MARKS = ",。;:!?\n、)"


class _Name(NamedTuple):
    """An organisation where the text names it."""

    start: int
    end: int
    text: str
    who: Organisation


class Cast:
    """Who appears in a document, and whom each candidate is about. Ask in the order of the text."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], cues: Cues, language: Language) -> None:
        self._folded, self._cues, self._grammar, self._blocks = folded, cues, language.grammar, document.blocks
        self._names = [_Name(m.start, m.end, m.text, m.value) for m in mentions if isinstance(m.value, Organisation)]
        self._starts = [n.start for n in self._names]
        self._headings = [at for at, block in enumerate(document.blocks) if block.kind == "heading"]
        self._fullest = self._longest_forms()
        self._main = self._most_spoken_of()
        self._subject: tuple[int, str] = (-1, "")

    def entity_of(self, candidate: Candidate) -> str:
        """The fullest name the document gives of whom a candidate is about, "" if it does not say."""
        name = self._named(candidate)
        if name and name.who.kind == "region" and self._main and not self._acts(name, candidate):
            name = None  # where a company does it, not who does
        if candidate.metric.about == "place" and (name is None or name.who.kind not in _PLACES):
            return self._place(candidate)
        if name is None:
            block, subject = self._subject
            return subject if block == candidate.block and subject else self._of_heading(candidate.block) or self._main
        entity = self._called(name)
        self._subject = candidate.block, entity
        return entity

    # ------------------------------------------------------------ in the sentence
    def _named(self, candidate: Candidate) -> _Name | None:
        trigger, number, start = candidate.trigger, candidate.mention.start, candidate.sentence[0]
        anchor = min(trigger.start, number)
        inside = [n for n in self._within(start, number) if self._speaks(n, anchor)]
        inside = [n for n in inside if n.end <= trigger.start or trigger.end <= n.start]  # 服务小微企业 are those counted
        if candidate.places > 1 and candidate.respectively:
            companies = [n for n in inside if n.who.kind in _COMPANIES]
            if len(companies) >= candidate.places:
                return companies[-candidate.places :][candidate.place]
        if candidate.measure in {"level", "share"} or trigger.end >= candidate.clause[0]:
            between = [n for n in inside if n.start >= max(trigger.end, candidate.clause[0])]
            if between:
                return between[-1]
        earlier = [n for n in inside if n.end <= anchor]
        if earlier:
            return self._owner(earlier)
        if trigger.start > start:
            return None
        since = max(0, trigger.start - _BLOCK_REACH)
        begin = max(since, *(self._folded.rfind(mark, since, trigger.start) + 1 for mark in "。\n"))
        return next((n for n in reversed(self._within(begin, trigger.start)) if n.end <= trigger.start), None)

    def _acts(self, name: _Name, candidate: Candidate) -> bool:
        """Whether a place is what a number is said of (日本占…, 日本为11.5%), and no mere adjective (全球付费用户)."""
        if name.start >= candidate.trigger.end or candidate.metric.about == "place":
            return True
        return bool(self._cues.within("share", name.end, max(name.end, candidate.trigger.start)))

    def _owner(self, names: Sequence[_Name]) -> _Name:
        """The last of the names, or, if that is a place or a group, the company that its clause speaks of (马上消费在全国…)."""
        last = names[-1]
        if last.who.kind in _LESSER:
            for name in reversed(names[:-1]):
                if "," in self._folded[name.end : last.start]:
                    break
                if name.who.kind not in _LESSER:
                    return name
        return last

    def _speaks(self, name: _Name, anchor: int) -> bool:
        """Whether an organisation can be what the sentence is about, rather than its source, its whole or its place."""
        if self._quoted(name):
            return False
        before = self._cues.last(("share", "compare"), max(0, name.start - 6), name.start)
        if before and self._cues.residue(before.end, name.start) == 0:
            return False
        if name.who.kind not in _LESSER or not self._main:
            return True
        near = name.end <= anchor and "," not in self._folded[name.end : anchor]
        return self._opens(name) or (near and self._cues.residue(name.end, anchor) <= _PLACE_REACH)

    def _quoted(self, name: _Name) -> bool:
        """Whether an organisation is only the source of what is said (新浪科技讯, 据X数据)."""
        after = self._folded[name.end : name.end + _SOURCE_REACH]
        return any(word in after for word in self._grammar.sources) and not any(word in after for word in self._grammar.own)

    def _opens(self, name: _Name) -> bool:
        """Whether a name stands where a subject does: at the start of a clause."""
        before = self._folded[max(0, name.start - 8) : name.start].rstrip()
        return not before or before[-1] in _CLAUSE_MARKS or before.endswith(("显示", "指出", "称"))

    # ------------------------------------------------------------ in the document
    def _place(self, candidate: Candidate) -> str:
        """The last place or sector named before a candidate in its block, else the one most spoken of."""
        number = candidate.mention.start
        before = reversed(self._within(max(self._blocks[candidate.block].start, number - _BLOCK_REACH), number))
        place = next((n for n in before if n.who.kind in _PLACES), None)
        return self._called(place) if place else self._main_place

    @cached_property
    def _main_place(self) -> str:
        places = Counter(self._called(n) for n in self._names if n.who.kind in _PLACES)
        return places.most_common(1)[0][0] if places else ""

    def _within(self, start: int, end: int) -> Sequence[_Name]:
        """The names that begin in `[start, end)`."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _called(self, name: _Name) -> str:
        if name.who.kind == "self":
            return self._main or self._last_company(name.start)
        return " ".join(self._fullest.get(name.who.name, name.text).split())

    def _last_company(self, position: int) -> str:
        """The company named last before a position in its block: whom 公司 means in a digest of many."""
        since = max(0, position - _BLOCK_REACH)
        begin = max(since, self._folded.rfind("\n", since, position) + 1)
        company = next((n for n in reversed(self._within(begin, position)) if n.who.kind in _COMPANIES), None)
        return self._called(company) if company else ""

    def _longest_forms(self) -> dict[str, str]:
        """Organisation -> the longest form in which the document names it."""
        forms: dict[str, str] = {}
        for name in self._names:
            if len(name.text) > len(forms.get(name.who.name, "")):
                forms[name.who.name] = name.text
        return forms

    def _most_spoken_of(self) -> str:
        """The document's main company; "" for a digest of many."""
        weights: Counter[str] = Counter()
        titles = [b for b in self._blocks[:5] if b.kind == "title"]
        lead_end = next((b.end for b in self._blocks if b.kind == "paragraph" and b.end - b.start > _LEAD_LENGTH), 0)
        for name in self._names:
            if name.who.kind in _COMPANIES and not self._quoted(name):
                titled = any(b.start <= name.start < b.end for b in titles)
                weights[name.who.name] += _TITLE_WEIGHT if titled else _LEAD_WEIGHT if name.start < lead_end else 1
        if not weights:
            return ""
        best, weight = max(weights.items(), key=lambda item: item[1])
        return " ".join(self._fullest.get(best, best).split()) if weight >= _MAIN_SHARE * weights.total() else ""

    def _of_heading(self, block: int) -> str:
        """The company that the heading over a block names."""
        at = bisect_left(self._headings, block) - 1
        if at < 0:
            return ""
        heading = self._blocks[self._headings[at]]
        named = (n for n in self._within(heading.start, heading.end) if n.who.kind in _COMPANIES)
        return next((self._called(n) for n in named), "")
