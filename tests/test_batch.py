"""Many inputs: which are found and in what order, that none is lost or doubled, and that no output is left half written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from factx.batch import Input, Run, gather, opened, write
from factx.errors import FactxError, OutputError, RulesError
from factx.model import FIELDS, Diagnostic, Document, Fact, Offsets, Part, Result
from factx.sinks import Look, sink

Make = Callable[..., Fact]

pytestmark = pytest.mark.usefixtures("here")


def lay(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(path, "utf-8")


def names(*arguments: str, outputs: tuple[str, ...] = ()) -> list[str]:
    return [item.name for item in gather(arguments, outputs=outputs) if isinstance(item, Input)]


def diagnostics(*arguments: str) -> list[tuple[str, str]]:
    return [(item.level, item.source) for item in gather(arguments) if isinstance(item, Diagnostic)]


# ---------------------------------------------------------------- inputs
def test_arguments_keep_their_order_and_folders_are_sorted() -> None:
    lay("z.txt", "f/b.html", "f/a/c.md", "f/a.txt", "f/LIES", "f/x.MARKDOWN", "f/y.xml", "f/z.htm")
    assert names("z.txt", "f") == ["z.txt", "f/LIES", "f/a/c.md", "f/a.txt", "f/b.html", "f/x.MARKDOWN", "f/y.xml", "f/z.htm"]


def test_other_and_hidden_files_of_a_folder_are_passed_over_with_a_note() -> None:
    lay("f/a.txt", "f/b.png", "f/.c.txt", "f/.git/d.txt")
    assert names("f") == ["f/a.txt"]
    assert diagnostics("f") == [("info", "f/.c.txt"), ("info", "f/b.png")]


def test_a_file_named_outright_is_read_whatever_its_name() -> None:
    lay("b.png", ".hidden")
    assert names("b.png", ".hidden") == ["b.png", ".hidden"]


def test_a_file_named_twice_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"x")))
    lay("f/a.txt")
    Path("link.txt").symlink_to("f/a.txt")
    assert names("f/a.txt", "./f/../f/a.txt", "f", "link.txt", "-", "-") == ["f/a.txt", "stdin"]


def test_patterns_are_expanded_where_the_shell_did_not() -> None:
    lay("a1.txt", "a2.txt", "f/a3.txt", "odd[1].txt", "odd1.txt")
    assert names("a?.txt") == ["a1.txt", "a2.txt"]
    assert names("**/a*.txt") == ["a1.txt", "a2.txt", "f/a3.txt"]
    assert names("odd[1].txt") == ["odd[1].txt"]
    assert diagnostics("no*.txt") == [("error", "no*.txt")]


def test_a_folder_without_readable_files_is_an_error() -> None:
    lay("f/b.png")
    assert diagnostics("f")[-1] == ("error", "f")


def test_a_loop_of_links_ends() -> None:
    lay("f/a.txt")
    Path("f/again").symlink_to(".")
    assert "f/a.txt" in names("f")


def test_an_output_in_a_folder_is_no_input_of_it() -> None:
    lay("f/a.txt", "f/out.txt")
    assert names("f", outputs=("f/out.txt",)) == ["f/a.txt"]


# ---------------------------------------------------------------- the run
def read(name: str, facts: tuple[Fact, ...] = (), *diagnostics: Diagnostic) -> Result:
    return Result(Document(name, "x", "x", Offsets((0,), (0,), (1,), 1), (), title=f"T {name}"), facts, diagnostics)


def test_what_goes_in_comes_out_or_is_named(fact: Make) -> None:
    lay("a.txt", "b.txt", "c.txt")

    def extract(data: bytes | Part, name: str) -> Result:
        if name == "b.txt":
            raise RuntimeError("a defect")
        return read(name, (fact(source=name), fact(source=name)), Diagnostic("warning", "w", "odd", name))

    said: list[Diagnostic] = []
    run = Run(gather(["a.txt", "missing.txt", "b.txt", "c.txt"]), extract, said.append)
    assert [item.source for item in run] == ["a.txt", "a.txt", "c.txt", "c.txt"]
    assert run.counts & Counter(inputs=9, read=9, failed=9, facts=9) == Counter(inputs=4, read=2, failed=2, facts=4)
    assert [(d.level, d.source) for d in said] == [
        ("warning", "a.txt"), ("error", "missing.txt"), ("error", "b.txt"), ("warning", "c.txt")]  # fmt: skip
    assert run.exit_code() == 3
    assert run.titles["c.txt"] == "T c.txt"


@pytest.mark.parametrize(
    ("fail_on", "code"), [((), 0), (("empty",), 1), (("warning",), 1), (("error",), 0), (("error", "empty"), 1)]
)
def test_fail_on(fail_on: tuple[str, ...], code: int) -> None:
    lay("a.txt")
    run = Run(gather(["a.txt"]), lambda data, name: read(name, (), Diagnostic("warning", "w", "odd", name)), lambda _: None)
    assert not list(run)
    assert run.exit_code(fail_on) == code


def test_invalid_rules_end_the_run() -> None:
    lay("a.txt")

    def extract(data: bytes | Part, name: str) -> Result:
        raise RulesError((Diagnostic("error", "rules", "bad", "pack.yaml", 1, 2),))

    with pytest.raises(FactxError) as error:
        list(Run(gather(["a.txt"]), extract, lambda _: None))
    assert error.value.exit_code == 4


# ---------------------------------------------------------------- outputs
def test_several_outputs_get_the_same_facts(fact: Make) -> None:
    lay("a.txt")
    run = Run(gather(["a.txt"]), lambda data, name: read(name, (fact(),)), lambda _: None)
    write(run, {"o.csv": sink("csv"), "o.jsonl": sink("jsonl")}, FIELDS, Look())
    assert "青禾消费" in Path("o.csv").read_text("utf-8") and "青禾消费" in Path("o.jsonl").read_text("utf-8")


def test_a_failed_run_leaves_the_old_file_and_no_part() -> None:
    lay("f/out.csv")
    with pytest.raises(RuntimeError), opened("f/out.csv") as stream:
        stream.write("half")
        raise RuntimeError
    assert [path.name for path in Path("f").iterdir()] == ["out.csv"]
    assert Path("f/out.csv").read_text("utf-8") == "f/out.csv"


def test_a_file_keeps_its_mode_and_a_link_stays_a_link() -> None:
    lay("real.csv")
    Path("real.csv").chmod(0o640)
    Path("link.csv").symlink_to("real.csv")
    with opened("link.csv") as stream:
        stream.write("new")
    assert Path("link.csv").is_symlink()
    assert (Path("real.csv").read_text("utf-8"), Path("real.csv").stat().st_mode & 0o777) == ("new", 0o640)


def test_a_device_is_written_not_replaced() -> None:
    with opened(os.devnull) as stream:
        stream.write("x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("path", ["no/such/folder/out.csv", "folder"])
def test_an_output_that_cannot_be_is_named(path: str) -> None:
    Path("folder").mkdir()
    with pytest.raises(OutputError, match=path) as error, opened(path):
        pass
    assert error.value.exit_code == 5


