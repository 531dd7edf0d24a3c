"""The nouns: what a document, a mention and a fact are. Frozen records, standard library only.

All but `Fact` are named tuples: against frozen dataclasses they take a quarter of the time to define (5 ms at each start) and a
third to create. The module is longer than others so that all nouns stand on one page.

Offsets are code points, half-open `[start, end)`. Three coordinate systems exist, and a name never mixes them:

* *source*: the decoded file as it was read, markup and all (`Document.source`);
* *text*: what a reader sees (`Document.text`), the blocks joined by line feeds; every recogniser works here;
* a `Mention` given by `factx.mentions` counts in the text it was given.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import NamedTuple

MODIFIERS = ("exact", "over", "at_least", "under", "at_most", "about", "nearly", "range")
MEASURES = ("level", "yoy", "qoq", "change", "share")
STATUSES = ("actual", "forecast")
BASES = ("stated", "inherited", "published")


# ---------------------------------------------------------------- values a mention can have
class Quantity(NamedTuple):
    """A number with its unit and its hedge, in full units: `超1.8亿` is 180000000, modifier `over`.

    unit: ISO 4217 code, or that of a part of money as markets quote it (`GBX`: pence; a fact is in pounds), `%`, `bp`, a counter
    as written and folded (`件`, `人`, `vehicles`), or "" for a bare number.
    value_max: only where modifier is `range`; value is then the lower end as written.
    local: the unit was a local currency word (元, 块) whose country the document decides; `unit` is then the default.
    scaled: the numeral carried 万, 亿, million...: a bare one may be money.
    points: the percentage is a distance between two (3个百分点); a fact has the unit `pp` for it.
    number: `[start, end)` of the digits and scale within the text, without unit and hedge.
    """

    value: Decimal
    value_max: Decimal | None = None
    unit: str = ""
    modifier: str = "exact"
    local: bool = False
    scaled: bool = False
    number: tuple[int, int] = (0, 0)
    points: bool = False


class Ordinal(NamedTuple):
    """A place in an order: `第36位`, `36th`; last: the end of a row of them (`第二至第五位`), 0 for one."""

    place: int
    last: int = 0


class Duration(NamedTuple):
    """A length of time that names no date by itself: `8年`, `24小时`, `three months`."""

    amount: Decimal
    grain: str


class Period(NamedTuple):
    """Inclusive ISO dates; an instant has no start. Both None: a period is named, but nothing says when.

    grain: `day`, `month`, `quarter`, `half`, `year`, `opening` (期初), `same` (同期), `whole` (a year, over or not),
    `span` (anything else); `instant` words (目前) have `day`.
    inherits: what the words left open and who must supply it: "" nothing, `year` (三季度 without a year: start and end are
    then computed from the reference), `former` (the previous month: the one before that which governs), `period` (去年同期,
    报告期, 期内: the governing period; `shift` years from it).
    """

    start: date | None
    end: date | None
    grain: str = "span"
    inherits: str = ""
    shift: int = 0


class Organisation(NamedTuple):
    """Whom a fact can be about. `name` is the fullest name known; kind: company, bank, product (an app, a
    brand), agency, group, region, person (who holds shares), self (公司)."""

    name: str
    kind: str = "company"


class Refusal(NamedTuple):
    """A numeral that is no quantity, and why.

    reason: `ticker`, `model`, `version`, `phone`, `address`, `score`, `word`, `listing`, `time`, `vague` (几百).
    """

    reason: str


Value = Quantity | Ordinal | Duration | Period | Organisation | Refusal


class Mention(NamedTuple):
    """A stretch of text and the value it was read as."""

    start: int
    end: int
    text: str
    value: Value


# ---------------------------------------------------------------- documents
class Offsets(NamedTuple):
    """Where each stretch of the visible text stands in the source.

    Three parallel rows: stretch i covers text `[text[i], text[i+1])` and source `[start[i], end[i])`. Where both have the same
    length the mapping is character for character; else (an entity, folded white space) the stretch is taken as a whole.
    """

    text: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the non-empty text span `[start, end)`."""
        return self._bound(start)[0], self._bound(end - 1)[1]

    def _bound(self, position: int) -> tuple[int, int]:
        """The source span of one text character."""
        i = bisect_right(self.text, position) - 1
        last = self.text[i + 1] if i + 1 < len(self.text) else self.length
        if self.end[i] - self.start[i] != last - self.text[i]:
            return self.start[i], self.end[i]
        at = self.start[i] + position - self.text[i]
        return at, at + 1


class Cell(NamedTuple):
    """Place of a table cell: table number in the document, row and column (0-based, spans counted), whether it heads, and over
    how many columns and rows it reaches."""

    table: int
    row: int
    column: int
    header: bool = False
    width: int = 1
    height: int = 1


class Block(NamedTuple):
    """One visible unit of text, `[start, end)` in `Document.text`.

    kind: `title`, `heading`, `paragraph`, `item`, `cell`, `caption`, `quote`; level: of a heading (1-6), 0 otherwise.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    cell: Cell | None = None


class Hint(NamedTuple):
    """A candidate for a property of the document: field `title`, `published`, `updated`, `author`, `publisher`, `language` or
    `address`.

    origin: where it was found (`meta:article:published_time`, `frontmatter:date`, `byline`, `url`...); start: source offset.
    """

    field: str
    value: str
    origin: str
    start: int = 0


class Cleaned(NamedTuple):
    """What a cleaner gives: the visible text, its blocks, its way back to the source, and hints about the document."""

    text: str
    offsets: Offsets
    blocks: tuple[Block, ...]
    hints: tuple[Hint, ...] = ()


class Part(NamedTuple):
    """A document found in something else, and what is known of it there.

    format: the cleaner that reads it, "" to guess. start, line: where it stands in the text it was cut from, if it was: places
    in its facts then count there.
    """

    data: bytes | str
    name: str = ""
    format: str = ""
    hints: tuple[Hint, ...] = ()
    start: int = 0
    line: int = 0


class Document(NamedTuple):
    """A document as read. published_origin says which hint the date came from (`option` if the caller gave it)."""

    name: str
    source: str
    text: str
    offsets: Offsets
    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    published_origin: str = ""
    language: str = "zh"
    market: str = "CN"
    encoding: str = "utf-8"
    format: str = "plain"
    hints: tuple[Hint, ...] = ()


# ---------------------------------------------------------------- results
@dataclass(frozen=True, slots=True)
class Fact:
    """One dated, attributed value. The order of these fields is the order of the columns, and is a contract."""

    entity: str
    metric: str
    label: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    modifier: str
    measure: str
    status: str
    scope: str
    period_start: date | None
    period_end: date | None
    period_basis: str
    quote: str
    source: str
    line: int
    start: int
    end: int
    rule: str
    published: date | None
    id: str


FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Fact))
KINDS = {f.name: str(f.type).split(" ")[0] for f in fields(Fact)}  # `str`, `Decimal`, `date` or `int`, with or without None


class Diagnostic(NamedTuple):
    """Something worth saying about an input. level: `error` (nothing was read), `warning`, `info`.

    line, column: 1-based, 0 unknown.
    """

    level: str
    code: str
    message: str
    source: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line, self.column) if part)
        return f"{place}: {self.level}: {self.message}" if place else f"{self.level}: {self.message}"


class Options(NamedTuple):
    """What a caller may set, beyond what stands in the call of `extract` itself.

    rules: further pack files or folders, added to the shipped ones. input_format: a cleaner's name, or "" to guess.
    language: `zh`, `en`, or "" to detect. encoding: of bytes, or "" to detect.
    """

    rules: tuple[str, ...] = ()
    input_format: str = ""
    language: str = ""
    encoding: str = ""


class Result(NamedTuple):
    """One document's outcome: errors and warnings stand beside the facts, as values."""

    document: Document | None
    facts: tuple[Fact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
