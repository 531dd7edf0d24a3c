"""What the arguments of a command name: files, folders, patterns, standard input, addresses elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import NamedTuple, cast

from factx.containers import Refused, Stream, readable
from factx.model import Diagnostic

STDIN = "-"


class Source(NamedTuple):
    """A file to be opened, wherever it is. path: of a local one; inside: the name of the only document of it that is wanted."""

    name: str
    path: Path | None = None
    opener: Callable[[], Stream] | None = None
    inside: str = ""

    def open(self) -> Stream:
        """OSError as the system gives it, Refused where something is missing to open it with."""
        if self.opener:
            return self.opener()
        file = self.path.open("rb") if self.path else sys.stdin.buffer
        return file if isinstance(file, BufferedReader) else BufferedReader(cast(RawIOBase, file))


def sources(argument: str, stdin_name: str) -> Iterator[Source | Diagnostic]:
    """What one argument names, in order: `error` for nothing, `info` for a file of a folder that is passed over."""
    path = Path(argument)
    if argument == STDIN:
        yield Source(stdin_name)
    elif path.is_dir():
        yield from _folder(path)
    elif os.path.lexists(path):
        yield Source(argument, path)
    elif outer := _outer(argument):
        yield Source(outer, Path(outer), inside=argument)
    elif "://" in argument:
        yield from _elsewhere(argument)
    elif not any(sign in argument for sign in "*?["):
        yield Source(argument, path)
    else:
        from glob import glob

        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in matches:
            yield from _folder(Path(match)) if Path(match).is_dir() else (Source(match, Path(match)),)
        if not matches:
            yield Diagnostic("error", "no-match", "no file matches this pattern", argument)


def reason(error: OSError) -> str:
    """What the system says, in small letters and without the file's name, which stands before it."""
    text = error.strerror or str(error) or type(error).__name__
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _outer(argument: str) -> str:
    """The file in which an argument such as `news.zip!2023/a.html` or `feed.xml#2` names a document; "" if there is none."""
    cuts = (i for i, char in enumerate(argument) if char in "!#")
    return next((argument[:cut] for cut in cuts if os.path.isfile(argument[:cut])), "")  # noqa: PTH113 (no ValueError for NUL)


def _folder(folder: Path) -> Iterator[Source | Diagnostic]:
    """Files below a folder, sorted by their path; hidden ones and those of other suffixes are passed over."""
    paths: list[Path] = []
    errors: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = (name for name in folders if not name.startswith("."))
        paths += (Path(parent, name) for name in files)
    for path in sorted(paths):
        if readable(path.name):
            yield Source(str(path), path)
        else:
            yield Diagnostic("info", "skipped", "passed over: hidden, or by its name of a kind that is not read", str(path))
    for error in errors:
        yield Diagnostic("error", "unreadable", reason(error), str(error.filename or folder))
    if not errors and not any(readable(path.name) for path in paths):
        yield Diagnostic("error", "empty-folder", "no readable file in this folder", str(folder))


def _elsewhere(address: str) -> Iterator[Source | Diagnostic]:
    """What an address names; fsspec is imported only here."""
    from factx.batch import remote

    try:
        for name in remote.names(address):
            yield Source(name, opener=lambda name=name: remote.open(name))  # type: ignore[misc]
    except Refused as error:
        yield Diagnostic("error", error.code, str(error), address)
    except OSError as error:
        yield Diagnostic("error", "unreadable", reason(error), address)
