"""E-mail: what was written in it, and what was attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from factx.containers._markup import titled
from factx.containers._streams import Member, Opening, Refused, Stream, whole
from factx.model import Hint, Part

if TYPE_CHECKING:
    from email.message import Message

SUFFIXES = (".eml",)
_HEAD = rb"(?:(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|DKIM-Signature):|From \S+@)"
_LONGEST = 10_000  # characters of a field of the head
_MOST = 10_000  # parts
_FIELDS = {"Subject": "title", "From": "author", "Date": "published"}


def score(head: bytes, name: str) -> int:
    return 80 if name.endswith(SUFFIXES) else 75 * bool(re.match(_HEAD, head, re.I) and b"\nDate:" in head)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member | Part]:
    from email import message_from_bytes
    from email.policy import Compat32

    class Short(Compat32):
        """Heads cut off where no program writes longer ones: their parameters are read in quadratic time."""

        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_LONGEST]

    data = whole(stream, opening.document)
    if data.count(b"\n--") > _MOST:
        raise Refused(f"more than {_MOST} parts", "too-large")
    message = message_from_bytes(data, policy=Short())
    hints = tuple(Hint(field, said, f"email:{head}") for head, field in _FIELDS.items() if (said := _header(message, head)))
    for number, part in enumerate(_leaves(message)):
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        file = _decoded(part.get_filename() or "")
        if file:
            yield Member(file, BytesIO(content))
        elif content.strip():
            text = _text(content, part.get_content_charset() or "")
            written = "html" if part.get_content_type() == "text/html" else ""
            yield Part(titled(text, _header(message, "Subject")), f"part-{number + 1}" * bool(number), written, hints)


def _leaves(message: Message) -> Iterator[Message]:
    """Texts and attachments, of alternatives the one that keeps most of what is shown; pictures and the like are left out."""
    if message.get_content_type() == "multipart/alternative" and message.is_multipart():
        choices = [list(_leaves(part)) for part in message.get_payload() if not isinstance(part, str)]
        yield from max(choices, key=lambda leaves: any(leaf.get_content_type() == "text/html" for leaf in leaves), default=[])
    elif message.is_multipart():
        for part in message.get_payload():
            if not isinstance(part, str):
                yield from _leaves(part)
    elif message.get_content_type() in ("text/html", "text/plain") or _attached(message):
        yield message


def _attached(message: Message) -> bool:
    """Whether a part is a file that can be read."""
    from factx.containers import readable

    name = _decoded(message.get_filename() or "")
    return "." in name and readable(name)


def _text(data: bytes, charset: str) -> str:
    """A text as its charset says, if that holds for all of it; else its bytes speak for themselves."""
    from factx.documents.decoding import decode

    try:
        if charset and charset.lower() not in ("us-ascii", "utf-8"):
            return data.decode(charset)
    except (LookupError, ValueError):
        pass
    if decoded := decode(data):
        return decoded.text
    raise Refused("this is no text in any known encoding", "binary")


def _header(message: Message, name: str) -> str:
    return " ".join(_decoded(str(message.get(name, ""))).split())


def _decoded(written: str) -> str:
    """A header with its encoded words as they are meant."""
    if "=?" not in written:
        return written
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, ValueError):
        return written
