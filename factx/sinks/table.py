"""Tables for people: one a document, in the width of the terminal. With the full set of fields the columns are chosen and the
values put into words (`>1.8亿`, `2023 Q1`); any other set of fields is shown as it is. Rich is imported when a table is drawn."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

from factx.model import FIELDS, Fact
from factx.sinks import Look, Put, inert, written

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

SUFFIXES = (".txt",)
ONTO, ROWS = "stream", "any"
_WIDTH = 120  # of what no terminal bounds; COLUMNS says otherwise
_ROOMY = 110  # from this width on the quote is shown too
_WIDE = 150  # from this width on nothing needs to be broken
_HEDGES = {"over": ">", "at_least": "≥", "under": "<", "at_most": "≤", "about": "≈", "nearly": "≲"}
_HAN_SCALES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_LATIN_SCALES = ((Decimal(10**12), " tn"), (Decimal(10**9), " bn"), (Decimal(10**6), " m"))


@contextmanager
def writer(onto: TextIO, fields: Sequence[str], look: Look) -> Iterator[Put]:
    """The tables, or `nothing found`."""
    terminal, rows, drawn = console(onto, look.color), list[Any](), False
    build = partial(_facts, width=terminal.width) if tuple(fields) == FIELDS else partial(_records, fields=fields)

    def draw() -> None:
        nonlocal drawn
        table = build(rows)
        table.title = _title(look.titles.get(_source(rows[0]), ""), _source(rows[0]))
        terminal.print(table)
        rows.clear()
        drawn = True

    def put(row: object) -> None:
        if rows and _source(row) != _source(rows[0]):
            draw()
        rows.append(row)

    yield put
    if rows:
        draw()
    if not drawn:
        onto.write("nothing found\n")


def _source(row: object) -> str:
    return str(getattr(row, "source", ""))


def console(stream: TextIO, color: str) -> Console:
    """Where tables are drawn: in colours and the width of the terminal, if there is one."""
    from rich.console import Console

    columns = os.environ.get("COLUMNS", "")
    width = None if stream.isatty() else int(columns) if columns.isdecimal() and int(columns) else _WIDTH
    plain = {"always": False, "never": True}.get(color)
    forced = None if plain is None else not plain
    return Console(file=stream, width=width, force_terminal=forced, no_color=plain, highlight=False,
                   color_system="standard" if forced else "auto")  # fmt: skip


def _title(title: str, source: str) -> Text | None:
    lines = [_text(title, "not italic bold"), _text(source, "not italic dim")]
    return type(lines[0])("\n").join(line for line in lines if line) if source else None


def _text(text: str, style: str = "") -> Text:
    """Source text on the terminal: never markup, never a control code, and line ends are spaces."""
    from rich.text import Text

    return Text(inert(" ".join(text.split())), style)


def _records(rows: Iterable[Any], fields: Sequence[str]) -> Table:
    table = _table()
    for name in fields:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(_text(written(getattr(row, name))) for name in fields))
    return table


def _facts(facts: Iterable[Any], width: int) -> Table:
    table = _table()
    table.add_column("entity", overflow="fold", max_width=28 if width < _WIDE else None)
    table.add_column("metric", overflow="fold", max_width=28 if width < _WIDE else None)
    table.add_column("value", justify="right", no_wrap=True, style="bold")
    table.add_column("measure", overflow="fold", max_width=8)
    table.add_column("period", overflow="fold", max_width=11 if width < _WIDE else None)
    table.add_column("line", justify="right", no_wrap=True, style="dim")
    if width >= _ROOMY:
        table.add_column("quote", overflow="fold")
    for fact in facts:
        metric = f"{fact.label} ({fact.scope})" if fact.scope else fact.label
        measure = " ".join(word for word in (fact.measure, fact.status) if word not in ("level", "actual"))
        when = period(fact.period_start, fact.period_end)
        cells = [fact.entity, metric, value(fact), measure, when, str(fact.line), fact.quote]
        table.add_row(*map(_text, cells[: len(table.columns)]))
    return table


def _table() -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(box=SIMPLE_HEAD, title_justify="left", pad_edge=False, padding=(0, 2, 0, 0))


# ---------------------------------------------------------------- words for people
def value(fact: Fact) -> str:
    """The value with hedge, sign of a change, scale and unit: `>1.8亿 person`, `+20%`, `3–5%`."""
    scales = _LATIN_SCALES if fact.label.isascii() else _HAN_SCALES
    sign = "+" if fact.measure in ("yoy", "qoq", "change") and fact.value > 0 else ""
    upper = "" if fact.value_max is None else f"–{number(fact.value_max, scales)}"
    unit = fact.unit if fact.unit in ("", "%") else f" {fact.unit}"
    return f"{_HEDGES.get(fact.modifier, '')}{sign}{number(fact.value, scales)}{upper}{unit}"


def number(amount: Decimal, scales: Sequence[tuple[Decimal, str]] = _LATIN_SCALES) -> str:
    """The exact amount, in the largest scale that needs no more than three decimals: `1.8亿`, `39.2万亿`, `180,000,001`."""
    for scale, word in scales:
        if abs(amount) >= scale and amount % (scale / 1000) == 0:
            return f"{(amount / scale).normalize():,f}{word}"
    return f"{amount:,f}"


def period(start: date | None, end: date | None) -> str:
    """`2022`, `2022 H1`, `2022 Q3`, `2022-06`, a day, or `start – end`."""
    if start is None or end is None:
        return written(end)
    after = end + timedelta(days=1) if end < date.max else end
    months = (after.year - start.year) * 12 + after.month - start.month
    whole = start.day == after.day == 1
    if whole and months in (1, 3, 6, 12) and (start.month - 1) % months == 0:
        names = {1: f"-{start.month:02}", 3: f" Q{start.month // 3 + 1}", 6: f" H{start.month // 6 + 1}", 12: ""}
        return f"{start.year}{names[months]}"
    return written(end) if start == end else f"{start} – {end}"
