"""Ways to pack documents, for the tests of what takes them out again."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from factx.documents.decoding import decode

Pack = Callable[[str, bytes], tuple[str, bytes]]  # name and content of a document, to those of a file that holds it


def tar(*files: tuple[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def record(kind: str, written: str, body: bytes, address: str = "https://example.org/a") -> bytes:
    """A record of a crawl."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2031-01-01T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
    return f"{head}Content-Type: {written}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def answer(body: bytes, *heads: str, written: str = "text/html") -> bytes:
    """What a server sends."""
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {written}", *heads, "", ""]).encode() + body


def mail(text: str, subtype: str = "plain", **heads: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in heads.items():
        message[name] = value
    message.set_content(text, subtype=subtype)
    return message


def attached(name: str, data: bytes) -> bytes:
    message = mail("", Subject="附件")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def text_of(data: bytes) -> str:
    decoded = decode(data)
    assert decoded
    return decoded.text


PACKS: dict[str, Pack] = {
    "gz": lambda name, data: (f"{name}.gz", gzip.compress(data)),
    "zip": lambda name, data: ("a.zip", zipped((f"x/{name}", data))),
    "tar": lambda name, data: ("a.tar", tar((name, data))),
    "tgz": lambda name, data: ("a.tgz", tar((name, data), mode="w:gz")),
    "warc": lambda name, data: ("a.warc.gz", gzip.compress(record("resource", "text/html", data))),
    "response": lambda name, data: ("a.warc", record("response", "application/http", answer(data))),
    "mail": lambda name, data: ("a.eml", attached(name, data)),
}
# These hold a text as a text, decoded.
TEXTS: dict[str, Pack] = {
    "jsonl": lambda name, data: ("a.jsonl", json.dumps({"text": text_of(data)}).encode()),
    "json": lambda name, data: ("a.json", json.dumps({"items": [{"content": text_of(data)}]}, ensure_ascii=False).encode()),
    "csv": lambda name, data: ("a.csv", ('number,text\n1,"' + text_of(data).replace('"', '""') + '"\n').encode()),
}
