"""Where outputs go: standard output, devices, and files that are written beside their place and moved there when whole."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from errno import EACCES
from pathlib import Path
from typing import IO, Any, TextIO

from factx.batch.inputs import STDIN, reason
from factx.batch.lock import part, scratch
from factx.errors import OutputError

_MARK = ".factx"  # in each folder of ours


def placed(target: str, onto: str) -> AbstractContextManager[Any]:
    """What a sink writes on (`factx.sinks` says what there is), put in its place when the body has come to its end."""
    kinds: dict[str, Callable[[str], AbstractContextManager[Any]]]
    kinds = {"stream": opened, "path": _path, "store": nullcontext}
    return _elsewhere(target, kinds[onto]) if "://" in target and onto != "store" else kinds[onto](target)


@contextmanager
def _elsewhere(target: str, kind: Callable[[str], AbstractContextManager[Any]]) -> Iterator[Any]:
    """What is written here first, and sent to its address when it is whole: object stores take the whole or nothing."""
    from factx.batch import remote

    with told(target):
        _sent(remote.files, target)  # what cannot be sent is told before anything is read
        with scratch() as whole:
            with kind(str(whole)) as onto:
                yield onto
            _sent(remote.send, whole, target, _MARK)


def _sent(step: Callable[..., Any], *arguments: Any) -> None:
    from factx.containers import Refused

    try:
        step(*arguments)
    except Refused as error:
        raise OSError(str(error)) from error


@contextmanager
def opened(target: str) -> Iterator[TextIO]:
    """A UTF-8 stream into a file that takes its place when it is whole; standard output and devices are written directly."""
    with told(target):
        if target == STDIN:
            if sys.stdout is None:
                raise OSError("it is closed")
            yield sys.stdout
            sys.stdout.flush()
            return
        if _is_device(target):
            with Path(target).open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        with _beside(target) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream


@contextmanager
def _path(target: str) -> Iterator[Path]:
    """A path for a new file or folder, in a folder beside its place; what else is left in there goes."""
    with told(target):
        if target == STDIN or _is_device(target):
            with scratch() as path:
                yield path
                with path.open("rb") as whole, _device(target) as device:
                    shutil.copyfileobj(whole, device)
            return
        place, beside = Path(os.path.realpath(target)), _part(target)
        _writable(place)
        beside.mkdir()
        try:
            yield beside / "facts"
            if (beside / "facts").is_dir():
                _exchange(beside / "facts", place)
            else:
                _replace(beside / "facts", place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _beside(target: str) -> Iterator[Path]:
    """A path for a file beside that of the target."""
    place, part = Path(os.path.realpath(target)), _part(target)
    try:
        if place.is_dir():
            raise IsADirectoryError("it is a folder")
        _writable(place)
        yield part
        _replace(part, place)
    finally:
        part.unlink(missing_ok=True)


def _writable(place: Path) -> None:
    """PermissionError for what is there and may not be written, although renaming would overwrite it."""
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))


def _part(target: str) -> Path:
    return part(Path(os.path.realpath(target)))


def _replace(part: Path, place: Path) -> None:
    """Give a file its place, synced first: at any moment, and after a loss of power too, the old one or the new is there."""
    if place.exists():
        part.chmod(place.stat().st_mode)
    _sync(part)
    part.replace(place)
    _sync(place.parent)


def _exchange(part: Path, place: Path) -> None:
    """Give a folder its place. OSError if that is taken by any but ours: who names a wrong one loses nothing."""
    if place.is_dir() and any(place.iterdir()) and not (place / _MARK).is_file():
        raise FileExistsError("it is a folder that factx has not written")
    (part / _MARK).write_text("This folder was written by factx, which replaces it as a whole.\n", "utf-8")
    if hasattr(os, "sync"):  # once for all files; one by one they take 5 ms each
        os.sync()
    if place.is_dir():
        place.replace(part.with_name("old"))
    part.replace(place)
    _sync(place.parent)


def _sync(path: Path) -> None:
    """What was written is on the disk before it takes its place: power may fail after the rename."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_device(target: str) -> bool:
    place = Path(os.path.realpath(target))
    return place.exists() and not place.is_file() and not place.is_dir()


@contextmanager
def _device(target: str) -> Iterator[IO[bytes]]:
    if target != STDIN:
        with Path(target).open("wb") as device:
            yield device
        return
    if sys.stdout is None:
        raise OSError("it is closed")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def told(target: str) -> Iterator[None]:
    """OSError becomes an OutputError that names the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise failed(target, error) from error


def failed(target: str, error: OSError) -> OutputError:
    """What is told of an output that failed."""
    name = "standard output" if target == STDIN else re.sub(r"(://[^/@]*?:)[^/@]*@", r"\1…@", target)  # without a password
    return OutputError(f"{name}: error: cannot be written: {reason(error)}")
