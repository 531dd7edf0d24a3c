"""Names that belong to another already, or are too short to be one."""

from __future__ import annotations

from factx.packs.findings import Said
from factx.packs.lints import Tell
from factx.packs.reading import Reading, called
from factx.text import fold


def lint(reading: Reading, tell: Tell) -> None:
    owners: dict[str, Said] = {}
    for entity in reading.entities:
        for name in called(entity):
            owner = owners.setdefault(fold(name), entity["name"])
            if owner != entity["name"] and owner.place.file != name.place.file:
                tell(name, "duplicate-name", f"{name} already names {owner} ({owner.place})")
            if len(name) == 1:
                tell(name, "short-name", f"{name} is one character, which stands in many words")
