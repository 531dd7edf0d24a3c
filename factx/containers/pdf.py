"""PDF with a text layer: its paragraphs, headings and tables in the order of reading, without what frames the pages.

PDFium is a million lines that malformed files can bring down, and all that runs in its process with it. So it runs in one of its
own, which serves one file after another; what brings it down is named, and the next file gets a new one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from threading import Lock, Timer
from time import monotonic

from factx.containers._pdfium import answered, asked
from factx.containers._streams import Opening, Refused, Stream, needed, whole
from factx.model import Hint, Part

SUFFIXES = (".pdf",)
_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from factx.containers._pdfium import serve; serve()"
_PATIENCE = 120.0  # seconds for a file; the longest that are read take ten


def score(head: bytes, name: str) -> int:
    return 85 * (b"%PDF-" in head[:1024])


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Part]:
    if not find_spec("pypdfium2"):
        needed("pypdfium2", "pdf")
    text, day = _reader(os.getpid()).read(whole(stream, opening.document))
    hints = (Hint("published", day, "pdf:CreationDate"),) if day else ()
    yield Part(text, format="html", hints=hints)


@cache
def _reader(process: int) -> Reader:
    """The reader of a process; one that was forked has its own."""
    return Reader()


class Reader:
    """Reads PDFs in a process that is begun with the first, and again after it came down. It ends with this one."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def read(self, data: bytes) -> tuple[str, str]:
        """The markup of a PDF, and the day on which it was made. Refused, ValueError as the reading raises them."""
        with self._lock:
            process = self._running()
            begun, slow = monotonic(), Timer(_PATIENCE, process.kill)
            slow.start()
            try:
                asked(process.stdin, data)
                answer = answered(process.stdout)
            except (OSError, EOFError):
                process.kill()
                ended = process.wait()
                if monotonic() - begun >= _PATIENCE:
                    raise Refused(f"PDFium took more than {_PATIENCE:g} seconds", "too-slow") from None
                raise Refused(f"PDFium crashed on it ({_way(ended)})", "crashed") from None
            finally:
                slow.cancel()
        match answer:
            case {"text": str(text), "day": str(day)}:
                return text, day
            case {"refused": str(message), "code": str(code)}:
                raise Refused(message, code)
            case _:
                raise ValueError(str(answer.get("failed", "")))

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-c", _SERVE, *filter(None, sys.path)]  # never a module of the folder it is run in
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return self.process


def _way(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
