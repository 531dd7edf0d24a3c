"""Recognisers beside published ones on the same text, in one process, interleaved; medians and ratios are printed, of processor
time, since a busy machine doubles any other.

    pip install chinese2digits jionlp          # the peers; one that is not installed is left out, and said so
    python benchmarks/recognisers.py [FILE ...] [--rounds 9] [--quantities RATIO] [--all RATIO]

chinese2digits reads numbers without units: `quantities` alone is held against its extraction. jionlp extracts and parses money
and times: quantities, periods and organisations together are held against both, with the share of each recogniser as it reads
behind those before it. With a RATIO, exit 1 below it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from factx.documents import read  # noqa: E402
from factx.languages.record import Language  # noqa: E402
from factx.model import Mention  # noqa: E402
from factx.packs import load  # noqa: E402
from factx.recognisers import quantities, recognise, recognisers  # noqa: E402
from factx.text import fold  # noqa: E402

REFERENCE = date(2023, 10, 30)


def seconds(action: Callable[[], object]) -> float:
    start = process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        action()
    return process_time() - start


def peers(text: str) -> dict[str, Callable[[], object]]:
    """The published recognisers that are installed, as calls on the text."""
    found: dict[str, Callable[[], object]] = {}
    try:
        import chinese2digits

        found["chinese2digits"] = lambda: chinese2digits.takeNumberFromString(text)
    except ImportError:
        print("chinese2digits is not installed", file=sys.stderr)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
        found["jionlp money and time"] = lambda: (
            jionlp.ner.extract_money(text, with_parsing=True),
            jionlp.ner.extract_time(text, time_base=1698595200.0, with_parsing=True),
        )
    except ImportError:
        print("jionlp is not installed", file=sys.stderr)
    return found


def shares(text: str, folded: str, language: Language) -> dict[str, Callable[[], object]]:
    """Each recogniser on its own, given what those before it found."""
    found: dict[str, Callable[[], object]] = {"  of which fold": lambda: fold(text)}
    taken: list[Mention] = []
    for recogniser in recognisers():
        name = getattr(recogniser, "__name__", "").rpartition(".")[2]
        found[f"  of which {name}"] = partial(recogniser.find, text, folded, language, REFERENCE, taken)
        taken = sorted([*taken, *recogniser.find(text, folded, language, REFERENCE, taken)], key=lambda mention: mention.start)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "samples").glob("*.txt")))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quantities", type=float, metavar="RATIO")
    parser.add_argument("--all", type=float, metavar="RATIO")
    arguments = parser.parse_args()
    documents = [read(path.read_bytes(), str(path))[0] for path in arguments.files]
    text = "\n".join(document.text for document in documents if document and document.language == "zh")
    language, folded = load().speak("zh"), fold(text)
    actions: dict[str, Callable[[], object]] = {
        "factx quantities": lambda: quantities.find(text, folded, language, REFERENCE, ()),
        "factx quantities, periods, organisations": lambda: recognise(text, language, REFERENCE),
        **shares(text, folded, language),
        **peers(text),
    }
    times: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(arguments.rounds + 1):  # the first turn warms up
        for name, action in actions.items():
            spent = seconds(action)
            if turn:
                times[name].append(spent)
    print(f"{len(text)} characters")
    medians = {name: median(spent) for name, spent in times.items()}
    for name, value in medians.items():
        print(f"{name:44}{value * 1000:10.2f} ms")
    failed = False
    for ours, peer, least in (("factx quantities", "chinese2digits", arguments.quantities),
                              ("factx quantities, periods, organisations", "jionlp money and time", arguments.all)):
        if peer in medians:
            ratio = medians[peer] / medians[ours]
            print(f"{peer} takes {ratio:.1f} times as long as {ours}")
            failed |= least is not None and ratio < least
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
