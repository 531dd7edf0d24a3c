"""Standoff annotations, as brat and its kin read them: for each source a text and beside it an `.ann`, in one folder.

A fact is a text-bound annotation, by its metric; measure, status, modifier and basis are attributes, and all else is a note.
Offsets are code points of the source as it was read, markup and all: the text is that source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from factx.model import BASES, FIELDS, MEASURES, MODIFIERS, STATUSES, Fact
from factx.sinks import Look, Put, inert, written

SUFFIXES = (".brat",)
ONTO, ROWS = "path", "facts"
_ATTRIBUTES = {"measure": MEASURES, "status": STATUSES, "modifier": MODIFIERS, "period_basis": BASES}
_NOTED = [name for name in FIELDS if name not in {*_ATTRIBUTES, "metric", "quote", "source", "line", "start", "end"}]


@contextmanager
def writer(onto: Path, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """A file at a time; of a source that can no longer be read (standard input) there are annotations without a text."""
    onto.mkdir()
    metrics: dict[str, None] = {}
    document: _Document | None = None

    def put(fact: Any) -> None:
        nonlocal document
        if document is None or document.source != fact.source:
            if document:
                document.end()
            document = _Document(onto, fact.source, look.text(fact.source))
        metrics.setdefault(fact.metric)
        document.put(fact)

    yield put
    if document:
        document.end()
    attributes = (f"{name.capitalize()}\tArg:<ENTITY>, Value:{'|'.join(words)}" for name, words in _ATTRIBUTES.items())
    parts = {"entities": sorted(metrics), "relations": [], "events": [], "attributes": attributes}
    (onto / "annotation.conf").write_text("".join(f"[{name}]\n{_lines(lines)}\n" for name, lines in parts.items()), "utf-8")


class _Document:
    """The annotations of one source."""

    def __init__(self, folder: Path, source: str, text: str | None) -> None:
        self.source, self._text, self._lines = source, text, list[str]()
        self._numbers, self._marks = count(1), count(1)
        self._place = folder.joinpath(*(part for part in Path(inert(source)).parts if part not in ("..", "/")))

    def put(self, fact: Fact) -> None:
        """An annotation with its attributes and its note; one that goes over lines is given line by line, as brat has it."""
        spans, quote = [(fact.start, fact.end)], fact.quote
        if self._text is not None:
            spans = list(_split(self._text, fact.start, fact.end))
            quote = " ".join(self._text[start:end] for start, end in spans)
        n, places = next(self._numbers), ";".join(f"{start} {end}" for start, end in spans)
        note = "; ".join(f"{name}={value}" for name in _NOTED if (value := inert(written(getattr(fact, name)))))
        self._lines.append(f"T{n}\t{fact.metric} {places}\t{quote}\n")
        for name in _ATTRIBUTES:
            if value := getattr(fact, name):
                self._lines.append(f"A{next(self._marks)}\t{name.capitalize()} T{n} {value}\n")
        self._lines.append(f"#{n}\tAnnotatorNotes T{n}\t{note}\n")

    def end(self) -> None:
        """All of the source has come."""
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._place.with_name(f"{self._place.name}.ann").write_text("".join(self._lines), "utf-8", "surrogatepass", "\n")
        if self._text is not None:
            self._place.with_name(f"{self._place.name}.txt").write_text(self._text, "utf-8", "surrogatepass", "\n")


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a span between the ends of lines."""
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line.rstrip("\r"))
        at += len(line) + 1


def _lines(lines: Any) -> str:
    return "".join(f"{line}\n" for line in lines)
