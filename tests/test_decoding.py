"""From bytes to text: the file's own word counts, but not against the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.documents.decoding import decode

SIMPLIFIED = "某公司今年的营业收入为一百二十亿元，比上一年增长了两成，这是公司成立以来最好的成绩。"
TRADITIONAL = "某公司今年的營業收入為一百二十億元，比上一年增長了兩成，這是公司成立以來最好的成績。"

JAPANESE = "<meta charset=Shift_JIS>売上高は百二十億円でした。"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-16"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be"),
        ("Revenue rose by a fifth.".encode("utf-16-le"), "Revenue rose by a fifth.", "utf-16-le"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs"),
        (("<meta charset=gb2312>" + SIMPLIFIED).encode("gbk"), "<meta charset=gb2312>" + SIMPLIFIED, "gb18030"),
        (("<meta charset='big5'>" + TRADITIONAL).encode("big5"), "<meta charset='big5'>" + TRADITIONAL, "big5hkscs"),
        (JAPANESE.encode("cp932"), JAPANESE, "cp932"),
        (("<meta charset=gbk>" + SIMPLIFIED).encode(), "<meta charset=gbk>" + SIMPLIFIED, "utf-8"),
        (("<meta charset=utf-8>" + SIMPLIFIED).encode("gbk"), "<meta charset=utf-8>" + SIMPLIFIED, "gb18030"),
        (b"a\r\nb\r", "a\r\nb\r", "utf-8"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str, encoding: str) -> None:
    found = decode(data)
    assert found is not None
    assert (found.text, found.encoding, found.damaged) == (text, encoding, 0)


def test_a_character_cut_off_at_the_end_is_let_pass() -> None:
    found = decode(SIMPLIFIED.encode()[:-1])
    assert found is not None
    assert (found.text, found.encoding, found.damaged) == (SIMPLIFIED[:-1] + "\ufffd", "utf-8", 1)


def test_a_few_broken_bytes_do_not_lose_a_file() -> None:
    found = decode((SIMPLIFIED * 3).encode() + b"\xff" + SIMPLIFIED.encode())
    assert found is not None
    assert (found.encoding, found.damaged) == ("utf-8", 1)


def test_the_caller_s_encoding_rules() -> None:
    found = decode(SIMPLIFIED.encode("gbk"), "gb2312")
    assert found is not None
    assert found.text == SIMPLIFIED
    assert decode(b"x", "no-such-encoding") is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_keeps_every_character(text: str) -> None:
    found = decode(text.encode())
    assert found is not None
    assert found.text == text.removeprefix("\ufeff")


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    decode(data)
