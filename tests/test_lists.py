"""What lists and sections take from the line that leads them in and from their headings: sources as data, and all their facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import factx
from factx.languages import language
from factx.model import Block
from factx.resolve.outline import Outline

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "lists.yaml").read_text("utf-8"))


def plain(value: Any) -> Any:
    return Decimal(str(value)).normalize() if isinstance(value, (int, float, Decimal)) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_list(case: dict[str, Any]) -> None:
    facts = factx.extract(case["source"], published=case.get("published", date(2024, 8, 20))).facts
    found = [{name: plain(getattr(fact, name)) for name in want} for fact, want in zip(facts, case["facts"], strict=False)]
    assert found == [{name: plain(value) for name, value in want.items()} for want in case["facts"]]
    assert len(facts) == len(found)


def test_what_stands_over_a_block() -> None:
    lines = [
        ("heading", "一", 2), ("paragraph", "数据如下:", 0), ("item", "甲", 0), ("item", "乙", 0), ("paragraph", "完。", 0),
        ("heading", "二", 3), ("paragraph", "丙", 0), ("heading", "三", 2), ("item", "丁", 0),
    ]  # fmt: skip
    text, blocks = "", []
    for kind, words, level in lines:
        blocks.append(Block(kind, len(text), len(text) + len(words), level))
        text += words + "\n"
    outline = Outline(text, blocks, language("zh").headers)
    over = [[text[above.start : above.end] for above in outline.over(at)] for at in range(len(blocks))]
    assert over == [[], ["一"], ["数据如下:", "一"], ["数据如下:", "一"], ["一"], ["一"], ["二", "一"], [], ["三"]]
