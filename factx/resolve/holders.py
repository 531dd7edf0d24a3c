"""Who has a share of something, or buys it: whoever is called so, else the subject of the verb, known by name or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factx.candidates import Candidate
from factx.languages.grammar import Grammar
from factx.languages.han import is_han
from factx.model import Organisation
from factx.resolve.roles import COMPANIES, Name, Roles

_ACTORS = COMPANIES | {"self"}
# Characters of the longest subject that no name covers (国家集成电路产业投资基金二期).
_LONGEST = 16
_MARKS = ",.。;:、\"“”《》\n )"


class Holders:
    """The holders of one document. within: its names in a span."""

    def __init__(
        self, folded: str, text: str, roles: Roles, grammar: Grammar, within: Callable[[int, int], Sequence[Name]]
    ) -> None:
        self._folded, self._text, self._roles, self._grammar, self._within = folded, text, roles, grammar, within

    def of(self, candidate: Candidate, acting: Sequence[Name]) -> Name | None:
        """Who has or buys: whoever is called a holder or buyer, else the subject, never what it is a part of."""
        bracketed = self._folded[candidate.trigger.start - 1] == "("
        subject = self._subject(candidate)
        if bracketed and subject:
            return subject
        owner = self._owner(candidate) if candidate.metric.stock and not bracketed else None
        if owner and (subject is None or subject.start <= owner.start):
            return owner
        called = [n for n in self._within(*candidate.sentence) if n.who.kind in COMPANIES and self._roles.holds(n)]
        if called:
            return called[-1]
        if subject:
            return subject
        return next((n for n in reversed(acting) if n.who.kind in _ACTORS and self._roles.opens(n)), None)

    def _owner(self, candidate: Candidate) -> Name | None:
        """Who is called a holder by what he is to a company: right behind the number (持股7%的股东蓝汀), else last before it
        and a verb of what he does with it (股东蓝汀减持…, 占总股本的1%)."""
        folded, number, (start, end) = self._folded, candidate.mention, candidate.sentence
        if behind := self._grammar.owner.match(folded, number.end, end):
            return self._named(behind)
        last = max(self._grammar.owner.finditer(folded, start, number.start), key=re.Match.start, default=None)
        does = last and any(word in folded[last.end() : number.start] for word in self._grammar.trades)
        return self._named(last) if last and does else None

    def _named(self, said: re.Match[str]) -> Name | None:
        """The name in what says whose a share is."""
        known = [n for n in self._within(said.start(1), said.end(1)) if n.who.kind in COMPANIES]
        if known and known[0].start == said.start(1):
            return known[0]
        text = self._text[said.start(1) : said.end(1)]
        return None if known else Name(said.start(1), said.end(1), text, Organisation(text, "person"))

    def _subject(self, candidate: Candidate) -> Name | None:
        """What stands right before a verb of having (截至去年末，查国平直接持股1.23%; 林文洪(持股20%))."""
        folded, end = self._folded, candidate.trigger.start
        verb = next((w for w in self._grammar.holds if folded.startswith(w, end)), "")
        if not verb:  # 王伟持有3756万股，占公司总股本的9.05%
            verb = max(self._grammar.holds, key=lambda w: folded.rfind(w, candidate.sentence[0], end), default="")
            end = folded.rfind(verb, candidate.sentence[0], end)
        if end < 0 or not verb or folded[end + len(verb)] in self._grammar.attributive:
            return None  # 小米持有的腾讯5%股份: another one buys it
        if folded[end - 1] == "(":
            end -= 1
        while word := next((w for w in self._grammar.fillers if folded.endswith(w, candidate.sentence[0], end)), ""):
            end -= len(word)
        start = max(candidate.sentence[0], *(folded.rfind(mark, candidate.sentence[0], end) + 1 for mark in _MARKS))
        end = next((at for word in self._grammar.through if (at := folded.find(word, start, end)) > start), end)
        offices = (w for w in self._grammar.offices if len(w) > 1 and w in folded[start:end])
        start = max((folded.rfind(w, start, end) + len(w) for w in offices), default=start)
        while word := next((w for w in self._grammar.offices if folded.startswith(w, start, end)), ""):
            start += len(word)
        if known := [n for n in self._within(start, end) if n.who.kind in _ACTORS]:
            return known[-1] if known[-1].end == end and known[-1].who.kind in COMPANIES else None
        text = self._text[start:end]
        if not (1 < len(text) <= _LONGEST and all(map(is_han, text))):
            return None
        return Name(start, end, text, Organisation(text))
