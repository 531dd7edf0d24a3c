"""Why each number of a document is a fact, or is not: the ledger, the reasons, and what change to a rule would make it one.

All of it reads the trace of the one pipeline. `account` puts together what a command shows; `factx.explain.view` for people,
`record` for machines.
"""

from __future__ import annotations

from typing import NamedTuple

from factx.documents.metadata import metadata
from factx.explain.explaining import Place, Wanted, chosen, dates, hidden
from factx.explain.explaining import record as entry_record
from factx.explain.ledger import Entry, ledger, sums
from factx.explain.proposals import Proposal, propose
from factx.explain.proposals import record as proposal_record
from factx.pipeline import Trace
from factx.sinks import plain
from factx.text import Lines

__all__ = ["Account", "Wanted", "account", "record"]


class Account(NamedTuple):
    """What is to be said of a document: all entries of its ledger, those asked about with a proposal for each, and what only the
    markup shows. asked: whether some were chosen."""

    way: Trace
    entries: list[Entry]
    found: list[tuple[Entry, Proposal | None]]
    hidden: list[Place]
    asked: bool


def account(way: Trace, wanted: Wanted, proposing: bool = True) -> Account:
    """The account of a document. Of a value with several figures (3% to 5%) only the first is among those asked about."""
    entries, asked = ledger(way), any(wanted[:3])
    found: list[Entry] = []
    for entry in chosen(way, entries, wanted) if asked else entries:
        if not (asked and found and entry.numeral.mention and entry.numeral.mention == found[-1].numeral.mention):
            found.append(entry)
    proposals = [propose(way, entry, wanted.metric, wanted.measure) if asked and proposing else None for entry in found]
    return Account(way, entries, list(zip(found, proposals, strict=True)), list(hidden(way, wanted)), asked)


def record(told: Account) -> dict[str, object]:
    """The account as JSON has it; all offsets count in the source."""
    lines = Lines(told.way.page.document.source)
    rows = [entry_record(told.way, entry, lines) | {"proposal": proposal_record(proposal)} for entry, proposal in told.found]
    shown = plain(dates(told.way)._asdict() | {"shown": [plain(date) for date in dates(told.way).shown]})
    about = metadata(told.way.page.document)._asdict()
    about["candidates"] = [plain(candidate._asdict()) for candidate in about["candidates"]]
    return {
        "source": told.way.page.document.name, "dates": shown, "document": plain(about), "numerals": len(told.entries),
        "sums": sums(told.entries), "entries": rows, "markup": [place._asdict() for place in told.hidden],
    }  # fmt: skip
