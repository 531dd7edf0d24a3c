"""The main part of pages as the commonest templates write them: all of the article, and nothing of what stands round it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factx.documents import read

HERE = Path(__file__).resolve().parent
PAGES: dict[str, Any] = yaml.safe_load((HERE / "cases" / "templates.yaml").read_text("utf-8"))
PARAGRAPHS: dict[str, str] = {f"{{{mark}}}": text for mark, text in PAGES["paragraphs"].items()}


@pytest.mark.parametrize("case", PAGES["pages"], ids=lambda case: case["name"])
def test_the_article_and_nothing_else_is_read(case: dict[str, Any]) -> None:
    source = str(case["source"])
    for mark, paragraph in PARAGRAPHS.items():
        source = source.replace(mark, paragraph)
    document, _ = read(source)
    assert document is not None
    lines = document.text.split("\n")
    wanted = [paragraph for mark, paragraph in PARAGRAPHS.items() if mark in case["source"]]
    assert [paragraph for paragraph in wanted if not any(paragraph in line for line in lines)] == []
    assert [line for line in lines if "旁栏" in line or "ASIDE" in line] == []
    assert lines[0].startswith(("正文", "BODY title"))
    assert document.published == case["published"]
