"""What a change to rules changes: facts gained, lost and changed between two sets of packs, over a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import NamedTuple

from factx.model import Document, Fact
from factx.packs import Catalogue, store
from factx.packs.nodes import Pack
from factx.packs.reading import read
from factx.pipeline import look, state

SHIPPED = "shipped"
# Fields that follow from others, or say only where.
_NOT_COMPARED = ("id", "rule", "label", "line", "start", "end", "source")


class Difference(NamedTuple):
    """A fact that only one side has (`gained`, `lost`), or both but for some `fields` (`changed`)."""

    kind: str
    old: Fact | None
    new: Fact | None
    fields: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        found = self.new or self.old
        assert found is not None
        return found


def catalogue(pack: str) -> Catalogue:
    """The rules of one side: the shipped ones, or those with a pack or folder, versions of a shipped pack in its place."""
    if pack == SHIPPED:
        return store.load()
    own, others = store.read_all(store.within(pack)), store.read_all(store.files())
    names, ids = {file.name for file, _ in own}, {id for file, content in own for id in _ids(Pack(file, content))}
    known = store.load()
    if names.isdisjoint(file.name for file, _ in others) and ids.isdisjoint({*known.metrics, *(rule.id for rule in known.rules)}):
        return store.load([pack])  # nothing takes the place of anything: one look instead of two, and that is kept
    kept = [(f, content) for f, content in others if f.name not in names and ids.isdisjoint(_ids(Pack(f, content)))]
    return store.thaw(read([*kept, *own]))


def _ids(pack: Pack) -> set[str]:
    """The metrics and rules that a pack defines."""
    return {*pack.content.get("metrics", ()), *(rule["id"] for rule in pack.content.get("rules", ()) if "id" in rule)}


def differences(documents: Iterable[Document], old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    """By document, in the order of the text."""
    for document in documents:
        before, after = (state(look(document, side), side)[0] for side in (old, new))
        yield from sorted(_of_one(before, after), key=lambda difference: difference.fact.start)


def _of_one(before: Sequence[Fact], after: Sequence[Fact]) -> Iterator[Difference]:
    lost = [fact for fact in before if not any(_unlike(fact, other) == () for other in after)]
    gained = [fact for fact in after if not any(_unlike(fact, other) == () for other in before)]
    for fact in lost:
        same = next((other for other in gained if _same_number(fact, other)), None)
        if same:
            gained.remove(same)
            yield Difference("changed", fact, same, _unlike(fact, same))
        else:
            yield Difference("lost", fact, None)
    yield from (Difference("gained", None, fact) for fact in gained)


def _unlike(one: Fact, other: Fact) -> tuple[str, ...]:
    """The fields in which two facts of one document differ; where they stand is one of them."""
    named = (field.name for field in fields(Fact) if field.name not in _NOT_COMPARED)
    found = tuple(name for name in named if getattr(one, name) != getattr(other, name))
    return found or (() if one.end >= other.start and other.end >= one.start else ("line",))


def _same_number(one: Fact, other: Fact) -> bool:
    """Whether two facts are readings of one number: their quotes overlap, and their values are the same but for the sign."""
    overlap = one.start < other.end and other.start < one.end
    return overlap and abs(one.value) == abs(other.value)
