"""Holidays whose day differs from year to year. Words for them are the languages'; here they are arithmetic.

A feast is named by its place in FEASTS; `feast` gives its day in a year.
"""

from __future__ import annotations

from datetime import date, timedelta

_LUNAR_FROM = 1990
# Days after the earliest day possible, in base 36, for each year from 1990 to 2050 (as the lunardate package computes them).
_LUNAR = {
    "lunar new year": (1, 21, "6pe2kath7qf3mb1j8sh5od2kati7qf4mb1k8rg5nd2lati7pe3mb1k9rg5oc2"),
    "dragon boat": (5, 27, "1k9sh6od3matj8qf4nc1karg6od3mbti7qe4nd1k9sg5oe3mb0i7qf4nc2j8r"),
    "mid-autumn": (9, 7, "qf4nd2k9sh5oe4lbti7qf5nc1k8rh6oe3mati8qf5oc1k9rh6pd3lasi8rf4n"),
    "double ninth": (10, 1, "pf3mcvj9rg5od3lati6pf4mc1k8rg6od3mash7pf4nb0j8qg6pd2lash7qf4n"),
}
# The n-th weekday (0 is Monday, -1 the last) of a month, and days after it; public holidays of the United States.
_WEEKDAYS = {
    "martin luther king": (1, 3, 0, 0),
    "presidents": (2, 3, 0, 0),
    "mothers": (5, 2, 6, 0),
    "memorial": (5, -1, 0, 0),
    "fathers": (6, 3, 6, 0),
    "labor": (9, 1, 0, 0),
    "columbus": (10, 2, 0, 0),
    "thanksgiving": (11, 4, 3, 0),
    "black friday": (11, 4, 3, 1),
    "cyber monday": (11, 4, 3, 4),
}
_EASTER = {"good friday": -2, "easter": 0, "easter monday": 1}
_SPRING = {"lunar new year's eve": ("lunar new year", -1), "lantern": ("lunar new year", 14)}
FEASTS = (*_LUNAR, *_SPRING, *_WEEKDAYS, *_EASTER, "qingming")


def feast(index: int, year: int) -> date:
    """The day of a feast in a year. ValueError where it is not known."""
    name = FEASTS[index]
    if name in _EASTER:
        return _easter(year) + timedelta(_EASTER[name])
    if name in _WEEKDAYS:
        month, n, weekday, after = _WEEKDAYS[name]
        return _nth(year, month, n, weekday) + timedelta(after)
    if name == "qingming":  # the sun's fifteenth degree, good for 1900-2099
        short, drift = year % 100, 5.59 if year < 2000 else 4.81
        return date(year, 4, int(0.2422 * short + drift) - short // 4)
    name, after = _SPRING.get(name, (name, 0))
    month, day, days = _LUNAR[name]
    if not 0 <= year - _LUNAR_FROM < len(days):
        raise ValueError(year)
    return date(year, month, day) + timedelta(int(days[year - _LUNAR_FROM], 36) + after)


def _nth(year: int, month: int, n: int, weekday: int) -> date:
    """The n-th weekday of a month, -1 the last."""
    start = date(year, month, 1) if n > 0 else date(year, month + 1, 1) - timedelta(7)
    return start + timedelta((weekday - start.weekday()) % 7 + 7 * (max(n, 1) - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
