"""The command line: options in, one call, a sink, an exit code. Whatever costs time is imported where it is used.

Exit codes: 0; 1 only for --fail-on; 2 usage; 3 some inputs failed; 4 rules invalid; 5 output not written; 130 interrupted.
"""

import gc
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer

from factx.model import FIELDS, Diagnostic, Document, Mention, Options
from factx.sinks import Look, Sink, formats, inert, json_of, sink, suffixes

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
Many = list[str] | None

def option(meta: str, text: str, *names: str, default: bool = False) -> Any:
    """An option of the command line; its name is the parameter's unless `names` are given."""
    return typer.Option(*names, metavar=meta, help=text, show_default=default)


Paths = Annotated[Many, typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input.")]
File = Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.", show_default=False)]
Format = Annotated[str, option("FORMAT", f"{', '.join(formats())}. [default: table on a terminal, else csv]")]
Output = Annotated[Many, option("FILE", "Write to this file, in the format of its suffix. Repeatable.", "--output", "-o")]
Published = Annotated[str, option("DATE", "Date of publication, YYYY-MM-DD.")]
Metric = Annotated[Many, option("ID", "Only this metric; see `factx metrics`. Repeatable.")]
Rules = Annotated[Many, option("PATH", "A further rule pack, or a folder of them. Repeatable.")]
Fields = Annotated[Many, option("A,B,...", "Columns to write, in this order.")]
FailOn = Annotated[Many, option("EVENT", "Exit with 1 if there is any of: empty, warning, error.")]
SourceName = Annotated[str, option("NAME", "What to call standard input.", default=True)]
InputFormat = Annotated[str, option("FORMAT", "Read as html, markdown or plain. [default: seen from the text]")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show notes too, and a closing count.")]
Color = Annotated[str, option("WHEN", "auto, always or never; NO_COLOR is honoured.", default=True)]
CleanFormat = Annotated[str, option("FORMAT", "text or jsonl.", "--format", default=True)]
Text = Annotated[str, option("TEXT", "Read this text, not a file.")]
Lang = Annotated[str, option("CODE", "zh or en. [default: seen from the text]")]
Reference = Annotated[str, option("DATE", "The day relative dates count from, YYYY-MM-DD.")]
Unread = Annotated[bool, typer.Option("--unread", help="Rather the numerals nothing claimed; PATH may be a folder.")]
Version = Annotated[bool, typer.Option("--version", help="Show the version.")]


@app.callback(invoke_without_command=True)
def root(context: typer.Context, version: Version = False) -> None:
    """Exact, dated, attributed, traceable financial facts from Chinese and English news."""
    if version:
        from factx import __version__

        typer.echo(f"factx {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _help(context)


@app.command()
def extract(
    context: typer.Context, paths: Paths = None, format: Format = "", output: Output = None, published: Published = "",
    metric: Metric = None, rules: Rules = None, fields: Fields = None, fail_on: FailOn = None, source_name: SourceName = "stdin",
    input_format: InputFormat = "", quiet: Quiet = False, verbose: Verbose = False, color: Color = "auto",
) -> int:  # fmt: skip
    """Extract facts from files, folders or standard input."""
    from factx import batch
    from factx.pipeline import extract

    inputs = paths or _piped() or _help(context)
    options = Options(rules=tuple(rules or ()), input_format=_input_format(input_format))
    wanted, day, report = _metrics(metric, options.rules), _date(published, "--published"), _reporter(quiet, verbose)
    columns = _known(_names(fields), FIELDS, "--fields") or FIELDS
    events = _known(_names(fail_on), ("empty", "warning", "error"), "--fail-on")
    sources = batch.gather(inputs, source_name, output or ())
    run = batch.Run(sources, lambda data, name: extract(data, name, day, wanted, options), report)
    batch.write(run, _outputs(output, format, inputs), columns, Look(_color(color), run.titles))
    report(Diagnostic("info", "summary", run.summary()))
    return run.exit_code(events)


@app.command()
def clean(path: File, format: CleanFormat = "text", input_format: InputFormat = "", quiet: Quiet = False,
          verbose: Verbose = False) -> None:  # fmt: skip
    """Show what is read of a file: its visible text, one block a line."""
    from factx import batch

    _known([format], ("text", "jsonl"), "--format")
    document = batch.document(path, Options(input_format=_input_format(input_format)), _reporter(quiet, verbose))
    _print(map(json_of, _blocks(document)) if format == "jsonl" else (inert(str(block["text"])) for block in _blocks(document)))


@app.command()
def mentions(path: File = "", text: Text = "", lang: Lang = "", reference: Reference = "", unread: Unread = False) -> int:
    """Show the quantities, periods and organisations of a text, as JSON lines."""
    from factx import batch, pipeline
    from factx.languages import codes

    _known([lang] if lang else [], codes(), "--lang")
    day, options = _date(reference, "--reference"), Options(language=lang)
    if unread:
        return _unread(path, options)
    if not (text or path or _piped()):
        raise typer.BadParameter("give a PATH or --text")
    if not text:
        document = batch.document(path or batch.STDIN, options, _reporter(quiet=True))
        text, lang, day = document.text, lang or document.language, day or document.published
    _print(map(json_of, map(_mention, pipeline.mentions(text, lang or None, day))))
    return 0


@app.command()
def metrics(format: Format = "", rules: Rules = None, color: Color = "auto") -> None:
    """List the catalogue of metrics."""
    from factx import batch
    from factx.packs import load

    chosen, look = _outputs(None, format)[batch.STDIN], Look(_color(color))
    rows = load(tuple(rules or ())).metrics.values()
    with batch.opened(batch.STDIN) as stream:
        chosen.write(rows, stream, ("id", "family", "unit", "labels"), look)
        stream.flush()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process. A reader of ours who leaves early (`| head`) is no fault.

    arguments: those of the process if None; else the end is a SystemExit, which a caller within Python may catch.
    """
    if arguments is None:
        gc.set_threshold(50_000)  # 7 ms: what start-up allocates stays, there is nothing to collect
    _prepare(sys.stdout)
    try:
        code = app(arguments, prog_name="factx", standalone_mode=False) or 0
        if sys.stdout:
            sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # typer makes the second of the first, and in this mode raises it for nothing else
        code = _silence(0)
    except (KeyboardInterrupt, typer.Abort):
        code = _silence(130)
    except Exception as error:  # a FactxError, or a usage error of typer's, which knows how to show itself
        code = _silence(getattr(error, "exit_code", None))
        if code is None:
            raise
        show = getattr(error, "show", None)
        show() if show else typer.echo(inert(str(error), keep="\n"), err=True)
    if arguments is None:
        os._exit(code)  # 20 ms: all is written and closed, the system takes the rest back faster than the interpreter
    sys.exit(code)


# ---------------------------------------------------------------- options
def _names(values: Many) -> tuple[str, ...]:
    """`--x a,b --x c` as (a, b, c)."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def _known(names: Sequence[str], known: Collection[str], option: str) -> tuple[str, ...]:
    """The names; typer.BadParameter with the nearest right one if one is unknown."""
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            nearest = get_close_matches(name, known, 1, 0)
            raise typer.BadParameter(f"unknown: {inert(name)}; the nearest is {''.join(nearest)}", param_hint=option)
    return tuple(names)


def _date(text: str, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"not a date like 2023-10-30: {inert(text)}", param_hint=option) from None


def _color(color: str) -> str:
    return _known([color], ("auto", "always", "never"), "--color")[0]


def _input_format(name: str) -> str:
    if name:
        from factx.cleaners import cleaners

        _known([name], [cleaner.NAME for cleaner in cleaners()], "--input-format")
    return name


def _metrics(values: Many, rules: tuple[str, ...]) -> tuple[str, ...]:
    names = _names(values)
    if names:
        from factx.packs import load

        _known(names, load(rules).metrics, "--metric")
    return names


def _help(context: typer.Context) -> NoReturn:
    typer.echo(context.get_help())
    raise typer.Exit


def _piped() -> list[str]:
    """Standard input as the only input, if anything but a terminal is behind it."""
    return [] if sys.stdin is None or sys.stdin.isatty() else ["-"]


def _outputs(paths: Many, format: str, inputs: Iterable[str] = ()) -> dict[str, Sink]:
    """Where to write, and by which sink; `-` is standard output. `format` is for it, and for suffixes that say nothing."""
    if format:
        _known([format], formats(), "--format")
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


# ---------------------------------------------------------------- output
def _reporter(quiet: bool = False, verbose: bool = False) -> Callable[[Diagnostic], None]:
    """Shows diagnostics on standard error: errors; warnings unless quiet; notes if verbose."""
    shown = ("error",) if quiet else ("error", "warning", "info") if verbose else ("error", "warning")

    def report(diagnostic: Diagnostic) -> None:
        if diagnostic.level in shown:
            typer.echo(inert(str(diagnostic)), err=True)

    return report


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    """Each block as a record; start and end count in the source."""
    from factx.text import Lines

    lines = Lines(document.source)
    for block in document.blocks:
        if block.start < block.end:
            start, end = document.offsets.span(block.start, block.end)
            yield {"kind": block.kind, "level": block.level, "text": document.text[block.start : block.end],
                   "line": lines.at(start), "start": start, "end": end, "cell": block.cell and block.cell._asdict()}  # fmt: skip


def _mention(mention: Mention) -> dict[str, object]:
    """A mention as a record, its value's fields beside its own; a name that both have is the kind's: `period_start`."""
    kind = type(mention.value).__name__.lower()
    record = {"kind": kind, "text": mention.text, "start": mention.start, "end": mention.end}
    return record | {f"{kind}_{name}" if name in record else name: value for name, value in mention.value._asdict().items()}


def _unread(path: str, options: Options) -> int:
    """Print the numerals that nothing claimed in a file or folder; the exit code."""
    from factx import batch
    from factx.packs import load
    from factx.unread import report

    documents, failed = batch.documents([path or batch.STDIN], options, _reporter(quiet=True))
    speak = load().speak
    _print(json_of(row._asdict()) for row in report((d, speak(d.language)) for d in documents))
    return 3 if failed else 0


def _print(lines: Iterable[str]) -> None:
    from factx.batch import STDIN, opened

    with opened(STDIN) as stream:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()


def _prepare(stream: TextIO) -> None:
    """UTF-8 and `\\n` whatever the locale; a terminal keeps its encoding, and shows what it lacks as escapes."""
    if isinstance(stream, TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def _silence(code: int | None) -> int | None:
    """Let nothing more be said at exit by a standard output that is closed or full."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


if __name__ == "__main__":
    main()
