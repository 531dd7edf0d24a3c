"""JSON that holds texts: JSON-LD, JSON Feed, answers of an API; each record with a text a document."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._records import Columns, lacking
from factx.containers._streams import Opening, Refused, Stream, whole
from factx.model import Part

SUFFIXES = (".json", ".jsonld")


def score(head: bytes, name: str) -> int:
    return 60 * name.endswith(SUFFIXES)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    from json import loads

    from factx.documents.decoding import decode

    decoded = decode(whole(stream, opening.document))
    if not decoded:
        raise Refused("this is no text in any known encoding", "binary")
    value = loads(decoded.text.lstrip("\ufeff"), parse_int=str, parse_float=str)
    number = 0
    names: dict[str, None] = {}
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as record:
                columns = Columns(record, opening)
                if part := columns.part(record, str(number + 1)):
                    number += 1
                    yield part
                else:
                    names.update(dict.fromkeys(record))
                    waiting.extend(reversed(record.values()))
            case list() as values:
                waiting.extend(reversed(values))
    if not number:
        raise lacking(names, opening)
