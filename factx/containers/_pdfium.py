"""The process in which PDFium runs: it is given PDFs, and gives their text, one after another until there are no more."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes import c_double
from math import hypot
from typing import IO, Any

from factx.containers._layout import Run, groups, without_furniture
from factx.containers._markup import escaped
from factx.containers._paragraphs import markup
from factx.containers._streams import Refused, needed

_MOST = 5_000_000  # characters, and the pages, of the longest that is read: several seconds
_PAGES = 10_000
_SOFT = (0x02, 0xAD, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_GAP = 1.2  # heights between two characters of which no word is made
_RAISED = 0.8  # of the height of a line: what is smaller and higher is a note's number
_OVER = 0.88  # of the height of a line that is over the line on which its characters stand
_UPRIGHT = 0.98  # cosine of the angle to the lines of the page beyond which a text is a stamp on it
_TURNS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}  # where lines run to in the coordinates of a turned page
_MEMORY = 4 << 30  # bytes of the process


def serve() -> None:
    """Answer until nothing more is asked. Ctrl-C is for the process that asks."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):  # not every system has limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(EOFError):
        while True:
            asked(sys.stdout.buffer, json.dumps(_answer(_message(sys.stdin.buffer))).encode())


def asked(stream: IO[bytes] | None, data: bytes) -> None:
    """Send a message: its length, and itself."""
    if stream:
        stream.write(len(data).to_bytes(8, "big") + data)
        stream.flush()


def answered(stream: IO[bytes] | None) -> dict[str, object]:
    """The answer to what was asked. EOFError if there comes none."""
    return dict(json.loads(_message(stream)))


def _message(stream: IO[bytes] | None) -> bytes:
    length = stream.read(8) if stream else b""
    data = stream.read(int.from_bytes(length, "big")) if stream and len(length) == 8 else b""
    if not data:
        raise EOFError
    return data


def _answer(data: bytes) -> dict[str, str]:
    try:
        text, day = _read(data)
    except Refused as error:
        return {"refused": str(error), "code": error.code}
    except Exception as error:  # untrusted bytes: every reader has its own ways to fail on them
        return {"failed": str(error) or type(error).__name__}
    return {"text": text, "day": day}


def _read(data: bytes) -> tuple[str, str]:
    """The markup of a PDF, and the day on which it was made."""
    pdfium = needed("pypdfium2", "pdf")
    with pdfium.PdfDocument(data) as document:
        if len(document) > _PAGES:
            raise Refused(f"more than {_PAGES} pages", "too-large")
        pages = without_furniture(list(_pages(document, pdfium.raw)))
        said = document.get_metadata_dict(skip_empty=True)
    text = markup([group for page in pages for group in groups(page)])
    if not text:
        raise Refused("no text layer: its pages are pictures", "no-text")
    day = said.get("CreationDate", "")
    return text, f"{day[2:6]}-{day[6:8]}-{day[8:10]}" if day.startswith("D:") else ""


def _pages(document: Any, raw: Any) -> Iterator[list[Run]]:
    left = _MOST
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise Refused(f"more than {_MOST} characters", "too-large")
        yield list(_runs(text, raw, _TURNS[page.get_rotation()]))
        text.close()
        page.close()


def _runs(text: Any, raw: Any, turn: tuple[int, int]) -> Iterator[Run]:
    """The characters of a page put together as far as nothing parts them; what does not lie as its lines do is no text of it.

    A run's size is that of its type, and its height one em about the line that it stands on: the boxes of characters, which tell
    where they end, are of any height in fonts that lie side by side.
    """
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    ux, uy = turn
    pieces: list[str] = []
    left = right = top = bottom = size = 0.0
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
        here, there = sorted((box.left * ux + box.bottom * uy, box.right * ux + box.top * uy))
        high, low = sorted((box.left * uy - box.bottom * ux, box.right * uy - box.top * ux))
        apart = not (top - size / 4 <= (high + low) / 2 <= bottom + size / 4)
        if pieces and (apart or here - right > _GAP * size or here < left - size or there < right - size):
            yield Run("".join(pieces) + "</sup>" * raised, left, right, top, bottom)
            pieces.clear()
            raised = False
        if not pieces:
            raw.FPDFText_GetMatrix(text, i, matrix)
            if matrix.a * ux + matrix.b * uy < _UPRIGHT * hypot(matrix.a, matrix.b):
                continue
            raw.FPDFText_GetCharOrigin(text, i, x, y)
            size = raw.FPDFText_GetFontSize(text, i) * hypot(matrix.c, matrix.d)
            size = size if 1 < size < 1000 else low - high
            line = x.value * uy - y.value * ux
            left, right, top, bottom = here, there, line - _OVER * size, line + (1 - _OVER) * size
        else:
            if (low - high < _RAISED * size and low < bottom - size / 8) != raised:
                raised = not raised
                pieces.append("<sup>" if raised else "</sup>")
            if spaced:
                pieces.append(" ")
        pieces.append(escaped(chr(code)))
        right, spaced = max(right, there), False
    if pieces:
        yield Run("".join(pieces) + "</sup>" * raised, left, right, top, bottom)
