"""One automaton pass over a folded text for any number of words: the cost does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Folded words, each with what it stands for. Latin words match only at word boundaries (`sales` not in `wholesales`)."""

    def __init__(self, words: Mapping[str, Sequence[T]]) -> None:
        self._words = [word for word in words if word]
        self._meanings = [words[word] for word in self._words]
        self._automaton = None
        if self._words:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(self._words)

    def occurrences(self, folded: str) -> Iterator[tuple[int, int, Sequence[T]]]:
        """(start, end, meanings) of every word in the text, overlapping ones too, by end."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _cuts_word(folded, start, end):
                continue
            yield start, end, self._meanings[index]

    def longest(self, folded: str) -> list[tuple[int, int, Sequence[T]]]:
        """Occurrences that no longer or earlier one overlaps, in order."""
        found = sorted(self.occurrences(folded), key=lambda o: (o[0], -o[1]))
        kept: list[tuple[int, int, Sequence[T]]] = []
        for start, end, meanings in found:
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, meanings))
        return kept


class Register(Generic[T]):
    """Thousands of words that are ready at once: an automaton over as many costs more to build than one text to read.

    Words are found by their first two characters, then by length; those of one character are not found.
    """

    def __init__(self, words: Mapping[str, T]) -> None:
        self._words = words
        self._lengths: dict[str, set[int]] = {}
        for word in words:
            self._lengths.setdefault(word[:2], set()).add(len(word))

    def occurrences(self, folded: str) -> Iterator[tuple[int, int, tuple[T]]]:
        """(start, end, meaning) of every word in the text, overlapping ones too, by start."""
        words, lengths, last = self._words, self._lengths, len(folded)
        for start in [at for at in range(len(folded) - 1) if folded[at : at + 2] in lengths]:
            if start and "a" <= folded[start] <= "z" and "a" <= folded[start - 1] <= "z":
                continue  # inside a Latin word, where most pairs of letters in a text stand
            for length in lengths[folded[start : start + 2]]:
                end = start + length
                if end <= last and (word := folded[start:end]) in words and not _cuts_word(folded, start, end):
                    yield start, end, (words[word],)


def _cuts_word(folded: str, start: int, end: int) -> bool:
    """Whether an occurrence begins or ends inside a Latin word; a plural -s after it is let pass."""
    if start and _latin(folded[start]) and _latin(folded[start - 1]):
        return True
    if end < len(folded) and _latin(folded[end - 1]) and _latin(folded[end]):
        rest = folded[end : end + 3]
        return not (rest[0] == "s" and (len(rest) == 1 or not _latin(rest[1])))
    return False


def _latin(character: str) -> bool:
    return "a" <= character <= "z" or "à" <= character <= "ɏ"
