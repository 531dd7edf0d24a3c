"""Where outputs go: standard output, devices, and files that are written beside their place and moved there when whole."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any, TextIO

from factx.batch.inputs import STDIN, reason
from factx.batch.lock import part as beside
from factx.errors import OutputError


def placed(target: str, onto: str) -> AbstractContextManager[Any]:
    """What a sink writes on (`factx.sinks` says what there is), put in its place when the body has come to its end."""
    kinds: dict[str, Callable[[str], AbstractContextManager[Any]]]
    kinds = {"stream": opened, "file": _file, "folder": _folder, "store": nullcontext}
    return kinds[onto](target)


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
def _file(target: str) -> Iterator[Path]:
    """A path for a new file, in a folder of its own beside its place; what else is left in that folder goes."""
    with told(target):
        if target == STDIN or _is_device(target):
            from tempfile import TemporaryDirectory

            with TemporaryDirectory(prefix="factx-") as folder:
                yield Path(folder, "facts")
                with Path(folder, "facts").open("rb") as whole, _device(target) as device:
                    shutil.copyfileobj(whole, device)
            return
        with _beside(target) as part, _scratch(part) as folder:
            yield folder / "facts"
            (folder / "facts").replace(part)


@contextmanager
def _folder(target: str) -> Iterator[Path]:
    """A new folder that takes the place of an old one, or of none."""
    with told(target), _scratch(_part(target)) as folder:
        whole, old, place = folder / "new", folder / "old", Path(os.path.realpath(target))
        if place.exists() and not place.is_dir():
            raise NotADirectoryError(f"it is to be a folder, and is none: {place.name}")
        whole.mkdir()
        yield whole
        for file in (*whole.rglob("*"), whole):
            _sync(file)
        if place.is_dir():
            place.replace(old)
        whole.replace(place)
        _sync(place.parent)


@contextmanager
def _beside(target: str) -> Iterator[Path]:
    """A path beside that of a file; what is there at the end is synced and renamed, so that the place has the old or the new."""
    place, part = Path(os.path.realpath(target)), _part(target)
    try:
        if place.is_dir():
            raise IsADirectoryError("it is a folder")
        yield part
        if place.exists():
            part.chmod(place.stat().st_mode)
        _sync(part)
        part.replace(place)
        _sync(place.parent)
    finally:
        part.unlink(missing_ok=True)


def _part(target: str) -> Path:
    return beside(Path(os.path.realpath(target)))


@contextmanager
def _scratch(part: Path) -> Iterator[Path]:
    """A folder of the part's name and a bit, gone at the end."""
    folder = part.with_name(f"{part.stem}-folder.part")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
    return OutputError(f"{'standard output' if target == STDIN else target}: error: cannot be written: {reason(error)}")
