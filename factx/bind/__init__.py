"""Which number says what: every quantity is tied to the metric whose trigger is nearest, or refused with a reason.

One sentence at a time, one quantity at a time, in the order of the text. What stands between the previous number and this one
(the *lead*) decides what the number does:

    注册用户超1.8亿, 同比增长20%, 占总数的52%
    ─trigger─█level   ─cue──█change ─cue──█share
             topic ───────────┴────────────┘       follow-ons belong to the last metric bound, if their lead has no subject

Nothing here knows a word: triggers come from packs, cue words from the language's grammar.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import TypeVar

from factx.bind import hedges
from factx.bind.benchmarks import of_others
from factx.bind.dealing import owners
from factx.bind.making import scope_of
from factx.bind.numbers import NUMBERS
from factx.bind.readings import READINGS
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.bind.triggers import triggers
from factx.candidates import Bound, Candidate, Refused, Rejection, Span, Trigger, Vetoed
from factx.cues import Cue, Cues
from factx.languages.record import Language
from factx.model import Block, Mention, Ordinal, Organisation, Period
from factx.packs import Catalogue
from factx.text import sentences

# Characters; no sentence of a thousand articles is longer, tables without marks and hostile texts are.
_LONGEST = 1500
_START, _BARRED = attrgetter("start"), attrgetter("trigger.start")
_Found = TypeVar("_Found", Mention, Trigger, Vetoed)


def bind(
    folded: str, blocks: Sequence[Block], mentions: Sequence[Mention], cues: Cues, catalogue: Catalogue, language: Language,
    published: date | None = None,
) -> Bound:
    """Candidates and rejections of a whole document; `folded` is the fold of its visible text, `cues` are its cue words.
    published: a day that stands over a table only to say when the text came out."""
    named, vetoed, unmet = triggers(folded, catalogue, mentions)
    numbers = [m for m in mentions if isinstance(m.value, NUMBERS)]
    candidates: list[Candidate] = []
    rejections: list[Rejection] = []
    cells: dict[int, Candidate | Refused] = {}
    if any(block.cell for block in blocks):
        from factx.bind.tables import tabulated  # most documents have no table

        cells = tabulated(folded, blocks, mentions, named, cues, catalogue, language, published)
    thread = Thread()
    for number, block in enumerate(blocks):
        cell = cells.get(number)
        if isinstance(cell, Candidate):
            candidates.append(cell)
            continue
        if not _within(numbers, (block.start, block.end)):
            continue
        thread = Thread(thread.counts)
        for span in _pieces(folded, block):
            if not _within(numbers, span):
                continue
            here, barred = _within(named, span), _within(vetoed, span, _BARRED)
            scene = Scene(folded, span, number, _within(mentions, span), here, barred, cues, catalogue, language)
            for outcome in _outcomes(scene, thread):
                told = _told(scene, thread, outcome, cell)
                if isinstance(told, Candidate):
                    candidates.append(told)
                else:
                    rejections.append(told)
            thread.expected = _expects(scene, thread, candidates)
    return Bound(tuple(candidates), tuple(rejections), tuple(named), tuple(vetoed), tuple(unmet))


def _within(found: Sequence[_Found], span: Span, start: Callable[[_Found], int] = _START) -> Sequence[_Found]:
    """Those of what was found that begin in a span, in the order of the text."""
    return found[bisect_left(found, span[0], key=start) : bisect_left(found, span[1], key=start)]


def _told(scene: Scene, thread: Thread, outcome: Candidate | Rejection, cell: Refused | None) -> Candidate | Rejection:
    """What becomes of a number in a cell that is no figure of its table, and in a sentence that goes on with an expectation."""
    if isinstance(outcome, Rejection):
        return outcome._replace(refused=(cell,)) if cell else outcome
    if cell and cell.why == "head-year":
        return Rejection(outcome.mention, "unbound", outcome.sentence, scene.block, (cell,))
    expected = thread.expected and not outcome.metric.announced and _goes_on(scene, outcome)
    return outcome._replace(status="forecast") if expected else outcome


def _pieces(folded: str, block: Block) -> Iterator[tuple[int, int]]:
    """The sentences of a block; what goes on without end is cut, so that reading stays linear."""
    for start, end in sentences(folded, block.start, block.end):
        while end - start > _LONGEST:
            cut = folded.rfind(",", start + 1, start + _LONGEST) + 1 or start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _outcomes(scene: Scene, thread: Thread) -> Iterator[Candidate | Rejection]:
    """What becomes of each number of a sentence, in order; the members of a list know their places in it."""
    thread.begin()
    yield from (Rejection(mention, "name", scene.span, scene.block) for mention in scene.names)
    yield from (Rejection(mention, "conversion", scene.span, scene.block) for mention in scene.conversions)
    denials = scene.cues.within("denial", *scene.span)
    if not (scene.triggers or thread.topic):  # no reading answers where no metric was named: half of all numbers stand so
        for index, mention in enumerate(scene.numbers):
            yield Rejection(mention, "denied" if _denied(scene, index, denials) else "unbound", scene.span, scene.block)
        return
    before: Candidate | None = None
    group: list[Candidate] = []
    told: dict[int, Candidate] = {}
    for index, mention in enumerate(scene.numbers):
        spot, denied = scene.spot(index, before), _denied(scene, index, denials)
        before, refused = (None, ()) if denied else _read(scene, spot, thread)
        if before and (others := of_others(scene, spot)):
            thread.follow(before)  # 较青禾高60亿元，为1880亿元
            yield from _placed(scene, group, told)
            yield Rejection(mention, "unbound", scene.span, scene.block, (others,))
            group = []
            continue
        if before and group and _joined(scene, spot, before, group[-1]):
            group.append(before)
        else:
            yield from _placed(scene, group, told)
            group = [before] if before else []
        if before:
            told[mention.start] = before
            thread.follow(before)
        else:
            aside = scene.bracketed(mention.start) or isinstance(mention.value, Ordinal) or scene.milestone(mention.end)
            thread.broken = thread.broken or not aside
            yield Rejection(mention, "denied" if denied else "unbound", scene.span, scene.block, refused)
    yield from _placed(scene, group, told)


def _read(scene: Scene, spot: Spot, thread: Thread) -> tuple[Candidate | None, tuple[Refused, ...]]:
    """What the first reading that answers makes of a number, or why those that came near did not."""
    refused: list[Refused] = []
    for reading in READINGS:
        answer = reading(scene, spot, thread)
        if isinstance(answer, Candidate):
            return answer, ()
        if answer:
            refused.append(answer)
    return None, tuple(refused)


def _goes_on(scene: Scene, candidate: Candidate) -> bool:
    """Whether what stands before a semicolon holds for a number: no date and nobody is named till then, nothing taken back."""
    number = candidate.mention.start
    values = [m.value for m in scene.mentions if m.end <= number]
    named = any(isinstance(v, Period) or (isinstance(v, Organisation) and v.kind != "self") for v in values)
    return not named and not scene.cues.within("actual", scene.span[0], number)


def _expects(scene: Scene, thread: Thread, candidates: Sequence[Candidate]) -> bool:
    """Whether a sentence that a semicolon ends was an expectation (预计营收54亿元；净利润5亿元)."""
    if scene.folded[scene.span[1] - 1] != ";":
        return False
    said = list(takewhile(lambda c: c.sentence == scene.span, reversed(candidates)))
    if not said or any(c.status != "forecast" for c in said):
        return False
    return thread.expected or bool(scene.cues.within("forecast", *scene.span))


def _denied(scene: Scene, index: int, denials: Sequence[Cue]) -> bool:
    """Whether a denial stands before a number in its clause, or between it and the next number."""
    if not denials:
        return False
    number, following = scene.numbers[index], scene.numbers[index + 1 : index + 2]
    limit = following[0].start if following else scene.span[1]
    begin = scene.clause_at(number.start)[0]
    return any(begin <= cue.start < number.start or number.end <= cue.start < cue.end <= limit for cue in denials)


def _joined(scene: Scene, spot: Spot, candidate: Candidate, last: Candidate) -> bool:
    """Whether a number goes on with the list of the last one; the members of a list of changes may have verbs of their own
    (分别增长12.3%和下降5.6%)."""
    if scene.cues.joins(spot.since, spot.mention.start):
        return True
    changes = candidate.measure == last.measure != "level" and candidate.respectively and scene.listed_changes(spot)
    return changes and last.trigger == candidate.trigger


def _placed(scene: Scene, group: Sequence[Candidate], told: dict[int, Candidate]) -> Iterator[Candidate | Rejection]:
    """The members of a list, each told its place; `respectively` deals out as many metrics as there are members."""
    if len(group) < 2:
        yield from group
        return
    if whose := owners(scene, group, told):
        for each, owner in zip(group, whose, strict=True):
            nobody = Rejection(each.mention, "unbound", scene.span, scene.block)
            yield each._replace(trigger=owner.trigger, scope=owner.scope) if owner else nobody
        return
    group = hedges.shared(scene, group)
    pair = scene.metrics.get(group[0].rule.pair)
    if len(group) == 2 and group[0].respectively and pair and pair.unit == group[0].metric.unit:  # 产销分别完成A和B
        one, other = (candidate._replace(place=place, places=2, dealt=True) for place, candidate in enumerate(group))
        yield from (one, other._replace(trigger=other.trigger._replace(metric=pair)))
        return
    named = _dealt(scene, group)
    for place, candidate in enumerate(group):
        placed = candidate._replace(place=place, places=len(group))
        own = named[place] if named and (candidate.measure != "level" or scene.fits(named[place], candidate.mention)) else None
        for whole in (candidate.metric, named[0].metric) if own and named else ():
            if own and whole.id in own.rule.under:
                own = own._replace(metric=whole)  # of kinds, not of what they are kinds of
        yield placed._replace(trigger=own, scope=scope_of(scene, own), dealt=True) if own else placed


def _dealt(scene: Scene, group: Sequence[Candidate]) -> Sequence[Trigger]:
    """The metrics that a sentence lists and deals its numbers out to (资本充足率、一级资本充足率分别为A和B); one may stand
    there in two senses. What is said of how they changed is dealt out likewise."""
    placed = isinstance(group[0].mention.value, Ordinal)  # A和B位列第二和第三，占比分别为27%和20%
    named = [t for t in scene.triggers if t.end <= group[0].mention.start and (t.metric.unit == "rank") is placed]
    named = named[-len(group) :]
    if len(named) < len(group):
        return ()
    gaps = [(one.end, other.start) for one, other in pairwise(named)]
    senses = {(t.metric.id, scene.folded[since : t.end]) for t, since in zip(named, (0, *(end for end, _ in gaps)), strict=True)}
    if len(senses) < len(named):
        return ()
    if not group[0].respectively:  # 营收、净利润100亿元、10亿元
        return named if all(scene.cues.joins(*gap) for gap in gaps) else ()
    # 营收100亿元，净利润10亿元，去年同期分别为90亿元和8亿元: a list, too, if each has had a number of its own
    return named if all(scene.numbered(*gap) or scene.joined(*gap) for gap in gaps) else ()
