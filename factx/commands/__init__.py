"""The commands: each module here is one and is found by scanning this folder; a package is a group of them.

A command offers `run`, whose parameters are its options and whose docstring is its help; its module's name is its own. The
docstring of a package is the help of its group. Only the command that is called is imported: the others would cost each start
their imports and their options.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from factx.commands._settings import settle, takes

_LOOK: dict[str, Any] = {"add_completion": False, "pretty_exceptions_enable": False, "rich_markup_mode": None}


def group(package: str, **settings: Any) -> typer.Typer:
    """The commands of a package as one Typer application; `settings` are Typer's."""
    class Found(TyperGroup):
        """Names by scanning, commands by importing."""

        def list_commands(self, ctx: Any) -> list[str]:
            return names(package)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
                self.commands[cmd_name] = _command(f"{package}.{cmd_name}", cmd_name)
            return self.commands.get(cmd_name)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in self.list_commands(ctx):  # the nearest right one can only be found among all
                for name in self.list_commands(ctx):
                    self.get_command(ctx, name)
            return super().resolve_command(ctx, args)

        def get_params(self, ctx: Any) -> Any:
            return _direct(super().get_params(ctx))

    return typer.Typer(cls=Found, **{**_LOOK, **settings})


class _Command(TyperCommand):
    def get_params(self, ctx: Any) -> Any:
        return _direct(super().get_params(ctx))


def _direct(parameters: Sequence[Any]) -> Sequence[Any]:
    """The parameters of a command, which take as it is what is text already, or a default: to convert even these, Typer imports
    Pydantic and builds a model of each option (50 of 190 ms at each start)."""
    for parameter in parameters:
        if "process_value" not in vars(parameter):
            parameter.process_value = _processing(parameter)
    return parameters


def _processing(parameter: Any) -> Callable[[Any, Any], Any]:
    """`process_value` of a parameter, asked only where something is to be converted, or missing."""
    convert, many = parameter.process_value, getattr(parameter, "multiple", False) or parameter.nargs == -1

    def process(context: Any, value: Any) -> Any:
        if value is None or value == ():
            ready, value = not parameter.required, () if many else None
        elif isinstance(parameter.default, (int, float)):
            ready = type(value) is type(parameter.default)
        else:
            ready = all(isinstance(item, str) for item in (value if many else (value,)))
        if not ready:
            return convert(context, value)
        return parameter.callback(context, parameter, value) if parameter.callback else value

    return process


def names(package: str = __name__) -> list[str]:
    """The commands of a package, by the alphabet; none is imported."""
    return sorted(module.name for module in iter_modules(import_module(package).__path__) if not module.name.startswith("_"))


def every(package: str = __name__) -> Iterator[tuple[tuple[str, ...], Any]]:
    """All commands with the words that call them, groups before what is in them; all are imported."""
    for name in names(package):
        module = f"{package}.{name}"
        yield _words(module), _command(module, name)
        if hasattr(import_module(module), "__path__"):
            yield from every(module)


def _command(module: str, name: str, settled: bool = True) -> Any:
    """What a module offers as Typer's command, a package as its group."""
    found = import_module(module)
    if hasattr(found, "__path__"):
        app = group(module, name=name, help=found.__doc__, invoke_without_command=True)
        app.callback()(_help)
        return typer.main.get_group(app)
    app = typer.Typer(**_LOOK)
    app.command(name, cls=_Command)(found.run)
    command = typer.main.get_command(app)
    if settled:
        settle(command, _words(module), names(), _known)
    return command


def _words(module: str) -> tuple[str, ...]:
    """The words that call the command of a module."""
    return tuple(module.removeprefix(f"{__name__}.").split("."))


def _known(package: str = __name__) -> set[str]:
    """The names of all options there are."""
    found: set[str] = set()
    for name in names(package):
        module = f"{package}.{name}"
        inside = hasattr(import_module(module), "__path__")
        found |= _known(module) if inside else set(takes(_command(module, name, settled=False)))
    return found


def _help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
