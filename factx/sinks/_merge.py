"""Merging the facts of a run into a table of them, on their id, in one transaction.

A store is a table `facts` with the columns of the record, the title of its document, `first_seen`, `last_changed` and
`withdrawn`. The facts of a run come into a temporary table `incoming` first, numbered by `n`, and what documents it has read into
another, so that the store is locked for no longer than the merge takes. A row is touched only where one of its values differs.
Another number for the same period has another id: it is a row of its own.

A row is withdrawn where its document was read again and no longer gives it, since the rules or the text have changed; the mark
goes if the row comes back. A document is the same if its source and its title are: the first entry of a feed and a page that is
overwritten each day are another one each time, and what the older ones said stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from factx.model import KINDS, Fact
from factx.sinks import Look, inert
from factx.sinks._facts import values

Ask = Callable[[str], Any]  # a statement of SQL to its first row, if it gives any
STORED = {**KINDS, "title": "str"}
COLUMNS = ", ".join(f'"{name}"' for name in STORED)
INDEXES = {  # for who asks, and for conflicts and what is withdrawn
    "facts_of": "(entity, metric, period_end)",
    "facts_from": "(source)",
}
_NULLABLE = ("value_max", "period_start", "period_end", "published")
_STDIN = "stdin"  # what standard input is called, unless --source-name says better: another text each time
_ALIKE = "entity, metric, measure, scope, unit, status, coalesce(period_start, period_end), period_end"


def columns(types: Mapping[str, str]) -> str:
    """The columns that are stored, for CREATE TABLE; `types` gives the type of each kind of value."""
    return ", ".join(f'"{name}" {types[kind]}{"" if name in _NULLABLE else " NOT NULL"}' for name, kind in STORED.items())


def create(ask: Ask, types: Mapping[str, str], key: str = ", PRIMARY KEY (id)") -> None:
    """The table of facts, if there is none; `types["time"]` is the type of its times, which are UTC."""
    times = "first_seen {0} NOT NULL, last_changed {0} NOT NULL, withdrawn {0}".format(types["time"])
    ask(f"CREATE TABLE IF NOT EXISTS facts ({columns(types)}, {times}{key})")


def record(look: Look) -> Callable[[Fact], list[Any]]:
    """A function that gives the values of a fact that are stored."""
    found = values()
    return lambda fact: [*found(fact), inert(look.titles.get(fact.source, ""))]


def documents(look: Look) -> list[tuple[str, str]]:
    """The source and title of every document that was read, and can be told when it is read again."""
    return [(inert(source), inert(title)) for source, title in look.titles.items() if source != _STDIN]


def merge(ask: Ask, look: Look, differs: str = "IS DISTINCT FROM", indexes: Mapping[str, str] = INDEXES) -> None:
    """Bring `incoming` into the table, and count what became of the rows; of rows with one id the first is taken.

    differs: the operator by which two values differ that may both be NULL.
    """
    now = f"'{datetime.now(UTC).replace(tzinfo=None).isoformat()}Z'"
    changed = " OR ".join(["facts.withdrawn IS NOT NULL", *(f'facts."{name}" {differs} new."{name}"' for name in STORED)])
    sets = ", ".join(f'"{name}" = new."{name}"' for name in STORED if name != "id")
    ask("DELETE FROM incoming WHERE n NOT IN (SELECT min(n) FROM incoming GROUP BY id)")
    every = ask("SELECT count(*) FROM incoming")[0]
    known, touched = ask(
        f"SELECT count(*), coalesce(sum(CASE WHEN {changed} THEN 1 ELSE 0 END), 0) "
        "FROM incoming AS new JOIN facts ON facts.id = new.id"
    )
    if touched:
        ask(
            f"UPDATE facts SET {sets}, last_changed = {now}, withdrawn = NULL FROM incoming AS new "
            f"WHERE facts.id = new.id AND ({changed})"
        )
    if every > known:
        ask(
            f"INSERT INTO facts ({COLUMNS}, first_seen, last_changed) SELECT {COLUMNS}, {now}, {now} FROM incoming AS new "
            "WHERE NOT EXISTS (SELECT 1 FROM facts WHERE facts.id = new.id) ORDER BY n"
        )
    for name, parts in indexes.items():  # only now: a million rows are sorted once, rather than put in one by one
        ask(f"CREATE INDEX IF NOT EXISTS {name} ON facts {parts}")
    withdrawn = _withdraw(ask, look.metrics, now)
    [contrary] = ask(
        f"SELECT coalesce(sum(fresh), 0) FROM (SELECT sum(CASE WHEN first_seen = {now} THEN 1 ELSE 0 END) AS fresh "
        "FROM facts WHERE entity <> '' AND withdrawn IS NULL "
        "AND (entity, metric, period_end) IN (SELECT entity, metric, period_end FROM incoming) "
        f"GROUP BY {_ALIKE} "
        "HAVING min(value) <> max(value) OR min(coalesce(value_max, value)) <> max(coalesce(value_max, value))) AS told"
    )
    same = known - int(touched)
    look.tally.update(new=every - known, same=same, changed=int(touched), withdrawn=withdrawn, conflicting=int(contrary))


def _withdraw(ask: Ask, metrics: Sequence[str], now: str) -> int:
    """Mark the rows that the documents of the run no longer give, and count them."""
    asked = f"AND metric IN ({', '.join(map(repr, metrics))})" if metrics else ""
    ask(  # a CROSS JOIN, by which SQLite goes from the few documents to their rows by the index, never through the whole table
        "CREATE TEMPORARY TABLE gone AS SELECT facts.id FROM documents AS read CROSS JOIN facts "
        f"WHERE facts.source = read.source AND facts.title = read.title AND facts.withdrawn IS NULL {asked} "
        "EXCEPT SELECT id FROM incoming"
    )
    count = int(ask("SELECT count(*) FROM gone")[0])
    if count:
        ask(f"UPDATE facts SET withdrawn = {now}, last_changed = {now} WHERE id IN (SELECT id FROM gone)")
    return count
