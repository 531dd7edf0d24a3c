"""Why a number is a fact or none: own sentences as data, every numeral of every real document, and what the command says."""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Command
from test_gold import DOCUMENTS, SHARED

import factx
from factx.explain.explaining import Wanted, chosen, hidden
from factx.explain.ledger import BUCKETS, Entry, ledger, sums
from factx.explain.proposals import Proposal, propose, yaml_of
from factx.explain.view import columns, explained
from factx.explain.words import REASONS, because
from factx.model import Options
from factx.pipeline import Trace, follow

sys.path.insert(0, str(ROOT / "benchmarks"))

import tracing

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "explain.yaml").read_text("utf-8"))
PUBLISHED = date(2023, 10, 30)


def traced(source: str | bytes, published: date = PUBLISHED, options: Options = Options()) -> Trace:  # noqa: B008 - frozen
    way, diagnostics = follow(source, "a.txt", published, options)
    assert way is not None, diagnostics
    return way


def of(case: dict[str, Any]) -> tuple[Trace, Entry]:
    """The numeral that a case is about."""
    way = traced(case["text"])
    found = chosen(way, ledger(way), Wanted(number=str(case["number"])))
    return way, found[-1 if case.get("last") else 0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['bucket']} {case.get('reason', '')} {case['number']}")
def test_a_number_is_in_its_bucket_for_its_reason(case: dict[str, Any]) -> None:
    way, entry = of(case)
    assert (entry.bucket, entry.reason) == (case["bucket"], case.get("reason", entry.reason))
    if "near" in case:
        near = entry.diagnosis and entry.diagnosis.nearest
        assert near and way.page.document.text[near.start : near.end] == case["near"]
    told = because(way, entry)
    assert told and "{" not in told


@pytest.mark.parametrize("case", [case for case in CASES if "change" in case], ids=lambda case: str(case["number"]))
def test_a_proposed_pack_makes_the_number_a_fact(case: dict[str, Any], tmp_path: Path) -> None:
    way, entry = of(case)
    proposal = propose(way, entry, case.get("metric", ""), case.get("measure", ""))
    assert proposal is not None
    assert case["change"] in (*proposal.pack, *proposal.pack["rules"][0])
    assert case.get("words", "") in yaml_of(proposal)
    assert proposal.fact in admitted(case["text"], proposal, tmp_path, PUBLISHED)


def admitted(source: str | bytes, proposal: Proposal, folder: Path, published: date | None) -> tuple[factx.Fact, ...]:
    """The facts of a document with a proposal, read from its file as anybody's pack is."""
    pack = folder / "proposal.yaml"
    pack.write_text(yaml_of(proposal), "utf-8")
    return factx.extract(source, "a.txt", published, options=Options(rules=(str(pack),))).facts


def test_twenty_that_are_missed_and_twenty_that_are_left_are_told_of() -> None:
    mended = sum("change" in case for case in CASES)
    left = sum("change" not in case and case["bucket"] not in ("fact", "part", "repeat") for case in CASES)
    assert min(mended, left) >= 20


def test_every_reason_has_words() -> None:
    assert {case["reason"] for case in CASES if "reason" in case} <= REASONS.keys()
    assert not BUCKETS.keys() & REASONS.keys() - {"repeat", "implausible", "denied", "vetoed", "time"}


# ---------------------------------------------------------------- real documents
GOLD = SHARED / "gold" / "dev"
REAL = yaml.safe_load((Path(__file__).parent / "cases" / "explain-gold.yaml").read_text("utf-8"))
beside = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold documents are not beside this checkout")


def real(case: dict[str, Any]) -> tuple[Trace, Entry, bytes, date | None]:
    """A numeral of a gold document, and what the document is read with."""
    documents = {d["name"]: d for d in map(json.loads, (GOLD / "docs.jsonl").read_text("utf-8").splitlines())}
    document = documents[case["document"]]
    told = document.get("published") if not document.get("published_in_file") else None
    published, source = date.fromisoformat(told) if told else None, (GOLD / document["file"]).read_bytes()
    way, _ = follow(source, "a.txt", published, Options())
    assert way is not None
    found = chosen(way, ledger(way), Wanted(case["line"], str(case["number"])))
    return way, found[case.get("nth", 0)], source, published


def named(case: dict[str, Any]) -> str:
    return f"{case['document']} {case['number']}"


def is_given(case: dict[str, Any], facts: tuple[factx.Fact, ...]) -> bool:
    """Whether the gold fact of a case is among the facts."""
    wanted = case["metric"], case["measure"], Decimal(case["value"])
    return any((fact.metric, fact.measure, fact.value) == wanted for fact in facts)


@beside
@pytest.mark.parametrize("case", REAL["left"], ids=named)
def test_what_is_rightly_left_is_left_for_its_reason(case: dict[str, Any]) -> None:
    _, entry, _, _ = real(case)
    assert (entry.bucket, entry.reason) == (case["bucket"], case["reason"])


@beside
@pytest.mark.parametrize("case", [*REAL["missed"], *REAL["mended"]], ids=named)
def test_what_is_missed_has_its_reason_and_is_mended_by_a_rule_if_one_can(case: dict[str, Any], tmp_path: Path) -> None:
    way, entry, source, published = real(case)
    if is_given(case, entry.facts):
        pytest.skip("is read by now: take it out of the cases")
    assert (entry.bucket, entry.reason) == (case["bucket"], case["reason"])
    proposal = propose(way, entry, case["metric"], case["measure"])
    mended = proposal is not None and is_given(case, (proposal.fact,))
    assert mended == case["mends"]
    if proposal and mended:
        assert is_given(case, admitted(source, proposal, tmp_path, published))


# ---------------------------------------------------------------- the ledger
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_numeral_is_in_one_bucket_and_facts_are_those_of_extract(path: Path) -> None:
    way = traced(path.read_bytes(), date(2020, 1, 1))
    entries = ledger(way)
    assert sum(sums(entries).values()) == len(entries)
    spans = [entry.numeral[:2] for entry in entries]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    counted = {at for start, end in spans for at in range(start, end)}
    assert {at for at, character in enumerate(way.page.folded) if character in "0123456789"} <= counted
    facts = factx.extract(path.read_bytes(), "a.txt", date(2020, 1, 1)).facts
    assert way.resolved.facts == facts
    given = [fact.id for entry in entries if entry.bucket == "fact" for fact in entry.facts]
    assert sorted(given) == sorted(fact.id for fact in facts)
    for entry in entries:
        told = because(way, entry)
        assert told and "(?)" not in told and "()" not in told, (entry, told)


# ---------------------------------------------------------------- the command
SAMPLE = str(ROOT / "samples" / "qinghe-bangdan.md")


def test_the_ledger_is_the_sum_of_its_entries(factx: Command) -> None:
    done = json.loads(factx("explain", SAMPLE, "--ledger", "--format", "json").out)
    assert done["numerals"] == sum(done["sums"].values()) == len(done["entries"])
    source = Path(SAMPLE).read_text("utf-8")
    assert all(source[entry["start"] : entry["end"]] == entry["text"] for entry in done["entries"])
    assert {name: sum(e["bucket"] == name for e in done["entries"]) for name in done["sums"]} == done["sums"]


def test_numbers_are_chosen_by_line_figures_value_and_metric() -> None:
    way = traced("平台注册用户超1.2亿，放款21.2亿元。\n小程序注册用户3万。")
    entries = ledger(way)

    def numbers(**wanted: Any) -> list[str]:
        return [way.page.folded[slice(*entry.numeral[:2])] for entry in chosen(way, entries, Wanted(**wanted))]

    assert numbers(number="1.2") == numbers(number="用户超1.2亿") == numbers(number="120000000") == ["1.2亿"]
    assert numbers(line=2) == numbers(number="3万", line=2) == ["3万"]
    assert numbers(metric="registered_users") == ["1.2亿", "3万"]
    assert numbers(number="2亿") == []


def test_numbers_of_the_markup_are_told_from_those_of_the_text(factx: Command) -> None:
    way = traced('<html><body><p data-id="4711">营收12亿元，同比增长20%。</p><script>var n = 4711;</script></body></html>')
    assert [place.line for place in hidden(way, Wanted(number="4711"))] == [1, 1]
    assert list(hidden(way, Wanted(number="12"))) == []
    done = factx("explain", SAMPLE, "--number", "4968")
    assert done.code == 0 and "markup" in done.out


def test_knowing_why_costs_extract_next_to_nothing() -> None:
    whole, keeping, _ = tracing.measure([path.read_bytes() for path in sorted((ROOT / "samples").iterdir())], 3)
    assert keeping < 0.02 * whole


def test_what_is_not_there_is_said(factx: Command) -> None:
    done = factx("explain", SAMPLE, "--number", "987654")
    assert (done.code, done.out) == (1, "") and "no such number" in done.err
    assert factx("explain", "nowhere.txt").code == 3


def test_marks_stand_below_what_they_mark() -> None:
    text = "小程序撮合交易额达到3.2亿元，平台注册用户为8000万人。"
    way = traced(text)
    [entry] = chosen(way, ledger(way), Wanted(number="8000万"))
    rows = ["".join(part for part, _ in row) for row in explained(way, entry, None, 100)]
    at = next(n for n, row in enumerate(rows) if "^" in row)
    for words, mark in (("8000万人", "^"), ("注册用户", "~")):
        before = columns(rows[at - 1][: rows[at - 1].index(words)])
        assert rows[at].count(mark) == columns(words) and rows[at].index(mark) == before


def test_long_sentences_are_folded_into_the_width(factx: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    Path("a.md").write_bytes(Path(SAMPLE).read_bytes())
    for line in factx("explain", "a.md", "--metric", "registered_users").out.splitlines():
        assert columns(line) <= 60


def test_nothing_that_a_terminal_would_obey_is_written(factx: Command) -> None:
    Path("a\x1b.txt").write_text("营收12\x1b[31m亿元\u202e，注册\x9b用户5万人。<b 4711\x1b>", "utf-8")
    for asked in ((), ("--line", "1"), ("--number", "4711"), ("--format", "json")):
        assert factx("explain", "a\x1b.txt", *asked).out.replace("\n", "").isprintable()


def test_a_measure_may_be_asked_for(factx: Command) -> None:
    Path("a.txt").write_text("2023年，公司营收增幅为12%。", "utf-8")
    asked = ("--number", "12", "--metric", "revenue", "--measure", "change")
    [entry] = json.loads(factx("explain", "a.txt", *asked, "--format", "json").out)["entries"]
    assert [fact["measure"] for fact in entry["facts"]] == ["yoy"]
    assert entry["proposal"]["fact"]["measure"] == "change" and "营收增幅" in entry["proposal"]["pack"]
