"""What says more of what was just named, by a number of its own: relative clauses, parts (without one: `factx.asides`)."""

from __future__ import annotations

from factx.bind.scene import Scene
from factx.candidates import Span
from factx.model import Mention, Organisation


def described(scene: Scene, position: int) -> Span | None:
    """The clause of a position, if that only describes a noun before it (, which makes up most of revenue,)."""
    start, end = scene.clause_at(position)
    return (start, end) if scene.folded[start:end].lstrip().startswith(scene.grammar.relatives) else None


def introduced(scene: Scene, position: int) -> bool:
    """Whether a clause only describes whoever is named right before it (Northgate, which was awarded 3,854)."""
    clause = described(scene, position)
    before = scene.mentions_in(scene.span[0], clause[0])[-1:] if clause else ()
    return any(isinstance(m.value, Organisation) and clause and clause[0] - m.end < 2 for m in before)


def partial(scene: Scene, mention: Mention) -> bool:
    """Whether a number is said to be of what was just counted (5.4 million of whom)."""
    return scene.folded.startswith(scene.grammar.parts, mention.end + 1)
