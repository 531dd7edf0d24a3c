"""What a language knows of numbers: its numerals, units, counters and hedges, as data. All words are folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from factx.languages.table import EMPTY, Table
from factx.pattern import NEVER, Pattern


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Unit:
    """What a unit word does to the number: `成` is `%` with factor 10, `cents` is `USD` with factor 0.01.

    code: as in `Quantity.unit`; "" marks a word that only looks like a unit (`成本` after `三`).
    local: a currency word whose country the document decides. minor: a subdivision (角, cents) that may follow its currency.
    """

    code: str
    factor: Decimal = Decimal(1)
    local: bool = False
    minor: bool = False


class Numerals(Table):
    """Numbers in one language.

    begins: the characters a numeral can begin with, as they stand in a class of a pattern; starts: pattern of the characters or
    words. figures: pattern of Arabic numbers.
    tokens: word -> (kind, value). Kinds: `digit`, `tens` (twenty), `zero` (a filler), `power` (十 百, hundred: multiplies in a
    section), `scale` (万 亿, million: closes one), `point`, `article` (a: one, but only before a power, scale or part), `part`
    (third: a denominator), `dozen` (a power that may close a numeral: 打), `unit` (begins like a power: 千克).
    spoken: a last digit counts the next lower place (二百五 is 250); else ones (two hundred five).
    joins: what may stand between the words of one numeral; links: likewise, before its last part (`and`); of: between a fraction
    and what it is of (half of a million).
    per: `分之`-like words: denominators come first; percentages: denominators that make a share in per cent.
    plus: words between a whole number and its fraction (又). minus: words of a negative number.
    inside: hedges between digits and scale (9000多亿); tails: those of them that stand only behind a power (十几).
    vague: words that make a round word no number (几百, 数十亿).
    before, after: hedges -> modifier, "" for a word that only looks like one (最近); balances: so do these behind no letter
    (出超, not 投入超). round: hedges of bare round words (过万).
    units: after the number; prefixes: before it (人民币, $); tight: those that are money only right before millions (N796bn).
    counters: counter -> the catalogue units it may count.
    gaps: what may stand between a number and its unit. adjective: where one word may stand between a number and its counter
    (million registered users), the words that may not; empty where none may.
    counting: digits that only count, and stand behind no decimal point (两).
    articles: numerals that before a counter are an article (一家公司). lone: what must stand left and right of a lone digit.
    ranges, lists: between two numbers. between: pairs of words around a range. origins: words that make a range two values (从);
    movers: so do these right before it, but for per cent (增加3亿元至20亿元).
    labels: what a code stands behind (股票代码). codes: reason of a refusal -> patterns of what only looks like a number,
    each of which begins as `factx.recognisers.codes` says, but at the start of a line. counted: characters that, as % does, make
    the figures before them a number and no code.
    ordinal: what stands before the number of a place (第), ordinal_suffixes: after it (th); ordinal_ends confirm it (位), as do
    rank_cues before it (then one of rank_next may follow); a cue and one of rank_ends do without 第 (排名36位).
    places: words -> place; placing: what stands before and behind one that somebody came to (climbed to ninth with).
    tops: words that make a number a set of places (前五名).
    grades: words that make a bare round word a number (亿元级). halves: half a tenth or a unit (三成半, 一吨半). discounts: 折.
    sums: between money and its subdivision; cents: which may lack its name (15 dollars 50). ratios: of a fraction (1 over 3).
    scales_of_money: scales that are so only right behind figures of money ($1.2T).
    tenths: unit words behind which a lone digit counts tenths (三成五, 三块五). pieces: currency words -> the value from which
    they count pieces (4176亿块).
    phrases: fixed words -> (value, unit); shares: words -> per cent, where a word of `whole` governs them (占…一半).
    parting: words that make a fraction behind them a share in per cent (占总数的四分之一).
    words: words with numerals in them that are no numbers. spaced: characters between which a space, as of letter-spaced text,
    does not end a number (百 分 之 五); empty where spaces part words.
    """

    begins: str
    starts: str
    figures: str
    tokens: Mapping[str, tuple[str, int]]
    spoken: bool
    joins: tuple[str, ...]
    links: tuple[str, ...]
    minus: tuple[str, ...]
    before: Mapping[str, str]
    after: Mapping[str, str]
    units: Mapping[str, Unit]
    prefixes: Mapping[str, Unit]
    tight: frozenset[str]
    counters: Mapping[str, tuple[str, ...]]
    gaps: tuple[str, ...]
    ranges: tuple[str, ...]
    lists: tuple[str, ...]
    origins: tuple[str, ...]
    movers: tuple[str, ...]
    words: frozenset[str]
    labels: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = EMPTY
    counted: str = ""
    adjective: frozenset[str] = frozenset()
    per: str = ""
    percentages: Mapping[str, int] = EMPTY
    plus: tuple[str, ...] = ()
    inside: Mapping[str, str] = EMPTY
    tails: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    balances: tuple[str, ...] = ()
    round: Mapping[str, str] = EMPTY
    articles: tuple[str, ...] = ()
    lone: tuple[str, str] = ("", "")
    between: tuple[tuple[str, str], ...] = ()
    ordinal: str = ""
    ordinal_suffixes: tuple[str, ...] = ()
    ordinal_ends: tuple[str, ...] = ()
    rank_ends: tuple[str, ...] = ()
    rank_next: str = ""
    tops: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    discounts: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    cents: bool = False
    scales_of_money: Mapping[str, int] = EMPTY
    tenths: tuple[str, ...] = ()
    pieces: Mapping[str, int] = EMPTY
    ratios: tuple[str, ...] = ()
    rank_cues: tuple[str, ...] = ()
    places: Mapping[str, int] = EMPTY
    placing: tuple[Pattern, Pattern] = (NEVER, NEVER)
    phrases: Mapping[str, tuple[int | str, str]] = EMPTY
    shares: Mapping[str, int] = EMPTY
    whole: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    spaced: str = ""

    def counts(self, counter: str, unit: str) -> bool:
        """Whether a counter may count a unit of the catalogue: 件 counts `patent`, 人 does not."""
        return unit in self.counters.get(counter, ())
