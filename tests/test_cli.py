"""The contract of the command line: commands, options, exit codes, what goes to which stream. Other programs call it.

Most runs stay within this process, with a stand-in for the engine that finds one fact in each `FACT` of a text; what hangs on
a real process (pipes, signals, the locale) starts one.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT, Command

from factx.model import FIELDS, Diagnostic, Document, Fact, Offsets, Options, Result

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
ARTICLE = "青禾消费：年中小结\n2022年8月1日\n截至2022年6月末，青禾消费注册用户超1.2亿。\n"


@pytest.fixture(autouse=True)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, fact: Callable[..., Fact]) -> list[Any]:
    """The stand-in; gives the list of calls that reached it."""
    calls: list[Any] = []

    def extract(source: bytes, name: str, published: Any, metrics: Any, options: Options) -> Result:
        calls.append(SimpleNamespace(source=source, name=name, published=published, metrics=metrics, options=options))
        text = source.decode()
        if not text.strip():
            return Result(None, (), (Diagnostic("error", "empty", "nothing in it", name),))
        notes = tuple(Diagnostic(level, level, "so it is", name) for level in ("warning", "info") if level in text)
        facts = tuple(fact(source=name, start=m.start(), end=m.end()) for m in re.finditer("FACT", text))
        return Result(Document(name, text, text, Offsets((0,), (0,), (1,), 1), ()), facts, notes)

    if "factx" in request.fixturenames:
        monkeypatch.setattr("factx.pipeline.extract", extract)
    return calls


def lay(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.txt").write_text(text, "utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# ---------------------------------------------------------------- without arguments
def test_no_arguments_on_a_terminal_show_the_help(factx: Command) -> None:
    for arguments in ((), ("extract",), ("--help",), ("extract", "--help")):
        outcome = factx(*arguments)
        assert (outcome.code, outcome.err) == (0, "")
        assert "Usage: factx" in outcome.out


def test_version(factx: Command) -> None:
    import factx as package

    assert factx("--version").out == f"factx {package.__version__}\n"


# ---------------------------------------------------------------- inputs and outputs
def test_extract_gives_csv_when_piped_in_the_order_of_the_arguments(factx: Command) -> None:
    lay(b="FACT", a="FACT FACT")
    outcome = factx("extract", "b.txt", "a.txt", "-q")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == ",".join(FIELDS)
    assert [row["source"] for row in rows(outcome.out)] == ["b.txt", "a.txt", "a.txt"]


def test_formats_for_programs(factx: Command) -> None:
    lay(a="FACT FACT")
    array = json.loads(factx("extract", "a.txt", "--format", "json").out)
    assert [row["value"] for row in array] == ["120000000"] * 2
    assert [json.loads(line) for line in factx("extract", "a.txt", "--format", "jsonl").out.splitlines()] == array


def test_table_when_asked_for(factx: Command) -> None:
    lay(a="FACT")
    assert ">1.2亿 person" in factx("extract", "a.txt", "--format", "table").out


def test_fields_choose_and_order_the_columns(factx: Command) -> None:
    lay(a="FACT")
    assert factx("extract", "a.txt", "--fields", "unit,metric", "--fields", "line").out.splitlines() == [
        "unit,metric,line", "person,registered_users,3"]  # fmt: skip


def test_outputs_take_their_format_from_the_suffix_and_leave_standard_output_alone(factx: Command) -> None:
    lay(a="FACT")
    outcome = factx("extract", "a.txt", "-o", "x.csv", "--output", "y.JSONL", "-o", "z.dat", "--format", "tsv", "-q")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert Path("x.csv").read_bytes().startswith(b"entity,metric,")
    assert json.loads(Path("y.JSONL").read_text("utf-8"))["entity"] == "青禾消费"
    assert Path("z.dat").read_text("utf-8").startswith("entity\tmetric\t")
    assert not list(Path().glob("*.part"))


def test_options_reach_the_engine(factx: Command, engine: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    lay(a="FACT", pack="")
    monkeypatch.setattr("factx.packs.load", lambda rules: SimpleNamespace(metrics={"revenue": None, "net_profit": None}))
    factx("extract", "a.txt", "--published", "2022-11-18", "--metric", "revenue", "--metric", "net_profit", "--rules", "p.yaml",
          "--input-format", "html")  # fmt: skip
    [call] = engine
    assert str(call.published) == "2022-11-18"
    assert tuple(call.metrics) == ("revenue", "net_profit")
    assert call.options == Options(rules=("p.yaml",), input_format="html")


# ---------------------------------------------------------------- what is said, and where
def test_messages_by_loudness(factx: Command) -> None:
    lay(a="FACT warning info", empty="")
    loudness = ((), ("-q",), ("-qq",), ("-v",))
    normal, quiet, silent, verbose = (factx("extract", "a.txt", "empty.txt", *more) for more in loudness)
    assert silent.err.splitlines() == ["empty.txt: error: nothing in it"]
    assert quiet.err.splitlines() == ["a.txt: warning: so it is", *silent.err.splitlines()]
    *said, summary = normal.err.splitlines()
    assert said == quiet.err.splitlines()
    assert re.fullmatch(r"factx: 1 read, 0 skipped, 1 failed; 1 facts; \d+\.\d s", summary)
    assert "a.txt: info: so it is" in verbose.err
    assert normal.out == quiet.out == verbose.out


def test_one_article_on_standard_output_needs_no_summary(factx: Command) -> None:
    lay(a="FACT", b="FACT")
    assert factx("extract", "a.txt").err == ""
    for more in (("b.txt",), ("-v",), ("-o", "x.csv"), ("--state", "s.db")):
        assert factx("extract", "a.txt", *more).err.count("factx: ") == 1


def test_a_name_with_control_characters_is_shown_escaped(factx: Command) -> None:
    Path("\x1b[31m.txt").write_text("", "utf-8")
    assert factx("extract", "\x1b[31m.txt").err == "\\u001b[31m.txt: error: nothing in it\n"


# ---------------------------------------------------------------- exit codes
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("a.txt",), 0, ""),
        (("none.txt",), 0, ""),
        (("a.txt", "missing.txt"), 3, "missing.txt: error: no such file"),
        (("nothing-here-*.txt",), 3, "nothing-here-*.txt: error: no file matches"),
        (("hollow",), 3, "hollow: error: no readable file"),
        (("a.txt", "--fail-on", "empty"), 0, ""),
        (("a.txt", "none.txt", "--fail-on", "empty"), 1, ""),
        (("warned.txt", "--fail-on", "error,warning"), 1, "warned.txt: warning"),
        (("missing.txt", "--fail-on", "error"), 3, "missing.txt"),
        (("missing.txt", "-o", "no/such/folder/x.csv"), 5, "no/such/folder/x.csv: error: cannot be written"),
        (("a.txt", "-o", "hollow/x.what"), 2, ".jsonl"),
        (("a.txt", "-o", "a.txt"), 2, "is an input too"),
        (("a.txt", "--format", "cvs"), 2, "the nearest is csv"),
        (("a.txt", "--fields", "entity,metrik"), 2, "the nearest is metric"),
        (("a.txt", "--fail-on", "warnings"), 2, "the nearest is warning"),
        (("a.txt", "--color", "sometimes"), 2, "--color"),
        (("a.txt", "--input-format", "htlm"), 2, "the nearest is html"),
        (("a.txt", "--published", "30.10.2023"), 2, "--published"),
        (("a.txt", "--no-such-option"), 2, "--no-such-option"),
    ],
)
def test_exit_codes(factx: Command, arguments: tuple[str, ...], code: int, said: str) -> None:
    lay(a="FACT", none="no figures", warned="FACT warning")
    Path("hollow").mkdir()
    outcome = factx("extract", *arguments, "-q")
    assert outcome.code == code
    assert said in outcome.err
    assert bool(outcome.err) == bool(said)


def test_an_unknown_metric_is_a_usage_error_with_the_nearest_right_one(factx: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factx.packs.load", lambda rules: SimpleNamespace(metrics={"registered_users": None, "revenue": None}))
    lay(a="FACT")
    outcome = factx("extract", "a.txt", "--metric", "registred_user")
    assert outcome.code == 2
    assert "registered_users" in outcome.err


def test_invalid_rules_end_with_4_and_leave_no_file(factx: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from factx.errors import RulesError

    def extract(*_: Any) -> Result:
        raise RulesError((Diagnostic("error", "rules", "unknown key", "pack.yaml", 3, 5),))

    monkeypatch.setattr("factx.pipeline.extract", extract)
    lay(a="FACT")
    outcome = factx("extract", "a.txt", "-o", "x.csv")
    assert outcome.code == 4
    assert "pack.yaml:3:5: error: unknown key" in outcome.err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_invalid_rules_are_told_before_anything_is_written(factx: Command) -> None:
    Path("pack.yaml").write_text("rule: []\n", "utf-8")
    lay(a="FACT")
    outcome = factx("extract", "a.txt", "--rules", "pack.yaml")
    assert (outcome.code, outcome.out) == (4, "")
    assert "did you mean 'rules'?" in outcome.err


def test_an_input_that_fails_does_not_stop_the_others(factx: Command) -> None:
    lay(a="FACT", b="", c="FACT")
    outcome = factx("extract", "a.txt", "b.txt", "c.txt")
    assert outcome.code == 3
    assert [row["source"] for row in rows(outcome.out)] == ["a.txt", "c.txt"]


# ---------------------------------------------------------------- the other commands
def test_clean_as_text_and_as_json_lines(factx: Command) -> None:
    lay(a=ARTICLE)
    text = factx("clean", "a.txt")
    blocks = [json.loads(line) for line in factx("clean", "a.txt", "--format", "jsonl").out.splitlines()]
    assert text.code == 0
    assert [block["text"] for block in blocks] == text.out.splitlines()
    assert list(blocks[0]) == ["kind", "level", "text", "line", "start", "end", "cell"]
    assert all(ARTICLE[block["start"] : block["end"]] == block["text"] for block in blocks)


def test_clean_of_what_cannot_be_read(factx: Command) -> None:
    lay(empty="")
    for name in ("empty.txt", "missing.txt"):
        outcome = factx("clean", name)
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.startswith(f"{name}: error: ")
        assert outcome.err.count("\n") == 1


def test_mentions_as_json_lines(factx: Command) -> None:
    text = "截至2022年6月末，注册用户超1.2亿人。"
    outcome = factx("mentions", "--text", text, "--lang", "zh", "--reference", "2022-08-01")
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert all(text[m["start"] : m["end"]] == m["text"] for m in found)
    [quantity] = [m for m in found if m["kind"] == "quantity"]
    assert (quantity["value"], quantity["modifier"]) == ("120000000", "over")
    [period] = [m for m in found if m["kind"] == "period"]
    assert (period["period_start"], period["period_end"]) == (None, "2022-06-30")


@pytest.mark.parametrize("arguments", [("--lang", "xx"), ("--reference", "soon"), ()])
def test_mentions_misused(factx: Command, arguments: tuple[str, ...]) -> None:
    assert factx("mentions", *(("--text", "1亿", *arguments) if arguments else ())).code == 2


def test_metrics_lists_the_catalogue(factx: Command) -> None:
    from factx.packs import load

    listed = json.loads(factx("metrics", "--format", "json").out)
    assert [row["id"] for row in listed] == list(load().metrics)
    assert list(listed[0]) == ["id", "family", "unit", "labels"]
    assert [row["id"] for row in rows(factx("metrics").out)] == list(load().metrics)


# ---------------------------------------------------------------- as a process
def test_standard_input_by_pipe_and_by_dash(process: Process) -> None:
    for arguments in (("extract",), ("extract", "-")):
        done = process(*arguments, "--source-name", "wire.md", "--format", "json", input=ARTICLE.encode())
        assert (done.returncode, done.stderr) == (0, b"")
        assert {row["source"] for row in json.loads(done.stdout)} <= {"wire.md"}


@pytest.mark.parametrize("content", [b"", b"   \n", bytes(range(256)) * 20], ids=["empty", "blank", "binary"])
def test_input_that_is_no_text(process: Process, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    done = process("extract", "odd.txt")
    assert done.returncode == 3
    assert done.stderr.startswith(b"odd.txt: error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("line", ["extract big.txt", "clean big.txt", "--help", "metrics --format table"])
def test_a_reader_who_leaves_early_is_no_fault(process: Process, tmp_path: Path, line: str) -> None:
    (tmp_path / "big.txt").write_text(ARTICLE * 200, "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*line.split(), stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["extract a.txt", "extract a.txt -o /dev/full --format csv", "clean a.txt"])
def test_a_full_disk_is_5(process: Process, tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = process(*line.split(), stdout=full)
    assert done.returncode == 5
    assert b"cannot be written: no space left" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_closed_output_is_5(process: Process, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    line = f"{shlex.quote(sys.executable)} -m factx.cli clean a.txt >&-"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (5, b"standard output: error: cannot be written: it is closed\n")


def test_output_is_utf_8_whatever_the_locale(process: Process, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    plain = process("clean", "a.txt")
    foreign = process("clean", "a.txt", environment={"PYTHONIOENCODING": "gbk", "LC_ALL": "C"})
    assert "青禾消费" in plain.stdout.decode("utf-8")
    assert foreign.stdout == plain.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_ends_quietly_with_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "factx.cli", "extract", "-"]
    running = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               # a job in the background ignores it
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))  # fmt: skip
    time.sleep(1.5)  # it waits for its input by then
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert b"Traceback" not in said


# What no plain article needs, once the packs are in the cache: a law of start-up that asks no clock.
COSTLY = {"rich", "bs4", "yaml", "regex", "charset_normalizer", "html.entities", "pydantic", "factx.packs.reading",
          "factx.languages.en", "factx.cleaners.webpage.page"}  # fmt: skip


@pytest.mark.parametrize("line", ["clean", "extract", "extract --format csv"])
def test_what_costs_time_is_not_imported_for_a_plain_article(process: Process, tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    cache = {"FACTX_CACHE": str(tmp_path / "cache")}
    assert process("extract", "a.txt", environment=cache).returncode == 0
    run = f"main({[*line.split(), 'a.txt']})"
    code = f"import sys; from factx.cli import main\ntry: {run}\nfinally: print(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **cache}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert not COSTLY & set(done.stderr.decode().split())


def test_what_is_no_text_is_converted_wherever_it_is_set(process: Process, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert process("extract", "a.txt", "--lock-wait", "soon").returncode == 2
    assert process("extract", "a.txt", environment={"FACTX_QUIET": "soon"}).returncode == 2
    assert process("extract", "a.txt", "-o", "a.csv", "--lock-wait", "1.5", environment={"FACTX_EXCEL": "1"}).returncode == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_package_itself_imports_nothing(tmp_path: Path) -> None:
    code = "import sys, factx; print(*sys.modules)\nassert factx.Fact and factx.extract"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert [name for name in done.stdout.decode().split() if name.startswith("factx")] == ["factx"]


def test_columns_are_named_for_whatever_reads_a_table(factx: Command, engine: list[Any]) -> None:
    Path("n.csv").write_text("notiz,tag\n2022年营业收入1.8亿元。,2023-03-31\n", "utf-8")
    named = ("--text-column", "notiz", "--date-column", "tag")
    for command in ("clean", "mentions", "mentions --unread", "explain"):
        assert factx(*command.split(), "n.csv").code == 3
        assert factx(*command.split(), "n.csv", *named).code == 0
    assert json.loads(factx("clean", "n.csv", *named, "--format", "json").out)["published"] == "2023-03-31"
