"""`factx rules check`: what is wrong in a pack, or of no use, is told with its place; the shipped packs are clean."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Command

from factx.packs.findings import Finding

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "cases" / "check.yaml").read_text("utf-8"))["cases"]
README = (ROOT / "README.md").read_text("utf-8")
CODE = re.compile(r"\[([a-z-]+)\]$", re.MULTILINE)


def test_the_shipped_packs_are_clean(factx: Command) -> None:
    outcome = factx("rules", "check")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("nothing found in ")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join((case["code"], case.get("why", ""))))
def test_a_page_is_what_it_was(factx: Command, case: dict[str, Any]) -> None:
    Path("pack.yaml").write_bytes(case["pack"].encode(case.get("encoding", "utf-8")) * case.get("times", 1))
    outcome = factx("rules", "check", "pack.yaml")
    assert outcome.out == case["page"]
    assert (outcome.code, outcome.err) == (1, "")
    assert case["code"] in CODE.findall(outcome.out)


@pytest.mark.usefixtures("few")
def test_the_page_of_very_many_faults_comes_to_an_end(factx: Command) -> None:
    Path("pack.yaml").write_text("".join(f"robot{number}: 1\n" for number in range(300)), "utf-8")
    lines = factx("rules", "check", "pack.yaml").out.splitlines()
    assert lines[:3] == ["pack.yaml:1:1: error: unknown key 'robot0' in a pack [unknown-key]", "    robot0: 1", "    ^^^^^^"]
    assert lines[-2:] == ["pack.yaml: error: more is wrong: only the first 200 are told [too-many]", "201 errors in 1 pack"]


def test_every_kind_of_finding_has_a_page() -> None:
    """The last two are shown by tests of their own."""
    folder = ROOT / "factx" / "packs"
    sources = [*(folder / f"{name}.py" for name in ("nodes", "reading", "merging", "store")), *(folder / "lints").glob("*.py")]
    codes = {code for path in sources for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text("utf-8"))}
    assert codes - {case["code"] for case in CASES} == {"pack-unreadable", "too-many"}


def test_every_warning_is_documented() -> None:
    warnings = {code for case in CASES for code in re.findall(r": warning: .*\[([a-z-]+)\]$", case["page"], re.MULTILINE)}
    section = README.split("tells warnings:\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    assert {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)} == warnings


@pytest.mark.usefixtures("few")
def test_all_fields_are_given_to_machines(factx: Command) -> None:
    Path("pack.yaml").write_text("disable: [registered-user]\nrule: []\n", "utf-8")
    outcome = factx("rules", "check", "pack.yaml", "--format", "json")
    disabled, key = json.loads(outcome.out)
    assert outcome.code == 1
    assert list(key) == list(Finding._fields)
    assert (key["level"], key["code"], key["file"], key["line"], key["column"]) == ("error", "unknown-key", "pack.yaml", 2, 1)
    assert (key["nearest"], key["width"], key["text"]) == ("rules", 4, "rule: []")
    assert disabled["nearest"] == "registered-users"


@pytest.mark.usefixtures("few")
def test_packs_beside_are_read_and_not_told_of(factx: Command) -> None:
    Path("mine.yaml").write_text("disable: [robots]\n", "utf-8")
    Path("other.yaml").write_text(next(case["pack"] for case in CASES if case["code"] == "inert-need"), "utf-8")
    assert factx("rules", "check", "mine.yaml").code == 1
    assert factx("rules", "check", "mine.yaml", "--rules", "other.yaml").out == "nothing found in 1 pack\n"
    both = factx("rules", "check", "--rules", "mine.yaml", "--rules", "other.yaml")
    assert both.out.startswith("other.yaml:")


@pytest.mark.usefixtures("few")
def test_a_pack_that_is_not_there_is_4(factx: Command) -> None:
    outcome = factx("rules", "check", "nowhere.yaml")
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("nowhere.yaml: error: cannot read the rule pack: No such file or directory")
