"""The front door: what goes in, what comes out, and that nothing but a faulty pack raises."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factx
from factx.errors import RulesError
from factx.model import FIELDS

SENTENCE = "青禾消费注册用户超1.8亿。"
COLUMNS = [
    "entity", "metric", "label", "value", "value_max", "unit", "modifier", "measure", "status", "scope", "period_start",
    "period_end", "period_basis", "quote", "source", "line", "start", "end", "rule", "published", "id",
]  # fmt: skip


def test_the_columns_are_a_contract() -> None:
    assert list(FIELDS) == COLUMNS


def test_at_most_five_parameters() -> None:
    for function in (factx.extract, factx.mentions):
        assert len(inspect.signature(function).parameters) <= 5


def test_bytes_and_str_are_content_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(SENTENCE, "utf-8")
    for source in (path, SENTENCE, SENTENCE.encode("gb18030")):
        assert [f.value for f in factx.extract(source).facts] == [180000000]
    assert factx.extract(path).facts[0].source == str(path)


def test_a_missing_file_is_a_diagnostic(tmp_path: Path) -> None:
    result = factx.extract(tmp_path / "nowhere.txt")
    assert result.document is None and result.facts == ()
    assert result.diagnostics[0].level == "error" and "nowhere.txt" in str(result.diagnostics[0])


def test_only_the_metrics_asked_for() -> None:
    text = "注册用户超1.8亿，累计放款9000多亿元。"
    assert [f.metric for f in factx.extract(text, metrics=["loans_originated"]).facts] == ["loans_originated"]


def test_published_dates_the_undated() -> None:
    assert factx.extract(SENTENCE).facts[0].period_end is None
    assert factx.extract(SENTENCE, published=date(2023, 10, 30)).facts[0].period_end == date(2023, 10, 30)


def test_records_are_frozen() -> None:
    with pytest.raises((FrozenInstanceError, AttributeError)):
        factx.extract(SENTENCE).facts[0].value = 1  # type: ignore[misc, assignment]


def test_a_users_rules_add_to_the_shipped_ones(tmp_path: Path) -> None:
    pack = tmp_path / "robots.yaml"
    rule = "{id: robots, metric: robots, triggers: {zh: [配送机器人]}, counters: [台]}"
    pack.write_text(f"metrics: {{robots: {{label: {{zh: 机器人}}, unit: item}}}}\nrules: [{rule}]\n", "utf-8")
    facts = factx.extract("公司拥有配送机器人300台。", options=factx.Options(rules=(str(pack),))).facts
    assert [(f.metric, f.value) for f in facts] == [("robots", 300)]
    pack.write_text("rules: [{id: x}]\n", "utf-8")
    with pytest.raises(RulesError):
        factx.extract(SENTENCE, options=factx.Options(rules=(str(pack),)))


def test_an_id_is_the_same_wherever_the_file_lies(tmp_path: Path) -> None:
    ids = []
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SENTENCE, "utf-8")
        ids.append(factx.extract(tmp_path / name).facts[0].id)
    assert ids[0] == ids[1] and len(ids[0]) == 16


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    factx.extract(data)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["zh", "en", None]))
def test_mentions_of_any_text(text: str, language: str | None) -> None:
    last = 0
    for mention in factx.mentions(text, language, date(2023, 10, 30)):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


# Sentences without an end: of one subject, of none, of numbers, of beginnings.
ENDLESS = ["公司累计注册用户超1.8亿，", "中国注册用户超1.8亿，", "同比增长3%，", "有限公司", "2020年至", "users rose 3%, "]
ENDLESS += ["GDP为3%，", "百分之"]


@pytest.mark.parametrize("unit", ENDLESS)
def test_a_sentence_without_an_end_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        factx.extract(unit * times)
        return process_time() - begun

    seconds(4000)  # long enough for all that a long text needs to be built
    assert seconds(10000) < 10 * seconds(2500) + 0.05
