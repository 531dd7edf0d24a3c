"""The options that commands share, and what they mean: each as a type of its parameter, each checked before anything is read."""

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from factx.model import FIELDS, MEASURES
from factx.sinks import formats, inert

if TYPE_CHECKING:
    from factx.containers import Opening

Many = list[str] | None
_SIZES = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
COLORS = ("auto", "always", "never")
SHELLS = ("bash", "zsh", "fish")
EVENTS = ("empty", "warning", "error", "new", "changed", "withdrawn", "conflicting")  # that --fail-on knows


def option(meta: str, text: str, *names: str, default: bool = False, words: Callable[[], Iterable[str]] | None = None) -> Any:
    """An option of the command line; its name is the parameter's unless `names` are given. words: what a shell may offer."""
    return typer.Option(*names, metavar=meta, help=text, show_default=default, autocompletion=words and _beginning(words))


def _beginning(words: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    return lambda incomplete: [word for word in words() if word.startswith(incomplete)]


def _metrics() -> Iterable[str]:
    from factx.packs import load

    return load().metrics


def _cleaners() -> list[str]:
    from factx.cleaners import cleaners

    return [cleaner.NAME for cleaner in cleaners()]


Paths = Annotated[Many, typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input.")]
File = Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.", show_default=False)]
Packs = Annotated[Many, typer.Argument(metavar="PACK", help="Packs, or folders of them. [default: the shipped ones]")]
RuleId = Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule; see `factx rules list`.", show_default=False)]
_LISTS = ("csv", "json", "jsonl", "table", "tsv")
_FORMATS = ", ".join(formats())
_ELSE = "[default: table on a terminal, else csv]"
Format = Annotated[str, option("FORMAT", f"{_FORMATS}. {_ELSE}", "--to", "--format", words=formats)]
ListFormat = Annotated[str, option("FORMAT", f"{', '.join(_LISTS)}. {_ELSE}", "--format", words=lambda: _LISTS)]
Output = Annotated[Many, option("FILE", "Write to this file or address, by its suffix. Repeatable.", "--output", "-o")]
Excel = Annotated[bool, typer.Option("--excel", help="Write CSV as Excel reads it.")]
Append = Annotated[bool, typer.Option("--append", help="Merge with the rows of a CSV file that is there.")]
Partition = Annotated[str, option("COLUMN", "Write Parquet as a folder of files, by metric or month.")]
_SCHEMA = "Write datapackage.json beside CSV and Parquet files, factx.xsd beside xBRL-JSON."
Schema = Annotated[bool, typer.Option("--schema", help=_SCHEMA)]
Published = Annotated[str, option("DATE", "Date of publication, YYYY-MM-DD.")]
Metric = Annotated[Many, option("ID", "Only this metric; see `factx metrics`. Repeatable.", words=_metrics)]
Rules = Annotated[Many, option("PATH", "A further rule pack, or a folder of them. Repeatable.")]
Fields = Annotated[Many, option("A,B,...", "Columns to write, in this order.", words=lambda: FIELDS)]
FailOn = Annotated[Many, option("EVENT", f"Exit with 1 if there is any of: {', '.join(EVENTS)}.", words=lambda: EVENTS)]
State = Annotated[str, option("FILE", "Remember in this file what was read, and read it again only when it changes.")]
LockWait = Annotated[float, option("SECONDS", "Wait so long for another run that writes the same output.")]
MetricsFile = Annotated[str, option("FILE", "Write counts for Prometheus' textfile collector.")]
LogFormat = Annotated[str, option("FORMAT", "Of messages: text or json.", default=True, words=lambda: ("text", "json"))]
SourceName = Annotated[str, option("NAME", "What to call standard input.", default=True)]
InputFormat = Annotated[str, option("FORMAT", "Read as html, markdown or plain. [default: seen from the text]", words=_cleaners)]
TextColumn = Annotated[str, option("NAME", "The column of texts in tables and records. [default: by its name]")]
DateColumn = Annotated[str, option("NAME", "The column of their dates. [default: by its name]")]
MaxDocument = Annotated[str, option("SIZE", "The largest document that is read.", default=True)]
MaxArchive = Annotated[str, option("SIZE", "The most that one archive may unpack to.", default=True)]
_QUIET = "Show warnings and errors only; -qq: errors only."
Quiet = Annotated[int, typer.Option("--quiet", "-q", count=True, help=_QUIET, show_default=False)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show notes too, and a summary always.")]
Color = Annotated[str, option("WHEN", "auto, always or never; NO_COLOR is honoured.", default=True, words=lambda: COLORS)]
CheckFormat = Annotated[str, option("FORMAT", f"{', '.join(_LISTS)}. [default: pages with the lines]", words=lambda: _LISTS)]
CleanFormat = Annotated[
    str, option("FORMAT", "text, jsonl or json.", "--format", default=True, words=lambda: ("text", "jsonl", "json"))
]
ReportFormat = Annotated[str, option("FORMAT", "text or json.", "--format", default=True, words=lambda: ("text", "json"))]
OnlyRules = Annotated[Many, option("ID", "Only this rule. Repeatable.", "--rule")]
Corpus = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns.", show_default=False)]
OldRules = Annotated[str, typer.Argument(metavar="OLD", help="A pack, a folder of packs, or `shipped`.", show_default=False)]
NewRules = Annotated[str, typer.Argument(metavar="NEW", help="What it is held against.", show_default=False)]
On = Annotated[list[str], option("PATH", "Files and folders to read. Repeatable.", "--on")]
Sentence = Annotated[str, typer.Argument(metavar="SENTENCE", help="What a rule should take.", show_default=False)]
NewMetric = Annotated[str, option("ID", "Which metric it gives; one that is unknown is written too.", "--metric")]
Value = Annotated[str, option("NUMBER", "The exact number in full units: 120000000.", "--value")]
Unit = Annotated[str, option("UNIT", "The unit it must have: CNY, %, person.", "--unit")]
NewMeasure = Annotated[str, option("MEASURE", "What it must be: level, yoy, qoq, change or share.", "--measure")]
NewRule = Annotated[str, option("ID", "A rule of its own, rather than more words for the metric's.", "--rule")]
OutputFile = Annotated[str, option("FILE", "Write to this file. [default: standard output]", "--output", "-o")]
Text = Annotated[str, option("TEXT", "Read this text, not a file.")]
Lang = Annotated[str, option("CODE", "zh or en. [default: seen from the text]")]
Reference = Annotated[str, option("DATE", "The day relative dates count from, YYYY-MM-DD.")]
Unread = Annotated[bool, typer.Option("--unread", help="Rather the numerals nothing claimed; PATH may be a folder.")]
LineNumber = Annotated[int, option("N", "Only numbers on this line of the source.", "--line")]
Number = Annotated[str, option("TEXT", "Only this number, as written or as its value.")]
MetricId = Annotated[str, option("ID", "Only numbers of this metric, or nearly.", "--metric", words=_metrics)]
Measure = Annotated[str, option("NAME", "What a change should measure: level, yoy, qoq, change, share.", words=lambda: MEASURES)]
Ledger = Annotated[bool, typer.Option("--ledger", help="Rather how many numbers there are of each kind.")]
ExplainFormat = Annotated[str, option("FORMAT", "text or json.", "--format", default=True, words=lambda: ("text", "json"))]
Every = Annotated[float, option("SECONDS", "Look so often.", default=True)]
Origin = Annotated[bool, typer.Option("--origin", help="Show where each is set.")]
All = Annotated[bool, typer.Option("--all", help="Show those too that are not set, with their defaults.")]
Shell = Annotated[str, typer.Argument(metavar="SHELL", help=f"{', '.join(SHELLS)}.", show_default=False)]
Version = Annotated[bool, typer.Option("--version", help="Show the version.")]


def names(values: Many) -> tuple[str, ...]:
    """`--x a,b --x c` as (a, b, c)."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def known(names: Sequence[str], known: Collection[str], option: str) -> tuple[str, ...]:
    """The names; typer.BadParameter with the nearest right one if one is unknown."""
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            nearest = get_close_matches(name, known, 1, 0)
            raise typer.BadParameter(f"unknown: {inert(name)}; the nearest is {''.join(nearest)}", param_hint=option)
    return tuple(names)


def day(text: str, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"not a date like 2023-10-30: {inert(text)}", param_hint=option) from None


def opening(max_document: str, max_archive: str, text: str, date: str) -> "Opening":
    from factx.containers import Opening

    return Opening(_size(max_document, "--max-document"), _size(max_archive, "--max-archive"), text, date)


def columns(text: str, date: str) -> "Opening":
    from factx.containers import Opening

    return Opening(text=text, date=date)


def _size(text: str, option: str) -> int:
    """`64M` in bytes."""
    digits, unit = (text[:-1], text[-1].upper()) if text[-1:].isalpha() else (text, "")
    if not digits.isdecimal() or unit not in _SIZES:
        raise typer.BadParameter(f"not a size like 500000, 64M or 16G: {inert(text)}", param_hint=option)
    return int(digits) * _SIZES[unit]


def when(color: str) -> str:
    return known([color], COLORS, "--color")[0]


def cleaner_name(name: str) -> str:
    if name:
        known([name], _cleaners(), "--input-format")
    return name


def metric_ids(values: Many, rules: tuple[str, ...]) -> tuple[str, ...]:
    """The metrics asked for. RulesError if the rules are invalid, before anything is written."""
    from factx.packs import load

    return known(names(values), load(rules).metrics, "--metric")


def help(context: typer.Context) -> NoReturn:
    typer.echo(context.get_help())
    raise typer.Exit


def piped() -> list[str]:
    """Standard input as the only input, if anything but a terminal is behind it."""
    return [] if sys.stdin is None or sys.stdin.isatty() else ["-"]
