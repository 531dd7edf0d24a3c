"""Where commands write: sinks by suffix or format, lines on standard output, diagnostics on standard error."""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

import typer

from factx.commands._options import Many, known
from factx.model import Diagnostic
from factx.sinks import Look, Sink, format_of, formats, inert, json_of, sink, suffixes

if TYPE_CHECKING:
    from factx.batch.summary import Summary

Item = TypeVar("Item")


def outputs(paths: Many, format: str, inputs: Iterable[str] = (), rows: str = "facts") -> dict[str, Sink]:
    """Where to write, and by which sink; `-` is standard output. `format` is for it, and for suffixes that say nothing.

    rows: `facts`, or `any` other records, which not every sink takes.
    """
    if format:
        known([format], [name for name in formats() if rows == "facts" or sink(name).ROWS == "any"], "--format")
    default = format or ("table" if sys.stdout and sys.stdout.isatty() else "csv")
    if not paths:
        return {"-": sink(default)}
    names = {path: default if path == "-" else format_of(path) or format for path in paths}
    for path, name in names.items():
        if not name:
            raise typer.BadParameter(f"{path}: give a --format, or one of {', '.join(suffixes())}", param_hint="--output")
        apart({"--output": path}, inputs)
    return {path: sink(name) for path, name in names.items()}


def apart(paths: Mapping[str, str], others: Iterable[str]) -> list[str]:
    """The files that options name, if any. typer.BadParameter if one is an input, or another output."""
    taken = set(map(os.path.realpath, others))
    for option, path in paths.items():
        if path and os.path.realpath(path) in taken:
            raise typer.BadParameter(f"{path}: is an input too, or another output", param_hint=option)
        taken.add(os.path.realpath(path))
    return list(filter(None, paths.values()))


def suited(sinks: dict[str, Sink], look: Look, schema: bool = False, events: Collection[str] = ()) -> dict[str, Sink]:
    """The same, if each can be where it is to be, and each option concerns one of them."""
    names = {target: chosen.__name__.rpartition(".")[2] for target, chosen in sinks.items()}
    for target, name in names.items():
        if target == "-" and (sinks[target].ONTO == "store" or name == "brat" or (name == "parquet" and look.partition)):
            raise typer.BadParameter(f"{name} needs a place of its own: give -o", param_hint="--to")
        if "://" in target and sinks[target].ONTO == "store" and not target.lower().startswith(sinks[target].SUFFIXES):
            raise typer.BadParameter(f"{target}: a database of {name} must be a file on this machine", param_hint="--output")
    known([look.partition] if look.partition else [], ("metric", "month"), "--partition")
    for option, wanted, fit in (
        ("--excel", look.excel, ("csv",)),
        ("--append", look.append, ("csv",)),
        ("--partition", look.partition, ("parquet",)),
        ("--schema", schema, ("csv", "parquet", "xbrl")),
    ):
        anywhere = option in ("--excel", "--partition")  # the others read what is there
        suit = [target for target, name in names.items() if name in fit and (anywhere or not (target == "-" or "://" in target))]
        if wanted and not suit:
            raise typer.BadParameter(f"there is no {' or '.join(fit)} file among the outputs", param_hint=option)
        if option == "--append" and wanted and any(name in fit and "://" in target for target, name in names.items()):
            raise typer.BadParameter("what is at an address cannot be merged with", param_hint=option)
    store = any(sink.ONTO == "store" for sink in sinks.values())
    if not store and not {"withdrawn", "conflicting", *(() if look.append else ("new", "changed"))}.isdisjoint(events):
        raise typer.BadParameter("only a database among the outputs knows what it had before", param_hint="--fail-on")
    return sinks


def reporter(quiet: int = 0, verbose: bool = False, log_format: str = "text") -> Callable[[Diagnostic], None]:
    """Shows diagnostics on standard error: errors; warnings unless very quiet; notes if verbose."""
    shown = ("error", *(("warning",) if quiet < 2 else ()), *(("info",) if verbose and not quiet else ()))
    line = _lines(log_format)

    def report(diagnostic: Diagnostic) -> None:
        if diagnostic.level in shown:
            typer.echo(line(diagnostic), err=True)

    return report


def _lines(log_format: str) -> Callable[[Diagnostic], str]:
    if known([log_format], ("text", "json"), "--log-format")[0] == "json":
        return lambda diagnostic: json_of(diagnostic._asdict())
    return lambda diagnostic: inert(str(diagnostic))


def tell(summary: "Summary", log_format: str = "text") -> None:
    """One line on standard error about a whole run."""
    record = {"level": "info", "code": "summary", "message": str(summary), **summary.record()}
    typer.echo(json_of(record) if log_format == "json" else f"factx: {summary}", err=True)


def progress(items: Iterable[Item], targets: Collection[str]) -> Iterable[Item]:
    """The items, with a bar on standard error as they go, if a terminal is there that nothing else is written to."""
    if not (sys.stderr and sys.stderr.isatty()) or ("-" in targets and sys.stdout and sys.stdout.isatty()):
        return items
    return _barred(items)


def _barred(items: Iterable[Item]) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    count = TextColumn("{task.completed} documents")  # how many there will be only opening every archive could tell
    columns, console = (BarColumn(), count, TimeElapsedColumn()), Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        yield from bar.track(items, description="")


def put(lines: Iterable[str], target: str = "-") -> None:
    from factx.batch import opened

    with opened(target) as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
