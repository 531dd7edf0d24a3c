"""What the numbers of a sentence count, by their units and counters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factx.bind.numbers import RELATIVE
from factx.candidates import Span, Trigger
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Mention, Ordinal, Organisation, Quantity
from factx.units import is_currency

_NO_LETTERS = re.compile("[^a-z]+")
_MANY_KINDS = 3  # 个 counts more, 件 no more
_LEAD = 300  # characters in which a text says what it is about
# Money: no company earns or owes less; what is less is for one of something.
_LEAST = 100


class Counting:
    """The units of one sentence."""

    def __init__(self, folded: str, span: Span, mentions: Sequence[Mention], cues: Cues, language: Language) -> None:
        self._folded, self._span, self._mentions, self._cues = folded, span, mentions, cues
        self._grammar, self._numerals, self._spaced = language.grammar, language.numerals, language.grammar.spaced

    def fits(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a level of this metric can be written with this unit."""
        wanted, quantity = trigger.metric.unit, mention.value
        if isinstance(quantity, Ordinal) or wanted == "rank":
            return isinstance(quantity, Ordinal) and wanted == "rank"
        if not isinstance(quantity, Quantity):
            return False
        if wanted == "%" or (wanted == "point" and quantity.unit == "%"):  # 制造业PMI为50.2%
            return quantity.unit == "%" and not quantity.points
        money = self._pays(mention, quantity)
        if wanted == "currency" or (wanted == "amount" and money):
            return money and self._prices(trigger, mention, quantity)
        if quantity.unit in RELATIVE or is_currency(quantity.unit):
            return False
        return self._begins(trigger, mention) or self._counts(trigger, mention, quantity)

    def _pays(self, mention: Mention, quantity: Quantity) -> bool:
        """Whether a quantity is money, by its unit or for want of one: 200亿, but not 9.5bn of what has a name (9.5bn shares)."""
        if quantity.unit or not quantity.scaled:
            return is_currency(quantity.unit)
        return not (self._folded[mention.end : mention.end + 2].strip(" ").isascii() and self._cues.goes_on(mention.end))

    def _prices(self, trigger: Trigger, mention: Mention, quantity: Quantity) -> bool:
        """Whether money is what a metric is: an amount for each, or a whole one, and then no price (25元/股)."""
        if trigger.metric.each:  # 每股盈余5.71元, 仅次于富邦金的925亿元
            return trigger.metric.most is None or quantity.value <= trigger.metric.most
        if not quantity.scaled and 0 < quantity.value < _LEAST:
            return False  # net income of $6.8 million, or 7 cents
        apiece = self._folded.endswith(self._grammar.apiece, 0, mention.start)  # 以150亿日圆或每股236万日圆收购
        return not apiece and self._folded[mention.end : mention.end + 1] != "/"

    def _begins(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether the counter of a number is the metric's own name (439 stores), or begins or qualifies it."""
        within = self._spaced and trigger.start < mention.start and mention.end < trigger.end
        if mention.start < trigger.start < mention.end or (within and trigger.metric.unit == "person"):
            return True  # 200 employees in R&D, gained 3.9 million smartphone data users
        # 12,000 enterprise customers
        return self._spaced and trigger.start == mention.end + 1 and self._folded[mention.end] == " "

    def _counts(self, trigger: Trigger, mention: Mention, quantity: Quantity) -> bool:
        """Whether a number counts what a metric does."""
        wanted = trigger.metric.unit
        if wanted in {"counter", "amount"}:  # goods, neither people nor companies
            if any(isinstance(m.value, Organisation) and m.start == mention.end for m in self._mentions):
                return False  # 出栏量较大的八家养殖企业
            people = self._numerals.counts(quantity.unit, "person") and not self._numerals.counts(quantity.unit, "item")
            return (bool(quantity.unit) or quantity.scaled or "," in self._folded[slice(*quantity.number)]) and not people
        if wanted not in {"point", "m2"} and quantity.value != int(quantity.value):
            return False  # 其中三分之二为研发人员
        if wanted == "m2" and not quantity.unit:
            return quantity.scaled  # 30大中城市商品房成交面积: an area has a unit
        return not quantity.unit or quantity.unit in trigger.rule.counters or self._numerals.counts(quantity.unit, wanted)

    def counts_anything(self, mention: Mention) -> bool:
        """Whether a number has a counter of so many kinds of things that only the noun behind it says which (1700个县)."""
        counter = mention.value.unit if isinstance(mention.value, Quantity) else ""
        return len(self._numerals.counters.get(counter, ())) > _MANY_KINDS

    def multiplies(self, mention: Mention) -> bool:
        """Whether a number is a verb of growth by itself (翻番, doubled)."""
        quantity = mention.value
        if not isinstance(quantity, Quantity) or 0 < quantity.value < 100:
            return False
        return self._folded[slice(*quantity.number)] in self._numerals.phrases

    def counted(self, mention: Mention) -> str:
        """The catalogue's word for what a counter counts, else the counter as written (吨)."""
        counter = mention.value.unit if isinstance(mention.value, Quantity) else ""
        spoken = self._vehicles(*self._span)
        if not counter:  # deliveries of 33,951, far below a title that speaks of cars
            return "vehicle" if spoken or self._vehicles(0, _LEAD) else "item"
        if self._numerals.counts(counter, "vehicle"):
            return "vehicle" if spoken or not self._numerals.counts(counter, "item") else "item"
        return "item" if self._numerals.counts(counter, "item") else counter

    def _vehicles(self, start: int, end: int) -> bool:
        """Whether a span speaks of vehicles; an ev is none in every."""
        said = self._folded[start:end]
        words = set(_NO_LETTERS.split(said)) if self._spaced else said
        return any(word in words for word in self._grammar.vehicles)
