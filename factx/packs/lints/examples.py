"""Rules that are not proven: each has an example of a fact in each of its languages, and one of a text that gives none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factx.languages import detect
from factx.lexicon import Lexicon
from factx.packs.catalogue import unhyphened
from factx.packs.lints import Tell
from factx.packs.merging import again
from factx.packs.reading import Reading
from factx.text import fold


def lint(reading: Reading, tell: Tell) -> None:
    for rule in reading.rules.values():
        examples = [example for example in rule.get("examples", ()) if example.keys() >= {"text", "facts"}]
        _shown(rule, examples, tell)
        if any(rule["triggers"].values()):
            _spoken(rule, examples, tell)
    for pack in reading.packs:
        for extension in pack.content.get("rules", ()):
            if "extends" in extension and not extension.get("examples"):
                tell(extension["extends"], "no-example", f"this extension of {extension['extends']} has no example")


def _shown(rule: Mapping[str, Any], examples: list[Mapping[str, Any]], tell: Tell) -> None:
    """What it takes and what it leaves, each at least once."""
    if not any(_own(rule, example) for example in examples):
        tell(rule["id"], "no-example", f"rule {rule['id']} has no example of a fact")
    if not any(len(_own(rule, example)) < max(1, len(example["facts"])) for example in examples):
        tell(rule["id"], "no-silent-example", f"rule {rule['id']} has no example of a text that it must not take")
    for text in again(example["text"] for example in examples):
        tell(text, "duplicate-example", "this text stands twice in the rule")


def _spoken(rule: Mapping[str, Any], examples: list[Mapping[str, Any]], tell: Tell) -> None:
    """Each language with its triggers, and each text with a part of one of them."""
    triggers = (trigger for words in rule["triggers"].values() for trigger in words)
    lexicon = Lexicon(dict.fromkeys(part for trigger in triggers for part in unhyphened(trigger).split("…")))
    spoken = set()
    for example in examples:
        text, code = example["text"], detect(example["text"])
        if not rule["triggers"].get(code):
            tell(text, "foreign-example", f"rule {rule['id']} has no triggers of this text's language, {code}")
        elif not lexicon.occurrences(unhyphened(fold(text))):
            tell(text, "idle-example", f"no trigger of rule {rule['id']} stands in this text")
        elif _own(rule, example):
            spoken.add(code)
    for code, words in rule["triggers"].items():
        if words and code not in spoken and any(_own(rule, example) for example in examples):
            tell(code, "unproven-language", f"rule {rule['id']} has no example of a fact in {code}")


def _own(rule: Mapping[str, Any], example: Mapping[str, Any]) -> list[Any]:
    """The facts of an example that are of a metric which its rule gives."""
    given = {rule["metric"], *(rule.get(key) for key in ("gains", "pair")), *(s.get("metric") for s in rule.get("shares", ()))}
    return [fact for fact in example["facts"] if fact.get("metric", rule["metric"]) in given]
