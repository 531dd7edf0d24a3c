"""What the header of a row or a column says: metric, period, name, unit, change; and whether that is all it says.

    Revenue ($ millions)        metric, unit
    归属于上市公司股东的净利润      metric
    Three Months Ended June 30, │ 2024      period, over two cells
    本期比上年同期增减(%)         a change on the year, in per cent
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from factx.bind.scene import Scene
from factx.bind.tables.dates import together
from factx.bind.tables.scales import Scale, pattern, scales
from factx.candidates import Span, Trigger
from factx.languages.headers import Headers
from factx.languages.record import Language
from factx.model import Mention, Organisation, Period, Refusal
from factx.recognisers import recognise

_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_NOTE = re.compile(r"(?:note )?(?:\d{1,2}|[a-z]|\*+|[ivx]{1,4})")
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[).、](?!\d)\s*")
# A year alone, as brokers mark it: 2023A is done, 2024E expected. What follows may be a unit (2024 RMB'000).
_YEAR = re.compile(r"\s*(?:fy ?)?((?:19|20)\d\d)([aef]?)(?![\w.,])")
_LAST_YEAR = re.compile(r"(?<=[\w),] )(?:fy ?)?((?:19|20)\d\d)([aef]?)\s*$")  # Patents granted 2024
_TAIL = re.compile(r"[/,:]([^/,:]+)$")  # 营业收入/亿元, Revenue, $m
_EDGES = " :*#^†‡-"
_UNREAD = 99
T = TypeVar("T")


class Header(NamedTuple):
    """One header, or all that govern a cell taken together.

    change: "" for none, `yoy`, `qoq`, `change` (since some day), `some` where it does not say; sign: -1 for a header of falls;
    amount: the change is one in amount. share: it makes a part of a whole. role: of a column that names things (`owner`,
    `place`, `sector`, `aside`, `serial`; `overdue`: by how long) or of a row that stands for all (`total`) or for a `part` of
    what the caption names. part: which part of a company the metric is of, in brackets (Revenue (International)). unread: how
    much of it was not understood. base: the period that it is a change on (change vs 2021).
    """

    text: str = ""
    trigger: Trigger | None = None
    period: Mention | None = None
    who: Mention | None = None
    scales: tuple[Scale, ...] = ()
    change: str = ""
    sign: int = 1
    amount: bool = False
    share: bool = False
    forecast: bool = False
    role: str = ""
    unread: int = 0
    part: str = ""
    base: Mention | None = None


class _Parts(NamedTuple):
    """A header taken apart. bare: what stands outside of brackets; brackets: the units that each of them states; year: one that
    stands alone."""

    span: Span
    text: str
    bare: str
    brackets: dict[Span, tuple[Scale, ...]]
    within: Sequence[Mention]
    triggers: Sequence[Trigger]
    year: re.Match[str] | None


class Reader:
    """Reads the headers of one table."""

    def __init__(self, scene: Scene, language: Language) -> None:
        self._scene, self._language, self._words = scene, language, language.headers

    def read(self, start: int, end: int) -> Header:
        """The header that stands in a span of the text."""
        scene, words = self._scene, self._words
        parts = self._apart(start, end)
        text, within, triggers, year = parts.text, parts.within, parts.triggers, parts.year
        outer = [t for t in triggers if not _inside((t.start, t.end), parts.brackets)]
        outer = [t for t in outer if t.metric.unit != "rank"] or outer  # 专利授权量排名
        trigger = outer[0] if len({t.metric.id for t in outer}) == 1 else None
        units, stated = self._units(parts, trigger)
        overdue = words.overdue.fullmatch(parts.bare)
        part = self._part(parts) if trigger else []
        unread = 0 if overdue else self._unread(parts, [*stated, *part]) + (_UNREAD if outer and trigger is None else 0)
        if not units and "%" in text:
            units = (Scale("%"),)
        change, sign = self._change(start, end, within, triggers)
        apart = [m for m in within if not scene.covering(m.start, m.end)]  # 期内|溢利
        period = self._period(start, apart, bool(change)) or (_of_year(year, start) if year else None)
        running = bool(pattern(words.running).search(text)) and (period is None or _grain(period) == "year")
        if running and (period or change):  # 本年累计, 累计同比: up to a day that only other columns know
            unread = _UNREAD
        names = (m for m in within if isinstance(m.value, Organisation) and m.value.kind != "self")
        taken = [*part, *((t.start, t.end) for t in triggers)]
        who = next((m for m in names if not any(a <= m.start < b for a, b in taken)), None)
        return Header(
            text, trigger, period, who, units, change, sign,
            amount=bool(change) and parts.bare.endswith(words.amounts),
            share=bool(words.shares.match(text))
            or (not change and any(not scene.covering(c.start, c.end) for c in scene.cues.within("share", start, end))),
            forecast=bool(scene.cues.within("forecast", start, end) or pattern(words.expected).search(text))
            or bool(year and year[2] in ("e", "f")),
            role="overdue" if overdue else self._role(parts.bare), unread=unread,
            part=" ".join(scene.folded[a:b] for a, b in part),
            base=next((m for m in apart if change and m is not period and isinstance(m.value, Period)), None),
        )

    def stack(self, headers: Sequence[Header]) -> Header:
        """Headers that stand over each other, the outermost first, as one."""
        if len(headers) < 2:
            return headers[0] if headers else Header()
        whole = " ".join(h.text for h in headers)
        one = Header(
            whole, _only([h.trigger for h in headers]), self._stacked_period(headers), _last(h.who for h in headers),
            next((h.scales for h in reversed(headers) if h.scales), ()),
            next((h.change for h in reversed(headers) if h.change and h.change != "some"), "")
            or ("some" if any(h.change for h in headers) else ""),
            min(h.sign for h in headers), any(h.amount for h in headers), any(h.share for h in headers),
            any(h.forecast for h in headers), _last(h.role for h in headers) or "", sum(h.unread for h in headers),
        )
        if one.period and one.period.text == self._words.instead.sub("", whole).title():  # Thirteen Weeks Ended │ May 4, 2024
            one = one._replace(unread=0)
        metrics = {h.trigger.metric.id for h in headers if h.trigger}
        names = {h.who.text for h in headers if h.who}
        undated = one.period is None and any(h.period for h in headers)
        return one._replace(unread=_UNREAD) if len(metrics) > 1 or len(names) > 1 or undated else one

    # ------------------------------------------------------------ parts of a header
    def _apart(self, start: int, end: int) -> _Parts:
        folded = self._scene.folded
        text, within = folded[start:end], self._scene.mentions_in(start, end)
        brackets = [(start + b.start(), start + b.end()) for b in _BRACKET.finditer(text)]
        units = {(a, b): scales(folded[a + 1 : b - 1], self._language) for a, b in brackets}
        year = None if any(isinstance(m.value, Period) for m in within) else _YEAR.match(text) or _LAST_YEAR.search(text)
        bare = _BRACKET.sub("", text).strip(_EDGES)
        return _Parts((start, end), text, bare, units, within, self._scene.triggers_in(start, end), year)

    def _units(self, parts: _Parts, trigger: Trigger | None) -> tuple[tuple[Scale, ...], list[Span]]:
        """The units that a header states, and the spans that state them."""
        (start, end), year = parts.span, parts.year
        stated: list[Span] = []
        units = scales(parts.bare, self._language) if parts.bare and not parts.triggers else ()
        units = (*units, *chain.from_iterable(parts.brackets.values()))
        if not units and trigger and (tail := _TAIL.search(parts.bare)):
            units = scales(tail[1], self._language)
            if units:
                stated.append((start + parts.text.rindex(tail[1]), end))
        if year:
            units = units or scales(parts.text[year.end() :], self._language)
            stated.append((start + year.start(), end if units else start + year.end()))
        elif units and not parts.triggers and not parts.brackets:
            stated.append((start, end))
        return units, stated

    def _part(self, parts: _Parts) -> list[Span]:
        """The words in brackets that say which part of a company a metric is of: a place, or a word for it."""
        places = {(m.start, m.end) for m in parts.within if isinstance(m.value, Organisation) and m.value.kind == "region"}
        inner = [(a + 1, b - 1) for a, b in parts.brackets]
        return [(a, b) for a, b in inner if (a, b) in places or self._scene.folded[a:b] in self._words.segments]

    def _unread(self, parts: _Parts, stated: Sequence[Span]) -> int:
        """How much of a header nothing has read, in brackets and outside."""
        (start, end), folded = parts.span, self._scene.folded
        named = [(t.start, t.end) for t in parts.triggers]
        numbered = None if parts.year else _NUMBERED.match(parts.text)
        number = [(start, start + numbered.end())] if numbered else []
        asides = (span for span, units in parts.brackets.items() if not units and (span[0] + 1, span[1] - 1) not in stated)
        inside = sum(self._rest(a + 1, b - 1, named) for a, b in asides if not _NOTE.fullmatch(folded[a + 1 : b - 1].strip()))
        return inside + self._rest(start, end, [*named, *stated, *number, *parts.brackets])

    def _rest(self, start: int, end: int, done: Iterable[Span]) -> int:
        """How much of a span nothing has read: no part of `done`, no word of the headers, no cue, name or date."""
        folded = self._scene.folded
        scopes = tuple(word for t in self._scene.triggers_in(start, end) for said in t.rule.scopes.values() for word in said)
        words = [pattern(_neutral(self._words)), *([pattern(scopes)] if scopes else ())]
        spans = [*done, *(w.span() for known in words for w in known.finditer(folded, start, end))]
        spans += [(m.start, m.end) for m in self._scene.mentions_in(start, end)
                  if isinstance(m.value, (Period, Organisation)) or m.value == Refusal("listing")]
        spans += [(c.start, c.end) for kind in ("yoy", "qoq", "since") for c in self._scene.cues.within(kind, start, end)]
        at, rest = start, 0
        for a, b in sorted(spans):
            if at < a < end:
                rest += self._scene.cues.residue(at, a)
            at = max(at, b)
        return rest + (self._scene.cues.residue(at, end) if at < end else 0)

    def _role(self, bare: str) -> str:
        words = self._words
        roles = (("owner", words.owners), ("place", words.places), ("sector", words.sectors), ("aside", words.asides),
                 ("serial", words.serials), ("total", words.totals))  # fmt: skip
        return next((role for role, known in roles if bare in known), "")

    def _change(self, start: int, end: int, within: Sequence[Mention], triggers: Sequence[Trigger]) -> tuple[str, int]:
        """Whether a header makes its numbers changes, and on what; a base alone (prior year) is a period."""
        cues, folded = self._scene.cues, self._scene.folded
        taken = [(t.start, t.end) for t in triggers]
        nouns = [w.span() for w in pattern(self._words.changes).finditer(folded, start, end) if not _inside(w.span(), taken)]
        moves = [c for kind in ("rise", "fall") for c in cues.within(kind, start, end)
                 if c.end - c.start > 1 and not _inside((c.start, c.end), [*taken, *nouns])]
        sign = -1 if moves and all(c.sign < 0 for c in moves) else 1
        dates = [(m.start, m.end) for m in within if isinstance(m.value, Period)]
        base = cues.last(("yoy", "qoq", "since"), start, end)
        if base and (nouns or moves or not _inside((base.start, base.end), dates)):
            return "change" if base.kind == "since" else base.kind, sign
        grammar, spoken = self._language.grammar, " ".join(folded[c.start : c.end] for c in moves)
        for kind, said in (("yoy", grammar.yoy), ("qoq", grammar.qoq)):  # 同比增幅 is one word
            if any(word in spoken for word in said):
                return kind, sign
        compared = not triggers and cues.within("compare", start, end)  # vs. Q4 2022
        return ("some", sign) if nouns or moves or compared else ("", 1)

    def _period(self, start: int, within: Sequence[Mention], changed: bool) -> Mention | None:
        """The period named; of a change, the one that is compared, not what it is compared with."""
        dates = [m for m in within if isinstance(m.value, Period)]
        if changed:
            cues = self._scene.cues
            dates = [m for m in dates if isinstance(m.value, Period) and not m.value.shift
                     and not cues.overlapping(("yoy", "qoq", "since", "compare"), m.start)
                     and not cues.last(("compare",), start, m.start)]
        return dates[0] if dates else None

    def _stacked_period(self, headers: Sequence[Header]) -> Mention | None:
        """The period that several cells name together (Three Months Ended June 30, │ 2024)."""
        named = [h.period for h in headers if h.period]
        if len(named) > 1 or (named and sum(not h.trigger and not h.scales for h in headers) > 1):
            joint = self._words.instead.sub("", " ".join(h.text for h in headers if not h.trigger))
            read = recognise(joint.title(), self._language, None, joint)  # May is a month by its capital
            whole = [m for m in read if isinstance(m.value, Period)]
            if len(whole) == 1 and isinstance(whole[0].value, Period) and whole[0].value.end and not whole[0].value.inherits:
                return whole[0]
        return together(named)


def measured(trigger: Trigger | None) -> Trigger | None:
    """A metric, if it is none of places: those only arrange the rows whose figures a caption names."""
    return None if trigger and trigger.metric.unit == "rank" else trigger


def _grain(named: Mention) -> str:
    return named.value.grain if isinstance(named.value, Period) else ""


def _of_year(year: re.Match[str], start: int) -> Mention:
    first = date(int(year[1]), 1, 1)
    return Mention(start + year.start(1), start + year.end(1), year[1], Period(first, first.replace(month=12, day=31), "year"))


def _only(triggers: Sequence[Trigger | None]) -> Trigger | None:
    return next((t for t in reversed(triggers) if t), None)


def _last(found: Iterable[T]) -> T | None:
    return next((one for one in reversed(list(found)) if one), None)


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


@lru_cache(maxsize=8)
def _neutral(headers: Headers) -> tuple[str, ...]:
    return (*headers.neutral, *headers.changes, *headers.totals)
