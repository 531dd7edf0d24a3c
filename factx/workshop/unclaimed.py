"""Numbers that no rule speaks of, by the words that stand before them: what a pack lacks, the commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from factx.explain.ledger import ledger
from factx.model import Mention, Quantity
from factx.pipeline import Page, Trace
from factx.text import Lines
from factx.workshop.wording import bare

# The words before a number that make its context: so many characters without spaces, or words with them.
_CHARACTERS, _WORDS = 8, 3
# How far back that is looked for, and how far words may go on that say nothing of their own (同比增长, rose to).
_REACH, _IDLE = 60, 20
_OPEN = ("no-trigger", "wrong-unit")


class Unclaimed(NamedTuple):
    """Numbers in one context. times: how often; unit: theirs, or the word behind; number, file, line: the first of them."""

    times: int
    before: str
    unit: str
    number: str
    file: str
    line: int


def unclaimed(ways: Iterable[Trace]) -> list[Unclaimed]:
    """The quantities of many documents for which the ledger has no trigger in reach, or only of what has another unit."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[str, str, int]] = {}
    for way in ways:
        document, lines, seen = way.page.document, Lines(way.page.document.source), 0
        for entry in ledger(way):
            mention = entry.numeral.mention
            if entry.bucket not in _OPEN or mention is None or mention.start < seen or not isinstance(mention.value, Quantity):
                continue
            seen = mention.end
            context = _before(way.page, mention), mention.value.unit or _behind(way.page, mention)
            counts[context] += 1
            line = lines.at(document.offsets.span(mention.start, mention.end)[0])
            first.setdefault(context, (" ".join(mention.text.split()), document.name, line))
    ranked = sorted(counts.items(), key=lambda item: (not item[0][0], -item[1], item[0]))  # without words, nothing can be done
    return [Unclaimed(times, before, unit, *first[before, unit]) for (before, unit), times in ranked]


def _before(page: Page, mention: Mention) -> str:
    """The last words before a number that say something of their own, in its line, behind the last name, date or number."""
    others = (other.end for other in page.mentions if other.end <= mention.start)
    start = max(page.folded.rfind("\n", 0, mention.start) + 1, mention.start - _REACH, max(others, default=0))
    idle = range(max(start, mention.start - _IDLE), mention.start)
    end = next((at for at in idle if page.cues.residue(at, mention.start) == 0), mention.start)
    words = page.folded[start:end]
    marks = [at for at, character in enumerate(words) if not (character.isalnum() or character in " -&")]
    words = bare(words[max(marks, default=-1) + 1 :].strip(), page.language)
    return " ".join(words.split()[-_WORDS:]) if words.isascii() else bare(words[-_CHARACTERS:], page.language)


def _behind(page: Page, mention: Mention) -> str:
    """The word right behind a number without a unit."""
    end = mention.end + 1
    while page.folded[end : end + 1].isalpha() and page.folded[end].isascii():
        end += 1
    return page.folded[mention.end + 1 : end] if page.folded[mention.end : mention.end + 1] == " " else ""
