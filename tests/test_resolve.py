"""Whom, when, and once: short documents as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import factx

DATES = yaml.safe_load((Path(__file__).parent / "cases" / "dating.yaml").read_text("utf-8"))
ENTITIES = yaml.safe_load((Path(__file__).parent / "cases" / "entities.yaml").read_text("utf-8"))


def facts(text: str, published: date | None = date(2023, 10, 30)) -> list[factx.Fact]:
    return list(factx.extract(text, published=published).facts)


def test_the_main_company_is_meant_where_nobody_is_named() -> None:
    text = "# 青禾银行发布年报\n\n青禾银行股份有限公司公布业绩，营收增长。\n\n不良贷款率为1.2%。"
    assert [f.entity for f in facts(text)] == ["青禾银行股份有限公司"]


def test_our_company_is_the_main_one() -> None:
    text = "青禾银行股份有限公司（下称“青禾银行”）公布业绩。\n\n该行不良贷款率为1.2%。"
    assert [f.entity for f in facts(text)] == ["青禾银行股份有限公司"]


def test_in_a_digest_our_company_is_the_last_one_named() -> None:
    names = ["蓝汀科技", "云帆医药", "海岳重工", "长川电子", "远山传媒"]
    text = "\n\n".join(f"{name}股份有限公司公告，公司营收{n + 2}亿元。" for n, name in enumerate(names))
    assert [f.entity[:4] for f in facts(text)] == names


def test_a_heading_says_whose_section_it_is() -> None:
    text = "# 行业周报\n\n## 蓝汀科技股份有限公司\n\n营收5亿元。\n\n## 云帆医药股份有限公司\n\n营收7亿元。"
    assert [(f.entity[:4], f.value) for f in facts(text)] == [("蓝汀科技", 500000000), ("云帆医药", 700000000)]


def test_a_period_is_stated_inherited_or_the_day_of_publication() -> None:
    text = "2022年5月，公司新开门店3家。营收为5亿元。\n\n截至2022年6月末，不良率1.2%。\n\n公司拥有员工300人。"
    found = {f.metric: (f.period_start, f.period_end, f.period_basis) for f in facts(text)}
    assert found["revenue"] == (date(2022, 5, 1), date(2022, 5, 31), "inherited")
    assert found["npl_ratio"] == (None, date(2022, 6, 30), "stated")
    assert found["employees"] == (None, date(2023, 10, 30), "published")


def test_a_report_dates_what_it_counts() -> None:
    text = "青禾银行公布2022年上半年业绩，净利润5亿元。\n\n其间新开多家支行。\n\n公司贷款余额300亿元，拥有员工300人。"
    dated = {f.metric: (f.period_end, f.period_basis) for f in facts(text)}
    assert dated["loan_balance"] == (date(2022, 6, 30), "inherited")
    assert dated["employees"] == (date(2023, 10, 30), "published")  # a staff is told as it is


def test_a_headline_need_not_say_since_when() -> None:
    text = "# 5年期LPR下调15个基点\n\n人民银行公布，5年期LPR较上月下调15个基点。"
    assert [(f.measure, f.value) for f in facts(text)] == [("qoq", -15)]


def test_nothing_known_of_the_date_is_null() -> None:
    [fact] = facts("公司拥有员工300人。", published=None)
    assert (fact.period_start, fact.period_end, fact.period_basis) == (None, None, "published")


def test_fiscal_periods_are_those_that_the_text_dates() -> None:
    text = "公司公布截至2018年9月30日的2019财年第二季度财报。2019财年第一季度营收10亿元。"
    assert [(f.period_start, f.period_end) for f in facts(text)] == [(date(2018, 4, 1), date(2018, 6, 30))]


def test_a_headline_that_rounds_the_body_is_no_fact_of_its_own() -> None:
    text = "# 青禾消费注册用户达1.2亿\n\n截至目前，青禾消费注册用户达1.18亿。"
    assert [(f.value, f.modifier) for f in facts(text)] == [(Decimal(118000000), "exact")]


def test_a_round_level_that_was_passed_is_the_exact_one() -> None:
    text = "截至2022年末，青禾银行总资产首破百亿元，总资产为106亿元；蓝汀银行总资产超过200亿元。"
    assert [(f.entity, f.value) for f in facts(text)] == [("青禾银行", Decimal(10600000000)), ("蓝汀银行", Decimal(20000000000))]


def test_a_statement_repeated_is_one_fact_the_best_dated() -> None:
    text = "青禾消费注册用户达1.2亿。\n\n截至2022年末，青禾消费注册用户达1.2亿。"
    [fact] = facts(text)
    assert fact.period_end == date(2022, 12, 31)


def test_what_is_not_plausible_is_a_warning_and_no_fact() -> None:
    result = factx.extract("不良贷款率为467%。")
    assert result.facts == ()
    assert [d.code for d in result.diagnostics if d.level == "warning"] == ["implausible"]


def test_the_market_says_what_yuan_is() -> None:
    hong_kong = "中銀香港公布業績，港元匯價穩定。\n\n該行去年純利270億5400萬元，恒生指數上升。"
    taiwan = "台北訊，台股上揚。\n\n國泰金公布前三季稅後純益120億元，新台幣走強。"
    office = "金融監督管理委員會公布114年3月底業務概況。\n\n青禾商業銀行開戶數48.1萬戶，存款餘額291億元，全國第二。"
    assert {f.unit for f in facts(hong_kong)} == {"HKD"}
    assert {f.unit for f in facts(taiwan)} == {"TWD"}
    assert {f.unit for f in facts(office)} >= {"TWD"} and "CNY" not in {f.unit for f in facts(office)}


def test_a_text_may_say_of_which_currency_all_amounts_are() -> None:
    text = "雲帆海外(00999)去年股東應佔溢利31.5億元(人民幣,下同)，派末期息11仙，港元走強。\n\n總負債40億元，手持現金12億美元。"
    assert [f.unit for f in facts(text)] == ["CNY", "HKD", "CNY", "USD"]
    assert {f.unit for f in facts("公司净利润120亿元。")} == {"CNY"}
    named = "青禾控股公布業績，恒生指數上升。\n\n公司收入1,546億元人民幣，股東應佔盈利449億元。"
    assert {f.unit for f in facts(named)} == {"CNY"}


@pytest.mark.parametrize("case", ENTITIES, ids=lambda case: case["why"])
def test_whom_a_fact_is_about(case: dict[str, Any]) -> None:
    assert [f.entity for f in facts(case["text"])] == case["entities"]


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["why"])
def test_when_a_fact_holds(case: dict[str, Any]) -> None:
    found = facts(case["text"], case.get("published", date(2023, 10, 30)))
    shown = [f"{f.period_start or ''}..{f.period_end or ''}{' forecast' if f.status == 'forecast' else ''}" for f in found]
    assert shown == case["dates"], [f.quote for f in found]


def test_a_bulletin_that_names_a_company_once_is_not_about_it() -> None:
    text = "今天，华为公司在京举行活动。\n\n" + "我国外贸回稳，我国就业形势稳定。" * 300 + "\n\n全社会研发经费投入39262亿元。"
    assert [f.entity for f in facts(text)] == ["我国"]


def test_an_amount_that_a_table_gives_exactly_is_one_fact() -> None:
    text = "Delford's revenue in 2022 was $44.2 million.\n\n| $ thousands | 2022 |\n|---|---|\n| Revenue | 44,172 |"
    assert [f.value for f in facts(text)] == [Decimal(44172000)]
