"""Quantities: one value, many spellings, exactly one reading; and what must give none."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factx.languages import language
from factx.model import Mention, Ordinal, Organisation, Quantity, Refusal
from factx.recognisers import codes, quantities
from factx.recognisers._numbers import Numbers
from factx.text import fold

CASES = Path(__file__).parent / "cases"


def load(name: str) -> dict[str, list]:
    return yaml.safe_load((CASES / f"quantities-{name}.yaml").read_text("utf-8"))


def read(text: str, code: str) -> list[Mention]:
    """What codes and quantities read, refusals included."""
    folded, record = fold(text), language(code)
    taken = codes.find(text, folded, record, None, [])
    return sorted([*taken, *quantities.find(text, folded, record, None, taken)], key=lambda m: m.start)


def shown(mention: Mention) -> list[str]:
    value = mention.value
    assert isinstance(value, Quantity)
    number = f"{value.value:f}" + (f"..{value.value_max:f}" if value.value_max is not None else "")
    return [number, "pp" if value.points else value.unit, value.modifier]


def of(kind: type, text: str, code: str) -> list[Mention]:
    return [mention for mention in read(text, code) if isinstance(mention.value, kind)]


def spellings(part: str) -> list[tuple[str, str, list]]:
    return [(code, text, row) for code in ("zh", "en") for row in load(code)[part] for text in row[-1]]


def numbers(expected: str) -> list[Decimal]:
    return [Decimal(number) for number in expected.split("..")]


@pytest.mark.parametrize(("code", "text", "row"), spellings("one"))
def test_one_value_many_spellings(code: str, text: str, row: list) -> None:
    text = str(text)
    [mention] = of(Quantity, text, code)
    got = shown(mention)
    assert (numbers(got[0]), got[1], got[2]) == (numbers(row[0]), row[1], row[2])
    assert mention.text == text


@pytest.mark.parametrize(("code", "text", "rows"), [(code, *row) for code in ("zh", "en") for row in load(code)["many"]])
def test_several_in_one_text(code: str, text: str, rows: list) -> None:
    got = [shown(mention) for mention in of(Quantity, text, code)]
    assert [(numbers(n), *rest) for n, *rest in got] == [(numbers(n), *rest) for n, *rest in rows]


@pytest.mark.parametrize(("code", "text", "row"), spellings("places"))
def test_places(code: str, text: str, row: list) -> None:
    [mention] = of(Ordinal, text, code)
    assert isinstance(mention.value, Ordinal)
    assert mention.value.place == row[0]
    assert not of(Quantity, text, code)


NONE = [(code, reason, text) for code, reasons in load("none").items() for reason, texts in reasons.items() for text in texts]


@pytest.mark.parametrize(("code", "reason", "text"), NONE)
def test_no_quantity(code: str, reason: str, text: str) -> None:
    text = str(text)
    assert not of(Quantity, text, code)
    assert not of(Ordinal, text, code)
    if reason not in ("bare", "word"):
        assert reason in [mention.value.reason for mention in read(text, code) if isinstance(mention.value, Refusal)]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_numeral_begins_as_its_language_says(code: str) -> None:
    tables, numerals = quantities._tables(code), language(code).numerals
    starts = re.compile(f"{tables.reader.plain}|{numerals.starts}")
    for word in (*numerals.tokens, *numerals.words, *numerals.phrases, *"0123456789", ".5"):
        for match in starts.finditer(word):
            assert re.match(f"[{numerals.begins}]", word[match.start() :]), word


def test_number_is_the_span_of_digits_and_scale() -> None:
    text = "放款约人民币9000多亿元，增长"
    [mention] = of(Quantity, text, "zh")
    assert isinstance(mention.value, Quantity)
    assert mention.text == "约人民币9000多亿元"
    assert text[slice(*mention.value.number)] == "9000多亿"
    assert mention.value.scaled and not mention.value.local


def test_local_money_is_marked() -> None:
    assert [m.value.local for m in of(Quantity, "3元和3美元", "zh") if isinstance(m.value, Quantity)] == [True, False]


def test_taken_text_is_left_alone() -> None:
    text = "2022年末达3亿元"
    taken = [Mention(0, 6, text[:6], Refusal("test"))]
    found = quantities.find(text, fold(text), language("zh"), None, taken)
    assert [mention.text for mention in found] == ["3亿元"]


@pytest.mark.parametrize(("text", "values"), [("青禾三元", []), ("青禾涨三元", ["3"]), ("青禾3元", ["3"])])
def test_a_lone_numeral_right_behind_a_name_is_part_of_it(text: str, values: list[str]) -> None:
    taken = [Mention(0, 2, "青禾", Organisation("青禾"))]
    found = [m.value for m in quantities.find(text, fold(text), language("zh"), None, taken)]
    assert [str(value.value) for value in found if isinstance(value, Quantity)] == values


# ---------------------------------------------------------------- laws
DIGITS = "零一二三四五六七八九"
FINANCIAL = "的了约超近至和、，。-~()（） 0123456789.,%万亿元多余第百十千成半倍个家人美港$€£¥abmnk\n分之点几两翻负"


def chinese(number: int) -> str:
    """A whole number below 10^12 in Chinese numerals."""

    def section(n: int) -> str:
        out, gap = "", False
        for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = n // power % 10
            if digit:
                out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = not digit
        return out

    out = ""
    for power, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // power % 10**4
        if part:
            out += ("零" if out and part < 1000 else "") + section(part) + name
    return out or "零"


ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def english(n: int) -> str:
    """A whole number below 10^12 in English words."""
    if n < 20:
        return ONES.split()[n]
    if n < 100:
        return TENS.split()[n // 10 - 2] + ("-" + ONES.split()[n % 10] if n % 10 else "")
    for power, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= power:
            return f"{english(n // power)} {name}" + (" " + english(n % power) if n % power else "")
    raise AssertionError


def value(text: str, code: str) -> Decimal:
    [mention] = of(Quantity, text, code)
    assert isinstance(mention.value, Quantity)
    return mention.value.value


@given(st.integers(10, 10**12 - 1))
@settings(max_examples=150, deadline=None)
def test_numerals_read_back(number: int) -> None:
    assert value(chinese(number) + "件", "zh") == number
    assert value(f"{number:,}件", "zh") == number
    assert value(english(number), "en") == number
    assert value(f"{number:,} stores", "en") == number


@given(st.decimals(0, 99999, places=2), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("", 1)]))
@settings(max_examples=80, deadline=None)
def test_scaled_money_reads_back(number: Decimal, scale: tuple[str, int]) -> None:
    assert value(f"{number}{scale[0]}美元", "zh") == number * scale[1]
    assert value(f"超{number}{scale[0]}元", "zh") == number * scale[1]


@given(st.one_of(st.text(max_size=60), st.text(FINANCIAL, max_size=60)), st.sampled_from(["zh", "en"]))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_mentions_within_it(text: str, code: str) -> None:
    at = 0
    for mention in read(text, code):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        if isinstance(mention.value, Quantity):
            assert mention.start <= mention.value.number[0] < mention.value.number[1] <= mention.end
        at = mention.end


PARTS = "超 约 近 不超过 人民币 US$ 12 3.5 1,234 三千五百 万 亿 多 余 元 美元 % 件 家 个百分点 。 的 营收"


@given(st.lists(st.sampled_from(PARTS.split()), max_size=12))
@settings(max_examples=300, deadline=None)
def test_a_mention_says_by_itself_what_it_says_in_place(parts: list[str]) -> None:
    """What lists lend each other aside, a quantity's own text holds all of it."""
    for mention in of(Quantity, "".join(parts), "zh"):
        [alone] = of(Quantity, mention.text, "zh")
        assert shown(alone) == shown(mention)


@given(st.lists(st.sampled_from([*PARTS.split(), *" -()第名0a半、三一两点个分位负为", "个亿", "分之"]), max_size=12))
@example(["12", "元", " ", "多"])
@example(["三", "个亿"])
@example(["7", "%", "、", "负", "3", "%"])
@settings(max_examples=300, deadline=None)
def test_easy_numbers_are_read_as_with_care(parts: list[str]) -> None:
    text = "".join(parts)
    with pytest.MonkeyPatch.context() as patched:
        easy = read(text, "zh")
        patched.setattr(quantities._Scan, "_plain", lambda *_: None)
        patched.setattr(Numbers, "_counted", lambda *_: None)
        assert read(text, "zh") == easy


HOSTILE = ["1,", "1,111,", "一万", "零", "1.", "第1", "超", "3-", "3、", "a ", "one and ", "1" * 50 + " ", "(1", "百分之", "a1-"]
HOSTILE += ["1:", "十几", "1 ", "亿", "约", "$", "千千", "a@", "1.1.", "http://"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            for code in ("zh", "en"):
                read(unit * times, code)
            best = min(best, time.process_time() - started)
        return best

    seconds(100)
    assert seconds(8000) < 14 * seconds(1600) + 0.05
