"""`factx clean`."""

from collections.abc import Iterator

from factx.commands import _options as option
from factx.commands._output import put, reporter
from factx.model import Document, Options
from factx.sinks import inert, json_of


def run(
    path: option.File,
    format: option.CleanFormat = "text",
    input_format: option.InputFormat = "",
    text_column: option.TextColumn = "",
    date_column: option.DateColumn = "",
    quiet: option.Quiet = 0,
    verbose: option.Verbose = False,
) -> None:
    """Show what is read of a file: its visible text, one block a line, or all that it says of itself."""
    from factx import batch

    option.known([format], ("text", "jsonl", "json"), "--format")
    options, opening = Options(input_format=option.cleaner_name(input_format)), option.columns(text_column, date_column)
    document = batch.document(path, options, reporter(quiet, verbose), opening)
    if format == "json":
        put([json_of(_record(document))])
    else:
        put(map(json_of, _blocks(document)) if format == "jsonl" else (inert(str(block["text"])) for block in _blocks(document)))


def _record(document: Document) -> dict[str, object]:
    """The document as one record: what it says of itself, with all candidates for it, and its blocks."""
    from factx.documents.metadata import metadata

    told = metadata(document)._asdict()
    candidates = [candidate._asdict() for candidate in told.pop("candidates")]
    read = {"source": document.name, "format": document.format, "encoding": document.encoding, "market": document.market}
    return read | told | {"candidates": candidates, "blocks": list(_blocks(document))}


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    """Each block as a record; start and end count in the source."""
    from factx.text import Lines

    lines = Lines(document.source)
    for block in document.blocks:
        if block.start < block.end:
            start, end = document.offsets.span(block.start, block.end)
            yield {
                "kind": block.kind,
                "level": block.level,
                "text": document.text[block.start : block.end],
                "line": lines.at(start),
                "start": start,
                "end": end,
                "cell": block.cell and block.cell._asdict(),
            }
