"""The unit of bare numbers, as headers and captions state it: 单位：万元, (RMB in millions), US$'000, 亿元、%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factx.languages.headers import Headers
from factx.languages.numerals import Numerals
from factx.languages.record import Language
from factx.units import is_currency

_PART = re.compile(r"[、,;&]| and |/(?=.)")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_LONGEST = 80  # characters; no unit is stated at such length


class Scale(NamedTuple):
    """What the numbers under a header count, and by how many: `万元` is CNY by 10000, `in millions` "" by 1000000.

    code: as in `Quantity.unit`. local: see there. open: a currency that only names itself (RMB), so that a multiple stated
    further out still holds. each: an amount for one (元/股).
    """

    code: str
    factor: Decimal = Decimal(1)
    local: bool = False
    open: bool = False
    each: bool = False

    @property
    def money(self) -> bool:
        return is_currency(self.code)


@lru_cache(maxsize=4096)  # each word of a text that may be a table is asked for, and most come back
def scales(folded: str, language: Language) -> tuple[Scale, ...]:
    """The units that a text states, if it does nothing else; none if it says anything besides."""
    headers = language.headers
    said = _until(folded, headers)
    if not said or len(said) > _LONGEST:
        return ()
    found: list[Scale] = []
    ends = 0
    for part in (*_PART.finditer(said), None):
        piece = said[ends : part.start() if part else len(said)]
        per = ends > 0 and said[ends - 1] == "/"
        ends = part.end() if part else len(said)
        scale = _scale(piece, language.numerals, headers)
        if scale is None:
            return ()
        if per and found:
            found[-1] = found[-1]._replace(each=True)
        elif scale.code or scale.factor != 1:
            found.append(scale)
    return tuple(found)


def stated(folded: str, language: Language) -> Iterator[Scale]:
    """The units that a caption states: as a whole, in its brackets, or behind a word like 单位."""
    whole = scales(folded, language)
    yield from whole
    if whole:
        return
    for word in language.headers.units:
        at = folded.find(word + ":")
        if at >= 0:
            yield from scales(folded[at : at + _LONGEST].partition(")")[0], language)
            return
    for bracket in _BRACKETED.finditer(folded):
        yield from scales(bracket[1], language)


def _until(folded: str, headers: Headers) -> str:
    """The text up to a word of exception (except per share data)."""
    cut = pattern(headers.exceptions).search(folded)
    return (folded[: cut.start()] if cut else folded).strip(" ,;")


def _scale(piece: str, numerals: Numerals, headers: Headers) -> Scale | None:
    """The unit of one piece; None if anything in it is no part of a unit."""
    code, factor, local, open_, at = "", Decimal(1), False, False, 0
    known, meanings = _lexicon(numerals, headers)
    while at < len(piece):
        word = known.match(piece, at)
        if word is None:
            if piece[at].isalnum():
                return None
            at += 1
            continue
        at = word.end()
        kind, name, amount = meanings[word[0].removesuffix("s") if word[0] not in meanings else word[0]]
        if kind == "scale":
            factor *= amount
        elif kind:
            if code and name != code and not local and kind != "local":
                return None
            open_ = kind == "money" and not code  # 人民币 alone, not with a 元 beside it
            if not code or local:
                code, local = name, kind == "local"
                factor *= amount
    return Scale(code, factor, local, open_ and factor == 1)


@lru_cache(maxsize=8)
def _lexicon(numerals: Numerals, headers: Headers) -> tuple[re.Pattern[str], dict[str, tuple[str, str, Decimal]]]:
    """A pattern of every word that can stand in a unit, and kind, code and factor of each."""
    one = Decimal(1)
    meanings: dict[str, tuple[str, str, Decimal]] = {}
    multiples = {word: value for word, (kind, value) in numerals.tokens.items() if kind in ("scale", "power")}
    for counter in numerals.counters:
        if not (counter[0] in multiples and counter[1:] in numerals.counters):  # 万人 is 人 by 10000
            meanings[counter] = "unit", counter, one
    meanings.update({word: ("local" if u.local else "unit", u.code, u.factor) for word, u in numerals.units.items() if u.code})
    meanings.update({word: ("local" if u.local else "money", u.code, u.factor) for word, u in numerals.prefixes.items()})
    meanings.update({word: ("scale", "", Decimal(value)) for word, value in multiples.items()})
    meanings.update({word: ("scale", "", Decimal(1000)) for word in headers.thousands})
    meanings.update(dict.fromkeys((*headers.beside, *headers.units), ("", "", one)))
    return pattern(tuple(meanings)), meanings


@lru_cache(maxsize=256)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first; Latin ones whole, a plural -s let pass."""
    listed = sorted(words, key=len, reverse=True)
    return re.compile("|".join(
        ("(?<![a-z])" if word[0].isalpha() and word[0].isascii() else "") + re.escape(word)
        + ("s?(?![a-z])" if word[-1].isalpha() and word[-1].isascii() else "") for word in listed
    ))  # fmt: skip
