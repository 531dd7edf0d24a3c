"""Fuzzing the readers of HTML and Markdown: no exception, no hang, and the laws of what a cleaner gives.

    pip install atheris                      # guides by coverage; without it, inputs are put together by chance alone
    python fuzz/readers.py html|markdown|encoding [--seconds 600]

A finding ends the run with the exception and, from atheris, the input as a file `crash-...`.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
try:
    import atheris
except ImportError:
    atheris = None

with atheris.instrument_imports() if atheris else contextlib.nullcontext():
    from factx.cleaners import html, markdown
    from factx.cleaners.webpage import article  # noqa: F401 - it is imported when a page is read
    from factx.documents.decoding import decode
    from factx.model import Cleaned

LONGEST = 1_000_000  # characters that may take a second
PIECES = {
    "html": [
        "<html>", "<body>", "<p>", "</p>", "<div class='", "<div class=ad>", "</div>", "<table>", "<tr>",
        "<td rowspan=3>", "</table>", "<b>", "</b>", "<br>", "<li>", "<h1>", "</h1>", "<pre>", "<sup>", "</sup>",
        "<a href=x>", "</a>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<title>",
        "<meta name=author content=", "<nav>", "</nav>", " hidden", "style='display:none'", "&nbsp;", "&#x1F", "&amp",
        "<", ">", "'", "\"", "=", "/", "1.8", "亿元", "营收", "。", "2024-05-06", "\u200b", "\u3000", "\r\n", "\x00",
        "---\n", "class=hentry>", "id=sidebar>",
    ],
    "markdown": [
        "# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "```", "|", "|-|-|\n", "**", "*", "_", "~~", "`", "[", "]", "(",
        ")", "![", "](x)", "<b>", "<br>", "<!--", "-->", "---\n", "+++\n", "===", "title: ", "Title: ",
        "URL Source: ", "http://a.b", "\\", "&amp;", "1.8", "亿元", "营收", "。", "，", "*ST", "[^1]", "\t", "    ",
        "\u3000", "\u200b", "\r", "\x00",
    ],
}  # fmt: skip


def lawful(found: Cleaned, source: str) -> None:
    """Blocks come in order and make up the text; every character of it has its place in the source."""
    assert "\n".join(found.text[block.start : block.end] for block in found.blocks) == found.text
    for block in found.blocks:
        start, end = found.offsets.span(block.start, block.end)
        assert 0 <= start < end <= len(source)


def read(clean: Callable[[str], Cleaned], source: str) -> None:
    begun = process_time()
    found = clean(source)
    assert process_time() - begun < max(1.0, len(source) / LONGEST), f"{len(source)} characters took more than a second"
    lawful(found, source)


TARGETS: dict[str, Callable[[bytes], object]] = {
    "html": lambda data: read(html.clean, data.decode("utf-8", "replace")),
    "markdown": lambda data: read(markdown.clean, data.decode("utf-8", "replace")),
    "encoding": decode,
}


def by_chance(target: Callable[[bytes], object], pieces: list[str], seconds: float, seed: int = 0) -> int:
    """Put inputs together from pieces until the time is over, every hundredth a long one; how many there were."""
    chance, until, count = random.Random(seed), monotonic() + seconds, 0
    while monotonic() < until:
        count += 1
        size = 20_000 if count % 100 == 0 else chance.randrange(1, 60)
        words = chance.choices(pieces, k=chance.randrange(2, 12)) if count % 3 else pieces
        target("".join(chance.choices(words, k=size)).encode())
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--chance", action="store_true", help="without guidance, whether or not atheris is installed")
    arguments = parser.parse_args()
    target = TARGETS[arguments.target]
    pieces = PIECES.get(arguments.target, PIECES["html"])
    if atheris and not arguments.chance:
        words = Path("fuzz-words.txt")
        written = ("".join(map("\\x{:02x}".format, piece.encode())) for piece in pieces)
        words.write_text("".join(f'"{word}"\n' for word in written), "ascii")
        options = [f"-max_total_time={arguments.seconds}", "-max_len=20000", "-timeout=20", f"-dict={words}"]
        atheris.Setup([sys.argv[0], *options], target)
        atheris.Fuzz()
    else:
        print(f"{by_chance(target, pieces, arguments.seconds)} inputs, nothing found")


if __name__ == "__main__":
    main()
