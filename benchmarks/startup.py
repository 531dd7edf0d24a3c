"""Whole-process time of `factx extract FILE --format csv` beside a Typer hello-world, started in the same way.

    python benchmarks/startup.py [FILE] [--runs 20] [--max RATIO]

Both run interleaved, under this interpreter, from a script of one import and one call, as console scripts are; medians and the
ratio of the medians are printed. A third line, `factx --version`, is the floor under any command. With --max, exit 1 above it.

Both run with byte code at hand, as installed packages do, whatever PYTHONDONTWRITEBYTECODE says here: in a checkout that may keep
none, compiling factx anew at each start takes 50 ms more. Byte code and read packs are kept in a folder of the benchmark's own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

HELLO = """import typer
app = typer.Typer()
@app.command()
def main(name: str = "world") -> None:
    print("hello", name)
app()
"""
FACTX = "from factx.cli import main\nmain()\n"
ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "qinghe-xiaofei.txt"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of one process. CalledProcessError if it fails."""
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=environment)
    return perf_counter() - start


def measure(file: Path, runs: int) -> dict[str, list[float]]:
    """Times by name; every round runs each once, so that a busy moment touches all alike. The first round is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        for name, script in (("hello.py", HELLO), ("factx_script.py", FACTX)):
            Path(folder, name).write_text(script, "utf-8")
        commands = {
            "hello": ["hello.py"],
            "factx --version": ["factx_script.py", "--version"],
            "factx extract": ["factx_script.py", "extract", str(file.resolve()), "--format", "csv"],
        }
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
                       "PYTHONPYCACHEPREFIX": folder, "FACTX_CACHE": folder}  # fmt: skip
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, (script, *arguments) in commands.items():
                times[name].append(seconds([sys.executable, str(Path(folder, script)), *arguments], environment))
    return {name: row[1:] for name, row in times.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--max", type=float, default=None, help="exit 1 if extract takes more than this many times hello")
    options = parser.parse_args()
    medians = {name: median(row) for name, row in measure(options.file, options.runs).items()}
    for name, time in medians.items():
        print(f"{name:16} {time * 1000:6.1f} ms   {time / medians['hello']:.2f}x")
    return int(options.max is not None and medians["factx extract"] > options.max * medians["hello"])


if __name__ == "__main__":
    sys.exit(main())
