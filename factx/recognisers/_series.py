"""Numbers that stand together: ranges (10-12亿元), lists that share unit and scale (5、8和10亿元), 3 dollars 50 cents.

Readings come in text order; what counts is the text between two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factx.languages.numerals import Numerals, Unit
from factx.model import Mention, Quantity
from factx.units import whole

_ROUNDED = Context(prec=15)
_WIDEST = 12  # characters between two numbers that belong together
_REACH = 12  # characters in which 从 governs a range
_SCORES = 100  # two bare numbers below it and a hyphen are a result (3-2), an age, a date: no range of anything
_STOPS = ",。;:!?\n("


class Reading(NamedTuple):
    """One number as read: where, how much, in what.

    number: span of digits and scale. scale: what it could lend a neighbour; scaled: as in `Quantity`. prefixed: the unit stood
    before the number (人民币, 百分之). modifier: "" as long as no hedge was read. refusal: why it is no quantity; then only
    the span counts. place: it is an ordinal. figures: in Arabic digits.
    """

    start: int
    end: int
    number: tuple[int, int] = (0, 0)
    value: Decimal = Decimal(0)
    value_max: Decimal | None = None
    unit: Unit | None = None
    scale: Decimal = Decimal(1)
    scaled: bool = False
    modifier: str = ""
    prefixed: bool = False
    figures: bool = False
    refusal: str = ""
    place: int | None = None

    @property
    def countable(self) -> bool:
        return not self.refusal and self.place is None and self.value_max is None


def neighbours(found: Sequence[Mention | Reading], folded: str, numerals: Numerals) -> list[int]:
    """The indexes of what may belong to what was found before it, by the text between the two."""
    joints = _joints(numerals)
    near: list[int] = []
    for i, (last, one) in enumerate(pairwise(found), 1):
        if one.start - last.end <= _WIDEST:
            gap = folded[last.end : one.start]
            listed = gap in numerals.lists and (not _complete(last) or _begun(last, one, folded, numerals))
            if gap in joints or listed or _over(last, one, folded, numerals):
                near.append(i)
    return near


@cache
def _joints(numerals: Numerals) -> frozenset[str]:
    """What stands between numbers that belong together, whatever they are."""
    return frozenset((*numerals.ranges, *numerals.sums, *(middle for _, middle in numerals.between)))


def _complete(one: Mention | Reading) -> bool:
    """Whether what stands before a comma lacks nothing that the next of a list could lend it."""
    return isinstance(one, Mention) and isinstance(one.value, Quantity) and one.value.unit != ""


def _begun(left: Mention | Reading, right: Mention | Reading, folded: str, numerals: Numerals) -> bool:
    """Whether the unit of a number only begins the one that a list ends with (0.85个、4个和37.09个百分点)."""
    unit, behind = _counted(left)[0], _counted(right)[1]
    return unit in _begun_by(numerals) and folded.startswith(unit, behind)


def _counted(one: Mention | Reading) -> tuple[str, int]:
    """The unit of a number and where its digits end."""
    if isinstance(one, Reading):
        return one.unit.code if one.unit else "", one.number[1]
    return (one.value.unit, one.value.number[1]) if isinstance(one.value, Quantity) else ("", one.end)


@cache
def _begun_by(numerals: Numerals) -> frozenset[str]:
    """The counters that a unit of points begins with (个 of 个百分点)."""
    points = (word for word, unit in numerals.units.items() if unit.code in {"pp", "bp"})
    return frozenset(word[:1] for word in points) & numerals.counters.keys()


def _over(left: Mention | Reading, right: Mention | Reading, folded: str, numerals: Numerals) -> bool:
    """Whether two numbers stand as a ratio does: 1 over 3."""
    return bool(numerals.ratios) and isinstance(right, Reading) and folded[left.end : right.number[0]] in numerals.ratios


def joined(found: Sequence[Mention | Reading], pairs: Sequence[int], folded: str, numerals: Numerals) -> list[Mention | Reading]:
    """What was found with ranges made one, shared units and scales handed out, and sums of money with their cents made one.

    pairs: see `neighbours`; both of each must be readings.
    """
    shared = list(found)
    for i in reversed(pairs):
        left, right = shared[i - 1], shared[i]
        if isinstance(left, Reading) and isinstance(right, Reading):
            shared[i - 1], shared[i] = _lend(left, right, folded, numerals)
    for i in pairs:
        left, right = shared[i - 1], shared[i]
        if isinstance(left, Reading) and isinstance(right, Reading) and _next_place(left, right, folded, numerals):
            shared[i] = right._replace(place=int(right.value))
    result: list[Mention | Reading] = []
    paired = set(pairs)
    for i, one in enumerate(shared):
        last = result[-1] if i in paired else None
        both = _one(last, one, folded, numerals) if isinstance(last, Reading) and isinstance(one, Reading) else None
        if both is None:
            result.append(one)
        else:
            result[-1] = both
    return result


def _gap(left: Reading, right: Reading, folded: str) -> str | None:
    """The text between two numbers, None if one of them is none."""
    return folded[left.end : right.start] if left.countable and right.countable else None


def _lend(left: Reading, right: Reading, folded: str, numerals: Numerals) -> tuple[Reading, Reading]:
    """Hand unit and scale of the second to the first (5、8和10亿元), and a currency of the first to the second ($5-10m)."""
    gap = _gap(left, right, folded)
    spans = gap is not None and _spans(left, gap, folded, numerals)
    if gap is None or not (spans or gap in numerals.lists) or not (left.figures or left.prefixed):
        return left, right
    if left.unit is None and right.value < 0 <= left.value:  # Japan (59,056, -0.6%)
        return left, right
    if left.unit and right.unit and left.unit.code in _begun_by(numerals) and folded.startswith(left.unit.code, right.number[1]):
        return left._replace(unit=right.unit), right
    if spans and left.prefixed and left.unit and right.unit is None:
        right = right._replace(unit=left.unit, prefixed=True)
    elif left.unit is not None and not (spans and left.prefixed and right.unit == left.unit):
        return left, right
    elif left.unit is None and right.unit is not None and not (right.prefixed and not spans):
        left = left._replace(unit=right.unit, value=left.value * right.unit.factor, prefixed=right.prefixed)
    if left.scale == 1 and right.scale > 1 and right.figures and (left.value * right.scale < abs(right.value) or not spans):
        left = left._replace(value=left.value * right.scale, scale=right.scale, scaled=right.scaled)
    return left, right


def _spans(left: Reading, gap: str, folded: str, numerals: Numerals) -> bool:
    """Whether a gap makes a range: 3-5成, 10亿至12亿元, between 3 and 5; not 从3亿到5亿."""
    if any(gap == middle and folded.endswith(opening, 0, left.start) for opening, middle in numerals.between):
        return True
    if gap not in numerals.ranges:
        return False
    if gap.strip(" -~—") == "":
        return True
    before = folded[max(0, left.start - _REACH) : left.start]
    before = before[max(before.rfind(stop) for stop in _STOPS) + 1 :]
    moved = (left.unit is None or left.unit.code not in ("%", "x")) and before.rstrip().endswith(numerals.movers)
    return not moved and not any(origin in before for origin in numerals.origins)


def _one(left: Reading, right: Reading, folded: str, numerals: Numerals) -> Reading | None:
    """Two readings as one range, sum of money or ratio; None if they are two."""
    if (
        folded[left.end : right.number[0]] in numerals.ratios
        and left.refusal in ("", "word")
        and right.countable
        and right.value > 0
    ):
        return _ratio(left, right, folded, numerals)
    if left.place is not None and (last := _last(left.place, right, folded[left.end : right.start], numerals)):
        return left._replace(end=right.end, value_max=Decimal(last))
    gap = _gap(left, right, folded)
    if gap is None:
        return None
    ranged = _range(left, right, gap) if _spans(left, gap, folded, numerals) else None
    return ranged or (_with_cents(left, right, folded, numerals) if gap in numerals.sums else None)


def _both(left: Reading, right: Reading) -> Reading:
    return left._replace(end=right.end, number=(left.number[0], right.number[1]))


def _range(left: Reading, right: Reading, gap: str) -> Reading | None:
    """Two readings as the ends of a range, None if their units differ; two bare numbers may be a score (3-2, 787-9)."""
    bare = left.unit is None and right.unit is None and gap.strip(" -") == ""
    if bare and (max(left.value, right.value) < _SCORES or left.value > right.value):
        return _both(left, right)._replace(refusal="score")
    if left.unit and not (right.unit.code == left.unit.code if right.unit else left.unit.code.isupper()):
        return None
    return _both(left, right)._replace(
        value_max=right.value,
        unit=left.unit or right.unit,
        modifier="range",
        scaled=left.scaled or right.scaled,
        scale=max(left.scale, right.scale),
    )


def _with_cents(left: Reading, right: Reading, folded: str, numerals: Numerals) -> Reading | None:
    """Money and the smaller part of it that follows, with a unit of its own or in two figures (three dollars fifty)."""
    if left.unit is None or not left.unit.code.isupper():
        return None
    part = right.unit
    code, parts = whole(part.code) if part else ("", 1)
    smaller = part is not None and part.factor * whole(left.unit.code)[1] < left.unit.factor * parts
    if part and part.minor and smaller and (part.local or code == left.unit.code):
        return _both(left, right)._replace(value=left.value + right.value / parts)
    cents = right.unit is None and right.scale == 1 and 10 <= right.value < 100 and right.value == int(right.value)
    bare = cents and not (left.unit.minor or left.prefixed or folded[right.end : right.end + 2].strip(" .,)"))
    return _both(left, right)._replace(value=left.value + right.value / 100) if numerals.cents and bare else None


def _last(place: int, right: Reading, gap: str, numerals: Numerals) -> int:
    """The last of a row of places (第二至第五位, 第6-10名), 0 if there is none."""
    if gap not in numerals.ranges or right.refusal:
        return 0
    last = right.place if right.place is not None else int(right.value) if right.unit and right.value == int(right.value) else 0
    return last if last > place and right.value_max is None else 0


def _next_place(left: Reading, right: Reading, folded: str, numerals: Numerals) -> bool:
    """Whether a number is the place after the one before it, which the list says only once to be one (第二、三位)."""
    next_one = left.place is not None and right.countable and right.value == left.place + 1
    return bool(next_one and right.unit and right.unit.code in numerals.ordinal_ends)


def _ratio(left: Reading, right: Reading, folded: str, numerals: Numerals) -> Reading | None:
    """One out of three, and 1 over 3 where nothing follows that it could count."""
    over = folded[left.end : right.number[0]] == numerals.ratios[0]
    alone = not over or not folded[right.end : right.end + 2].strip(" .,;)")
    if left.unit or right.unit or not alone or not (over or right.value > left.value):
        return None
    value = _ROUNDED.divide(left.value, right.value)
    return left._replace(end=right.end, number=(left.number[0], right.number[1]), value=value, refusal="", modifier="")
