"""Vetoes that take nothing out, needs that ask for nothing, and scopes that are never said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from factx.lexicon import Lexicon
from factx.packs.catalogue import SIDES
from factx.packs.findings import Said
from factx.packs.lints import MANY, Tell
from factx.packs.reading import Reading

_ENDS = "。\n;!?"


def lint(reading: Reading, tell: Tell) -> None:
    for rule in reading.rules.values():
        triggers = [trigger for words in rule["triggers"].values() for trigger in words]
        _inert(rule, tell)
        _apart(rule, triggers, tell)
        _needs(rule, tell)
        _scopes(rule, tell)


def sides(rule: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str, Said]]:
    """Every word of a rule's vetoes, with its veto and where it must stand."""
    for veto in rule.get("vetoes", ()):
        for side in SIDES:
            for word in veto.get(side, ()):
                yield veto, side, word


def covers(side: str, word: str, longer: str) -> bool:
    """Whether a word stands wherever a longer one does, or the same."""
    if side == "inside":
        return word in longer
    if side != "sentence":
        return longer.endswith(word) if side == "before" else longer.startswith(word)
    at = longer.find(word)
    while at > 0 and _letter(word[0]) and _letter(longer[at - 1]):  # one of letters only where a word begins
        at = longer.find(word, at + 1)
    return at >= 0


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _inert(rule: Mapping[str, Any], tell: Tell) -> None:
    """Words for which a trigger is already out by an earlier word, or by a shorter one of the same veto."""
    words = list(islice(sides(rule), MANY))
    for at, (veto, side, word) in enumerate(words):
        for before, (other, where, held) in enumerate(words):
            if where != side or held is word or not covers(side, held, word):
                continue
            if held != word if other is veto else before < at:
                told = "" if other is veto else f" of veto {other['id']}"
                tell(word, "inert-veto", f"{held}{told} takes out all that {word} does")
                break


def _apart(rule: Mapping[str, Any], triggers: list[Said], tell: Tell) -> None:
    """Words that cannot stand beside a trigger, or in a sentence."""
    whole = [trigger for trigger in triggers if "…" not in trigger]
    lexicon = Lexicon(dict.fromkeys(whole))
    for _, side, word in islice(sides(rule), MANY):
        if side in {"sentence", "earlier"}:
            if any(mark in word for mark in _ENDS):
                tell(word, "inert-veto", f"no sentence holds {str(word)!r}: it ends one")
        elif side == "inside":
            if len(whole) == len(triggers):
                tell(word, "inert-veto", f"no trigger has a gap that {word} could stand in")
        elif len(whole) == len(triggers) and _letter(word[0] if side == "after" else word[-1]):
            joined = [word + trigger if side == "before" else trigger + word for trigger in whole[:MANY]]
            beside = (any((start == len(word)) if side == "before" else (end == len(text) - len(word))
                          for start, end, _ in lexicon.occurrences(text)) for text in joined)  # fmt: skip
            if not any(beside):
                tell(word, "inert-veto", f"no trigger stands directly {_other(side)} {str(word)!r}: both are one word")


def _other(side: str) -> str:
    return "before" if side == "after" else "after"


def _needs(rule: Mapping[str, Any], tell: Tell) -> None:
    needs = rule.get("needs", [])[:MANY]
    for word in needs:
        if any(mark in word for mark in _ENDS):
            tell(word, "inert-need", f"no sentence holds {str(word)!r}: it ends one")
        elif held := next((held for held in needs if held != word and covers("sentence", held, word)), None):
            tell(word, "inert-need", f"{held} stands wherever {word} does")


def _scopes(rule: Mapping[str, Any], tell: Tell) -> None:
    """Words that are said of another scope first."""
    owners: dict[str, str] = {}
    for scope, words in rule.get("scopes", {}).items():
        for word in words:
            if owners.setdefault(word, scope) != scope:
                tell(word, "shadowed-scope", f"{word} already says {owners[word]}")
