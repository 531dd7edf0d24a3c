"""Decoding of truncated files: how many are decoded right, and how fast beside charset-normalizer alone, in one run.

    pip install charset-normalizer
    python benchmarks/encodings.py FOLDER [--count 200] [--share 99.5] [--ratio 5]

FOLDER holds texts and pages in UTF-8. From them come COUNT truncated files in each encoding, of 300 to 20,000 bytes, cut
anywhere: within a character, a tag, a word. What they declare of their encoding is taken as it is, and so lies in most of them. A
file is decoded right if all its whole characters are (a last one that was cut does not count). Below SHARE per cent in any
encoding, or below RATIO, exit 1.
"""

from __future__ import annotations

import argparse
import codecs
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from factx.documents.decoding import decode  # noqa: E402

ENCODINGS = {
    "UTF-8": ("utf-8", b""), "UTF-8 with mark": ("utf-8", codecs.BOM_UTF8), "GBK": ("gbk", b""), "GB18030": ("gb18030", b""),
    "Big5": ("big5", b""), "UTF-16LE": ("utf-16-le", b""), "UTF-16BE": ("utf-16-be", b""),
    "UTF-16LE with mark": ("utf-16-le", codecs.BOM_UTF16_LE), "UTF-16BE with mark": ("utf-16-be", codecs.BOM_UTF16_BE),
}  # fmt: skip
SIZES = (300, 1_000, 3_000, 8_000, 20_000)


def texts(folder: Path) -> list[str]:
    """The UTF-8 texts of a folder that hold Chinese characters."""
    found = []
    for file in sorted(folder.iterdir()):
        try:
            text = file.read_bytes().decode("utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        if sum("\u4e00" <= char <= "\u9fff" for char in text) > 200:
            found.append(text)
    return found


def files(sources: list[str], name: str, count: int) -> list[tuple[bytes, str]]:
    """Truncated files in an encoding, and what is in each; characters that it does not know are left out."""
    codec, mark = ENCODINGS[name]
    chance = random.Random(name)
    traditional = [text for text in sources if _fits(text)] if codec == "big5" else sources
    made = []
    while len(made) < count:
        text = chance.choice(traditional).encode(codec, "ignore").decode(codec)
        start = chance.randrange(len(text)) if chance.random() < 0.5 else 0
        data = text[start : start + 20_000].encode(codec)
        data = mark + data[: chance.choice(SIZES) + chance.randrange(4)]
        whole = data[len(mark) :].decode(codec, "ignore")
        if sum("\u4e00" <= char <= "\u9fff" for char in whole) >= 20:
            made.append((data, whole))
    return made


def _fits(text: str) -> bool:
    """Whether nine of ten Chinese characters are in Big5: text in Traditional script."""
    han = "".join(char for char in text if "\u4e00" <= char <= "\u9fff")
    return len(han.encode("big5", "ignore")) // 2 > 0.97 * len(han)


def timed(read: Callable[[bytes], object], made: list[tuple[bytes, str]]) -> float:
    start = perf_counter()
    for data, _ in made:
        read(data)
    return perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--share", type=float, metavar="PER CENT")
    parser.add_argument("--ratio", type=float)
    parser.add_argument("--show", action="store_true", help="what was decoded wrong")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"{arguments.folder} is not there: nothing was measured")
        return 0
    sources = texts(arguments.folder)
    try:
        from charset_normalizer import from_bytes

        def detect(data: bytes) -> str:
            return str(from_bytes(data).best())

        peer: Callable[[bytes], object] | None = detect
    except ImportError:
        peer = None
        print("charset-normalizer is not installed", file=sys.stderr)
    ours = theirs = 0.0
    failed = False
    for name in ENCODINGS:
        made = files(sources, name, arguments.count)
        right = 0
        for data, whole in made:
            found = decode(data)
            text = found.text.removeprefix("\ufeff").rstrip("\ufffd") if found else ""
            good = text == whole.removeprefix("\ufeff").rstrip("\ufffd")
            right += good
            if not good and arguments.show:
                print(f"  {found and found.encoding}: {len(data)} bytes: {whole[:60]!r} read as {text[:60]!r}")
        share = 100 * right / len(made)
        failed |= arguments.share is not None and share < arguments.share
        mine = timed(decode, made)
        told = ""
        ours += mine
        if peer:
            spent = timed(peer, made)
            theirs += spent
            told = f"  charset-normalizer takes {spent / mine:.0f} times as long"
        print(f"{name:20}{share:7.1f} % right of {len(made)}  {mine * 1000:8.1f} ms{told}")
    if peer:
        print(f"charset-normalizer takes {theirs / ours:.1f} times as long as factx in all")
        failed |= arguments.ratio is not None and theirs < arguments.ratio * ours
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
