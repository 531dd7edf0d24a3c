"""Merging the facts of a run into a table of them, on their id, in one transaction.

A store is a table `facts` with the columns of the record, `first_seen` and `last_changed`. The facts of a run come into a
temporary table `incoming` first, numbered by `n`, so that the store is locked for no longer than the merge takes. A row is
touched only where one of its values differs. Another number for the same period has another id: it is a row of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from factx.model import FIELDS, KINDS

Ask = Callable[[str], Any]  # a statement of SQL to its first row, if it gives any
COLUMNS = ", ".join(f'"{name}"' for name in FIELDS)
INDEX = "CREATE INDEX IF NOT EXISTS facts_of ON facts (entity, metric, period_end)"  # for who asks, and for conflicts
_NULLABLE = ("value_max", "period_start", "period_end", "published")
_ALIKE = "entity, metric, measure, scope, unit, status, coalesce(period_start, period_end), period_end"


def columns(types: Mapping[str, str]) -> str:
    """The columns of the record for CREATE TABLE; `types` gives the type of each kind of value."""
    return ", ".join(f'"{name}" {types[KINDS[name]]}{"" if name in _NULLABLE else " NOT NULL"}' for name in FIELDS)


def create(ask: Ask, types: Mapping[str, str], key: str = ", PRIMARY KEY (id)") -> None:
    """The table of facts, if there is none; `types["time"]` is the type of its times, which are UTC."""
    time = f"{types['time']} NOT NULL"
    ask(f"CREATE TABLE IF NOT EXISTS facts ({columns(types)}, first_seen {time}, last_changed {time}{key})")


def merge(ask: Ask, tally: Counter[str], differs: str = "IS DISTINCT FROM") -> None:
    """Bring `incoming` into the table, and count what became of the rows; of rows with one id the first is taken.

    differs: the operator by which two values differ that may both be NULL.
    """
    now = f"'{datetime.now(UTC).replace(tzinfo=None).isoformat()}Z'"
    changed = " OR ".join(f'facts."{name}" {differs} new."{name}"' for name in FIELDS)
    values = ", ".join(f'"{name}" = new."{name}"' for name in FIELDS if name != "id")
    ask("DELETE FROM incoming WHERE n NOT IN (SELECT min(n) FROM incoming GROUP BY id)")
    every = ask("SELECT count(*) FROM incoming")[0]
    known, touched = ask(
        f"SELECT count(*), coalesce(sum(CASE WHEN {changed} THEN 1 ELSE 0 END), 0) "
        "FROM incoming AS new JOIN facts ON facts.id = new.id"
    )
    if touched:
        ask(f"UPDATE facts SET {values}, last_changed = {now} FROM incoming AS new WHERE facts.id = new.id AND ({changed})")
    if every > known:
        ask(
            f"INSERT INTO facts ({COLUMNS}, first_seen, last_changed) SELECT {COLUMNS}, {now}, {now} FROM incoming AS new "
            "WHERE NOT EXISTS (SELECT 1 FROM facts WHERE facts.id = new.id) ORDER BY n"
        )
    [contrary] = ask(
        f"SELECT coalesce(sum(fresh), 0) FROM (SELECT sum(CASE WHEN first_seen = {now} THEN 1 ELSE 0 END) AS fresh "
        "FROM facts WHERE entity <> '' AND (entity, metric, period_end) IN (SELECT entity, metric, period_end FROM incoming) "
        f"GROUP BY {_ALIKE} "
        "HAVING min(value) <> max(value) OR min(coalesce(value_max, value)) <> max(coalesce(value_max, value))) AS told"
    )
    tally.update(new=every - known, same=known - int(touched), changed=int(touched), conflicting=int(contrary))
