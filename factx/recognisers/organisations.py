"""Whom the text speaks of: companies, banks, agencies, groups, regions, and the words that stand for the document's own.

Names come from four places: the packs (`Names.known`), the document's own definitions (`X股份有限公司(下称"X")`, `X(002594.SZ)`),
the shape of names (`…集团`, `… Inc`), and, where a name was seen once in full, its short forms everywhere else. They are found
first, so that digits inside names (三一重工, 58同城) are never read as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from factx.languages.names import Names
from factx.languages.record import Language
from factx.lexicon import Lexicon
from factx.model import Mention, Organisation
from factx.units import is_currency

RANK = 10

_LONGEST_NAME = 24
_LONGEST_STEM = 7
# How far a title and a lead reach, and what after an ending shows that it is part of a longer word (银行业, 保险学).
_LEAD = 300
# What belongs to a number before a name (2022年马上消费).
_DATED = "年月日个家项件名度季末底"
_CONTINUES = "业界学家员"
_BRACKET = re.compile(r"\(([^()\n]{1,80})\)")
_QUOTED = re.compile(r'["「『“]\s*([^"「」『』“”\n]{1,30}?)[,.]?\s*["」』”]')
_TICKER = re.compile(r"(?:[a-z]+(?: [a-z]+)?\s*[:.]\s*)?(?:\d{4,6}(?:\s*[.:,]\s*[a-z]{2,4})?|(?:nyse|nasdaq|lse|hkex|tsx|asx)[ :]+[a-z.]{1,6})")
# A run of capitalised words, with the small words that stand inside names; the raw text has the capitals.
_CAPITALS = re.compile(r"[A-Z][\w&'’.-]*[\w.](?:(?: (?:&|and|of|de|for))?(?: [A-Z][\w&'’.-]*[\w.]?))*|[A-Z]{2,}")


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Mentions of organisations, longest name first where names overlap; `Organisation.name` is the fullest name known."""
    names = language.names
    local = dict(_defined(text, folded, names))
    for name, kind in _shaped(text, folded, names):
        local.setdefault(name, Organisation(text_of(name, text, folded), kind))
    # What the document says of a name goes before what the packs say: it comes first, and sorting keeps that order.
    found = [*Lexicon({name: (who,) for name, who in local.items()}).occurrences(folded), *_standing(names).occurrences(folded)]
    found.sort(key=lambda o: (o[0], -o[1]))
    mentions: list[Mention] = []
    for start, end, (organisation, *_) in found:
        if folded[start].isascii() and organisation.kind not in {"self", "group"} and text[start].islower():
            continue
        if not mentions or start >= mentions[-1].end:
            mentions.append(Mention(start, end, text[start:end], organisation))
    return mentions


@lru_cache(maxsize=8)
def _standing(names: Names) -> Lexicon[Organisation]:
    """The names that hold for every document."""
    words: dict[str, tuple[Organisation, ...]] = {word: (Organisation(word, "region"),) for word in names.regions}
    words.update({word: (Organisation(word, "group"),) for word in names.groups})
    words.update({word: (Organisation(word, "self"),) for word in names.selves})
    words.update({word: (organisation,) for word, organisation in names.known.items()})
    return Lexicon(words)


def text_of(name: str, text: str, folded: str) -> str:
    """A folded name as the document writes it."""
    at = folded.find(name)
    return text[at : at + len(name)] if at >= 0 else name


def _defined(text: str, folded: str, names: Names) -> Iterator[tuple[str, Organisation]]:
    """Folded names and aliases that the document itself ties together, with the organisation they name."""
    for bracket in _BRACKET.finditer(folded):
        inside = bracket[1].strip()
        aliased = any(word in inside for word in names.aliases) and (_QUOTED.search(inside) or inside.startswith(names.aliases))
        if not aliased and not _TICKER.fullmatch(inside) and not _quotes_only(inside):
            continue
        start = _name_start(text, folded, bracket.start(), names)
        name = folded[start : bracket.start()].strip()
        if not 2 <= len(name) <= 60 or text[start].islower():
            continue
        if aliased and not name.endswith((*names.endings, *names.marks)) and name not in names.known:
            continue
        organisation = Organisation(text[start : bracket.start()].strip(), _kind(name, names))
        yield name, organisation
        for alias in _aliases(inside, names) if not _TICKER.fullmatch(inside) else ():
            yield alias, organisation


def _quotes_only(inside: str) -> bool:
    """`("FinVolution," or the "Company")`: a bracket that holds quoted names and little else."""
    return len(_QUOTED.sub("", inside)) <= 8 and bool(_QUOTED.search(inside))


def _aliases(inside: str, names: Names) -> Iterator[str]:
    quoted = [match[1].strip(" ,.") for match in _QUOTED.finditer(inside)]
    if not quoted:
        for word in sorted(names.aliases, key=len, reverse=True):
            if inside.startswith(word):
                quoted = re.split(r"[,、;或]", inside[len(word) :].lstrip(" :为作"))
                break
    for alias in quoted:
        alias = alias.strip(' "')
        if 2 <= len(alias) <= 30 and alias not in names.selves and f"the {alias}" not in names.selves:
            yield alias


def _shaped(text: str, folded: str, names: Names) -> Iterator[tuple[str, str]]:
    """Folded names that look like names, with their kind."""
    for start, end, (kind, *_) in _endings(names).longest(folded):
        name_start = _name_start(text, folded, end, names)
        stem, name = folded[name_start:start].strip(), folded[name_start:end].strip()
        if not stem or (end < len(folded) and folded[end] in _CONTINUES):
            continue
        if kind:
            if any(ending in stem for ending in names.endings if len(ending) > 1 and ending != "集团"):
                continue  # two names in a row
            if len(stem) >= 2 or not _han(stem):
                yield name, kind
        elif 2 <= len(stem) <= 4 and start < _LEAD and folded.count(name) > 1:
            yield name, "company"
    for start, _, _ in _posts(names).occurrences(folded):
        name = folded[_name_start(text, folded, start, names) : start].strip()
        if not 2 <= len(name) <= _LONGEST_STEM or not _han(name) or name.endswith(names.nouns) or name in names.regions:
            continue
        # Short runs are common words more often than names: they must come back oftener.
        if folded.count(name) > (3 if len(name) == 2 else 2):
            yield name, _kind(name, names)
    if not names.breakers:
        yield from _capitalised(text, folded, names)


def _capitalised(text: str, folded: str, names: Names) -> Iterator[tuple[str, str]]:
    """Latin names that stand at least twice in the text, once of them inside a sentence, and never without their capitals."""
    counts: dict[str, int] = {}
    inner: set[str] = set()
    openers = frozenset(names.openers)
    for match in _CAPITALS.finditer(text):
        words = match[0].rstrip(".").removesuffix("'s").removesuffix("’s").split(" ")
        while words and words[0].lower() in openers:
            words = words[1:]
        name = " ".join(words).lower()
        if len(name) < 2 or name in names.regions or is_currency(name.upper()):
            continue
        counts[name] = counts.get(name, 0) + 1
        before = text[max(0, match.start() - 2) : match.start()]
        if before and before[-1] == " " and before[0] not in ".!?\n":
            inner.add(name)
    for name, count in counts.items():
        if count >= 2 and name in inner and name not in text:
            yield name, "company"


@lru_cache(maxsize=8)
def _posts(names: Names) -> Lexicon[str]:
    return Lexicon({post: ("",) for post in names.posts})


@lru_cache(maxsize=8)
def _endings(names: Names) -> Lexicon[str]:
    """Endings -> kind; "" for those that common nouns have too."""
    return Lexicon({**dict.fromkeys(names.marks, ("",)), **{ending: (kind,) for ending, kind in names.endings.items()}})


@lru_cache(maxsize=8)
def _opener_pattern(names: Names) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, names.openers), key=len, reverse=True)))


def _name_start(text: str, folded: str, end: int, names: Names) -> int:
    """Where the name that ends at `end` begins."""
    if not names.breakers or (end and not _han(folded[end - 1]) and folded[end - 1] not in ")"):
        return _capital_start(text, end)
    start = end
    while start > 0 and end - start < _LONGEST_NAME and folded[start - 1] not in names.breakers:
        start -= 1
    if start and folded[start - 1].isdigit():
        while start < end and folded[start] in _DATED:
            start += 1
    last = start
    for match in _opener_pattern(names).finditer(folded, start, end):
        if match.end() < end - 1:
            last = match.end()
    return last


def _capital_start(text: str, end: int) -> int:
    """Where the run of capitalised words that ends at `end` begins."""
    floor = max(0, end - 60)
    last = end
    for match in _CAPITALS.finditer(text, floor, end):
        if match.end() >= len(text[:end].rstrip()):
            last = match.start()
    return last


def _kind(name: str, names: Names) -> str:
    for ending, kind in names.endings.items():
        if name.endswith(ending):
            return kind
    return "company"


def _han(text: str) -> bool:
    """Whether a text begins with a Han character."""
    return "一" <= text[:1] <= "鿿"
