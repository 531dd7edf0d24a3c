"""Where the text names a metric: the packs' triggers, found in one pass, less those that a veto takes out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factx.candidates import Trigger, Vetoed
from factx.model import Mention, Period
from factx.packs import Catalogue, Veto
from factx.packs.catalogue import unhyphened
from factx.text import sentences

# A gap trigger (申请…专利, invested…R&D) may hold this many characters between its two parts; Latin letters say less each.
_GAP, _LATIN_GAP = 30, 90
_GAP_ENDS, _LATIN_GAP_ENDS = (",", "。", ";", ":", "!", "?", "\n"), ("\n", ". ", ";")
# Its marks end nothing: 9,130 U.S. patents.
_INNER = re.compile(r"\b[a-z]\.(?:[a-z]\.)+|(?<=\d),(?=\d{3})")
# What a document is about it says once in so many characters: a bulletin of the day names developers, too, and is not about them.
_SETTING_SPREAD = 1200
# A headline and a lead may speak of profits before the text says which.
_LEAD = 400
# How far from a trigger its sentence is searched for the words that a rule needs or that veto it.
_SENTENCE_REACH = 200
_SENTENCE_ENDS = "。\n;!?"


class Triggers(NamedTuple):
    """What names a metric, in order, none inside another; what a veto took out; what lacks a word that its rule needs."""

    kept: list[Trigger]
    vetoed: list[Vetoed]
    unmet: list[Trigger]


def triggers(folded: str, catalogue: Catalogue, mentions: Sequence[Mention]) -> Triggers:
    """The triggers of a text."""
    found: list[Trigger] = []
    vetoed: list[Vetoed] = []
    unmet: list[Trigger] = []

    @cache
    def settled(setting: tuple[str, ...]) -> bool:
        said = sum(map(folded.count, setting))
        return said > 1 and said * _SETTING_SPREAD >= len(folded)

    plain = unhyphened(folded)
    for start, end, meanings in catalogue.lexicon.occurrences(plain):
        for rule, tail in meanings:
            stop = _closed(plain, start, end, tail) if tail else end
            if stop is None:
                continue
            trigger = Trigger(start, stop, rule, catalogue.metrics[rule.metric])
            if rule.setting and not settled(rule.setting):
                unmet.append(trigger)
                continue
            veto = _veto(folded, trigger) if rule.vetoes else None
            if veto:
                vetoed.append(Vetoed(trigger, veto))
            elif not rule.needs or _sentence_has(folded, trigger, rule.needs):
                found.append(trigger)
            else:
                unmet.append(trigger)
    kept = _meant(_outermost(_uncut(found, mentions)), catalogue)
    # What lies in a longer trigger that was taken is not missed.
    starts = [k.start for k in kept]
    missed = (v for v in vetoed if not _inside(v.trigger, kept, starts))
    return Triggers(kept, sorted(missed, key=lambda v: v.trigger.start), unmet)


def _meant(found: list[Trigger], catalogue: Catalogue) -> list[Trigger]:
    """The triggers, with the metric that a word of many senses has in this document (`Rule.alone`)."""
    if not any(trigger.rule.alone for trigger in found):
        return found
    named: dict[str, int] = {}  # metric -> where it is first named
    for trigger in found:
        if not trigger.rule.alone and not trigger.rule.scope:
            named.setdefault(trigger.metric.id, trigger.start)

    def meant(trigger: Trigger) -> Trigger:
        kinds = [id for id in trigger.rule.alone if id in named and trigger.metric.id not in named]
        known = len(kinds) == 1 and named[kinds[0]] < trigger.end + _LEAD
        return trigger._replace(metric=catalogue.metrics[kinds[0]]) if known else trigger

    return [meant(trigger) if trigger.rule.alone else trigger for trigger in found]


def _inside(trigger: Trigger, kept: Sequence[Trigger], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, trigger.start) - 1
    return at >= 0 and trigger.end <= kept[at].end


def _uncut(found: list[Trigger], mentions: Sequence[Mention]) -> list[Trigger]:
    """Triggers without those that begin in a date behind which another begins: 12个月|活跃买家 is no 月活."""
    begun = {trigger.start for trigger in found}
    ends = [m for m in mentions if isinstance(m.value, Period) and m.end in begun]
    starts = [m.start for m in ends]

    def cut(trigger: Trigger) -> bool:
        at = bisect_left(starts, trigger.start) - 1
        return at >= 0 and trigger.start < ends[at].end < trigger.end

    return [trigger for trigger in found if not cut(trigger)] if ends else found


def _outermost(found: list[Trigger]) -> list[Trigger]:
    """The longest triggers; one that a longer one overlaps keeps its own rest, if that is a word. Of equals, the rule that
    asks for more."""
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.start, -t.end, not (t.rule.needs or t.rule.setting))):
        if not kept or trigger.start >= kept[-1].end:
            kept.append(trigger)
        elif trigger.end > kept[-1].end + 1 and trigger.start > kept[-1].start:
            kept.append(trigger._replace(start=kept[-1].end))
    return kept


def _closed(folded: str, start: int, end: int, tail: str) -> int | None:
    """Where a gap trigger ends whose first part is `[start, end)`; None if its second part does not follow in time."""
    reach, ends = (_LATIN_GAP, _LATIN_GAP_ENDS) if folded[start].isascii() else (_GAP, _GAP_ENDS)
    at = folded.find(tail, end, end + reach + len(tail))
    if at < 0 or any(mark in _INNER.sub("", folded[end:at]) for mark in ends):
        return None
    return at + len(tail)


def _veto(folded: str, trigger: Trigger) -> Veto | None:
    for veto in trigger.rule.vetoes:
        if veto.before and folded.endswith(veto.before, 0, trigger.start):
            return veto
        if veto.after and folded.startswith(veto.after, trigger.end):
            return veto
        if veto.inside and any(folded.find(word, trigger.start, trigger.end) >= 0 for word in veto.inside):
            return veto
        earlier = veto.earlier and _sentence_has(folded, trigger, veto.earlier, before=trigger.start)
        if earlier and not _nearer(folded, trigger, veto.earlier):
            return veto
        if veto.sentence and _sentence_has(folded, trigger, veto.sentence, whole=True):
            return veto
    return None


def _nearer(folded: str, trigger: Trigger, words: Sequence[str]) -> bool:
    """Whether a word that a rule needs stands nearer before its trigger than those words (profit, versus a loss of 48 cents)."""
    floor, end = max(0, trigger.start - _SENTENCE_REACH), trigger.start
    return max((folded.rfind(need, floor, end) for need in trigger.rule.needs), default=-1) > max(
        folded.rfind(word, floor, end) for word in words
    )


def _sentence_has(
    folded: str, trigger: Trigger, words: Sequence[str], whole: bool = False, before: int | None = None
) -> bool:
    """Whether one of the words stands near a trigger in its sentence; whole: and English sentences end with it, too. What a
    rule needs may be said in the one before. before: whether in what of it comes before that position."""
    floor, ceiling = max(0, trigger.start - _SENTENCE_REACH), trigger.end + _SENTENCE_REACH
    if not any(folded.find(word, floor, ceiling) >= 0 for word in words):
        return False  # most are not near at all; to find where the sentence ends takes longer
    start = max(floor, *(folded.rfind(mark, floor, trigger.start) + 1 for mark in _SENTENCE_ENDS))
    end = min(ceiling, *(at for mark in _SENTENCE_ENDS if (at := folded.find(mark, trigger.end, ceiling)) >= 0), ceiling)
    if whole and folded[trigger.start].isascii() and folded.find(". ", start, end) >= 0:
        near = (span for span in sentences(folded, start, end) if span[0] <= trigger.start < span[1])
        start, end = next(near, (start, end))
    return any(_begins(folded, word, start, min(end, before or end)) for word in words)


def _begins(folded: str, word: str, start: int, end: int) -> bool:
    """Whether a word stands in a span; one of letters only where a word begins, so that `own` is not in `down`."""
    at = folded.find(word, start, end)
    while at > start and word[0].isascii() and word[0].isalpha() and folded[at - 1].isascii() and folded[at - 1].isalpha():
        at = folded.find(word, at + 1, end)
    return at >= 0
