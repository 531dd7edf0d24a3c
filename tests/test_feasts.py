"""Feasts that move: known days, and laws that hold for every year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.feasts import FEASTS, feast


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("lunar new year", date(2024, 2, 10)),
        ("lunar new year's eve", date(2022, 1, 31)),
        ("lantern", date(2023, 2, 5)),
        ("dragon boat", date(2025, 5, 31)),
        ("mid-autumn", date(2020, 10, 1)),
        ("double ninth", date(2023, 10, 23)),
        ("qingming", date(2024, 4, 4)),
        ("easter", date(2024, 3, 31)),
        ("good friday", date(2019, 4, 19)),
        ("thanksgiving", date(2023, 11, 23)),
        ("black friday", date(2010, 11, 26)),
        ("labor", date(2021, 9, 6)),
        ("memorial", date(2023, 5, 29)),
        ("martin luther king", date(2023, 1, 16)),
    ],
)
def test_feasts_fall_on_their_day(name: str, day: date) -> None:
    assert feast(FEASTS.index(name), day.year) == day


@given(st.sampled_from(range(len(FEASTS))), st.integers(1990, 2050))
def test_every_feast_has_a_day_in_its_year(index: int, year: int) -> None:
    assert feast(index, year).year == year


def test_a_year_outside_the_tables_is_not_known() -> None:
    with pytest.raises(ValueError, match="1899"):
        feast(FEASTS.index("lunar new year"), 1899)
