"""Looking words up at a place in a folded text: no pattern of alternatives, so a thousand words cost what one does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Glossary(Generic[T]):
    """Words looked up at a place in a text, the longest first. Latin words match only where the word ends too.

    backward: the words are looked up by where they end, with `behind`; else by where they begin, with `at`.
    edge: the characters that the words begin with, or end with if backward. To ask it first saves most looks.
    """

    def __init__(self, words: Mapping[str, T], backward: bool = False) -> None:
        self._words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[-1 if backward else 0], set()).add(len(word))
        self._lengths = {c: tuple(sorted(ns, reverse=True)) for c, ns in lengths.items()}
        self.edge = self._lengths.keys()

    def at(self, text: str, position: int, limit: int) -> tuple[str, T] | None:
        """The longest word that begins at a position and ends by `limit`."""
        for length in self._lengths.get(text[position : position + 1], ()):
            end = position + length
            word = text[position:end]
            if word in self._words and end <= limit and not ("a" <= word[-1] <= "z" and _alphanumeric(text[end : end + 1])):
                return word, self._words[word]
        return None

    def behind(self, text: str, position: int, floor: int) -> tuple[str, T] | None:
        """The longest word that ends at a position and begins at `floor` or later."""
        if position <= floor:
            return None
        for length in self._lengths.get(text[position - 1], ()):
            start = position - length
            word = text[start:position] if start >= floor else ""
            if word in self._words and not (start and "a" <= word[0] <= "z" and "a" <= text[start - 1] <= "z"):
                return word, self._words[word]
        return None


def _alphanumeric(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9"


def index(words: Iterable[str], starts: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where to look for words by each character in them that can begin a numeral.

    Character -> (its place in a word, the length of the word), the longest first.
    """
    pattern = re.compile(starts)
    found: dict[str, set[tuple[int, int]]] = {}
    for word in words:
        for match in pattern.finditer(word):
            found.setdefault(word[match.start()], set()).add((match.start(), len(word)))
    return {c: tuple(sorted(places, key=lambda place: -place[1])) for c, places in found.items()}
