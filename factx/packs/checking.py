"""All that can be told of packs before they are used: faults, and what is of no use, slow or unproven."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factx.packs import lints, reading, store
from factx.packs.findings import Finding, many


class Checked(NamedTuple):
    """How many packs were looked at, and what is wrong with them."""

    packs: int
    findings: tuple[Finding, ...]


def check(paths: Sequence[str] = (), rules: Iterable[str] = ()) -> Checked:
    """What is wrong with the packs of `paths` beside the shipped ones and those of `rules`; with all of them if there are none.

    RulesError only for a file that cannot be read.
    """
    files = store.files((*rules, *paths), pages=True)
    found = lints.findings(reading.survey(store.read_all(files)))
    asked = {os.path.realpath(file) for path in paths for file in store.within(path, pages=True)}
    return Checked(len(asked or files), tuple(f for f in found if not asked or os.path.realpath(f.file) in asked))


def page(checked: Checked) -> list[str]:
    """The findings for people, and how many they are."""
    levels = Counter(finding.level for finding in checked.findings)
    count = ", ".join(many(number, level) for level, number in sorted(levels.items())) or "nothing found"
    lines = [line for finding in checked.findings for line in str(finding.diagnostic).splitlines()]
    return [*lines, f"{count} in {many(checked.packs, 'pack')}"]
