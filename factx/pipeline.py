"""The whole way of one document, on one page.

bytes ─ read ─▶ Document ─ recognise ─▶ mentions ─ bind ─▶ candidates ─ resolve ─▶ facts
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from factx import packs, undated
from factx.bind import bind
from factx.cues import Cues
from factx.documents import read
from factx.languages import detect
from factx.model import Diagnostic, Mention, Options, Refusal, Result
from factx.recognisers import recognise
from factx.resolve import resolve
from factx.text import fold


def extract(
    source: bytes | str | Path,
    name: str = "",
    published: date | None = None,
    metrics: Collection[str] = (),
    options: Options = Options(),  # noqa: B008 - frozen
) -> Result:
    """The facts of one document.

    source: content as bytes or str; a Path is read. name: what `Fact.source` says (default: the path). published: for texts
    that do not show their date. metrics: only facts of these ids. What is wrong with the document comes back as diagnostics;
    RulesError if a pack is invalid.
    """
    if isinstance(source, Path):
        name = name or str(source)
        try:
            source = source.read_bytes()
        except OSError as error:
            return Result(None, (), (Diagnostic("error", "unreadable", f"cannot be read: {error.strerror or error}", name),))
    catalogue = packs.load(options.rules)
    document, diagnostics = read(source, name, options, published)
    if document is None:
        return Result(None, (), diagnostics)
    language = catalogue.speak(document.language)
    folded = fold(document.text)
    found = recognise(document.text, language, document.published, folded)
    cues = Cues(folded, language.grammar, found)
    today = document.published or undated.date_of(found, cues)
    if today and not document.published:
        found = undated.read(found, document.text, folded, language, today)
        diagnostics = (*diagnostics, undated.told(today, document.name))
    bound = bind(folded, document.blocks, found, cues, catalogue, language)
    facts, doubts = resolve(document, folded, bound.candidates, found, cues, language, today)
    return Result(document, tuple(f for f in facts if not metrics or f.metric in metrics), (*diagnostics, *doubts))


def mentions(text: str, language: str | None = None, reference: date | None = None) -> tuple[Mention, ...]:
    """Every quantity, ordinal, period, duration and organisation of a text, in order; offsets count in `text`.

    language: `zh` or `en`, detected if not given (KeyError for others). reference: the day that relative dates count from.
    """
    found = recognise(text, packs.load().speak(language or detect(text)), reference)
    return tuple(mention for mention in found if not isinstance(mention.value, Refusal))
