"""A million facts into each sink: seconds, and the most memory that it took; CSV beside the csv module alone.

    python benchmarks/sinks.py [SINK...] [--facts 1000000] [--postgresql ADDRESS] [--max-memory MB] [--max-csv RATIO]

Each sink is a process of its own, whose peak memory the system tells; the facts are made as they are taken. `csv module` is
`csv.writer(...).writerows(...)` over the same attributes, without a look at what is in them; the ratio is of medians of runs that
take turns. A second run into a store finds all facts there. With limits, exit 1 above one.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from factx.batch import write  # noqa: E402
from factx.model import FIELDS, Fact  # noqa: E402
from factx.sinks import Look, format_of, sink  # noqa: E402

TARGETS = {
    "csv": "f.csv", "csv --excel": "f.csv", "csv --append": "f.csv", "tsv": "f.tsv", "json": "f.json", "jsonl": "f.jsonl",
    "xbrl": "f.xbrl.json", "xlsx": "f.xlsx", "sqlite": "f.sqlite", "duckdb": "f.duckdb", "parquet": "f.parquet",
    "parquet --partition": "f.parquet", "brat": "f.brat",
}  # fmt: skip
LOOKS = {"csv --excel": {"excel": True}, "csv --append": {"append": True}, "parquet --partition": {"partition": "metric"}}
NEEDS = {"xlsx": "xlsxwriter", "duckdb": "duckdb", "parquet": "duckdb", "parquet --partition": "duckdb", "postgresql": "psycopg"}
METRICS = ("registered_users", "revenue", "net_profit", "patents_filed", "npl_ratio", "rd_spend", "loans_originated", "customers")


def facts(count: int) -> Iterator[Fact]:
    """Facts of 20 to a document, of which every value is its own."""
    for i in range(count):
        day = date(2015, 1, 31) + timedelta(days=i // 20 % 4000)
        id = blake2b(b"%d" % i, digest_size=8).hexdigest()
        yield Fact(
            entity=f"青禾消费金融{i // 40}股份有限公司", metric=METRICS[i % 8], label="注册用户", value=Decimal(i * 7919) / 100,
            value_max=None, unit="CNY", modifier="over", measure="level", status="actual", scope="", period_start=None,
            period_end=day, period_basis="stated", quote=f"截至报告期末，平台注册用户数超过{i * 7919}万人，较上年末继续增长",
            source=f"news/{day}/{i // 20}.txt", line=i % 60, start=i % 3000, end=i % 3000 + 31, rule="registered-users",
            published=day, id=id,
        )  # fmt: skip


def titled(rows: Iterator[Fact], titles: dict[str, str]) -> Iterator[Fact]:
    """The facts, each document of which gets its title before them."""
    for fact in rows:
        titles.setdefault(fact.source, f"{fact.entity}：{fact.published}")
        yield fact


def alone(target: Path, rows: Iterator[Fact]) -> None:
    """The csv module alone."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(FIELDS)
        lines.writerows(map(attrgetter(*FIELDS), rows))


def one(name: str, target: str, count: int) -> None:
    """One run, and as JSON what it took."""
    start = perf_counter()
    titles: dict[str, str] = {}
    look = Look(titles=titles, **LOOKS.get(name, {}))
    tally = write(titled(facts(count), titles), {target: sink(format_of(target))}, FIELDS, look)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    print(json.dumps([perf_counter() - start, memory, tally]))


def measured(name: str, target: str, count: int) -> tuple[float, float, dict[str, int]]:
    """One run in a process of its own."""
    command = [sys.executable, __file__, name, "--facts", str(count), "--into", target]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, memory, tally = json.loads(done.stdout)
    return seconds, memory, tally


def ratio(folder: Path, count: int = 100_000, rounds: int = 5) -> float:
    """How much longer the CSV sink takes than the csv module alone, over facts that are there already."""
    rows, ours, theirs = list(facts(count)), [], []
    for _ in range(rounds):
        start = perf_counter()
        alone(folder / "alone.csv", iter(rows))
        middle = perf_counter()
        write(rows, {str(folder / "ours.csv"): sink("csv")}, FIELDS, Look())
        theirs.append(middle - start)
        ours.append(perf_counter() - middle)
    return median(ours) / median(theirs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sinks", nargs="*")
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--postgresql", default="", help="a database that may be written to")
    parser.add_argument("--max-memory", type=float, default=None)
    parser.add_argument("--max-csv", type=float, default=None)
    parser.add_argument("--into", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.into:
        one(options.sinks[0], options.into, options.facts)
        return 0
    targets = TARGETS | ({"postgresql": options.postgresql} if options.postgresql else {})
    worst = 0.0
    for name in options.sinks or targets:
        if not importlib.util.find_spec(NEEDS.get(name, "csv")):
            print(f"{name:20} skipped: {NEEDS[name]} is not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            target = targets[name] if "://" in targets[name] else str(Path(folder, targets[name]))
            for again in (False, True) if name in ("csv --append", "sqlite", "duckdb", "postgresql") else (False,):
                seconds, memory, tally = measured(name, target, options.facts)
                worst = max(worst, memory)
                said = ", ".join(f"{count} {word}" for word, count in tally.items())
                print(f"{name + (' again' if again else ''):20} {seconds:7.1f} s   {memory:6.0f} MB   {said}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        slower = ratio(Path(folder))
    print(f"{'csv':20} {slower:7.2f} times the csv module alone")
    over = options.max_memory is not None and worst > options.max_memory
    return int(over or (options.max_csv is not None and slower > options.max_csv))


if __name__ == "__main__":
    sys.exit(main())
