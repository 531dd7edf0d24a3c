"""Words that stand in no text, and words that say what another of their list has said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factx.packs.findings import Said
from factx.packs.lints import Tell
from factx.packs.merging import again
from factx.packs.reading import Reading


def lint(reading: Reading, tell: Tell) -> None:
    for pack in reading.packs:
        for record in (*pack.content.get("rules", ()), *pack.content.get("entities", ())):
            for where, words in _lists(record):
                for word in words:
                    if not word.isprintable() or "  " in word:
                        code = "unreachable-trigger" if where == "triggers" else "unreadable-word"
                        tell(word, code, "no text holds this: tabs, line ends and double spaces are read as one space")
                for word in again(words) if where != "triggers" else ():
                    tell(word, "inert-word", f"{word} stands twice in this list")


def _lists(record: Mapping[str, Any], where: str = "") -> Iterator[tuple[str, list[Said]]]:
    """The lists of words in a record of a pack, each with the key of the record that it is under; examples left out."""
    for key, value in record.items():
        here = where or key
        if isinstance(value, dict):
            yield from _lists(value, here)
        elif isinstance(value, list) and key != "examples":
            yield here, [item for item in value if isinstance(item, Said)]
            for item in value:
                if isinstance(item, dict):
                    yield from _lists(item, here)
