"""Since when a change is: on the year, on the month or quarter before, or since a day."""

from __future__ import annotations

from typing import NamedTuple

from factx.bind.numbers import pointed, relative
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import CHANGES, Candidate, Span, Trigger
from factx.cues import Cue
from factx.model import Mention, Period, Quantity

# The words that say it outright.
BASES = ("yoy", "qoq", "since")
# Business quarters end on a weekday: a year before November 2 may be October 28.
_BUSINESS_DAYS = 8
_MONTH, _QUARTER, _YEAR = 30, 91, 366
_DAYS = {"month": 31, "quarter": 92, "year": _YEAR}


class Since(NamedTuple):
    """Which change a number is, and where the date stands that it is held against: only the fact's own date settles which
    (`factx.resolve.bases`)."""

    measure: str
    base: int | None = None


def measure_of(scene: Scene, spot: Spot, cue: Cue, thread: Thread, trigger: Trigger) -> Since:
    """Which change it is: by the cue nearest to the number, else by what it is compared with, else by the kind of metric."""
    if each := dealt(scene, spot):
        return Since(each)
    base, of_it = _base(scene, spot), scene.cues.last(("yoy", "qoq"), *spot.lead)
    fixed = "" if of_it and trigger.end <= of_it.start else trigger.rule.measure  # 存款增加2万亿元，同比少增3亿元
    step = _step(scene, spot, thread, trigger, base)
    if step and (fixed == "yoy" or (not fixed and base is None)):
        return Since(step.measure, step.base)
    if fixed:
        return Since("qoq" if fixed == "yoy" and base and base.kind == "qoq" and base.end <= spot.tail[1] else fixed)
    if base and not _next_one_s(scene, spot, base):
        return _by(base)
    return _compared(scene, spot, thread) or _told(scene, spot, cue, thread, trigger) or Since(_unsaid(scene, spot, trigger))


def _base(scene: Scene, spot: Spot) -> Cue | None:
    """The cue nearest to a number that says outright since when."""
    number = spot.mention
    spans = spot.lead, spot.tail, (spot.clause[0], number.start), _opening(scene, spot)
    near = (scene.cues.last(BASES, *span) for span in spans)
    far = min(_changed_next(scene, number), number.end + 3 * scene.reach)
    return _behind(scene, spot) or next((cue for cue in near if cue), None) or scene.cues.first(BASES, number.end, far)


def _by(base: Cue) -> Since:
    return Since("change" if base.kind == "since" else base.kind)


def _step(scene: Scene, spot: Spot, thread: Thread, trigger: Trigger, base: Cue | None) -> Candidate | None:
    """The change before it of the same metric, as small a step: grew 0.6%, following growth of 0.3%; economists had forecast
    growth of 0.4%."""
    last = thread.change if base is None else None
    before = spot.before or (last if last and _goes_on(scene, spot, last, trigger) else None)
    again = before and before.metric is trigger.metric and before.measure in CHANGES and _steps(scene, spot, trigger)
    return before if again else None


def _compared(scene: Scene, spot: Spot, thread: Thread) -> Since | None:
    """Which change it is by the date that a comparison names."""
    number = spot.mention
    start = max(thread.topic.trigger.end, scene.span[0]) if thread.topic and thread.topic.prior else spot.lead[0]
    compared = scene.cues.first(("compare",), start, number.start) or scene.cues.first(("compare",), *spot.tail)
    if compared is None and not scene.numbered(scene.span[0], number.start):  # Compared with September 2023, sales rose by 1.9%
        compared = scene.cues.first(("compare",), scene.span[0], number.start)
    if compared is None:
        return None
    past = next((m for m in scene.mentions if isinstance(m.value, Period) and m.start >= compared.end), None)
    if past is None or _of_rates(scene, compared.end, past.start):
        return None
    return Since(_by_date(scene, past, compared.start), past.start)


def _told(scene: Scene, spot: Spot, cue: Cue, thread: Thread, trigger: Trigger) -> Since | None:
    """Which change it is by how long it took, or as the one before it."""
    if any(_years(m.value) for m in scene.mentions_in(spot.since, spot.mention.start)):
        return Since("change")  # 在过去两年中增长了38%
    before = spot.before
    if before and before.measure in CHANGES and before.metric is trigger.metric:
        return Since(before.measure, before.base)  # 较年初增加5500亿元, 增幅23.4%; 环比升0.8%, 预期升0.1%
    if before and before.trigger.start == trigger.start and before.metric is not trigger.metric:
        return Since("change")  # 余额90亿元，新增8亿元，增幅9.8%: since the day that the gain is
    if scene.cues.within("speed", cue.start, cue.end):
        return Since("yoy")
    if scene.spaced and (during := _during(scene, spot, trigger)):
        return Since(during)
    if said := scene.cues.last(BASES, scene.span[0], spot.mention.start):
        return _by(said)  # deposits fell 4% on the year, while loans rose 17%
    if thread.change and _goes_on(scene, spot, thread.change, trigger):
        return Since(thread.change.measure, thread.change.base)
    return None


def _opening(scene: Scene, spot: Spot) -> Span:
    """The words that a sentence begins with, before its first number (On a month-on-month basis, lending rose by)."""
    start = scene.span[0]
    return start, spot.mention.start if scene.spaced and spot.since == start else start


def _of_rates(scene: Scene, start: int, end: int) -> bool:
    """Whether the date behind a comparison is that of another rate of growth (rose 11.7% in August from 12.3% in July)."""
    between = (m for m in scene.mentions_in(start, end) if isinstance(m.value, Quantity))
    return any(relative(m) and scene.cues.residue(start, m.start) == 0 for m in between)


def _behind(scene: Scene, spot: Spot) -> Cue | None:
    """The base right behind a number, where the one before it is of another (0.3% on the month and 3.3% on the year)."""
    base, before = scene.cues.first(BASES, *spot.tail), scene.cues.first(BASES, *spot.lead)
    if base is None or before is None or scene.cues.residue(spot.tail[0], base.start) or scene.heads_number(base.end):
        return None
    return base if before.start > spot.since and scene.cues.residue(spot.since, before.start) == 0 else None


def dealt(scene: Scene, spot: Spot) -> str:
    """Which change a number of a list is whose bases are one, too (同比、环比分别增长9%和3%)."""
    start, number = spot.clause[0], spot.mention.start
    if not scene.cues.within("respectively", start, number):
        return ""
    said = [(cue.start, cue.end, cue.kind) for kind in ("yoy", "qoq") for cue in scene.cues.within(kind, start, number)]
    dates = (m for m in scene.mentions_in(start, number) if isinstance(m.value, Period) and m.value.shift <= 0)
    said += [(m.start, m.end, _told_by(scene, m, start)) for m in dates if not any(a <= m.start < b for a, b, _ in said)]
    bases: list[tuple[int, int, str]] = []
    for base in sorted(said):
        bases = [*bases, base] if bases and scene.cues.joins(bases[-1][1], base[0]) else [base]
    place = sum(bases[-1][1] <= other.start < number for other in scene.numbers) if len(bases) > 1 else len(bases)
    return bases[place][2] if place < len(bases) else ""


def _told_by(scene: Scene, date: Mention, position: int) -> str:
    """Which change a date makes one on: 上月 and 上季度, which no figure names, are the one before whatever is told."""
    assert isinstance(date.value, Period)
    last = date.value.grain in {"month", "quarter"} and not date.value.inherits and not any(c.isdigit() for c in date.text)
    return "qoq" if last else _by_date(scene, date, position)


def _changed_next(scene: Scene, number: Mention) -> int:
    """Where the next change begins, whose base is its own (rose 0.2% last month, and was up 2.6% from a year ago)."""
    end = number.end
    for other in scene.numbers:
        if other.start >= end and not scene.cues.joins(end, other.start):
            if relative(other) and scene.cues.first(("rise", "fall"), end, other.start):
                return other.start
        elif other.start >= end:
            end = other.end
    return scene.span[1]


def _unsaid(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """Which change it is where nothing says: what a language takes for granted of its kind."""
    metric = trigger.metric
    if any(_stretched(m.value) and scene.cues.residue(spot.mention.end, m.start) == 0 for m in scene.mentions_in(*spot.tail)):
        return "change"  # has dropped 5% since May
    if _steps(scene, spot, trigger):
        return "qoq"
    if metric.local:
        return "change" if pointed(spot.mention) else "yoy"  # M2 and prices grow on the year
    if (not metric.stock and metric.unit != "%") or (metric.yearly and relative(spot.mention)):
        return "yoy"
    return "change" if not relative(spot.mention) or (metric.stock and pointed(spot.mention)) else scene.unsaid


def _next_one_s(scene: Scene, spot: Spot, base: Cue) -> bool:
    """Whether a base behind a number is that of the next one: 较9月下滑4.8%、|较去年同期|衰退1.7%."""
    end = spot.mention.end
    apart = base.start >= spot.tail[1] or (base.start >= end and scene.cues.opens_with_join(end, base.start))
    return apart and scene.heads_number(base.end)


def beside(scene: Scene, spot: Spot, thread: Thread, trigger: Trigger) -> str:
    """What a number beside a metric's name is: its level, or, of what is a rate of change by itself, the change (CPI为0.9%)."""
    if not (trigger.metric.rate or trigger.rule.measure) or not relative(spot.mention):
        return trigger.rule.measure or "level"
    return measure_of(scene, spot, Cue(spot.mention.start, spot.mention.start, "rise", 1), thread, trigger).measure


def _goes_on(scene: Scene, spot: Spot, before: Candidate, trigger: Trigger) -> bool:
    """Whether a change without a base has that of the sentence before it: 较年初增加3492万人;在线旅行预订用户…增加3091万人."""
    if before.sentence[1] < scene.span[0] - 1 or before.metric.stock != trigger.metric.stock or scene.dated(*spot.lead):
        return False
    if relative(spot.mention):
        return relative(before.mention) or (before.metric is trigger.metric and scene.unsaid == "change")
    return before.metric is trigger.metric and (before.measure != "yoy" or not relative(before.mention))


def _during(scene: Scene, spot: Spot, trigger: Trigger) -> str:
    """Which change it is by the time that it took, right behind it (sales climbed 8% for the year; deposits, a stock, grew 2%
    during the quarter)."""
    date = next((m for m in scene.mentions_in(*spot.tail) if isinstance(m.value, Period)), None)
    if date is None or not isinstance(date.value, Period) or scene.cues.residue(spot.tail[0], date.start):
        return ""
    if date.value.grain == "year":
        return "" if trigger.metric.stock else "yoy"
    own = date.value.grain in {"month", "quarter"} and date.value.inherits == "period"
    return "qoq" if own and trigger.metric.stock else ""


def _years(value: object) -> bool:
    """Whether a mention is a time of more than one year."""
    long = isinstance(value, Period) and value.start and value.end and (value.end - value.start).days > _YEAR
    return bool(long)


def _by_date(scene: Scene, past: Mention, compared: int) -> str:
    """Which change it is by a date that the number is compared with, as far as its sentence tells."""
    assert isinstance(past.value, Period)
    if _quarter_before(scene, past.value):
        return "qoq"
    return "yoy" if _year_before(scene, past.value, compared) else "change"


def _quarter_before(scene: Scene, base: Period) -> bool:
    """Whether what a number is compared with is the quarter or month before the one spoken of; without one, a month or
    quarter of no said year."""
    if base.inherits == "former":
        return True
    if base.end is None or not (base.grain in {"month", "quarter", "day"} or _lasts(base) == _QUARTER):
        return False
    named = [m.value.end for m in scene.mentions if isinstance(m.value, Period) and m.value.end and m.value != base]
    apart = [abs((end - base.end).days) for end in named]
    length = _MONTH if base.grain == "month" else _QUARTER
    alone = not apart and base.grain in {"month", "quarter"} and base.inherits == "year"
    return alone or any(abs(days - length) <= _BUSINESS_DAYS for days in apart)


def _steps(scene: Scene, spot: Spot, trigger: Trigger) -> bool:
    """Whether a change is so small that it is one of a month or quarter, where no year is named."""
    step, quantity = trigger.metric.steps.get(scene.code), spot.mention.value
    return step is not None and isinstance(quantity, Quantity) and quantity.value < step and not scene.yearly()


def _stretched(value: object) -> bool:
    """Whether a mention is a time from a month, quarter or year up to now."""
    if not isinstance(value, Period) or not value.start or not value.end:
        return False
    return (value.end - value.start).days > _DAYS.get(value.grain, value.end.toordinal())


def _lasts(period: Period) -> int:
    """The days that a period lasts, about a quarter being one."""
    days = (period.end - period.start).days if period.start and period.end else 0
    return _QUARTER if abs(days - _QUARTER) <= _BUSINESS_DAYS else days


def _year_before(scene: Scene, base: Period, position: int) -> bool:
    """Whether what a number is compared with lies a year back: a duration, 同期, or a day a year before one named."""
    if base.inherits == "period":
        return True
    if base.start is None and base.end and (base.end.month, base.end.day) == (12, 31):
        return False  # 较2015年底: since then, though a year may have passed
    named = (m.value for m in scene.mentions if isinstance(m.value, Period) and m.start < position)
    ends = [period.end for period in named if period.end and not (period.grain == "year" and period.inherits)]  # 年内
    if base.start and (base.grain != "month" or not (ends or base.inherits)) and not (base.grain == "year" and ends):
        return True  # a quarter, a half, a month of a year that is said: what a report compares with
    return any(base.end and abs((end - base.end).days - 365) <= _BUSINESS_DAYS for end in ends)
