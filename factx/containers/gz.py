"""gzip: the file that was packed."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._streams import Member, Opening, Stream

SUFFIXES = (".gz", ".tgz")


def score(head: bytes, name: str) -> int:
    return 90 * head.startswith(b"\x1f\x8b\x08")


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member]:
    from gzip import GzipFile

    stem = name.lower()
    yield Member("", GzipFile(fileobj=stream), stem[:-4] + ".tar" if stem.endswith(".tgz") else stem.removesuffix(".gz"))
