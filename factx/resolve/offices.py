"""Whose figures a text gives where an office tells them: an agency is seldom what its figures are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from factx.candidates import Candidate
from factx.languages.names import Names
from factx.model import Document
from factx.resolve.billing import Billing
from factx.resolve.roles import BRANDS, Name, Roles
from factx.resolve.subjects import BLOCK_REACH

# Characters in which a text says whose figures it gives.
_LEAD = 300


class Offices:
    """The agencies of one text, and the places that their figures are about. within: the names in a span."""

    def __init__(self, document: Document, folded: str, names: Sequence[Name], within: Callable[[int, int], Sequence[Name]],
                 roles: Roles, billing: Billing, language: Names) -> None:
        self._text, self._folded, self._blocks = document.text, folded, document.blocks
        self._names, self._within, self._roles, self._billing = names, within, roles, billing
        self._homes, self._near = language.homes, language.near.get(document.market, {})

    def home(self, agency: Name) -> str:
        """The place that an agency's figures are about, as the document writes it."""
        if agency.who.kind != "agency":
            return ""
        home = self._near.get(self._folded[agency.start : agency.end]) or self._homes.get(agency.who.name, "")
        at = self._folded.find(home) if home else -1
        return self._text[at : at + len(home)] if at >= 0 else home

    def source(self, candidate: Candidate) -> Name | None:
        """The agency whose figures a sentence gives: named before it, in the paragraph before at most, and no company since."""
        since = max(self._blocks[max(0, candidate.block - 1)].start, candidate.mention.start - BLOCK_REACH)
        for name in reversed(self._within(since, candidate.mention.start)):
            if name.who.kind == "agency" and self._roles.quoted(name):
                return name
            if name.who.kind in BRANDS or name.who.kind == "self":
                return None
        return None

    def near(self, start: int, end: int) -> str:
        """The place of the last office named in a span; else, where no place is named, of the first of all."""
        named = next((n for n in reversed(self._within(start, end)) if self.home(n)), None)
        office = named or (None if self._billing.place else self._first)
        return self.home(office) if office else ""

    @cached_property
    def told_of(self) -> str:
        """The place of the office that a text begins with, if its title names none."""
        first = None if self._billing.titled else self._first
        return self.home(first) if first and self._roles.quoted(first) and first.start < _LEAD else ""

    @cached_property
    def titled(self) -> str:
        """The place of the office that a title names."""
        return self.home(self._first) if self._first and self._first.start < self._blocks[0].end else ""

    @cached_property
    def _first(self) -> Name | None:
        """The first office whose figures are about a place."""
        return next((n for n in self._names if self.home(n)), None)
