"""An explanation for people: the sentence with number and words of the metric underlined, and the reason below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from factx.explain import Account
from factx.explain.explaining import Place, dates, distance_of, line_of, shown_span, trigger_of
from factx.explain.ledger import BUCKETS, Entry, sums
from factx.explain.proposals import NEVER, Proposal, yaml_of
from factx.explain.words import because, quoted
from factx.model import Fact
from factx.pipeline import Trace
from factx.sinks.table import period, value
from factx.text import Lines

Line = list[tuple[str, str]]  # (text, style) side by side

_STYLES = {"fact": "green", "part": "green", "repeat": "green", "no-trigger": "red", "wrong-unit": "red", "vetoed": "red",
           "denied": "red", "implausible": "red", "unread": "red"}  # fmt: skip
_PLACES = 5  # of a number in the markup that are shown
_PAGE = 120  # columns, at most
_LABEL = 9  # columns of the words before an explanation's lines
_LONGEST = 400  # characters of a sentence that are shown on each side of the number


def page(told: Account) -> Iterator[Line]:
    """What was asked about in full; else one line for each numeral, and the sums."""
    width = _terminal()
    if not told.asked:
        lines = Lines(told.way.page.document.source)
        for entry, _ in told.found:
            yield _listed(told.way, entry, lines, width)
        yield from ledger(told)
        return
    blocks = [list(explained(told.way, entry, proposal, width)) for entry, proposal in told.found]
    blocks += [list(_buried(told.way.page.document.name, place, width)) for place in told.hidden[:_PLACES]]
    for number, block in enumerate(blocks):
        yield from ([[]] if number else [])
        yield from block
    if len(told.hidden) > _PLACES:
        yield [(f"and {len(told.hidden) - _PLACES} more places in the markup", "dim")]


def ledger(told: Account) -> Iterator[Line]:
    """How many numerals are in each bucket."""
    for bucket, count in sums(told.entries).items():
        yield [(f"{count:>6}  ", "bold"), (f"{bucket:<12} ", _STYLES.get(bucket, "dim")), (BUCKETS[bucket], "")]
    yield [(f"{len(told.entries):>6}  ", "bold"), ("numerals of the visible text", "")]


def _listed(trace: Trace, entry: Entry, lines: Lines, width: int) -> Line:
    """One numeral in one line."""
    written = _plain(trace.page.document.text[entry.numeral.start : entry.numeral.end])
    head = f"{line_of(trace, entry, lines):>6}  {written}{' ' * max(1, 16 - columns(written))}"
    reason = entry.facts[0].metric if entry.bucket in ("fact", "part") else because(trace, entry)
    room = max(20, width - columns(head) - 13)
    return [(head, ""), (f"{entry.bucket:<12} ", _STYLES.get(entry.bucket, "dim")), (_cut(_plain(reason), room), "")]


def explained(trace: Trace, entry: Entry, proposal: Proposal | None, width: int) -> Iterator[Line]:
    """All there is to say about one numeral."""
    document, lines = trace.page.document, Lines(trace.page.document.source)
    mention = entry.candidate.mention if entry.candidate else entry.numeral.mention
    start, end = mention[:2] if mention else entry.numeral[:2]
    written = _plain(document.text[start:end].strip())
    yield [(f"{_plain(document.name)}:{line_of(trace, entry, lines)}  ", "dim"), (written, "bold"), ("  ", ""),
           (entry.bucket, _STYLES.get(entry.bucket, "dim"))]  # fmt: skip
    yield from _sentence(trace, entry, (start, end), width)
    if entry.bucket != "fact":
        yield from _told("why", because(trace, entry), width)
    trigger, distance = trigger_of(entry), distance_of(entry)
    if trigger and distance is not None:
        side = "before" if trigger.end <= start else "behind" if trigger.start >= end else "around"
        away = f"{distance} character{'s' * (distance != 1)} {side}" if side != "around" else "around the number"
        there = lines.at(document.offsets.span(trigger.start, trigger.end)[0])
        where = "" if there == line_of(trace, entry, lines) else f", on line {there}"
        label = "metric" if entry.candidate else "nearest"
        yield from _told(label, f"{quoted(trace, trigger)} of {trigger.metric.id} (rule {trigger.rule.id}), {away}{where}", width)
    for fact in entry.facts:
        yield from _told("fact", stated(fact), width)
    if entry.facts:
        yield from _dated(trace, entry.facts[0], width)
    if proposal:
        yield from _told("change", f"{proposal.does}; with it {stated(proposal.fact)}{_beside(proposal)}", width)
        for row in yaml_of(proposal).splitlines():
            yield [(" " * (_LABEL + 4) + _plain(row), "cyan")]
    elif entry.bucket != "fact":
        yield from _told("change", f"none in a rule: {NEVER.get(entry.bucket, 'nothing that was tried makes it a fact')}", width)


def _buried(name: str, place: Place, width: int) -> Iterator[Line]:
    """A number of the source that no visible text shows."""
    yield [(f"{_plain(name)}:{place.line}  ", "dim"), (_plain(place.text), "bold"), ("  ", ""), ("markup", "dim")]
    yield [("  ", ""), (_cut(_plain(place.around), width - 2), "")]
    origin = f", where {place.origin} is read" if place.origin else ""
    yield from _told("why", f"it stands in the source, but not in its visible text{origin}", width)


def stated(fact: Fact) -> str:
    """A fact in one line."""
    when = period(fact.period_start, fact.period_end)
    measure = " ".join(word for word in (fact.measure, fact.status, fact.scope) if word not in ("", "level", "actual"))
    return ", ".join(filter(None, (f"{fact.metric} {value(fact)}", measure, fact.entity, when, f"id {fact.id}")))


def _dated(trace: Trace, fact: Fact, width: int) -> Iterator[Line]:
    """Where the date of a fact comes from, with what else the document shows where its sentence does not say it."""
    if fact.period_basis == "stated":
        yield from _told("dated", "by its sentence", width)
        return
    said = dates(trace)
    basis = "by what was said before it" if fact.period_basis == "inherited" else "by the document's date"
    origin = f" ({said.origin})" if said.origin else ""
    yield from _told("dated", f"{basis}; published {said.published or 'at no known date'}{origin}", width)
    for date in said.shown:
        yield from _told("", f"the document shows {date['date']} ({date['origin']}, line {date['line']})", width)


def _beside(proposal: Proposal) -> str:
    others = [f"{count} {word}" for count, word in ((proposal.gained, "more"), (proposal.lost, "fewer")) if count > 0]
    return f" (and {', '.join(others)} on this page)" if others else ""


# ---------------------------------------------------------------- lines of a terminal
def _terminal() -> int:
    """The width of the terminal, or what COLUMNS says, or of a page."""
    return max(40, min(get_terminal_size((_PAGE, 0)).columns, _PAGE))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _plain(text: str) -> str:
    """The text with a space for whatever a terminal would obey; as long as it was."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def _cut(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[:-1]
    return text + "…"


def _told(label: str, text: str, width: int) -> Iterator[Line]:
    """A labelled line, folded into the width."""
    for number, (start, end) in enumerate(_rows(text := _plain(text), 0, len(text), width - _LABEL - 2)):
        yield [("  ", ""), (f"{'' if number else label:<{_LABEL}}", "dim"), (text[start:end].strip(), "")]


def _sentence(trace: Trace, entry: Entry, number: tuple[int, int], width: int) -> Iterator[Line]:
    """The sentence in rows, each with what is underlined below it: ^ the number, ~ the words of the metric."""
    start, end = shown_span(trace, entry)
    start, end = max(start, number[0] - _LONGEST), min(end, number[1] + _LONGEST)
    trigger = trigger_of(entry)
    folded = trace.page.document.text[start:end]
    text = _plain(folded.replace("\n", "│"))
    marks = [" "] * len(text)
    for span, mark in (((trigger.start, trigger.end) if trigger else (0, 0), "~"), (number, "^")):
        for at in range(max(span[0], start), min(span[1], end)):
            marks[at - start] = mark
    for a, b in _rows(text, 0, len(text), width - 4):
        yield [("    ", ""), *((text[at:stop], _MARKED[mark]) for at, stop, mark in _runs(marks, a, b))]
        below: Line = [(mark * columns(text[at:stop]), _MARKED[mark]) for at, stop, mark in _runs(marks, a, b)]
        if any(part.strip() for part, _ in below):
            yield [("    ", ""), *below]


_MARKED = {" ": "", "~": "cyan", "^": "bold yellow"}


def _runs(marks: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Stretches under one mark."""
    while start < end:
        stop = start + 1
        while stop < end and marks[stop] == marks[start]:
            stop += 1
        yield start, stop, marks[start]
        start = stop


def _rows(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Cuts a text into rows no wider than `width`, between words where there are any."""
    width = max(width, 20)
    while start < end:
        used, at, space = 0, start, 0
        while at < end and used + _width(text[at]) <= width:
            used += _width(text[at])
            at += 1
            if text[at - 1] == " " or _width(text[at - 1]) == 2:
                space = at
        stop = at if at == end or not space else space
        yield start, stop
        start = stop

