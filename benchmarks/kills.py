"""Kill `factx extract` at random moments, run it again, and see whether anything was lost, doubled or left lying about.

    python benchmarks/kills.py [--kills 200] [--documents 2000] [--seed 1] [--known] [--postgresql ADDRESS] [TARGET]...

TARGET is one of csv, sqlite, duckdb, postgresql (default: all, the last if an address is given). For each: the job runs once
undisturbed; then, as often as said, from nothing, it is killed with SIGKILL after a random part of that time, and run again to
its end. After each the rows must be those of the undisturbed run and the folder must hold the same files; at the end one more
run must change nothing. With `--known` the state knows all documents before each kill, so that a run takes a sixth of the time
and most kills meet it writing; what it then loses no later run would read again. `--together N` rather starts N runs at once,
which wait for each other, and compares in the same way.
Exit code 1 if anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 'entity, metric, value, unit, modifier, period_end, quote, source, line, "start", id, title, withdrawn IS NULL'
SELECT = f"SELECT {COLUMNS}, first_seen, last_changed FROM facts ORDER BY id, source"


class Target(NamedTuple):
    """What a job writes: its argument, how its rows are read, and how it is taken away."""

    output: str
    rows: Callable[[], list[Any]]
    clear: Callable[[], None]


def corpus(folder: Path, count: int) -> None:
    """Small articles with a fact or three each, no two alike, and one in twenty that cannot be read."""
    chance = random.Random(1)
    for i in range(count):
        users, growth, assets = chance.randint(1, 9999), chance.randint(1, 99), chance.randint(100, 99999)
        name = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(i)) + "科技有限公司"
        text = (f"{name}：年中小结\n2022年8月1日\n截至2022年6月末，{name}注册用户超{users}万人，同比增长{growth}%。\n"
                f"\n公司总资产达{assets}亿元。\n")  # fmt: skip
        (folder / f"{i:05}.txt").write_text("" if i % 20 == 19 else text, "utf-8")


def targets(folder: Path, address: str) -> dict[str, Target]:
    """All kinds of target, in a folder of their own or at an address."""

    def gone(*names: str) -> Callable[[], None]:
        def clear() -> None:
            for name in ("read.db", *names):
                (folder / name).unlink(missing_ok=True)

        return clear

    def sqlite() -> list[Any]:
        import sqlite3

        connection = sqlite3.connect(folder / "out.sqlite")
        try:
            return connection.execute(SELECT).fetchall()
        finally:
            connection.close()

    def duckdb() -> list[Any]:
        import duckdb

        with duckdb.connect(str(folder / "out.duckdb"), read_only=True) as connection:
            return list(connection.execute(SELECT).fetchall())

    def postgresql(statement: str = SELECT) -> list[Any]:
        import psycopg

        with psycopg.connect(address) as connection:
            found = connection.execute(statement)  # type: ignore[arg-type]
            return list(found.fetchall()) if found.description else []

    def dropped() -> None:
        gone()()
        postgresql("DROP TABLE IF EXISTS facts")

    return {
        "csv": Target("out.csv", lambda: (folder / "out.csv").read_bytes().splitlines(), gone("out.csv")),
        "sqlite": Target("out.sqlite", sqlite, gone("out.sqlite", "out.sqlite-journal")),
        "duckdb": Target("out.duckdb", duckdb, gone("out.duckdb", "out.duckdb.wal")),
        "postgresql": Target(address, postgresql, dropped),
    }


class Job(NamedTuple):
    """A command that is run in a folder."""

    folder: Path
    target: Target
    environment: dict[str, str]
    known: Path | None = None  # a state that knows all documents

    def clear(self) -> None:
        """As it was before the first run."""
        self.target.clear()
        if self.known:
            shutil.copy(self.known, self.folder / "read.db")

    def start(self, state: str = "read.db") -> subprocess.Popen[bytes]:
        command = ["extract", "../news", "-o", self.target.output, *(["--state", state] if state else ["--lock-wait", "600"])]
        return subprocess.Popen([sys.executable, "-m", "factx", *command, "-q"], cwd=self.folder, env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip

    def run(self) -> float:
        """Run to the end, and say how long it took. AssertionError if it ends in any other way than it should."""
        began = perf_counter()
        running = self.start()
        _, told = running.communicate()
        assert running.returncode == 3, (running.returncode, told.decode()[-500:])  # 3: some inputs are empty
        return perf_counter() - began

    def found(self) -> tuple[list[Any], set[str]]:
        """The rows without their times, and the files there are."""
        rows = self.target.rows()
        timed = not isinstance(rows[0], bytes)
        return [row[:-2] if timed else row for row in rows], {path.name for path in self.folder.iterdir()}


def killed(job: Job, kills: int, chance: random.Random, known: bool) -> tuple[int, list[str]]:
    """How many of the kills hit a run that was still at work, and what was wrong after which."""
    job.clear()
    job.run()
    expected = job.found()
    if known:
        job = job._replace(known=job.folder.with_suffix(".known"))
        shutil.copy(job.folder / "read.db", job.folder.with_suffix(".known"))
    job.clear()
    times = [job.run()]  # the second time is that of warm caches
    hits, faults = 0, []
    for _ in range(kills):
        job.clear()
        after = chance.uniform(0, median(times[-5:]))  # what else the machine does comes and goes
        running = job.start()
        sleep(after)
        hits += running.poll() is None
        running.kill()
        running.communicate()
        times.append(job.run())
        if job.found() != expected:
            faults.append(f"after a kill at {after:.3f} s the rows or files differ: {sorted(job.found()[1])}")
    before = job.target.rows()
    job.run()
    if job.target.rows() != before:
        faults.append("a further run has changed something")
    return hits, faults


def together(job: Job, count: int) -> list[str]:
    """What was wrong when so many ran at once."""
    job.clear()
    job.run()
    expected = job.found()
    job.clear()
    running = [job.start(state="") for _ in range(count)]
    faults = [told for one in running if (told := one.communicate()[1].decode()) and one.returncode != 3]
    rows, files = job.found()
    return [*faults, *([] if (rows, files | {"read.db"}) == expected else [f"the rows or files differ: {sorted(files)}"])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="*")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--postgresql", default="", metavar="ADDRESS")
    parser.add_argument("--together", type=int, default=0, metavar="N")
    options = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="factx-kills-"))
    faulty = False
    try:
        (base / "news").mkdir()
        corpus(base / "news", options.documents)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
        for name in options.target or ["csv", "sqlite", "duckdb", *(["postgresql"] if options.postgresql else [])]:
            (base / name).mkdir()
            job = Job(base / name, targets(base / name, options.postgresql)[name], environment)
            began = perf_counter()
            if options.together:
                faults = together(job, options.together)
                what = f"{options.together} runs at once"
            else:
                hits, faults = killed(job, options.kills, random.Random(options.seed), options.known)
                what = f"{options.kills} kills, {hits} of a run at work"
            rows = len(job.target.rows())
            seconds = perf_counter() - began
            print(f"{name:10} {what}: {len(faults)} faults; {rows} rows; {seconds:.0f} s", *faults, sep="\n  ", flush=True)
            faulty |= bool(faults)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
