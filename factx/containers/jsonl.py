"""JSON lines: each line a record that holds a text."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._records import Columns, lacking
from factx.containers._streams import Opening, Refused, Stream, too_large
from factx.model import Diagnostic, Part

SUFFIXES = (".jsonl", ".ndjson")
_BAD = 1000  # lines that are no records, and nothing else, say that the file is none of its name
_KINDS = 100
_GUESSES = 100


def score(head: bytes, name: str) -> int:
    return 60 * name.endswith(SUFFIXES)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part | Diagnostic]:
    from json import JSONDecoder

    loads = JSONDecoder(parse_int=str, parse_float=str).decode  # one for all lines
    known: dict[tuple[str, ...], Columns] = {}  # records of the same names are read alike
    names: dict[str, None] = {}
    lines = _Lines()
    read = number = bad = 0
    while line := stream.readline(opening.document + 1):
        number += 1
        if len(line) > opening.document:
            raise too_large(opening.document)
        if not line.strip():
            continue
        try:
            record = loads(lines.text(line))
            fault = "" if isinstance(record, dict) else "no record: JSON, but no object"
        except (ValueError, RecursionError) as error:
            fault = f"no JSON: {error}"
        if fault:
            bad += 1
            if bad == _BAD and bad == number:
                raise Refused(f"no JSON lines: not one of the first {_BAD} is a record ({fault})", "unreadable")
            yield Diagnostic("error", "unreadable", fault, str(number))
            continue
        columns = known.get(tuple(record)) or known.setdefault(tuple(record), Columns(record, opening))
        if len(known) > _KINDS:
            known.clear()
        read += bool(columns.text)
        names.update(dict.fromkeys(record) if number < 100 else {})
        if part := columns.part(record, str(number)):
            yield part
    if names and not read:
        raise lacking(names, opening)
    if not number:
        raise Refused("there is nothing to read", "empty")


class _Lines:
    """Lines as text: UTF-8, as JSON should be, or what each looks like; after many, what the last of them looked like, because a
    guess takes as long as a hundred lines."""

    def __init__(self) -> None:
        self._guesses = 0
        self._last = "utf-8"

    def text(self, line: bytes) -> str:
        from factx.documents.decoding import decode

        try:
            return line.decode().lstrip("\ufeff")
        except UnicodeDecodeError:
            self._guesses += 1
            if self._guesses > _GUESSES:
                return line.decode(self._last, "replace")
            decoded = decode(line)
            if decoded is None:
                raise ValueError("in no known encoding") from None
            self._last = decoded.encoding
            return decoded.text.lstrip("\ufeff")
