"""Table cells as candidates: the headers of its row and its column say of a bare number what a sentence would.

    (RMB in millions)    │ 2023   │ 2022   │ Change %          caption: unit
    Revenue              │ 12,630 │ 11,640 │ 8.5               row: metric; column: period, or a change of that row
    Net loss             │ (248)  │ —      │ NM                brackets: below nothing; a dash: nothing

A cell gives something only if every header over and beside it is understood as a whole (`Header.unread`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from factx.bind.making import narrowed, valued
from factx.bind.numbers import pointed, relative
from factx.bind.scene import Scene
from factx.bind.tables.amounts import Amounts
from factx.bind.tables.cells import Place, announced, joined, place
from factx.bind.tables.dates import held, later, together
from factx.bind.tables.headers import Header, Reader, measured
from factx.bind.tables.scales import stated
from factx.candidates import Candidate, Refused, Trigger
from factx.cues import Cues
from factx.dates import settle
from factx.languages.record import Language
from factx.model import Block, Mention, Ordinal, Organisation, Period, Quantity
from factx.packs import Catalogue

_CAPTIONS, _CAPTION, _TITLE = 5, 160, 60  # blocks before a table that may be its captions; how long; and if they name its metric
_BUSINESS_DAYS = 8
_SILENT = frozenset({"aside", "serial", "total", "sector"})
_START = attrgetter("start")
_NAMED = {"owner": "company", "place": "region", "sector": "group"}  # what heads a column of names -> what these name


def tabulated(
    folded: str, blocks: Sequence[Block], mentions: Sequence[Mention], triggers: Sequence[Trigger], cues: Cues,
    catalogue: Catalogue, language: Language, published: date | None,
) -> dict[int, Candidate | Refused]:
    """The numbers of all tables by the block of their cell: candidates, and why the others are none."""
    found: dict[int, Candidate | Refused] = {}
    at = 0
    for number, group in groupby(blocks, key=lambda block: block.cell.table if block.cell else -1):
        start, at = at, at + sum(1 for _ in group)
        if number >= 0:
            span = blocks[max(0, start - _CAPTIONS)].start, blocks[at - 1].end
            inside = mentions[bisect_left(mentions, span[0], key=_START) : bisect_left(mentions, span[1], key=_START)]
            dated = {m.start for m in inside if announced(m, published)}
            captions = [b for b in blocks[max(0, start - _CAPTIONS) : start] if not any(b.start <= at < b.end for at in dated)]
            named = triggers[bisect_left(triggers, span[0], key=_START) : bisect_left(triggers, span[1], key=_START)]
            if named:
                scene = Scene(folded, span, start, inside, named, (), cues, catalogue, language)
                found.update(_Table(scene, blocks, captions, range(start, at), language).read())
    return found


class _Table:
    """One table, read row by row from the top."""

    def __init__(
        self, scene: Scene, blocks: Sequence[Block], captions: Sequence[Block], span: range, language: Language
    ) -> None:
        self._scene, self._language, self._reader, self._amounts = scene, language, Reader(scene, language), Amounts()
        self._caption, self._parted = Header(), False  # parted: its rows are parts of what its caption names
        self._rows: dict[int, list[Place]] = {}
        for number, cell in ((number, blocks[number].cell) for number in span):
            assert cell is not None
            found = place(number, blocks[number], cell, scene, language)
            for row in range(cell.row, cell.row + (cell.height if found.number is None else 1)):
                self._rows.setdefault(row, []).append(found)
        self._spanned = any(one.cell.width > 1 for row in self._rows.values() for one in row)
        for block in captions:
            self._captioned(block.start, block.end, apart=bool(block.cell))
        self._section, self._heads = Header(), list[list[Place]]()
        self._columns, self._read_once = dict[int, Header | None](), dict[int, Header]()  # columns: as read under these heads
        self._metric: Trigger | None = None  # of the last row that named one

    def _captioned(self, start: int, end: int, apart: bool = False) -> bool:
        """Note what a caption gives to all cells: units, and what rows and columns need not say, metric, period and name.
        Whether it gives units. apart: it is none, but prose or another table."""
        if apart or end - start > _CAPTION:
            self._amounts.scales, self._caption, self._parted = (), Header(), False
            return False
        self._parted = self._parted or bool(self._language.headers.parts.search(self._scene.folded, start, end))
        scales = tuple(stated(self._scene.folded[start:end], self._language))
        self._amounts.scales = scales or self._amounts.scales
        within = [m.value for m in self._scene.mentions_in(start, end)]
        leads, kinds = self._scene.folded.endswith(":", start, end), list(map(type, within))  # The table shows … as of the dates:
        counted = any(isinstance(value, Quantity) and (value.unit or value.scaled) for value in within)
        if (leads or end - start <= _TITLE) and not counted:
            read = self._reader.read(start, end)
            period = read.period if kinds.count(Period) < 2 and not read.change else None  # a year alone is none of them
            trigger, who, over = measured(read.trigger), read.who if kinds.count(Organisation) == 1 else None, self._caption
            self._caption = Header(trigger=trigger or over.trigger, period=period or over.period, who=who or over.who)
        return bool(scales)

    # ------------------------------------------------------------ rows
    def read(self) -> Iterator[tuple[int, Candidate | Refused]]:
        """What each number of the table is, with its block."""
        body = False
        for number in sorted(self._rows):
            row = joined(sorted(self._rows[number], key=lambda one: one.cell.column), self._scene, self._language)
            figures = [one for one in row if one.number and not (one.plain and one is row[0])]
            words = [one for one in row if one not in figures and not one.blank]
            sure = any(not one.plain for one in figures) or (words and self._read(words[0]).trigger)
            strict = body or any(one.blank for one in row)
            if figures and (sure or not self._may_head(row, body)):
                body = True
                yield from self._row(words, figures)
            elif words and len(row) == 1 and row[0].cell.column == 0:
                told = self._captioned(row[0].start, row[0].end)
                self._section = self._section if told or not self._heads else self._read(row[0])
            elif self._may_head(row, strict):
                if body:
                    self._amounts.inherit([h.scales for h in self._columns.values() if h and not h.change])
                    self._heads, self._section, body = [], Header(), False
                self._heads.append(row)
                self._columns.clear()
                yield from ((one.block, Refused("head-year")) for one in row if self._read(one).period)
                if row[0].cell.column == 0 and not self._read(row[0]).role:  # a column of companies counts none
                    self._captioned(row[0].start, row[0].end)

    def _read(self, one: Place) -> Header:
        if one.block not in self._read_once:
            self._read_once[one.block] = self._reader.read(one.start, one.end)
        return self._read_once[one.block]

    def _may_head(self, row: Sequence[Place], strict: bool) -> bool:
        """Whether a row of words and years heads the columns below it; strict: it must say more than words."""
        read = [self._read(one) for one in row[1:]] if strict else ()
        return not strict or any(not h.unread and (h.trigger or h.period or h.change or h.scales or h.role) for h in read)

    def _row(self, words: Sequence[Place], figures: Sequence[Place]) -> Iterator[tuple[int, Candidate | Refused]]:
        first, last = figures[0].cell.column, figures[-1].cell.column
        paired = any(one.cell.column > first and self._read(one).trigger for one in words)
        row = self._label([one for one in words if one.cell.column < first or (one.cell.column < last and not self._valued(one))])
        for one in figures:
            if paired:  # 营业收入 │ 12亿元 │ 净利润 │ 3亿元
                row = self._label([word for word in words if word.cell.column < one.cell.column][-1:])
            column = self._column(one, figures) if self._heads else Header() if paired or len(figures) == 1 else None
            yield one.block, self._candidate(one, row, column) if column else Refused("no-head")
        if row.trigger and not row.change:
            self._metric = row.trigger
            self._amounts.told(row.trigger, row.scales)

    def _label(self, words: Sequence[Place]) -> Header:
        """What the words of a row say; a name stands in a column of names, and a column of remarks says nothing."""
        read: list[Header] = []
        for one in words:
            over = self._column(one, ()) if self._heads else None
            role, header = over.role if over else "", self._read(one)
            if (role == "sector" and one.cell.column) or (role == "place" and any(h.who for h in read)):
                role = "aside"  # TSMC │ Taiwan
            if role in _NAMED and header.role != "total" and not header.trigger:
                text = self._scene.folded[one.start : one.end]
                name = Mention(one.start, one.end, text, Organisation(text, _NAMED[role]))
                header = Header(header.text, who=name if role == "sector" else header.who or name)
            if self._parted and header.unread and one.cell.column == 0 and not header.trigger:  # net sales by category: Gaming
                header = Header(header.text, role="part")
            if role not in ("aside", "serial"):
                read.append(header)
        return self._reader.stack(read)

    # ------------------------------------------------------------ columns
    def _column(self, one: Place, figures: Sequence[Place]) -> Header | None:
        """What stands over a cell, from the outermost header to the one right over it; None if nothing does."""
        column = one.cell.column
        if column not in self._columns:
            over = [self._over(row, column, figures, row is self._heads[-1]) for row in self._heads]
            read = [self._read(head) for head in over if head]
            self._columns[column] = self._reader.stack(read) if read else None
        return self._columns[column]

    def _valued(self, one: Place) -> bool:
        """Whether a word stands where others have numbers (NM, 扭亏)."""
        over = self._column(one, ()) if self._heads else None
        return bool(over and (over.trigger or over.period or over.change))

    def _over(self, row: Sequence[Place], column: int, figures: Sequence[Place], lowest: bool) -> Place | None:
        """The header that stands over a column. Where spans were lost (Markdown), one stands over the columns to its right, too:
        of the lowest row, over those that a currency sign of their own pushed aside; of others, up to the next header."""
        head = next((one for one in row if one.covers(column)), None)
        if head or self._spanned:
            return head
        head = next((one for one in reversed(row) if 0 < one.cell.column < column), None)
        taken = head and any(head.cell.column <= one.cell.column < column for one in figures)
        return None if lowest and taken else head

    def _base(self, column: int, points: bool) -> tuple[Mention | None, Trigger | None]:
        """What a column of changes or shares belongs to: the latest period to its left, the nearest of equals; and a metric
        there, an amount rather than a rate (shipments │ market share │ growth) unless it is in points."""
        period, named = None, list[Trigger]()
        for at in sorted((c for c in self._columns if c < column), reverse=True):
            header = self._columns[at]
            if header is None or header.change or header.unread:
                continue
            named += [trigger] if (trigger := measured(header.trigger)) else []
            if header.period and (period is None or later(header.period, period)):
                period = header.period
        amounts = [] if points else [trigger for trigger in named if trigger.metric.unit != "%"]
        return period, next(iter([*amounts, *named]), None)

    # ------------------------------------------------------------ cells
    def _candidate(self, one: Place, row: Header, column: Header) -> Candidate | Refused:
        heads = (row, column, self._section)
        if against := next((h for h in heads if h.unread or h.role in _SILENT), None):
            return Refused("head-unread" if against.unread else "head-silent", row.trigger or column.trigger, against.text)
        if one.number is None or (row.change and column.change):
            return Refused("head-change", row.trigger or column.trigger)
        points = pointed(one.number) or any(scale.code in ("pp", "bp") for scale in column.scales)
        base, of_base = self._base(one.cell.column, points) if column.change or column.share else (None, None)
        trigger = self._trigger(row, column, of_base)
        names = {h.who.text: h.who for h in heads if h.who}
        dates = [h.period for h in heads if h.period] or [date for date in (base or self._caption.period,) if date]
        named = self._completed(together(dates))
        when = held(named, trigger) if named and trigger else None
        if trigger is None:
            return Refused("head-metric", row.trigger or column.trigger)
        if len(names) > 1 or (dates and when is None):
            return Refused("head-names" if len(names) > 1 else "head-dates", trigger)
        cue = self._scene.cues.first(("rise", "fall"), one.start, one.end)
        change = row.change or column.change or trigger.rule.measure or ("some" if cue and relative(one.number) else "")
        near = [scale for header in heads for scale in header.scales] or self._amounts.of_whole(trigger, row.part)
        number = self._amounts.measured(one.number, trigger, near, bool(change), any(h.amount for h in heads))
        if number is None or not self._holds(trigger, number, bool(change), bool(names)):
            return Refused("head-unit", trigger)
        measure = self._compared(trigger, when) if change == "some" else change or "level"
        value, value_max, unit, modifier = valued(number, trigger, measure, (cue.sign if cue else 1) * row.sign * column.sign)
        return Candidate(
            trigger=trigger, mention=number, value=value, value_max=value_max, modifier=modifier, measure=measure,
            unit=self._scene.counting.counted(number) if unit in {"counter", "amount"} else unit,
            status="forecast" if any(h.forecast for h in heads) else "actual", scope=self._scope(trigger, heads),
            sentence=(one.start, one.end), clause=(one.start, one.end), block=one.block, headed=True,
            heads=(*([when] if when else ()), *(names.values() or ([self._caption.who] if self._caption.who else ()))),
        )

    def _completed(self, when: Mention | None) -> Mention | None:
        """A period that leans on another one (上年同期), by that of the caption, or completes it (Quarter ended June 30,)."""
        whole = self._caption.period.value if self._caption.period else None
        if when and self._caption.period and isinstance(whole, Period) and whole.inherits == "year":
            return together([self._caption.period, when]) or when
        if when is None or not isinstance(when.value, Period) or not isinstance(whole, Period) or whole.inherits:
            return when
        return when._replace(value=settle(when.value, whole))

    def _trigger(self, row: Header, column: Header, base: Trigger | None) -> Trigger | None:
        """The metric that row and column agree on; else that of a section, of what a change belongs to, of the caption."""
        whose = row.trigger or (base if column.share else None)
        if whose and column.trigger and whose.metric is not column.trigger.metric:
            for share in whose.rule.shares:  # 研发费用 │ 占营业收入的比例(%)
                if any(word in column.text for word in share.of):
                    return whose._replace(metric=self._scene.metrics[share.metric])
            return None
        if row.share or column.share:
            return None
        changed = base if column.change else self._metric if row.change else None
        told = row.who or row.period or column.who or column.period or row.role == "part"
        return row.trigger or column.trigger or self._section.trigger or changed or (self._caption.trigger if told else None)

    def _scope(self, trigger: Trigger, heads: Sequence[Header]) -> str:
        words = " ".join(header.text for header in heads)
        if part := next((h.text for h in heads if h.role in {"overdue", "part"}), ""):
            return part.strip()
        own = self._scene.folded[trigger.start : trigger.end] if trigger.rule.scope == "=" else trigger.rule.scope
        said = [own, *narrowed(words, trigger.rule.scopes), *(h.part for h in heads)]
        return " ".join(dict.fromkeys(filter(None, said)))

    def _holds(self, trigger: Trigger, number: Mention, change: bool, named: bool) -> bool:
        """Whether a number can be one of its metric; a rank is somebody's."""
        if isinstance(number.value, Ordinal) or trigger.metric.unit == "rank":
            return trigger.metric.unit == "rank" and isinstance(number.value, Ordinal) and named and not change
        return (change and relative(number)) or self._scene.fits(trigger, number)

    def _compared(self, trigger: Trigger, when: Mention | None) -> str:
        """On what a change is that does not say it: on the period that another column is of, else as its metric is told."""
        metric, period = trigger.metric, when.value if when else None
        if isinstance(period, Period) and period.end and not (metric.stock and period.start is None):
            told = ((h.base if h.change else h.period) for h in self._columns.values() if h)
            others = (named.value for named in told if named)
            days = {(period.end - other.end).days for other in others if isinstance(other, Period) and other.end}
            if any(abs(day - 365) <= _BUSINESS_DAYS for day in days):
                return "yoy"
            if period.grain in ("quarter", "month") and any(27 < day < 100 for day in days):
                return "qoq"
        return "change" if metric.stock or metric.unit == "%" else "yoy"
