"""Reading whole web pages: factx beside trafilatura and beside BeautifulSoup's parse alone, interleaved in one process.

    pip install trafilatura beautifulsoup4 lxml      # the peers; one that is not installed is left out, and said so
    python benchmarks/pages.py FOLDER [--rounds 5] [--extractor RATIO] [--parse RATIO]

FOLDER holds pages as `NAME.html` or `NAME.html.gz`. Each reader is given the same bytes and gives the text; factx also keeps the
offsets of each character. BeautifulSoup only parses, with the parser of the standard library (the one that needs no other
package) and with lxml. Sums of the medians of each page are printed. With a RATIO, exit 1 below it. If `ground-truth.json` stands
beside or above the pages, precision, recall and F1 of four-word shingles are printed for factx and the extractor, and for the
two halves that a hash of a page's name makes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from factx.documents import read  # noqa: E402

Reader = Callable[[bytes], object]


def factx(data: bytes) -> str:
    document, _ = read(data, "page.html")
    return document.text if document else ""


def readers() -> dict[str, Reader]:
    """factx and the peers that are installed."""
    found: dict[str, Reader] = {"factx": factx}
    try:
        import trafilatura

        found["trafilatura"] = lambda data: trafilatura.extract(data) or ""
    except ImportError:
        print("trafilatura is not installed", file=sys.stderr)
    try:
        from bs4 import BeautifulSoup

        found["BeautifulSoup, html.parser"] = lambda data: BeautifulSoup(data, "html.parser")
        import lxml  # noqa: F401

        found["BeautifulSoup, lxml"] = lambda data: BeautifulSoup(data, "lxml")
    except ImportError as error:
        print(f"{error.name} is not installed", file=sys.stderr)
    return found


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def quality(texts: dict[str, str], truth: dict[str, dict[str, str]]) -> str:
    """Precision and recall by page, averaged, and F1 of the averages: of all pages and of both halves."""
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, text in texts.items():
        wanted, got = shingles(truth[name]["articleBody"]), shingles(text)
        common = (wanted & got).total()
        row = (common / got.total() if got else float(not wanted), common / wanted.total() if wanted else 1.0)
        for group in ("all", f"half {int(sha256(name.encode()).hexdigest(), 16) % 2}"):
            rows[group].append(row)
    told = []
    for group in sorted(rows):
        p, r = fmean(row[0] for row in rows[group]), fmean(row[1] for row in rows[group])
        told.append(f"{group} ({len(rows[group])}) {p:.3f} {r:.3f} F1 {2 * p * r / ((p + r) or 1):.3f}")
    return "   ".join(told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--extractor", type=float, metavar="RATIO")
    parser.add_argument("--parse", type=float, metavar="RATIO")
    arguments = parser.parse_args()
    files = sorted(file for file in arguments.folder.iterdir() if file.name.endswith((".html", ".html.gz")))
    pages = {f.name.split(".")[0]: gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files}
    spent: dict[tuple[str, str], list[float]] = defaultdict(list)
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for turn in range(arguments.rounds + 1):  # the first turn warms up
        for name, read_page in readers().items():
            for page, data in pages.items():
                start = perf_counter()
                text = read_page(data)
                if turn:
                    spent[name, page].append(perf_counter() - start)
                if isinstance(text, str):
                    texts[name][page] = text
    sums: dict[str, float] = defaultdict(float)
    for (name, _), times in spent.items():
        sums[name] += median(times)
    print(f"{len(pages)} pages, {sum(map(len, pages.values())) / 1e6:.1f} MB")
    for name, total in sums.items():
        print(f"{name:28}{total * 1000:10.1f} ms  {total / sums['factx']:6.1f} times as long as factx")
    told = [folder / "ground-truth.json" for folder in (arguments.folder, arguments.folder.parent)]
    for file in filter(Path.is_file, told[:2]):
        truth = json.loads(file.read_text("utf-8"))
        for name, found in texts.items():
            print(f"{name:28}{quality(found, truth)}")
        break
    failed = False
    for peer, least in (("trafilatura", arguments.extractor), ("BeautifulSoup, html.parser", arguments.parse),
                        ("BeautifulSoup, lxml", arguments.parse)):
        failed |= least is not None and peer in sums and sums[peer] < least * sums["factx"]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
