"""Looking words up at a place in a folded text: no pattern of alternatives, so a thousand words cost what one does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Glossary(Generic[T]):
    """Words looked up at a place in a text, the longest first: by one character, then by length, never by alternatives."""

    def __init__(self, words: Mapping[str, T], backward: bool = False) -> None:
        self._words = words
        self._backward = backward
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[-1 if backward else 0], set()).add(len(word))
        self._lengths = {c: tuple(sorted(ns, reverse=True)) for c, ns in lengths.items()}

    def at(self, text: str, position: int, limit: int) -> tuple[str, T] | None:
        """The longest word that begins at a position and ends by `limit` (backward: that ends there, and begins at it or later).

        Latin words must not go on beyond the word.
        """
        back = self._backward
        edge = position - 1 if back else position
        if not 0 <= edge < len(text):
            return None
        for length in self._lengths.get(text[edge], ()):
            other = position - length if back else position + length
            if (other < limit) if back else (other > limit):
                continue
            word = text[other:position] if back else text[position:other]
            if word in self._words and not _continues(text, other, back):
                return word, self._words[word]
        return None


def _continues(text: str, position: int, back: bool) -> bool:
    """Whether a Latin word goes on over a position, backward or forward."""
    if not 0 < position < len(text):
        return False
    inner, outer = (text[position], text[position - 1]) if back else (text[position - 1], text[position])
    return "a" <= inner <= "z" and ("a" <= outer <= "z" or (not back and "0" <= outer <= "9"))


def index(words: Iterable[str], starts: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """Words by the first character in them that can begin a numeral: character -> (its place in the word, the word)."""
    pattern = re.compile(starts)
    found: dict[str, list[tuple[int, str]]] = {}
    for word in words:
        for match in pattern.finditer(word):
            found.setdefault(word[match.start()], []).append((match.start(), word))
            break
    return {c: tuple(sorted(ws, key=lambda w: -len(w[1]))) for c, ws in found.items()}
