"""How right the facts of the gold documents are, held against the floors that the test suite keeps.

    python benchmarks/quality.py            # print F1 by family and language beside its floor
    python benchmarks/quality.py --raise    # raise the floors to what is measured (less 0.01)
    python benchmarks/quality.py --set      # set them, lower where they fell: on purpose only, and say why in the commit

The floors stand in tests/cases/floors.yaml with a digest of the gold, so that neither moves without the other being looked at.
The gold stands in ../shared/gold beside the checkout; without it this ends with 1.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import runpy
import sys
from datetime import date
from math import floor
from pathlib import Path
from typing import Any

import yaml

import factx
from factx.model import FIELDS
from factx.sinks import Look, sink

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "tests" / "cases" / "floors.yaml"
MARGIN = 0.01  # a fact or two may be lost for a greater gain elsewhere

Scores = dict[str, dict[str, float]]


def digest() -> str:
    """Of every file that says what is right: the documents, their facts and the scorer."""
    whole = hashlib.sha256()
    for file in sorted(GOLD.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            whole.update(file.relative_to(GOLD).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def measure(*arguments: str) -> Scores:
    """Core and full F1 of each slice of the gold, by the gold's own scorer. RuntimeError if a document failed.

    The scorer starts a process for each document; here it asks this one, which takes a tenth of the time.
    """
    scorer = runpy.run_path(str(GOLD / "score.py"))
    scorer["main"].__globals__["run"] = _run
    said, given = io.StringIO(), sys.argv
    sys.argv = ["score.py", "--json", *arguments]
    try:
        with contextlib.redirect_stdout(said):
            scorer["main"]()
    finally:
        sys.argv = given
    report = json.loads(said.getvalue())
    if report["failures"]:
        raise RuntimeError(str(report["failures"]))
    slices = {name: slice for name, slice in report["slices"].items() if not name.startswith("metric:")}  # a few facts each
    return {name: {"core": slice["core_f1"], "full": slice["full_f1"]} for name, slice in slices.items()}


def _run(_: str, path: Path, published: str | None) -> tuple[list[Any] | None, list[str]]:
    """What `factx extract PATH --format jsonl` prints, read back; else why it failed."""
    result = factx.extract(path, published=date.fromisoformat(published) if published else None)
    if result.document is None:
        return None, [str(result.diagnostics[0])]
    lines = io.StringIO()
    with sink("jsonl").writer(lines, FIELDS, Look()) as put:
        for fact in result.facts:
            put(fact)
    return [json.loads(line) for line in lines.getvalue().splitlines()], []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--set", dest="put", action="store_true")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}", file=sys.stderr)
        return 1
    scores = measure()
    kept = yaml.safe_load(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"gold": "", "floors": {}}
    floors: Scores = {}
    for name, score in scores.items():
        old = kept["floors"].get(name, {})
        new = {mark: max(0.0, floor((value - MARGIN) * 100) / 100) for mark, value in score.items()}
        floors[name] = new if arguments.put else {mark: max(value, old.get(mark, 0.0)) for mark, value in new.items()}
        print(f"{name:22}" + "".join(f"{mark} {score[mark]:.3f} (floor {old.get(mark, 0):.2f})   " for mark in score))
    if arguments.up or arguments.put:
        head = "# Floors of F1, written by benchmarks/quality.py; gold: the digest of what they were measured on.\n"
        body = yaml.safe_dump({"gold": digest(), "floors": floors}, sort_keys=False)
        FLOORS.write_text(head + body, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
