"""The sinks: each module here writes facts in one format and is found by scanning this folder.

A sink offers

    SUFFIXES: tuple[str, ...]      # of the files it writes, and beginnings of addresses (`postgresql://`); may be empty
    ONTO: str                      # what it writes on, see below
    ROWS: str                      # `any` records that have `fields` as attributes, or `facts` only
    def writer(onto, fields: Sequence[str], look: Look) -> AbstractContextManager[Put]

Its module's name is the name of its format; one that begins with `_` is no sink. `writer` is a context that takes rows one by one
and holds none of them: what stands after its `yield` is done only if all rows came, and what it wrote is good only then.
`fields` is never empty. What fails at the target is an OSError, and the caller's business.

    ONTO      onto is                           and what is written takes its place
    stream    a text stream                     by the caller, when it is whole
    path      a path, for a file or a folder    likewise; what else is in the folder of that path goes
    store     the target as the user named it   by the sink, in one transaction
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

Put = Callable[[Any], object]


@dataclass(frozen=True)
class Look:
    """What the caller wants of a sink, and what it tells in return; each sink heeds what concerns it.

    color: `auto`, `always` or `never`. titles: of the sources that have been read, so far. text: a source as it was read, markup
    and all, if it still can be. metrics: the only ones that were asked for, if not all were. partition: by `metric`, `month` or
    nothing. excel: CSV as Excel reads it. append: to the CSV file that is there. target: the output as the user named it.
    tally: filled in by what holds the facts of earlier runs: how many rows are `new`, the `same`, `changed` and `withdrawn`, and
    how many of the new are `conflicting`: the same of the same for the same period, but another value.
    """

    color: str = "auto"
    titles: Mapping[str, str] = field(default_factory=dict)
    text: Callable[[str], str | None] = lambda source: None
    metrics: tuple[str, ...] = ()
    partition: str = ""
    excel: bool = False
    append: bool = False
    target: str = ""
    tally: Counter[str] = field(default_factory=Counter)


class Sink(Protocol):
    """What a module in this folder looks like."""

    __name__: str
    SUFFIXES: tuple[str, ...]
    ONTO: str
    ROWS: str

    def writer(self, onto: Any, fields: Sequence[str], look: Look) -> AbstractContextManager[Put]: ...


@cache
def formats() -> tuple[str, ...]:
    """Names of all formats, by the alphabet; nothing is imported."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


@cache
def sink(name: str) -> Sink:
    """The sink of one format. KeyError if there is none."""
    if name not in formats():
        raise KeyError(name)
    return cast(Sink, import_module(f"{__name__}.{name}"))


def suffixes() -> dict[str, str]:
    """File suffix to format, of every sink."""
    return {suffix: name for name in formats() for suffix in sink(name).SUFFIXES}


def format_of(target: str) -> str:
    """The format that a target's name tells, by the longest suffix or the beginning of its address; "" if it tells none."""
    name = target.lower()
    told = [suffix for suffix in suffixes() if (name.startswith if suffix.endswith("://") else name.endswith)(suffix)]
    return suffixes()[max(told, key=len)] if told else ""


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
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    return f"'{text}" if isinstance(value, str) and value.startswith(FORMULA) else text
