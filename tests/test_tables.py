"""What tables give: sources as data, each with all the facts of its cells; and the units that captions state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import factx
from factx.bind.tables.scales import stated
from factx.languages import language
from factx.model import FIELDS
from factx.text import fold

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tables.yaml").read_text("utf-8"))


def plain(value: Any) -> Any:
    return Decimal(str(value)).normalize() if isinstance(value, (int, float, Decimal)) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_table(case: dict[str, Any]) -> None:
    result = factx.extract(case["source"], published=case.get("published", date(2024, 4, 30)))
    found = [{name: plain(getattr(fact, name)) for name in FIELDS} for fact in result.facts]
    wanted = [{name: plain(value) for name, value in fact.items()} for fact in case["facts"]]
    assert [{name: fact[name] for name in want} for fact, want in zip(found, wanted, strict=False)] == wanted
    assert found[len(wanted) :] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_fact_traces_to_its_cell(case: dict[str, Any]) -> None:
    result = factx.extract(case["source"], published=case.get("published", date(2024, 4, 30)))
    assert result.document is not None
    text = result.document.text
    cells = {text[block.start : block.end] for block in result.document.blocks if block.cell}
    assert {fact.quote for fact in result.facts} <= cells
    assert all(result.document.source[fact.start : fact.end] == fact.quote for fact in result.facts)


@pytest.mark.parametrize(
    ("code", "text", "units"),
    [
        ("zh", "单位：万元", [("CNY", 10_000)]),
        ("zh", "单位:元 币种:人民币", [("CNY", 1)]),
        ("zh", "单位：人民币百万元", [("CNY", 1_000_000)]),
        ("zh", "單位：新台幣仟元", [("TWD", 1000)]),
        ("zh", "主要財務數據（百萬港元）", [("HKD", 1_000_000)]),
        ("zh", "表1 主要指标（单位：亿元、%）", [("CNY", 100_000_000), ("%", 1)]),
        ("zh", "人民币亿元，除另有说明外", [("CNY", 100_000_000)]),
        ("zh", "万辆", [("辆", 10_000)]),
        ("zh", "HK$'000", [("HKD", 1000)]),
        ("zh", "单位名称与地址", []),
        ("zh", "营业收入突破10亿元", []),
        ("en", "(In millions, except per share data)", [("", 1_000_000)]),
        ("en", "(RMB in billions)", [("CNY", 1_000_000_000)]),
        ("en", "Consolidated statements of income (unaudited, in thousands of U.S. dollars)", [("USD", 1000)]),
        ("en", "£m", [("GBP", 1_000_000)]),
        ("en", "Revenue", []),
        ("en", "(as of June 30)", []),
    ],
)
def test_what_unit_a_caption_states(code: str, text: str, units: list[tuple[str, int]]) -> None:
    assert [(scale.code, scale.factor) for scale in stated(fold(text), language(code))] == units


@pytest.mark.parametrize(
    ("code", "head", "cell", "wanted"),
    [
        ("zh", "2023Q4", "12", ("level", "2023-12-31")),
        ("zh", "2023年1-9月", "12", ("level", "2023-09-30")),
        ("zh", "上半年", "12", ("level", "2023-06-30")),
        ("zh", "上年同期", "12", ("level", "2022-12-31")),
        ("zh", "2023年12月31日", "12", None),  # nothing is earned on a day
        ("zh", "同比增减（%）", "-1.2", ("yoy", "2023-12-31")),
        ("zh", "增减幅度", "1.2%", ("yoy", "2023-12-31")),
        ("zh", "同比增幅", "1.2%", ("yoy", "2023-12-31")),
        ("zh", "环比", "1.2%", ("qoq", "2023-12-31")),
        ("zh", "YoY", "1.2%", ("yoy", "2023-12-31")),
        ("zh", "同比", "1.2", None),  # of what?
        ("zh", "附注", "5", None),
        ("zh", "母公司口径", "12", None),
        ("en", "FY23", "12", ("level", "2023-12-31")),
        ("en", "4Q23", "12", ("level", "2023-12-31")),
        ("en", "2023 (unaudited)", "12", ("level", "2023-12-31")),
        ("en", "Nine Months Ended September 30, 2023", "12", ("level", "2023-09-30")),
        ("en", "% Chg", "1.2", ("yoy", "2023-12-31")),
        ("en", "vs. Q4 2022", "1.2%", ("yoy", "2023-12-31")),
        ("en", "Increase (Decrease)", "(1.2)%", ("yoy", "2023-12-31")),
        ("en", "Consensus", "12", ("forecast", "2023-12-31")),
        ("en", "Three months ended", "12", None),
        ("en", "Pro forma", "12", None),
    ],
)
def test_what_the_head_of_a_column_says(code: str, head: str, cell: str, wanted: tuple[str, str] | None) -> None:
    year, row, unit = ("2023年", "营业收入", "单位：亿元") if code == "zh" else ("Year 2023", "Revenue", "$ in millions")
    source = f"| {unit} | {year} | {head} |\n|---|---|---|\n| {row} | 777 | {cell} |\n"
    facts = factx.extract(source, published=date(2024, 4, 30), options=factx.Options(language=code)).facts
    found = [fact for fact in facts if fact.quote == cell]
    said = [("forecast" if fact.status == "forecast" else fact.measure, str(fact.period_end)) for fact in found]
    assert said == ([wanted] if wanted else [])
    assert not cell.startswith(("-", "(")) or found[0].value < 0


@pytest.mark.parametrize(
    ("label", "metric"),
    [
        ("一、营业总收入", "revenue"), ("其中：营业收入（亿元）", "revenue"), ("净利润（净亏损以“－”号填列）", "net_profit"),
        ("归属于母公司所有者的净利润", "net_profit"), ("月活跃用户数（万人）", "active_users"), ("股東應佔溢利", "net_profit"),
        ("营业成本", ""), ("应收营业收入款", ""), ("少数股东损益", ""), ("每股营业收入", ""),
        ("Total net revenues", "revenue"), ("Net (loss) income", "net_profit"),
        ("Monthly active users (in millions)", "active_users"), ("Revenue per share", ""),
        ("Income (loss) from operations", "operating_profit"), ("Net income attributable to ordinary shareholders", "net_profit"),
        ("Net cash provided by (used in) operating activities", "operating_cash_flow"), ("Cost of revenue", ""),
        ("Deferred revenue", ""), ("Net income attributable to noncontrolling interests", ""), ("Revenue growth drivers", ""),
    ],
)  # fmt: skip
def test_which_rows_are_understood(label: str, metric: str) -> None:
    code = "en" if label.isascii() else "zh"
    found = set()
    for cell in ("12亿元", "1,200万") if code == "zh" else ("$12 million", "1.2"):
        source = f"| | 2023{'年' * (code == 'zh')} |\n|---|---|\n| {label} | {cell} |\n"
        facts = factx.extract(source, published=date(2024, 4, 30), options=factx.Options(language=code)).facts
        found |= {fact.metric for fact in facts}
    assert found == ({metric} if metric else set())


CELLS = st.sampled_from([
    "", "营业收入", "净利润（亿元）", "2023年", "2022", "同比(%)", "合计", "公司", "青禾银行", "1,234", "(5)", "—", "3.2%",
    "单位：万元", "Revenue", "$", "1", "本期", "不适用", "Three Months Ended", "June 30, 2024", "12亿元",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6), st.booleans())
def test_any_table_gives_facts_that_stand_in_it(rows: list[list[str]], ruled: bool) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    source = "\n".join([lines[0], *(["|" + "---|" * len(rows[0])] if ruled else []), *lines[1:]])
    result = factx.extract(source + "\n", published=date(2024, 4, 30))
    for fact in result.facts:
        assert result.document is not None
        assert result.document.source[fact.start : fact.end] == fact.quote
