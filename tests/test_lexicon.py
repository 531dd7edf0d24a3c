"""One pass for any number of words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factx.lexicon import Lexicon


def found(words: list[str], text: str) -> list[str]:
    return [text[start:end] for start, end, _ in Lexicon({w: w for w in words}).longest(text)]


def test_the_longest_word_wins() -> None:
    assert found(["用户", "注册用户", "注册"], "注册用户和用户") == ["注册用户", "用户"]


def test_latin_words_are_whole_words_plurals_let_pass() -> None:
    assert found(["sale", "mau"], "wholesale sales and maus") == ["sale", "mau"]


def test_no_words_find_nothing() -> None:
    assert found([], "任何文字") == []


@given(st.lists(st.text(alphabet="用户注册ab", min_size=1, max_size=4), max_size=5), st.text(alphabet="用户注册ab ", max_size=40))
def test_occurrences_are_the_words_themselves(words: list[str], text: str) -> None:
    lexicon = Lexicon({w: w for w in words})
    found = lexicon.occurrences(text)
    assert all(text[start:end] == word for start, end, word in found)
    longest = lexicon.longest(text)
    assert all(a[1] <= b[0] for a, b in pairwise(longest))
    assert all(any(start < b and a < end for a, b, _ in longest) for start, end, _ in found)


@given(st.text(alphabet="用户注册銀行ab ", max_size=60))
def test_the_first_text_is_read_as_all_others(text: str) -> None:
    """Of many words only those are built for it whose beginnings stand in it."""
    ends = ["", "用", "ab", *map(chr, range(0x4E00, 0x4E28))]
    words = {one + other + end: one for one in "用户注册銀行ab" for other in "用户注册銀行ab" for end in ends}
    for asked in (Lexicon.occurrences, Lexicon.longest):
        lexicon = Lexicon(words)
        first = asked(lexicon, text)
        assert lexicon._asked
        assert asked(lexicon, text) == first
