"""The cleaners: found by scanning, chosen by content."""

from __future__ import annotations

import pytest

from factx.cleaners import cleaner, cleaners
from factx.cleaners.columns import table
from factx.cleaners.wrapping import broken, continues
from factx.cleaners.writer import Writer


def test_each_cleaner_has_a_name_of_its_own_and_never_fails_on_nothing() -> None:
    names = [one.NAME for one in cleaners()]
    assert len(set(names)) == len(names) >= 4
    for one in cleaners():
        assert one.clean("").blocks == ()
        assert 0 <= one.score("", "") <= 100


@pytest.mark.parametrize(
    ("source", "name", "wanted"),
    [
        ("<div><p>一</p></div>", "a.txt", "html"),
        ("# 一\n\n**二**\n", "a.txt", "markdown"),
        ("---\ntitle: 一\n---\n<div>\n<p>二</p></div>", "a.md", "html"),
        ("<html><script>\n * a\n * b\n * c\n * d\n * e\n * f\n * g\n</script><p>一</p>", "a.html", "html"),
        ("一\n二\n", "a.txt", "plain"),
        ("一\n二\n", "a.md", "markdown"),
        ("<?xml version='1.0'?>\n<rss><channel/></rss>", "a.txt", "feed"),
        ("1 < 2 and 3 > 2", "a.txt", "plain"),
    ],
)
def test_content_counts_before_the_suffix(source: str, name: str, wanted: str) -> None:
    assert wanted == cleaner(source, name).NAME


def test_a_cleaner_can_be_called_by_name() -> None:
    assert cleaner("<p>", wanted="plain").NAME == "plain"
    with pytest.raises(KeyError):
        cleaner("", wanted="docx")


@pytest.mark.parametrize(
    ("before", "after", "is_broken", "expected"),
    [
        ("今日，", "甲公司", False, True),
        ("按照", "，共有三家", False, True),
        ("统计显示，按照", "甲公司", True, True),
        ("甲公司", "10月24日公布三季报，营收2亿元。", True, True),
        ("甲公司", "10月24日公布三季报，营收2亿元。", False, False),
        ("三季报", "甲公司：净利1亿元 同比增长三成", True, False),
        ("甲公司：净利1亿元 同比增长三成", "甲公司", True, False),
        ("第一段。", "第二段", True, False),
        ("the company said that its profits had", "risen by a fifth", False, True),
        ("Outlook", "the company expects growth", False, False),
    ],
)
def test_where_a_line_goes_on_in_the_next(before: str, after: str, is_broken: bool, expected: bool) -> None:
    assert continues(before, after, is_broken) is expected


def test_a_text_is_broken_where_a_line_ends_in_the_middle_of_a_sentence() -> None:
    assert broken(["今日，", "甲公司"])
    assert not broken(["今日，", "", "甲公司"])
    assert not broken(["一句。", "又一句。"])


def test_the_writer_keeps_the_way_back() -> None:
    source = "a &amp;\u00ad  b"
    writer = Writer(source, entities=True)
    writer.write(0, len(source))
    found = writer.cleaned()
    assert found.text == "a & b"
    assert [source[slice(*found.offsets.span(i, i + 1))] for i in range(5)] == ["a", " ", "&amp;", "\u00ad  ", "b"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["项目\t2023年\t2022年", "营收\t12\t11"], [["项目", "2023年", "2022年"], ["营收", "12", "11"]]),
        (["Q2 2024   Q2 2023", "Revenue    $ 12   $ 11"], [["Q2 2024", "Q2 2023"], ["Revenue", "$ 12", "$ 11"]]),
        (["| 甲 | 1% |", "|----|----|", "| 乙 | 2% |", "完。"], [["甲", "1%"], ["乙", "2%"]]),
        (["来源：某报   2024-03-28   编辑：某某", "公司营收  126亿元，增长8%。"], []),
        (["首页  新闻  财经", "体育  娱乐  科技"], []),
        (["甲\t1"], []),
        (["", "甲\t1"], []),
    ],
)
def test_where_plain_lines_are_a_table(lines: list[str], rows: list[list[str]]) -> None:
    found, taken = table([(line, 0, len(line)) for line in lines], 0)
    assert [[text.strip() for text, _, _ in row] for row in found] == rows
    assert taken == (0 if not rows else sum(not line.endswith("。") for line in lines))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("**Read next:** [Bank hits 400,000 depositors](#)", False), ("Related: more on banks", False),
        ("相关阅读：青禾用户破亿", False), ("延伸閱讀: 青禾用戶破億", False),
        ("Read more than 5 million do: they subscribe", True), ("Related costs: $5 million", True),
    ],
)  # fmt: skip
def test_a_line_that_leads_elsewhere_is_no_text(name: str, line: str, stays: bool) -> None:
    assert (line[-6:] in cleaner("", name).clean(f"A heading\n\nThe text.\n\n{line}\n").text) is stays
