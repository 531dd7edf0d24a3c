"""What a language's words say about the calendar, as data. `factx.dates` says what the slots mean."""

from __future__ import annotations

from collections.abc import Mapping

from factx.languages.table import EMPTY, Table

Parts = tuple[tuple[str, int], ...]


class Calendar(Table):
    """The period words of one language, folded.

    words: a word or phrase and the parts it states, each a slot of `factx.dates` or a part of speech of
        `factx.recognisers.periods` with its number; no parts: the word is another one and is passed over (今日头条).
    digits: characters read like 0-9, one by one (二〇二二). spelled: number words; a ten may be followed by ones.
    halves: what behind a number adds a half to it (two and a half).
    ordinals: spelled ordinals; suffixes and prefix: what makes a number an ordinal (st, 第).
    units: what a number counts when this follows: a slot (`year`, `month`, `day`, `quarter`), a length (`+month`,
        `+month-and-half`), a time of day (`time`), or nothing of the calendar (``). ordinal_units: the same after an ordinal.
    shy: words that are other words after, or before, certain characters; `*` is any letter.
    thousands: what stands between a digit and two more (两千零四). half_behind: the same behind what is counted (三年半).
    vague: digits that side by side are no year (七八年). counting: numerals that count and never name (两月 is two months,
        not February).
    length_before, length_after: characters around a two-digit number that make 22年 a length of time, not the year.
    year: a pattern of how a date says its year in figures, where one that does not (去年第三季) leads no later sentence astray.
    year_tails: how what follows a short year begins (22年第…).
    era: the year before the first of a local era whose years have two or three digits (民国: 1911).
    names: words that are dates only with a capital; timid: and only in company (May). heads: nouns that make a bare number
        before them a year (2022 sales). plain: endings of nouns that a round number counts (2000 stores).
    entire: words for a whole year, which is told before it is over only as an outlook (全年).
    articles: words that make one so before another noun (a 2018 survey); genitive: what does right behind it (2003's).
    ahead: words after which a length that follows counts from now on (will ... in two weeks).
    clock: a pattern of a time of day as only this language writes it in figures (9点30分).
    fiscal, fiscal_before: what stands behind and before two years that make one business year (2022/23财年, fiscal 2022-23).
    spaced: words are separated by spaces, and months may follow days. Otherwise large units come first.
    """

    words: Mapping[str, Parts]
    units: Mapping[str, str]
    ordinal_units: Mapping[str, str]
    spelled: Mapping[str, int]
    digits: str = ""
    halves: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = EMPTY
    suffixes: tuple[str, ...] = ()
    prefix: str = ""
    era: int = 0
    shy: Mapping[str, tuple[str, str]] = EMPTY
    counting: str = ""
    thousands: tuple[str, ...] = ()
    half_behind: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    length_before: str = ""
    length_after: str = ""
    year: str = ""
    year_tails: str = ""
    names: frozenset[str] = frozenset()
    timid: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    plain: tuple[str, ...] = ()
    entire: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    genitive: str = ""
    ahead: tuple[str, ...] = ()
    clock: str = ""
    fiscal: tuple[str, ...] = ()
    fiscal_before: tuple[str, ...] = ()
    spaced: bool = False
