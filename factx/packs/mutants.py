"""A rule with one of its words taken out: what its examples should notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factx.packs.catalogue import SIDES, Rule, Share, Veto
from factx.packs.findings import Place, Said
from factx.packs.nodes import Pack

_WORDS = {"triggers", "counters", "needs", "setting", "scopes", "shares"}
_SINGLE = {"scope": "", "measure": "", "gains": "", "percent": "", "total": "", "pair": "", "sign": 1}


class Part(NamedTuple):
    """One word of a rule, or the words of one side of a veto, as a pack says it.

    key: `triggers`, `vetoes`...; of: the scope, the veto's id or the share's metric that it belongs to; word: "" for a side of
    a veto, which `side` names.
    """

    place: Place
    rule: str
    key: str
    word: str
    of: str = ""
    side: str = ""

    @property
    def head(self) -> str:
        """What stands in every text that the part can matter to; "" if nothing must."""
        return self.word.partition("…")[0] if self.key in _WORDS else ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.key, self.of, self.side, self.word)))


def parts(path: Path) -> Iterator[Part]:
    """All that can be taken out of the rules of a valid pack, in order."""
    for rule in Pack(path, path.read_bytes()).content.get("rules", ()):
        yield from _parts(rule, str(rule.get("id") or rule["extends"]))


def _parts(rule: dict[str, Any], id: str) -> Iterator[Part]:
    def part(key: str, word: Said, **of: str) -> Part:
        return Part(word.place, id, key, str(word), **{name: str(value) for name, value in of.items()})

    taken: set[str] = set()  # one spelling may stand in the lists of both languages: it is one trigger
    for word in (word for words in rule.get("triggers", {}).values() for word in words):
        if word not in taken:
            yield part("triggers", word)
        taken.add(word)
    for key in ("counters", "needs", "setting", "under", "alone"):
        yield from (part(key, word) for word in rule.get(key, ()))
    for scope, words in rule.get("scopes", {}).items():
        yield from (part("scopes", word, of=scope) for word in words)
    for veto in rule.get("vetoes", ()):
        for side in SIDES:
            if words := veto.get(side):
                yield Part(words[0].place, id, "vetoes", "", str(veto["id"]), side)
    for share in rule.get("shares", ()):
        yield from (part("shares", word, of=share["metric"]) for word in share["of"])
    yield from (part(key, rule[key]) for key in _SINGLE if key in rule and rule[key] != str(_SINGLE[key]))


def without(rule: Rule, part: Part) -> Rule:
    """The rule that is left when a part is taken out."""
    key, word = part.key, part.word
    change: dict[str, Any] = {key: _SINGLE[key]} if key in _SINGLE else {}
    if key == "scopes":
        change[key] = {scope: _less(words, word) if scope == part.of else words for scope, words in rule.scopes.items()}
    elif key == "shares":
        change[key] = tuple(Share(_less(s.of, word), s.metric) if s.metric == part.of else s for s in rule.shares)
    elif key == "vetoes":
        change[key] = tuple(_silenced(veto, part) for veto in rule.vetoes)
    elif not change:
        change[key] = _less(getattr(rule, key), word)
    return rule._replace(**change)


def _less(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(other for other in words if other != word)


def _silenced(veto: Veto, part: Part) -> Veto:
    silence: dict[str, Any] = {part.side: ()}
    return veto._replace(**silence) if veto.id == part.of else veto
