"""The small words that say what a number does: changes, shares, comparisons, outlook, denial."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """Cue words of a language, all folded."""

    yoy: tuple[str, ...] = ()
