"""The words beside a number that could name a metric: what says something of its own, and is no name, date or word of change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factx.bind.numbers import NUMBERS
from factx.candidates import Span
from factx.cues import Cues
from factx.explain.explaining import sentence_of
from factx.explain.ledger import Entry
from factx.model import Quantity
from factx.pipeline import Trace
from factx.text import clauses

_LONGEST = 10  # characters of a phrase without spaces
_WORDS = (2, 3, 1, 4)  # how many words a phrase may have, the likeliest first
_MARKS = frozenset(",.;:。、()")  # behind one, words rather belong to the next number
_VERBS = ("rise", "fall", "speed", "share", "yoy", "qoq", "since")
_SAYING = 40  # characters of words with their verb
_REACH = 200  # characters on each side that are looked at
_CLOSE = 3  # stretches on each side that are looked at
_LATIN_SHORTEST = 3


def phrases(trace: Trace, entry: Entry) -> Iterator[str]:
    """Phrases before a number, the nearest first, and then behind it; folded, as triggers are."""
    mention = entry.numeral.mention
    if mention is None:
        return
    folded, (start, end) = trace.page.folded, sentence_of(trace, entry)
    seen: set[str] = set()
    numbers = [m for m in trace.page.mentions if isinstance(m.value, NUMBERS) and m is not mention]
    start = max(start, mention.start - _REACH, *(m.end for m in numbers if m.end <= mention.start))
    end = min(end, mention.end + _REACH, *(m.start for m in numbers if m.start >= mention.end))
    edges = [(m.start, m.end) for m in trace.page.mentions if m.start < end and m.end > start and m != mention]
    counted = mention.value if isinstance(mention.value, Quantity) else None
    own = counted and counted.unit.isalpha() and counted.unit in trace.page.language.numerals.counters  # 3 million downloads
    after_it = counted.number[1] if counted and own and counted.unit.isascii() else mention.end
    before = list(_stretches(folded, trace.page.cues, edges, start, mention.start))[::-1][:_CLOSE]
    before.sort(key=lambda span: span[0] > start and trace.page.document.text[slice(*span)].istitle())  # uptime at Harbourline
    behind = list(_stretches(folded, trace.page.cues, edges, after_it, end))[:_CLOSE]
    ahead = [_last(folded, a, b) for a, b in before]
    after = [_first(folded, a, b) for a, b in behind if not any(mark in _MARKS for mark in folded[mention.end : a])]
    small = frozenset(trace.page.language.names.openers)  # however, 使用
    noun = after_it < mention.end and behind and behind[0][0] == after_it + 1  # 52 million riders
    for nearest in (after[:1] if noun else [], ahead[:1], after[:1], ahead[1:], after[1:]):
        for options in nearest:
            for phrase in options:
                if phrase not in seen and phrase not in small:
                    seen.add(phrase)
                    yield phrase


def sayings(trace: Trace, entry: Entry) -> Iterator[tuple[str, int]]:
    """What stands before a number up to its word of change or share, and the sign that gives; the shortest first.

    None of it is a name, a date or a number: such words would be of this one text.
    """
    mention, cues, folded = entry.numeral.mention, trace.page.cues, trace.page.folded
    if mention is None:
        return
    start = max(sentence_of(trace, entry)[0], mention.start - _REACH)
    clause = [a for a, b in clauses(folded, start, mention.end) if a <= mention.start][-1]
    verb = cues.last(_VERBS, clause, mention.start)
    if verb is None:
        return
    taken = [(m.start, m.end) for m in trace.page.mentions]
    begins = [a for a, _ in _stretches(folded, cues, (), clause, verb.start)]
    for begin in (*reversed(begins), clause):
        for end in (verb.end, mention.start):
            words, free = folded[begin:end].strip(), not any(a < end and begin < b for a, b in taken)
            if free and 1 < len(words) < _SAYING and "\n" not in words:
                yield words, verb.sign or 1


def _stretches(folded: str, cues: Cues, edges: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Stretches of words that say something of their own, in order; edges: what they do not go over (names, dates, numbers)."""
    for low, high in edges:
        if start < low < end:
            yield from _stretches(folded, cues, (), start, low)
        start = max(start, high) if low < end else start
    left = [cues.residue(at, end) for at in range(start, end + 1)]  # of what begins at each place
    begun: int | None = None
    at = start
    while at < end:
        stop = at + 1
        while stop < end and _latin(folded[at]) and _latin(folded[stop]):
            stop += 1
        own = left[at - start] > left[stop - start]
        if not own:  # to the end of the word that says nothing of its own
            stop = next(i for i in range(stop, end + 1) if left[i - start] == left[at - start])
        joint = begun is not None and _latin(folded[begun]) and folded[at] in " -"
        if own and begun is None:
            begun = at
        elif begun is not None and not own and not joint:
            yield begun, at
            begun = None
        at = stop
    if begun is not None:
        yield begun, end


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _last(folded: str, start: int, end: int) -> list[str]:
    """The end of a stretch as phrases, the likeliest first."""
    text = folded[start:end].strip(" -")
    if text.isascii():
        words = text.split()
        return [" ".join(words[-n:]) for n in _WORDS if n <= len(words) and len(words[-1]) >= _LATIN_SHORTEST]
    return [text[-n:] for n in _lengths(text)]


def _first(folded: str, start: int, end: int) -> list[str]:
    """The beginning of a stretch as phrases, the likeliest first."""
    text = folded[start:end].strip(" -")
    if text.isascii():
        words = text.split()
        return [" ".join(words[:n]) for n in _WORDS if n <= len(words) and len(words[0]) >= _LATIN_SHORTEST]
    return [text[:n] for n in _lengths(text)]


def _lengths(text: str) -> list[int]:
    """How long phrases of a stretch without spaces may be: all of a short one, then the length of most terms."""
    return [n for n in dict.fromkeys((min(len(text), 6), 4, 5, 3, min(len(text), _LONGEST), 2)) if 2 <= n <= len(text)]
