"""What it costs `extract` to know why each number is no fact.

    python benchmarks/tracing.py [FOLDER] [--rounds 7] [--max 0.02] [--against REVISION]

Extracting and explaining are one run, so there is no tracing to switch off. What a run keeps for `explain` alone is made here
once more, by itself, for each document just extracted: its share of extract's time is what tracing costs. Every round reads
all documents once; the share of the medians is printed, and beside it the time of a whole ledger, which only `explain` makes.
With --max, exit 1 above it. With --against, the same documents are extracted by another revision of this checkout as well,
in turns and in processes of their own, and the ratio of the shortest times is printed. All times are of the processor, so that
what else a machine does counts little.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from factx.candidates import Dropped, Refused, Rejection, Resolved
from factx.explain.ledger import ledger
from factx.model import Options
from factx.pipeline import Trace, follow

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SUFFIXES = (".txt", ".md", ".html", ".xml")
_LOOP = """
import sys, time
from pathlib import Path
import factx
contents = [Path(name).read_bytes() for name in sys.stdin.read().split("\\n")]
for content in contents: factx.extract(content)
start = time.process_time()
for content in contents: factx.extract(content)
print(time.process_time() - start)
"""


def kept(way: Trace) -> Callable[[], object]:
    """What makes, once more, all that a run keeps for `explain` and for nothing else."""
    rejections, resolved, bound = way.bound.rejections, way.resolved, way.bound

    def again() -> object:
        made = [
            Rejection(r.mention, r.reason, r.sentence, r.block, tuple([Refused(why, trigger) for why, trigger, _ in r.refused]))
            for r in rejections
        ]
        dropped = [Dropped(drop.candidate, drop.reason, drop.by) for drop in resolved.dropped]
        unmet: list[object] = []
        for trigger in bound.unmet:
            unmet.append(trigger)
        whole = Resolved(resolved.facts, (*resolved.origins,), tuple(dropped), resolved.doubts)
        return tuple(made), tuple(unmet), (*bound.triggers,), whole, Trace(way.page, way.catalogue, bound, whole)

    return again


def measure(contents: Sequence[bytes], rounds: int) -> tuple[float, float, float]:
    """Median times of extracting, of what is kept for explaining, and of ledgers, over the rounds."""
    times: list[tuple[float, float, float]] = []
    for _ in range(rounds + 1):
        whole = keeping = accounting = 0.0
        for content in contents:
            start = process_time()
            way, _ = follow(content, "", None, Options())
            whole += process_time() - start
            if way is None:
                continue
            again = kept(way)
            start = process_time()
            again()
            keeping += process_time() - start
            start = process_time()
            ledger(way)
            accounting += process_time() - start
        times.append((whole, keeping, accounting))
    return tuple(median(row) for row in zip(*times[1:], strict=True))  # type: ignore[return-value]


def against(revision: str, files: Sequence[Path], rounds: int) -> tuple[float, float]:
    """The shortest times of extracting by this checkout and by another revision of it."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder, "tree")
        subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "-q", "--detach", str(there), revision], check=True)
        try:
            times: dict[Path, list[float]] = {ROOT: [], there: []}
            for _ in range(rounds):
                for tree, row in times.items():
                    done = subprocess.run([sys.executable, "-c", _LOOP], input="\n".join(map(str, files)), text=True, check=True,
                                          capture_output=True, cwd=tree)  # fmt: skip
                    row.append(float(done.stdout))
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(there)], check=True)
    return min(times[ROOT]), min(times[there])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else ROOT / "samples")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--max", type=float, default=None, help="exit 1 if tracing takes more than this share of extract's time")
    parser.add_argument("--against", default="", help="a revision to extract with as well")
    options = parser.parse_args()
    files = sorted(file.resolve() for file in options.folder.iterdir() if file.suffix in SUFFIXES)
    whole, keeping, accounting = measure([file.read_bytes() for file in files], options.rounds)
    print(f"{len(files)} documents")
    print(f"extract      {whole * 1000:8.1f} ms")
    print(f"  of it kept {keeping * 1000:8.1f} ms   {keeping / whole:.2%}")
    print(f"ledger       {accounting * 1000:8.1f} ms   {accounting / whole:.2%}, of explain alone")
    if options.against:
        here, there = against(options.against, files, options.rounds)
        print(f"this tree    {here * 1000:8.1f} ms\n{options.against:12} {there * 1000:8.1f} ms   ratio {here / there:.3f}")
    return int(options.max is not None and keeping > options.max * whole)


if __name__ == "__main__":
    sys.exit(main())
