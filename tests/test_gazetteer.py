"""Thousands of names at the cost of those that a text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factx.gazetteer import Gazetteer, shelve
from factx.lexicon import Lexicon
from factx.model import Organisation

NAMES = [
    ("蓝汀", "蓝汀股份有限公司", "company"),
    ("蓝汀股份有限公司", "蓝汀股份有限公司", "company"),
    ("蓝汀银行", "蓝汀银行", "bank"),
    ("蓝汀路", "", "word"),
    ("a", "A", "company"),
    ("acme corp", "Acme Corp", "company"),
    ("58同城", "58同城", "company"),
    ("300999.sz", "蓝汀股份有限公司", "company"),
    ("蓝汀", "蓝汀控股", "company"),
]


def test_a_name_stands_for_whom_it_first_named() -> None:
    gazetteer = Gazetteer(*shelve(NAMES))
    assert gazetteer["蓝汀"] == Organisation("蓝汀股份有限公司")
    assert gazetteer["蓝汀银行"] == Organisation("蓝汀银行", "bank")
    assert gazetteer["蓝汀路"] == Organisation("", "word")
    assert "蓝" not in gazetteer and len(gazetteer) == len(NAMES) - 1 == len(dict(gazetteer))


def test_a_ticker_is_known_but_found_in_no_text() -> None:
    gazetteer = Gazetteer(*shelve(NAMES))
    assert gazetteer["300999.sz"] == Organisation("蓝汀股份有限公司")
    assert [end - start for start, end, _ in gazetteer.occurrences("58同城(300999.sz)")] == [4]


@given(st.lists(st.text(alphabet="蓝汀银行路58同城ac .", max_size=40), min_size=1, max_size=3))
def test_the_first_text_is_read_as_all_others(texts: list[str]) -> None:
    gazetteer = Gazetteer(*shelve(NAMES))
    all_at_once = Lexicon({name: gazetteer[name] for name, *_ in NAMES if name != "300999.sz"})
    for text in texts:
        assert sorted(gazetteer.occurrences(text)) == sorted(all_at_once.occurrences(text))
