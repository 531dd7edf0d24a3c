"""From bytes to documents: what is read, what is said about it, and the way back to the source."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factx.documents import quote_of, read
from factx.model import Document, Options

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases" / "documents.yaml").read_text("utf-8"))
DATES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases" / "documents-dates.yaml").read_text("utf-8"))
PARAGRAPH = "某某公司今天公布了年度报告，营业收入为一百二十亿元。"


def document(source: bytes | str, name: str = "", **options: Any) -> Document:
    found, said = read(source, name, **options)
    assert found is not None, said
    return found


def shown(of: Document) -> list[list[str]]:
    """The blocks as the cases write them."""
    rows = []
    for block in of.blocks:
        place = f" {block.cell.row} {block.cell.column}" if block.cell else f" {block.level}" if block.kind == "heading" else ""
        rows.append([block.kind + place, of.text[block.start : block.end]])
    return rows


def lawful(of: Document) -> None:
    """Blocks come in order and cover the text; each one's stretch of the source reads as the block, by another way of reading."""
    assert "\n".join(of.text[block.start : block.end] for block in of.blocks) == of.text
    for block in of.blocks:
        text = of.text[block.start : block.end]
        assert text == " ".join(text.split()) != ""
        start, end = of.offsets.span(block.start, block.end)
        assert 0 <= start < end <= len(of.source)
        assert quote_of(of, start, end) == text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_reader_sees(case: dict[str, Any]) -> None:
    found = document(case["source"])
    assert shown(found) == case["blocks"]
    for field in ("title", "published", "format", "language", "market"):
        if field in case:
            assert getattr(found, field) == case[field], field
    lawful(found)


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["text"])
def test_a_date_is_the_document_s_only_where_it_says_so(case: dict[str, Any]) -> None:
    plain = document(f"标题\n\n{case['text']}\n\n{PARAGRAPH}")
    page = document(f"<html><body><h1>某某公司公布年报</h1><p>{case['text']}</p><p>{PARAGRAPH * 4}</p></body></html>")
    assert (plain.published, page.published) == (case["published"], case["published"])


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2021-05-06T20:00:00Z">', date(2021, 5, 7)),
        ('<meta name="publishdate" content="2021-05-06">', date(2021, 5, 6)),
        ('<script type="application/ld+json">{"datePublished": "2021-05-06T20:00:00+08:00"}</script>', date(2021, 5, 6)),
        ('<link rel="canonical" href="https://example.com/2021/05/06/a.html">', date(2021, 5, 6)),
        ('<meta name="publishdate" content="2021-05-06"><link rel="canonical" href="/2020/01/01/a">', date(2021, 5, 6)),
        ('<meta name="description" content="2021-05-06">', None),
    ],
)
def test_the_head_of_a_page_dates_it(head: str, published: date | None) -> None:
    assert document(f"<html><head>{head}</head><body><p>{PARAGRAPH * 4}</p></body></html>").published == published


def test_a_file_name_dates_what_shows_no_date() -> None:
    assert document(PARAGRAPH, "news-20250805.txt").published == date(2025, 8, 5)
    assert document("2024-01-02\n\n" + PARAGRAPH, "news-20250805.txt").published == date(2024, 1, 2)


def test_the_caller_s_date_wins_and_a_contradiction_is_said() -> None:
    found, said = read(f"标题\n\n2024-01-02\n\n{PARAGRAPH}", published=date(2024, 1, 3))
    assert found is not None
    assert (found.published, found.published_origin) == (date(2024, 1, 3), "option")
    assert [(one.level, one.code) for one in said] == [("info", "date-differs")]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b" \r\n\xef\xbb\xbf", "empty"), ("\ufeff \n", "empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
     (bytes(range(256)) * 9, "binary")],
)  # fmt: skip
def test_what_is_no_text_is_an_error_not_an_exception(data: bytes | str, code: str) -> None:
    found, said = read(data, "x")
    assert found is None
    assert [(one.level, one.code, one.source) for one in said] == [("error", code, "x")]


def test_an_unknown_input_format_is_an_error() -> None:
    assert read("text", options=Options(input_format="docx"))[1][0].code == "format"


def test_options_overrule_what_the_content_says() -> None:
    found = document("<p>1 < 2</p>", options=Options(input_format="plain", language="zh"))
    assert (found.format, found.language, found.text) == ("plain", "zh", "<p>1 < 2</p>")


@given(st.binary(max_size=300) | st.text(max_size=300))
@example(b"\xff\xfe<")
@example("---\ntitle: \n---\n")
@settings(max_examples=150, deadline=None)
def test_nothing_raises(data: bytes | str) -> None:
    found, said = read(data)
    assert (found is None) == any(one.level == "error" for one in said)
    if found:
        assert "\n".join(found.text[block.start : block.end] for block in found.blocks) == found.text


PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<b>", "</b>", "<br>", "<li>", "<h2>", "</h2>", "<pre>",
    "&nbsp;", "&amp;", "1.8", "亿", "甲", " ", "\n", "word", "，", "<sup>1</sup>", "<a href=x>", "</a>", "\u200b",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=200, deadline=None)
def test_every_block_of_a_page_is_found_back_in_its_source(pieces: list[str]) -> None:
    found, _ = read("<p>" + "".join(pieces))
    if found:
        lawful(found)


HOSTILE: dict[str, Callable[[int], str]] = {
    "open elements": lambda n: "<div>" * n,
    "open tables": lambda n: "<table><tr><td>x" * n,
    "end tags that close much": lambda n: "<div>" * n + "</p></div>" * n,
    "quotes without end": lambda n: '<a b="' * n,
    "brackets in quotes": lambda n: '<a b=">"' * n,
    "comments without end": lambda n: "<html>" + "<!--" * n,
    "hidden without end": lambda n: "<div hidden>" * n,
    "skipped without end": lambda n: "<nav><nav " * n,
    "footnotes": lambda n: "<sup><a>" * n,
    "entities": lambda n: "<p>" + "&a" * n,
    "Markdown brackets": lambda n: "# a\n" + "![](" * n,
    "Markdown stars": lambda n: "# a\n" + "*a " * n,
    "one line": lambda n: "营收1.8亿元，" * n,
    "white space": lambda n: "x" + " " * n + "y",
    "line ends": lambda n: "\n" * n + "x",
    "dates": lambda n: "2020-01-01 " * n,
    "elements named like boilerplate": lambda n: "<html>" + "<div class=sidebar><h1>x</h1>" * n + "</div>" * n,
    "paragraphs named like boilerplate": lambda n: "<html>" + "<p class=ad>x" * n,
    "scripts without end in a menu": lambda n: "<html>" + "<div class=nav><script>" * n,
    "elements named the body": lambda n: "<html>" + f"<div class=article-body>{PARAGRAPH}" * n,
    "CDATA": lambda n: "<p>" + "<![CDATA[" * n,
    "linked data": lambda n: '<script type="application/ld+json">' + '"author":{"a":' * n + "</script><p>x",
    "fields of a head": lambda n: "---\n" + "title: >\n" * n + "---\nx",
    "comments in Markdown": lambda n: "# a\n" + "<!--" * n,
    "notes in Markdown": lambda n: "# a\n" + "a [^" * n,
    "openers": lambda n: "<html>" + "<h3>相关新闻</h3>" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_input_not_faster(name: str) -> None:
    def seconds(n: int) -> float:
        source, begun = HOSTILE[name](n), time.process_time()
        read(source)
        return time.process_time() - begun

    few = min(seconds(2_000) for _ in range(3))
    assert min(seconds(16_000) for _ in range(2)) < 8 * 3 * max(few, 0.005)  # below 5 ms the clock says little


def files() -> list[Path]:
    folders = (SHARED / "gold" / "dev", SHARED / "corpus")
    return sorted(file for folder in folders if folder.is_dir() for file in folder.iterdir() if file.suffix != ".jsonl")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside the repository")
def test_every_block_of_every_document_is_found_back_in_its_source() -> None:
    assert files()
    for file in files():
        lawful(document(file.read_bytes(), file.name))
