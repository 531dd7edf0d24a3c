"""What a document says of itself: whose it is, who wrote it, when it was published, and that a company supplied it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factx import extract
from factx.documents import read
from factx.documents.metadata import metadata

from conftest import Command  # isort: skip

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases" / "metadata.yaml").read_text("utf-8"))
DATES: dict[str, date | str] = yaml.safe_load((HERE / "cases" / "page-dates.yaml").read_text("utf-8"))
# What stands round articles: words that begin what is no part of them.
BESIDE = ("相关新闻", "相关阅读", "热门推荐", "猜你喜欢", "版权所有", "扫一扫", "公众号", "发表评论", "网友评论", "跟贴",
          "上一篇", "下一篇", "友情链接", "登录后", "打开APP", "下载APP", "Copyright")  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_document_says_of_itself(case: dict[str, Any]) -> None:
    document, _ = read(case["source"])
    assert document is not None
    told = metadata(document)._asdict()
    assert {field: told[field] for field in case if field in told} == {f: v for f, v in case.items() if f in told}


def test_refused_candidates_are_kept() -> None:
    head = '<meta name="publishdate" content="2024-02-31"><meta name="author" content="admin">'
    document, _ = read(f"<html><head>{head}</head><p>2024-05-06</p>")
    assert document is not None
    found = {(one.field, one.value): (one.read, one.chosen) for one in metadata(document).candidates}
    assert found["published", "2024-02-31"] == ("", False)
    assert found["author", "admin"] == ("", False)
    assert found["published", "2024-05-06"] == ("2024-05-06", True)


def test_clean_shows_it_with_all_candidates(factx: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CASES[0]["source"], "utf-8")
    shown = json.loads(factx("clean", "a.txt", "--format", "json").out)
    assert (shown["published"], shown["publisher"], shown["blocks"][0]["text"]) == ("2024-05-06", "某某日报", "营收破百亿")
    assert {"field", "value", "origin", "start", "read", "chosen"} == set(shown["candidates"][0])


def pages() -> list[Path]:
    folders = [folder for folder in (SHARED / "gold" / "dev", SHARED / "corpus") if folder.is_dir()]
    return sorted(file for folder in folders for file in folder.iterdir() if file.name in DATES)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside the repository")
def test_the_date_of_every_page_that_shows_one_is_found() -> None:
    assert len(pages()) == len(DATES)
    found = {file.name: read(file.read_bytes(), file.name)[0] for file in pages()}
    assert {name: document and document.published for name, document in found.items()} == DATES


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside the repository")
def test_no_fact_comes_from_outside_the_article() -> None:
    for file in pages():
        result = extract(file)
        assert result.document is not None
        spans = [result.document.offsets.span(block.start, block.end) for block in result.document.blocks]
        for fact in result.facts:
            assert any(start <= fact.start and fact.end <= end for start, end in spans), fact
        assert [words for words in BESIDE if words in result.document.text] == [], file.name
