"""From bytes to a document: decoded, cleaned, its title and its date found. Never raises on any input."""

from __future__ import annotations

from datetime import date

from factx.cleaners import cleaner
from factx.collector import held
from factx.documents import choosing
from factx.documents.decoding import Decoded, damage, decode
from factx.model import Diagnostic, Document, Hint, Options, Part


@held()
def read(
    data: bytes | str | Part, name: str = "", options: Options = Options(), published: date | None = None  # noqa: B008 - frozen
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document, and what is worth saying about it; None with one error for what is empty or no text.

    `published` is the caller's date: it wins (origin `option`), and an `info` says where the document shows another.
    """
    part = data if isinstance(data, Part) else Part(data)
    data = part.data
    if isinstance(data, str):
        decoded: Decoded | None = Decoded(data, "unicode", damage(data))
    else:
        decoded = decode(data, options.encoding)
    if decoded is None:
        return None, (Diagnostic("error", "binary", "this is no text in any known encoding", name),)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\0"):
        return None, (Diagnostic("error", "empty", "there is nothing to read", name),)
    try:
        chosen = cleaner(decoded.text, name, part.format or options.input_format)
    except KeyError:
        return None, (Diagnostic("error", "format", f"no input format is called {options.input_format!r}", name),)
    cleaned = chosen.clean(decoded.text)
    hints = part.hints + cleaned.hints
    counts = choosing.characters(cleaned.text)
    language = options.language or choosing.language(counts)
    title = choosing.title(cleaned._replace(hints=hints))
    dated, told = _dated(hints, title, name, language, published)
    document = Document(
        name, decoded.text, cleaned.text, cleaned.offsets, cleaned.blocks, title, dated.day, dated.origin, language,
        choosing.market(cleaned.text, counts, language), decoded.encoding, chosen.NAME, hints,
    )  # fmt: skip
    return document, (*_said(decoded, cleaned.text, name), *told)


def quote_of(document: Document, start: int, end: int) -> str:
    """The visible reading of a stretch of the source, worked out without the cleaner; see `factx.documents.quoting`."""
    from factx.documents.quoting import quote_of as quoted

    return quoted(document, start, end)


def _dated(
    hints: tuple[Hint, ...], title: str, name: str, language: str, published: date | None
) -> tuple[choosing.Dated, tuple[Diagnostic, ...]]:
    """When the document came out, as the caller says or else as it shows, and what is to be said of that."""
    shown = choosing.published(hints, title, name.rpartition("!")[2], language == "zh")
    shown = shown if shown.day else choosing.addressed(hints)
    if published is None:
        return shown, () if shown.day else (Diagnostic("info", "no-date", "no publication date found", name),)
    message = f"published {published} as told, though the document shows {shown.day} ({shown.origin})"
    differs = shown.day is not None and shown.day != published
    return choosing.Dated("option", published), (Diagnostic("info", "date-differs", message, name),) if differs else ()


def _said(decoded: Decoded, text: str, name: str) -> list[Diagnostic]:
    said = []
    if decoded.damaged:
        place = decoded.text.find("\ufffd")
        message = f"{decoded.damaged} characters could not be read as {decoded.encoding} (truncated, or another encoding)"
        said.append(Diagnostic("warning", "damaged", message, name, decoded.text.count("\n", 0, place) + 1))
    if not text:
        said.append(Diagnostic("warning", "no-text", "no visible text found", name))
    return said
