"""HTML as a row of tags and texts, each by its place in the source; nothing is copied but the tags.

Linear on any input: every step moves forward, and an end that was once searched for in vain is not searched for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Quotes count only after an equals sign, as browsers read it; the last group is empty where the tag never ends.
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+)(>?)|!--|!\[CDATA\[|[!?])"""
)
_CARELESS_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)(>?)|!--|!\[CDATA\[|[!?])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")

Token = tuple[int, int, str, str, bool]  # start, end, name ("" for text), what is written after the name, is it an end tag


def attributes(written: str) -> dict[str, str]:
    """Attributes as written inside a tag: names small, values undecoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found


class Tokens:
    """Iterates over the tags and texts of `source` from `at`. Comments and declarations are no tokens.

    `skip` moves on while iterating. `comments` keeps the first few, which scrapers use for notes about the page.
    """

    def __init__(self, source: str, at: int = 0) -> None:
        self.source = source
        self.at = at
        self.comments: list[tuple[str, int]] = []
        self._vain: set[str] = set()

    def __iter__(self) -> Iterator[Token]:
        source, tag = self.source, _TAG
        last = source.rfind(">") + 1
        while found := tag.search(source, self.at, last):
            start, end = found.span()
            if start > self.at:
                at, self.at = self.at, start
                yield at, start, "", "", False
            name = found[2]
            if name is None:
                at, self.at = self._markup(found[0], end)
                if at < self.at:  # a CDATA section is text
                    yield at, self.at, "", "", False
                    self.at += 3
            elif not found[4]:
                tag = _CARELESS_TAG  # a quote never ends: from here on, every tag ends at the next >
            else:
                self.at = end
                yield start, end, name.lower(), found[3], found[1] == "/"
        if self.at < len(source):
            # A tag that was cut off by the end of the file is no text.
            cut = source.rfind("<", self.at)
            opens = cut >= 0 and (source[cut + 1 : cut + 2] in ("/", "!") or source[cut + 1 : cut + 2].isalpha())
            yield self.at, cut if opens else len(source), "", "", False
            self.at = len(source)

    def skip(self, name: str) -> bool:
        """Move behind the end tag of the element just opened, inner ones of its name counted. False if it has none."""
        if name in self._vain:
            return False
        at, depth = self.at, 1
        ends = re.compile(rf"<(?:!--|(/?){re.escape(name)}(?=[\s/>]))", re.I)
        while found := ends.search(self.source, at):
            at = found.end()
            if found[1] is None:
                end = self._find("-->", at)
                at = end + 3 if end >= 0 else at
            elif not found[1] and name == "p":  # its end tag is optional, and it never nests
                self.at = found.start()
                return True
            else:
                depth += -1 if found[1] else 1
                if not depth:
                    self.at = self._behind(at)
                    return True
        self._vain.add(name)
        return False

    def skip_raw(self, name: str) -> tuple[int, int]:
        """Move behind the end tag of an element that holds no markup; the span of its content. To the end if it has none."""
        start = self.at
        found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.I).search(self.source, start)
        self.at = self._behind(found.end()) if found else len(self.source)
        return start, found.start() if found else self.at

    def _markup(self, opening: str, at: int) -> tuple[int, int]:
        """What `<!` or `<?` opens: (content start, content end) of a CDATA section, else twice the place to go on from."""
        if opening == "<![CDATA[" and (end := self._find("]]>", at)) >= 0:
            return at, end
        if opening == "<!--" and (end := self._find("-->", at - 2)) >= 0:
            if len(self.comments) < 9:
                self.comments.append((self.source[at : min(end, at + 500)], at))
            return end + 3, end + 3
        end = self._behind(at)
        return end, end

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
