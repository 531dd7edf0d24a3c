"""`factx mentions`."""

from typing import TYPE_CHECKING

import typer

from factx.commands import _options as option
from factx.commands._output import put, reporter
from factx.model import Mention, Options
from factx.sinks import json_of

if TYPE_CHECKING:
    from factx.containers import Opening


def run(
    path: option.File = "",
    text: option.Text = "",
    lang: option.Lang = "",
    reference: option.Reference = "",
    unread: option.Unread = False,
    text_column: option.TextColumn = "",
    date_column: option.DateColumn = "",
) -> int:
    """Show the quantities, periods and organisations of a text, as JSON lines."""
    from factx import batch, pipeline
    from factx.languages import codes

    option.known([lang] if lang else [], codes(), "--lang")
    today, options = option.day(reference, "--reference"), Options(language=lang)
    opening = option.columns(text_column, date_column)
    if unread:
        return _unread(path, options, opening)
    if not (text or path or option.piped()):
        raise typer.BadParameter("give a PATH or --text")
    if not text:
        document = batch.document(path or batch.STDIN, options, reporter(quiet=True), opening)
        text, lang, today = document.text, lang or document.language, today or document.published
    put(map(json_of, map(_mention, pipeline.mentions(text, lang or None, today))))
    return 0


def _mention(mention: Mention) -> dict[str, object]:
    """A mention as a record, its value's fields beside its own; a name that both have is the kind's: `period_start`."""
    kind = type(mention.value).__name__.lower()
    record = {"kind": kind, "text": mention.text, "start": mention.start, "end": mention.end}
    return record | {f"{kind}_{name}" if name in record else name: value for name, value in mention.value._asdict().items()}


def _unread(path: str, options: Options, opening: "Opening") -> int:
    """Print the numerals that nothing claimed in a file or folder; the exit code."""
    from factx import batch
    from factx.packs import load
    from factx.unread import report

    documents, failed = batch.documents([path or batch.STDIN], options, reporter(quiet=True), opening)
    speak = load().speak
    put(json_of(row._asdict()) for row in report((d, speak(d.language)) for d in documents))
    return 3 if failed else 0
