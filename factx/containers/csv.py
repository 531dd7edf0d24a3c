"""CSV and TSV with a column of texts: each row a document, numbered as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper

from factx.containers._records import Columns, lacking
from factx.containers._streams import Opening, Refused, Stream
from factx.model import Part

SUFFIXES = (".csv", ".tsv")
_SAMPLE = 1 << 16


def score(head: bytes, name: str) -> int:
    return 60 * name.endswith(SUFFIXES)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    import csv

    from factx.documents.decoding import decode

    decoded = decode(stream.peek(_SAMPLE))
    if not decoded:
        raise Refused("this is no text in any known encoding", "binary")
    encoding = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
    csv.field_size_limit(opening.document)
    rows = csv.reader(TextIOWrapper(stream, encoding, "replace", newline=""), delimiter=_delimiter(decoded.text))
    names = [name.strip("\ufeff ") for name in next(rows, [])]
    columns = Columns(names, opening)
    if not columns.text:
        raise lacking(names, opening)
    for number, row in enumerate(rows, start=2):
        if part := columns.part(dict(zip(names, row, strict=False)), str(number)):
            yield part


def _delimiter(text: str) -> str:
    """What parts the first line most often."""
    return max(",\t;|", key=text.partition("\n")[0].count)
