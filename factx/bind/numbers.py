"""Numbers as mentions give them, and which of them can be said of what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factx.model import Mention, Ordinal, Quantity
from factx.units import is_currency

NUMBERS = (Quantity, Ordinal)
RELATIVE = frozenset({"%", "bp", "x"})


def alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers can be members of one list: both ordinals, or quantities of one unit."""
    if isinstance(one.value, Quantity) and isinstance(other.value, Quantity):
        return (one.value.unit, one.value.points) == (other.value.unit, other.value.points)
    return type(one.value) is type(other.value)


def figures(mention: Mention) -> int:
    """Where a number's figures begin, behind its hedge: 收益|约5.98亿, fell below 100."""
    return mention.value.number[0] if isinstance(mention.value, Quantity) else mention.start


def is_money(mention: Mention) -> bool:
    """Whether a number can be an amount of money: in a currency, or bare but scaled."""
    quantity = mention.value
    return isinstance(quantity, Quantity) and (is_currency(quantity.unit) or (not quantity.unit and quantity.scaled))


def pointed(mention: Mention) -> bool:
    """Whether a number is a distance between two percentages, in points: never a level, and of a ratio if there is one."""
    return isinstance(mention.value, Quantity) and (mention.value.points or mention.value.unit == "bp")


def relative(mention: Mention) -> bool:
    """Whether a number is a rate, so that it can be a change or a share: per cent, points, times."""
    return isinstance(mention.value, Quantity) and mention.value.unit in RELATIVE


def conversions(folded: str, numbers: Sequence[Mention]) -> list[Mention]:
    """Amounts of money that only say the one before their brackets in other money: 18bn euros ($23bn; £12bn)."""
    found: list[Mention] = []
    for one, other in pairwise(numbers):
        if is_money(one) and is_money(other):
            between = folded[one.end : other.start].strip()
            opens = between == "(" and _money(one) != _money(other)
            if opens or (found and found[-1] is one and between in {";", ",", "/"}):
                found.append(other)
    return found


def _money(mention: Mention) -> str:
    return mention.value.unit if isinstance(mention.value, Quantity) else ""


def counts(folded: str, number: Mention, nouns: tuple[str, ...]) -> bool:
    """Whether one of the nouns stands right behind a number (the average estimate of 14 analysts)."""
    if is_money(number) or relative(number):
        return False  # the $2.05 billion analysts had expected
    return folded.startswith(nouns, number.end + (folded[number.end : number.end + 1] == " "))


def counted_alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers have the same counter (491件, 462件)."""
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    unit = other.value.unit
    return bool(unit) and unit == one.value.unit and unit not in RELATIVE and not is_currency(unit)
