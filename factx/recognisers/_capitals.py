"""Names that show by their capitals: runs of capitalised words that look or act like organisations, and not like persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factx.languages.names import Names
from factx.recognisers._vocabulary import Vocabulary
from factx.units import is_currency

_WORD = r"(?:(?:[A-Z]\.){2,}|(?:[A-Z]|\d+[A-Z])[\w&'’-]*(?:\.[A-Za-z]\w*)*)"
# A run of capitalised words with the small words that stand inside names. The raw text has the capitals.
_JOINT = r"(?: & | (?:of|for)(?: the)? | and |, (?=Inc|Ltd|LLC|Corp)| )"
_RUN = re.compile(rf"(?<![\w'’]){_WORD}(?:{_JOINT}{_WORD}){{0,11}}(?: plc\b)?\.?")
_SEAM = re.compile(r"((?<=\w)['’]s? | and )")
_POSSESSIVE = ("'s", "’s", "'", "’")


def capital_start(text: str, end: int) -> int:
    """Where the run of capitalised words that ends at `end` begins; `end` if there is none."""
    stop = len(text[:end].rstrip())
    for match in _RUN.finditer(text, max(0, end - 80), end):
        if match.end() >= stop:
            return match.start()
    return end


def capitalised(text: str, folded: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the organisations among the capitalised runs of a text.

    A run with an ending or a head of organisations is one at once; any other must come twice, be said something of that only
    organisations have, and never be the name of a person.
    """
    names = vocabulary.names
    before = {end for _, end, _ in vocabulary.fronts.occurrences(folded)}
    after = {start for start, _, _ in vocabulary.posts.occurrences(folded)}
    counts: Counter[str] = Counter()
    acting: set[str] = set()
    persons: set[str] = set()
    for match in _RUN.finditer(text):
        for start, end in _parts(text, match.start(), match.end(), names):
            name = folded[start:end]
            words = name.split()
            if kind := _kind(words, names):
                yield name, kind
                continue
            if words[0] in names.titles or folded[max(0, start - 4) : start].strip(". ") in {"mr", "mrs", "ms", "dr", "sir"}:
                persons.update((name, words[-1]))
                continue
            counts[name] += 1
            tail = next((end + len(p) for p in _POSSESSIVE if folded.startswith(p, end)), end)
            if tail + 1 in after or start - 1 in before:
                acting.add(name)
    for name, count in counts.items():
        words = name.split()
        if count < 2 or name not in acting or persons.intersection((name, words[0], words[-1])) or is_currency(name.upper()):
            continue
        if name not in names.regions and not all(word in names.plain or word in names.regions for word in words):
            yield name, "company"


def _parts(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """The names of one run: without openers before it and a possessive or full stop behind it, and cut at `and` and at 's."""
    at, run = start, text[start:end]
    for piece in [run] if _agency(run, names) else _SEAM.split(run):
        here, at = at, at + len(piece)
        words = piece.split(" ")
        while words and words[0].lower() in names.openers:
            here += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words).rstrip(" ,")
        if name.endswith(".") and name.lower().split()[-1] not in names.endings and not re.search(r"\.\w\.$", name):
            name = name[:-1]
        for possessive in _POSSESSIVE:
            name = name.removesuffix(possessive)
        if len(name) >= 2 and name[0].isalnum():
            yield here, here + len(name)


def _kind(words: list[str], names: Names) -> str:
    """What a run is by its last word (… Group, not …of the Group) or its first (Bank of…, Ministry of…), "" if nothing tells."""
    if len(words) < 2:
        return ""
    if words[-1] in names.endings and words[-2] not in {"the", "of"} and not all(word in names.plain for word in words[:-1]):
        return names.endings[words[-1]]
    opens = words[1] in {"of", "for"} and not all(word in names.plain for word in words[2:])
    return names.endings[words[0]] if opens and words[0] in names.endings and names.endings[words[0]] != "company" else ""


def _agency(run: str, names: Names) -> bool:
    """Whether a run names an agency: then `and` in it joins no two names (Securities and Exchange Commission)."""
    return names.endings.get(run.lower().split()[-1].rstrip(".")) == "agency"

