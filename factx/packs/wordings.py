"""Examples that hold for many words: each stands in turn in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factx.packs.findings import Said

SLOT, GAP = "{}", "…"


def unfolded(example: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """An example for each of its words, which knows the word's place; itself if it has none."""
    if "words" not in example:
        yield example
        return
    rest = {key: value for key, value in example.items() if key != "words"}
    if not example.keys() >= {"text", "facts"}:
        return
    for word in (word for word in example["words"] if fits(example["text"], word)):
        facts = [{key: filled(value, word) for key, value in fact.items()} for fact in example["facts"]]
        yield {**rest, "text": Said(filled(example["text"], word), word.place), "facts": facts}


def filled(text: str, word: str) -> str:
    """A text with a word in its slot; the parts of a word with a gap in a slot each."""
    for part in word.split(GAP):
        text = text.replace(SLOT, part, 1)
    return text


def fits(text: str, word: str) -> bool:
    """Whether a text has a slot for each part of a word."""
    return text.count(SLOT) == word.count(GAP) + 1
