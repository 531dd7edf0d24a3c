"""Whom a fact is about.

The organisation between metric and number, else the nearest before the metric in its sentence that acts, else the subject of the
paragraph so far, else of the heading, else the document's main organisation; for what only places can have (GDP, 网民), the
nearest place. What an agency reports of a place is about the place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from factx.candidates import Candidate, Span
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Document, Mention, Organisation, Period
from factx.resolve.billing import Billing
from factx.resolve.headings import Headings
from factx.resolve.named import FULL_STOPS
from factx.resolve.offices import Offices
from factx.resolve.outline import Outline
from factx.resolve.roles import BRANDS, COMPANIES, PLACES, REGIONS, Name, Roles, counted
from factx.resolve.subjects import BLOCK_REACH, Subjects

# The family of metrics that count a company's users.
_USERS = "users"
# What an office sets or counts for its country.
_OF_PLACES = frozenset({"rnd", "users"})
# What no product has, but the company that it belongs to (微信月活13亿。研发投入12亿元).
_CORPORATE = frozenset({"results", "deals", "rnd", "patents"})

# Characters of the longest clause that tells of parts (其中…).
_CLAUSE = 100


class Cast:
    """Who appears in a document, and whom each candidate is about. Ask in the order of the text."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], cues: Cues, language: Language,
                 outline: Outline) -> None:
        self._folded, self._cues, self._blocks, self._text = folded, cues, document.blocks, document.text
        self._outline = outline
        self._endings = language.names.endings.keys() & set(language.names.selves)
        self._firsts, self._those = language.names.firsts, language.names.those
        self._spaced, self._segments = language.grammar.spaced, language.names.segments
        named = [counted(m, document.text, language) for m in mentions if isinstance(m.value, Organisation)]
        dateline = language.names.dateline
        # Of a people only the place counts, and only for what places have (German exports).
        places = [_of_people(n) for n in named if n.who.kind == "people"]
        others = (n for n in named if n.who.kind != "people")
        self._names = [n for n in others if n.who.kind != "region" or not dateline.match(folded, n.end)]
        self._placed = sorted([*(n for n in self._names if n.who.kind in PLACES), *places]) if places else self._names
        self._placed_starts = [n.start for n in self._placed]
        dates = {m.end: m.start for m in mentions if isinstance(m.value, Period)}
        self._roles = Roles(folded, self._names, cues, language, dates)
        self._block_starts = [b.start for b in document.blocks]
        self._headings = Headings(document, folded)
        self._billing = Billing(document, sorted([*self._names, *places]), language.names, self._roles.quoted)
        self._main = self._billing.main
        seat = self._billing.place_before
        self._subjects = Subjects(document.text, folded, self._names, self._roles, cues, language, bool(self._main), seat)
        self._within = self._subjects.within
        self._offices = Offices(
            document, folded, self._names, self._within, self._roles, self._billing, language.names
        )
        self._users: tuple[Span, str] = ((0, 0), "")  # sentence and entity of the last count of users
        self._subject: tuple[int, int, str] = (-1, -1, "")  # block, position and entity of the last fact that named a company
        self._brand = self._subject  # or a product

    def entities_of(self, candidate: Candidate) -> Sequence[str]:
        """The fullest names the document gives of whom a candidate is about, "" if it does not say; more than one where what is
        said is said of each (万科、保利资产负债率均在75%以上)."""
        if candidate.headed:
            return (self._of_header(candidate) or self._over(candidate.block),)
        if meant := self._subjects.either(candidate, self._blocks[candidate.block].start):
            return (self._called(meant),)
        name = self._subjects.of(candidate)
        cited = self._offices.source(candidate)
        source = cited if cited and self._offices.home(cited) else None
        if name and name.who.kind == "region" and not cited and self._only_where(name, candidate):
            name = None  # where a company does it, not who does
        if name and candidate.metric.local:
            name = self._realm(name)
        if name and name.who.kind == "group" and self._folded.endswith(self._segments, 0, name.end):
            whole = self._antecedent(candidate.block, name.start)
            name = whole if whole and whole.who.kind in COMPANIES else name
        if candidate.metric.local and (name is None or name.who.kind not in _kinds(candidate)):
            return (self._whose_users(candidate) or self._place(candidate, source),)
        if name and candidate.metric.family in _OF_PLACES and (home := self._offices.home(name)):
            return (home,)  # 國科會依計畫設定，2028年研發強度達4.5%
        if name is None:
            entity = self._place(candidate, source) if source else self._standing(candidate)
            entity = entity or self._borrower(candidate) or self._offices.titled
            self._counted(candidate, entity)
            return (entity,)
        entities = [self._called(each) for each in self._subjects.sharing(name, candidate)]
        number = candidate.mention.start
        part = name.who.kind == "region" and self._main and self._cues.last(("among", "share"), candidate.sentence[0], number)
        self._counted(candidate, entities[-1])
        # 其中香港占80间, 蓝汀持股8%, its unit Northplay: the next sentence goes on with whose
        if not part and candidate.metric.about != "holder" and not self._roles.possessed(name):
            self._brand = candidate.block, number, entities[-1]
            self._subject = self._subject if name.who.kind == "product" else self._brand
        return entities

    def _counted(self, candidate: Candidate, entity: str) -> None:
        """Keep whose users a sentence counts."""
        if candidate.metric.family == _USERS:
            self._users = candidate.sentence, entity

    def _whose_users(self, candidate: Candidate) -> str:
        """Whose users a sentence has just counted, of whom it then gives a part (5G用户407万户，渗透率46%)."""
        sentence, entity = self._users
        return entity if candidate.metric.about == "place" and sentence == candidate.sentence else ""

    def _only_where(self, name: Name, candidate: Candidate) -> bool:
        """Whether a place is where a company does it: the document's, or the one that its paragraph goes on with (全球交付)."""
        if not self._main:
            before = self._antecedent(candidate.block, candidate.sentence[0], None, BRANDS)
            apart = self._cues.residue(name.end, max(name.end, candidate.trigger.start))
            if apart or before is None or before.who.kind not in BRANDS:
                return False
        return not self._subjects.acts(name, candidate)

    def _realm(self, sector: Name) -> Name:
        """The place that a clause began with, of which a group is only a sector (美国7月服务业)."""
        before = self._within(self._folded.rfind(",", 0, sector.start) + 1, sector.start)
        regions = (n for n in before if n.who.kind == "region" and self._roles.opens(n))
        return next(regions, sector) if sector.who.kind == "group" else sector

    def _seat(self, name: Name) -> Name:
        """The place with whose name that of a sector begins, which is a part of a metric's (财新中国制造业PMI is China's)."""
        place = self._billing.place_before(name.text) if name.who.kind == "group" else ""
        return Name(name.start, name.start + len(place), place, Organisation(place, "region")) if place else name

    def _of_header(self, candidate: Candidate) -> str:
        """The name in the row or the column of a table cell."""
        for head in candidate.heads:
            if isinstance(head.value, Organisation):
                return self._called(Name(head.start, head.end, self._text[head.start : head.end], head.value))
        return ""

    # ------------------------------------------------------------ in the paragraph
    def _standing(self, candidate: Candidate) -> str:
        """Whom a sentence that names nobody goes on with: its paragraph's subject, its heading's, the document's."""
        start = candidate.sentence[0]
        kinds = COMPANIES if candidate.metric.family in _CORPORATE else BRANDS
        subject = self._antecedent(candidate.block, start, candidate, kinds)
        block, position, entity = self._subject if kinds is COMPANIES else self._brand
        if block == candidate.block and entity and (subject is None or subject.start < position):
            return entity
        return self._called(subject) if subject else self._over(candidate.block, kinds) or self._realm_of(candidate.block)

    def _realm_of(self, block: int) -> str:
        """The place that a marked heading over a block names, else the document's."""
        headed = any(above.kind == "heading" for above in self._outline.over(block))
        return (self._of_heading(block, REGIONS) if headed else "") or self._offices.told_of or self._billing.realm

    def _borrower(self, candidate: Candidate) -> str:
        """The kind of borrowers that a sentence of loans names, where nobody is said to lend (企业贷款余额)."""
        named = reversed(self._within(candidate.sentence[0], candidate.mention.start))
        return next((self._called(n) for n in named if self._subjects.borrows(n, candidate)), "")

    def _antecedent(
        self, block: int, end: int, candidate: Candidate | None = None, kinds: Set[str] = COMPANIES
    ) -> Name | None:
        """The last company, or name of other kinds, before `end` in a block that was the subject of a clause, in a bulletin a
        place, too; for a candidate of loans no kind of borrowers."""
        since = max(self._blocks[block].start, end - BLOCK_REACH)
        named = self._subjects.lending(self._within(since, end), candidate)
        return next((n for n in reversed(named) if self._leads(n, kinds)), None)

    def _leads(self, name: Name, kinds: Set[str] = COMPANIES) -> bool:
        """Whether a name is one that the next sentences go on with."""
        roles, kinds = self._roles, kinds if self._main else kinds | PLACES
        counted = name.who.kind == "group" and name.text[:1].isdigit()
        if roles.governed(name) or roles.quoted(name) or roles.exemplary(name):
            return False
        if self._main and roles.has_shares(name) and self._called(name) != self._main:
            return False
        return (name.who.kind in kinds or counted) and roles.opens(name) and not self._among(name)

    def _among(self, name: Name) -> bool:
        """Whether the clause of a name only tells of parts of what was told before (其中华为贡献了大头)."""
        floor = max(0, name.start - _CLAUSE)  # a mark that never stands is looked for no farther
        begin = max(floor, *(self._folded.rfind(mark, floor, name.start) + 1 for mark in (",", *FULL_STOPS, "\n")))
        return bool(self._cues.within("among", begin, name.start))

    # ------------------------------------------------------------ in the document
    def _place(self, candidate: Candidate, source: Name | None) -> str:
        """The last place or sector named before a candidate in its block, else its source's, else the one most spoken of."""
        number = candidate.mention.start
        since = min(self._blocks[candidate.block].start, source.start) if source else self._blocks[candidate.block].start
        starts, begin = self._placed_starts, max(since, number - BLOCK_REACH)
        before = reversed(self._placed[bisect_left(starts, begin) : bisect_left(starts, number)])
        within = candidate.trigger.start if candidate.metric.about == "region" else number
        seated = (self._seat(n) if n.end > within else n for n in before)
        places = [n for n in seated if n.who.kind in _kinds(candidate)] or self._led(candidate)
        place = next((n for n in places if not self._roles.governed(n)), None)
        if place is None and source:
            return self._offices.home(source)
        place = place or next(iter(places), None)
        if place is None and (home := self._offices.near(since, number)):
            return home
        if place:
            return self._called(self._realm(place))
        return self._offices.told_of or (self._billing.region if candidate.metric.about == "region" else self._billing.place)

    def _led(self, candidate: Candidate) -> Sequence[Name]:
        """The places in the line that leads a candidate's list in."""
        above = [b for b in self._outline.over(candidate.block)[:1] if b.kind != "heading"]
        led = [n for b in above for n in self._within(b.start, b.end) if n.who.kind in _kinds(candidate)]
        return sorted(led, key=lambda name: name.who.kind not in REGIONS)

    def row(self, candidate: Candidate, places: int) -> Sequence[str]:
        """The last list of so many names before a candidate, () if there is none."""
        return [self._called(name) for name in self._subjects.row(candidate, places)]

    def _called(self, name: Name) -> str:
        if name.who.kind == "self":
            return self._meant(name)
        if name.text.isdigit() and self._main:
            return self._main  # a ticker alone
        return self._billing.called(name)

    def _meant(self, name: Name) -> str:
        """Whom 公司 or `the company` means: the company that its paragraph speaks of, else its heading's, else the document's."""
        block = bisect_right(self._block_starts, name.start) - 1
        said = self._folded[name.start : name.end]
        if self._main and said in self._firsts:
            return self._main
        if said in self._endings and not self._main.endswith(self._text[name.start : name.end]):
            alike = (n for n in reversed(self._within(self._blocks[block].start, name.start)) if n.who.kind in COMPANIES)
            if namesake := next((n for n in alike if self._folded.endswith(said, n.start, n.end)), None):
                return self._called(namesake)  # 母公司青禾集团表示，集团用户超6000万
        if subject := self._antecedent(block, name.start):
            before = self._within(self._blocks[block].start, name.start) if self._spaced else ()
            if any(self._called(n) == self._main for n in before):
                return self._main  # Tessellate closed its round. BlackPine led it. The company has filed
            return self._called(self._teller(block, name, subject) or subject)
        if said in self._those and (last := self._last_company(name.start)):
            return last
        return self._of_heading(block) or self._main or self._last_company(name.start)

    def _teller(self, block: int, pronoun: Name, subject: Name) -> Name | None:
        """The company whose results a sentence gives, where it has spoken of a part since (青禾发布财报，蓝汀会员1亿，公司…)."""
        if self._folded[pronoun.start : pronoun.end] in self._those or self._roles.reports(subject):
            return None
        begin = self._blocks[block].start
        since = max(begin, *(self._folded.rfind(mark, begin, pronoun.start) for mark in (*FULL_STOPS, "\n")))
        named = (n for n in reversed(self._within(since, subject.start)) if self._leads(n) and n.who.kind in COMPANIES)
        return next((n for n in named if self._roles.reports(n)), None)

    def _last_company(self, position: int) -> str:
        """The company named last before a position in its block: whom 公司 means in a digest of many."""
        since = max(0, position - BLOCK_REACH)
        begin = max(since, self._folded.rfind("\n", since, position) + 1)
        named = (n for n in reversed(self._within(begin, position)) if n.who.kind in COMPANIES)
        return next((self._called(n) for n in named if not self._roles.exemplary(n)), "")

    def _over(self, block: int, kinds: Set[str] = BRANDS) -> str:
        """Whom a block is about that names nobody: the company in what leads it in, in its heading, else the document's."""
        for above in self._outline.over(block)[:1]:
            named = [n for n in self._within(above.start, above.end) if n.who.kind in kinds and not self._roles.quoted(n)]
            acting = [n for n in named if not self._roles.governed(n)]
            if above.kind != "heading" and acting:
                return self._called(acting[0])
        return self._of_heading(block, kinds) or self._main

    def _of_heading(self, block: int, kinds: Set[str] = COMPANIES) -> str:
        """The company, or another kind of name, that the heading over a block holds."""
        start, end = self._headings.over(block)
        named = (n for n in self._within(start, end) if n.who.kind in kinds and not self._roles.governed(n))
        return next((self._called(n) for n in named), "")


def _of_people(name: Name) -> Name:
    """The place whose people are named."""
    return Name(name.start, name.end, name.who.name, Organisation(name.who.name, "region"))


def _kinds(candidate: Candidate) -> Set[str]:
    """Which names can be the place of a candidate: no sector has a price index."""
    return REGIONS if candidate.metric.about == "region" else PLACES
