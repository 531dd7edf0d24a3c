"""Where commands write: sinks by suffix or format, lines on standard output, diagnostics on standard error."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from factx.commands._options import Many, known
from factx.model import Diagnostic
from factx.sinks import Sink, formats, inert, sink, suffixes


def outputs(paths: Many, format: str, inputs: Iterable[str] = (), rows: str = "facts") -> dict[str, Sink]:
    """Where to write, and by which sink; `-` is standard output. `format` is for it, and for suffixes that say nothing.

    rows: `facts`, or `any` other records, which not every sink takes.
    """
    if format:
        known([format], [name for name in formats() if rows == "facts" or sink(name).ROWS == "any"], "--format")
    default = format or ("table" if sys.stdout and sys.stdout.isatty() else "csv")
    if not paths:
        return {"-": sink(default)}
    names = {path: default if path == "-" else suffixes().get(Path(path).suffix.lower(), format) for path in paths}
    for path, name in names.items():
        if not name:
            raise typer.BadParameter(f"{path}: give a --format, or one of {', '.join(suffixes())}", param_hint="--output")
        if os.path.realpath(path) in map(os.path.realpath, inputs):
            raise typer.BadParameter(f"{path}: is an input too", param_hint="--output")
    return {path: sink(name) for path, name in names.items()}


def reporter(quiet: bool = False, verbose: bool = False) -> Callable[[Diagnostic], None]:
    """Shows diagnostics on standard error: errors; warnings unless quiet; notes if verbose."""
    shown = ("error",) if quiet else ("error", "warning", "info") if verbose else ("error", "warning")

    def report(diagnostic: Diagnostic) -> None:
        if diagnostic.level in shown:
            typer.echo(inert(str(diagnostic)), err=True)

    return report


def put(lines: Iterable[str]) -> None:
    from factx.batch import STDIN, opened

    with opened(STDIN) as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
