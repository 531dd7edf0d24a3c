"""Which number says what: sentences as data, each with all the facts it gives."""

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
from factx.bind import Bound, bind
from factx.cues import Cues
from factx.model import Block, Quantity
from factx.packs import load
from factx.recognisers import recognise
from factx.text import fold

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text("utf-8"))
PUBLISHED = date(2023, 10, 30)


def plain(value: Any) -> Any:
    return Decimal(str(value)).normalize() if isinstance(value, (int, float, Decimal)) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_sentence(case: dict[str, Any]) -> None:
    found = list(factx.extract(case["text"], published=PUBLISHED).facts)
    for expected in case["facts"]:
        match = next((f for f in found if all(plain(getattr(f, k)) == plain(v) for k, v in expected.items())), None)
        assert match is not None, (expected, found)
        found.remove(match)
    assert found == []


def test_what_a_paragraph_was_about_long_ago_takes_no_number() -> None:
    between = "百度深耕人工智能，布局云计算，坚持创新驱动。" * 15
    found = factx.extract(f"百度近三年累计融资35亿元。{between}2020年达到500亿发展规模。", published=PUBLISHED).facts
    assert [(f.metric, f.value) for f in found] == [("funding", Decimal("3500000000"))]


def bound_in(text: str) -> Bound:
    """What the numbers of one paragraph are bound to."""
    catalogue = load()
    language = catalogue.speak("zh")
    mentions = recognise(text, language, PUBLISHED)
    cues = Cues(fold(text), language.grammar, mentions)
    return bind(fold(text), (Block("paragraph", 0, len(text)),), mentions, cues, catalogue, language)


def test_every_number_is_bound_or_rejected() -> None:
    text = "注册用户超1.8亿，另有3个步骤和25亿元拨备；净亏损率为8%。"
    bound = bound_in(text)
    numbers = [m for m in factx.mentions(text, "zh", PUBLISHED) if isinstance(m.value, Quantity)]
    assert len(bound.candidates) + len(bound.rejections) == len(numbers)
    assert {r.reason for r in bound.rejections} == {"unbound"}


WORDS = st.sampled_from([
    "营收", "注册用户", "同比增长", "下降", "占", "的", "分别为", "由", "至", "，", "。", "（", "）", "、", "1.8亿", "20%",
    "3个百分点", "5家", "2022年", "去年同期", "青禾银行", "预计", "其中", "第3位", "revenue ", "rose ", "to ", "$5 million ",
    "\n",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join))
def test_any_text_gives_facts_that_stand_in_it(text: str) -> None:
    result = factx.extract(text or "。", published=PUBLISHED)
    for fact in result.facts:
        assert result.document is not None
        assert 0 <= fact.start < fact.end <= len(result.document.source)
        assert "".join(result.document.source[fact.start : fact.end].split()) == "".join(fact.quote.split())
