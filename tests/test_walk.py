"""The walk of docs/rule-authors.md is walked: its files are laid, its commands run, and what they say is what it shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT, Command

WALK = (ROOT / "docs" / "rule-authors.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def steps() -> Iterator[tuple[str, str]]:
    """Each command of the walk with what is shown below it."""
    for block in re.findall(r"^```text\n(.*?)^```", WALK, re.DOTALL | re.MULTILINE):
        command, _, shown = block.partition("\n")
        assert command.startswith("$ ")
        yield command[2:], shown


def test_the_walk_leads_to_the_fact(factx: Command) -> None:
    for command, shown in steps():
        name, *arguments = shlex.split(command)
        if name == "cat":
            path = Path(arguments[0])
            assert not path.exists() or path.read_text("utf-8") == shown
            path.write_text(shown, "utf-8")
        else:
            done = factx(*arguments)
            said = [line.rstrip() for line in (done.out + done.err).splitlines()]
            assert said == shown.splitlines() and name == "factx", "\n".join(said)
    columns = "metric,value,unit,measure,period_end"
    found = factx("extract", "news.txt", "--rules", "swap.yaml", "--fields", columns).out.splitlines()[1:]
    assert found[:2] == ["swap_stations,3200,item,level,2023-06-30", "swap_stations,45,%,yoy,2023-06-30"]
    assert factx("extract", "news.txt", "--metric", "registered_users").out.count("\n") == 2  # the rest was taken before


def test_it_takes_fewer_than_five_commands() -> None:
    walked = [shlex.split(command)[1:3] for command, _ in steps() if command.startswith("factx")]
    assert [" ".join(words) for words in walked] == ["explain news.txt", "rules new", "rules test", "rules coverage"]


def test_the_readme_leads_to_the_walk() -> None:
    assert "docs/rule-authors.md" in README
