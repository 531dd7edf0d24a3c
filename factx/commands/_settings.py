"""Options set once and for all: by the environment, or by a file, rather than on each command line.

The file is `$FACTX_CONFIG`, or `factx.toml`, or the table `[tool.factx]` of `pyproject.toml`: the nearest one, in this folder or
above it. Its keys are the options by their long names; a table named like a command is for that command alone:

    rules = ["packs/"]

    [extract]
    output = ["facts.csv"]
    fail-on = ["error"]

In the environment the same are `FACTX_RULES` and `FACTX_EXTRACT_FAIL_ON`. The command line comes before the environment, and
that before the file; what is for one command comes before what is for all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factx.errors import SettingsError

# Whose relative values count from the folder of the file.
_PATHS = ("paths", "path", "packs", "on", "output", "rules", "state", "metrics_file")


class Settings(NamedTuple):
    """What a file sets. place: the file, as it is named in messages; folder: that of the file, "" if it is this one."""

    place: str
    folder: str
    values: Mapping[str, Any]

    def of(self, command: Sequence[str], options: Mapping[str, bool]) -> dict[str, Any]:
        """Values by parameter for one command, which has these options; those that are True take several values."""
        tables = self._tables(command)
        for name, value in self._named(tables[-1] if len(tables) > len(command) else {}):
            if name not in options and not isinstance(value, dict):
                raise self._unknown(name, options)
        found = {name: value for table in tables for name, value in self._named(table) if name in options}
        return {name: self._value(name, value, options[name]) for name, value in found.items() if not isinstance(value, dict)}

    def _tables(self, command: Sequence[str]) -> list[Mapping[str, Any]]:
        """What the file sets for all commands, for the group of this one if it is in any, and for it alone; as far as it does."""
        tables = [self.values]
        for word in command:
            table = tables[-1].get(word)
            if not isinstance(table, dict):  # or it is an option that has the name of a command
                break
            tables.append(table)
        return tables

    def check(self, options: Collection[str], commands: Collection[str], more: Callable[[], Collection[str]]) -> None:
        """SettingsError for the first key that is neither a command nor an option; more: of all commands, if those do not do."""
        for name, value in self._named(self.values):
            if name not in (commands if isinstance(value, dict) else options):
                known = commands if isinstance(value, dict) else more()
                if name not in known:
                    raise self._unknown(name, {*known, *commands})

    def _named(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        return ((name.replace("-", "_"), value) for name, value in table.items())

    def _value(self, name: str, value: Any, many: bool) -> Any:
        """A value as the command line would have it."""
        if isinstance(value, list) and not many:
            raise SettingsError(f"{self.place}: error: {name} takes one value")
        if many:
            return [self._text(name, item) for item in (value if isinstance(value, list) else [value])]
        return value if isinstance(value, (bool, int, float)) else self._text(name, value)

    def _text(self, name: str, value: Any) -> str:
        text = str(value)
        if name in _PATHS and text != "-" and "://" not in text:
            return os.path.join(self.folder, text)  # noqa: PTH118 (keeps `./x` and `x` as they are written)
        return text

    def _unknown(self, name: str, known: Any) -> SettingsError:
        from difflib import get_close_matches

        nearest = "".join(get_close_matches(name, sorted(known), 1, 0)).replace("_", "-")
        return SettingsError(f"{self.place}: error: unknown key {name.replace('_', '-')}; the nearest is {nearest}")


NONE = Settings("", "", {})


def load() -> Settings:
    """What the nearest file sets. SettingsError if it cannot be read."""
    named = os.environ.get("FACTX_CONFIG")
    if named:
        return _read(Path(named))
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return NONE
    for folder in (here, *here.parents):
        for file in (folder / "factx.toml", folder / "pyproject.toml"):
            if file.is_file():
                found = _read(file)
                if found.values or file.name == "factx.toml":
                    return found
    return NONE


def _read(file: Path) -> Settings:
    """What one file sets. A pyproject.toml of others, which has nothing for us, may be as it likes."""
    place, project = os.path.relpath(file), file.name == "pyproject.toml"
    try:
        content = file.read_bytes()
        if project and b"tool.factx" not in content:  # a parser takes 8 ms to import
            return NONE
        from tomllib import loads

        values = loads(content.decode())
    except (OSError, ValueError) as error:
        if project and isinstance(error, OSError):
            return NONE
        raise SettingsError(f"{place}: error: {getattr(error, 'strerror', None) or error}") from error
    return Settings(place, os.path.dirname(place), values.get("tool", {}).get("factx", {}) if project else values)  # noqa: PTH120


def variables(command: Sequence[str], name: str) -> list[str]:
    """The environment variables of one option, the nearest first."""
    return [f"FACTX_{'_'.join((*command, name))}".upper(), f"FACTX_{name}".upper()]


def settle(command: Any, words: Sequence[str], commands: Collection[str], more: Callable[[], Collection[str]]) -> None:
    """Give a command of Typer's the defaults that are set for it; see `Settings.check` for the rest."""
    for parameter in command.params:
        if parameter.name != "help":
            parameter.envvar, parameter.show_envvar = variables(words, parameter.name), False
    settings = load()
    if settings.values:
        options = takes(command)
        settings.check(options, commands, more)
        command.context_settings["default_map"] = settings.of(words, options)


def takes(command: Any) -> dict[str, bool]:
    """The options of a command by name, and whether they take several values."""
    return {p.name: p.nargs == -1 or getattr(p, "multiple", False) for p in command.params if p.name != "help"}
