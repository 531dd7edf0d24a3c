"""What there is to read: files, folders, patterns, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factx.errors import InputError
from factx.model import Diagnostic, Document, Options

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", "")  # what is read of a folder
STDIN = "-"

Report = Callable[[Diagnostic], None]


class Input(NamedTuple):
    """One thing to read: a file, or standard input where `path` is None. name: as the facts' `source` shows it."""

    name: str
    path: Path | None = None

    def read(self) -> bytes:
        """Its bytes. OSError as the system gives it."""
        return self.path.read_bytes() if self.path else sys.stdin.buffer.read()


def gather(arguments: Iterable[str], stdin_name: str = "stdin", outputs: Iterable[str] = ()) -> Iterator[Input | Diagnostic]:
    """What the arguments name, in their order: files as they are, folders with all below them by name, patterns expanded.

    An `error` stands in the place of an argument that gives nothing, an `info` in that of a file passed over. A file named
    twice is given once; the `outputs` of the same run are no inputs of a folder.
    """
    seen: set[str] = set()
    written = {os.path.realpath(output) for output in outputs}
    for argument in arguments:
        for item in _expand(argument, stdin_name):
            if isinstance(item, Diagnostic):
                yield item
                continue
            real = os.path.realpath(item.path) if item.path else STDIN
            if real not in seen and not (real in written and item.name != argument):
                seen.add(real)
                yield item


def _expand(argument: str, stdin_name: str) -> Iterator[Input | Diagnostic]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(stdin_name)
    elif path.is_dir():
        yield from _folder(path)
    elif os.path.lexists(path) or not any(sign in argument for sign in "*?["):
        yield Input(argument, path)
    else:
        from glob import glob

        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in matches:
            yield from _folder(Path(match)) if Path(match).is_dir() else (Input(match, Path(match)),)
        if not matches:
            yield Diagnostic("error", "no-match", "no file matches this pattern", argument)


def _folder(folder: Path) -> Iterator[Input | Diagnostic]:
    """Files below a folder, sorted by their path; hidden ones and those of other suffixes are passed over."""
    paths: list[Path] = []
    errors: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = (name for name in folders if not name.startswith("."))
        paths += (Path(parent, name) for name in files)
    for path in sorted(paths):
        if _readable(path):
            yield Input(str(path), path)
        else:
            yield Diagnostic("info", "skipped", "passed over: hidden, or by its name no text, Markdown, HTML or XML", str(path))
    for error in errors:
        yield Diagnostic("error", "unreadable", reason(error), str(error.filename or folder))
    if not errors and not any(map(_readable, paths)):
        yield Diagnostic("error", "empty-folder", "no readable file in this folder", str(folder))


def _readable(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in SUFFIXES


def document(argument: str, options: Options, report: Report) -> Document:
    """One input as it is read, without extracting. InputError if it cannot be."""
    return _document(_input(argument), options, report)


def content(argument: str) -> tuple[bytes, str]:
    """What is in one input, and its name. InputError if it cannot be read."""
    item = _input(argument)
    try:
        return item.read(), item.name
    except OSError as error:
        raise InputError(f"{item.name}: error: {reason(error)}") from error


def _input(argument: str) -> Input:
    return Input("stdin") if argument == STDIN else Input(argument, Path(argument))


def documents(arguments: Iterable[str], options: Options, report: Report) -> tuple[list[Document], int]:
    """Many inputs as they are read, and how many could not be."""
    found: list[Document] = []
    failed = 0
    for item in gather(arguments):
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


def reason(error: OSError) -> str:
    """What the system says, in small letters and without the file's name, which stands before it."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]
