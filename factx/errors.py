"""What can go wrong, as one small tree. Per-document trouble is a `Diagnostic`; these end a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.model import Diagnostic


class FactxError(Exception):
    """Base of all; `exit_code` is what the command line ends with."""

    exit_code = 1


class InputError(FactxError):
    """An input could not be read: missing, empty, binary, refused."""

    exit_code = 3


class RulesError(FactxError):
    """A rule pack is invalid; `diagnostics` names every place."""

    exit_code = 4

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class OutputError(FactxError):
    """An output could not be written."""

    exit_code = 5


class HeldError(FactxError):
    """Another run holds a target: a temporary failure (EX_TEMPFAIL), to be tried again."""

    exit_code = 75


class SettingsError(FactxError):
    """A file of settings is not understood: a mistake of usage."""

    exit_code = 2


def exit_code(error: BaseException) -> int:
    """What the command line ends with."""
    if isinstance(error, SystemExit):
        return int(error.code or 0)
    if isinstance(error, BrokenPipeError):  # a reader of ours who leaves early (`| head`) is no fault
        return 0
    return 130 if isinstance(error, KeyboardInterrupt) else getattr(error, "exit_code", 1)
