"""Numbers that say how somebody compares with others, and are no figures of his: how far he is away (比蓝汀高出400亿元), and what
others have on average (低于行业均值6.5%)."""

from __future__ import annotations

from factx.bind.numbers import figures
from factx.bind.scene import Scene
from factx.bind.spot import Spot
from factx.candidates import Refused
from factx.model import Organisation

# Characters behind a number in which an average may be named (样本企业6.45%的均值).
_BEHIND = 6


def of_others(scene: Scene, spot: Spot) -> Refused | None:
    """Why a number is no figure of whom its sentence is about, None if nothing in its clause says so."""
    number = figures(spot.mention)
    compared = None if scene.spaced else scene.cues.first(("compare",), spot.lead[0], number)
    if compared is None or scene.dated(compared.end, number):
        return None
    named = any(isinstance(m.value, Organisation) for m in scene.mentions_in(compared.end, number)[:1])
    if named:
        verb = scene.cues.last(("rise", "fall"), compared.end, number)
        away = verb is not None and scene.cues.residue(compared.end, number) == 0
        return Refused("difference") if away else None
    return Refused("average") if _averaged(scene, compared.end, spot.mention.end, number) else None


def _averaged(scene: Scene, start: int, end: int, number: int) -> bool:
    """Whether the words right round a number make it an average."""
    behind = scene.folded[end : end + _BEHIND] if scene.folded[end : end + 1] in scene.attributive else ""
    words = ((scene.folded.rfind(word, start, number), word) for word in scene.grammar.averages)
    before = any(at >= 0 and scene.cues.residue(at + len(word), number) == 0 for at, word in words)
    return before or any(word in behind for word in scene.grammar.averages)
