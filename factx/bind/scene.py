"""One sentence as binding sees it: its numbers, triggers and cues, and the questions that can be asked about spans of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from factx.bind.counting import Counting
from factx.bind.numbers import NUMBERS, alike, conversions, counts
from factx.bind.spot import Spot
from factx.candidates import Candidate, Span, Trigger, Vetoed
from factx.cues import Cues
from factx.languages.record import Language
from factx.model import Duration, Mention, Ordinal, Period, Quantity, Refusal
from factx.packs import Catalogue
from factx.text import clauses

_HYPHENED = re.compile("-[a-z]")
_LONG = 100  # days: more than a quarter


class Scene:
    """A sentence, read-only."""

    def __init__(self, folded: str, span: Span, block: int, mentions: Sequence[Mention], triggers: Sequence[Trigger],
                 vetoed: Sequence[Vetoed], cues: Cues, catalogue: Catalogue, language: Language) -> None:
        self.folded, self.span, self.block = folded, span, block
        self.mentions, self.triggers, self.vetoed, self.cues = mentions, triggers, vetoed, cues
        if any(cues.asides.holds(t.start) for t in triggers):
            self.triggers = [t for t in triggers if not cues.asides.holds(t.start)]
        self._trigger_starts, self._mention_starts = [t.start for t in self.triggers], [m.start for m in mentions]
        self.metrics, self.reach = catalogue.metrics, language.grammar.reach
        self.attributive, self.increments = language.grammar.attributive, language.grammar.increments
        numbers = [m for m in mentions if isinstance(m.value, NUMBERS)]
        self.grammar, self.copulas = language.grammar, language.grammar.kinds
        self.counting = Counting(folded, span, mentions, cues, language)
        asked = bool(numbers) and cues.first(("view", "forecast"), *span) is not None
        self.names = [m for m in numbers if self._part_of_a_name(m) or (asked and counts(folded, m, self.grammar.polled))]
        self.conversions = conversions(folded, numbers) if len(numbers) > 1 else []
        apart = [*self.names, *self.conversions]
        self.numbers = [m for m in numbers if m not in apart] if apart else numbers
        self.objects, self.unsaid, self.code = language.grammar.objects, language.grammar.unsaid, language.code
        self.hedges, self.trailing, self.adverbs = language.numerals.before, language.numerals.after, language.grammar.adverbs
        self.spaced, self.fields = language.grammar.spaced, language.grammar.fields

    @cached_property
    def clauses(self) -> list[Span]:
        """Its clauses; half of all sentences with a number name no metric, and nobody asks for them."""
        return self._whole(list(clauses(self.folded, *self.span)))

    @cached_property
    def of(self) -> tuple[str, ...]:
        """The words that lead from a share to its whole."""
        return tuple(word + " " for word in self.grammar.of)

    def _part_of_a_name(self, mention: Mention) -> bool:
        """Whether a number is a part of a metric's own name (common equity tier 1 ratio), and not in a trigger's gap, or of an
        adjective (the 20-nation euro zone)."""
        if not (isinstance(mention.value, Quantity) and mention.value.unit) and _HYPHENED.match(self.folded, mention.end):
            ranked = isinstance(mention.value, Ordinal) and self.first_trigger(mention.end, mention.end + self.reach)
            return not (ranked and ranked.start == mention.end + 1)  # but the fifth-largest brewer
        trigger = self.covering(mention.start, mention.end)
        if trigger and trigger.metric.unit == "rank" and isinstance(mention.value, Ordinal):
            return False  # came second
        return trigger is not None and self.folded[trigger.start : trigger.end] in trigger.rule.triggers

    def _whole(self, cut: Sequence[Span]) -> list[Span]:
        """Clauses put together again where the cut went through a name or date (June 30, 2023)."""
        whole: list[Span] = []
        for start, end in cut:
            at = bisect_left(self._mention_starts, start) - 1
            if whole and at >= 0 and start < self.mentions[at].end:
                start = whole.pop()[0]
            whole.append((start, end))
        return whole

    # ------------------------------------------------------------ places
    def spot(self, index: int, before: Candidate | None) -> Spot:
        """The surroundings of the number with that index."""
        mention, last = self.numbers[index], index
        while last + 1 < len(self.numbers) and self._chained(last):
            last += 1
        since = self.numbers[index - 1].end if index else self.span[0]
        clause = self.clause_at(mention.start)
        # A counter can be the metric's own name (2.4 million subscribers): then the tail starts with it.
        own = self.numbers[last]
        named = self.begun_in(own)
        after = named.start if named else own.end
        limit = self.numbers[last + 1].start if last + 1 < len(self.numbers) else self.span[1]
        lead, tail = (max(since, clause[0]), mention.start), (after, min(max(clause[1], after), limit))
        return Spot(mention, before, since, clause, lead, tail)

    def begun_in(self, mention: Mention) -> Trigger | None:
        """The first trigger that begins inside a number's words, behind its figures."""
        at = bisect_right(self._trigger_starts, mention.start)
        trigger = self.triggers[at] if at < len(self.triggers) else None
        return trigger if trigger and trigger.start < mention.end else None

    def clause_at(self, position: int) -> Span:
        return self.clauses[max(0, bisect_left(self.clauses, (position + 1,)) - 1)]

    def bracketed(self, position: int) -> int:
        """Behind the bracket that is open at a position, 0 if none is."""
        opened = self.folded.rfind("(", self.span[0], position)
        return opened + 1 if opened >= 0 and self.folded.find(")", opened, position) < 0 else 0

    def _chained(self, index: int) -> bool:
        """Whether a number and the next are members of one list that shares the noun behind it (4万件和3万件专利)."""
        one, other = self.numbers[index], self.numbers[index + 1]
        return alike(one, other) and self.cues.joins(one.end, other.start)

    def listed_changes(self, spot: Spot) -> bool:
        """Whether nothing but a joining word and cues stands between a number and the one before it."""
        start, number = spot.since, spot.mention.start
        plain = self.cues.residue(start, number) <= 1 and not self.first_trigger(start, number)
        return plain and self.cues.opens_with_join(start, number)

    def arrives(self, start: int, end: int) -> bool:
        """Whether the words right before `end` lead to a new level, of which a date may be told (增至, 放缓至2023年的)."""
        if self.cues.arrives(start, end):
            return True
        last = next((m for m in reversed(self.mentions_in(start, end)) if isinstance(m.value, Period)), None)
        if last is None or self.folded[last.end : end].strip() not in {"", *self.attributive}:
            return False
        return self.cues.arrives(start, last.start)

    def joined(self, start: int, end: int) -> bool:
        """Whether a word that joins the members of a list stands in a span."""
        between = self.folded[start:end]
        return any(word in between for word in self.grammar.joins)

    def milestone(self, end: int) -> bool:  # 1.7%|关口
        return self.folded.startswith(self.grammar.milestones, end)

    # ------------------------------------------------------------ triggers
    def triggers_in(self, start: int, end: int) -> Sequence[Trigger]:
        """Triggers that lie in a span, in order; they never overlap."""
        found = self.triggers[bisect_left(self._trigger_starts, start) : bisect_left(self._trigger_starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def last_trigger(self, start: int, end: int) -> Trigger | None:
        return next(reversed(self.triggers_in(start, end)), None)

    def first_trigger(self, start: int, end: int) -> Trigger | None:
        return next(iter(self.triggers_in(start, end)), None)

    def covering(self, start: int, end: int) -> Trigger | None:
        """The trigger that a span lies in: a gap trigger round a number (invested 9% of sales in R&D), a name round a verb."""
        at = bisect_right(self._trigger_starts, start) - 1
        return self.triggers[at] if at >= 0 and end <= self.triggers[at].end else None

    def about_another(self, start: int, end: int) -> bool:
        """Whether a span names what no rule reads: a metric's words in another sense (销售均价), or a price."""
        if any(start <= v.trigger.start and v.trigger.end <= end for v in self.vetoed):
            return True
        said = self.folded[start:end]
        return any(word in said for word in self.grammar.prices)

    def numbered(self, start: int, end: int) -> bool:
        """Whether a number begins in a span."""
        return any(isinstance(m.value, NUMBERS) for m in self.mentions_in(start, end))

    def has_own_number(self, trigger: Trigger) -> bool:
        """Whether a number that fits a trigger stands right behind it."""
        behind = self.mentions_in(trigger.end, trigger.end + self.reach)
        number = next((m for m in behind if isinstance(m.value, NUMBERS)), None)
        if number is None or not self.fits(trigger, number) or self.cues.residue(trigger.end, number.start):
            return False
        if self.told(trigger.end, number.start) and "," in self.folded[trigger.end : number.start]:
            return False  # 以19%的市场份额居首，青禾以16%的市场份额第二
        base = self.cues.last(("from", "compare"), trigger.end, number.start)
        return base is None or "," not in self.folded[trigger.end : base.start]  # a 55% share of the market, down from 65%

    def moves(self, trigger: Trigger) -> bool:
        """Whether a trigger is the subject of a verb of change that has its own number: net income jumped 35%."""
        verb = self.cues.first(("rise", "fall"), trigger.end, min(trigger.end + self.reach, self.span[1]))
        near = verb is not None and self.cues.residue(trigger.end, verb.start) == 0 and self.heads_number(verb.end)
        return bool(near and verb and "," not in self.folded[trigger.end : verb.end])

    def heads_number(self, position: int) -> bool:
        """Whether only words of change stand between a place and the next number: 较上年末|提高7.3个百分点."""
        behind = self.mentions_in(position, position + self.reach)
        number = next((m for m in behind if isinstance(m.value, NUMBERS)), None)
        return number is not None and self.cues.residue(position, number.start) == 0

    def fits(self, trigger: Trigger, mention: Mention) -> bool:
        """Whether a level of this metric can be written with this unit."""
        return self.counting.fits(trigger, mention)

    # ------------------------------------------------------------ names and dates
    def yearly(self) -> bool:
        """Whether the sentence names a period of a year or more."""
        periods = (m.value for m in self.mentions if isinstance(m.value, Period))
        return any(p.grain == "year" or (p.start and p.end and (p.end - p.start).days > _LONG) for p in periods)

    def takes_up(self, start: int, end: int) -> bool:
        """Whether a span begins with a word for what was just spoken of (it was)."""
        return self.folded[start:end].lstrip().startswith(self.grammar.pronouns)

    def degree(self, start: int, end: int) -> bool:
        """Whether a span holds only what leads to how much something moved (by)."""
        return self.folded[start:end].strip() in self.grammar.degrees

    def told(self, start: int, end: int) -> bool:
        """Whether a span names whom or when (碧桂园为, 2016年为)."""
        return any(not isinstance(m.value, (*NUMBERS, Refusal)) for m in self.mentions_in(start, end))

    def parted(self, start: int, end: int) -> str:
        """The text of a span, parted behind times: 12个月活跃用户 are no 月活."""
        edges = [start, *(m.end for m in self.mentions_in(start, end) if isinstance(m.value, (Duration, Period))), end]
        return " ".join(self.folded[one:other] for one, other in pairwise(edges))

    def in_date(self, position: int) -> bool:
        """Whether a character is part of a period's name (May 2023 is no verb)."""
        at = bisect_right(self._mention_starts, position) - 1
        return at >= 0 and position < self.mentions[at].end and isinstance(self.mentions[at].value, Period)

    def dated(self, start: int, end: int) -> bool:
        return any(isinstance(m.value, Period) for m in self.mentions_in(start, end))

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        found = self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]
        return found[:-1] if found and found[-1].end > end else found
