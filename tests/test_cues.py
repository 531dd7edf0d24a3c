"""The small words: what they are, and what is left of a span when they are taken away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.cues import Cues
from factx.packs import load
from factx.recognisers import recognise
from factx.text import fold


def cues(text: str, code: str = "zh") -> Cues:
    language = load().speak(code)
    return Cues(fold(text), language.grammar, recognise(text, language, date(2023, 10, 30)))


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("营收同比增长20%", "rise", 1),
        ("利润下降5%", "fall", -1),
        ("净利增20%", "rise", 1),
        ("占营收的5%", "share", 0),
        ("较年初增加", "since", 0),
        ("预计达到5亿", "forecast", 0),
    ],
)
def test_a_cue_word_is_found_with_its_sign(text: str, kind: str, sign: int) -> None:
    found = cues(text).within(kind, 0, len(text))
    assert [cue.sign for cue in found] == [sign]


@pytest.mark.parametrize("text", ["升级用户7000万", "增值服务3项", "降本增效5年", "高端产品3款"])
def test_a_verb_of_one_character_inside_a_word_is_none(text: str) -> None:
    assert not cues(text).last(("rise", "fall"), 0, len(text))


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("达到了约", 0),
        ("2022年", 0),
        ("青禾银行（下称“青禾”）", 0),
        ("已经累计超过", 0),
        ("用电", 2),
        ("拨备余额", 2),
    ],
)
def test_what_says_something_of_its_own_is_left(text: str, residue: int) -> None:
    assert cues(text).residue(0, len(text)) == residue


COUNTED = {"3个步骤": True, "3个，": False, "3个占": False, "3个": False, "3个以上": False}


@pytest.mark.parametrize(("text", "goes_on"), COUNTED.items())
def test_a_number_may_count_what_follows_it(text: str, goes_on: bool) -> None:
    assert cues(text).goes_on(2) is goes_on


def test_verbs_of_change_lead_to_a_level() -> None:
    text = "营收由5亿元增至8亿元"
    start = text.index("增")
    assert cues(text).arrives(start, text.index("8")) and cues(text).leads(start + 1, len(text))


@given(st.text(alphabet="增长至为的占(）[1.5%用户 ，rose to", max_size=60))
def test_residue_is_bounded_by_the_span(text: str) -> None:
    found = cues(text or " ")
    assert 0 <= found.residue(0, len(text)) <= max(2 * len(text), 0)
