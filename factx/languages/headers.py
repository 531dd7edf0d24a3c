"""What a language writes at the heads of tables and over lists: words that only arrange the figures."""

from __future__ import annotations

from factx.languages.table import Table
from factx.pattern import Pattern


class Headers(Table):
    """Words of headers, captions and lead-ins, all folded.

    neutral: words that narrow nothing (项目, 合并). owners, places: what heads a column of names of companies, of regions.
    sectors: what heads, as the first column, one of kinds of companies (行业), and says nothing of the figures elsewhere.
    parts: a pattern of what makes the rows of a table parts of the metric that its caption names (sales by category, 分产品).
    asides: what heads a column that never does (代码). serials: likewise, of numbers (序号, 附注).
    overdue: a pattern of what heads a column by how long its loans are overdue (31-60 days).
    totals: what stands for all rows, or for the rest of them, where a name would. changes: nouns that make a column one of
    changes. shares: a pattern of how a column of parts of something begins (% of revenue).
    amounts: what makes such a change an amount (增减额). units: what introduces a unit (单位). beside: what else
    may stand in the statement of a unit. exceptions: what ends it (except per share data). thousands: 000 as a unit.
    absent: what stands where a number would (n/a). instead: a pattern of what lets a head be of days as well as of the time up to
    them (Three Months Ended / As of).
    expected: what makes the numbers below it no actual ones. running: what counts from the start of the year on
    (累计). leads: what stands at the end of a line that opens a list (如下). numbered: a pattern of how an item of a bulletin
    begins, whose details follow as a list (三、). sections: how a line of plain text begins that heads a section.
    """

    neutral: tuple[str, ...]
    owners: frozenset[str]
    places: frozenset[str]
    sectors: frozenset[str]
    asides: frozenset[str]
    overdue: Pattern
    parts: Pattern
    serials: frozenset[str]
    totals: frozenset[str]
    changes: tuple[str, ...]
    shares: Pattern
    amounts: tuple[str, ...]
    units: tuple[str, ...]
    beside: tuple[str, ...]
    exceptions: tuple[str, ...]
    thousands: tuple[str, ...]
    absent: tuple[str, ...]
    instead: Pattern
    expected: tuple[str, ...]
    running: tuple[str, ...]
    leads: tuple[str, ...]
    numbered: str
    segments: frozenset[str]
    sections: str
