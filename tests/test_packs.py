"""Packs are data that is checked: every fault has its place, nothing in a pack can run or hang."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from factx.errors import RulesError
from factx.packs import load
from factx.packs.nodes import MOST
from factx.packs.store import shipped

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "check.yaml").read_text("utf-8"))["cases"]
GOOD = """\
metrics:
  robots: {label: {zh: 机器人, en: robots}, unit: item, family: operations}
rules:
  - id: robots
    metric: robots
    triggers: {zh: [配送机器人]}
    counters: [台]
    examples:
      - {text: 配送机器人300台。, facts: [{value: 300}]}
      - {text: 配送机器人的3个优点。, facts: []}
"""


def write(folder: Path, text: str) -> str:
    path = folder / "pack.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_users_pack_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    catalogue = load((write(tmp_path, GOOD),))
    assert {"robots", "registered_users"} <= catalogue.metrics.keys()


EXTENDING = GOOD + """\
  - extends: registered-users
    sign: -1
    triggers: {zh: [实名会员卡, 注册用户]}
    scopes: {monthly: [月度]}
    lifts: [new-registrations]
    vetoes:
      - {id: share-of-registered, after: [之比], because: a ratio}
      - {id: tests, before: [测试], because: not real}
  - {extends: active-users, scopes: {monthly: [每月], hourly: [每小时]}}
disable: [revenue]
"""


def test_a_users_pack_extends_and_disables_shipped_rules(tmp_path: Path) -> None:
    plain = {rule.id: rule for rule in load().rules}
    changed = {rule.id: rule for rule in load((write(tmp_path, EXTENDING),)).rules}
    assert plain.keys() - changed.keys() == {"revenue"}
    users, old = changed["registered-users"], plain["registered-users"]
    assert set(users.triggers) - set(old.triggers) == {"实名会员卡"}
    assert len(users.triggers) == len(old.triggers) + 1
    assert (users.sign, dict(users.scopes)) == (-1, {"monthly": ("月度",)})
    share, tests = users.vetoes
    assert (share.id, share.because, share.after[-1], tests.before) == ("share-of-registered", "a ratio", "之比", ("测试",))
    assert share.after[:-1] == old.vetoes[1].after
    scopes = changed["active-users"].scopes
    assert scopes["monthly"] == (*plain["active-users"].scopes["monthly"], "每月")
    assert scopes["hourly"] == ("每小时",)
    same = [id for id, rule in changed.items() if rule == plain.get(id)]
    assert len(same) == len(plain) - 3


def test_a_later_pack_extends_an_earlier_one_and_the_files_are_read_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text(GOOD, "utf-8")
    second.write_text("rules: [{extends: robots, triggers: {en: [delivery robots]}}]", "utf-8")
    [robots] = [rule for rule in load((str(first), str(tmp_path), str(second))).rules if rule.id == "robots"]
    assert robots.triggers == ("配送机器人", "delivery robots")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join((case["code"], case.get("why", ""))))
def test_a_pack_with_an_error_is_not_taken_and_one_with_warnings_is(tmp_path: Path, case: dict[str, str]) -> None:
    path = write(tmp_path, case["pack"])
    expected = re.findall(r"^pack\.yaml:(\d+):(\d+): error: .*\[([a-z-]+)\]$", case["page"], re.MULTILINE)
    if not expected:
        assert load((path,))
        return
    with pytest.raises(RulesError) as caught:
        load((path,))
    assert [(str(d.line), str(d.column), d.code) for d in caught.value.diagnostics] == expected
    assert {d.source for d in caught.value.diagnostics} == {path}


@pytest.mark.usefixtures("few")
def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load((write(tmp_path, GOOD.replace("counters:", "countres:").replace("unit: item", "unit: itme")),))
    assert {d.code for d in caught.value.diagnostics} == {"unknown-key", "unknown-unit"}


ALIASES = "rules: [{id: a, metric: revenue, triggers: {zh: &w [" + "x, " * 1000 + "x]}, needs: *w, counters: *w}]"
HOSTILE = {
    "deep": "[" * 1_000_000, "braces": "{" * 1_000_000, "dashes": "- " * 3_000, "wide": "a: " * 5_000, "huge": "- x\n" * 600_000,
    "code": "!!python/object/apply:os.system ['x']", "nul": "\0", "aliases": ALIASES, "merge": "<<: {rules: []}",
    "key": "? [a]\n: b", "documents": "---\na: b\n" * 9,
}  # fmt: skip


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_packs_are_refused(tmp_path: Path, hostile: str) -> None:
    with pytest.raises(RulesError):
        load((write(tmp_path, hostile),))


@pytest.mark.usefixtures("few")
def test_a_long_line_full_of_faults_is_told_in_short_pages(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load((write(tmp_path, "rules: [{" + ", ".join(f"错误的键{n}: 1" for n in range(20_000)) + "}]"),))
    assert len(caught.value.diagnostics) == MOST + 1
    assert caught.value.diagnostics[-1].code == "too-many"
    assert max(len(line) for line in str(caught.value).splitlines()) < 200


def test_a_missing_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"nowhere\.yaml"):
        load((str(tmp_path / "nowhere.yaml"),))


@pytest.mark.usefixtures("few")
def test_a_cached_pack_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factx.packs import store

    monkeypatch.setenv("FACTX_CACHE", str(tmp_path / "cache"))
    path = write(tmp_path, GOOD)
    store._load.cache_clear()
    first = load((path,))
    entry = next((tmp_path / "cache").rglob("*.json"))
    for content in (entry.read_text("utf-8"), "{broken", "[]", ""):
        entry.write_text(content, "utf-8")
        store._load.cache_clear()
        assert load((path,)) == first


def test_every_catalogued_metric_has_labels_in_both_languages() -> None:
    assert shipped().is_dir()
    lacking = [m.id for m in load().metrics.values() if not {"zh", "en"} <= m.labels.keys()]
    assert lacking == []
