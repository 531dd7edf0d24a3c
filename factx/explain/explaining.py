"""All there is to say about one numeral: where it stands, what was made of it, why, and what would make more of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from factx.bind.distance import gap
from factx.candidates import Span, Trigger
from factx.documents.dating import full_dates
from factx.explain.ledger import Entry
from factx.explain.words import because
from factx.model import FIELDS, Hint, Quantity
from factx.pipeline import Trace
from factx.sinks import plain
from factx.text import Lines, fold, sentences


class Wanted(NamedTuple):
    """Which numerals are asked about: all that every given condition holds for. measure: what a change should give."""

    line: int = 0
    number: str = ""
    metric: str = ""
    measure: str = ""


class Place(NamedTuple):
    """A stretch of the source that is no visible text but has what was looked for. origin: of which property of the document."""

    line: int
    start: int
    end: int
    text: str
    around: str
    origin: str = ""


class Dates(NamedTuple):
    """When a document was published and what says so, else about when it was written; and every date that it shows as its own."""

    published: date | None
    origin: str
    supposed: date | None
    shown: list[dict[str, object]]


def line_of(trace: Trace, entry: Entry, lines: Lines) -> int:
    return lines.at(trace.page.document.offsets.span(*entry.numeral[:2])[0])


def chosen(trace: Trace, entries: Sequence[Entry], wanted: Wanted) -> list[Entry]:
    """The entries that are asked about. Without a line or number, a metric chooses those that it is, or nearly was, given by."""
    lines = Lines(trace.page.document.source)
    found = [e for e in entries if not wanted.line or line_of(trace, e, lines) == wanted.line]
    if wanted.number:
        found = [e for e in found if _is(trace, e, wanted.number)]
    elif wanted.metric and not wanted.line:
        found = [e for e in found if _metric(e) == wanted.metric]
    return found


def _is(trace: Trace, entry: Entry, number: str) -> bool:
    """Whether a numeral is what was typed: its figures, perhaps with unit, hedge and words around it, or its value."""
    numeral, folded, typed = entry.numeral, trace.page.folded, fold(number).strip()
    value = numeral.mention.value if numeral.mention else None
    with suppress(InvalidOperation):
        first = isinstance(value, Quantity) and numeral.start <= value.number[0]
        if isinstance(value, Quantity) and first and Decimal(typed.replace(",", "")) == value.value:
            return True
    at = folded.find(typed, max(0, numeral.start - len(typed) + 1), numeral.start + len(typed)) if typed else -1
    return at >= 0 and _whole(folded, at, at + len(typed))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch cuts no figures: 1.8 in 1.8亿, but not in 21.8 or 1.85."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    cut = before.isdigit() or (before in (".", ",") and text[max(0, start - 2) : start - 1].isdigit())
    goes_on = after[:1].isdigit() or (after[:1] in (".", ",") and after[1:].isdigit())
    return not (cut and text[start].isdigit()) and not (goes_on and text[end - 1].isdigit())


def _metric(entry: Entry) -> str:
    if entry.candidate:
        return entry.candidate.metric.id
    near = entry.diagnosis.nearest if entry.diagnosis and entry.reason != "none" else None
    return near.metric.id if near else ""


def hidden(trace: Trace, wanted: Wanted) -> Iterator[Place]:
    """Where the source has a number that no visible text shows."""
    document = trace.page.document
    source, typed, at, lines = document.source, wanted.number.strip(), -1, Lines(document.source)
    while typed and (at := source.find(typed, at + 1)) >= 0:
        end = at + len(typed)
        if _whole(source, at, end) and not _visible(trace, at) and wanted.line in (0, lines.at(at)):
            around = " ".join(source[max(0, at - 30) : end + 30].split())
            yield Place(lines.at(at), at, end, typed, around, _property(document.hints, at))


def _visible(trace: Trace, position: int) -> bool:
    offsets = trace.page.document.offsets
    i = bisect_right(offsets.start, position) - 1
    return i >= 0 and position < offsets.end[i]


def _property(hints: Sequence[Hint], position: int) -> str:
    """The property of the document that was read at a place, if one was."""
    return next((f"{h.field} ({h.origin})" for h in hints if 0 <= position - h.start < len(h.value)), "")


# ---------------------------------------------------------------- one numeral
def sentence_of(trace: Trace, entry: Entry) -> Span:
    """The sentence a numeral stands in."""
    document, start = trace.page.document, entry.numeral.start
    at = bisect_right(document.blocks, start, key=lambda block: block.start) - 1
    block = document.blocks[max(0, at)]
    spans = sentences(trace.page.folded, block.start, block.end)
    return next((span for span in spans if span[0] <= start < span[1]), (block.start, block.end))


def shown_span(trace: Trace, entry: Entry) -> Span:
    """What of the text shows a numeral in its place: its sentence, or the row of its cell."""
    document, start = trace.page.document, entry.numeral.start
    at = bisect_right(document.blocks, start, key=lambda block: block.start) - 1
    cell = document.blocks[max(0, at)].cell
    if cell is None:
        return sentence_of(trace, entry)
    row = [b for b in document.blocks if b.cell and (b.cell.table, b.cell.row) == (cell.table, cell.row)]
    return row[0].start, row[-1].end


def trigger_of(entry: Entry) -> Trigger | None:
    """The words that give a numeral its metric, or came nearest to it."""
    return entry.candidate.trigger if entry.candidate else entry.diagnosis.nearest if entry.diagnosis else None


def distance_of(entry: Entry) -> int | None:
    """How many characters stand between a numeral and the nearest words of a metric."""
    trigger, mention = trigger_of(entry), entry.numeral.mention
    if entry.candidate:
        mention = entry.candidate.mention
    return max(0, gap(trigger, mention)) if trigger and mention else None


def dates(trace: Trace) -> Dates:
    """The date of the document, and the others that it shows."""
    document, lines = trace.page.document, Lines(trace.page.document.source)
    shown = [
        {"date": found[0][2], "text": hint.value[found[0][0] : found[0][1]], "origin": hint.origin, "line": lines.at(hint.start)}
        for hint in document.hints
        if hint.field == "published" and (found := full_dates(hint.value))
    ]
    return Dates(document.published, document.published_origin, trace.page.today, shown)


def record(trace: Trace, entry: Entry, lines: Lines) -> dict[str, object]:
    """A numeral as JSON has it; start and end count in the source."""
    document, numeral = trace.page.document, entry.numeral
    start, end = document.offsets.span(numeral.start, numeral.end)
    trigger, veto = trigger_of(entry), entry.diagnosis.vetoed if entry.diagnosis else None
    mention = entry.candidate.mention if entry.candidate else numeral.mention
    near = None
    if trigger:
        there = document.offsets.span(trigger.start, trigger.end)
        near = {
            "text": document.text[trigger.start : trigger.end], "metric": trigger.metric.id, "rule": trigger.rule.id,
            "distance": distance_of(entry), "line": lines.at(there[0]), "start": there[0], "end": there[1],
        }  # fmt: skip
    return {
        "line": lines.at(start), "start": start, "end": end, "text": document.text[numeral.start : numeral.end],
        "mention": mention.text if mention else None, "sentence": document.text[slice(*shown_span(trace, entry))],
        "bucket": entry.bucket, "reason": entry.reason,
        "because": because(trace, entry), "nearest": near,
        "veto": {"id": veto.veto.id, "because": veto.veto.because, "rule": veto.trigger.rule.id} if veto else None,
        "facts": [plain({name: getattr(fact, name) for name in FIELDS}) for fact in entry.facts],
    }  # fmt: skip
