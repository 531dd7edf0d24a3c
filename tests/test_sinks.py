"""Each format says the same facts, and none lets source text become markup, a formula or a command to the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.model import FIELDS, Fact
from factx.sinks import Look, cell, formats, inert, json_of, sink, suffixes
from factx.sinks.table import number, period, value

Make = Callable[..., Fact]
DATA = ("csv", "tsv", "json", "jsonl")


def rendered(format: str, facts: Sequence[Fact], fields: Sequence[str] = FIELDS, look: Look | None = None) -> str:
    stream = io.StringIO(newline="")
    with sink(format).writer(stream, fields, look or Look()) as put:
        for each in facts:
            put(each)
    return stream.getvalue()


# ---------------------------------------------------------------- the folder
def test_every_module_of_the_folder_is_a_format() -> None:
    assert set(DATA) | {"table"} <= set(formats())
    assert {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".txt": "table"}.items() <= suffixes().items()
    with pytest.raises(KeyError):
        sink("no-such-format")


# ---------------------------------------------------------------- what programs read
def test_csv_has_a_header_even_without_facts() -> None:
    assert rendered("csv", []) == ",".join(FIELDS) + "\n"


def test_csv_writes_plain_decimals_iso_dates_and_nothing_as_nothing(fact: Make) -> None:
    [row] = csv.DictReader(io.StringIO(rendered("csv", [fact(value=Decimal("1.2E+8"))])))
    assert row["value"] == "120000000"
    assert row["period_end"] == "2022-09-30"
    assert row["value_max"] == row["period_start"] == row["scope"] == ""


def test_json_writes_decimals_as_strings_and_nothing_as_null(fact: Make) -> None:
    [row] = json.loads(rendered("json", [fact(value=Decimal("6.70"), value_max=Decimal("1E+1"))]))
    assert (row["value"], row["value_max"], row["scope"], row["line"]) == ("6.70", "10", None, 3)
    assert list(row) == list(FIELDS)


def test_json_of_no_facts_is_an_empty_array() -> None:
    assert json.loads(rendered("json", [])) == []
    assert rendered("jsonl", []) == ""


def test_json_lines_are_the_array_line_by_line(fact: Make) -> None:
    facts = [fact(), fact(entity="蓝汀软件", value=Decimal(-3))]
    assert [json.loads(line) for line in rendered("jsonl", facts).splitlines()] == json.loads(rendered("json", facts))


@pytest.mark.parametrize("format", DATA)
def test_columns_are_those_asked_for_in_that_order(format: str, fact: Make) -> None:
    text = rendered(format, [fact()], ("unit", "metric"))
    assert 0 <= text.index("unit") < text.index("metric")
    assert "entity" not in text


def test_a_tsv_row_is_one_line_whatever_is_in_it(fact: Make) -> None:
    lines = rendered("tsv", [fact(quote="a\tb\nc\r\\d")], ("quote", "unit")).split("\n")
    assert lines == ["quote\tunit", r"a\tb\nc\r\\d" + "\tperson", ""]


# ---------------------------------------------------------------- what spreadsheets and terminals obey
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_text_that_would_be_a_formula_is_quoted(format: str, start: str, fact: Make) -> None:
    text = rendered(format, [fact(entity=f"{start}cmd|' /C calc'!A0")], ("entity",))
    entity = next(csv.reader(io.StringIO(text.split("\n", 1)[1]), delimiter="\t" if format == "tsv" else ","))[0]
    assert entity.startswith("'")


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_negative_numbers_stay_numbers(format: str, fact: Make) -> None:
    assert rendered(format, [fact(value=Decimal("-19.5"))], ("value",)).split("\n")[1] == "-19.5"


@pytest.mark.parametrize("format", [*DATA, "table"])
def test_no_format_lets_a_control_character_through(format: str, fact: Make) -> None:
    hostile = "\x1b[2J\x07\x9b31m\u202egnp.exe\u2066\ud800"
    text = rendered(format, [fact(entity=hostile, source=hostile, quote=hostile)], look=Look(titles={hostile: hostile}))
    assert not set(hostile) - set("[2J31mgnp.exe") & set(text)
    assert "\\u001b" in text
    text.encode("utf-8")


def test_rich_markup_in_source_text_is_text(fact: Make) -> None:
    odd = "[bold]甲[/] [/red] :smile: [link=x]"
    text = rendered("table", [fact(entity=odd, source="[b].txt")], look=Look(titles={"[b].txt": "[red]题[/red]"}))
    assert "[red]题[/red]" in text
    assert "[b].txt" in text
    assert "[bold]" in text and ":smile:" in text and "[link=x]" in text


@given(st.text())
def test_what_is_inert_is_printable_and_json_survives_it(text: str) -> None:
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in inert(text))
    assert json.loads(json_of({"text": text}))["text"] == (text or None)


@given(st.text())
def test_no_cell_of_text_begins_a_formula(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


# ---------------------------------------------------------------- what people read
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ">1.2亿 person"),
        ({"value": Decimal(39_200_000_000_000), "unit": "CNY", "modifier": "exact"}, "39.2万亿 CNY"),
        ({"value": Decimal(120_000_001), "modifier": "about"}, "≈120,000,001 person"),
        ({"value": Decimal("20.4"), "unit": "%", "modifier": "exact", "measure": "yoy"}, "+20.4%"),
        ({"value": Decimal("-6.3"), "unit": "%", "modifier": "exact", "measure": "yoy"}, "-6.3%"),
        ({"value": Decimal(3), "value_max": Decimal(5), "unit": "%", "modifier": "range"}, "3–5%"),
        ({"label": "revenue", "value": Decimal(412_600_000), "unit": "USD", "modifier": "exact"}, "412.6 m USD"),
        ({"label": "revenue", "value": Decimal(0), "unit": "USD", "modifier": "at_most"}, "≤0 USD"),
    ],
)
def test_values_in_words(fields: dict[str, object], expected: str, fact: Make) -> None:
    assert value(fact(**fields)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, ""),
        (None, date(2022, 9, 30), "2022-09-30"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 7, 1), date(2022, 12, 31), "2022 H2"),
        (date(2022, 10, 1), date(2022, 12, 31), "2022 Q4"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2022, 2, 1), date(2022, 4, 30), "2022-02-01 – 2022-04-30"),
        (date(2015, 10, 30), date(2023, 10, 30), "2015-10-30 – 2023-10-30"),
        (date(2022, 3, 5), date(2022, 3, 5), "2022-03-05"),
        (date(9999, 1, 1), date.max, "9999-01-01 – 9999-12-31"),
    ],
)
def test_periods_in_words(start: date | None, end: date | None, expected: str) -> None:
    assert period(start, end) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15))
def test_a_number_in_words_is_exact(amount: Decimal) -> None:
    words = number(amount)
    scale = {"tn": 10**12, "bn": 10**9, "m": 10**6}.get(words.split(" ")[-1], 1)
    assert Decimal(words.split(" ")[0].replace(",", "")) * scale == amount


@pytest.mark.parametrize("width", [80, 120, 200])
def test_tables_keep_within_the_width(width: int, fact: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    entity = "青禾消费金融股份有限公司" * 3
    long = fact(entity=entity, label="归属于母公司股东的净利润", quote="长" * 200, value=Decimal(10) ** 15 + 1)
    text = rendered("table", [long], look=Look(titles={"a.txt": "题" * 150}))
    assert max(sum(2 if ord(c) > 0x2E80 else 1 for c in line) for line in text.splitlines()) <= width


def test_each_document_has_its_table_under_its_title(fact: Make) -> None:
    text = rendered("table", [fact(), fact(), fact(source="b.txt")], look=Look(titles={"a.txt": "秋收", "b.txt": "冬藏"}))
    assert text.index("秋收") < text.index("冬藏")
    assert text.count("entity") == 2


def test_a_table_of_nothing_says_so() -> None:
    assert rendered("table", []) == "nothing found\n"
