"""XML of untrusted files, as it streams by: no document type, so no entities and nothing that is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._streams import Refused

Event = tuple[str, str, dict[str, str]]  # `start`, tag, attributes; `end`, tag, {}; `text`, characters, {}
_CHUNK = 1 << 16


def events(data: bytes) -> Iterator[Event]:
    """What stands in a file, in order; names without their namespaces. Nothing is held but a part of it."""
    if not data:
        return
    from xml.parsers.expat import ParserCreate

    seen: list[Event] = []
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda tag, attributes: seen.append(
        ("start", _local(tag), {_local(name): value for name, value in attributes.items()})
    )
    parser.EndElementHandler = lambda tag: seen.append(("end", _local(tag), {}))
    parser.CharacterDataHandler = lambda text: seen.append(("text", text, {}))
    for at in range(0, len(data), _CHUNK):
        parser.Parse(data[at : at + _CHUNK], False)
        yield from seen
        seen.clear()
    parser.Parse(b"", True)
    yield from seen


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> None:
    raise Refused("its XML declares a document type, which may hold anything", "entities")
