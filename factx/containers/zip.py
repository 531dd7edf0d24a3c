"""zip: its files, in the order in which it lists them."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers import _zipped
from factx.containers._names import refusal
from factx.containers._streams import Member, Opening, Stream
from factx.model import Diagnostic

SUFFIXES = (".zip",)


def score(head: bytes, name: str) -> int:
    return 50 * head.startswith((_zipped.MARK, b"PK\x05\x06"))


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member | Diagnostic]:
    with _zipped.opened(stream, opening) as archive:
        for info in archive.infolist():
            inside = _zipped.name_of(info)
            if said := refusal(inside):
                yield said
            elif not info.is_dir():
                try:
                    member = archive.open(info)
                except Exception as error:  # encrypted, packed in another way, damaged: the others may still be read
                    yield Diagnostic("error", "unreadable", str(error), inside)
                    continue
                with member:
                    yield Member(inside, member)
