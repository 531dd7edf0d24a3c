"""PDF with a text layer: its paragraphs, headings and tables in the order of reading, without what frames the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factx.containers._layout import Run, groups, without_furniture
from factx.containers._markup import escaped
from factx.containers._paragraphs import markup
from factx.containers._streams import Opening, Refused, Stream, needed, whole
from factx.model import Hint, Part

SUFFIXES = (".pdf",)
_MOST = 5_000_000  # characters, and the pages, of the longest that is read: several seconds
_PAGES = 10_000
_SOFT = (0x02, 0xAD, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_GAP = 1.2  # heights between two characters of which no word is made
_RAISED = 0.8  # of the height of a line: what is smaller and higher is a note's number


def score(head: bytes, name: str) -> int:
    return 85 * (b"%PDF-" in head[:1024])


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    pdfium = needed("pypdfium2", "pdf")
    with pdfium.PdfDocument(whole(stream, opening.document)) as document:
        if len(document) > _PAGES:
            raise Refused(f"more than {_PAGES} pages", "too-large")
        pages = without_furniture(list(_pages(document, pdfium.raw)))
        said = document.get_metadata_dict(skip_empty=True)
    text = markup([group for page in pages for group in groups(page)])
    if not text:
        raise Refused("no text layer: its pages are pictures", "no-text")
    day = said.get("CreationDate", "")
    made = (Hint("published", f"{day[2:6]}-{day[6:8]}-{day[8:10]}", "pdf:CreationDate"),) if day.startswith("D:") else ()
    yield Part(text, format="html", hints=made)


def _pages(document: Any, raw: Any) -> Iterator[list[Run]]:
    left = _MOST
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise Refused(f"more than {_MOST} characters", "too-large")
        yield list(_runs(text, raw, page.get_height()))
        text.close()
        page.close()


def _runs(text: Any, raw: Any, height: float) -> Iterator[Run]:
    """The characters of a page put together as far as nothing parts them."""
    box = raw.FS_RECTF()
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    pieces: list[str] = []
    left = right = top = bottom = 0.0
    spaced = raised = False
    for i in range(text.count_chars()):
        code = unicode_of(text, i)
        if code in (9, 32, 0xA0, 0x3000):
            spaced = True
            continue
        if code in _SOFT:
            code = 0xAD
        elif code < 32 or 0xD800 <= code < 0xE000 or not box_of(text, i, box):
            continue
        high, low = height - box.top, height - box.bottom
        size = bottom - top
        apart = not (top - size / 4 <= (high + low) / 2 <= bottom + size / 4)
        if pieces and (apart or box.left - right > _GAP * size or box.left < left - size or box.right < right - size):
            yield Run("".join(pieces) + "</sup>" * raised, left, right, top, bottom)
            pieces.clear()
            raised = False
        if not pieces:
            left, right, top, bottom = box.left, box.right, high, low
        else:
            if (low - high < _RAISED * size and low < bottom - size / 8) != raised:
                raised = not raised
                pieces.append("<sup>" if raised else "</sup>")
            if spaced:
                pieces.append(" ")
        pieces.append(escaped(chr(code)))
        right, spaced = max(right, box.right), False
    if pieces:
        yield Run("".join(pieces) + "</sup>" * raised, left, right, top, bottom)
