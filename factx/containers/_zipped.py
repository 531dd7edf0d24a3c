"""Zip files, of which office documents and books are made too."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from factx.containers._streams import MEGABYTE, Opening, Refused, Stream, seekable, too_large

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_DIRECTORY = 32 * MEGABYTE  # the longest list of members: it is read as a whole, and takes ten times its size
_TAIL = 65_557  # bytes in which a zip's end stands: 22, and a comment
MARK = b"PK\x03\x04"


def opened(stream: Stream, opening: Opening) -> ZipFile:
    """An archive, its names as they were meant. Refused if its directory is too large."""
    file = seekable(stream, opening.document)
    if _directory(file) > _DIRECTORY:
        raise Refused(f"its list of files is longer than {_DIRECTORY // MEGABYTE} MB", "too-large")
    from zipfile import ZipFile

    return ZipFile(file)


def name_of(info: ZipInfo) -> str:
    """The name of a member; without the mark of UTF-8, it is what Chinese systems write rather than what the standard says."""
    if not info.flag_bits & 0x800 and not info.filename.isascii():
        for encoding in ("utf-8", "gb18030"):
            try:
                return info.filename.encode("cp437").decode(encoding)
            except UnicodeError:
                continue
    return info.filename


class Package:
    """An archive that is one document: all that is read of it together may be as long as one."""

    def __init__(self, stream: Stream, opening: Opening) -> None:
        self._archive = opened(stream, opening)
        self._limit = self._left = opening.document
        self.names = frozenset(self._archive.namelist())

    def read(self, name: str) -> bytes:
        """A member; nothing if there is none. Refused if it is more than may still be read."""
        if name not in self.names:
            return b""
        with self._archive.open(name) as member:
            data = member.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise too_large(self._limit)
        return data


def _directory(file: io.BufferedIOBase) -> int:
    """The length of an archive's list of members, as its end tells it; 0 if it has none, which zipfile will say."""
    from struct import unpack_from

    length = file.seek(0, io.SEEK_END)
    file.seek(max(length - _TAIL, 0))
    tail = file.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    size: int = unpack_from("<L", tail, at + 12)[0] if 0 <= at <= len(tail) - 22 else 0
    if size == 0xFFFFFFFF and tail[at - 20 : at - 16] == b"PK\x06\x07":
        file.seek(min(unpack_from("<Q", tail, at - 12)[0], length))
        size = unpack_from("<Q", file.read(56).ljust(56, b"\0"), 40)[0]
    file.seek(0)
    return size
