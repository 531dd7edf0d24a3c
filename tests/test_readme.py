"""What the README says is so: its commands and options are those of `--help`, its examples run, and CI runs its test command."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pytest
import yaml
from conftest import ROOT, Command

from factx import commands, extract
from factx.commands.man import EXIT_CODES
from factx.errors import HeldError, OutputError, RulesError
from factx.model import BASES, FIELDS, MEASURES, MODIFIERS, STATUSES, Options
from factx.packs import load
from factx.packs.grammar import ENTITY, EXTENSION, METRIC, PACK, RULE, VETO
from factx.packs.proofs import examples, judge
from factx.sinks import formats, suffixes

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(
    module.name.removeprefix("factx.commands.").replace(".", " ")
    for module in walk_packages(commands.__path__, "factx.commands.")
    if not (module.ispkg or module.name.split(".")[-1].startswith("_"))
)
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, as cells without their marks."""
    lines = README.split(f"\n## {heading}\n")[1].split("\n## ")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")][1:]


def documented() -> dict[str, set[str]]:
    """Option -> the commands it is said to belong to."""
    rows = [row for row in table("Commands") if row[0].startswith("`-")]
    found: dict[str, set[str]] = {}
    for names, owners, _ in rows:
        for name in OPTION.findall(names):
            found.setdefault(name, set()).update(owners.split(", "))
    return {name: owners | {"watch"} if "extract" in owners else owners for name, owners in found.items()}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_every_documented_option_is_real(factx: Command, command: str) -> None:
    lines = factx(*command.split(), "--help").out.splitlines()
    real = {name for line in lines for name in OPTION.findall(line[:30]) if "  -" in line}
    assert real - {"--help"} == {name for name, owners in documented().items() if command in owners}


def test_every_command_is_documented_and_every_documented_command_is_real(factx: Command) -> None:
    named = {name.strip() for row in table("Commands") for name in re.findall(r"factx ([a-z ]+)", row[0])}
    assert sorted(named) == COMMANDS
    for group in {"", *(command.rpartition(" ")[0] for command in COMMANDS)}:
        listed = factx(*group.split(), "--help").out.split("Commands:")[1]
        inside = {command.removeprefix(group).split()[0] for command in COMMANDS if command.startswith(group)}
        assert set(re.findall(r"^  (\w+)", listed, re.MULTILINE)) == inside


def test_every_column_and_word_in_it_is_documented() -> None:
    names = [name for row in table("Columns") for name in re.findall(r"`(\w+)`", row[0])]
    assert tuple(names) == FIELDS
    text = README.split("\n## Columns\n")[1]
    assert not [word for word in (*MODIFIERS, *MEASURES, *STATUSES, *BASES) if f"`{word}`" not in text]


def test_every_format_and_suffix_is_documented() -> None:
    assert not [name for name in formats() if f"`{name}`" not in README]
    assert not [suffix for suffix in suffixes() if f"`{suffix}`" not in README]


def test_exit_codes_are_documented() -> None:
    codes = [int(code) for row in table("Exit codes") for code in row[0].split(", ")]
    assert codes == [0, 1, 2, 3, 4, 5, 75, 130, 143]
    assert {code: text.replace("`", "") for code, text in table("Exit codes")} == EXIT_CODES
    assert {RulesError.exit_code, OutputError.exit_code, HeldError.exit_code} <= set(codes)


def test_the_first_command_reads_the_samples_and_the_second_tests() -> None:
    first, second = blocks("sh")[:2]
    assert "pip install . && .venv/bin/factx extract samples/" in first
    assert "pip install -e '.[test]' && .venv/bin/python -m pytest" in second


def test_ci_runs_the_second_command_word_for_word() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    [search] = re.findall(r"^tests=\$\((.*)\)$", script, re.MULTILINE)
    found = subprocess.run(["sh", "-c", search], cwd=ROOT, capture_output=True, check=True, text=True)
    assert found.stdout == blocks("sh")[1]
    assert 'sh -euc "$tests"' in script


@pytest.mark.parametrize("shown", blocks("text"), ids=lambda shown: shown.split()[2])
def test_the_examples_of_output_are_the_output(process: Process, shown: str) -> None:
    command, expected = shown.split("\n", 1)
    assert command.startswith("$ factx ")
    done = process(*command.split()[2:], cwd=ROOT, environment={"COLUMNS": "110"})
    assert "\n".join(line.rstrip() for line in done.stdout.decode().splitlines()).rstrip("\n") == expected.rstrip("\n")


def test_the_python_example_runs() -> None:
    [code] = blocks("python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8")
    assert "registered_users 150000000 person" in done.stdout


def test_the_example_pack_works(process: Process, tmp_path: Path) -> None:
    pack = blocks("yaml")[0]
    columns = ("value", "unit", "period_end")
    options = ("--rules", "my-pack.yaml", "--metric", "charging_piles", "--fields", ",".join(columns))
    (tmp_path / "my-pack.yaml").write_text(pack, "utf-8")
    for example in yaml.safe_load(pack)["rules"][0]["examples"]:
        (tmp_path / "a.txt").write_text(example["text"], "utf-8")
        done = process("extract", "a.txt", *options)
        expected = [",".join(str(fact[name]) for name in columns) for fact in example["facts"]]
        assert (done.returncode, done.stdout.decode().splitlines()[1:]) == (0, expected)


def test_the_examples_of_an_extension_and_of_a_page_work(tmp_path: Path) -> None:
    path = tmp_path / "my-pack.yaml"
    options = Options(rules=(str(path),))
    for block, count in zip(blocks("yaml")[1:], (2, 2), strict=True):
        path.write_text(block, "utf-8")
        found = list(examples([path], load(options.rules)))
        assert [judge(example, extract(example.text, options=options).facts).holds for example in found] == [True] * count


def test_every_part_of_the_package_has_its_row() -> None:
    folders = {module.name for module in iter_modules([str(ROOT / "factx")]) if module.ispkg}
    assert {name for row in table("How it is built") for name in re.findall(r"`(\w+)`", row[0])} == folders


def test_every_key_of_a_pack_is_documented() -> None:
    text = README.split("\n## Rule packs\n")[1].split("\n## ")[0]
    records = (PACK, METRIC, RULE, EXTENSION, VETO, ENTITY)
    assert [f"{r.what}: {key}" for r in records for key in r.keys if not re.search(rf"\b{key}\b", text)] == []
