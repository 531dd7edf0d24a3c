"""Organisations: who is named in a text, of what kind and by which full name; who only seems to be; the laws for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import packs
from factx.errors import RulesError
from factx.model import Mention, Organisation
from factx.recognisers.organisations import find
from factx.text import fold

CASES = Path(__file__).parent / "cases"
# What texts about companies are made of, and what is known to trip up folds.
PIECES = [
    "蓝汀", "股份有限公司", "集团", "银行", "（下称“蓝汀”）", "(300999.SZ)", "中国", "上市", "公司",
    "工商银行",
    "董事长", "2022年", "，", "。", "\n", "增持", "Northgate", " Inc.", " and ", "Bank of ", "Apple's", '("Harbour")',
    "shares", "(", ")", "”", "İ", "ß", "中行",
]  # fmt: skip


def read(text: str, code: str) -> list[Mention]:
    return find(text, fold(text), packs.load().speak(code), None, [])


def named(mention: Mention) -> tuple[str, str, str]:
    assert isinstance(mention.value, Organisation)
    return mention.text, mention.value.kind, mention.value.name


def cases() -> list[Any]:
    return [
        pytest.param(code, text, names, id=f"{section}: {text}")
        for code in ("zh", "en")
        for section, texts in yaml.safe_load((CASES / f"organisations-{code}.yaml").read_text("utf-8")).items()
        for text, names in texts.items()
    ]


@pytest.mark.parametrize(("code", "text", "names"), cases())
def test_a_text_names_these_and_no_others(code: str, text: str, names: dict[str, str]) -> None:
    wanted = {text: (kind, full or text) for text, (kind, _, full) in ((t, k.partition(" ")) for t, k in names.items())}
    assert {text: (kind, name) for text, kind, name in map(named, read(text, code))} == wanted


def leads() -> list[Any]:
    told = yaml.safe_load((CASES / "leads.yaml").read_text("utf-8"))
    return [pytest.param(lead["text"], lead["names"], id=lead["text"].split("\n")[0]) for lead in told]


@pytest.mark.parametrize(("text", "names"), leads())
def test_a_lead_names_a_company_that_no_pack_knows(text: str, names: list[str]) -> None:
    assert {text for text, kind, _ in map(named, read(text, "zh")) if kind in {"company", "bank"}} == set(names)


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize(
    ("entities", "code"),
    [
        ("  - {name: 甲公司, aliases: [甲]}\n  - {name: 乙公司, aliases: [甲]}\n", "duplicate-name"),
        ("  - {name: 甲公司, unless: [乙公司法]}\n", "inert-unless"),
        ("  - {name: 甲公司, unless: [甲公司]}\n", "inert-unless"),
    ],
)
def test_a_pack_says_of_every_name_whose_it_is(tmp_path: Path, entities: str, code: str) -> None:
    pack = tmp_path / "names.yaml"
    pack.write_text(f"entities:\n{entities}", "utf-8")
    with pytest.raises(RulesError) as raised:
        packs.load([str(pack)])
    assert [fault.code for fault in raised.value.diagnostics] == [code]


texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@pytest.mark.parametrize("code", ["zh", "en"])
@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_mentions_lie_in_order_within_the_text(code: str, text: str) -> None:
    found = read(text, code)
    assert all(0 <= m.start < m.end <= len(text) and m.text == text[m.start : m.end] for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(isinstance(m.value, Organisation) and m.value.name and m.value.kind != "word" for m in found)


HOSTILE = ["中国", "银行", "（", "(下称“", "A", "Bank of ", "A and ", "集团有限公司", "家公司", "a股上市", "1"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = process_time()
        for code in ("zh", "en"):
            read(text, code)
        return process_time() - start

    seconds(10)
    few, many = (min(seconds(times), seconds(times)) for times in (1000, 8000))
    assert many < 24 * max(few, 0.01)  # eight times the text: 8 if linear, 64 if not
