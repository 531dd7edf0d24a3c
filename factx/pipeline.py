"""The whole way of one document, on one page.

bytes ─ read ─▶ Document ─ recognise ─▶ mentions ─ bind ─▶ candidates ─ resolve ─▶ facts
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from factx import packs, undated
from factx.bind import bind
from factx.bind.flat import upright
from factx.candidates import Bound, Resolved
from factx.collector import held
from factx.cues import Cues
from factx.documents import read
from factx.languages import detect
from factx.languages.record import Language
from factx.model import Diagnostic, Document, Fact, Mention, Options, Part, Refusal, Result
from factx.recognisers import recognise
from factx.resolve import resolve
from factx.text import fold


def extract(
    source: bytes | str | Path | Part,
    name: str = "",
    published: date | None = None,
    metrics: Collection[str] = (),
    options: Options = Options(),  # noqa: B008 - frozen
) -> Result:
    """The facts of one document.

    source: content as bytes or str; a Path is read; a Part says more of itself. name: what `Fact.source` says (default: the
    path). published: for texts that do not show their date. metrics: only facts of these ids. What is wrong with the document
    comes back as diagnostics; RulesError if a pack is invalid.
    """
    if isinstance(source, Path):
        name = name or str(source)
        try:
            source = source.read_bytes()
        except OSError as error:
            return Result(None, (), (Diagnostic("error", "unreadable", f"cannot be read: {error.strerror or error}", name),))
    part = source if isinstance(source, Part) else Part(source)
    way, diagnostics = follow(part, name or part.name, published, options)
    if part.line:
        diagnostics = tuple(each._replace(line=each.line + part.line) if each.line else each for each in diagnostics)
    if way is None:
        return Result(None, (), diagnostics)
    facts = (fact for fact in way.resolved.facts if not metrics or fact.metric in metrics)
    return Result(way.page.document, tuple(_placed(fact, part) if part.start else fact for fact in facts), diagnostics)


def _placed(fact: Fact, part: Part) -> Fact:
    """A fact as it stands in the text that the part was cut from."""
    return replace(fact, start=fact.start + part.start, end=fact.end + part.start, line=fact.line + part.line)


class Trace(NamedTuple):
    """One document's way: `extract` takes its facts from it, and `factx.explain` the reasons for all other numbers."""

    page: Page
    catalogue: packs.Catalogue
    bound: Bound
    resolved: Resolved


@held()
def follow(
    source: bytes | str | Part, name: str, published: date | None, options: Options
) -> tuple[Trace | None, tuple[Diagnostic, ...]]:
    """The whole way, None if nothing could be read, and what is to be said of it; see `extract`."""
    catalogue = packs.load(options.rules)
    document, diagnostics = read(source, name, options, published)
    if document is None:
        return None, diagnostics
    page = look(document, catalogue)
    if page.today and not document.published:
        diagnostics = (*diagnostics, undated.told(page.today, document.name))
    way = trace(page, catalogue)
    return way, (*diagnostics, *way.resolved.doubts)


class Page(NamedTuple):
    """A document and all that is seen in it before a rule is asked. today: when it was written, or about when."""

    document: Document
    language: Language
    folded: str
    mentions: list[Mention]
    cues: Cues
    today: date | None


def look(document: Document, catalogue: packs.Catalogue) -> Page:
    """What stands in a document; of the catalogue only the names count."""
    language = catalogue.speak(document.language)
    document = upright(document, language)
    folded = fold(document.text)
    found = recognise(document.text, language, document.published, folded)
    cues = Cues(folded, language.grammar, found)
    today = document.published or undated.date_of(found, cues, language)
    if today and not document.published:
        found = undated.read(found, document.text, folded, language, today)
    return Page(document, language, folded, found, cues, today)


def trace(page: Page, catalogue: packs.Catalogue) -> Trace:
    """What the rules of a catalogue make of a page."""
    document, language, folded, found, cues, today = page
    bound = bind(folded, document.blocks, found, cues, catalogue, language, document.published)
    return Trace(page, catalogue, bound, resolve(document, folded, bound.candidates, found, cues, language, today))


def state(page: Page, catalogue: packs.Catalogue) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """The facts that the rules of a catalogue read on a page, and warnings of what is not plausible."""
    resolved = trace(page, catalogue).resolved
    return resolved.facts, resolved.doubts


def mentions(text: str, language: str | None = None, reference: date | None = None) -> tuple[Mention, ...]:
    """Every quantity, ordinal, period, duration and organisation of a text, in order; offsets count in `text`.

    language: `zh` or `en`, detected if not given (KeyError for others). reference: the day that relative dates count from.
    """
    found = recognise(text, packs.load().speak(language or detect(text)), reference)
    return tuple(mention for mention in found if not isinstance(mention.value, Refusal))
