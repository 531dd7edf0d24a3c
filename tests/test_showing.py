"""`factx rules list` and `show`: the rules as the pipeline sees them, each part with the place where it is said."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Command

from factx.packs import load

MINE = """\
rules:
  - extends: registered-users
    triggers: {zh: [注册会员卡]}
    vetoes: [{id: tests, before: ['test '], because: not real}]
disable: [revenue]
"""


def test_rules_list_counts_what_each_has(factx: Command) -> None:
    Path("mine.yaml").write_text(MINE, "utf-8")
    shipped, with_mine = (
        {row["id"]: row for row in json.loads(factx("rules", "list", "--format", "json", *options).out)}
        for options in ((), ("--rules", "mine.yaml"))
    )
    assert list(shipped) == [rule.id for rule in load().rules]
    assert shipped.keys() - with_mine.keys() == {"revenue"}
    plain, extended = shipped["registered-users"], with_mine["registered-users"]
    assert extended["triggers"] - plain["triggers"] == extended["vetoes"] - plain["vetoes"] == 1
    assert extended["examples"] == plain["examples"] > 0
    assert Path(plain["pack"]).name == "users.yaml"


def test_rules_show_gives_the_place_of_every_part(factx: Command) -> None:
    Path("mine.yaml").write_text(MINE, "utf-8")
    outcome = factx("rules", "show", "registered-users", "--rules", "mine.yaml", "--format", "json")
    parts = json.loads(outcome.out)
    own = [(part["part"], part["says"], part["line"]) for part in parts if part["file"] == "mine.yaml"]
    assert own == [
        ("triggers.zh", ["注册会员卡"], 3),
        ("vetoes.tests.id", ["tests"], 4),
        ("vetoes.tests.before", ["test "], 4),
        ("vetoes.tests.because", ["not real"], 4),
    ]
    for part in parts:
        line = Path(part["file"]).read_text("utf-8").splitlines()[part["line"] - 1]
        assert part["part"].split(".")[0] in ("vetoes", "examples", "triggers") or part["says"][0] in line


def test_rules_show_knows_the_nearest_rule(factx: Command) -> None:
    outcome = factx("rules", "show", "registered-user")
    assert outcome.code == 2
    assert "the nearest is registered-users" in outcome.err


def test_rules_of_a_faulty_pack_are_not_listed(factx: Command) -> None:
    Path("mine.yaml").write_text(MINE.replace("[revenue]", "[revenu]"), "utf-8")
    outcome = factx("rules", "list", "--rules", "mine.yaml")
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("mine.yaml:5:11: error: unknown rule 'revenu'; did you mean 'revenue'? [unknown-rule]\n")


def test_the_group_alone_shows_its_help(factx: Command) -> None:
    outcome = factx("rules")
    assert (outcome.code, outcome.err) == (0, "")
    assert "show" in outcome.out
