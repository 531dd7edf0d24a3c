"""Numerals that nothing claimed: no quantity, date, name or refusal. What a language's data lacks shows here first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factx.explain.numerals import numerals
from factx.languages.record import Language
from factx.model import Document
from factx.recognisers import recognise
from factx.text import Lines, fold

_AROUND = 4  # characters on either side that make the context


class Unread(NamedTuple):
    """Numerals in one context. times: how often; numeral, source, line: the first of them."""

    times: int
    before: str
    after: str
    numeral: str
    source: str
    line: int


def unread(document: Document, language: Language) -> Iterator[tuple[int, int]]:
    """Spans, in the visible text, of the numerals of a document that no mention covers."""
    folded = fold(document.text)
    found = recognise(document.text, language, document.published, folded)
    yield from (numeral[:2] for numeral in numerals(folded, language, found) if numeral.mention is None)


def report(documents: Iterable[tuple[Document, Language]]) -> list[Unread]:
    """The unread numerals of many documents by their context, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[str, str, int]] = {}
    for document, language in documents:
        lines = Lines(document.source)
        for start, end in unread(document, language):
            before = document.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
            after = document.text[end : end + _AROUND].partition("\n")[0]
            context = " ".join(before.split()), " ".join(after.split())
            counts[context] += 1
            line = lines.at(document.offsets.span(start, end)[0])
            first.setdefault(context, (document.text[start:end], document.name, line))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Unread(count, before, after, *first[before, after]) for (before, after), count in ranked]
