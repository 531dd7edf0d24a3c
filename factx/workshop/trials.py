"""Examples tried against rules: the text is looked at once, however many rules are tried on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from factx.documents import read
from factx.lexicon import Lexicon
from factx.packs import Catalogue, Rule
from factx.packs.catalogue import unhyphened
from factx.packs.proofs import Example, Verdict, judge
from factx.pipeline import Page, look, state

Seen = list[tuple[int, int, list[tuple[Rule, str]]]]


class Trial(NamedTuple):
    """An example whose text has been looked at. seen: the triggers that stand in it; rules: whose they are."""

    example: Example
    page: Page
    seen: Seen
    rules: frozenset[str]

    def verdict(self, catalogue: Catalogue) -> Verdict:
        return judge(self.example, state(self.page, catalogue)[0])

    def changed(self, catalogue: Catalogue, old: Rule, new: Rule) -> Catalogue:
        """The catalogue for this text with one rule, that has no further triggers, in the place of another."""
        seen: Seen = []
        left = frozenset(map(unhyphened, new.triggers))
        for start, end, meanings in self.seen:
            head = unhyphened(self.page.folded[start:end])
            kept = [
                (new if rule is old else rule, tail)
                for rule, tail in meanings
                if rule is not old or (f"{head}…{unhyphened(tail)}" if tail else head) in left
            ]
            if kept:
                seen.append((start, end, kept))
        return _Changed(catalogue.metrics, catalogue.rules, catalogue.entities, seen)


def trials(examples: Iterable[Example], catalogue: Catalogue) -> Iterator[Trial]:
    for example in examples:
        document, _ = read(example.text, published=example.published)
        if document:
            page = look(document, catalogue)
            seen = catalogue.lexicon.occurrences(unhyphened(page.folded))
            yield Trial(example, page, seen, frozenset(rule.id for *_, meanings in seen for rule, _ in meanings))


@dataclass(frozen=True)
class _Changed(Catalogue):
    """A catalogue for one text, the triggers of which have been found."""

    seen: Seen

    @cached_property
    def lexicon(self) -> Lexicon[list[tuple[Rule, str]]]:
        return _Seen(self.seen)


class _Seen(Lexicon[list[tuple[Rule, str]]]):
    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def occurrences(self, folded: str) -> Seen:
        return self._seen
