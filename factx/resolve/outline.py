"""Which blocks govern which: what leads a list or a table in, and the headings over a block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factx.languages.headers import Headers
from factx.model import Block

_MEMBERS = frozenset({"item", "cell", "caption"})
# A line of a list that the format does not mark as one; longer ones, and sentences, end the list.
_LINE = 80
# A line that heads a section is no longer, and lies below all headings.
_HEAD, _DEEPEST = 30, 9
# The end of a block, in which a word may stand that opens a list.
_OPENING = 30


class Outline:
    """The blocks over each block, nearest first."""

    def __init__(self, folded: str, blocks: Sequence[Block], headers: Headers) -> None:
        self._folded, self._leads, self._numbered = folded, headers.leads, re.compile(headers.numbered)
        self._sections = re.compile(headers.sections)
        self._over: list[tuple[Block, ...]] = []
        headings: tuple[Block, ...] = ()
        lead: Block | None = None
        for at, block in enumerate(blocks):
            section = block.kind not in _MEMBERS and self._section(block)
            if block.kind == "heading" or section:
                level = _DEEPEST if section else block.level
                headings, lead = tuple(h for h in headings if h.kind == "heading" and h.level < level), None
                self._over.append(headings)
                headings = (block, *headings)
                continue
            marked = at + 1 < len(blocks) and blocks[at + 1].kind in _MEMBERS
            opens = block.kind not in _MEMBERS and self._opens(block, marked)
            if opens or not (block.kind in _MEMBERS or self._line(block)):
                lead = None
            self._over.append((lead, *headings) if lead else headings)
            lead = block if opens else lead

    def over(self, block: int) -> tuple[Block, ...]:
        """What leads a block in, if it stands in a list or a table, and the headings over it, the nearest first."""
        return self._over[block]

    def _section(self, block: Block) -> bool:
        """Whether a line of plain text heads a section, as its number and its lack of a mark say (二、上年同期业绩情况)."""
        short = block.end - block.start <= _HEAD and self._folded[block.end - 1] not in "。.!?:;,"
        return short and self._sections.match(self._folded, block.start, block.end) is not None

    def _opens(self, block: Block, marked: bool) -> bool:
        """Whether a list follows: a colon says so, or a word like 如下 or the number of an item where the format marks one."""
        end = self._folded[max(block.start, block.end - _OPENING) : block.end].rstrip()
        told = marked and (any(word in end for word in self._leads) or self._numbered.match(self._folded, block.start, block.end))
        return end.endswith(":") or bool(told)

    def _line(self, block: Block) -> bool:
        return block.end - block.start <= _LINE and self._folded[block.end - 1] not in "。.!?"
