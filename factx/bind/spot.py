"""One number of a sentence and where it stands there."""

from __future__ import annotations

from typing import NamedTuple

from factx.candidates import Candidate, Span
from factx.model import Mention


class Spot(NamedTuple):
    """One number and the stretches around it that decide what it says.

    before: what the number before it was bound to, if it was. since: where that number ends, or the sentence starts. clause: the
    number's clause. lead: from `since` or the clause's start up to the number. tail: from the number (or the last of its list)
    to the clause's end or the next number.
    """

    mention: Mention
    before: Candidate | None
    since: int
    clause: Span
    lead: Span
    tail: Span
