"""A stretch of the source as a reader sees it, worked out again from the source alone: what every quote is checked against."""

from __future__ import annotations

import html
import re

from factx.model import Document

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|svg|button|select|object|video|audio|canvas|map|rt|rp|nav|iframe|textarea|title)\b.*?</\1\s*>"
    r"|<sup\b[^>]*>(?:\s*<[^>]*>){0,3}\s*[\[(（【]?\s*注?([\d*†‡①-⑳]{1,3})\s*[\])）】]?(?:\s*<[^>]*>){0,3}?\s*</sup>",
    re.S | re.I,
)
_SQUARE = re.compile(r"(?<![a-z])[kcd]?m$", re.I)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|h\d|section|blockquote|dd|dt|dl|hr)\b[^>]*>", re.I)
_TAG = re.compile(r"""</?[a-zA-Z!?](?:[^>"'=]|=\s*(?:"[^"]*"|'[^']*')?|["'])*>""")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+\s*")
_MARKS = re.compile(
    r"\[\^[^\[\]\s]{1,20}\]:?|!\[[^\[\]\n]*\]\([^()\n]*\)|\]\([^()\n]*\)|\[(?=[^\[\]\n]*\]\()|<?https?://[^\s<>()\[\]，。；、）】\"']+>?|\*{2,3}|~~|`{1,3}"
    r"|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ASIDE = 0xF0000  # a private plane that no text uses
_EMPHASIS = re.compile(r"(?<!\d(?=\*\d))\*(?!ST|\s|\*)([^*\n]*[^*\s])(?<!\d(?=\*\d))\*")


def quote_of(document: Document, start: int, end: int) -> str:
    """The visible reading of `document.source[start:end]`: marks of its format dropped, entities decoded, white space folded."""
    return reading(document.source[start:end], document.format)


def reading(source: str, written: str) -> str:
    """The visible reading of a stretch of source in a format (a cleaner's name)."""
    if written in ("html", "feed", "markdown"):
        source = _CDATA.sub("", _UNSEEN.sub(_unseen, source))
        if written == "markdown":
            source = _joined(_unmarked(source))
        source = html.unescape(_TAG.sub("", _BLOCK.sub(" ", source)))
        if written == "feed":
            source = _TAG.sub("", source)
    else:
        source = _joined(source)
    return " ".join(_INVISIBLE.sub("", source).split())


def _unmarked(source: str) -> str:
    """Without the marks of Markdown; escaped characters are put out of the way while the others are dropped."""
    source = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), source)
    return _EMPHASIS.sub(r"\1", _MARKS.sub("", source)).translate({_ASIDE + c: c for c in range(128)})


def _unseen(found: re.Match[str]) -> str:
    """Nothing, but for the 2 of square metres."""
    square = found[2] in ("2", "3") and _SQUARE.search(found.string[max(found.start() - 3, 0) : found.start()])
    return str(found[2]) if square else ""


def _joined(source: str) -> str:
    """Wrapped lines as one: nothing stands between Chinese characters, a space between Latin words."""

    def joint(match: re.Match[str]) -> str:
        before, after = source[match.start() - 1 : match.start()], source[match.end() : match.end() + 1]
        latin = before.isascii() and after.isascii() and before not in "(-" and after not in "),.;%"
        return " " if latin else ""

    return _BREAK.sub(joint, source)
