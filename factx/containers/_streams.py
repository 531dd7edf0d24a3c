"""Streams of untrusted bytes: how much may be read of them, and by whom it is counted."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, NamedTuple, cast

from factx.model import Hint

Stream = io.BufferedReader
MEGABYTE = 1 << 20
BUFFER = 1 << 16


class Opening(NamedTuple):
    """How files are opened. document, archive: bytes of one document, and of all that one archive unpacks to.

    text, date: the columns of tables and records that hold the text and its date; "" for those that are usually called so.
    """

    document: int = 64 * MEGABYTE
    archive: int = 16384 * MEGABYTE
    text: str = ""
    date: str = ""


class Member(NamedTuple):
    """A file in a container. like: a name that says what it is, where its own does not; hints: for the document it may be."""

    name: str
    stream: IO[bytes] | io.BufferedIOBase
    like: str = ""
    hints: tuple[Hint, ...] = ()


class Refused(Exception):
    """Something is not read, and why; `code` as diagnostics have it."""

    def __init__(self, message: str, code: str = "refused") -> None:
        super().__init__(message)
        self.code = code


class Exhausted(Refused):
    """An archive has unpacked to all it may; nothing more of it is read."""


class Budget:
    """What one archive may still unpack to, whatever is nested in it."""

    def __init__(self, limit: int) -> None:
        self._limit = self._left = limit

    def spend(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise Exhausted(f"unpacks to more than {size(self._limit)} (--max-archive)", "too-large")


class Reading(io.RawIOBase):
    """A raw stream made of a function that reads."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def metered(stream: IO[bytes] | io.BufferedIOBase, budget: Budget) -> Stream:
    """The stream, and what is read of it counted."""

    def read(amount: int) -> bytes:
        data = stream.read(amount) or b""
        budget.spend(len(data))
        return data

    return io.BufferedReader(Reading(read), BUFFER)


def slice_of(stream: Stream, length: int) -> Stream:
    """The next bytes of a stream as one of their own. EOFError if there are fewer."""
    left = length

    def read(amount: int) -> bytes:
        nonlocal left
        data = stream.read(min(amount, left))
        left -= len(data)
        if left and not data:
            raise EOFError("ends in the middle")
        return data

    return io.BufferedReader(Reading(read), BUFFER)


def drain(stream: Stream) -> None:
    """Read to the end."""
    while stream.read(BUFFER):
        pass


def whole(stream: IO[bytes] | io.BufferedIOBase, limit: int) -> bytes:
    """All of a stream. Refused if it is longer than a document may be."""
    data = stream.read(limit + 1) or b""
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> Refused:
    return Refused(f"larger than {size(limit)} (--max-document)", "too-large")


def seekable(stream: Stream, limit: int) -> io.BufferedIOBase:
    """A stream that can be read in any order: itself if it is a file, else held in memory."""
    return stream if stream.seekable() else io.BytesIO(whole(stream, limit))


def size(amount: int) -> str:
    """`64 MB`, or bytes where it is no whole number of them."""
    return f"{amount // MEGABYTE} MB" if amount and amount % MEGABYTE == 0 else f"{amount} bytes"


def needed(module: str, extra: str) -> Any:
    """A module that not every installation has. Refused, with the name of the extra, if this one has not."""
    try:
        return cast(Any, import_module(module))
    except ImportError as error:
        raise Refused(f"this needs the extra {extra!r}: pip install 'factx[{extra}]' ({error})", "extra") from error
