"""HTML as a row of tags and texts, each by its place in the source; nothing is copied but the tags.

Linear on any input: every step moves forward, and an end that was once searched for in vain is not searched for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Quotes count only after an equals sign, as browsers read it; the last group is empty where the tag never ends.
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+)(>?)|!--|!\[CDATA\[|[!?])"""
)
_CARELESS_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)(>?)|!--|!\[CDATA\[|[!?])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")

# Where the text before a tag starts, where the tag starts, its name, what is written after the name, is it an end tag. The name
# is "" behind the last tag, and where text ends that is CDATA.
Token = tuple[int, int, str, str, bool]


def attributes(written: str) -> dict[str, str]:
    """Attributes as written inside a tag: names small, values undecoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found


@cache
def _raw_ends(name: str) -> re.Pattern[str]:
    # The beginning is searched for as a plain string, ten times as fast as where case does not count from the first character.
    return re.compile(rf"</(?i:{re.escape(name)})(?=[\s/>])")


@cache
def _ends(name: str) -> re.Pattern[str]:
    """Tags of a name, and what may hold such tags as text."""
    return re.compile(rf"<(?:(/?)(?i:{re.escape(name)})(?=[\s/>])|(!--)|(?i:(script|style|h1))(?=[\s>]))")


class Tokens:
    """Iterates over the tags of `source` from `at`, with the text before each. Comments and declarations are no tokens.

    The places to go on from can be moved while iterating: see `skip`, `skip_raw`, `pass_over`. `comments` keeps the first few,
    which scrapers use for notes about the page.
    """

    def __init__(self, source: str, at: int = 0) -> None:
        self.source = source
        self.at = at
        self.comments: list[tuple[str, int]] = []
        self._vain: set[str] = set()
        self._effort = 4 * len(source)  # characters that may be looked at ahead: nested elements must not cost their square

    def __iter__(self) -> Iterator[Token]:
        source, tag, at = self.source, _TAG, self.at
        last = source.rfind(">") + 1
        tags = tag.finditer(source, at, last)
        while found := next(tags, None):
            slash, name, written, closed = found.groups()
            start = found.start()
            if name is None:
                if start > at:
                    yield at, start, "", "", False
                at = found.end()
                if found[0] == "<![CDATA[" and (end := self._find("]]>", at)) >= 0:
                    yield at, end, "", "", False  # it is text
                    at = end + 3
                else:
                    at = self._markup(found[0], at)
                self.at = at
                tags = tag.finditer(source, at, last)
            elif not closed:
                tag = _CARELESS_TAG  # a quote never ends: from here on, every tag ends at the next >
                tags = tag.finditer(source, at, last)
            else:
                self.at = end = found.end()
                yield at, start, name.lower(), written, slash == "/"
                at = self.at
                if at != end:
                    tags = tag.finditer(source, at, last)
        # A tag that was cut off by the end of the file is no text.
        cut = source.rfind("<", at)
        opens = cut >= 0 and (source[cut + 1 : cut + 2] in ("/", "!") or source[cut + 1 : cut + 2].isalpha())
        self.at = len(source)
        yield at, cut if opens else len(source), "", "", False

    def skip(self, name: str) -> bool:
        """Move behind the end tag of the element just opened, inner ones of its name counted. False if it has none."""
        if name in self._vain:
            return False
        end = self._end(name, len(self.source))
        if end < 0:
            self._vain.add(name)
            return False
        self.at = end
        return True

    def pass_over(self, name: str, least: int) -> bool:
        """Move behind the end tag of the element just opened if it is at least so long, ends, and holds no first heading."""
        if self._effort < 0 or name in self._vain:
            return False
        start = self.at
        end = self._end(name, len(self.source), heading=False)
        self._effort -= abs(end) - start
        if end - start < least:
            return False
        self.at = end
        return True

    def _end(self, name: str, last: int, heading: bool = True) -> int:
        """Behind the end tag that belongs to the element just opened; below zero, how far it was looked for, if there is none."""
        at, depth, ends = self.at, 1, _ends(name)
        while found := ends.search(self.source, at, last):
            at = found.end()
            slash, comment, raw = found.groups()
            if comment:
                end = self._find("-->", at)
                at = end + 3 if end >= 0 else at
            elif raw:
                if raw[0] in "hH":
                    if not heading:
                        return -at
                elif (end := self._raw_end(raw, at)) >= 0:
                    at = end
            elif not slash and name == "p":  # its end tag is optional, and it never nests
                return found.start()
            else:
                depth += -1 if slash else 1
                if not depth:
                    return self._behind(at)
        return -last

    def skip_raw(self, name: str) -> tuple[int, int]:
        """Move behind the end tag of an element that holds no markup; the span of its content. To the end if it has none."""
        start = self.at
        end = self._raw_end(name, start)
        self.at = self._behind(end) if end >= 0 else len(self.source)
        return start, end if end >= 0 else self.at

    def _raw_end(self, name: str, at: int) -> int:
        """Where the end tag of an element that holds no markup starts, -1 if there is none."""
        ends = _raw_ends(name.lower())
        if ends.pattern in self._vain:
            return -1
        found = ends.search(self.source, at)
        if not found:
            self._vain.add(ends.pattern)
        return found.start() if found else -1

    def _markup(self, opening: str, at: int) -> int:
        """Behind what `<!` or `<?` opens."""
        if opening == "<!--" and (end := self._find("-->", at - 2)) >= 0:
            if len(self.comments) < 9:
                self.comments.append((self.source[at : min(end, at + 500)], at))
            return end + 3
        return self._behind(at)

    def _behind(self, at: int) -> int:
        """Behind the next `>`, or the end of all."""
        return self._find(">", at) + 1 or len(self.source)

    def _find(self, end: str, at: int) -> int:
        if end in self._vain:
            return -1
        found = self.source.find(end, at)
        if found < 0:
            self._vain.add(end)
        return found
