"""Lists of names that numbers are dealt out to (丰田、本田和博世分别为A、B和C)."""

from __future__ import annotations

from collections.abc import Sequence

from factx.cues import Cues
from factx.model import Organisation
from factx.resolve.roles import BRANDS, Name

# Characters of the longest name that is known only by its place in a list.
_LONGEST = 8


class Lists:
    """The lists of names of one text."""

    def __init__(self, text: str, cues: Cues) -> None:
        self._text, self._cues = text, cues

    def last(self, names: Sequence[Name], places: int) -> Sequence[Name]:
        """The last of the names that are listed, as many as a list of numbers has members; () if they are fewer."""
        run: list[Name] = []
        for name in reversed(names):
            if run and not self._cues.joins(name.end, run[0].start):
                if len(run) >= places:
                    break
                run = []
            run.insert(0, name)
        if len(run) < places:
            run = self._coordinated(names, places) or [n for n in names if n.who.kind in BRANDS]
            run = run if len(run) >= places else [n for n in names if n.who.kind in {*BRANDS, "group"}]  # 本国人、外国人
        return run[-places:] if len(run) >= places else ()

    def _coordinated(self, names: Sequence[Name], places: int) -> list[Name]:
        """The members of a list of names of which some are not known: what is listed with companies is one (丰田、现代和博世)."""
        known = {name.start: name for name in names}
        for at in range(len(names) - 1):
            spans = list(self._cues.members(names[at].start, names[-1].end))
            if len(spans) != places or 2 * (len(names) - at) < places:
                continue
            if all(start in known or (1 < end - start <= _LONGEST and self._text[start:end].isalpha()) for start, end in spans):
                return [known.get(start) or self._unknown(start, end, names[at]) for start, end in spans]
        return []

    def _unknown(self, start: int, end: int, beside: Name) -> Name:
        text = self._text[start:end]
        return Name(start, end, text, Organisation(text, beside.who.kind))
