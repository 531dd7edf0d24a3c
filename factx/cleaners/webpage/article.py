"""Which lines of a page are its article: the element whose sentences most outweigh its links and scraps."""

from __future__ import annotations

import re
from collections import Counter

from factx.cleaners.webpage.cues import ALONE, OPENERS
from factx.cleaners.webpage.page import Line, Node, Page, marks, shown
from factx.languages.stamps import YEARED
from factx.text import fold

SENTENCE = 60  # weight from which a line with punctuation reads as prose
PROSE = 140  # ... and without
CAP = 500  # a single line counts for no more: one legal notice must not outweigh an article
SHORTEST = 300  # weight of prose that makes an article
OPENER = 40  # characters; a longer line opens nothing
SCRAP = 12.0  # what any other line costs, beside its links
LINK_COST = 1.0
CAPTIONS = 5  # lines before a first table that may be about it
DISTANCE = 0.92
CUE = 1.35  # gain of an element whose names say article
_DATED = re.compile(YEARED)  # a byline
FAIR = 1500  # weight of an article that only much more prose elsewhere makes doubtful
ALL = 0.97  # of the prose of a page: whatever it is named, there is nothing else to read
MANY = 50  # elements named so; a page has a few
TEASERS = 3
BODY = 0.5  # of the prose of an element; what is named the body and holds so much is all of the article
_RUN = re.compile(r">\s*([^\s<{}][^<{}]{60,})(?=<(?!/s(?:cript|tyle)))")  # prose within markup


def read(source: str, start: int = 0) -> tuple[Page, list[Line]]:
    """A page, and the lines of it to be read, in order. All lines of a fragment; never none where there is text."""
    page = Page(source, start)
    lines = _article(page)
    if page.passed and (missed := _missed(page, lines)):
        page = Page(source, start, missed)
        lines = _article(page)
    return page, lines


def _missed(page: Page, lines: list[Line]) -> list[tuple[int, int]]:
    """What was passed over and holds more prose than what was found: pages name even their articles like boilerplate."""
    found = sum(line.bytes for line in lines)
    found *= 1 if found < FAIR else 3
    missed = []
    for start, end, cue in page.passed:
        if end - start > found and (cue == -1 or found < SHORTEST):
            prose = sum(len(" ".join(run.split()).encode("utf-8", "replace")) for run in _RUN.findall(page.source, start, end))
            if prose > found:
                missed.append((start, end))
    return missed


def _article(page: Page) -> list[Line]:
    if page.fragment:
        return [line for line, _ in _without_asides(page, _kept(page, page.root, [1.0] * len(page.lines)))]
    weights = [_weight(page, line) for line in page.lines]
    _pardon(page, weights)
    best = _best(page, _without_teasers(page, weights))
    end = _next_article(page, weights, best)
    if end:
        weights[end:] = [0.0] * (len(weights) - end)
        best = _best(page, weights)
    kept = _trimmed(page, _once(page, _without_asides(page, _kept(page, best, weights))))
    return kept or [line for line in page.lines if not _links(line)]


def _without_teasers(page: Page, weights: list[float]) -> list[float]:
    """The weights, but none of the lines right below headings that are links, where there are several: they speak of other
    articles, and together outweigh a short one."""
    teasers = []
    for i, (head, line) in enumerate(zip(page.lines, page.lines[1:], strict=False), start=1):
        if head.node.kind == "heading" and head.linked * 2 > head.size and weights[i] > 0 and line.node.kind != "heading":
            teasers.append(i)
    if len(teasers) < TEASERS:
        return weights
    left = list(weights)
    for i in teasers:
        left[i] = 0.0
    return left


def _best(page: Page, weights: list[float]) -> Node:
    """The element that the weights of its lines speak for most, by how far they stand from it."""
    for node in page.nodes:
        node.good = node.bad = 0.0
    for line, weight in zip(page.lines, weights, strict=True):
        line.node.good += max(weight, 0.0)
        line.node.bad -= min(weight, 0.0)
    for node in reversed(page.nodes):
        if node.parent is not None and node.cue >= 0:
            node.parent.good += node.good * DISTANCE
            node.parent.bad += node.bad
    candidates: list[Node] = []
    dropped: set[Node | None] = set()
    for node in page.nodes:
        if node.cue < 0 or node.parent in dropped:
            dropped.add(node)
        else:
            candidates.append(node)
    best = max(candidates, key=_score, default=page.root)
    bodies = [node for node in candidates if node.cue == 2 and node.good][:MANY]
    while True:
        within = [node for node in bodies if node is not best and _inside(node, best)]
        outer = [node for node in within if not any(node is not other and _inside(node, other) for other in within)]
        if len(outer) != 1 or outer[0].good < BODY * best.good:
            break
        best = outer[0]
    return best.parent if best.tag == "p" and best.parent else best  # an article of one long paragraph may have short ones too


def _next_article(page: Page, weights: list[float], best: Node) -> int:
    """The line where a page that goes on with further articles begins the second one, if the best is not the first; else 0."""
    heads = []
    for i, line in enumerate(page.lines):
        if _inside(line.node, best):
            break
        if line.node.level == 1 and not line.linked:
            heads.append(i)
    if len(heads) > 1 and sum(weight for weight in weights[heads[0] : heads[1]] if weight > 0) > SHORTEST:
        return heads[1]
    return 0


def _score(node: Node) -> float:
    return (node.good - node.bad) * (CUE if node.cue > 0 else 1.0)


def _weight(page: Page, line: Line) -> float:
    """What a line says for (positive) or against its being part of an article."""
    size = float(line.bytes)
    own = size * (1 - line.linked / line.size)
    if line.node.kind in ("heading", "caption"):
        return 0.0 if line.linked * 2 < line.size else -SCRAP
    if line.node.kind == "cell" and line.node.table and not line.node.table.layout:
        return min(own, 30.0) if line.linked * 2 < line.size else -SCRAP
    if line.linked * 2 < line.size and (own > PROSE or (own > SENTENCE and marks(page, line))):
        return min(own, CAP)
    return -(SCRAP + LINK_COST * (size - own) if line.linked else SCRAP)


def _pardon(page: Page, weights: list[float]) -> None:
    """An element named like boilerplate that holds most of the prose is the article all the same."""
    if all(node.cue >= 0 for node in page.nodes):
        return
    total = sum(weight for weight in weights if weight > 0)
    held: dict[Node, float] = {}
    for line, weight in zip(page.lines, weights, strict=True):
        if weight > 0:
            held[line.node] = held.get(line.node, 0.0) + weight
    for node in reversed(page.nodes):
        mass = held.get(node, 0.0)
        if mass and node.parent is not None:
            held[node.parent] = held.get(node.parent, 0.0) + mass
            if (node.cue == -1 and mass * 2 > total) or (node.cue == -2 and mass > ALL * total):
                node.cue = 0


def _kept(page: Page, best: Node, weights: list[float]) -> list[tuple[Line, float]]:
    """The lines within an element, without what is named boilerplate and what only links elsewhere."""
    inside: dict[Node, bool] = {}
    for node in page.nodes:
        inside[node] = node is best or (node.parent is not None and inside[node.parent] and node.cue >= 0)
    pairs = zip(page.lines, weights, strict=True)
    return [(line, weight) for line, weight in pairs if inside[line.node] and not _links(line)]


def _without_asides(page: Page, lines: list[tuple[Line, float]]) -> list[tuple[Line, float]]:
    """Without what a line like `Related articles` opens: to the end of the element it stands in, or to the next heading."""
    kept = []
    within: Node | None = None
    level = 0
    for line, weight in lines:
        if within is not None:
            ends = (line.node.kind == "heading" and line.node.level <= level) or (level > 6 and weight > 0 and not line.linked)
            if ends or not _inside(line.node, within):
                within = None
        if line.size <= OPENER and _opens(fold(shown(page, line))):
            within, level = line.node.parent, line.node.level or 7
        elif within is None:
            kept.append((line, weight))
    return kept


def _opens(folded: str) -> bool:
    return folded.startswith(OPENERS) or folded.strip(" 0123456789()[]:.>»+-") in ALONE


def _inside(node: Node | None, outer: Node) -> bool:
    for _ in range(40):
        if node is outer or node is None:
            break
        node = node.parent
    return node is outer


def _once(page: Page, lines: list[tuple[Line, float]]) -> list[tuple[Line, float]]:
    """Without the repeats of a line, which galleries and players make."""
    seen: set[str] = set()
    kept = []
    sizes = Counter(line.size for line, _ in lines)
    for line, weight in lines:
        text = shown(page, line) if sizes[line.size] > 1 and line.size > OPENER and line.node.cell is None else ""
        if text not in seen:
            kept.append((line, weight))
        if text:
            seen.add(text)
    return kept


def _trimmed(page: Page, lines: list[tuple[Line, float]]) -> list[Line]:
    """Without the scraps before the first prose and after the last: bylines, dates, share counts."""
    prose = [i for i, (_, weight) in enumerate(lines) if weight > 0]
    if not prose:
        return [line for line, _ in lines]
    first, last = prose[0], prose[-1]
    if lines[first][0].node.cell:  # the title and the unit of a table stand before it
        first = next((i for i in range(max(first - CAPTIONS, 0), first) if not lines[i][0].linked), first)
    beside = lines[first][0].node
    while first and _alike(lines[first - 1][0], beside) and not _DATED.search(shown(page, lines[first - 1][0])):
        first -= 1
    while last + 1 < len(lines) and _alike(lines[last + 1][0], lines[last][0].node):
        last += 1
    opening = [line for line, _ in lines[:first] if line.node.kind in ("heading", "item")]
    return opening + [line for line, _ in lines[first : last + 1]]


def _alike(line: Line, node: Node) -> bool:
    """Whether a short line is a paragraph beside those of the article: some are written in lines of few words."""
    return line.node.tag == node.tag == "p" and line.node.parent is node.parent and not line.linked and line.node.cue == 0


def _links(line: Line) -> bool:
    return line.linked * 10 > line.size * 7 and (line.node.kind != "cell" or line.node.table is None or line.node.table.layout)
