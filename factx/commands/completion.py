"""`factx completion`."""

from typing import Any

import typer

from factx.commands import _options as option


def run(context: typer.Context, shell: option.Shell) -> None:
    """Print what a shell must read to complete commands, options and their values."""
    from typer import completion

    option.known([shell], option.SHELLS, "SHELL")
    parameter: Any = None
    completion.show_callback(context, parameter, shell)
