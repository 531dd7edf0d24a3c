"""The periods that the headers of a cell name: one of several, the later of two, and what a metric has of one."""

from __future__ import annotations

from collections.abc import Sequence

from factx.candidates import Trigger
from factx.dates import settle
from factx.model import Mention, Period


def together(named: Sequence[Mention]) -> Mention | None:
    """One period of several: a year completes what lacks one; None where they contradict each other."""
    if len(named) < 2:
        return named[0] if named else None
    open_ = [m for m in named if isinstance(m.value, Period) and m.value.inherits == "year"]
    years = [m.value for m in named if isinstance(m.value, Period) and m.value.grain == "year" and not m.value.inherits]
    if len(open_) == len(years) == 1 and isinstance(open_[0].value, Period):
        return open_[0]._replace(value=settle(open_[0].value, years[0]))
    return named[0] if len({m.value for m in named}) == 1 else None


def later(one: Mention, other: Mention) -> bool:
    """Whether a period is after another; what is a year ago (上年同期) is before what is not."""
    a, b = one.value, other.value
    if not isinstance(a, Period) or not isinstance(b, Period):
        return False
    return a.shift > b.shift if a.shift != b.shift else bool(a.end and b.end and a.end > b.end)


def held(when: Mention, trigger: Trigger) -> Mention | None:
    """When a metric has its value: a stock at the day a column is headed with; what is earned is not earned on a day."""
    period = when.value
    if isinstance(period, Period) and period.grain == "day" and (period.start is None or period.start == period.end):
        stock = trigger.metric.stock or trigger.metric.unit != "currency"
        return when._replace(value=period._replace(start=None)) if stock else None
    return when
