"""The headings of a document: blocks that are marked as one, and short lines that work as one."""

from __future__ import annotations

from bisect import bisect_left

from factx.candidates import Span
from factx.model import Block, Document

# A line without a full stop that is no longer than this heads what follows.
_LENGTH = 30


class Headings:
    """Which blocks of one document are headings."""

    def __init__(self, document: Document, folded: str) -> None:
        self._blocks, self._folded = document.blocks, folded
        self._at = [at for at, block in enumerate(document.blocks) if self._heads(block)]

    def over(self, block: int) -> Span:
        """Where the last heading before a block stands; (0, 0) if there is none."""
        at = bisect_left(self._at, block) - 1
        return (0, 0) if at < 0 else (self._blocks[self._at[at]].start, self._blocks[self._at[at]].end)

    def _heads(self, block: Block) -> bool:
        """Whether a block is a heading, or a short line that works as one."""
        if block.kind == "heading":
            return True
        text = self._folded[block.start : block.end].strip()
        return block.kind == "paragraph" and 0 < len(text) <= _LENGTH and not any(mark in text for mark in "。!?;")
