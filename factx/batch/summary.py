"""What a run came to: one line for people, one record for a log, and gauges for Prometheus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

INPUTS = ("read", "skipped", "failed")
_SUCCESS = "last_success_timestamp_seconds"
FACTS = ("new", "same", "changed", "withdrawn", "conflicting")


class Summary(NamedTuple):
    """The counts of a run, how long it took, when it ended (seconds since 1970) and with which exit code.

    Whether facts are new, the same, changed, withdrawn or conflicting only an output can say that holds those of earlier runs:
    without one there are no such counts. A run that was cut short has none at all.
    """

    counts: Counter[str]
    seconds: float
    ended: float
    code: int

    def __str__(self) -> str:
        inputs = ", ".join(f"{self.counts[name]} {name}" for name in INPUTS)
        known = f" ({self.counts['known']} known)" if self.counts["known"] else ""
        facts = ", ".join(f"{self.counts[name]} {name}" for name in self._told())
        return f"{inputs}{known}; {self.counts['facts']} facts{facts and ': '}{facts}; {self.seconds:.1f} s"

    def record(self) -> dict[str, object]:
        """The same by names."""
        names = (*INPUTS, "known", "facts", *self._told())
        return {**{name: self.counts[name] for name in names}, "seconds": round(self.seconds, 3), "exit_code": self.code}

    def metrics(self, before: float = 0) -> Iterator[str]:
        """The lines of a file for the textfile collector of Prometheus' node exporter. before: when the last success was."""
        if self.counts:
            yield from _gauge("documents", "Inputs of the last run by what became of them.", {n: self.counts[n] for n in INPUTS})
            yield from _gauge("facts", "Facts of the last run.", {"": self.counts["facts"]})
            stored = {n: self.counts[n] for n in self._told()}
            yield from _gauge("stored_facts", "Facts by what became of them in a database.", stored)
            yield from _gauge("diagnostics", "What was wrong in the last run.", {n: self.counts[n] for n in ("warning", "error")})
        yield from _gauge("run_seconds", "How long the last run took.", {"": round(self.seconds, 3)})
        yield from _gauge("run_exit_code", "The exit code of the last run.", {"": self.code})
        yield from _gauge("run_timestamp_seconds", "When the last run ended, in seconds since 1970.", {"": round(self.ended, 3)})
        success = before if self.code else round(self.ended, 3)
        yield from _gauge(_SUCCESS, "When a run last ended with exit code 0.", {"": success} if success else {})

    def _told(self) -> tuple[str, ...]:
        return FACTS if any(name in self.counts for name in FACTS) else ()


def _gauge(name: str, meaning: str, values: Mapping[str, float]) -> Iterator[str]:
    if not values:
        return
    yield f"# HELP factx_{name} {meaning}"
    yield f"# TYPE factx_{name} gauge"
    for label, value in values.items():
        yield f'factx_{name}{{kind="{label}"}} {value}' if label else f"factx_{name} {value}"


def last_success(file: str) -> float:
    """When a run last was a success, by the file of metrics that is there; 0 if none was."""
    with suppress(OSError, ValueError):
        if found := re.search(rf"^factx_{_SUCCESS} (.+)$", Path(file).read_text("utf-8"), re.MULTILINE):
            return float(found[1])
    return 0
