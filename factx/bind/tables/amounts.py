"""The number of a cell in full units: what its headers and the caption state of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factx.bind.numbers import RELATIVE
from factx.bind.tables.scales import Scale
from factx.candidates import Trigger
from factx.model import Mention, Ordinal, Quantity
from factx.units import is_currency

_LARGEST_RANK = 1000


class Amounts:
    """What a table states for all its numbers. scales: of its captions, the nearest one's."""

    def __init__(self) -> None:
        self.scales: Sequence[Scale] = ()
        self._sign: Scale | None = None  # the last currency sign at a number: a column has it at its first and last
        self._wholes: dict[str, Sequence[Scale]] = {}  # metric -> what the last row of it that stated units stated

    def inherit(self, columns: Sequence[Sequence[Scale]]) -> None:
        """Take over, for the heads that follow, what all columns of the ones before stated."""
        if not self.scales and len(set(columns)) == 1:
            self.scales = columns[0]

    def told(self, trigger: Trigger, stated: Sequence[Scale]) -> None:
        """Note what a row of a metric states: the rows of its parts need not (Loans ($bn) │ …; Loans (overseas) │ …)."""
        if stated:
            self._wholes[trigger.metric.id] = stated

    def of_whole(self, trigger: Trigger, part: str) -> Sequence[Scale]:
        """What was stated of the metric as a whole, if a row is of a part."""
        return self._wholes.get(trigger.metric.id, ()) if part else ()

    def measured(self, number: Mention, trigger: Trigger, near: Sequence[Scale], change: bool, amount: bool) -> Mention | None:
        """The number in the unit that its cell, its headers (`near`, nearest first) or the caption gives it; None where nothing
        says which. amount: a change is one in amount."""
        quantity, metric = number.value, trigger.metric
        if not isinstance(quantity, Quantity):
            return number
        positive = trigger.rule.sign < 0 or (metric.least is not None and metric.least >= 0)
        if positive and not change:
            quantity = quantity._replace(value=abs(quantity.value))  # a loss of (1,234) is no profit, what is spent no gain
        if metric.unit == "rank" and not change:
            whole = quantity.value == int(quantity.value) and 0 < quantity.value <= _LARGEST_RANK
            bare = not quantity.unit and not quantity.scaled
            return number._replace(value=Ordinal(int(quantity.value))) if whole and bare else None
        scale = self._scale(quantity, trigger, near, change, amount)
        if scale is None:
            return number._replace(value=quantity) if quantity.unit or quantity.scaled else None
        factor = Decimal(1) if quantity.scaled or (metric.each and scale.factor > 1) else scale.factor
        high = quantity.value_max
        return number._replace(value=quantity._replace(
            value=_full(quantity.value, factor), value_max=None if high is None else _full(high, factor),
            unit="%" if (quantity.unit or scale.code) == "pp" else quantity.unit or scale.code,
            local=quantity.local if quantity.unit else scale.local, scaled=quantity.scaled or factor > 1,
            points=quantity.points or (not quantity.unit and scale.code == "pp"),
        ))  # fmt: skip

    def _scale(self, quantity: Quantity, trigger: Trigger, near: Sequence[Scale], change: bool, amount: bool) -> Scale | None:
        """The scale that governs a number."""
        metric, money = trigger.metric, is_currency(quantity.unit)
        if money:
            self._sign = Scale(quantity.unit, local=quantity.local)
        elif quantity.unit:
            return None
        elif change and not amount:
            relative = [s for s in near if s.code in RELATIVE or s.code == "pp"]
            points = metric.unit == "%" and any(s.code == "%" for s in relative)  # 0.4 of what: per cent, or points?
            return None if points or not relative else relative[0]
        counts = [s for s in near if s.code and not s.money and s.code not in RELATIVE]
        if not money and counts and metric.unit == "currency":
            return None  # 件数, under the amount that a caption names
        if money or metric.unit in ("currency", "amount"):
            return self._money(quantity, near)
        if metric.unit in ("%", "point"):
            return next((s for s in (*near, *self.scales) if s.code == "%"), Scale("") if metric.unit == "point" else None)
        counts = [s for s in near if not s.money and s.code not in RELATIVE]
        counts += [s for s in self.scales if s.code and not s.money and s.code not in RELATIVE]
        bare = all(s.code for s in self.scales)  # (in thousands): perhaps not the heads
        return counts[0] if counts else Scale("") if bare and metric.unit not in ("counter", "amount") else None

    def _money(self, quantity: Quantity, near: Sequence[Scale]) -> Scale | None:
        """Currency and multiple of an amount; a currency alone (RMB) takes the multiple stated further out."""
        outer = [s for s in self.scales if s.money or not s.code]
        if self._sign and not quantity.unit and not any(s.money for s in outer):
            outer.append(self._sign)
        currencies = {s.code: s for s in outer if s.money}
        currency = next(iter(currencies.values())) if len(currencies) == 1 else Scale("")
        common = next((s for s in outer if s.factor != 1), currency)
        inner = next((s for s in near if s.money or not s.code), None)
        if inner is None:
            if not quantity.unit and (len(currencies) > 1 or common == Scale("")):
                return None
            return common if common.money else common._replace(code=currency.code, local=currency.local)
        if inner.open:
            return inner._replace(factor=common.factor)
        return inner if inner.code else inner._replace(code=currency.code, local=currency.local)


def _full(value: Decimal, factor: Decimal) -> Decimal:
    if factor == 1:
        return value
    value *= factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
