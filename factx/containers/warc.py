"""WARC and WET: what a crawler was answered, record by record; its date is that of the crawl, and dates nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO

from factx.containers._streams import Member, Opening, Refused, Stream, drain, slice_of, too_large, whole
from factx.model import Diagnostic, Hint

SUFFIXES = (".warc", ".wet")
_LINE = 1 << 16  # bytes of the longest line of a header
_LINES = 1000  # ... and how many lines one may have
_READ = ("html", "text/plain", "text/markdown", "xml", "pdf", "officedocument", "epub", "json")


def score(head: bytes, name: str) -> int:
    return 90 * head.startswith(b"WARC/")


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member | Diagnostic]:
    while version := _next_line(stream):
        if not version.startswith(b"WARC/"):
            raise Refused("no record where the next should begin", "unreadable")
        header = _header(stream)
        body = slice_of(stream, int(header.get("content-length", "")))
        address = header.get("warc-target-uri", "").strip("<>")
        kind = header.get("warc-type", "")
        if kind in ("response", "resource", "conversion"):
            yield _document(kind, header.get("content-type", ""), address, body, opening)
        drain(body)


def _document(kind: str, written: str, address: str, body: Stream, opening: Opening) -> Member | Diagnostic:
    """The document of a record, or why there is none."""
    content: BytesIO | Stream = body
    if kind == "response" and written.startswith("application/http"):
        status = body.readline(_LINE).split(b" ")
        header = _header(body)
        if status[1:2] != [b"200"]:
            return Diagnostic("info", "skipped", f"passed over: answered with {b''.join(status[1:2]).decode('latin-1')}", address)
        written = header.get("content-type", "text/html")
        try:
            content = _decoded(body, header, opening)
        except (Refused, ValueError, zlib.error) as error:
            return Diagnostic("error", getattr(error, "code", "unreadable"), str(error), address)
    if not any(part in written.lower() for part in _READ):
        return Diagnostic("info", "skipped", f"passed over: {written or 'of no kind'}", address)
    like = address.partition("?")[0] if "json" in written else "page.html" if "html" in written else ""
    return Member(address, content, like, (Hint("address", address, "warc:target-uri"),))


def _decoded(body: Stream, header: dict[str, str], opening: Opening) -> BytesIO | Stream:
    """The body of an answer without the way in which it was sent, which some crawlers keep, and some only the word of it."""
    content: BytesIO | Stream = body
    if header.get("transfer-encoding", "").lower() == "chunked":
        content = BytesIO(_joined(whole(body, opening.document)))
    packed = header.get("content-encoding", "").lower()
    if packed in ("gzip", "x-gzip", "deflate"):
        data = whole(content, opening.document)
        if packed == "deflate" or data.startswith(b"\x1f\x8b"):
            data = _unpacked(data, opening.document)
        return BytesIO(data)
    if packed in ("br", "zstd"):
        raise Refused(f"sent as {packed}, which is not read", "unreadable")
    return content


def _unpacked(data: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=47 if data.startswith(b"\x1f\x8b") or data[:1] == b"\x78" else -15)
    text = unpacker.decompress(data, limit + 1)
    if len(text) > limit:
        raise too_large(limit)
    return text


def _joined(data: bytes) -> bytes:
    """Chunks put together; the data as they are if they are no chunks."""
    found: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 100)
        try:
            length = int(data[at:end].partition(b";")[0], 16) if end > at else -1
        except ValueError:
            length = -1
        if length < 0:
            return b"".join(found) if found else data
        if length == 0:
            return b"".join(found)
        found.append(data[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _next_line(stream: Stream) -> bytes:
    """The line with which a record begins; nothing at the end."""
    while (line := stream.readline(_LINE)) in (b"\r\n", b"\n"):
        pass
    return line


def _header(stream: Stream) -> dict[str, str]:
    """Fields in small letters, up to the empty line."""
    fields: dict[str, str] = {}
    for _ in range(_LINES):
        line = stream.readline(_LINE)
        if not line.strip():
            return fields
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    raise Refused(f"a header of more than {_LINES} lines", "too-large")
