"""What sinks of facts share: typed values that any reader can take, and packages that are imported only where they are needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Any

from factx.model import FIELDS, KINDS, Fact
from factx.sinks import inert


def values(fields: Sequence[str] = FIELDS) -> Callable[[Fact], list[Any]]:
    """A function that gives the values of a fact as they are, its texts without what a terminal would obey."""
    names = (*fields, "id")  # of two names and more a getter gives a tuple
    found = attrgetter(*names)
    texts = [i for i, name in enumerate(fields) if KINDS[name] == "str"]
    said = attrgetter("id", "id", *(fields[i] for i in texts))

    def record(fact: Fact) -> list[Any]:
        *row, _ = found(fact)
        if not "".join(said(fact)).isprintable():
            for i in texts:
                row[i] = inert(row[i])
        return row

    return record


def package(name: str, extra: str) -> Any:
    """A package that is no part of every installation. OSError says which extra brings it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise OSError(f"it needs the package {name.partition('.')[0]}: pip install 'factx[{extra}]'") from error
