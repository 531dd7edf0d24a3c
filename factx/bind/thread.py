"""What a paragraph has been about so far: follow-ons without a subject of their own belong to it."""

from __future__ import annotations

from factx.candidates import CHANGES, Candidate


class Thread:
    """The memory of one block.

    topic: the last metric bound, shares apart; earlier: the one before it of another metric. part: the share or ratio read after
    it, which a change in points belongs to. ratio: the last share read, which the next bare 占 repeats. wholes: where triggers
    start that only name the whole of a share.
    above: what the paragraph before counted, of which this one may give shares; rated: a ratio was read, and no mere share.
    shared: the last share of the block. broken: the last number was bound to nothing, so that what follows cannot lean on the
    topic. change: the last change, whose base the next sentence need not say again.
    expected: the last sentence was an expectation, and only a semicolon ended it.
    """

    def __init__(self, above: Candidate | None = None) -> None:
        self.above = above
        self.topic: Candidate | None = None
        self.earlier: Candidate | None = None
        self.part: Candidate | None = None
        self.ratio: Candidate | None = None
        self.shared: Candidate | None = None
        self.wholes: set[int] = set()
        self.broken = self.rated = False
        self.change: Candidate | None = None
        self.expected = False

    def begin(self) -> None:
        """A new sentence: the topic goes on, the rest does not."""
        self.part = self.ratio = None
        self.broken = False

    def follow(self, candidate: Candidate) -> None:
        self.broken = False
        if candidate.measure in CHANGES:
            self.change = candidate
        ranked = candidate.metric.unit == "rank" and (self.topic or self.shared)  # 比亚迪位居第一，同比增长5%
        if ranked or self._beside(candidate):
            return
        if candidate.part:
            self.part = self.ratio = candidate
            self.shared = candidate if candidate.measure == "share" else self.shared
            self.rated = self.rated or candidate.measure == "level"
        else:
            if self.topic and self.topic.metric is not candidate.metric:
                self.earlier = self.topic
            self.topic, self.part = candidate, None

    def _beside(self, candidate: Candidate) -> bool:
        """Whether an amount for each stands with its noun behind the whole: $2.4bn, or 54 cents a share, from $2bn."""
        topic = self.topic
        if topic is None or topic.sentence != candidate.sentence or topic.metric.each:
            return False
        return candidate.metric.each and candidate.trigger.start >= candidate.mention.end

    @property
    def live(self) -> Candidate | None:
        """The topic, where a number may lean on it."""
        return None if self.broken else self.topic

    @property
    def counts(self) -> Candidate | None:
        """What the block counted last, if parts of it can be told."""
        topic = self.topic
        return topic if topic and not self.rated and topic.metric.unit not in {"%", "rank", "point"} else None
