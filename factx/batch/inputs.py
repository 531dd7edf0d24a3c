"""What there is to read: every document of every file that the arguments name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factx.batch.sources import STDIN, Source, reason, sources
from factx.containers import HEAD, Opening, Refused, Stream, container, too_large, unpack
from factx.errors import InputError
from factx.model import Diagnostic, Document, Hint, Options, Part

__all__ = ["STDIN", "Input", "Report", "content", "document", "documents", "gather", "reason"]

Report = Callable[[Diagnostic], None]


class Input(NamedTuple):
    """One document to read: a file, or a part of one. name: as the facts' `source` shows it."""

    name: str
    path: Path | None = None
    part: Part | None = None

    def read(self) -> bytes | Part:
        """What there is to read. OSError as the system gives it."""
        return self.part or (self.path.read_bytes() if self.path else b"")


def gather(
    arguments: Iterable[str],
    stdin_name: str = "stdin",
    outputs: Iterable[str] = (),
    opening: Opening = Opening(),  # noqa: B008 - frozen
) -> Iterator[Input | Diagnostic]:
    """What the arguments name, in their order: files as they are, folders with all below them by name, patterns expanded.

    Archives, feeds and whatever else holds documents are opened when the run comes to them; each document is an input. An
    `error` stands in the place of what cannot be read, an `info` in that of a file passed over. A file named twice is given
    once; the `outputs` of the same run, and what is in them, are no inputs of a folder.
    """
    seen: set[str] = set()
    written = {os.path.realpath(output) for output in outputs}
    for argument in arguments:
        for source in sources(argument, stdin_name):
            if isinstance(source, Diagnostic):
                yield source
                continue
            real = source.inside or (os.path.realpath(source.path) if source.path else source.name)
            if real not in seen and not (source.name != argument and _within(real, written)):
                seen.add(real)
                yield from _inside(source, opening) if source.inside else _opened(source, opening, source.name == argument)


def _within(path: str, folders: set[str]) -> bool:
    return bool(folders) and not folders.isdisjoint((path, *map(str, Path(path).parents)))


def _opened(source: Source, opening: Opening, outright: bool) -> Iterator[Input | Diagnostic]:
    """A file as one input, or the documents in it. A table without texts is no fault in a folder, where tables may lie about."""
    try:
        with source.open() as stream:
            if _plain(stream, source, opening):
                yield Input(source.name, source.path)
                return
            for part in unpack(stream, source.name, opening):
                if isinstance(part, Part):
                    fetched = (Hint("address", source.name, "fetched"),) if source.opener and part.name == source.name else ()
                    yield Input(part.name, part=part._replace(hints=part.hints + fetched))
                elif part.code == "no-column" and not (outright and part.source == source.name):
                    yield part._replace(level="warning", message=f"passed over: {part.message}")
                else:
                    yield part
    except Refused as error:
        yield Diagnostic("error", error.code, str(error), source.name)
    except OSError as error:
        yield Diagnostic("error", "unreadable", reason(error), source.name)


def _plain(stream: Stream, source: Source, opening: Opening) -> bool:
    """Whether a file is one document, to be read by whoever extracts it. Refused if it is too large."""
    if not source.path:
        return False
    told = os.fstat(stream.fileno())
    if not stat.S_ISREG(told.st_mode) or container(stream.peek(HEAD)[:HEAD], source.name):
        return False
    if told.st_size > opening.document:
        raise too_large(opening.document)
    return True


def _inside(source: Source, opening: Opening) -> Iterator[Input | Diagnostic]:
    """The one document that is wanted of a file, or what keeps it from being read."""
    for item in _opened(source, opening, True):
        name = item.name if isinstance(item, Input) else item.source
        if name == source.inside:
            yield item
            return
        if isinstance(item, Diagnostic) and item.level == "error" and source.inside.startswith(name):
            yield item
            return
    yield Diagnostic("error", "not-inside", f"there is no such document in {source.name}", source.inside)


def document(argument: str, options: Options, report: Report, opening: Opening = Opening()) -> Document:  # noqa: B008 - frozen
    """One input as it is read, without extracting. InputError if it cannot be."""
    return _document(_one(argument, opening), options, report)


def text(name: str, options: Options) -> str | None:
    """A document of the run as it was read, markup and all, by the name that its facts have; None if it cannot be read again."""
    try:
        return document(name, options, lambda _: None).source
    except InputError:
        return None


def content(argument: str, opening: Opening = Opening()) -> tuple[bytes | Part, str]:  # noqa: B008 - frozen
    """What is in one input, and its name. InputError if it cannot be read."""
    item = _one(argument, opening)
    try:
        return item.read(), item.name
    except OSError as error:
        raise InputError(f"{item.name}: error: {reason(error)}") from error


def _one(argument: str, opening: Opening) -> Input:
    """The only document that an argument names."""
    found: Input | None = None
    for item in gather((argument,), opening=opening):
        if isinstance(item, Diagnostic):
            if item.level == "error":
                raise InputError(str(item))
        elif found:
            raise InputError(f"{argument}: error: there are several documents in it; name one, such as {found.name}")
        else:
            found = item
    if not found:
        raise InputError(f"{argument}: error: there is no document in it")
    return found


def documents(
    arguments: Iterable[str], options: Options, report: Report, opening: Opening = Opening()  # noqa: B008 - frozen
) -> tuple[list[Document], int]:
    """Many inputs as they are read, and how many could not be."""
    found: list[Document] = []
    failed = 0
    for item in gather(arguments, opening=opening):
        try:
            if isinstance(item, Input):
                found.append(_document(item, options, report))
                continue
            report(item)
            failed += item.level == "error"
        except InputError as error:
            report(Diagnostic("error", "unreadable", str(error)))
            failed += 1
    return found, failed


def _document(item: Input, options: Options, report: Report) -> Document:
    from factx.documents import read

    try:
        found, diagnostics = read(item.read(), item.name, options)
    except OSError as error:
        raise InputError(f"{item.name}: error: {reason(error)}") from error
    if found is None:
        raise InputError("\n".join(str(diagnostic) for diagnostic in diagnostics if diagnostic.level == "error"))
    for diagnostic in diagnostics:
        report(diagnostic)
    return found
