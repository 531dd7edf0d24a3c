"""What the packages of office programs share: parts that point to each other, and properties of the whole."""

from __future__ import annotations

import posixpath

from factx.containers._xml import events
from factx.containers._zipped import Package
from factx.model import Hint

CONTENTS = b"[Content_Types].xml"  # mostly the first file of a package
_PROPERTIES = {"title": "title", "creator": "author", "created": "published", "date": "published"}


def targets(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What a part points to: id to kind (the last word of its address) and path in the package."""
    folder, name = posixpath.split(part)
    data = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        said.get("Id", ""): (
            said.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, said.get("Target", "")))[1:],
        )
        for what, tag, said in events(data)
        if what == "start" and tag == "Relationship"
    }


def main_part(package: Package, usual: str) -> str:
    """The part that is the document itself."""
    return next((path for kind, path in targets(package, "").values() if kind == "officeDocument"), usual)


def properties(data: bytes, origin: str) -> tuple[Hint, ...]:
    """Title, author and day of making, as the elements of Dublin Core say them."""
    hints: list[Hint] = []
    tag = ""
    for what, name, _ in events(data):
        if what == "text" and tag in _PROPERTIES and name.strip():
            hints.append(Hint(_PROPERTIES[tag], name.strip(), f"{origin}:{tag}"))
        tag = name if what == "start" else "" if what == "end" else tag
    return tuple(hints)
