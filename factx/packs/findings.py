"""What is wrong in a pack, where it stands, and how that is shown: the line with a caret under the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from factx.model import Diagnostic

# Columns of a terminal that an excerpt may take; longer lines are shown around the caret.
_WINDOW = 96
_CUT = "..."
# Right words that a wrong one is compared with, each of which takes some 20 microseconds.
_OPTIONS = 5000


class Place(NamedTuple):
    """line, column: 1-based, in characters; 0 unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in self if part)


class Said(str):
    """A text that knows where in a pack it stands."""

    place: Place

    def __new__(cls, text: str, place: Place) -> Said:
        said = super().__new__(cls, text)
        said.place = place
        return said


class Finding(NamedTuple):
    """level: `error` (the pack is not taken) or `warning`. nearest: the right word that is nearest to a wrong one, or "".

    width: of what is wrong, in characters. text: the line it stands in.
    """

    level: str
    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    nearest: str = ""
    text: str = ""

    @property
    def diagnostic(self) -> Diagnostic:
        """As one of the diagnostics of a run, its excerpt in the message."""
        hint = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        lines = (f"{self.message}{hint} [{self.code}]", *excerpt(self))
        return Diagnostic(self.level, self.code, "\n    ".join(lines), self.file, self.line, self.column)


def excerpt(finding: Finding) -> list[str]:
    """The line of a finding and the carets under its place, both within a window; nothing if the place is unknown."""
    if not (finding.text and finding.column):
        return []
    at, text = finding.column - 1, finding.text
    whole = text[at : at + min(finding.width, _WINDOW)]
    before, whole, after = map(_shown, (text[max(0, at - _WINDOW) : at], whole, text[at + len(whole) :][:_WINDOW]))
    marked = _kept(whole, _WINDOW // 2)
    if marked != whole:
        marked, after = marked + _CUT, ""
    room = _WINDOW - _columns(marked)
    if _columns(before) + _columns(after) > room:
        head = max(room // 2, room - _columns(after) - len(_CUT))
        if _columns(before) > head:
            before = _CUT + _kept(before[::-1], head - len(_CUT))[::-1]
        tail = room - _columns(before)
        if _columns(after) > tail:
            after = _kept(after, tail - len(_CUT)) + _CUT
    carets = "^" * max(1, _columns(marked.removesuffix(_CUT)))
    return [before.lstrip() + marked + after.rstrip(), " " * _columns(before.lstrip()) + carets]


def nearest(word: str, options: Iterable[str]) -> str:
    """The option that is most like a word; "" if none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:_WINDOW], list(islice(options, _OPTIONS)), n=1, cutoff=0.5)), "")


def order(findings: Sequence[Finding], files: Sequence[str]) -> tuple[Finding, ...]:
    """As one reads: by file, line and column."""
    return tuple(sorted(findings, key=lambda f: (files.index(f.file), f.code == "too-many", f.line, f.column)))


def many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _shown(text: str) -> str:
    """The text with one visible character for each that a terminal would obey."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " if c == "\t" else "�" for c in text)


def _kept(text: str, columns: int) -> str:
    """The beginning of a text that fits in so many columns."""
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:at]
    return text


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian wide characters two, combining ones none."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
