"""Whom a sentence says that a number in it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from factx.candidates import Candidate
from factx.cues import STOPS, Cues
from factx.languages.record import Language
from factx.model import Organisation
from factx.resolve.holders import Holders
from factx.resolve.lists import Lists
from factx.resolve.named import FULL_STOPS
from factx.resolve.roles import BRANDS, COMPANIES, PLACES, Name, Roles

# What ends a clause, and what a comparison in it holds of.
_CLAUSE = frozenset(",\n")
_LESSER = PLACES | {"agency"}
# How far before a metric a place or group may stand and still be what it is about (2020年中国数字经济规模).
_PLACE_REACH = 4
# How far back in a block a name is looked for: without an end, a block of 40,000 公司 took half of a document's time.
BLOCK_REACH = 2000
# How far behind a number the name may begin that it describes (8.8%的万科, 3000亿元以上的万科), and how far before a name the
# bracket may open in which it stands.
_DESCRIBED, _BRACKET = 5, 30
# What parts an apposition from its name in languages with spaces, and how long that name may be.
_APPOSITION, _APPOSED = ", ", 60


class Subjects:
    """The names of one text, in order. main: whether the document is about a company. seat: the place that a name begins with."""

    def __init__(
        self, text: str, folded: str, names: Sequence[Name], roles: Roles, cues: Cues, language: Language, main: bool,
        seat: Callable[[str], str],
    ) -> None:
        self._folded, self._roles, self._cues, self._main, self._seat = folded, roles, cues, main, seat
        self._names, self._starts = names, [n.start for n in names]
        grammar = language.grammar
        self._spaced, self._joints, self._agents = grammar.spaced, grammar.joins, grammar.agents
        self._each, self._attributive, self._relatives = grammar.each, grammar.attributive, grammar.relatives
        self._formers, self._latters = grammar.former, grammar.latter
        self._sides, self._wholes, self._lends = language.names.sides, language.names.wholes, language.names.lends
        self._lists = Lists(text, cues)
        self._holders = Holders(folded, text, roles, grammar, self.within)

    def of(self, candidate: Candidate) -> Name | None:
        """Whom the sentence of a candidate says that it is about."""
        trigger, number, start = candidate.trigger, candidate.mention.start, candidate.sentence[0]
        anchor = min(trigger.start, number)
        if rival := self._rival(candidate) or self._labelled(candidate) or self._related(candidate) or self._agent(candidate):
            return rival
        inside = [n for n in self.lending(self.within(start, number), candidate) if self._speaks(n, anchor)]
        inside = [n for n in inside if n.end <= trigger.start or trigger.end <= n.start]  # 服务小微企业 are those counted
        inside = [n for n in inside if not self._exemplifies(n, candidate)]
        if candidate.metric.about == "fined":  # 证监局对公司罚款300万元
            inside = [n for n in inside if n.who.kind not in _LESSER]
        if listed := self._listed(inside, candidate):
            return listed
        if trigger.start >= candidate.mention.end and (owner := self._attributed(candidate)):
            return owner
        if candidate.unit == "rank" and (behind := self._described(candidate)):
            return behind
        if candidate.metric.about != "holder" and (between := self._between(inside, candidate)):
            return between
        if behind := self._described(candidate):
            return behind
        earlier = [n for n in inside if n.end <= anchor]
        if acting := self._acting(earlier, candidate):
            return acting
        if trigger.start > start:
            # It licensed 15 patents from Northgate and has 70 pending: not Northgate.
            led = [n for n in earlier if not self._spaced or n.who.kind in PLACES]
            return led[-1] if led and not self._main else None
        return self._before(candidate)

    def _listed(self, inside: Sequence[Name], candidate: Candidate) -> Name | None:
        """The name at a number's place in a list of as many."""
        if candidate.places < 2 or not (candidate.respectively or candidate.unit == "rank"):  # nobody has two places
            return None
        listed = self._lists.last(self._free(inside), candidate.places)
        return listed[candidate.place] if listed else None

    def _free(self, names: Sequence[Name]) -> Sequence[Name]:
        """The names that nothing leads to but what joins them to such a one (青禾与蓝汀分别)."""
        free: list[Name] = []
        for name in names:
            if not self._roles.governed(name) or (free and self._cues.joins(free[-1].end, name.start)):
                free.append(name)
        return free

    def _between(self, inside: Sequence[Name], candidate: Candidate) -> Name | None:
        """The last name that stands between a metric and its number and is whose that is (专利申请量万科居第二)."""
        end, clause, number = candidate.trigger.end, candidate.clause[0], candidate.mention.start
        between = [n for n in inside if n.start >= end and (n.start >= clause or self._leads_to(n, number))]
        apart = candidate.unit == "rank"  # 仅次于台积电的第二名
        between = [n for n in between if not ((apart or n.who.kind in _LESSER) and self._roles.governed(n))]  # 申请量居全国首位
        between = [n for n in between if not self._aside(n, number)]
        if candidate.measure not in {"level", "share"} and end < clause:
            between = [n for n in between if self._roles.opens(n)]
        return between[-1] if between else None

    def _acting(self, earlier: Sequence[Name], candidate: Candidate) -> Name | None:
        """Who of the names before a metric and its number is a subject, or holds shares."""
        number = candidate.mention.start
        anchor = min(candidate.trigger.start, number)
        acting = [n for n in earlier if not (self._roles.governed(n) or self._aside(n, anchor) or self._apposed(n))]
        if candidate.metric.about == "holder" and (holder := self._holders.of(candidate, acting)):
            return holder
        if not acting:
            return earlier[-1] if earlier and candidate.metric.about == "fined" else None
        each = acting[-1].who.kind == "group" and self._each.search(self._folded, acting[-1].end, number)
        return self._owner(acting if each else [n for n in acting if not self._roles.exemplary(n)] or acting)

    def _before(self, candidate: Candidate) -> Name | None:
        """The last subject before a sentence that begins with its metric, where no full stop parts them (万科营收3亿元；净利)."""
        start = candidate.trigger.start
        since = max(0, start - BLOCK_REACH)
        begin = max(since, *(self._folded.rfind(mark, since, start) + 1 for mark in FULL_STOPS))
        before = (n for n in reversed(self.lending(self.within(begin, start), candidate)) if n.end <= start)
        spoken = (n for n in before if not (self._roles.quoted(n) or self._aside(n, start)))
        return next((n for n in spoken if not (n.who.kind in PLACES and self._roles.governed(n))), None)

    def either(self, candidate: Candidate, block: int) -> Name | None:
        """Which of the two companies that a sentence named last is meant by 前者 or 后者, if either word is said, and no other
        company since. block: where its block begins."""
        start, number = candidate.sentence[0], candidate.mention.start
        said = {word: self._folded.rfind(word, start, number) for word in (*self._formers, *self._latters)}
        word, at = max(said.items(), key=lambda found: found[1], default=("", -1))
        if at < 0 or any(n.who.kind in COMPANIES for n in self.within(at, number)):
            return None
        pair: dict[str, Name] = {}
        for name in reversed(self.within(max(block, at - BLOCK_REACH), at)):
            if name.who.kind in COMPANIES and len(pair) < 2:
                pair.setdefault(name.who.name, name)
        if len(pair) < 2:
            return None
        last, first = pair.values()
        if any(stop in self._folded[first.end : last.start] for stop in STOPS):
            return None
        return first if word in self._formers else last

    def _labelled(self, candidate: Candidate) -> Name | None:
        """Who stands right before the bracket that a number is in: Japan (50,345, +0.1%); but nobody before a change alone."""
        (start, _), number = candidate.sentence, candidate.mention.start
        opened = self._folded.rfind("(", start, number + 1)
        if opened < 0 or self._folded.find(")", opened, number) >= 0 or candidate.trigger.start > opened:
            return None
        change = candidate.measure not in {"level", "share"} and not any(c.isdigit() for c in self._folded[opened : number - 1])
        before = self.within(start, opened)[-1:]
        return next((n for n in before if not change and not self._folded[n.end : opened].strip()), None)

    def _related(self, candidate: Candidate) -> Name | None:
        """Whom the relative clause describes that a number stands in (losing the top spot to Northgate, which won 8,513)."""
        start, number = candidate.sentence[0], candidate.mention.start
        opened = self._folded.rfind(_APPOSITION, start, number)
        if opened < 0 or not self._folded.startswith(self._relatives, opened + len(_APPOSITION)):
            return None
        before = self.within(max(0, opened - _APPOSED), opened)
        return next((n for n in before if n.end == opened and n.who.kind in COMPANIES), None)

    def _apposed(self, name: Name) -> bool:
        """Whether `our` only begins to say what the name before it is (Finlet, our lending arm, saw)."""
        if name.who.kind != "self" or not self._folded.endswith(_APPOSITION, 0, name.start):
            return False
        end = name.start - len(_APPOSITION)
        return any(n.end == end and n.who.kind in COMPANIES for n in self.within(max(0, end - _APPOSED), end))

    def _agent(self, candidate: Candidate) -> Name | None:
        """The place that the metric before it is of, where the text is about no company (applications from India)."""
        end = candidate.trigger.end
        behind = [] if self._main or not self._agents else self.within(end, candidate.mention.start)[:1]
        return next((n for n in behind if self._folded[end : n.start].removeprefix("s") in self._agents), None)

    def _attributed(self, candidate: Candidate) -> Name | None:
        """Whose a number is that stands between its owner and its metric (超过了英特尔约1820亿美元的市值)."""
        number, attributive = candidate.mention, self._attributive
        if self._folded[number.end : candidate.trigger.start] not in attributive:
            return None
        before = self.within(candidate.sentence[0], number.start)[-1:]
        return next((n for n in before if n.who.kind in BRANDS and not self._folded[n.end : number.start].strip()), None)

    def row(self, candidate: Candidate, places: int) -> Sequence[Name]:
        """The last list of so many names before a candidate, () if there is none."""
        names = self.within(candidate.sentence[0], candidate.mention.start)
        return self._lists.last([n for n in names if not self._roles.governed(n)], places)

    def sharing(self, name: Name, candidate: Candidate) -> Sequence[Name]:
        """A name, or all of its list where a word says that what follows holds for each of them."""
        if candidate.places > 1 or not self._each.search(self._folded, name.end, candidate.mention.start):
            return (name,)
        run: list[Name] = []
        for one in self.within(candidate.sentence[0], candidate.mention.start):
            if run and not self._cues.joins(run[-1].end, one.start):
                if name in run:
                    break
                run = []
            run.append(one)
        return run if name in run else (name,)

    def _rival(self, candidate: Candidate) -> Name | None:
        """Whose number another is held against: right before it, behind a comparison (低于英伟达的5850亿美元)."""
        number = candidate.mention.start
        names = [n for n in self.within(candidate.clause[0], number) if not self._aside(n, number)]
        name = names[-1] if names and names[-1].who.kind in {*BRANDS, "group"} else None
        if name is None or candidate.metric.about == "holder" or candidate.measure != "level":
            return None
        cue = self._cues.last(("compare",), max(0, name.start - 6), name.start)
        if cue is None or self._cues.residue(cue.end, name.start) or self._cues.residue(name.end, number):
            return None
        if self._spaced and self._folded[name.end : number].split(maxsplit=1)[:1] in ([word] for word in self._joints):
            return None  # it licensed 15 from Northgate and has 70
        return None if self._cues.first(("rise", "fall", "yoy", "qoq"), name.end, number) else name

    def _leads_to(self, name: Name, number: int) -> bool:
        """Whether a number is said of a name in an earlier clause: a subject, or right before it (第三则是万科，为8亿元)."""
        return self._roles.opens(name) or (not self._roles.governed(name) and not self._cues.residue(name.end, number))

    def _described(self, candidate: Candidate) -> Name | None:
        """The company that a number describes, in a clause that begins with no other (净负债率仅8.8%的万科, 第二名是万科)."""
        end = candidate.mention.end
        after = self.within(end, end + _DESCRIBED)
        if not self._attributive or not after or after[0].who.kind not in BRANDS or self._cues.residue(end, after[0].start):
            return None
        placed = candidate.unit == "rank" and self._folded[end : after[0].start].isalnum()
        if not placed and self._folded[after[0].start - 1] not in self._attributive:
            return None
        return None if self.within(candidate.clause[0], candidate.mention.start) else after[0]

    def acts(self, name: Name, candidate: Candidate) -> bool:
        """Whether a place is what a number is said of (日本占…, 日本为11.5%), and no mere adjective (全球付费用户)."""
        if self._main and name.text in self._sides:
            return False
        if name.start >= candidate.trigger.end or candidate.metric.local or (not self._main and self._roles.fronted(name)):
            return True
        if name.text in self._wholes and self._roles.opens(name):
            return True
        if candidate.metric.unit == "rank" and self._cues.residue(name.end, candidate.trigger.start) == 0:
            return True  # 美国和日本位列第二和第三
        shares = self._cues.within("share", name.end, max(name.end, candidate.trigger.start))
        return any("," not in self._folded[name.end : share.start] for share in shares)

    def _owner(self, names: Sequence[Name]) -> Name:
        """The last of the names, or, if that is a place or a group, the company that its clause speaks of (马上消费在全国…)."""
        last = names[-1]
        if last.who.kind in _LESSER:
            for name in reversed(names[:-1]):
                if "," in self._folded[name.end : last.start]:
                    break
                if name.who.kind not in _LESSER:
                    return name
        return last

    def _exemplifies(self, name: Name, candidate: Candidate) -> bool:
        """Whether a name is that of one of those whom a number counts (百度、华为等300家客户, 包括百度在内的300家客户)."""
        number, end = candidate.mention.start, self._roles.exemplary(name)
        return bool(end) and candidate.trigger.end > number and not self._cues.residue(end, number)

    def borrows(self, name: Name, candidate: Candidate) -> bool:
        """Whether a name is only that of the companies to which somebody lends (制造业贷款余额); a text is about 10家企业."""
        if candidate.metric.about != "lender" or name.who.kind != "group" or name.text[:1].isnumeric():
            return False
        return self._lends.search(self._folded[name.start : name.end]) is None

    def lending(self, names: Sequence[Name], candidate: Candidate | None) -> Sequence[Name]:
        """The names without those that borrow; of these only the place stays that they begin with (广东省制造业贷款余额)."""
        if candidate is None or candidate.metric.about != "lender":
            return names
        told = ((n, self._seat(n.text) if self.borrows(n, candidate) else n.text) for n in names)
        return [n if n.text == name else _place(n, name) for n, name in told if name]

    def _aside(self, name: Name, anchor: int) -> bool:
        """Whether a name stands in brackets that are closed before the number (韩国厂商(包括三星)占)."""
        opened = self._folded.rfind("(", max(0, name.start - _BRACKET), name.start)
        if opened < 0 or ")" in self._folded[opened : name.start]:
            return False
        return self._folded.find(")", name.end, anchor) >= 0

    def _speaks(self, name: Name, anchor: int) -> bool:
        """Whether an organisation can be what the sentence is about, rather than its source, its whole or its place."""
        if self._roles.quoted(name) or self._cues.asides.holds(name.start):
            return False
        before = self._cues.last(("share", "compare"), max(0, name.start - 6), name.start)
        near = before and not self._cues.residue(before.end, name.start)
        if before and near and _CLAUSE.isdisjoint(self._folded[before.end : name.start]):
            return False
        if name.who.kind not in _LESSER or not self._main:
            return True
        near = name.end <= anchor and "," not in self._folded[name.end : anchor]
        return self._roles.opens(name) or (near and self._cues.residue(name.end, anchor) <= _PLACE_REACH)

    def within(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin in `[start, end)`."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _place(sector: Name, place: str) -> Name:
    """The place with which the name of a sector begins."""
    return Name(sector.start, sector.start + len(place), place, Organisation(place, "region"))
