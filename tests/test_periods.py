"""Periods: one period in many spellings, exactly one reading; what is no period; the laws that hold for any text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from factx.dates import shift
from factx.languages.en.calendar import CALENDAR as EN
from factx.languages.zh.calendar import CALENDAR as ZH
from factx.model import Duration, Mention, Period, Refusal
from factx.recognisers.periods import find, settle
from factx.text import fold

CASES = Path(__file__).parent / "cases"
CALENDARS = {"zh": ZH, "en": EN}
REFERENCE = date(2023, 10, 30)
WORDS = [
    *sorted({w for c in CALENDARS.values() for w in (*c.words, *c.units, *c.spelled, *c.ordinals)}),
    "2022",
    "30",
    "2023-06-30",
    "1",
]


def read(text: str, code: str, reference: date | None = REFERENCE) -> list[Mention]:
    language: Any = SimpleNamespace(code=code, calendar=CALENDARS[code])
    return find(text, fold(text), language, reference, [])


def shown(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, Period):
        return f"{value.start or ''}..{value.end or ''}"
    return f"{value.amount} {value.grain}" if isinstance(value, Duration) else type(value).__name__


def load(name: str) -> Any:
    return yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # dates and numbers stay text


def spellings() -> list[tuple[str, str, str, date]]:
    return [
        (code, text, wanted.split(" as ")[0], date.fromisoformat(corpus["reference"]))
        for code in CALENDARS
        for corpus in [load(f"periods-{code}")]
        for wanted, texts in corpus["cases"].items()
        for text in texts
    ]


def lists() -> list[tuple[str, str, list[str]]]:
    return [(code, text, wanted) for code in CALENDARS for text, wanted in load(f"periods-{code}")["lists"].items()]


@pytest.mark.parametrize(("code", "text", "wanted", "reference"), spellings())
def test_one_period_has_one_reading(code: str, text: str, wanted: str, reference: date) -> None:
    assert [shown(m) for m in read(text, code, reference)] == [wanted]


@pytest.mark.parametrize(("code", "text", "wanted"), lists())
def test_a_list_gives_one_period_each(code: str, text: str, wanted: list[str]) -> None:
    assert [shown(m) for m in read(text, code)] == wanted


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in load("periods-none").items() for text in texts])
def test_other_words_are_no_periods(code: str, text: str) -> None:
    assert read(text, code) == []


@pytest.mark.parametrize("case", load("specs-disputed"), ids=lambda case: str(case["text"]))
def test_disputed_specs_are_read_our_way(case: dict[str, Any]) -> None:
    start, end = (None if day == "null" else date.fromisoformat(day) for day in case["ours"])
    values = [m.value for m in read(case["text"], case["language"], date.fromisoformat(case["reference"]))]
    assert any(isinstance(value, Period) and (value.start, value.end) == (start, end) for value in values)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("zh", "7×24小时"),
        ("zh", "24小时"),
        ("zh", "上午10:30"),
        ("zh", "9时30分"),
        ("en", "24/7"),
        ("en", "10:30 a.m."),
        ("en", "5 pm"),
    ],
)
def test_times_of_day_are_refused(code: str, text: str) -> None:
    assert [m.value for m in read(text, code)] == [Refusal("time")]


@pytest.mark.parametrize(
    ("code", "text"), [("zh", "去年"), ("zh", "目前"), ("zh", "9月26日"), ("zh", "近三年"), ("en", "last year"), ("en", "today")]
)
def test_without_a_reference_relative_words_have_no_dates(code: str, text: str) -> None:
    [mention] = read(text, code, None)
    assert isinstance(mention.value, Period) and (mention.value.start, mention.value.end) == (None, None)


QUARTER = Period(date(2020, 4, 1), date(2020, 6, 30), "quarter")


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("zh", "去年同期", "2019-04-01..2019-06-30"),
        ("zh", "上年同期", "2019-04-01..2019-06-30"),
        ("zh", "2018年同期", "2018-04-01..2018-06-30"),
        ("zh", "同期", "2020-04-01..2020-06-30"),
        ("zh", "报告期内", "2020-04-01..2020-06-30"),
        ("zh", "期末", "..2020-06-30"),
        ("zh", "期初", "..2020-04-01"),
        ("zh", "该季度", "2020-04-01..2020-06-30"),
        ("zh", "本季度", "2020-04-01..2020-06-30"),
        ("zh", "全年", "2020-01-01..2020-12-31"),
        ("zh", "年内", "2020-01-01..2020-12-31"),
        ("zh", "前11月", "2020-01-01..2020-11-30"),
        ("en", "the quarter", "2020-04-01..2020-06-30"),
        ("en", "for the year ended", "2020-01-01..2020-12-31"),
        ("zh", "上年末", "..2019-12-31"),
        ("zh", "上年", "2019-01-01..2019-12-31"),
        ("zh", "三季度", "2020-07-01..2020-09-30"),
        ("zh", "2月末", "..2020-02-29"),
        ("zh", "9月26日", "2020-09-26..2020-09-26"),
        ("zh", "2022年", "2022-01-01..2022-12-31"),
        ("en", "a year earlier", "2019-04-01..2019-06-30"),
        ("en", "the same period of 2018", "2018-04-01..2018-06-30"),
        ("en", "the prior year", "2019-01-01..2019-12-31"),
        ("en", "third quarter", "2020-07-01..2020-09-30"),
    ],
)
def test_the_governing_period_settles_what_was_left_open(code: str, text: str, wanted: str) -> None:
    [mention] = read(text, code)
    assert isinstance(mention.value, Period)
    settled = settle(mention.value, QUARTER)
    assert f"{settled.start or ''}..{settled.end or ''}" == wanted
    assert settle(mention.value, None) == mention.value


def test_a_business_quarter_is_the_quarter_spoken_of() -> None:
    governing = Period(date(2023, 4, 30), date(2023, 7, 29), "span")
    [mention] = read("for the quarter", "en")
    assert isinstance(mention.value, Period) and settle(mention.value, governing) == governing


def test_a_whole_year_is_known_from_the_governing_one_alone() -> None:
    [mention] = read("全年", "zh", None)
    assert isinstance(mention.value, Period)
    assert settle(mention.value, QUARTER) == Period(date(2020, 1, 1), date(2020, 12, 31), "year")


@pytest.mark.parametrize(("today", "year"), [(date(2023, 1, 13), 2022), (date(2023, 3, 31), 2022), (date(2023, 4, 1), 2023)])
def test_what_is_said_of_a_whole_year_early_in_the_next_is_of_the_last(today: date, year: int) -> None:
    [mention] = read("全年", "zh", today)
    assert isinstance(mention.value, Period) and mention.value.end == date(year, 12, 31)


def test_taken_spans_are_left_alone() -> None:
    text = "今年银行去年成立"
    language: Any = SimpleNamespace(code="zh", calendar=ZH)
    taken = [Mention(0, 4, "今年银行", Refusal("name"))]
    assert [m.text for m in find(text, text, language, REFERENCE, taken)] == ["去年"]


STYLES = {
    "zh": [
        "{y}年{m}月{d}日",
        "{y}-{m:02}-{d:02}",
        "{y}/{m}/{d}",
        "{y}.{m}.{d}",
        "{y}年{m:02}月{d:02}日",
        "{y} 年 {m} 月 {d} 日",
        "{y}年{m}月{d}号",
    ],
    "en": ["{month} {d}, {y}", "{d} {month} {y}", "{y}-{m:02}-{d:02}", "{m}/{d}/{y}", "{month} {d} {y}"],
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)), code=st.sampled_from(["zh", "en"]), data=st.data())
def test_a_date_written_in_any_style_reads_back(day: date, code: str, data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(STYLES[code]))
    text = style.format(y=day.year, m=day.month, d=day.day, month=MONTHS[day.month - 1])
    values = [m.value for m in read(text, code)]
    assert [(v.start, v.end) for v in values if isinstance(v, Period)] == [(day, day)] and len(values) == 1


@given(
    text=st.one_of(
        st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.lists(st.sampled_from(WORDS)).map(" ".join)
    ),
    code=st.sampled_from(["zh", "en"]),
    reference=st.one_of(st.none(), st.dates()),
)
@example("during the past month the prior month", "en", None)
@example("a month before currently", "en", None)
def test_mentions_are_in_bounds_in_order_and_apart(text: str, code: str, reference: date | None) -> None:
    at = 0
    for mention in read(text, code, reference):
        assert at <= mention.start < mention.end <= len(text) and mention.text == text[mention.start : mention.end]
        at = mention.end
        if isinstance(mention.value, Period):
            period = mention.value
            assert period.start is None or period.end is None or period.start <= period.end
            settle(period, QUARTER)
        if isinstance(mention.value, Duration):
            assert mention.value.amount >= Decimal(0)


@given(st.dates(), st.integers(-500, 500), st.sampled_from(["day", "week", "month", "quarter", "half", "year"]))
def test_shifting_there_and_back_stays_near(day: date, amount: int, grain: str) -> None:
    there = shift(day, amount, grain)
    assert (there >= day) == (amount >= 0) or there == day
