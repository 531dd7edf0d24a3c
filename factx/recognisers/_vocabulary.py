"""The words around and inside the names of a language, ready to be looked up."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import groupby

from factx.glossary import Glossary
from factx.languages.names import Names
from factx.lexicon import Lexicon
from factx.model import Organisation

# What follows a name: what one may measure of anything, what others do too, what only organisations have, and what they file.
FIGURE, ACT, SURE, FILED = 1, 2, 3, 4
# A longer word that holds what looks like a name (子公司, 市场份额): it takes its characters away, and is no mention.
_WORD = Organisation("", "word")


@lru_cache(maxsize=8)
def vocabulary(names: Names) -> Vocabulary:
    return Vocabulary(names)


class Vocabulary:
    """A language's `Names`; each look-up is built when it is first asked for."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.breakers = frozenset(names.breakers)
        self.opening, self.titled, self.regions = frozenset(names.openers), frozenset(names.titles), frozenset(names.regions)
        # Openers of one character stand in names too; they open one only where nothing stands before them.
        self.single = frozenset(word for word in names.openers if len(word) == 1)
        self._kinds = [(kind, tuple(group)) for kind, group in groupby(names.endings, names.endings.__getitem__)]
        self.legal = tuple(sorted(names.legal, key=len, reverse=True))
        self.closing = (*names.endings, *names.marks)
        self.companies = tuple(ending for ending, kind in names.endings.items() if kind == "company")
        self.common = (*names.heads, *names.titles, *names.parts)  # what ends like these names nobody
        self.trading = tuple(mark for mark in names.marks if mark.endswith(self.common) and mark not in self.common)  # 汽车
        self.trades_of = (*names.endings, *names.trades, *self.trading)  # what seldom ends anything but a name
        self.nouns = tuple(word for word in self.common if len(word) > 1 or word in names.particles)
        # No name ends before these, whatever comes next.
        self.closed_to_names = self.breakers - frozenset(names.soft + names.particles)
        self.own = frozenset(names.selves)
        self.selves = tuple(word for word in names.selves if len(word) > 2)

    @cached_property
    def standing(self) -> Lexicon[Organisation]:
        """The names that hold for every document."""
        names = self.names
        words: dict[str, Organisation] = dict.fromkeys((*names.words, *names.legal), _WORD)
        words.update({word: Organisation(word, "region") for word in names.regions})
        words.update({word: Organisation(place, "people") for word, place in names.peoples.items()})
        words.update({word: Organisation(word, "group") for word in names.groups})
        words.update({word: Organisation(word, "self") for word in names.selves})
        return Lexicon(words)

    @cached_property
    def heads(self) -> Lexicon[str]:
        """Heads, and the longer words that hold one at their beginning or inside (市场份额), not at their end (上市公司)."""
        names = self.names
        words = dict.fromkeys((word for word in (*names.words, *names.endings) if not word.endswith(names.heads)), "word")
        words |= dict.fromkeys((ending for ending in names.legal if ending.endswith(names.heads)), "word")
        return Lexicon(words | dict.fromkeys(names.heads, "group"))

    @cached_property
    def endings(self) -> Lexicon[str]:
        """Endings -> kind; "" for those that common nouns have too, "word" for the longer words that hold none."""
        words = dict.fromkeys((*self.names.words, *self.names.groups), "word")
        return Lexicon(words | dict.fromkeys(self.names.marks, "") | dict(self.names.endings))

    @cached_property
    def openers(self) -> Lexicon[bool]:
        """Openers, and the longer words that only look like them (企业家)."""
        longer = dict.fromkeys((word for word in self.names.openers if len(word) > 1), True)
        return Lexicon(dict.fromkeys(self.names.words, False) | longer)

    @cached_property
    def posts(self) -> Lexicon[bool]:
        """What follows names -> whether nothing but an organisation has it."""
        sure = (*self.names.posts, *self.names.filings)
        return Lexicon(dict.fromkeys(self.names.claims, False) | dict.fromkeys(sure, True))

    @cached_property
    def signs(self) -> Lexicon[int]:
        """What follows names, and may follow others too -> how surely it tells that a name stands before it."""
        names = self.names
        return Lexicon({
            **dict.fromkeys(names.figures, FIGURE), **dict.fromkeys(names.claims, ACT), **dict.fromkeys(names.posts, SURE),
            **dict.fromkeys(names.filings, FILED),
        })  # fmt: skip

    @cached_property
    def deeds(self) -> Lexicon[None]:
        return Lexicon(dict.fromkeys(self.names.deeds))

    @cached_property
    def fronts(self) -> Lexicon[bool]:
        """What stands before names -> whether it is what a company is called."""
        return Lexicon(dict.fromkeys(self.names.fronts, False) | dict.fromkeys(self.names.makers, True))

    @cached_property
    def closed(self) -> Glossary[str]:
        """Endings, looked up by where they end."""
        return Glossary(self.names.endings, backward=True)

    @cached_property
    def plain(self) -> Glossary[None]:
        return Glossary(dict.fromkeys((*self.names.plain, *self.names.regions, *self.names.groups)))

    @cached_property
    def places(self) -> Glossary[None]:
        return Glossary(dict.fromkeys(self.names.regions))

    @cached_property
    def trades(self) -> Glossary[None]:
        """What stands behind the brand in a name (拉卡拉支付, 融创中国)."""
        names = self.names
        return Glossary(dict.fromkeys((*names.plain, *names.regions, *names.marks, *names.endings)), backward=True)

    @cached_property
    def modifiers(self) -> Glossary[None]:
        """What makes a group with a head behind it."""
        return Glossary(dict.fromkeys((*self.names.plain, *self.names.regions)), backward=True)

    def kind(self, name: str) -> str:
        """What a name is by its ending."""
        return next((kind for kind, endings in self._kinds if name.endswith(endings)), "company")
