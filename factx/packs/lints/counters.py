"""Counters that no number has, or that the metric's unit has already."""

from __future__ import annotations

from factx.languages import codes, language
from factx.packs.lints import Tell
from factx.packs.reading import Reading

# Units whose numbers are never asked for a counter of their rule.
_UNCOUNTED = ("currency", "%", "counter", "amount", "point")


def lint(reading: Reading, tell: Tell) -> None:
    numerals = [language(code).numerals for code in codes()]
    known = {counter for spoken in numerals for counter in spoken.counters}
    for rule in reading.rules.values():
        unit = reading.metrics.get(rule["metric"], {}).get("unit", "")
        for counter in rule.get("counters", ()):
            if counter not in known:
                tell(counter, "unknown-counter", f"no number is read with the counter {str(counter)!r}", known)
            elif unit in _UNCOUNTED:
                tell(counter, "inert-counter", f"a number of unit {unit} is asked for no counter")
            elif any(spoken.counts(counter, unit) for spoken in numerals):
                tell(counter, "inert-counter", f"{counter} counts {unit} already")
