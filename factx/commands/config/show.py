"""`factx config show`."""

from collections.abc import Iterator
from typing import Any

from factx.commands import _options as option
from factx.commands import _settings as settings
from factx.commands._output import put


def run(origin: option.Origin = False, all: option.All = False) -> None:
    """Show which options are set, in the form of factx.toml."""
    put(_lines(origin, all))


def _lines(origin: bool, all: bool) -> Iterator[str]:
    from factx.commands import every

    place, first = settings.load().place, True
    for words, command in every():
        found = [(name, value, place if where == "DEFAULT_MAP" else where) for name, value, where in _found(words, command)]
        shown = [setting for setting in found if all or setting[2] != "default"]
        if shown:
            yield from ([] if first else [""])
            yield f"[{'.'.join(words)}]"
            first = False
        for name, value, where in shown:
            line = f"{name.replace('_', '-')} = {_toml(value)}"
            yield f"{line}  # {where}" if origin else line


def _found(words: tuple[str, ...], command: Any) -> Iterator[tuple[str, Any, str]]:
    """The options of a command with their values, and where each is from: a variable, `DEFAULT_MAP` or `default`."""
    import os

    with command.make_context(words[-1], [], resilient_parsing=True) as context:
        for name in settings.takes(command):
            source = context.get_parameter_source(name)
            value = context.params.get(name)
            where = source.name if source else "DEFAULT"
            if where == "ENVIRONMENT":
                where = next(variable for variable in settings.variables(words, name) if os.environ.get(variable))
            yield name, value, "default" if where == "DEFAULT" else where


def _toml(value: Any) -> str:
    """A value as TOML; its strings and JSON's are the same."""
    from json import dumps

    return dumps([] if value is None else value, ensure_ascii=False)
