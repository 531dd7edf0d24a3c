"""The containers: each module here takes the documents out of one kind of file; they are found by scanning this folder.

A container offers

    SUFFIXES: tuple[str, ...]                                   # of file names, with the dot
    def score(head: bytes, name: str) -> int                    # how likely a file that begins so is one, 0-100
    def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member | Part | Diagnostic]

`parts` gives documents (`Part`), files to be looked into in their turn (`Member`), and what is worth saying, one by one and in
order. It may raise what its format makes it raise: that becomes an `error` that names the file, and the rest goes on.

A name inside is joined to that of its container by `!` (`news.zip!2023/a.html`); that of a piece of a text begins with `#`
(`feed.xml#2`), and offsets count in the whole text; where nothing but the packing changes (`a.txt.gz`) it is "".

Nothing is written to disk. Of a stream no more is held in memory than one document, and of none more than `Opening.document`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import Protocol, cast

from factx.containers._streams import Budget, Exhausted, Member, Opening, Refused, Stream, metered, needed, too_large, whole
from factx.model import Diagnostic, Part

__all__ = [
    "HEAD", "Member", "Opening", "Refused", "Stream", "container", "containers", "needed", "readable", "too_large", "unpack",
]  # fmt: skip

HEAD = 4096  # bytes by which a container is known
DEEPEST = 6  # containers within each other: `.tar.gz` is two, a `.docx` one
# Most files are named as what they are, texts: these do not pay 3 ms at each start for all containers to be imported.
_TEXTS = (".txt", ".md", ".markdown", ".html", ".htm")
_PACKED = rb"[\0-\x08\x0e-\x1a\x1c-\x1f]|\A%PDF-|\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF)[\s>]"


class Container(Protocol):
    """What a module in this folder looks like."""

    SUFFIXES: tuple[str, ...]

    def score(self, head: bytes, name: str) -> int: ...

    def parts(self, stream: Stream, name: str, opening: Opening) -> Iterator[Member | Part | Diagnostic]: ...


@cache
def containers() -> tuple[Container, ...]:
    """Every container in this folder, by name."""
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(cast(Container, module) for module in modules)


@cache
def _suffixes() -> frozenset[str]:
    from factx.cleaners import cleaners

    written = {suffix for module in cleaners() for suffix in module.SUFFIXES}
    return frozenset(suffix for module in containers() for suffix in module.SUFFIXES) | written | {""}


def readable(path: str) -> bool:
    """Whether a file of a folder or an archive is read, by its name: it is not hidden, and something reads its suffix."""
    name = PurePath(path).name
    return not name.startswith(".") and PurePath(name).suffix.lower() in _suffixes()


def container(head: bytes, name: str) -> Container | None:
    """The likeliest container of a file with this beginning and name; None: it is a document."""
    name = name.lower()
    if name.endswith(_TEXTS) and not re.search(_PACKED, head):
        return None
    best = max(containers(), key=lambda candidate: candidate.score(head, name))
    return best if best.score(head, name) else None


def unpack(stream: Stream, name: str, opening: Opening = Opening()) -> Iterator[Part | Diagnostic]:  # noqa: B008 - frozen
    """The documents in a file, itself if it is one. Never raises for what is in it."""
    try:
        yield from _unpack(stream, name, Member(name, stream), opening, Budget(opening.archive), 0)
    except Exhausted as error:
        yield Diagnostic("error", error.code, str(error), name)


def _unpack(
    stream: Stream, name: str, member: Member, opening: Opening, budget: Budget, depth: int
) -> Iterator[Part | Diagnostic]:
    kind = None
    try:
        kind = container(stream.peek(HEAD)[:HEAD], member.like or name)
        if not kind:
            yield Part(whole(stream, opening.document), name, hints=member.hints)
            return
        if depth == DEEPEST:
            raise Refused(f"containers within each other, more than {DEEPEST} deep", "too-deep")
        for part in kind.parts(stream, member.like or name, opening):
            match part:
                case Diagnostic():
                    yield part._replace(source=_joined(name, part.source))
                case Part():
                    yield part._replace(name=_joined(name, part.name))
                case Member():
                    inner = metered(part.stream, budget)
                    yield from _unpack(inner, _joined(name, part.name), part, opening, budget, depth + 1)
    except Exhausted:
        raise
    except Refused as error:
        yield Diagnostic("error", error.code, str(error), name)
    except Exception as error:  # untrusted bytes: every reader has its own ways to fail on them
        said = str(error) or type(error).__name__
        kind_name = kind.__name__.rpartition(".")[2] if kind else "file"  # type: ignore[attr-defined]
        yield Diagnostic("error", "unreadable", f"damaged, or no {kind_name} after all: {said[:1].lower()}{said[1:]}", name)


def _joined(name: str, inner: str) -> str:
    return name + inner if not inner or inner.startswith("#") else f"{name}!{inner}"
