"""What no fault keeps a pack from being taken for, but is of no use, slow or unproven.

Each module here looks at one part of the packs and is found by scanning this folder. It offers `lint(reading, tell)`, which
tells each thing at the text it is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol

from factx.packs.findings import Finding, Said, order
from factx.packs.reading import Reading

# Words of one kind in a rule that are compared with each other; no rule that people write has so many.
MANY = 1000


class Tell(Protocol):
    """Tells a warning about a text of a pack; options: the right words, the nearest of which is shown."""

    def __call__(self, at: Said, code: str, message: str, options: Any = ()) -> None: ...


def findings(reading: Reading) -> tuple[Finding, ...]:
    """All that is wrong with packs, and all that the lints tell of them, as one reads."""
    packs = {pack.file: pack for pack in reading.packs}

    def tell(at: Said, code: str, message: str, options: Any = ()) -> None:
        packs[at.place.file].report(at, code, message, options, "warning")

    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}").lint(reading, tell)
    return order([finding for pack in reading.packs for finding in pack.findings], list(packs))


def key(of: Mapping[Said, Any], name: str) -> Said:
    """The key of an entry, which knows its place."""
    return next(key for key in of if key == name)
