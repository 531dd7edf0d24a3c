"""What the tools of authors say, as lines for people and as records for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factx.model import Fact
from factx.packs.mutants import Part
from factx.packs.proofs import Verdict
from factx.sinks import plain, written
from factx.workshop.differences import Difference

_SHOWN = ("metric", "value", "value_max", "unit", "modifier", "measure", "status", "scope", "period_start", "period_end", "quote")
_DULL = {"modifier": "exact", "measure": "level", "status": "actual"}
DONE = "it holds: take the todo away"


def fact_line(fact: Fact) -> str:
    """`registered_users 80000000 person over: 注册用户超8000万`: what is as usual is not said."""
    said = [(name, written(getattr(fact, name))) for name in _SHOWN[:-1]]
    return f"{' '.join(word for name, word in said if word and word != _DULL.get(name))}: {fact.quote}"


def fact_record(fact: Fact) -> dict[str, object]:
    return {name: plain(getattr(fact, name)) for name in (*_SHOWN, "rule")}


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    example = verdict.example
    yield f"{example.place}: {example.rule}"
    yield f"    text      {example.text}"
    if verdict.holds:
        yield f"    todo      {example.todo}; {DONE}"
        return
    yield from (f"    missing   {_expected(fact)}" for fact in verdict.missing)
    yield from (f"    extra     {fact_line(fact)}" for fact in verdict.extra)
    yield from (f"    found     {fact_line(fact)}" for fact in verdict.found if fact not in verdict.extra)


def verdict_record(verdict: Verdict) -> dict[str, object]:
    example = verdict.example
    return {
        **example.place._asdict(), "rule": example.rule, "text": example.text, "todo": example.todo, "holds": verdict.holds,
        "expected": [dict(fact) for fact in example.facts], "missing": [dict(fact) for fact in verdict.missing],
        "extra": [fact_record(fact) for fact in verdict.extra], "found": [fact_record(fact) for fact in verdict.found],
    }  # fmt: skip


def difference_lines(difference: Difference) -> Iterator[str]:
    fact, old = difference.fact, difference.old
    yield f"{fact.source}:{fact.line}: {difference.kind:8}{fact_line(fact)}"
    for name in difference.fields:
        yield f"    {name}: {written(getattr(old, name)) or '-'} -> {written(getattr(fact, name)) or '-'}"


def difference_record(difference: Difference) -> dict[str, object]:
    fact, old, new = difference.fact, difference.old, difference.new
    return {
        "kind": difference.kind, "source": fact.source, "line": fact.line, "fields": list(difference.fields),
        "old": old and fact_record(old), "new": new and fact_record(new),
    }  # fmt: skip


def part_line(part: Part) -> str:
    return f"{part.place}: {part.rule}: {part}"


def part_record(part: Part) -> dict[str, object]:
    return {**part.place._asdict(), **{name: value for name, value in part._asdict().items() if name != "place"}}


def _expected(fact: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in fact.items()) or "a fact"
