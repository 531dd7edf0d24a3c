"""What 元 or a bare amount is: what the text says of all amounts, else the currency its paragraph names, else the market's; and
whose rupees, shillings or kroner they are: those of the country that the text names most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factx.candidates import Candidate
from factx.languages.record import Language
from factx.model import Document, Mention, Quantity
from factx.units import NAMESAKES, is_currency

_MAINLAND = "CNY"
# Case law: 元 follows the market.
_MARKET_CURRENCY = {"CN": "CNY", "HK": "HKD", "TW": "TWD", "US": "USD"}
# A country is looked for in so much of a text.
_SAMPLE = 20_000
# How far before `下同` the currency may begin: (人民币,下同).
_REACH = 8


class Currencies:
    """The currencies of one document's amounts."""

    def __init__(self, document: Document, folded: str, mentions: Sequence[Mention], language: Language) -> None:
        self._market, self._starts = document.market, [block.start for block in document.blocks]
        self._told: dict[int, set[str]] = {}  # block -> the currencies that its amounts name in full (1,546亿元人民币)
        for mention in mentions:
            quantity = mention.value
            if isinstance(quantity, Quantity) and not quantity.local and is_currency(quantity.unit):
                self._told.setdefault(bisect_right(self._starts, mention.start) - 1, set()).add(quantity.unit)
        money = (m for m in mentions if isinstance(m.value, Quantity) and is_currency(m.value.unit) and not m.value.local)
        self._named = [(m.start, m.value.unit) for m in money if isinstance(m.value, Quantity)]
        self._standing = list(_declared(folded, language))
        self._sample, self._nations = folded[:_SAMPLE], language.names.nations
        self._namesakes: dict[str, str] = {}  # as far as asked

    def unit(self, candidate: Candidate) -> str:
        """The candidate's unit."""
        quantity, unit = candidate.mention.value, candidate.unit
        money = candidate.metric.unit in {"currency", "amount"} and is_currency(unit or _MAINLAND)
        if not money or (unit and not (isinstance(quantity, Quantity) and quantity.local)):
            return unit
        if unit in NAMESAKES:
            return self._namesakes.setdefault(unit, self._of_country(unit))
        if not unit and (last := self._named_last(candidate)):
            return last
        at = bisect_right(self._standing, (candidate.mention.end + _REACH, "~")) - 1
        if at >= 0 and unit in {"", _MAINLAND}:  # but 仙 are Hong Kong's
            return self._standing[at][1]
        own, named = _MARKET_CURRENCY.get(self._market, unit or _MAINLAND), self._told.get(candidate.block, set())
        return _MAINLAND if _MAINLAND in named and own not in named and unit == _MAINLAND else own

    def _named_last(self, candidate: Candidate) -> str:
        """The currency that its paragraph named last before a bare amount (fell to 3.0 billion)."""
        at = bisect_right(self._named, (candidate.mention.start, "")) - 1
        begin = self._starts[candidate.block]
        return self._named[at][1] if at >= 0 and self._named[at][0] >= begin else ""

    def _of_country(self, unit: str) -> str:
        """Of the currencies with one name, that of the country which the text names most; its own if it names none."""
        counts = {code: sum(map(self._sample.count, self._nations.get(code, ()))) for code in (unit, *NAMESAKES[unit])}
        return max(counts, key=lambda code: counts[code])


def _declared(folded: str, language: Language) -> Sequence[tuple[int, str]]:
    """Where the text says of which currency all amounts are from there on: 31.5亿元(人民币,下同), 31.5亿美元(下同)."""
    found, names = [], {**language.numerals.units, **language.numerals.prefixes}
    for word in language.grammar.dittos:
        at = folded.find(word)
        while at >= 0:
            before = folded[max(0, at - _REACH) : at].rstrip(",、; (")
            name = max((name for name in names if before.endswith(name)), key=len, default="")
            if name and not names[name].local and is_currency(code := names[name].code):
                found.append((at, code))
            at = folded.find(word, at + 1)
    return sorted(found)
