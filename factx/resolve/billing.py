"""How a document bills its names: the fullest form of each, the company it is about, the place it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cached_property

from factx.languages.names import Names
from factx.model import Document
from factx.resolve.roles import BRANDS, PLACES, REGIONS, Name
from factx.text import fold

# A document is about a company that has at least this share of all that is said of companies in it.
_MAIN_SHARE = 0.25
# And that is named once in so many characters: a bulletin of the day's news names one, too, and is not about it.
_MAIN_SPREAD = 1500
# In a text as long as a bulletin of the day it is named over at least this part of it.
_BULLETIN, _RUN = 3000, 0.3
# Where so many are spoken of alike, none of them is meant.
_DIGEST = 3
# A name in the title or the lead weighs as much as this many elsewhere.
_TITLE_WEIGHT, _LEAD_WEIGHT = 5, 2
_LEAD_LENGTH = 40
# A long byline ends like no sentence, and says when the text came out.
_STOPS, _DATED = frozenset("。！？….!?\"”’」』)）"), re.compile(r"(?:19|20)\d\d")
# A headline names its company so early before a colon.
_HEADLINE = 20


class Billing:
    """The names of one document. quoted: is a name only a source?"""

    def __init__(self, document: Document, names: Sequence[Name], language: Names, quoted: Callable[[Name], bool]) -> None:
        self._quoted = quoted
        self._names, self._han = names, bool(language.breakers)  # a form in Latin letters is a lesser one
        self._near = language.near.get(document.market, {})
        self._heres, self._regions, self._places = language.heres, language.regions, frozenset(language.regions) - language.wholes
        self._text, self._language = document.text, language
        self._hither: dict[str, str] = {}
        self._title, self._titles = document.title, [b for b in document.blocks[:5] if b.kind == "title"]
        self._fullest = self._longest_forms()
        self._called: dict[tuple[str, str], str] = {}
        self.main = self._most_spoken_of(document, quoted)

    def called(self, name: Name) -> str:
        """The fullest form in which the document gives a name."""
        said = name.text, name.who.name
        if said not in self._called:  # a text has some ten names, each many times
            self._called[said] = self._form(name)
        return self._called[said]

    def _form(self, name: Name) -> str:
        folded = fold(name.text)
        if name.who.kind == "region" and (near := self._near.get(folded)):  # 全國, in Taiwan
            written = next((text for text in self._fullest.values() if fold(text) == near), "")
            return written or name.text
        if here := next((here for here in self._heres if folded.startswith(here)), ""):  # 全省, 全省工业企业
            return (self._here(self._heres[here]) or name.text[: len(here)]) + name.text[len(here) :]
        return " ".join(self._fullest.get(name.who.name, name.text).split())

    def _here(self, ending: str) -> str:
        """The place that is meant by 全港, or by 全省: the one in the title, else one that ends like such places, else the one
        named most."""
        if ending in self._places:
            at = fold(self._text).find(ending)
            return self._text[at : at + len(ending)] if at >= 0 else ending
        if ending not in self._hither:
            self._hither[ending] = self._titled_place or (self._ending(ending) if ending else "") or self._often
        return self._hither[ending]

    @cached_property
    def _titled_place(self) -> str:
        title = fold(self._title)
        titled = max((place for place in self._places if place in title), key=lambda place: (len(place), place), default="")
        return self._title[title.find(titled) :][: len(titled)] if titled else ""

    @cached_property
    def _often(self) -> str:
        named = Counter(n.text for n in self._names if n.who.kind == "region" and fold(n.text) in self._places)
        return next((text for text, _ in named.most_common(1)), "")

    def _ending(self, ending: str) -> str:
        """The place nobody knows that a text names most often, by its ending and by what stands before it (浙江省安吉县)."""
        folded, before = fold(self._text), re.escape(self._language.breakers + "".join({*self._heres.values()} - self._places))
        shape = re.compile(rf"(?<![^{before}])[^\W\d{before}]{{2,3}}{ending}")
        common = self._language.plain.union(self._heres, self._language.heads)  # 一线城市, 区域电力市场
        found = [(m.start(), m.end()) for m in shape.finditer(folded)]
        named = Counter(self._text[start:end] for start, end in found
                        if not any(folded[at : at + 2] in common for at in range(end - 3, end)))
        return next((place for place, times in named.most_common(1) if times > 1 or place[:-1] in self._title), "")

    def place_before(self, sector: str) -> str:
        """The place that the name of a sector begins with, as it is written; "" if none."""
        folded = fold(sector)
        return max((sector[: len(place)] for place in self._regions if folded.startswith(place)), key=len, default="")

    @cached_property
    def place(self) -> str:
        """The place or group it speaks of most."""
        return self._most_named(PLACES)

    @cached_property
    def region(self) -> str:
        """The place it speaks of most."""
        return self._most_named(REGIONS)

    def _most_named(self, kinds: Set[str]) -> str:
        named = Counter(self.called(n) for n in self._names if n.who.kind in kinds and not self._quoted(n))
        return next((name for name, _ in named.most_common(1)), "")

    @cached_property
    def titled(self) -> str:
        """The place that the title names."""
        return next((self.called(n) for n in self._names if n.who.kind == "region" and self._titled(n)), "")

    @cached_property
    def realm(self) -> str:
        """The place that the title names, else that place, if it is so many of its names as a main company would be."""
        if self.titled:
            return self.titled
        named = sum(self.called(n) == self.place for n in self._names)
        others = sum(n.who.kind != "agency" for n in self._names)
        return self.place if named >= _MAIN_SHARE * others else ""

    def _titled(self, name: Name) -> bool:
        """Whether the title names it, or a text without one begins with it and a colon (祁连山：单季盈利创新高)."""
        headed = name.start < _HEADLINE and self._text[name.end : name.end + 1] in {":", "："}
        return headed or any(b.start <= name.start < b.end for b in self._titles)

    def _longest_forms(self) -> dict[str, str]:
        """Organisation -> the longest form in which the document names it, in its own script if there is one."""
        forms: dict[str, str] = {}
        for name in self._names:
            if self._length(name.text) > self._length(forms.get(name.who.name, "")):
                forms[name.who.name] = name.text
        return forms

    def _length(self, text: str) -> tuple[bool, int]:
        return self._han and not text.isascii(), len(text)

    def _most_spoken_of(self, document: Document, quoted: Callable[[Name], bool]) -> str:
        """The document's main company; "" for a digest of many."""
        weights: Counter[str] = Counter()
        leads = [b for b in document.blocks if b.kind == "paragraph" and b.end - b.start > _LEAD_LENGTH]
        told = (b.end for b in leads if self._text[b.end - 1] in _STOPS or not _DATED.search(self._text, b.start, b.end))
        lead_end = next(told, leads[0].end if leads else 0)
        for name in self._names:
            if name.who.kind in BRANDS and not quoted(name):
                weights[name.who.name] += _TITLE_WEIGHT if self._titled(name) else _LEAD_WEIGHT if name.start < lead_end else 1
        first = next((n for n in self._names if self._titled(n)), None)
        if not weights or (first and first.who.name in self._language.homes):
            return ""  # 智慧局：上半年专利申请2.4万件　青禾居首
        best, weight = max(weights.items(), key=lambda item: item[1])
        opening = [name for name in self._names if name.start < lead_end]
        if any(n.who.kind == "group" for n in opening) and all(n.who.name != best for n in opening):
            return ""  # it opens with a trade, and names companies only as cases of it
        alone, length = list(weights.values()).count(weight) < _DIGEST, len(document.text)
        spread = weight * _MAIN_SPREAD >= length and self._runs_through(best, length)
        main = alone and weight >= _MAIN_SHARE * weights.total() and spread and not self._seated(best)
        return " ".join(self._fullest.get(best, best).split()) if main else ""

    def _seated(self, best: str) -> bool:
        """Whether the title names a place, and neither that company nor another, and the text that place more often."""
        titled = [n for n in self._names if self._titled(n)]
        places = {n.who.name for n in titled if n.who.kind == "region"}
        if not places or any(n.who.kind in BRANDS or n.who.kind == "self" for n in titled):
            return False
        named = Counter(n.who.name for n in self._names)
        return max(named[place] for place in places) > named[best]

    def _runs_through(self, best: str, length: int) -> bool:
        """Whether a company is not only that of one item of a bulletin."""
        places = [n.start for n in self._names if n.who.name == best]
        return length < _BULLETIN or self._titled(next(n for n in self._names if n.who.name == best)) or (
            places[-1] - places[0] >= _RUN * length
        )
