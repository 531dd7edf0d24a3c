"""What a document costs does not grow with the number of rules."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

import factx
from factx.model import Options
from factx.packs import load

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.txt"))
HAN = [chr(character) for character in range(0x4E00, 0x9FA5)]


def generated(times: int, folder: Path) -> str:
    """A pack with as many times the shipped rules, each with triggers of the lengths that the shipped one has."""
    chance, rules = random.Random(1), []
    for rule in load().rules * times:
        words: dict[str, list[str]] = {"zh": [], "en": []}
        for trigger in rule.triggers:
            if trigger.isascii():
                words["en"].append("".join(chance.choice("bcdfghjklmnpqrst") for _ in trigger))
            else:
                words["zh"].append("".join(chance.choice(HAN) for _ in range(len(trigger) + 1)))
        triggers = {language: found for language, found in words.items() if found}
        rules.append({"id": f"generated-{len(rules)}", "metric": rule.metric, "triggers": triggers})
    pack = folder / "generated.yaml"
    pack.write_text(yaml.safe_dump({"rules": rules}, allow_unicode=True), "utf-8")
    return str(pack)


def test_ten_times_as_many_rules_cost_about_the_same(tmp_path: Path) -> None:
    text = "\n\n".join(sample.read_text("utf-8") for sample in SAMPLES)
    shipped, many = Options(), Options(rules=(generated(9, tmp_path),))
    assert len(load(many.rules).rules) == 10 * len(load().rules)
    assert factx.extract(text, options=many).facts == factx.extract(text, options=shipped).facts

    times: dict[Options, list[float]] = {shipped: [], many: []}
    for _ in range(15):
        for options, spent in times.items():
            start = perf_counter()
            factx.extract(text, options=options)
            spent.append(perf_counter() - start)
    assert median(times[many]) <= 1.3 * median(times[shipped])
