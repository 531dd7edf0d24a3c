"""The tools of rule authors: what they say of small packs, where every answer is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command

PACK = """\
metrics:
  robots: {label: {zh: 机器人, en: robots}, unit: item, family: operations}
rules:
  - id: robots
    metric: robots
    triggers: {zh: [配送机器人, 送餐机器人]}
    counters: [名]
    scopes: {indoor: [室内]}
    vetoes: [{id: rate, after: [比例], because: a rate}]
    examples:
      - text: 公司拥有室内配送机器人300名。
        facts: [{value: 300, scope: indoor}]
      - text: 送餐机器人的3个优点。
        facts: []
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(PACK, "utf-8")
    return tmp_path / "pack.yaml"


def test_examples_that_hold_are_counted(factx: Command, pack: Path) -> None:
    done = factx("rules", "test", "pack.yaml")
    assert (done.code, done.out) == (0, "2 examples, 0 failed\n")


def test_an_example_that_fails_is_told_with_its_place_and_what_was_found(factx: Command, pack: Path) -> None:
    pack.write_text(PACK.replace("value: 300", "value: 3000"), "utf-8")
    done = factx("rules", "test", "pack.yaml")
    assert done.code == 1
    assert done.out.splitlines() == [
        "pack.yaml:11:15: robots",
        "    text      公司拥有室内配送机器人300名。",
        "    missing   value 3000, scope indoor",
        "    extra     robots 300 item indoor 2023-10-30: 配送机器人300名",
        "2 examples, 1 failed",
    ]


def test_an_example_to_do_may_fail_and_may_not_hold(factx: Command, pack: Path) -> None:
    todo = "        todo: not read yet\n"
    wrong = PACK.replace("value: 300", "value: 3000").replace("scope: indoor}]\n", "scope: indoor}]\n" + todo)
    pack.write_text(wrong, "utf-8")
    assert factx("rules", "test", "pack.yaml").code == 0
    pack.write_text(wrong.replace("3000", "300"), "utf-8")
    done = factx("rules", "test", "pack.yaml")
    assert done.code == 1 and "not read yet; it holds: take the todo away" in done.out


def test_tests_as_json_hold_all_that_the_text_says(factx: Command, pack: Path) -> None:
    pack.write_text(PACK.replace("value: 300", "value: 3000"), "utf-8")
    said = json.loads(factx("rules", "test", "pack.yaml", "--format", "json").out)
    [failure] = said["failures"]
    assert (said["examples"], said["failed"]) == (2, 1)
    assert (failure["line"], failure["column"], failure["rule"]) == (11, 15, "robots")
    assert failure["missing"] == [{"value": "3000", "scope": "indoor"}] and failure["extra"][0]["value"] == "300"


def test_words_that_no_example_misses_are_named(factx: Command, pack: Path) -> None:
    done = factx("rules", "cover", "pack.yaml")
    assert done.code == 1
    assert done.out.splitlines() == [
        "pack.yaml:6:28: robots: triggers 送餐机器人",
        "pack.yaml:9:33: robots: vetoes rate after",
        "5 words, 2 unnoticed (40.0%)",
    ]


def test_cover_keeps_to_the_rules_asked_for(factx: Command, pack: Path) -> None:
    said = json.loads(factx("rules", "cover", "pack.yaml", "--rule", "robots", "--format", "json").out)
    assert (said["parts"], said["unnoticed"]) == (5, 2)
    assert [(word["key"], word["word"], word["side"]) for word in said["words"]] == [
        ("triggers", "送餐机器人", ""), ("vetoes", "", "after"),
    ]
    assert factx("rules", "cover", "pack.yaml", "--rule", "robot").code == 2
