"""Fuzzing the readers of HTML, Markdown and archives: no exception, no hang, and the laws of what they give.

    pip install atheris                      # guides by coverage; without it, inputs are put together by chance alone
    python fuzz/readers.py html|markdown|encoding|archive [--seconds 600]

A finding ends the run with the exception and, from atheris, the input as a file `crash-...`.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import random
import sys
import tarfile
import zipfile
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
    from factx.containers import Opening, containers, unpack
    from factx.documents.decoding import decode
    from factx.model import Cleaned, Diagnostic

    containers()

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
    "archive": [
        "PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x1f\udc8b\x08", "ustar\x0000", "\0" * 100, "\udcff" * 8, "WARC/1.0\r\n",
        "WARC-Type: response\r\n", "Content-Length: 9\r\n", "Content-Type: multipart/mixed; boundary=x\r\n", "\r\n\r\n--x\r\n",
        "Content-Transfer-Encoding: base64\r\n", "<rss><item>", "</item>", "<entry>", "<title>a</title>", "<![CDATA[", "]]>",
        '{"text": "', '"}\n', "[{", "text,date\n", "a\t", '"', "%PDF-1.4\n", "../", "a/", "[Content_Types].xml", "<w:t>", "\n",
    ],
}  # fmt: skip
NAMES = [f"a{suffix}" for module in containers() for suffix in module.SUFFIXES]


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


def opened(data: bytes) -> None:
    """Read a file whose first byte chooses its name; what is in it is named after it, and no larger than it may be."""
    name, limits = NAMES[data[0] % len(NAMES) if data else 0], Opening(document=LONGEST, archive=16 * LONGEST)
    begun = process_time()
    for part in unpack(io.BufferedReader(io.BytesIO(data[1:])), name, limits):  # type: ignore[arg-type]
        assert (part.source if isinstance(part, Diagnostic) else part.name).startswith(name)
        assert isinstance(part, Diagnostic) or len(part.data) <= 2 * LONGEST
    assert process_time() - begun < 5, f"{len(data)} bytes took more than five seconds"


def packed() -> list[bytes]:
    """Small files of each kind that chance would hardly make."""
    tar, archive = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as into:
        into.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as into_zip:
        into_zip.writestr("a.txt", "a" * 99)
    files = {".tar": tar.getvalue(), ".zip": archive.getvalue(), ".gz": gzip.compress(tar.getvalue())}
    return [bytes([NAMES.index(f"a{suffix}")]) + data for suffix, data in files.items()]


TARGETS: dict[str, Callable[[bytes], object]] = {
    "html": lambda data: read(html.clean, data.decode("utf-8", "replace")),
    "markdown": lambda data: read(markdown.clean, data.decode("utf-8", "replace")),
    "encoding": decode,
    "archive": opened,
}


def by_chance(target: Callable[[bytes], object], pieces: list[str], seconds: float, seed: int = 0) -> int:
    """Put inputs together from pieces until the time is over, every hundredth a long one; how many there were."""
    chance, until, count = random.Random(seed), monotonic() + seconds, 0
    while monotonic() < until:
        count += 1
        size = 20_000 if count % 100 == 0 else chance.randrange(1, 60)
        words = chance.choices(pieces, k=chance.randrange(2, 12)) if count % 3 else pieces
        target("".join(chance.choices(words, k=size)).encode("utf-8", "surrogateescape"))
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
        written = ("".join(map("\\x{:02x}".format, piece.encode("utf-8", "surrogateescape"))) for piece in pieces)
        words.write_text("".join(f'"{word}"\n' for word in written), "ascii")
        seeds = Path("fuzz-seeds", arguments.target)
        seeds.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(packed() if arguments.target == "archive" else ()):
            (seeds / str(number)).write_bytes(seed)
        options = [f"-max_total_time={arguments.seconds}", "-max_len=20000", "-timeout=20", f"-dict={words}"]
        atheris.Setup([sys.argv[0], *options, str(seeds)], target)
        atheris.Fuzz()
    else:
        print(f"{by_chance(target, pieces, arguments.seconds)} inputs, nothing found")


if __name__ == "__main__":
    main()
