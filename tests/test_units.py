"""Money and counters."""

from __future__ import annotations

import pytest

from factx.languages import codes, language
from factx.text import fold
from factx.units import CURRENCIES, is_currency, names, whole


@pytest.mark.parametrize("unit", ["CNY", "USD", "HKD", "TWD", "EUR", "GBP", "JPY", "INR"])
def test_iso_codes_are_money(unit: str) -> None:
    assert is_currency(unit)


@pytest.mark.parametrize(("part", "money"), [("USX", ("USD", 100)), ("GBX", ("GBP", 100)), ("USD", ("USD", 1)), ("%", ("%", 1))])
def test_parts_of_money_know_the_whole(part: str, money: tuple[str, int]) -> None:
    assert whole(part) == money
    assert is_currency(part) == is_currency(money[0])


@pytest.mark.parametrize("unit", ["", "%", "pp", "件", "cny", "元", "users"])
def test_other_units_are_not(unit: str) -> None:
    assert not is_currency(unit)


def test_names_are_written_once_and_folded() -> None:
    for code in codes():
        assert all(fold(name) == name for name in names(code))
        every = [name for by in CURRENCIES.values() for name in (*by.get(code, ()), *by[""])]
        assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("code", "counter", "unit"),
    [("zh", "人", "person"), ("zh", "件", "patent"), ("zh", "家", "institution"), ("zh", "笔", "loan"),
     ("zh", "辆", "vehicle"), ("zh", "平方米", "m2"), ("zh", "个", "person"),
     ("en", "users", "person"), ("en", "patents", "patent"), ("en", "loan", "loan")],
)  # fmt: skip
def test_counters_count_what_they_may(code: str, counter: str, unit: str) -> None:
    assert language(code).numerals.counts(counter, unit)


@pytest.mark.parametrize(
    ("code", "counter", "unit"), [("zh", "人", "patent"), ("zh", "辆", "person"), ("en", "users", "loan"), ("zh", "呀", "item")]
)
def test_counters_count_nothing_else(code: str, counter: str, unit: str) -> None:
    assert not language(code).numerals.counts(counter, unit)


def test_words_of_the_languages_are_folded() -> None:
    for code in codes():
        n = language(code).numerals
        for words in (n.tokens, n.before, n.after, n.units, n.prefixes, n.counters, n.words, n.rank_cues, n.phrases):
            assert [word for word in words if fold(word) != word] == []
