"""What the words of a table are that a copy ran together, taken one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factx.bind.tables.scales import pattern, scales
from factx.languages.record import Language
from factx.model import Block, Period, Quantity
from factx.recognisers import periods, quantities
from factx.text import fold

_GOVERNOR = 2  # characters before a date that need no space (於)
_CHUNK = re.compile(r"\S+")
_FIGURE = re.compile(r"[^\w\s\[]{0,4}(?:[a-z]{2,3}\$?)?[^\w\s\[]{0,2}\d[\d,.]*[^\d\s\],.;:。、]{0,6}(?<![,.;:])")
_DASHES = re.compile(r"[-–—−]+")
_SIGN = re.compile(r"[-+(]*[$€£¥(]")
_SUFFIX = re.compile(r"[%)]{1,3}")
_YEAR = re.compile(r"(?:fy)?(?:19|20)\d\d(?:[aef]|年度?)?")
_DECIMAL = re.compile(r"[\d.]+")
_DAY = re.compile(r" \d{1,2},?(?= )")
_GLUED = re.compile(r"([^\d\s]*[\u3400-\u9fff)])([^\w\s\[]{0,2}\d[\d,.]*[^\d\s]{0,4})")  # 营业收入126.3亿元
_STATED = re.compile(r"\(([^()\n]{2,60})\)(?!\S)")
_BRACKET = re.compile(r"[(\[][^()\[\]\n]{1,20}[)\]]")
_SINGLE = frozenset({"%", "bp", "x"})


class Token(NamedTuple):
    """A stretch that may be a cell or a part of one, of the block with that number.

    kind: `date`, `year` (alone, so that it may be a value), `value`, `change`, `unit`, `word`. open: of a date without its year.
    spans: of a word with which a length of time begins (Three Months Ended).
    """

    kind: str
    start: int
    end: int
    block: int
    open: bool = False
    spans: bool = False


class Tokens:
    """Reads the tokens of neighbouring blocks; places count in `folded`, which begins with the first block."""

    def __init__(self, text: str, blocks: Sequence[Block], language: Language) -> None:
        self._language, self.folded = language, fold(text)
        grammar, headers = language.grammar, language.headers
        bases = (*grammar.yoy, *grammar.qoq, *grammar.since)
        changes = (*headers.changes, *bases, *grammar.rises, *grammar.falls)
        self._bases, self._changes = pattern(bases), pattern(changes)
        self._closing = {"s", *(word[-1] for word in changes)}  # what words of change end with; most chunks end otherwise
        self._moves = frozenset((*grammar.rises, *grammar.falls))
        self._bridges = frozenset(grammar.bridges)
        self._dates: dict[int, tuple[int, bool]] = {}
        self._amounts: dict[int, int] = {}
        self._spans: set[int] = set()
        dates = periods.find(text, self.folded, language, None, ())  # no name is looked for: 2Q23 1Q23 QoQ looks like one
        for mention in (*dates, *quantities.find(text, self.folded, language, None, dates)):
            value = mention.value
            if isinstance(value, Period):
                line = self.folded[mention.start : mention.end].partition("\n")[0]  # Three Months Ended June 30,|2023
                self._dates[mention.start] = mention.start + len(line), value.inherits == "year" or len(line) < len(mention.text)
            elif isinstance(value, Quantity) and any(character.isdigit() for character in mention.text):
                self._amounts[value.number[0]] = mention.end if value.unit in _SINGLE else value.number[1]
            elif isinstance(value, Quantity):
                self._spans.add(mention.start)
        self._begun = sorted(self._dates)
        first = blocks[0].start
        self.all = [token for i, block in enumerate(blocks) for token in self._read(i, block.start - first, block.end - first)]

    def anew(self, before: Sequence[Token], token: Token) -> bool:
        """Whether a word of change begins another head: the one before has such a word already (Change | % Change)."""
        if self.folded[token.start] == "(":
            return False
        kinds = {bool(self._bases.search(self.folded, one.start, one.end)) for one in before}
        return bool(self._bases.search(self.folded, token.start, token.end)) in kinds

    def unit(self, at: int) -> int:
        """Where the bracket ends that stands at a place and states a unit, 0 if none does."""
        bracket = _STATED.match(self.folded, at)
        return bracket.end() if bracket and scales(bracket[1], self._language) else 0

    def _read(self, block: int, at: int, end: int) -> Iterator[Token]:
        last: Token | None = None
        opened = -1  # where a sign before a figure stands
        while chunk := _CHUNK.search(self.folded, at, end):
            start, at = chunk.span()
            if last and (_SUFFIX if last.kind == "value" else _BRACKET).fullmatch(chunk[0]) and last.kind in _CLOSED:
                last = last._replace(end=at)  # 14.0 |%, 2023 |(unaudited)
                continue
            follows = _CHUNK.search(self.folded, at, end)
            if last and last.open and _YEAR.fullmatch(chunk[0]) and not (follows and _YEAR.fullmatch(follows[0])):
                last = last._replace(end=at, open=False)  # H1 |2022
                continue
            leads = last and last.kind == "date" and chunk[0] in self._bridges  # December 31, |for the year ended
            if follows and (self._date(*follows.span()) if leads else self._opens(chunk[0], follows[0])):
                opened = start if opened < 0 else opened
                continue
            if last:
                yield last
            last = self._token(block, start, at, end)
            if last.kind == "word" and (glued := _GLUED.fullmatch(chunk[0])):
                yield last._replace(end=start + glued.end(1))
                last = Token("value", start + glued.end(1), at, block)
            if opened >= 0:
                last = last._replace(start=opened)
            at, opened = last.end, -1
        if last:
            yield last

    def _opens(self, chunk: str, follows: str) -> bool:
        """Whether a sign belongs to what follows it: $ |1,234; % |Change."""
        if chunk == "%" or (_SIGN.fullmatch(chunk) and self._changes.match(follows)):
            return True
        sign = _SIGN.fullmatch(chunk) or (")" not in chunk and self._money(chunk))
        return bool(sign and _FIGURE.fullmatch(follows)) and not _YEAR.fullmatch(follows)

    def _token(self, block: int, start: int, end: int, limit: int) -> Token:
        """What a chunk is or begins; the limit is that of its block."""
        chunk = self.folded[start:end]
        date = self._date(start, end)
        if _YEAR.fullmatch(chunk) and (date is None or date[0] == end):
            return Token("year", start, end, block)
        if date:
            return Token("date", start, date[0], block, date[1])
        if self._valued(start, end):
            to = max(self._amounts.get(at, end) for at in range(start, end))
            return Token("value", start, end if any(c.isdigit() for c in self.folded[end:to]) else max(to, end), block)
        if to := self._changed(start, end, limit):
            return Token("change", start, to, block)
        return Token("unit" if self._money(chunk) else "word", start, end, block, spans=start in self._spans)

    def _date(self, start: int, end: int) -> tuple[int, bool] | None:
        """Where the date ends that begins in a chunk, and whether it lacks its year."""
        folded = self.folded
        at = next((at for at in range(start, end) if folded[at].isalnum()), start)
        if not folded[at].isascii():
            at = next((inner for inner in range(at, min(at + _GOVERNOR, end)) if inner in self._dates), at)
        if at not in self._dates:  # one that goes on with another: 本报告期|上年同期
            before = bisect_right(self._begun, start) - 1
            inner = before >= 0 and end <= self._dates[self._begun[before]][0]
            return (end, False) if inner and not folded[start].isascii() else None
        to, open_ = self._dates[at]
        if _DECIMAL.fullmatch(folded, at, to):
            return None
        if not folded[at].isascii():
            to = min(to, end)
        if open_ and (day := _DAY.match(folded, to)):  # Three Months Ended June| 30, Six Months
            to = day.end()
        rest = _CHUNK.match(folded, to)
        if rest and any(character.isalnum() for character in _BRACKET.sub("", rest[0])):
            return None
        return (rest.end() if rest else to), open_

    def _valued(self, start: int, end: int) -> bool:
        chunk = self.folded[start:end]
        if _DASHES.fullmatch(chunk) or chunk in self._language.headers.absent or _FIGURE.fullmatch(chunk):
            return True
        at = next((at for at in range(start + 1, end) if at in self._amounts), start)
        return at > start and self._amounts[at] >= end and self.folded[start:at] in self._moves  # 增加0.4个百分点

    def _changed(self, start: int, end: int, limit: int) -> int:
        """Where the word of change ends that a chunk begins with, 0 if it is none; a chunk without spaces is a head by itself."""
        folded, at = self.folded, start
        if not folded[start].isascii():  # 本期比上年同期增减(%)
            said = _BRACKET.sub("", folded[start:end])
            changed = said[-1:] in self._closing and any(found.end() == len(said) for found in self._changes.finditer(said))
            return end if changed else 0
        while at < limit and not folded[at].isalnum() and at < end:
            at += 1
        to = 0
        while to < max(end, 1) and (found := self._changes.match(folded, to or at, limit)):
            to = found.end()
            while to < limit and not folded[to].isalnum() and not folded[to].isspace():
                to += 1
        return to if to >= end and (to == limit or folded[to].isspace()) else 0

    def _money(self, chunk: str) -> bool:
        return any(scale.money for scale in scales(chunk, self._language))


_CLOSED = frozenset({"value", "date", "year"})
