"""Rows of tables and records of data, each of which holds a text and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from factx.containers._markup import titled
from factx.containers._streams import Opening, Refused
from factx.languages.pages import columns
from factx.model import Hint, Part
from factx.text import fold

_OTHERS = ("published", "title", "address", "author", "publisher")  # of a text


class Columns:
    """Which of the names of a record hold its text and what is known of it."""

    def __init__(self, names: Iterable[str], opening: Opening) -> None:
        known = {_plain(name): name for name in reversed(list(names))}
        self.text = opening.text if opening.text in known.values() else "" if opening.text else _first(known, columns("text"))
        others = {field: _first(known, columns(field)) for field in _OTHERS}
        if opening.date:
            others["published"] = opening.date
        self._others = [(field, column) for field, column in others.items() if column not in ("", self.text)]

    def part(self, record: Mapping[str, object], name: str) -> Part | None:
        """The document of a record; None if its text is empty."""
        text = record.get(self.text)
        if not isinstance(text, str) or not text.strip():
            return None
        hints: list[Hint] = []
        for field, column in self._others:
            if value := _said(record.get(column)):
                hints.append(Hint(field, value, f"column:{column}"))
                text = titled(text, value) if field == "title" else text
        return Part(text, name, hints=tuple(hints))


def lacking(names: Iterable[str], opening: Opening) -> Refused:
    """That no column holds the text."""
    shown = ", ".join(list(names)[:12])
    wanted = f"{opening.text!r}" if opening.text else "of a name that texts usually have"
    return Refused(f"no column {wanted} (--text-column); there is: {shown or 'none'}", "no-column")


def _plain(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _first(known: Mapping[str, str], usual: Iterable[str]) -> str:
    return next((known[name] for name in usual if name in known), "")


def _said(value: object) -> str:
    """A value as a stamp, a name or an address: seconds since 1970 as a date, `{"name": ...}` by its name."""
    match value:
        case str() if value.isdigit() and len(value) in (10, 13):
            return datetime.fromtimestamp(int(value[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case str():
            return value.strip()
        case Mapping():
            return _said(value.get("name") or value.get("@id"))
        case [first, *_]:
            return _said(first)
    return ""
