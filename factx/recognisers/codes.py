"""Reads numerals that are no numbers in any language: addresses, tickers, versions, times, scores, list marks. All are Refusals.

One pass with one pattern; every branch is bounded, so the cost is linear on any text. A language adds its own (`Numerals.codes`).
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

# Reason -> patterns on the fold. `[@]` stands for any Han character: any letter but Latin ones, since a class of categories is
# compiled in 0.02 ms, one of a range of 20,000 characters in 0.6 ms.
_PATTERNS = {
    "address": (
        r"(?:https?|ftp)://[a-z0-9./_?=&%#~:!$*+\x40\[\]{}^\\-]{1,2000}",
        r"\bwww\.[a-z0-9./_?=&%#-]{1,2000}",
        r"(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}\x40[a-z0-9-]{1,63}\.[a-z0-9.-]{1,100}",
        r"(?<![a-z0-9._/-])[a-z0-9._/-]{1,200}\.(?:jpe?g|png|gif|webp|svg|bmp|pdf|html?|docx?|xlsx?|zip|mp4)(?![a-z0-9])",
    ),
    "ticker": (
        r"(?<![0-9a-z])(?:(?:sz|sh|bj|hk)[.:]?[0-9]{5,6}|[0-9]{4,6}[.-](?:sz|sh|ss|bj|hk|oc|tw|two|to|t|ks))(?![0-9a-z])",
        r"(?<![a-z])(?:hkex|hkse|sehk|tse|twse|tpex|lse|sgx|otc|nse|bse|krx|szse|sse) ?[:;,] ?[0-9]{3,6}(?![0-9])",
        r"(?<=[^\W\d_])\([0-9]{6}\)|(?<=[@])\([0-9]{4,5}\)",
    ),
    "version": (
        r"(?<![a-z0-9.])v ?[0-9]{1,4}(?:\.[0-9]{1,5}){0,4}(?![0-9])",
        r"(?<![0-9.,])[0-9]{1,5}(?:\.[0-9]{1,5}){2,5}(?![0-9])",
    ),
    "time": (
        r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,2})?(?![0-9:])",
        r"(?<![0-9])7 ?[x×*] ?24(?![0-9])|(?<![0-9])24/7(?![0-9])",
    ),
    "phone": (
        r"(?<![0-9.,-])(?:\+?[0-9]{1,4}[- ])?(?:[0-9]{1,8}-){2,5}[0-9]{1,8}(?:/[0-9]{2,8})?(?![0-9])",
        r"(?<![0-9.,-])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|(?<![0-9.,])\+86[- ]?1[3-9][0-9]{9}(?![0-9])",
        r"\+[0-9]{1,3}[- ]\(?[0-9]{1,4}\)?[- ][0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])",
        r"\([0-9]{3}\) ?[0-9]{3}-[0-9]{4}(?![0-9])|(?<![0-9.,])0[0-9]{2,4} [0-9]{3,4} [0-9]{4}(?![0-9])",
        r"(?<![0-9])[48]00-?[0-9]{3}-[0-9]{4}(?![0-9])",
    ),
    "listing": (
        r"(?m:^)[ \t]{0,8}(?:\([0-9]{1,2}\)|[0-9]{1,2}(?:\)|\.(?=[ \t]|[@])))(?=[ \t]{0,4}[^\s0-9])",
        r"\[[0-9]{1,3}\]|(?<![0-9])\#[0-9]{1,6}",
    ),
}  # fmt: skip


@cache
def _pattern(language: str) -> re.Pattern[str]:
    from factx.languages import language as record

    own, counted = record(language).numerals.codes, record(language).numerals.counted
    reasons = {reason: (*_PATTERNS.get(reason, ()), *own.get(reason, ())) for reason in {**_PATTERNS, **own}}
    either = "|".join(f"(?P<{reason}>{'|'.join(patterns)})" for reason, patterns in reasons.items())
    # But at the start of a line, each begins with a figure, a letter or one of few marks, never within a Latin word or a row of
    # figures, nor with a word that another follows or figures that plainly count: to look no further takes a third of the time.
    begins = r"(?=[0-9a-z#(+./_\[【-〔-])(?<![a-z](?=[a-z]))(?<![0-9](?=[0-9]))"
    plain = rf"(?![a-z]++ [a-z]|[0-9]++(?:,[0-9]{{3}}){{0,7}}+(?:\.[0-9]++)?[%{counted}])"
    return re.compile(rf"(?m:^|{begins}{plain})(?:{either})".replace("@", r"^\W\d_a-z"))


def find(text: str, folded: str, language: Language, reference: date | None, taken: Sequence[Mention]) -> list[Mention]:
    """Refusals, in order; see `factx.recognisers`."""
    found = []
    ends = [mention.end for mention in taken]
    for match in _pattern(language.code).finditer(folded):
        start, end = match.span()
        i = bisect_right(ends, start)
        if i == len(taken) or taken[i].start >= end:
            found.append(Mention(start, end, text[start:end], Refusal(match.lastgroup or "")))
    return found
