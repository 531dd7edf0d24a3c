"""What a list expects: the line that leads it in, or the heading over it, says that what its items give is still to come
(For 2025 the company expects:, 2025 Outlook)."""

from __future__ import annotations

from datetime import date

from factx.candidates import Candidate
from factx.cues import Cues
from factx.model import Block, Period
from factx.resolve.outline import Outline

# Characters of their own that a heading may have beside its word (Full-year business outlook).
_HEADING = 10


class Expecting:
    """The expectations over the blocks of one text."""

    def __init__(self, folded: str, cues: Cues, outline: Outline, meets: tuple[str, ...], today: date | None) -> None:
        self._folded, self._cues, self._outline, self._meets, self._today = folded, cues, outline, meets, today

    def of(self, candidate: Candidate, period: Period) -> bool:
        """Whether a candidate is a member of a list of what is expected: nothing in its sentence says that it has happened, nor
        does its date."""
        over = self._outline.over(candidate.block)
        if not over or candidate.metric.announced or not any(map(self._expects, over)):
            return False
        past = period.end and self._today and period.end <= self._today and (candidate.prior or period.start)
        return not past and not self._cues.within("actual", candidate.sentence[0], candidate.mention.start)

    def _expects(self, above: Block) -> bool:
        start, end = above.start, above.end
        cue = self._cues.last(("forecast",), start, end)
        if cue is None or self._folded[start : cue.start].rstrip().endswith(self._meets):
            return False
        if above.kind != "heading":
            return not self._cues.within("actual", cue.end, end)
        return self._cues.residue(start, end) <= _HEADING
