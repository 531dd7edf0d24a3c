"""Names that show by their capitals: runs of capitalised words that look or act like organisations, and not like persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factx.languages.names import Names
from factx.recognisers._vocabulary import Vocabulary
from factx.units import is_currency

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŇŘŚŞŠŤŽŻ"
_WORD = rf"(?:(?:[{_CAPITAL}]\.){{2,}}|(?:[{_CAPITAL}]|\d+[A-Z])[\w&'’-]*(?:\.[{_CAPITAL}a-z]\w*)*)"
# A run of capitalised words with the small words that stand inside names. The raw text has the capitals.
_JOINT = r"(?: & | (?:of|for)(?: the)? | and |, (?=Inc|Ltd|LLC|Corp)| )"
_RUN = re.compile(rf"(?<![\w'’]){_WORD}(?:{_JOINT}{_WORD}){{0,11}}(?: plc\b)?\.?")
_SEAM = re.compile(r"((?<=\w)['’]s? (?!(?:Stores|Group|Foods|Restaurants|Holdings)\b)| and )")
# Signs of an organisation: what it is called before its name, figures of its own, what organisations do, what others do too.
_NAMED, _FILED, _ACTING, _CLAIMING = 4, 3, 2, 1
# How a common word that opens a sentence may end (Dealers delivered 13,024 cars; Cumulatively, sales).
_COMMON = ("s", "ly", "ing", "ment")
# A short item may name its company once.
_SHORT = 1200
_CODE = re.compile(r"(?:fy|cy|[1-4]?[qh]|[369]m)\W?\d{1,4}")
_COMPOUND = re.compile(r"-[a-z]{2,}$")
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

    A run with an ending or a head of organisations is one at once; any other needs a sign that it is one, the weaker the more
    often, and must never be the name of a person.
    """
    names, titles, regions = vocabulary.names, vocabulary.titled, vocabulary.regions
    runs = _Runs(text, folded, vocabulary)
    counts: Counter[str] = Counter()
    signs: dict[str, int] = {}
    text_of: dict[str, str] = {}
    capital: set[str] = set()  # seen inside a sentence, where a common noun has no capital
    persons: set[str] = set()
    whole = False  # whether an ending told of a company
    for match in _RUN.finditer(text):
        for start, end in _parts(text, match.start(), match.end(), vocabulary):
            name = folded[start:end]
            words = name.split()
            if kind := _kind(words, names):
                whole = whole or kind != "agency"
                yield name, kind
                continue
            if words[0] in titles or folded[max(0, start - 4) : start].strip(". ") in {"mr", "mrs", "ms", "dr", "sir"}:
                persons.update((name, words[-1]))
                continue
            counts[name] += 1
            text_of[name] = text[start:end]
            signs[name] = max(signs.get(name, 0), runs.sign(start, end))
            if folded[start - 1 : start] == " " and (folded[start - 2].isalnum() or folded[start - 2] == ","):
                capital.add(name)
    surnames = {name.split()[-1] for name, sign in signs.items() if not sign and " " in name}
    known, likely = False, ""  # in a short item a name may come once, with a weak sign
    for name, sign in signs.items():
        words = name.split()
        if not sign or persons.intersection((name, words[0], words[-1])) or is_currency(name.upper()) or name in regions:
            continue
        shown = name in capital or len(words) > 1
        if (not shown and _small(text, name)) or _CODE.fullmatch(name):
            continue  # Comparable store sales, and elsewhere comparable ones; FY25 revenue
        if _COMPOUND.search(text_of[name]):
            continue  # Pre-tax profits, BMW-brand sales
        if all(word in names.plain or word in regions for word in words):
            continue
        named = {
            _NAMED: True, _FILED: shown or not name.endswith(_COMMON), _ACTING: counts[name] > 1,
            _CLAIMING: counts[name] > 1 and shown and words[-1] not in surnames,
        }[sign]  # fmt: skip
        if named:
            known = True
            yield name, "company"
        elif not likely and words[-1] not in surnames and (shown or not name.endswith(_COMMON)):
            likely = name
    if likely and not known and not whole and len(text) < _SHORT:
        yield likely, "company"


def _small(text: str, word: str) -> bool:
    """Whether a text writes a word in small letters, too."""
    return word in text and re.search(rf"(?<![\w'’-]){re.escape(word)}(?![\w'’-])", text) is not None


class _Runs:
    """What stands round the capitalised runs of a text."""

    def __init__(self, text: str, folded: str, vocabulary: Vocabulary) -> None:
        self._folded, self._names = folded, vocabulary.names
        self._fronts: dict[int, bool] = {}
        for _, end, front in vocabulary.fronts.occurrences(folded):
            self._fronts[end] = front or self._fronts.get(end, False)
        self._posts = {start: (strong, folded[start:end]) for start, end, strong in vocabulary.posts.occurrences(folded)}

    def sign(self, start: int, end: int) -> int:
        """How surely what stands round a run makes it an organisation, 0 if nothing does."""
        folded = self._folded
        front = self._fronts.get(start - 1) if folded[start - 1 : start] == " " else None
        if front is not None:  # rival Northgate; and where it acts, too, there is no doubt: rival Northgate posted
            return _NAMED if front or self._acts(end) else _ACTING
        if folded.startswith(self._names.appositions, end) or self._names.apposition.match(folded, end):
            return _FILED  # Northgate, which has 2m users; Northgate, the app-only bank, said
        return self._acts(end)

    def _acts(self, end: int) -> int:
        """How surely what stands behind a run makes it an organisation."""
        folded = self._folded
        owner = next((len(p) for p in _POSSESSIVE if folded.startswith(p, end)), 0)
        at = end + owner + 1
        while owner and (word := folded[at : folded.find(" ", at)]) in self._names.adjectives:  # Northgate's annual revenue
            at += len(word) + 1
        strong, word = self._posts.get(at, (None, ""))
        if strong is None or folded[end + owner] != " ":
            return 0
        figure = not strong and folded[at + len(word) + 1 : at + len(word) + 2].isdigit()  # delivered 13,024 vehicles
        return _FILED if figure or word in self._names.filings else _ACTING if strong else _CLAIMING


def _parts(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The names of one run: without openers before it and a possessive or full stop behind it, and cut at `and` and at 's."""
    at, run, names = start, text[start:end], vocabulary.names
    for piece in [run] if _agency(run, names) else _SEAM.split(run):
        here, at = at, at + len(piece)
        words = piece.split(" ")
        while words and words[0].lower() in vocabulary.opening:
            here += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].lower() in vocabulary.opening and words[-1][-1:].isdigit():  # Northgate Bank Q2 profit
            words = words[:-1]
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
    if len(words) > 2 and words[-1] in names.regions:  # Equity Bank Kenya
        words = words[:-1]
    if words[-1] in names.endings and words[-2] not in {"the", "of"} and not all(word in names.plain for word in words[:-1]):
        return names.endings[words[-1]]
    if words[0] in names.beginnings and not all(word in names.plain for word in words[1:]):
        return names.beginnings[words[0]]  # Grupo Financiero Banorte
    opens = words[1] in {"of", "for"} and not all(word in names.plain and word not in names.regions for word in words[2:])
    return names.endings[words[0]] if opens and words[0] in names.endings and names.endings[words[0]] != "company" else ""


def _agency(run: str, names: Names) -> bool:
    """Whether a run names an agency: then `and` in it joins no two names (Securities and Exchange Commission)."""
    return names.endings.get(run.lower().split()[-1].rstrip(".")) == "agency"

