"""Zstandard: the file that was packed, frame after frame."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._streams import Member, Opening, Stream, needed

SUFFIXES = (".zst",)
_WINDOW = 1 << 27  # bytes of memory that a frame may ask for; what `zstd --long` takes


def score(head: bytes, name: str) -> int:
    return 90 * head.startswith(b"\x28\xb5\x2f\xfd")


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member]:
    unpacker = needed("zstandard", "warc").ZstdDecompressor(max_window_size=_WINDOW)
    yield Member("", unpacker.stream_reader(stream, read_across_frames=True), name.lower().removesuffix(".zst"))
