"""`factx watch`: `factx extract`, again and again; its options are those of the other, and one more."""

from collections.abc import Iterable
from inspect import Parameter, signature
from typing import Any

import typer

from factx.commands import _options as option
from factx.commands import extract
from factx.errors import FactxError
from factx.sinks import inert


def run(context: typer.Context, every: float, **options: Any) -> int:
    """Extract facts again each time that files or rules change, until it is stopped."""
    from factx.batch import STDIN
    from factx.batch.watching import changes
    from factx.packs.store import files

    paths = options["paths"] or option.help(context)
    if STDIN in paths:
        raise typer.BadParameter("standard input does not change", param_hint="PATH")
    written = [*(options["output"] or ()), *filter(None, (options["state"], options["metrics_file"]))]
    try:
        for _ in changes([*paths, *map(str, files(options["rules"] or ()))], written, every):
            _again(context, options)
    except (KeyboardInterrupt, SystemExit):  # the way to end it
        pass
    return 0


def _again(context: typer.Context, options: dict[str, Any]) -> None:
    """One run. What ends it (rules that are not valid, a full disk, another run) is told, and the next may do better."""
    try:
        extract.run(context, **options)
    except FactxError as error:
        typer.echo(inert(str(error), keep="\n"), err=True)


def _with(parameters: Iterable[Parameter]) -> Any:
    every = Parameter("every", Parameter.KEYWORD_ONLY, default=1.0, annotation=option.Every)
    return signature(run).replace(parameters=[*parameters, every])


run.__signature__ = _with(signature(extract.run).parameters.values())  # type: ignore[attr-defined]
run.__annotations__ = {**extract.run.__annotations__, "every": option.Every}
