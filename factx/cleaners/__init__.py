"""The cleaners: each module here reads one format into visible text; they are found by scanning this folder.

A cleaner offers

    NAME: str                                   # what `--input-format` and `Document.format` say
    SUFFIXES: tuple[str, ...]                   # of file names, with the dot
    def score(source: str, name: str) -> int    # how likely this is the format, 0-100; the likeliest wins, or who is certain
    def clean(source: str) -> Cleaned           # blocks, offsets, hints; never raises

Content counts before the suffix: scraped `.txt` files hold all formats. A folder in here holds what a cleaner is made of, and is
imported only when that cleaner runs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from factx.model import Cleaned

CERTAIN = 98  # a score that no other format has beside it


class Cleaner(Protocol):
    """What a format's module in this folder looks like."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def score(self, source: str, name: str) -> int: ...

    def clean(self, source: str) -> Cleaned: ...


@cache
def cleaners() -> tuple[Cleaner, ...]:
    """Every cleaner in this folder, by name."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if not m.ispkg)
    return tuple(cast(Cleaner, m) for m in modules if hasattr(m, "clean"))


def cleaner(source: str, name: str = "", wanted: str = "") -> Cleaner:
    """The cleaner called `wanted`, or the likeliest for this source and file name. KeyError for an unknown name."""
    if wanted:
        for candidate in cleaners():
            if wanted == candidate.NAME:
                return candidate
        raise KeyError(wanted)
    best, most = cleaners()[0], -1
    for candidate in cleaners():
        score = candidate.score(source, name)
        if score >= CERTAIN:
            return candidate
        if score > most:
            best, most = candidate, score
    return best
