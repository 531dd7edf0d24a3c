"""A share: the word that makes a number one, what it is a part of, and how it is marked."""

from __future__ import annotations

from factx.bind import hedges
from factx.bind.comparisons import came_from
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.bind.thread import Thread
from factx.candidates import Candidate, Trigger
from factx.cues import Cue
from factx.model import Quantity

# Characters of a word that says how large a part is, before the clause that says it in numbers (最大).
_SUPERLATIVE = 2


def share_cue(scene: Scene, spot: Spot) -> Cue | None:
    """The cue that makes a percentage a part of a whole."""
    if not isinstance(spot.mention.value, Quantity) or spot.mention.value.unit != "%" or spot.mention.value.points:
        return None
    # The hedge belongs to the number, and a cue may stand behind it: 约占7%.
    cue = scene.cues.first(("share",), spot.lead[0], max(spot.mention.start, spot.mention.value.number[0]))
    if cue is None:
        cue = _told_behind(scene, spot) or _told_above(scene, spot)
    if cue is None:  # or 19.8% of revenue
        follows = scene.folded[spot.mention.end : spot.mention.end + 4].lstrip()
        if not (scene.of and follows.startswith(scene.of)):
            return None
        own = scene.last_trigger(*spot.lead)
        lone = scene.cues.residue(own.end if own else spot.lead[0], spot.mention.start) == 0
        whole = lone and (own is None or _whole(scene, spot, own))  # R&D spending was 14.2% of revenue
        whole = whole or scene.covering(spot.mention.start, spot.mention.end) is not None
        return Cue(spot.mention.start, spot.mention.start, "share") if whole else None
    named = scene.covering(cue.start, cue.start + 1)
    if named is None:  # representing a gross margin of 35%; but 中所占份额
        own = scene.last_trigger(cue.end, spot.mention.start)
        named = own if own and not own.rule.shares and not scene.cues.within("share", own.start, own.end) else None
    return None if named and named.metric.unit == "%" else cue


def _told_behind(scene: Scene, spot: Spot) -> Cue | None:
    """A cue where only what follows a percentage makes it a part: 研发支出的56%来自美洲, 专利中，九成为发明专利."""
    noun, start = scene.first_trigger(*spot.tail), spot.tail[0]
    begins = {start, start + (scene.folded[start : start + 1] in scene.attributive)}  # 95.5%的营收来自房地产
    end = noun.end if noun and noun.start in begins else start
    told = scene.cues.comes_from(end) or (end == start and scene.cues.divides(spot.mention.start, end))
    return Cue(spot.mention.start, spot.mention.start, "share") if told else None


def _told_above(scene: Scene, spot: Spot) -> Cue | None:
    """The cue in the clause before, where only a verb leads from there to the number: 中国所占份额最高，达到30%."""
    if spot.lead[0] == spot.since or scene.cues.residue(*spot.lead):
        return None
    cue = scene.cues.last(("share",), spot.since, spot.lead[0])
    return cue if cue and scene.cues.residue(cue.end, spot.lead[0]) <= _SUPERLATIVE else None


def opened(scene: Scene, spot: Spot) -> Trigger | None:
    """The metric that an earlier clause of the sentence opened for its parts to be told (专利申请中，中国占比最高，达30%)."""
    named = scene.last_trigger(scene.span[0], spot.lead[0])
    apart = named is None or named.metric.unit == "rank" or scene.numbered(named.end, spot.mention.start)
    return None if apart or named is None or not scene.cues.opens(named.end) else named


def _whole(scene: Scene, spot: Spot, part: Trigger) -> bool:
    """Whether what stands right behind a number is what the shares of a metric are of."""
    start = spot.mention.end
    found = (scene.folded.find(word, start, spot.tail[1]) for share in part.rule.shares for word in share.of)
    return any(at >= 0 and scene.cues.residue(start, at) == 0 for at in found)


def counted(scene: Scene, spot: Spot, thread: Thread, part: Trigger, whole: Trigger | None) -> Trigger:
    """A part, or the money it is a part of: borrowers contributed 88% of loans, 借款人贡献了放款额的88%, 放款…其中小微占比54%."""
    before = thread.live.trigger if thread.live and scene.cues.within("among", spot.since, spot.mention.start) else None
    since = part.end if part.metric.unit == "person" else spot.mention.end
    other = whole if whole and whole.start >= since else before
    money = other and other.metric.unit == "currency" != part.metric.unit and not part.rule.shares
    return other if other and money else part


def counts_part(spot: Spot, part: Trigger, whole: Trigger | None) -> bool:
    """Whether a bare share is that of the very part that was just counted (研发人员187人，占48.6%), and so the ratio of it."""
    before = spot.before
    told = before is not None and before.trigger.start == part.start and before.measure == "level" and not before.scope
    return told and whole is None


def marked(scene: Scene, spot: Spot, cue: Cue, found: Candidate) -> Candidate:
    """The candidate, marked as a part; a hedge may stand before the cue (约占8%) or before the whole (超过总额的29%)."""
    after = found.trigger.end if spot.lead[0] <= found.trigger.start < cue.start else spot.lead[0]
    hedge = hedges.edge(scene, after, cue.start) if found.modifier == "exact" else ""
    came = came_from(scene, spot)  # 占营收比例从22.2%升至29.4%
    return found._replace(part=True, modifier=hedge or found.modifier, prior=came or found.prior, origin=came or found.origin)
