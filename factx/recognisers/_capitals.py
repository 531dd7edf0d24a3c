"""Names that show by their capitals: runs of capitalised words that look or act like organisations, and not like persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factx.languages.latin import CAPITAL, COMMON, DETERMINERS, JOINT, LINKS, POSSESSIVES, SEAM, STYLES, TAIL, TERM
from factx.languages.names import Names
from factx.pattern import Pattern
from factx.recognisers._vocabulary import Vocabulary
from factx.units import is_currency

_WORD = rf"(?:(?:[{CAPITAL}]\.){{2,}}|(?:[{CAPITAL}]|\d+[A-Z])[\w&'’-]*(?:\.[{CAPITAL}a-z]\w*)*)"
# A run of capitalised words with the small words that stand inside names.
_CAPITALISED = Pattern(rf"(?<![\w'’]){_WORD}(?:{JOINT}{_WORD}){{0,11}}{TAIL}")
# Signs of an organisation: what it is called before its name, figures of its own, what it does or has so much of, what
# organisations do, what others do too.
_NAMED, _FILED, _DOING, _ACTING, _CLAIMING = 5, 4, 3, 2, 1
# What joins the names of a list, its last ones at least by the second.
_JOINTS, _AND = (", ", " and ", ", and "), "and"
# A short item may name its company once.
_SHORT = 1200
# A short form has so many letters, and stands alone so often.
_BRIEF, _ALONE = 4, 1
_AMOUNT = re.compile(r" [a-z]{0,3}[$£€¥₹]?\d")
_COMPOUND = re.compile(r"-[a-z]{2,}$")
# A capital inside a word, which few surnames have (NorthGate; McBride).
_CAMEL = re.compile(rf"\b(?!Mac|Mc|De|La|Le|Di|Van|O['’])[{CAPITAL}]\w*[a-z][{CAPITAL}]")
# What a name stands behind that is of a place (Colorado's Northgate).
_PLACED, _LONGEST_PLACE, _LONGEST_LEAD = re.compile(r"\b([\w.]+(?: [\w.]+)?)['’]s $"), 30, 9
_SAYS = re.compile(r" (?:is|was|has|had|will|would|says|said|plans|expects|wants|aims|began|started|went|came|grew|rose|fell)\b")
# How wires tell where a share is traded (Northgate NTHG.N).
_TRADED = re.compile(r" [A-Z0-9]{2,6}\.[A-Z]{1,2}$")


def capital_start(text: str, end: int) -> int:
    """Where the run of capitalised words that ends at `end` begins; `end` if there is none."""
    stop = len(text[:end].rstrip())
    for match in _CAPITALISED.finditer(text, max(0, end - 80), end):
        if match.end() >= stop:
            return match.start()
    return end


class _Run:
    """A run of capitalised words, however often a text has it. text: as it stands there last; sign: the surest of its signs;
    inside: it stands inside a sentence somewhere, where a common noun has no capital."""

    __slots__ = ("inside", "sign", "text", "times", "words")

    def __init__(self, words: list[str]) -> None:
        self.words, self.text, self.times, self.sign, self.inside = words, "", 0, 0, False

    @property
    def shown(self) -> bool:
        """Whether it is no common word that only opens sentences."""
        return self.inside or len(self.words) > 1


def capitalised(text: str, folded: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """(folded name, kind) of the organisations among the capitalised runs of a text.

    A run with an ending or a head of organisations is one at once; any other needs a sign that it is one, the weaker the more
    often, and must never be the name of a person.
    """
    around = _Around(text, folded, vocabulary)
    runs: dict[str, _Run] = {}
    persons: set[str] = set()
    whole = False  # whether an ending told of a company
    places: list[tuple[int, int, str]] = []  # of all that may be names
    for match in _CAPITALISED.finditer(text):
        for start, end in _parts(text, match.start(), match.end(), vocabulary):
            name = folded[start:end]
            words = name.split()
            if kind := _kind(words, vocabulary.names):
                whole = whole or kind != "agency"
                places.append((start, end, name))
                yield name, kind
            elif around.personal(start, words[0]):
                persons.update((name, words[-1]))
            else:
                around.tell(runs.setdefault(name, _Run(words)), start, end)
                places.append((start, end, name))
    for chain in _chains(places, folded):  # rivals Harbour and Northgate each filed 100
        if any(name not in runs or runs[name].sign >= _DOING or name in vocabulary.names.known for name in chain):
            for name in chain:
                if name in runs:
                    runs[name].sign = max(runs[name].sign, _DOING)
    surnames = {run.words[-1] for run in runs.values() if not run.sign and len(run.words) > 1}
    known, likely = False, ""  # in a short item a name may come once, with a weak sign
    for name, run in runs.items():
        heading = run.sign >= _FILED and folded.startswith(name)  # Ford gains…; Ford reported…; its chief executive Bill Ford
        personal = not heading and persons.intersection((name, run.words[0], run.words[-1]))
        if not run.sign or personal or _common(name, run, text, vocabulary):
            continue
        surname = run.words[-1] in surnames
        if _told(name, run, surname):
            known = True
            yield name, "company"
        elif not likely and not surname and (run.shown or not name.endswith(COMMON)):
            likely = name
    if likely and not known and not whole and len(text) < _SHORT:
        yield likely, "company"


def _chains(places: list[tuple[int, int, str]], folded: str) -> Iterator[list[str]]:
    """The lists that names stand in: Harbour, Pellworth and Northgate; no Harbour, Ohio."""
    chain: list[str] = []
    reached, joint = 0, ""
    for start, end, name in places:
        between = folded[reached:start]
        if not chain or between not in _JOINTS:
            if _AND in joint:
                yield chain
            chain = []
            between = ""
        chain.append(name)
        reached, joint = end, between
    if _AND in joint:
        yield chain


def beginnings(name: str, text: str, folded: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What a text calls a name of several words for short: its first ones, alone at least twice (Orbis Group, Orbis)."""
    names, first = vocabulary.names, name.partition(" ")[0]
    common = (names.plain, names.peoples, names.endings, vocabulary.opening, vocabulary.regions, vocabulary.titled)
    if len(first) < _BRIEF or any(first in words for words in common):
        return
    at, words = folded.find(name), name.split()
    for size in range(1, len(words)):
        short = " ".join(words[:size])
        alone = re.findall(rf"(?<![\w-]){re.escape(text[at : at + len(short)])}(?![\w-])(?! [{CAPITAL}])", text)
        if len(alone) >= _ALONE and not _small(text, short) and short not in names.known:
            yield short


def _common(name: str, run: _Run, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a run names nobody, or only a place."""
    plain, regions = vocabulary.names.plain, vocabulary.regions
    if is_currency(name.upper()) or name in regions or TERM.fullmatch(name):
        return True
    if not run.shown and _small(text, name):
        return True  # Comparable store sales, and elsewhere comparable ones
    if _COMPOUND.search(run.text):
        return True  # Pre-tax profits, BMW-brand sales
    return all(word in plain or word in regions for word in run.words)


def _told(name: str, run: _Run, surname: bool) -> bool:
    """Whether the signs of a run are enough for as often as it comes. surname: somebody of whom nothing is told is called so."""
    if run.sign == _CLAIMING:
        return run.times > 1 and run.shown and not surname
    if run.sign == _ACTING:
        return run.times > 1
    if run.sign == _DOING and surname:
        return False
    return run.sign == _NAMED or run.shown or not name.endswith(COMMON)


def _small(text: str, word: str) -> bool:
    """Whether a text writes a word in small letters, too."""
    return word in text and re.search(rf"(?<![\w'’-]){re.escape(word)}(?![\w'’-])", text) is not None


class _Around:
    """What stands round the capitalised runs of a text."""

    def __init__(self, text: str, folded: str, vocabulary: Vocabulary) -> None:
        self._text, self._folded, self._names, self._titles = text, folded, vocabulary.names, vocabulary.titled
        self._regions = vocabulary.regions
        self._fronts: dict[int, bool] = {}
        for _, end, front in vocabulary.fronts.occurrences(folded):
            self._fronts[end] = front or self._fronts.get(end, False)
        self._posts = {start: (strong, folded[start:end]) for start, end, strong in vocabulary.posts.occurrences(folded)}

    def personal(self, start: int, first: str) -> bool:
        """Whether a run begins as persons are titled, or has such a title before it."""
        return first in self._titles or self._folded[max(0, start - 4) : start].strip(". ") in STYLES

    def tell(self, run: _Run, start: int, end: int) -> None:
        """Add one place where a run stands to what is known of it."""
        run.times, run.text, run.sign = run.times + 1, self._text[start:end], max(run.sign, self.sign(start, end))
        before = self._folded[start - 2 : start] if start > 1 else ""
        run.inside = run.inside or (before[1:] == " " and (before[0].isalnum() or before[0] == ","))

    def sign(self, start: int, end: int) -> int:
        """How surely what stands round a run makes it an organisation, 0 if nothing does."""
        folded = self._folded
        front = self._fronts.get(start - 1) if folded[start - 1 : start] == " " else None
        if front is not None:  # rival Northgate; and where it acts, too, there is no doubt: rival Northgate posted
            return _NAMED if front or self._acts(end) else _ACTING
        if told := self._names.apposition.match(folded, end):  # Northgate, the app-only bank, said; Retailers, the chains, said
            return _FILED if told[0].endswith(COMMON) else _NAMED
        if folded.startswith(self._names.appositions, end):
            return _FILED  # Northgate, which has 2m users
        if self._names.seated.fullmatch(folded[folded.rfind(" ", 0, start - 1) + 1 : start - 1]):
            return _NAMED  # Leeds-based Northgate
        acts = self._acts(end)
        sited = self._names.sited.search(folded, max(0, start - _LONGEST_LEAD), start)
        if acts < _DOING and not sited and self._names.acting.match(folded, end):
            return _DOING  # Northgate has 42 employees
        if acts < _ACTING and _CAMEL.search(self._text, start, end):
            return _ACTING  # NorthGate
        placed = _PLACED.search(folded, max(0, start - _LONGEST_PLACE), start)
        if placed and not placed[1].isdigit() and placed[1] in self._regions:
            acts = max(_DOING if acts or _SAYS.match(folded, end) else _ACTING, acts)  # Colorado's Northgate is
        return acts

    def _acts(self, end: int) -> int:
        """How surely what stands behind a run makes it an organisation."""
        folded = self._folded
        if aside := self._names.interposed.match(folded, end):
            end = aside.end()
        owner = next((len(p) for p in POSSESSIVES if folded.startswith(p, end)), 0)
        at = end + owner + 1
        while owner and (word := folded[at : folded.find(" ", at)]) in self._names.adjectives:  # Northgate's annual revenue
            at += len(word) + 1
        strong, word = self._posts.get(at, (None, ""))
        if strong is None or folded[end + owner] != " ":
            return 0
        figure = not strong and _AMOUNT.match(folded, at + len(word))  # delivered 13,024 vehicles, raised $420 million
        return _FILED if figure or word in self._names.filings else _ACTING if strong else _CLAIMING


def _parts(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The names of one run: without openers before it and a possessive or full stop behind it, and cut at `and` and at 's."""
    at, run, names = start, text[start:end], vocabulary.names
    for piece in [run] if _agency(run, names) else SEAM.split(run):
        here, at = at, at + len(piece)
        words = piece.split(" ")
        while words and (words[0].lower() in vocabulary.opening or (words[1:] and _COMPOUND.search(words[0]))):  # Debt-laden
            here += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].lower() in vocabulary.opening and _ends_before(words):
            words = words[:-1]
        name = _TRADED.sub("", " ".join(words)).rstrip(" ,")
        if name.endswith(".") and name.lower().split()[-1] not in names.endings and not re.search(r"\.\w\.$", name):
            name = name[:-1]
        for possessive in POSSESSIVES:
            name = name.removesuffix(possessive)
        if len(name) >= 2 and name[0].isalnum():
            yield here, here + len(name)


def _ends_before(words: list[str]) -> bool:
    """Whether a name ends before the last of its words, a common one (Northgate Bank Q2 profit, patents from the U.S. It has)."""
    return words[-1][-1:].isdigit() or (len(words) > 1 and words[-2].endswith("."))


def _kind(words: list[str], names: Names) -> str:
    """What a run is by its last word (… Group, not …of the Group) or its first (Bank of…, Ministry of…), "" if nothing tells."""
    if len(words) < 2:
        return ""
    if len(words) > 2 and words[-1] in names.regions and words[-2] not in LINKS:  # Equity Bank Kenya
        words = words[:-1]
    if words[-1] in names.endings and words[-2] not in DETERMINERS and not all(word in names.plain for word in words[:-1]):
        return names.endings[words[-1]]
    if words[0] in names.beginnings and words[1] not in names.openers and not all(word in names.plain for word in words[1:]):
        return names.beginnings[words[0]]  # Grupo Financiero Banorte
    opens = words[1] in LINKS and not all(word in names.plain and word not in names.regions for word in words[2:])
    return names.endings[words[0]] if opens and words[0] in names.endings and names.endings[words[0]] != "company" else ""


def _agency(run: str, names: Names) -> bool:
    """Whether a run names an agency: then `and` in it joins no two names (Securities and Exchange Commission)."""
    return names.endings.get(run.lower().split()[-1].rstrip(".")) == "agency"

