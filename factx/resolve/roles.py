"""What a name does in its sentence: who acts, who is only quoted, and who is what a preposition or a verb leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Mention, Organisation

COMPANIES = frozenset({"company", "bank"})
BRANDS = COMPANIES | {"product"}
REGIONS = frozenset({"region"})
PLACES = REGIONS | {"group"}
# How far behind a name a word may stand that makes the name a source (据X最新数据).
_SOURCE_REACH = 8
# How far before a name the words may begin that govern it or open its clause.
_LEAD_REACH = 16
# How far before a name its clause may begin that only says what it is.
_INTRODUCED_REACH = 60
# How far before a group the number of its members may begin.
_COUNT_REACH = 10
# How far before a name the words may begin that say whose it is.
_POSSESSED = 50
_CLAUSE = re.compile("[^,。;:!?\n]{,40}")
_FIRST = ".。!?\n\""
# How far before a name the words may begin that tell who it is.
_EPITHET = 60
_CLAUSE_MARKS = ",。;:!?\n、)】\"「『“"


# What may stand between a verb and the name it leads to (中标“蓝汀”项目).
_OPENED = " \n\"「『“《"


class Name(NamedTuple):
    """An organisation where the text names it."""

    start: int
    end: int
    text: str
    who: Organisation


class Roles:
    """The roles of the names of one text."""

    def __init__(self, folded: str, names: list[Name], cues: Cues, language: Language, dates: Mapping[int, int]) -> None:
        self._folded, self._cues, self._grammar, self._epithets = folded, cues, language.grammar, language.names.epithets
        # Ends of what may stand before a subject -> their starts: dates, places, and what it is (中国大陆56家制造商, 房企万科).
        self._dated = {start: end for end, start in dates.items()}
        self._ahead = {**dates, **{n.end: n.start for n in names if n.who.kind in PLACES}}
        self._spaced, self._examples = language.grammar.spaced, language.grammar.examples
        self._governed: dict[int, bool] = {}
        self._quoted: dict[int, bool] = {}  # as far as asked
        self._next = {name.start: after.start for name, after in pairwise(names)}
        # Offices that speak together (国家统计局、财政部联合发布公报) -> the last of them.
        self._peers: dict[int, Name] = {}
        for one, other in reversed(list(pairwise(names))):
            if one.who.kind == other.who.kind == "agency" and cues.joins(one.end, other.start):
                self._peers[one.start] = self._peers.get(other.start, other)
        before: Name | None = None
        for name in names:
            listed = before is not None and _alike(before, name) and cues.joins(before.end, name.start)
            self._governed[name.start] = self._led(name) or (listed and before is not None and self._governed[before.start])
            before = name

    def governed(self, name: Name) -> bool:
        """Whether a preposition or a verb leads to a name (在日本, 收购蓝汀, bought by Northgate), or to the list it is in."""
        return self._governed.get(name.start, False)

    def possessed(self, name: Name) -> bool:
        """Whether a name is introduced as what whoever was spoken of has (its streaming service Northplay)."""
        return bool(self._grammar.possessed.search(self._folded, max(0, name.start - _POSSESSED), name.start))

    def holds(self, name: Name) -> bool:
        """Whether a name is called a holder or buyer (股东蓝汀, 出售给蓝汀, 被蓝汀收购, sold to Northgate)."""
        after = self._folded[name.end : name.end + _LEAD_REACH]
        buys = self._governed[name.start] and after.startswith(self._grammar.sells)
        return buys or bool(self._ends_with(self._before(name), self._grammar.holders))

    def has_shares(self, name: Name) -> bool:
        """Whether the clause that begins with a name says what it holds (蓝汀等8家机构各持8%)."""
        clause = _CLAUSE.match(self._folded, name.end)
        return clause is not None and any(word in clause[0] for word in self._grammar.holds)

    def exemplary(self, name: Name) -> int:
        """Where the word ends that makes a name, or the list it stands in, examples of those named behind it (百度、华为等), 0
        if none does."""
        found = self._examples.match(self._folded, name.end)
        return found.end() if found else 0

    def quoted(self, name: Name) -> bool:
        """Whether an organisation is only the source of what is said (新浪科技讯, 据X数据)."""
        if name.start not in self._quoted:
            self._quoted[name.start] = self._cited(name)
        return self._quoted[name.start]

    def _cited(self, name: Name) -> bool:
        if peer := self._peers.get(name.start):
            return self.quoted(peer)
        if name.who.kind == "agency" and self._ends_with(self._before(name), self._grammar.citing):
            return True
        if name.who.kind == "agency" and self._publishes(name):
            return True
        if name.who.kind in COMPANIES and self._grammar.hearsay.fullmatch(self._folded, name.end, self._next.get(name.start, 0)):
            return True
        behind = self._dated.get(name.end, name.end)  # 中央社台北2024年6月20日电
        reach = min(behind + _SOURCE_REACH, self._next.get(name.start, len(self._folded)))
        expects = self._cues.first(("forecast",), name.end, reach) if name.who.kind == "agency" else None
        if expects and not self._folded.endswith(self._grammar.meets, name.end, expects.start):
            return True  # 某某咨询预估; but 央行超预期加息
        after = self._folded[name.end : reach]
        own = (*self._grammar.own, *self._grammar.publishes) if name.who.kind in COMPANIES else self._grammar.own
        return any(word in after for word in self._grammar.sources) and not any(word in after for word in own)

    def _publishes(self, name: Name) -> bool:
        """Whether an agency only tells, in the clause that begins with it (央行昨日发布的金融统计数据显示)."""
        clause = _CLAUSE.match(self._folded, name.end, self._next.get(name.start, len(self._folded)))
        return clause is not None and any(word in clause[0] for word in self._grammar.tells)

    def reports(self, name: Name) -> bool:
        """Whether the clause that begins with a name says that it gives figures of its own (发布三季度财报)."""
        clause = _CLAUSE.match(self._folded, name.end, self._next.get(name.start, len(self._folded)))
        return clause is not None and any(word in clause[0] for word in self._grammar.own)

    def opens(self, name: Name) -> bool:
        """Whether a name stands where a subject does: at the start of a clause, perhaps behind a date and a conjunction, or as
        a topic behind its attribute (位居第三的万科,…)."""
        at = self._epithet(name.start)
        if self._folded[at - 1 : at] in self._grammar.attributive and self._folded[name.end : name.end + 1] == ",":
            return True
        if self._folded.endswith(self._grammar.kinds, 0, at) and self._grammar.resumed.match(self._folded, name.end):
            return True
        while True:
            before = self._folded[max(0, at - _LEAD_REACH) : at]
            stripped = before.rstrip()
            if not stripped or stripped[-1] in _CLAUSE_MARKS or "\n" in before[len(stripped) :]:
                return True
            if self._spaced and stripped[-1] == "." and not stripped.endswith(self._grammar.dotted):
                return True
            at -= len(before) - len(stripped)
            if at in self._ahead:
                at = self._ahead[at]
            elif lead := self._ends_with(stripped, self._grammar.conjunctions):
                if lead in self._grammar.says:
                    return True  # 中国蓝汀宣布青禾以10亿元竞得…
                at -= len(lead)
            else:
                return not self._folded[at : name.start].strip() and (self.fronted(name) or self._introduced(name))

    def _epithet(self, at: int) -> int:
        """Where the words begin that tell who the one is whose name begins there (smaller rival Northgate)."""
        told = self._epithets.search(self._folded, max(0, at - _EPITHET), at) if self._spaced else None
        return told.start() if told else at

    def _led(self, name: Name) -> bool:
        before = self._before(name)
        governed = self._ends_with(before, self._grammar.governors) and not self.fronted(name)
        if governed or self._folded.startswith(self._grammar.belongs, name.end) or self._fielded(name):
            return True
        after = self._folded[name.end : name.end + _LEAD_REACH].lstrip()
        return after.startswith(self._grammar.staff) and bool(self._ends_with(before, self._grammar.once))

    def fronted(self, name: Name) -> bool:
        """Whether a clause begins with whom it is about, as its topic or as a rival (At rival Northgate, 来自日本的申请)."""
        before = self._before(name)
        if (told := self._epithet(name.start)) < name.start and self._begins(told):
            return True
        lead = self._ends_with(before, self._grammar.topics)
        first = before.removesuffix(lead).rstrip()
        return bool(lead) and (not first or first[-1] in _FIRST or bool(self._ends_with(first, self._grammar.conjunctions)))

    def _begins(self, at: int) -> bool:
        """Whether a sentence or clause begins at a place."""
        before = self._folded[max(0, at - _LEAD_REACH) : at].rstrip()
        return not before or before[-1] in _FIRST + "," or bool(self._ends_with(before, self._grammar.conjunctions))

    def _introduced(self, name: Name) -> bool:
        """Whether only what somebody is stands before his name in its clause (中小企贷款平台蓝汀, the leader was Northgate)."""
        since = max(0, name.start - _INTRODUCED_REACH)
        return self._grammar.introduced.search(self._folded, since, name.start) is not None

    def _before(self, name: Name) -> str:
        return self._folded[max(0, name.start - _LEAD_REACH) : name.start].rstrip(_OPENED)

    def _fielded(self, name: Name) -> bool:
        """Whether a place is only the field in which somebody is first (the world's largest lender, 全国最大的消费金融公司)."""
        if name.who.kind not in PLACES:
            return False
        after = self._folded[name.end : name.end + _LEAD_REACH].removeprefix("'s").lstrip()
        return after.startswith(self._grammar.superlatives) or (name.who.kind == "group" and after.startswith(self._grammar.amid))

    def _ends_with(self, before: str, words: tuple[str, ...]) -> str:
        """The longest of the words that a text ends with; a Latin one must stand alone."""
        if not before.endswith(words):  # most do not; asked at once, that takes a tenth of the time
            return ""
        found = [w for w in words if before.endswith(w) and not (self._spaced and before[: -len(w)][-1:].isalnum())]
        return max(found, key=len, default="")


def _alike(one: Name, other: Name) -> bool:
    """Whether two names can be members of one list: no place goes with a company (in the world and Northgate leads)."""
    return one.end < other.start and (one.who.kind in PLACES) == (other.who.kind in PLACES)


def counted(mention: Mention, text: str, language: Language) -> Name:
    """An organisation where the text names it; a kind of companies with the number of them (27家上市房企)."""
    assert isinstance(mention.value, Organisation)
    start, end, who = mention.start, mention.end, mention.value
    if who.kind == "group" and (count := language.names.count.search(text, max(0, start - _COUNT_REACH), start)):
        start, who = count.start(), Organisation(text[count.start() : end], "group")
    return Name(start, end, text[start:end], who)
