"""The tools of rule authors: what they say of small packs, where every answer is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from conftest import Command

from factx.packs import store

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
def pack(tmp_path: Path, few: None) -> Path:
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
    found = [(word["key"], word["word"] or "", word["side"] or "") for word in said["words"]]
    assert found == [("triggers", "送餐机器人", ""), ("vetoes", "", "after")]
    assert factx("rules", "cover", "pack.yaml", "--rule", "robot").code == 2


@pytest.mark.usefixtures("few")
def test_words_stand_in_an_example_in_turn(factx: Command, pack: Path) -> None:
    words = "      - {text: '公司拥有{}300台。', words: [配送机器人, 送餐机器人], facts: [{value: 300, quote: '{}300台'}]}\n"
    pack.write_text(PACK + words, "utf-8")
    assert factx("rules", "test", "pack.yaml").out == "4 examples, 0 failed\n"
    assert factx("rules", "cover", "pack.yaml").out.endswith("5 words, 1 unnoticed (20.0%)\n")
    pack.write_text(PACK + words.replace("送餐机器人", "扫地机器人"), "utf-8")
    assert factx("rules", "test", "pack.yaml").out.splitlines()[:2] == [
        "pack.yaml:15:46: robots", "    text      公司拥有扫地机器人300台。",
    ]  # fmt: skip


@pytest.mark.usefixtures("few")
def test_a_word_with_a_gap_stands_around_what_is_between(factx: Command, pack: Path) -> None:
    gap = "      - {text: '公司{}300台{}。', words: [部署…机器人], facts: [{value: 300, quote: '{}300台{}'}]}\n"
    pack.write_text(PACK.replace("送餐机器人]", "送餐机器人, 部署…机器人]") + gap, "utf-8")
    assert factx("rules", "test", "pack.yaml").out == "3 examples, 0 failed\n"


@pytest.mark.usefixtures("few")
def test_further_examples_stand_on_pages_beside_the_packs(factx: Command) -> None:
    Path("mine/examples").mkdir(parents=True)
    Path("mine/robots.yaml").write_text(PACK, "utf-8")
    Path("mine/examples/robots.yaml").write_text("examples: {robots: [{text: 送餐机器人12台。, facts: [{value: 12}]}]}", "utf-8")
    assert factx("rules", "test", "mine").out == "3 examples, 0 failed\n"
    assert factx("rules", "test", "mine/examples/robots.yaml", "mine/robots.yaml").out == "3 examples, 0 failed\n"
    assert factx("rules", "check", "mine").out == "nothing found in 2 packs\n"
    Path("other.yaml").write_text("disable: [robots]", "utf-8")
    assert factx("rules", "list", "--rules", "mine", "--rules", "other.yaml").code == 0  # whose proofs are idle then
    Path("mine/examples/robots.yaml").write_text("examples: {robot: []}", "utf-8")
    assert factx("rules", "check", "mine").code == 1
    assert factx("extract", "--rules", "mine", "mine/robots.yaml").code == 0  # which needs no proof


# ---------------------------------------------------------------- coverage
def test_numbers_that_no_rule_speaks_of_are_counted_by_the_words_before_them(factx: Command) -> None:
    Path("a.txt").write_text("公司去年建成换电站3200座，营收12亿元。\n电池包重280公斤。\n", "utf-8")
    Path("b.txt").write_text("全国累计建成换电站约900座。\n", "utf-8")
    Path("c.txt").write_text("The fleet flew 12,000 sorties in 2022.\n", "utf-8")
    done = factx("rules", "coverage", "a.txt", "b.txt", "c.txt", "--format", "csv")
    assert done.code == 0
    assert done.out.splitlines() == [
        "times,before,unit,number,file,line",
        "2,换电站,座,3200座,a.txt,1",
        "1,fleet flew,sorties,\"12,000\",c.txt,1",
        "1,电池包重,公斤,280公斤,a.txt,2",
    ]


def test_a_pack_takes_its_numbers_out_of_the_coverage(factx: Command, pack: Path) -> None:
    Path("a.txt").write_text("公司拥有配送机器人300台，售货亭12座。", "utf-8")
    assert factx("rules", "coverage", "a.txt").out.count("\n") == 3
    assert factx("rules", "coverage", "a.txt", "--rules", "pack.yaml").out.splitlines()[1:] == ["1,售货亭,座,12座,a.txt,1"]
    assert factx("rules", "coverage", "nowhere").code == 3


# ---------------------------------------------------------------- diff
def test_the_facts_that_a_pack_adds_are_gained(factx: Command, pack: Path) -> None:
    Path("a.txt").write_text("2022年末，公司拥有配送机器人300台。\n去年营收12亿元。\n", "utf-8")
    done = factx("rules", "diff", "shipped", "pack.yaml", "--on", "a.txt")
    assert done.code == 1
    assert done.out.splitlines() == [
        "a.txt:1: gained  robots 300 item 2022-12-31: 配送机器人300台",
        "1 document: 1 gained, 0 lost, 0 changed",
    ]
    assert factx("rules", "diff", "pack.yaml", "shipped", "--on", "a.txt").out.startswith("a.txt:1: lost ")
    assert factx("rules", "diff", "pack.yaml", "pack.yaml", "--on", "a.txt").code == 0


def test_a_fact_that_is_read_otherwise_is_changed_and_not_lost_and_gained(factx: Command, pack: Path) -> None:
    Path("a.txt").write_text("2022年末，公司拥有室内配送机器人300台。", "utf-8")
    Path("new.yaml").write_text(PACK.replace("indoor:", "inside:"), "utf-8")
    said = json.loads(factx("rules", "diff", "pack.yaml", "new.yaml", "--on", "a.txt", "--format", "json").out)
    [change] = said["differences"]
    assert (said["changed"], change["kind"], change["fields"]) == (1, "changed", ["scope"])
    assert (change["old"]["scope"], change["new"]["scope"]) == ("indoor", "inside")


def test_an_older_version_of_a_shipped_pack_takes_its_place(factx: Command) -> None:
    Path("a.txt").write_text("去年公司研发强度为6.2%，营收12亿元。", "utf-8")
    Path("rnd.yaml").write_text((store.shipped() / "rnd.yaml").read_text("utf-8").replace("研发强度", "研制强度"), "utf-8")
    done = factx("rules", "diff", "rnd.yaml", "shipped", "--on", "a.txt")
    assert done.out.splitlines()[0].startswith("a.txt:1: gained  rd_ratio 6.2 %")
    assert done.out.endswith("1 gained, 0 lost, 0 changed\n")


# ---------------------------------------------------------------- new
NEW = [
    ("年末全国共建成换电站约3200座。", "swap_stations", "3200", "换电站"),
    ("截至6月末，公司实名车主达1.2亿人。", "registered_users", "120000000", "实名车主"),
    ("青禾物流日均处理包裹超1.2亿件。", "parcels", "120000000", "包裹"),
    ("去年公司宠物险业务收入12亿元，同比增长8%。", "premiums", "1200000000", "宠物险业务收入"),
    ("The lender has 3.4 million verified drivers.", "registered_users", "3400000", "verified drivers"),
    ("Fleet uptime stood at 97.2% in the quarter.", "fleet_uptime", "97.2", "fleet uptime"),
]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("sentence", "metric", "value", "words"), NEW, ids=[case[3] for case in NEW])
def test_a_rule_is_drafted_by_the_words_that_name_what_a_number_counts(
    factx: Command, sentence: str, metric: str, value: str, words: str
) -> None:
    assert factx("rules", "new", sentence, "--metric", metric, "--value", value, "-o", "new.yaml").code == 0
    [rule] = yaml.safe_load(Path("new.yaml").read_text("utf-8"))["rules"]
    assert list(rule["triggers"].values()) == [[words]]
    assert [bool(example["facts"]) for example in rule["examples"]] == [True, False]
    assert factx("rules", "check", "new.yaml").code == 0
    assert factx("rules", "test", "new.yaml").code == 0
    Path("a.txt").write_text(sentence, "utf-8")
    facts = factx("extract", "a.txt", "--rules", "new.yaml", "--fields", "metric,value").out.splitlines()
    assert f"{metric},{value}" in facts


def test_a_rule_of_its_own_can_be_asked_for(factx: Command) -> None:
    sentence = "截至6月末，公司实名车主达1.2亿人。"
    text = factx("rules", "new", sentence, "--metric", "registered_users", "--value", "120000000", "--rule", "drivers").out
    [rule] = yaml.safe_load(text)["rules"]
    assert (rule["id"], rule["metric"], "extends" in rule) == ("drivers", "registered_users", False)


def test_of_a_fact_that_is_there_only_the_example_is_written(factx: Command) -> None:
    text = factx("rules", "new", "公司注册用户达1.2亿人。", "--metric", "registered_users", "--value", "120000000").out
    [rule] = yaml.safe_load(text)["rules"]
    assert rule.keys() == {"extends", "examples"} and rule["extends"] == "registered-users"


def test_what_cannot_be_drafted_is_told(factx: Command) -> None:
    done = factx("rules", "new", "公司建成换电站3200座。", "--metric", "swap_stations", "--value", "3201")
    assert done.code == 1 and "has no number 3201; it has: 3200座" in done.err
    done = factx("rules", "new", "公司建成换电站3200座。", "--metric", "revenue", "--value", "3200")
    assert done.code == 1 and "no change to a rule makes 3200 a fact of revenue" in done.err
    assert factx("rules", "new", "公司建成换电站3200座。", "--metric", "swap_stations", "--value", "many").code == 2
