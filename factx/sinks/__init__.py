"""The sinks: each module here writes facts in one format and is found by scanning this folder.

A sink offers

    SUFFIXES: tuple[str, ...]                     # of the files it writes; may be empty
    def write(rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None

Its module's name is the name of its format. `rows` are facts, or any other records that have `fields` as attributes; they come
one by one and are written as they come. `fields` is never empty. OSError from the stream is the caller's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import NamedTuple, Protocol, TextIO, cast


class Look(NamedTuple):
    """What only a sink for people heeds. color: `auto`, `always` or `never`; titles: of the sources whose facts have come."""

    color: str = "auto"
    titles: Mapping[str, str] = MappingProxyType({})


class Sink(Protocol):
    """What a module in this folder looks like."""

    SUFFIXES: tuple[str, ...]

    def write(self, rows: Iterable[object], stream: TextIO, fields: Sequence[str], look: Look) -> None: ...


@cache
def formats() -> tuple[str, ...]:
    """Names of all formats, by the alphabet; nothing is imported."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def sink(name: str) -> Sink:
    """The sink of one format. KeyError if there is none."""
    if name not in formats():
        raise KeyError(name)
    return cast(Sink, import_module(f"{__name__}.{name}"))


def suffixes() -> dict[str, str]:
    """File suffix to format, of every sink."""
    return {suffix: name for name in formats() for suffix in sink(name).SUFFIXES}


# ---------------------------------------------------------------- values
def plain(value: object) -> object:
    """A value as JSON knows it: decimals as strings without exponent, dates as ISO strings, nothing as None."""
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
        case "":
            return None
    return value


def written(value: object) -> str:
    """A value as one string; nothing is the empty string."""
    match plain(value):
        case None:
            return ""
        case dict() as items:
            return " / ".join(map(written, items.values()))
        case list() as words:
            return ", ".join(map(written, words))
        case other:
            return str(other)


def json_of(record: Mapping[str, object]) -> str:
    """A record as one line of JSON, characters as they are but for those a terminal would obey."""
    from json import dumps

    return inert(dumps(plain(record), ensure_ascii=False))


# ---------------------------------------------------------------- what a terminal or a spreadsheet would obey
# Control characters (ESC, BEL, C1), line and paragraph separators, and the bidi embeddings, overrides and isolates of
# "Trojan Source" (CVE-2021-42574).
_RISKY = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))

# A cell that begins so is a formula to a spreadsheet (OWASP, "CSV injection"); East Asian editions take the full-width signs too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@cache
def _escapes(keep: str) -> dict[int, str]:
    return {code: f"\\u{code:04x}" for code in _RISKY if chr(code) not in keep}


def inert(text: str, keep: str = "") -> str:
    """The text with what a terminal would obey, and lone surrogates, written as `\\u001b`; the characters in `keep` stay.

    Of JSON text the result is the same JSON.
    """
    if text.isprintable():  # true of nearly every cell, and says that it holds nothing of the kind
        return text
    return text.translate(_escapes(keep)).encode("utf-8", "backslashreplace").decode("utf-8")


def cell(value: object, keep: str = "\t\n") -> str:
    """A value as a spreadsheet may read it: text that it would run as a formula gets a quote before it; numbers stay numbers."""
    text = inert(written(value), keep)
    return f"'{text}" if isinstance(value, str) and value.startswith(_FORMULA) else text
