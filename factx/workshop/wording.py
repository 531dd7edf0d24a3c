"""Which words beside a number name what it counts: a noun right behind it, else the end of what stands before it."""

from __future__ import annotations

from collections.abc import Iterator

from factx.explain.ledger import Entry
from factx.explain.phrases import phrases
from factx.languages.record import Language
from factx.model import Quantity
from factx.pipeline import Page, Trace

_LONGEST_BEHIND = 3  # words
_LONGEST = 8  # characters of a name without spaces


def wordings(way: Trace, entry: Entry) -> Iterator[str]:
    """Names for what a number counts, the likeliest first; folded, as triggers are."""
    language = way.page.language
    found, every = dict.fromkeys(_behind(way.page, entry)), list(phrases(way, entry))
    for phrase in every:
        whole = max((longer for longer in every if longer.endswith(phrase) and len(longer) <= _LONGEST), key=len, default=phrase)
        for word in (phrase,) if language.grammar.spaced else (whole, phrase):
            found.setdefault(bare(word, language))
    yield from (phrase for phrase in found if len(phrase) > 1)


def bare(phrase: str, language: Language) -> str:
    """A phrase of a language without the words that lead to its noun."""
    space = " " if phrase.isascii() else ""
    while word := next((word for word in language.drafts.leading if phrase.startswith(word + space)), ""):
        phrase = phrase[len(word) :].lstrip()
    return phrase


def _behind(page: Page, entry: Entry) -> Iterator[str]:
    """The words right behind a number up to one that says nothing of its own: 3.4 million verified drivers."""
    mention = entry.numeral.mention
    if mention is None or not isinstance(mention.value, Quantity) or not mention.value.number[1]:
        return
    at = mention.value.number[1] if page.folded[mention.value.number[1] :][:1] == " " else mention.end
    words: list[str] = []
    while len(words) < _LONGEST_BEHIND and page.folded[at : at + 1] == " ":
        end = at + 1
        while end < len(page.folded) and (page.folded[end].isalnum() or page.folded[end] in "-&"):
            end += 1
        if not page.folded[at + 1 : end].isascii() or page.cues.residue(at + 1, end) == 0:
            break
        words.append(page.folded[at + 1 : end])
        at = end
    if words:
        yield " ".join(words)
