"""Words that only tell more of what stands before them: subscribers, who account for most of its revenue, rose 12%."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factx.languages.grammar import Grammar
from factx.model import Mention, Ordinal, Quantity


class Asides:
    """The asides of one text: neither whom nor what nor when they name is that of a number outside. ends: where one begins ->
    where it ends; those with numbers of their own are left out, whose clauses are asked one by one."""

    def __init__(self, folded: str, grammar: Grammar, mentions: Sequence[Mention]) -> None:
        self.ends: dict[int, int] = {}
        if grammar.aside:
            numbers = [m.start for m in mentions if isinstance(m.value, (Quantity, Ordinal))]
            for aside in grammar.aside.finditer(folded):
                at = bisect_left(numbers, aside.start())
                if at == len(numbers) or numbers[at] >= aside.end():
                    self.ends[aside.start()] = aside.end() - 1
        self._starts = list(self.ends)
        self._folded, self._relatives = folded, grammar.relatives

    def holds(self, position: int) -> bool:
        """Whether a place lies in an aside."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self.ends[self._starts[at]]

    def opens(self, start: int, end: int) -> bool:
        """Whether a clause begins as one that only describes a noun before it (, which makes up 8% of revenue,)."""
        return self._folded[start:end].lstrip().startswith(self._relatives)
