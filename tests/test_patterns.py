"""Patterns that wait to be asked, and the tables of a language, which hold them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factx.languages import codes, language
from factx.languages.table import Table
from factx.pattern import Pattern

GUARDED = [
    pytest.param(pattern, id=f"{code}-{field}")
    for code in codes()
    for table in vars(language(code)).values()
    if isinstance(table, Table)
    for field, pattern in vars(table).items()
    if isinstance(pattern, Pattern) and any(pattern.holds)
]


@pytest.mark.parametrize("pattern", GUARDED)
@given(data=st.data())
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
def test_no_match_lacks_what_its_pattern_says_it_holds(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.compiled))
    assert any(word in text for word in pattern.holds)
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in pattern.compiled.finditer(text)]


def test_a_text_without_what_a_pattern_holds_is_not_searched() -> None:
    pattern = Pattern("[0-9]+家", holds="家")
    assert not list(pattern.finditer("有12个"))
    assert "compiled" not in vars(pattern)
    assert [match[0] for match in pattern.finditer("有12家")] == ["12家"]


class Small(Table):
    first: str
    second: int = 2


def test_a_table_has_the_fields_of_its_class_and_keeps_them() -> None:
    small = Small(first="a")
    assert (small.first, small.second, small.but(second=3).second) == ("a", 2, 3)
    with pytest.raises(AttributeError, match="first is never changed"):
        small.first = "b"  # type: ignore[misc]


def test_a_table_says_what_it_lacks_and_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match=r"lacks \['first'\] and does not know \['third'\]"):
        Small(third=3)  # type: ignore[call-arg]
