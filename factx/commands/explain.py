"""`factx explain`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from factx.commands import _options as option
from factx.commands._output import put, reporter
from factx.model import MEASURES, Options
from factx.sinks import json_of

if TYPE_CHECKING:
    from factx.explain.view import Line


def run(
    path: option.File,
    line: option.LineNumber = 0,
    number: option.Number = "",
    metric: option.MetricId = "",
    measure: option.Measure = "",
    ledger: option.Ledger = False,
    format: option.ExplainFormat = "text",
    published: option.Published = "",
    rules: option.Rules = None,
    input_format: option.InputFormat = "",
    text_column: option.TextColumn = "",
    date_column: option.DateColumn = "",
    color: option.Color = "auto",
) -> int:
    """Say of every number of a file why it is a fact, or why not; of chosen ones, what change to a rule would make it one."""
    from factx import batch
    from factx.explain import Wanted, account, record, view
    from factx.pipeline import follow

    option.known([format], ("text", "json"), "--format")
    option.metric_ids([metric] if metric else [], tuple(rules or ()))
    option.known([measure] if measure else [], MEASURES, "--measure")
    options = Options(rules=tuple(rules or ()), input_format=option.cleaner_name(input_format))
    content, name = batch.content(path, option.columns(text_column, date_column))
    way, diagnostics = follow(content, name, option.day(published, "--published"), options)
    report = reporter(quiet=True)
    for diagnostic in diagnostics:
        report(diagnostic)
    if way is None:
        return 3
    told = account(way, Wanted(line, number, metric, measure), proposing=not ledger)
    if format == "json":
        put([json_of(record(told))])
    else:
        _show(view.ledger(told) if ledger else view.page(told), option.when(color))
    if told.asked and not (told.found or told.hidden):
        typer.echo(f"{name}: no such number", err=True)
        return 1
    return 0


def _show(rows: "Iterable[Line]", color: str) -> None:
    """Lines on standard output, in colours where it is a terminal."""
    import sys

    if color == "never" or (color == "auto" and not (sys.stdout and sys.stdout.isatty())):
        put("".join(text for text, _ in row).rstrip() for row in rows)
        return
    from rich.text import Text

    from factx.sinks.table import console

    terminal = console(sys.stdout, color)
    for row in rows:
        terminal.print(Text.assemble(*row), soft_wrap=True)
