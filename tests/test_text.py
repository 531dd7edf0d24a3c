"""Folds keep their length; sentences and clauses cut where a reader would."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.languages.han import SIMPLIFIED, TRADITIONAL
from factx.text import Lines, clauses, fold, sentences


@given(st.text())
def test_fold_keeps_length_and_is_settled(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_the_two_rows_of_characters_agree() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED)
    assert len(set(TRADITIONAL)) == len(TRADITIONAL)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("註冊用戶超１．８億", "注册用户超1.8亿"),
        ("淨利潤，同比＋２０％", "净利润,同比+20%"),
        ("R&D Ｅxpenses", "r&d expenses"),
        ("貸款餘額，佔比", "贷款余额,占比"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("收入1.8亿。利润2亿！好；再见", ["收入1.8亿。", "利润2亿！", "好；", "再见"]),
        ("他说：“收入1.8亿。”利润2亿。", ["他说：“收入1.8亿。”", "利润2亿。"]),
        ("Revenue rose 5%. Net income fell.", ["Revenue rose 5%.", "Net income fell."]),
        ("Acme Inc. sold 3.5 million units. Nice", ["Acme Inc. sold 3.5 million units.", "Nice"]),
        ("The U.S. unit grew.", ["The U.S. unit grew."]),
        ("标题\n正文", ["标题", "正文"]),
    ],
)
def test_sentences(text: str, cut: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(fold(text))] == cut


@given(st.text(alphabet="营收1,.。;；!\n 增长%亿ab:：", max_size=80))
def test_sentences_and_clauses_stay_in_order_and_inside(text: str) -> None:
    folded, last = fold(text), 0
    for start, end in sentences(folded):
        assert last <= start < end <= len(text)
        last = end
        parts = list(clauses(folded, start, end))
        assert parts[0][0] == start and parts[-1][1] == end
        assert all(a[1] == b[0] for a, b in pairwise(parts))


def test_clauses_leave_thousands_whole() -> None:
    text = fold("营收1,234万元，同比增长5%")
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == ["营收1,234万元,", "同比增长5%"]


def test_lines_end_at_every_kind_of_line_end() -> None:
    text = "a\nb\r\nc\rd"
    lines = Lines(text)
    assert [lines.at(text.index(letter)) for letter in "abcd"] == [1, 2, 3, 4]
