"""Each statement once: a title, a lead and a body that say the same are one fact, the best dated and most precise of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factx.candidates import Candidate
from factx.model import Block, Period
from factx.units import is_currency

# A headline is held against this many facts of its kind at most: a page of ten thousand headlines must end.
_LOOKED_AT = 200
# A level that was passed (均超百亿) is what the text gives exactly, if that does not reach the next round one.
_FLOORS = frozenset({"over", "at_least"})
_CHANGES = frozenset({"change", "yoy", "qoq"})
_RANKS = {"stated": 0, "inherited": 1, "published": 2}


class Dated(NamedTuple):
    """A candidate with its entity and period."""

    candidate: Candidate
    entity: str
    period: Period
    basis: str

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The period's days, however they were found."""
        return self.period.start, self.period.end


class Repeat(NamedTuple):
    """What says again what another one says (`repeat`), or with fewer digits or since no said time (`rounded`)."""

    item: Dated
    of: Dated
    reason: str


def distinct(dated: Sequence[Dated], blocks: Sequence[Block]) -> tuple[list[Dated], list[Repeat]]:
    """The best dated of repeats, and not the rounded form of what is given exactly elsewhere, in the order of the text; and the
    rest, each with what it repeats."""
    best: dict[tuple[object, ...], Dated] = {}
    repeats: list[Repeat] = []
    for item in dated:
        c = item.candidate
        key: tuple[object, ...] = (c.metric.id, c.measure, c.status, c.value, c.value_max, c.unit, item.entity, c.scope)
        known = best.get(key)
        if known and item.basis == known.basis == "stated" and item.days != known.days:
            key = (*key, item.days)
            known = best.get(key)
        elif known and _RANKS[item.basis] >= _RANKS[known.basis]:
            repeats.append(Repeat(item, known, "repeat"))
            continue
        if known:
            repeats.append(Repeat(known, item, "repeat"))
        best[key] = item
    kept = sorted(best.values(), key=lambda d: (d.candidate.mention.start, d.candidate.metric.id))
    alike: dict[tuple[object, ...], list[Dated]] = {}
    for item in kept:
        alike.setdefault(_said(item), []).append(item)
        alike.setdefault((*_said(item), item.entity, item.days), []).append(item)
    once: list[Dated] = []
    for item in kept:
        heading = blocks[item.candidate.block].kind in {"title", "heading"}
        wide = heading or item.candidate.modifier in _FLOORS  # else only what is of the same whom and when can say it again
        others = alike[_said(item) if wide else (*_said(item), item.entity, item.days)][:_LOOKED_AT]
        again = _repeats if heading else _rounded
        whole = next((other for other in others if again(item, other) or _passes(item, other, heading)), None)
        if whole:
            repeats.append(Repeat(item, whole, "rounded"))
        else:
            once.append(item)
    return once, repeats


def _said(item: Dated) -> tuple[str, str]:
    measure = item.candidate.measure
    return item.candidate.metric.id, "change" if measure in _CHANGES else measure


def _repeats(item: Dated, other: Dated) -> bool:
    """Whether a headline's fact is another one of its kind, less precise or less dated."""
    a, b = item.candidate, other.candidate
    told = a.measure in {b.measure, "change"}  # a headline need not say since when
    told = told and (a.unit == b.unit or not (a.unit and b.unit))  # nor in which currency
    return told and a.block != b.block and (a.value == b.value or _rounds(a.value, b.value))


def _rounded(item: Dated, other: Dated) -> bool:
    """Whether an amount is another one of the same whom and when with fewer digits ($44.2 million, and 44,172 in a table); or a
    change, told in another sentence (净利增63%, 同比增长63.2%)."""
    a, b = item.candidate, other.candidate
    changes = a.unit == b.unit == "%" and a.measure == b.measure and a.measure in _CHANGES and a.sentence != b.sentence
    if not (changes or is_currency(a.unit)) or a.value == b.value or (item.entity, item.days) != (other.entity, other.days):
        return False
    alike = (a.status, a.scope, a.value_max) == (b.status, b.scope, b.value_max) and a.sentence != b.sentence
    return alike and len(a.value.normalize().as_tuple().digits) > 1 and _rounds(a.value, b.value)


def _passes(item: Dated, other: Dated, heading: bool) -> bool:
    """Whether a fact only says what round level one told after it has passed (首破百亿, 达到106亿)."""
    a, b = item.candidate, other.candidate
    lost = a.modifier == "under" and a.unit != "%" and a.value > b.value  # 跌破20亿元，至19.4亿元
    if not (lost or (a.modifier in _FLOORS and a.value < b.value)) or a.measure != "level" or a.mention.start > b.mention.start:
        return False
    if (a.scope, item.entity) != (b.scope, other.entity) or not (heading or a.block == b.block):
        return False
    same = item.days == other.days or (item.basis == "published" and a.status == b.status)
    return same and b.modifier == "exact" and _rounds(a.value, b.value)


def _rounds(rough: Decimal, exact: Decimal) -> bool:
    """Whether a value is another one with fewer digits (1.2亿 for 1.18亿)."""
    if not rough or not exact:
        return False
    digits = rough.normalize().as_tuple()
    assert isinstance(digits.exponent, int)
    coarser = len(digits.digits) < len(exact.normalize().as_tuple().digits)
    return coarser and abs(rough - exact) < Decimal(1).scaleb(digits.exponent) and abs(rough) < 2 * abs(exact)
