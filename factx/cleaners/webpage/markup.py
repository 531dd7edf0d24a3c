"""HTML as a row of tags and texts, each by its place in the source; nothing is copied but the tags.

Linear on any input: every step moves forward, and an end that was once searched for in vain is not searched for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Quotes count only after an equals sign, as browsers read it; the last group is empty where the tag never ends.
_TAG = re.compile(
    r"""<(?:(/?[a-zA-Z][!-.0-;=?-~]*+)([^>"'=]*+(?:(?:=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])[^>"'=]*+)*+)(>?)|!--|!\[CDATA\[|[!?])"""
)
_CARELESS_TAG = re.compile(r"<(?:(/?[a-zA-Z][!-.0-;=?-~]*+)([^>]*+)(>?)|!--|!\[CDATA\[|[!?])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")

# Where the text before a tag starts, where the tag starts, its name as written (`/P` of an end tag), what is written after the
# name. The name is "" behind the last tag, and where text ends that is CDATA.
Token = tuple[int, int, str, str]


def attributes(written: str) -> dict[str, str]:
    """Attributes as written inside a tag: names small, values undecoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found


@cache
def _raw_ends(name: str) -> re.Pattern[str]:
    # The beginning is searched for as a plain string, ten times as fast as where case does not count from the first character.
    return re.compile(rf"</(?i:{re.escape(name)})(?=[\s/>])[^>]*+>?")


@cache
def _ends(name: str) -> re.Pattern[str]:
    """Tags of a name, and what may hold such tags as text: an end tag is group 1, a comment 2, another name 3."""
    return re.compile(rf"<(?:(/)?(?i:{re.escape(name)})(?=[\s/>])|(!--)|(?i:(script|style|h1))(?=[\s>]))")


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
        moved = True
        while moved:
            moved = False
            for found in tag.finditer(source, at, last):
                start, end = found.span()
                name, written, closed = found.groups()
                if closed:
                    self.at = end
                    yield at, start, name, written
                    at = self.at
                    moved = at != end
                elif name is None:
                    if start > at:
                        yield at, start, "", ""
                    at, moved = end, True
                    if found[0] == "<![CDATA[" and (end := self._find("]]>", at)) >= 0:
                        yield at, end, "", ""  # it is text
                        at = end + 3
                    else:
                        at = self._markup(found[0], at)
                    self.at = at
                else:
                    tag, moved = _CARELESS_TAG, True  # a quote never ends: from here on, every tag ends at the next >
                if moved:
                    break
        # A tag that was cut off by the end of the file is no text.
        cut = source.rfind("<", at)
        opens = cut >= 0 and (source[cut + 1 : cut + 2] in ("/", "!") or source[cut + 1 : cut + 2].isalpha())
        self.at = len(source)
        yield at, cut if opens else len(source), "", ""

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
        at, depth, ends, moved = self.at, 1, _ends(name), True
        while moved:
            moved = False
            for found in ends.finditer(self.source, at, last):
                kind = found.lastindex
                if kind == 1:
                    depth -= 1
                    if not depth:
                        return self._behind(found.end())
                elif kind is None:
                    if name == "p":  # its end tag is optional, and it never nests
                        return found.start()
                    depth += 1
                elif kind == 3 and found[3] in ("h1", "H1"):
                    if not heading:
                        return -found.end()
                else:
                    at = found.end()
                    if kind == 2:
                        end = self._find("-->", at) + 3
                    else:
                        end = raw.end() if (raw := self._raw_end(found[3].lower(), at)) else at
                    if end > at:
                        at, moved = end, True
                        break
        return -last

    def skip_raw(self, name: str) -> tuple[int, int]:
        """Move behind the end tag of an element that holds no markup; the span of its content. To the end if it has none."""
        start = self.at
        found = self._raw_end(name, start)
        self.at = found.end() if found else len(self.source)
        return start, found.start() if found else self.at

    def _raw_end(self, name: str, at: int) -> re.Match[str] | None:
        """The end tag of an element that holds no markup."""
        if f"</{name}" in self._vain:
            return None
        found = _raw_ends(name).search(self.source, at)
        if not found:
            self._vain.add(f"</{name}")
        return found

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
