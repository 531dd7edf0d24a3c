"""Names that a document defines itself: `蓝汀股份有限公司(下称"蓝汀")`, `Northgate Inc. ("Northgate")`, `蓝汀(600000.SH)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factx.languages.names import Names
from factx.model import Organisation
from factx.recognisers._capitals import capital_start
from factx.recognisers._shapes import Shapes
from factx.recognisers._vocabulary import Vocabulary

_BRACKET = re.compile(r"\(([^()\n]{1,80})\)")
_QUOTED = re.compile(r'["「『“]\s*([^"「」『』“”\n]{1,30}?)[,.]?\s*["」』”]')
_TICKER = (
    r"\d{4,6}(?:\s*[.:,]\s*[a-z]{2,4})?|(?:nyse|nasdaq|lse|hkex|tsx|asx)[ :]+[a-z.]{1,6}"
    r"|[a-z]{1,5}\.[a-z]{1,2}|(?:sh|sz|hk)\d{5,6}"
)
_CASHTAG = re.compile(r"\$([^$()\n]{2,20})\([a-z\d.]{1,10}\)\$")
_CODE = re.compile(r"\d{5,6}")
_YEAR = re.compile(r"(?:19|20)\d\d")  # of a report, more often than a number on an exchange: 实力指数(2023)


def defined(text: str, folded: str, words: Vocabulary, shapes: Shapes) -> Iterator[tuple[str, Organisation]]:
    """Folded names and aliases that the document itself ties together, with the organisation they name."""
    names, tickers = words.names, _tickers(*words.names.quotes)
    for tag in _CASHTAG.finditer(folded):
        yield tag[1], Organisation(text[tag.start(1) : tag.end(1)])
    for bracket in _BRACKET.finditer(folded):
        inside = bracket[1].strip()
        ticker = tickers.fullmatch(inside)
        if not ticker and not inside.startswith(names.aliases) and not _quotes(inside, names.aliases):
            continue
        end = bracket.start()
        start = _start(text, folded, end, words, shapes)
        start = next((at for at in range(start, end - 1) if ticker and folded[at:end].strip() in names.known), start)
        name = folded[start:end].strip()
        if ticker and not name and (code := _CODE.fullmatch(inside)):
            # Nobody is named: the code stands for the company.
            yield code[0], names.known.get(inside) or Organisation(code[0])
        if not 2 <= len(name) <= 60 or text[start].islower() or name in words.opening:
            continue
        named = (ticker and len(name) > 2) or shapes.placed(name, "company")
        if shapes.plain(name) and not named:  # 深圳机场(000089) is a company all the same
            continue
        if (not ticker or _YEAR.fullmatch(inside)) and not name.endswith(words.closing) and name not in names.known:
            continue
        organisation = Organisation(" ".join(text[start:end].split()), words.kind(name))
        yield name, organisation
        for alias in _aliases(inside, names) if not ticker else ():
            yield alias, organisation


@cache
def _tickers(before: str, behind: str) -> re.Pattern[str]:
    """A ticker and what a language writes round it (`Names.quotes`)."""
    return re.compile(rf"(?:{before}|[a-z]+(?: [a-z]+)?\s*[:.]\s*)?(?:{_TICKER})(?:{behind})?")


def _start(text: str, folded: str, end: int, words: Vocabulary, shapes: Shapes) -> int:
    while end and folded[end - 1] in " \n":
        end -= 1
    if words.breakers:
        ending = words.closed.behind(folded, end, 0)
        start = shapes.start(end - len(ending[0]) if ending else end)
        if not folded[start:end].isascii():
            return start
    start = capital_start(text, end)
    while (space := folded.find(" ", start, end)) > 0 and folded[start:space] in words.opening:
        start = space + 1  # Rival Northgate Group (NGT.L)
    return start


def _quotes(inside: str, aliases: tuple[str, ...]) -> bool:
    """`("FinVolution," or the "Company")`: a bracket that holds quoted names, and the words before such or little else."""
    if not _QUOTED.search(inside):
        return False
    return len(_QUOTED.sub("", inside)) <= 8 or any(word in inside for word in aliases)


def _aliases(inside: str, names: Names) -> Iterator[str]:
    quoted = [match[1].strip(" ,.") for match in _QUOTED.finditer(inside)]
    if not quoted:
        for word in sorted(names.aliases, key=len, reverse=True):
            if inside.startswith(word):
                quoted = names.either.split(inside[len(word) :].lstrip(names.called))
                break
    for alias in quoted:
        alias = alias.strip(' "')
        if 2 <= len(alias) <= 30 and alias not in names.selves and f"the {alias}" not in names.selves:
            yield alias

