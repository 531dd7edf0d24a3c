"""The command line: a command found by its name, an exit code. Whatever costs time is imported where it is used.

Exit codes: 0; 1 for --fail-on, and where a check finds something; 2 usage; 3 some inputs failed; 4 rules invalid; 5 output not
written; 75 another run is at it; 130 interrupted; 143 terminated.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn, TextIO

import typer

from factx import commands
from factx.commands._options import Version, help
from factx.sinks import inert

_TERMINATED = 128 + signal.SIGTERM

# Typer's part in completing costs 20 ms of imports: only a shell that asks pays them.
app = commands.group("factx.commands", invoke_without_command=True, add_completion="_FACTX_COMPLETE" in os.environ)


@app.callback()
def root(context: typer.Context, version: Version = False) -> None:
    """Exact, dated, attributed, traceable financial facts from Chinese and English news."""
    if version:
        from factx import __version__

        typer.echo(f"factx {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        help(context)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process. A reader of ours who leaves early (`| head`) is no fault.

    arguments: those of the process if None; else the end is a SystemExit, which a caller within Python may catch.
    """
    if arguments is None:
        gc.set_threshold(200_000)  # 7 ms: what start-up allocates stays, there is nothing to collect
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))  # what is half written goes, as after Ctrl-C
    _prepare(sys.stdout)
    try:
        code = app(arguments, prog_name="factx", standalone_mode=False) or 0
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        code = _silence(0)
    except SystemExit as end:  # ours, or what typer makes of a BrokenPipeError; in this mode it raises it for nothing else
        code = _silence(_TERMINATED if end.code == _TERMINATED else 0)
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
