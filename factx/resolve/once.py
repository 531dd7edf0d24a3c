"""Each statement once: a title, a lead and a body that say the same are one fact, the best dated and most precise of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factx.candidates import Candidate
from factx.model import Block, Period

# A headline is held against this many facts of its kind at most: a page of ten thousand headlines must end.
_LOOKED_AT = 200
_CHANGES = frozenset({"change", "yoy", "qoq"})
_RANKS = {"stated": 0, "inherited": 1, "published": 2}


class Dated(NamedTuple):
    """A candidate with its entity and period."""

    candidate: Candidate
    entity: str
    period: Period
    basis: str


def distinct(dated: Sequence[Dated], blocks: Sequence[Block]) -> Iterator[Dated]:
    """The best dated of repeats, and not the rounded form of what is given exactly elsewhere; in the order of the text."""
    best: dict[tuple[object, ...], Dated] = {}
    for item in dated:
        c = item.candidate
        key = (c.metric.id, c.measure, c.status, c.value, c.value_max, c.unit, item.entity, c.scope)
        known = best.get(key)
        if known is None or _RANKS[item.basis] < _RANKS[known.basis]:
            best[key] = item
        elif item.basis == known.basis == "stated" and item.period != known.period:
            best[(*key, item.period)] = item
    kept = sorted(best.values(), key=lambda d: (d.candidate.mention.start, d.candidate.metric.id))
    alike: dict[tuple[str, str], list[Dated]] = {}
    for item in kept:
        alike.setdefault(_said(item), []).append(item)
    for item in kept:
        heading = blocks[item.candidate.block].kind in {"title", "heading"}
        if not (heading and any(_repeats(item, other) for other in alike[_said(item)][:_LOOKED_AT])):
            yield item


def _said(item: Dated) -> tuple[str, str]:
    measure = item.candidate.measure
    return item.candidate.metric.id, "change" if measure in _CHANGES else measure


def _repeats(item: Dated, other: Dated) -> bool:
    """Whether a headline's fact is another one of its kind, less precise or less dated."""
    a, b = item.candidate, other.candidate
    told = a.measure in {b.measure, "change"}  # a headline need not say since when
    told = told and (a.unit == b.unit or not (a.unit and b.unit))  # nor in which currency
    return told and a.block != b.block and (a.value == b.value or _rounds(a.value, b.value))


def _rounds(rough: Decimal, exact: Decimal) -> bool:
    """Whether a value is another one with fewer digits (1.2亿 for 1.18亿)."""
    if not rough or not exact:
        return False
    digits = rough.normalize().as_tuple()
    assert isinstance(digits.exponent, int)
    coarser = len(digits.digits) < len(exact.normalize().as_tuple().digits)
    return coarser and abs(rough - exact) < Decimal(1).scaleb(digits.exponent)
