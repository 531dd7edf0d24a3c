"""JSON lines: each line a record that holds a text."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._records import Columns, lacking
from factx.containers._streams import Opening, Refused, Stream, too_large
from factx.model import Diagnostic, Part

SUFFIXES = (".jsonl", ".ndjson")


def score(head: bytes, name: str) -> int:
    return 60 * name.endswith(SUFFIXES)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part | Diagnostic]:
    from json import loads

    from factx.documents.decoding import decode

    names: dict[str, None] = {}
    read = number = 0
    while line := stream.readline(opening.document + 1):
        number += 1
        if len(line) > opening.document:
            raise too_large(opening.document)
        if not line.strip():
            continue
        decoded = decode(line)
        try:
            record = loads(decoded.text.lstrip("\ufeff"), parse_int=str, parse_float=str) if decoded else None
        except (ValueError, RecursionError) as error:
            yield Diagnostic("error", "unreadable", f"no JSON: {error}", str(number))
            continue
        if not isinstance(record, dict):
            yield Diagnostic("error", "unreadable", "no record: JSON, but no object", str(number))
            continue
        columns = Columns(record, opening)
        read += bool(columns.text)
        names.update(dict.fromkeys(record) if number < 100 else {})
        if part := columns.part(record, str(number)):
            yield part
    if names and not read:
        raise lacking(names, opening)
    if not number:
        raise Refused("there is nothing to read", "empty")
