"""Packs are data that is checked: every fault has its place, nothing in a pack can run or hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from factx.errors import RulesError
from factx.packs import load
from factx.packs.store import shipped

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

VETO = "{id: v, because: none, after: [人]}"
FAULTS = [
    ("unknown-key", GOOD.replace("counters:", "countres:"), "did you mean 'counters'", 7),
    ("duplicate-key", GOOD.replace("    counters: [台]\n", "    counters: [台]\n    counters: [个]\n"), "stands twice", 8),
    ("missing-key", GOOD.replace("    metric: robots\n", ""), "needs 'metric'", 4),
    ("unknown-metric", GOOD.replace("metric: robots", "metric: revenu"), "did you mean 'revenue'", 5),
    ("unknown-unit", GOOD.replace("unit: item", "unit: itme"), "did you mean 'item'", 2),
    ("unknown-language", GOOD.replace("{zh: [配送", "{cn: [配送"), "unknown language 'cn'", 6),
    ("duplicate-trigger", GOOD.replace("[配送机器人]}", "[配送机器人, 配送机器人]}"), "stands twice", 6),
    ("empty-trigger", GOOD.replace("[配送机器人]}", "[…]}"), "at least one character", 6),
    ("inert-veto", GOOD.replace("    examples:", "    vetoes: [{id: v, because: none}]\n    examples:"), "a veto needs words", 8),
    ("not-a-list", GOOD.replace("[配送机器人]}", "配送机器人}"), "a list is expected", 6),
    ("not-a-mapping", "metrics: [1, 2]\n", "must be a mapping", 1),
    ("pack-syntax", "metrics: {a: [}\n", "", 1),
    ("duplicate-rule", GOOD.replace("id: robots", "id: revenue"), "defined twice", 4),
    ("duplicate-veto", GOOD.replace("    examples:", f"    vetoes: [{VETO}, {VETO}]\n    examples:"), "veto v stands twice", 8),
    ("empty-text", GOOD.replace("counters: [台]", "counters: ['']"), "a text is expected", 7),
    ("unknown-flag", GOOD.replace("family:", "stock: ture, family:"), "did you mean 'true'", 2),
    ("not-a-date", GOOD.replace("{text: 配送机器人的", "{published: soon, text: 配送机器人的"), "not a date", 10),
    ("unknown-key", GOOD.replace("{value: 300}", "{valeu: 300}"), "did you mean 'value'", 9),
    ("unknown-rule", GOOD + "  - {extends: registered-user}\n", "did you mean 'registered-users'", 11),
    ("unknown-rule", GOOD + "disable: [robot]\n", "did you mean 'robots'", 11),
    ("disabled-rule", GOOD + "  - {extends: revenue}\ndisable: [revenue]\n", "rule revenue is disabled in", 11),
    ("unknown-veto", GOOD + "  - {extends: registered-users, lifts: [share-of-user]}\n", "'share-of-registered'", 11),
    ("unknown-key", GOOD + "  - {extends: revenue, id: mine}\n", "unknown key 'id' in an extension", 11),
    ("unknown-key", GOOD + "  - {extend: revenue, id: a, metric: revenue, triggers: {zh: [x]}}\n", "did you mean 'extends'", 11),
    ("alias", GOOD + "entities:\n  - &a {name: X}\n  - *a\n", "anchors and aliases", 12),
]


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


@pytest.mark.parametrize(("code", "text", "says", "line"), FAULTS, ids=[f"{f[0]}-{f[2]}" for f in FAULTS])
def test_faults_have_a_place_and_a_word(tmp_path: Path, code: str, text: str, says: str, line: int) -> None:
    with pytest.raises(RulesError) as caught:
        load((write(tmp_path, text),))
    fault = next((d for d in caught.value.diagnostics if d.code == code), None)
    assert fault is not None, caught.value
    assert says in fault.message
    assert fault.line == line and fault.column > 0
    assert fault.source.endswith("pack.yaml")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        load((write(tmp_path, GOOD.replace("counters:", "countres:").replace("unit: item", "unit: itme")),))
    assert {d.code for d in caught.value.diagnostics} == {"unknown-key", "unknown-unit"}


ALIASES = "rules: [{id: a, metric: revenue, triggers: {zh: &w [" + "x, " * 1000 + "x]}, needs: *w, counters: *w}]"
HOSTILE = {"deep": "[" * 20_000, "wide": "a: " * 5_000, "code": "!!python/object/apply:os.system ['x']", "nul": "\0",
           "dashes": "- " * 3_000, "aliases": ALIASES, "merge": "<<: {rules: []}", "key": "? [a]\n: b"}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_packs_are_refused(tmp_path: Path, hostile: str) -> None:
    with pytest.raises(RulesError):
        load((write(tmp_path, hostile),))


def test_a_missing_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"nowhere\.yaml"):
        load((str(tmp_path / "nowhere.yaml"),))


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
