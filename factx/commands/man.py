"""`factx man`."""

from collections.abc import Iterator
from typing import Any

import typer

from factx.commands._output import put

EXIT_CODES = {
    "0": "done; an article without a fact is no error",
    "1": "something named by --fail-on happened; rules check, test, cover or diff found something; explain found no such number",
    "2": "the command was not understood",
    "3": "some inputs could not be read; the others were, and standard error names each",
    "4": "a rule pack is invalid",
    "5": "an output could not be written",
    "75": "another run is writing the same output: try again later",
    "130, 143": "interrupted, terminated",
}
ENVIRONMENT = {
    "FACTX_COMMAND_OPTION": "An option of one command, such as FACTX_EXTRACT_STATE; several values are separated by spaces.",
    "FACTX_OPTION": "The same for every command that has the option.",
    "FACTX_CONFIG": "The file of settings, rather than the nearest factx.toml.",
    "FACTX_CACHE": "Where packs are kept as they were read; else XDG_CACHE_HOME, or .cache in HOME.",
    "NO_COLOR": "No colours, whatever the terminal can show.",
}
FILES = {
    "factx.toml, pyproject.toml": "Options by their names, for all commands or in the table of one; in pyproject.toml below "
    "tool.factx. The nearest file in the working folder or above it holds; see factx config show --origin.",
}


def run(context: typer.Context) -> None:
    """Print a manual page of all commands: `factx man > factx.1`."""
    put(_page(context.find_root()))


def _page(root: Any) -> Iterator[str]:
    """The page in the macros of man(7)."""
    from factx import __version__
    from factx.commands import every

    yield f'.TH FACTX 1 "" "factx {__version__}" "User Commands"'
    yield ".nh"  # an option is not to be broken at its hyphens
    yield from (".SH NAME", _text(f"factx - {root.command.help[:1].lower()}{root.command.help[1:].rstrip('.')}"))
    yield from (".SH SYNOPSIS", ".B factx", ".I COMMAND", "[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...", ".SH COMMANDS")
    for words, command in every():
        if not hasattr(command, "list_commands"):
            yield from _command(root, " ".join(words), command)
    for title, entries in (("EXIT STATUS", EXIT_CODES), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for name, meaning in entries.items():
            yield from _entry(name, meaning)


def _command(root: Any, name: str, command: Any) -> Iterator[str]:
    with command.make_context(name, [], parent=root, resilient_parsing=True) as context:
        yield from (f".SS {_text(name)}", ".B", _text(f"factx {name}"), _text(" ".join(command.collect_usage_pieces(context))))
        yield from (".PP", _text(command.help))
        for parameter in command.params:
            record = parameter.get_help_record(context)
            if record and parameter.name != "help":
                yield from _entry(record[0].partition(" <")[0], record[1])  # `PATH <str>`


def _entry(name: str, meaning: str) -> Iterator[str]:
    yield from (".TP", f"\\fB{_text(name)}\\fR", _text(meaning))


def _text(text: str) -> str:
    """Words as they are: a hyphen is no dash, and nothing at the start of a line is a request."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line
