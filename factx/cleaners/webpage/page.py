"""One pass over HTML: which lines of text there are, where they stand, and in which element. Nothing is built yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factx.cleaners.webpage import cues
from factx.cleaners.webpage.markup import Tokens, attributes
from factx.cleaners.webpage.tables import Table
from factx.cleaners.writer import decoded
from factx.languages import either
from factx.languages.pages import PAGES
from factx.model import Cell
from factx.pattern import Pattern

_LONG = 2_000  # characters of markup, from which an element named like boilerplate is passed over
_MARKS = re.compile(r"[,.;:!?，。；：！？、」”]")
_LINE_END = re.compile("\n")
_SQUARE = re.compile(r"(?<![a-z])[kcd]?m$", re.I)
_STYLE_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NOTE = Pattern(
    rf"(?i)(?:\s*+<[^<>]{{0,300}}>){{0,3}}\s*+[\[(（【]?\s*+(?:{either(PAGES, 'note')})?([\d*†‡①-⑳]{{1,3}})\s*+[\])）】]?"
    r"(?:\s*+<[^<>]{0,300}>){0,3}?\s*+</sup>"
)


class Node:
    """An element that ends lines. cue: what its names say of it, see `cues.cue`; read: whether there is text in it."""

    __slots__ = ("bad", "cell", "cue", "good", "kind", "level", "parent", "read", "table", "tag")

    def __init__(self, tag: str, parent: Node | None, kind: str, cue: int, table: Table | None, cell: Cell | None) -> None:
        self.tag, self.parent, self.kind, self.cue, self.table, self.cell = tag, parent, kind, cue, table, cell
        self.level = 0
        self.read = False
        self.good = self.bad = 0.0


class Line:
    """Text that no block boundary cuts: its pieces in the source, size in characters, how many are links, size in bytes."""

    __slots__ = ("bytes", "linked", "node", "pieces", "size")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.pieces: list[tuple[int, int]] = []
        self.size = self.linked = self.bytes = 0

    def add(self, start: int, end: int, text: str, linked: bool) -> None:
        self.pieces.append((start, end))
        size = len(text)
        self.size += size
        self.bytes += size if text.isascii() else len(text.encode("utf-8", "replace"))
        if linked:
            self.linked += size


class Page:
    """What the pass finds: lines, the elements they stand in, and the `<meta>`, `<link>`, `<time>`, title and linked data tags.

    fragment: nothing says that this is a whole page, so everything in it was meant to be read. passed: where long elements named
    like boilerplate were passed over, but in the stretches of `whole`: they are two thirds of the tags of most pages.
    """

    def __init__(self, source: str, start: int = 0, whole: Sequence[tuple[int, int]] = ()) -> None:
        self.source = source
        self.whole = whole
        self.passed: list[tuple[int, int, int]] = []  # start, end, cue
        self.root = Node("", None, "", 0, None, None)
        self.root.read = True
        self.nodes = [self.root]
        self.lines: list[Line] = []
        self.tags: list[tuple[str, str, int]] = []  # name, attributes or content as written, offset
        self.fragment = True
        self._stack = [self.root]
        self._open = dict.fromkeys(cues.BLOCKS, 0)  # how many of each name are open
        self._tables: list[Table] = []
        self._count = 0
        self._line: Line | None = None
        self._linked = False
        self._tokens = Tokens(source, start)
        self._read()
        self.comments = self._tokens.comments

    def _read(self) -> None:
        source, roles = self.source, cues.ROLES
        for at, start, name, written in self._tokens:
            if at < start:
                text = source[at:start].strip()
                if text or self._line is not None:
                    self._text(at, start, text)
            role = roles.get(name)
            if role is None:
                name = name.lower()
                role = roles.get(name, "nothing" if name[0] == "/" else "other")
            if role == "nothing":
                continue
            if role == "end":
                self._close(name[1:])
            elif role == "unlink":
                self._linked = False
            elif role == "raw":
                self._raw(name, written)
            elif role == "void":
                self._void(name, written, start)
            elif written and ("none" in written or "hidden" in written or "NONE" in written) and self._hides(name, written):
                self._skip(name, written, role)
            elif role == "block":
                self._block(name, written)
            elif role == "part":
                self._part(name, written)
            elif role == "link":
                self._linked = "href" in written
            elif role == "other":
                self._inline(name, written, start)
        self._end_line()

    def _text(self, start: int, end: int, text: str) -> None:
        line = self._line
        if self._open["pre"]:
            for line_end in _LINE_END.finditer(self.source, start, end):
                if line is None:
                    line = self._line = Line(self._stack[-1])
                line.add(start, line_end.start(), self.source[start : line_end.start()].strip(), self._linked)
                self._end_line()
                start, line = line_end.end(), None
            text = self.source[start:end].strip()
        if line is None:
            line = self._line = Line(self._stack[-1])
        line.add(start, end, text, self._linked)

    def _end_line(self) -> None:
        line = self._line
        if line is None:
            return
        self._line = None
        if line.size:
            node = line.node
            if node.table and node.cell:
                node.table.saw(line.size, marks(self, line))
            self.lines.append(line)
            if not node.read:
                self._mark(node)

    def _mark(self, node: Node | None) -> None:
        """Remember an element that has text, after those it stands in."""
        fresh = []
        while node and not node.read:
            node.read = True
            fresh.append(node)
            node = node.parent
        self.nodes += reversed(fresh)

    def _hides(self, name: str, written: str) -> bool:
        """Whether a browser shows nothing of the element."""
        if name in cues.NEVER_HIDDEN or cues.cue(name, written)[0] == 2:
            return False  # what is named the body of an article is shown when its script has run
        found = attributes(written)
        return "hidden" in found or found.get("aria-hidden") == "true" or bool(_STYLE_HIDES.search(found.get("style", "")))

    def _skip(self, name: str, written: str, role: str) -> None:
        """Pass over a hidden element; one that never ends is read."""
        block = role in ("block", "part")
        if block:
            self._end_line()
        if not self._tokens.skip(name) and block:
            self._part(name, written)

    def _raw(self, name: str, written: str) -> None:
        """Pass over an element that holds no markup; titles and linked data are kept."""
        if written.endswith("/") and name != "script":
            return
        start, end = self._tokens.skip_raw(name)
        if name == "title" or "ld+json" in written:
            self.tags.append((name, self.source[start : min(end, start + 200_000)], start))
            self.fragment = False

    def _void(self, name: str, written: str, start: int) -> None:
        if name == "br":
            self._end_line()
        else:
            self.fragment = False
            if name == "meta" or "canonical" in written:
                self.tags.append((name, written, start))

    def _inline(self, name: str, written: str, start: int) -> None:
        if name in cues.SKIPPED:
            if not written.endswith("/"):
                self._tokens.skip(name)
        elif name == "sup":  # a footnote's mark, unless it makes square metres
            note = _NOTE.match(self.source, self._tokens.at)
            square = note and note[1] in ("2", "3") and _SQUARE.search(self.source[max(start - 3, 0) : start])
            if note and not square:
                self._tokens.at = note.end()
        elif name == "time":
            self.tags.append((name, written, start))

    def _block(self, name: str, written: str) -> Node | None:
        """Open an element; None where it was passed over."""
        if self._line is not None:
            self._end_line()
        stack = self._stack
        if stack[-1].tag == "p":
            self._pop(stack[-1])
        cue, caption = cues.cue(name, written)
        if cue < 0 and self._passes(name, cue):
            return None
        parent = stack[-1]
        node = Node(name, parent, "caption" if caption else cues.BLOCKS[name] or parent.kind, cue, parent.table, parent.cell)
        stack.append(node)
        self._open[name] += 1
        return node

    def _part(self, name: str, written: str) -> None:
        """Open an element that ends others, or that is more than a block."""
        if name in cues.CLOSES:
            self._end_line()
            if self._stack[-1].tag == "p":
                self._pop(self._stack[-1])
            self._imply(cues.CLOSES[name])
        if name in cues.ROOTS:
            self._end_line()
            if name == "html":
                self.tags.append((name, written, self._tokens.at))
            self.fragment = self.fragment and name == "hr"
            return
        node = self._block(name, written)
        if node is None:
            return
        if node.kind == "heading" and name[0] == "h":
            node.level = int(name[1])
        elif name == "table":
            if self._tables:
                self._tables[-1].layout = True
            node.table, node.cell, node.kind = Table(self._count), None, ""
            self._tables.append(node.table)
            self._count += 1
        elif name == "tr" and node.table:
            node.table.open_row()
        elif name in ("td", "th") and node.table:
            node.cell = node.table.place(written, name == "th" or bool(self._open["thead"]))

    def _passes(self, name: str, cue: int) -> bool:
        """Whether an element named like boilerplate was passed over; one that is short may hold the byline, or the date."""
        start = self._tokens.at
        if self.whole and any(a <= start < b for a, b in self.whole):
            return False
        if not self._tokens.pass_over(name, _LONG):
            return False
        self.passed.append((start, self._tokens.at, cue))
        return True

    def _close(self, name: str) -> None:
        if self._line is not None:
            self._end_line()
        node = self._stack[-1]
        if node.tag == name and name != "table":  # nearly always
            self._stack.pop()
            self._open[name] -= 1
        elif self._open[name]:
            self._pop(next(node for node in reversed(self._stack) if node.tag == name))

    def _imply(self, closed: frozenset[str]) -> None:
        """End the elements that a start tag ends without their end tag being written."""
        outermost = None
        for node in reversed(self._stack[-9:]):
            if node.tag in cues.SCOPES:
                break
            outermost = node if node.tag in closed else outermost
        if outermost:
            self._pop(outermost)

    def _pop(self, until: Node) -> None:
        while True:
            node = self._stack.pop()
            self._open[node.tag] -= 1
            if node.tag == "table" and node.table:
                node.table.close()
                self._tables.pop()
            if node is until:
                return


def shown(page: Page, line: Line) -> str:
    """A line as it reads."""
    if len(line.pieces) == 1:
        return decoded(page.source[slice(*line.pieces[0])])
    return decoded("".join(page.source[a:b] for a, b in line.pieces))


def marks(page: Page, line: Line) -> int:
    """How many punctuation marks a line has; a scrap has none that matter."""
    return sum(len(_MARKS.findall(page.source, a, b)) for a, b in line.pieces) if line.size > 15 else 0
