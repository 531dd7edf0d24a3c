"""Reads numerals that are no numbers in any language: addresses, tickers, versions, times, scores, list marks. All are Refusals.

One pass with one pattern; every branch is bounded, so the cost is linear on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache

from factx.languages.record import Language
from factx.model import Mention, Refusal

RANK = 25

_HAN = "\u4e00-\u9fff"
_PATTERNS = {
    "address": (
        r"(?:https?|ftp)://[^\s<>\"'`|,;。、()（）《》" + _HAN + r"]{1,2000}|\bwww\.[a-z0-9./_?=&%#-]{1,2000}"
        r"|(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}\.[a-z0-9.-]{1,100}"
        r"|(?<![a-z0-9._/-])[a-z0-9._/-]{1,200}\.(?:jpe?g|png|gif|webp|svg|bmp|pdf|html?|docx?|xlsx?|zip|mp4)(?![a-z0-9])"
        r"|(?<![0-9.])[0-9]{1,5}(?:-[0-9]{1,4})?(?:号楼?|弄|栋|幢|室)(?!召|称|令|角|码|人)"
    ),
    "ticker": (
        r"(?<![0-9a-z])(?:(?:sz|sh|bj|hk)[.:]?[0-9]{5,6}|[0-9]{4,6}[.-](?:sz|sh|ss|bj|hk|tw|two|to|t|ks))(?![0-9a-z])"
        r"|\((?:nasdaq|nyse|amex|hkex|hkse|sehk|tse|twse|tpex|lse|sgx|otc|nse|bse|纳斯达克|纽交所|港交所|上交所|深交所|证券代码|股票代码|股份代号|代码)"
        r" ?[:;,] ?[a-z0-9.]{1,12}\)|(?:证券代码|股票代码|股份代号|基金代码|代码)[:为是 ]{0,2}[0-9]{4,6}"
        r"|(?<=[" + _HAN + r"a-z])\([0-9]{6}\)|(?<=[" + _HAN + r"])\([0-9]{4,5}\)"
    ),
    "version": r"(?<![a-z0-9.])v ?[0-9]{1,4}(?:\.[0-9]{1,5}){0,4}(?![0-9])|(?<![0-9.,])[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}(?![0-9])"
    r"|(?<![0-9.,])[0-9]{1,2}\.[0-9](?:版|时代)|(?<=[" + _HAN + r"])(?<!为)(?<!达)(?<!约)(?<!到)(?<!率)[1-9]\.0(?=[,。;:、\"”)》 ]|$|战略|模式|计划|阶段)",
    "time": r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|(?<![0-9])7 ?[x×*] ?24(?: ?小时)?|(?<![0-9])24/7(?![0-9])|(?<![0-9.])24 ?小时",
    "score": r"(?<![0-9.,])[0-9]{1,4}(?:\.[0-9]{1,3})?(?:比|:)[0-9]{1,4}(?:\.[0-9]{1,3})?(?![0-9.%]|例|上)",
    "phone": r"(?<![0-9.,-])(?:\+?[0-9]{1,4}[- ])?(?:[0-9]{1,8}-){2,5}[0-9]{1,8}(?:/[0-9]{2,8})?(?![0-9])|(?<![0-9.,-])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])"
    r"|(?<![0-9.,])(?:\+86[- ]?)?1[3-9][0-9]{9}(?![0-9.,]| ?[元美港万亿%欧日人])|(?<![0-9])(?:400|800)-?[0-9]{3}-?[0-9]{4}(?![0-9])",
    "listing": (
        r"(?m:^)[ \t\u3000]{0,8}(?:\([0-9]{1,2}\)|[0-9]{1,2}(?:\)|、(?![0-9])|\.(?=[ \t" + _HAN + r"]))"
        r"|\(?[一二三四五六七八九十]{1,3}(?:\)|[、.](?![一二三四五六七八九十])))(?=[ \t]{0,4}[^\s0-9])"
        r"|\[(?:注)?[0-9]{1,3}\]|[〔\[(【](?:19|20)[0-9]{2}[〕\])】] ?(?:第 ?)?[0-9]{1,5} ?号|(?<![0-9])#[0-9]{1,6}"
    ),
}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{reason}>{pattern})" for reason, pattern in _PATTERNS.items()))


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Refusals, in order; see `factx.recognisers`."""
    found = []
    ends = [mention.end for mention in taken]
    for match in _pattern().finditer(folded):
        start, end = match.span()
        i = bisect_right(ends, start)
        if i == len(taken) or taken[i].start >= end:
            found.append(Mention(start, end, text[start:end], Refusal(match.lastgroup or "")))
    return found
