"""Runs that can be repeated, stopped and trusted, with real processes: state, locks, kills, bare environments, what is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from conftest import ROOT

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
FACTX = [sys.executable, "-m", "factx"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a few articles in `news`, and nothing else."""
    lay(tmp_path, 3)
    return tmp_path


def lay(folder: Path, count: int) -> None:
    (folder / "news").mkdir(exist_ok=True)
    for i in range(count):
        text = f"2022年8月1日\n截至2022年6月末，{'甲乙丙丁'[i]}禾科技有限公司注册用户超{i + 1}万人。\n"
        (folder / "news" / f"{i:04}.txt").write_text(text, "utf-8")


def start(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    pipes["preexec_fn"] = lambda: signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([*FACTX, *arguments], cwd=folder, env=environment, **pipes)  # type: ignore[call-overload, no-any-return]


def until(true: Callable[[], object], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.02)


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error without the seconds, which no two runs have alike."""
    return re.sub(r"\d+\.\d s", "S", done.stderr.decode())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# ---------------------------------------------------------------- repeatable
def test_what_has_not_changed_is_not_read_again_and_gives_the_same_bytes(process: Process, folder: Path) -> None:
    (folder / "news" / "bad.txt").write_bytes(b"")
    plain = process("extract", "news").stdout
    job = ("extract", "news", "-o", "out.csv", "--state", "read.db")
    first, again = process(*job), process(*job)
    assert (folder / "out.csv").read_bytes() == plain
    assert (first.returncode, again.returncode) == (3, 3)
    assert said(first).splitlines()[0].startswith("news/bad.txt: error: ")
    assert said(first).splitlines()[1:] == ["factx: 3 read, 0 skipped, 1 failed; 3 facts; S"]
    assert said(again) == "factx: 0 read, 3 skipped, 1 failed (1 known); 3 facts; S\n"
    assert "news/bad.txt: info: " in said(process(*job, "-v"))
    assert names(folder) == {"news", "out.csv", "read.db"}


def test_what_cannot_be_opened_is_tried_each_time_and_told_once(process: Process, folder: Path) -> None:
    job = ("extract", "news", "later.txt", "--state", "read.db", "-q")
    assert b"later.txt: error: no such file" in process(*job).stderr
    known = process(*job)
    assert (known.returncode, known.stderr) == (3, b"")
    (folder / "later.txt").write_text("截至2022年6月末，青禾公司注册用户超9万人。", "utf-8")
    assert process(*job).returncode == 0
    (folder / "later.txt").unlink()
    assert b"later.txt: error: no such file" in process(*job).stderr


def test_what_has_changed_is_read_again_and_only_that(process: Process, folder: Path) -> None:
    job = ("extract", "news", "-o", "out.csv", "--state", "read.db")
    process(*job)
    (folder / "news" / "0001.txt").write_text("2022年8月1日\n截至2022年6月末，青禾公司注册用户超9万人。\n", "utf-8")
    assert said(process(*job)) == "factx: 1 read, 2 skipped, 0 failed; 3 facts; S\n"
    assert (folder / "out.csv").read_bytes() == process("extract", "news").stdout


def test_other_rules_and_options_read_everything_again(process: Process, folder: Path) -> None:
    (folder / "a.yaml").write_text("disable: [net-debt]\n", "utf-8")
    job = ("extract", "news", "-o", "out.csv", "--state", "read.db")
    for more, read in (((), 3), (("--rules", "a.yaml"), 3), (("--rules", "a.yaml"), 0), (("--metric", "registered_users"), 3)):
        assert said(process(*job, *more)).startswith(f"factx: {read} read, {3 - read} skipped"), more


def test_what_no_run_has_met_for_long_is_forgotten(process: Process, folder: Path) -> None:
    import sqlite3

    job = ("extract", "news", "--state", "read.db")
    process(*job)
    with closing(sqlite3.connect(folder / "read.db")) as state, state:
        state.execute("UPDATE inputs SET met = met - 101")
    (folder / "news" / "0001.txt").unlink()
    assert said(process(*job)).startswith("factx: 0 read, 2 skipped")
    with closing(sqlite3.connect(folder / "read.db")) as state:
        assert state.execute("SELECT name FROM inputs ORDER BY name").fetchall() == [(b"news/0000.txt",), (b"news/0002.txt",)]


def test_a_run_that_fails_to_write_remembers_nothing(process: Process, folder: Path) -> None:
    (folder / "out.csv").mkdir()
    assert process("extract", "news", "-o", "out.csv", "--state", "read.db").returncode == 5
    assert said(process("extract", "news", "-o", "x.csv", "--state", "read.db")).startswith("factx: 3 read")


def test_another_database_is_no_state_and_is_left_alone(process: Process, folder: Path) -> None:
    import sqlite3

    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE inputs (x)")
    other.close()
    before = (folder / "other.db").read_bytes()
    (folder / "text.db").write_text("no database at all", "utf-8")
    for name, why in (("other.db", b"it is another database"), ("text.db", b"not a database")):
        done = process("extract", "news", "--state", name)
        assert done.returncode == 5
        assert why in done.stderr
    assert (folder / "other.db").read_bytes() == before


def test_the_state_is_no_output(process: Process, folder: Path) -> None:
    assert process("extract", "news", "-o", "x.csv", "--state", "./x.csv").returncode == 2


def test_exit_codes_for_what_a_database_knows(process: Process, folder: Path) -> None:
    job = ("extract", "news", "-o", "facts.sqlite", "--fail-on", "new,conflicting")
    assert (process(*job).returncode, process(*job).returncode) == (1, 0)
    (folder / "news" / "later.txt").write_text("2022年8月1日\n截至2022年6月末，乙禾科技有限公司注册用户超8万人。\n", "utf-8")
    told = "4 facts: 1 new, 3 same, 0 changed, 0 withdrawn, 1 conflicting"
    assert said(process(*job)) == f"factx: 4 read, 0 skipped, 0 failed; {told}; S\n"
    assert process("extract", "news", "--fail-on", "changed").returncode == 2


def test_what_a_document_no_longer_says_is_withdrawn_until_it_says_it_again(process: Process, folder: Path) -> None:
    import sqlite3

    def withdrawn() -> list[str]:
        with closing(sqlite3.connect(folder / "facts.db")) as store:
            return [row[0] for row in store.execute("SELECT source FROM facts WHERE withdrawn IS NOT NULL")]

    job = ("extract", "news", "-o", "facts.db", "--state", "read.db", "--fail-on", "withdrawn")
    file = folder / "news" / "0001.txt"
    before = file.read_bytes()
    assert (process(*job).returncode, process(*job).returncode) == (0, 0)
    file.write_text("2022年8月1日\n截至2022年6月末，乙禾科技有限公司注册用户超8万人。\n", "utf-8")
    told = process(*job)
    assert (told.returncode, withdrawn()) == (1, ["news/0001.txt"])
    assert "3 facts: 1 new, 2 same, 0 changed, 1 withdrawn, 0 conflicting" in said(told)
    file.write_bytes(before)
    assert "0 new, 2 same, 1 changed, 1 withdrawn, 0 conflicting" in said(process(*job))
    for content in (b"", None):  # what cannot be read, or is gone, says nothing against what it said
        file.write_bytes(content) if content is not None else file.unlink()
        assert "2 facts: 0 new, 2 same, 0 changed, 0 withdrawn" in said(process(*job))
    (folder / "none.yaml").write_text("disable: [registered-users]\n", "utf-8")
    assert "0 same, 0 changed, 2 withdrawn, 0 conflicting" in said(process(*job, "--rules", "none.yaml"))
    assert len(withdrawn()) == 3


# ---------------------------------------------------------------- safe
@pytest.fixture
def held(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run that holds out.csv and waits for its input."""
    running = start(folder, "extract", "-", "-o", "out.csv", stdin=subprocess.PIPE)
    until(lambda: any(lock.stat().st_size for lock in folder.glob(".factx-*.lock")))
    yield running
    running.kill()
    running.communicate()


def test_a_second_run_ends_with_75_or_waits(process: Process, folder: Path, held: subprocess.Popen[bytes]) -> None:
    done = process("extract", "news", "-o", "out.csv")
    assert (done.returncode, done.stdout) == (75, b"")
    assert re.fullmatch(rf".*out\.csv: error: another run is writing it \(process {held.pid}\)\n", done.stderr.decode())
    waiting = start(folder, "extract", "news", "-o", "out.csv", "--lock-wait", "30")
    assert process("extract", "news", "-o", "other.csv").returncode == 0
    held.communicate("截至2022年6月末，注册用户超1万人。".encode())
    waiting.communicate(timeout=30)
    assert (held.returncode, waiting.returncode) == (0, 0)
    assert (folder / "out.csv").read_bytes() == (folder / "other.csv").read_bytes()
    assert names(folder) == {"news", "out.csv", "other.csv"}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_run_that_is_stopped_leaves_nothing_that_the_next_does_not_clear(
    process: Process, folder: Path, held: subprocess.Popen[bytes], number: int, code: int
) -> None:
    (folder / "out.csv").write_text("old", "utf-8")
    held.send_signal(number)
    assert held.wait(40) == code
    assert b"Traceback" not in held.communicate()[1]
    assert (folder / "out.csv").read_text("utf-8") == "old"
    assert code < 0 or names(folder) == {"news", "out.csv"}
    assert process("extract", "news", "-o", "out.csv").returncode == 0
    assert names(folder) == {"news", "out.csv"}


def test_a_run_to_an_address_that_is_killed_leaves_nothing_that_the_next_does_not_clear(
    process: Process, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsspec")
    (folder / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(folder / "tmp"))
    job = ("-o", "memory://news/out.csv")
    running = [start(folder, "extract", "-", *job, stdin=subprocess.PIPE) for _ in range(2)]
    until(lambda: len(list(folder.glob("tmp/*/.factx-*.part"))) == 2)
    running[0].kill()
    running[0].communicate()
    assert process("extract", "news", *job).returncode == 0
    assert len(names(folder / "tmp")) == 1  # that of the other, which is at work
    running[1].communicate(b"")
    assert not names(folder / "tmp")


@pytest.mark.parametrize(
    ("target", "how"),
    [("csv", "--kills=2"), ("sqlite", "--kills=2"), *((name, "--together=8") for name in ("sqlite", "duckdb", "postgresql"))],
)
def test_what_is_killed_or_crowded_gives_the_same_rows(request: pytest.FixtureRequest, target: str, how: str) -> None:
    """The small form of benchmarks/kills.py, which kills runs into every kind of database."""
    if target == "duckdb":
        pytest.importorskip("duckdb")
    address = ("--postgresql", request.getfixturevalue("database")) if target == "postgresql" else ()
    command = [sys.executable, str(ROOT / "benchmarks" / "kills.py"), target, how, "--documents=20", *address]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()


# ---------------------------------------------------------------- told
def test_what_is_said_as_json(process: Process, folder: Path) -> None:
    (folder / "news" / "bad.txt").write_bytes(b"")
    done = process("extract", "news", "--log-format", "json")
    error, summary = map(json.loads, done.stderr.decode().splitlines())
    assert (error["level"], error["source"]) == ("error", "news/bad.txt")
    assert {key: summary[key] for key in ("code", "read", "failed", "facts", "exit_code")} == {
        "code": "summary", "read": 3, "failed": 1, "facts": 3, "exit_code": 3}  # fmt: skip


SAMPLE_LINE = re.compile(r'(?:# (?:HELP|TYPE) [a-z_]+ [^\n]+|([a-z_]+)(\{[a-z_]+="[a-z]*"\})? (-?\d+(?:\.\d+)?))')


def metrics(file: Path) -> dict[str, float]:
    """The values of a file for Prometheus, which must be sound."""
    text = file.read_text("utf-8")
    assert text.endswith("\n")
    matches = [SAMPLE_LINE.fullmatch(line) for line in text.splitlines()]
    assert all(matches)
    for name in {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}:
        assert text.index(f"# HELP {name} ") < text.index(f"# TYPE {name} ")
    return {f"{m[1]}{m[2] or ''}": float(m[3]) for m in matches if m and m[1]}


def test_metrics_for_prometheus(process: Process, folder: Path) -> None:
    before = time.time()
    process("extract", "news", "-o", "out.csv", "--metrics-file", "factx.prom")
    values = metrics(folder / "factx.prom")
    assert values['factx_documents{kind="read"}'] == 3
    assert values["factx_facts"] == 3
    assert values["factx_run_exit_code"] == 0
    assert values["factx_last_success_timestamp_seconds"] == values["factx_run_timestamp_seconds"] >= before


def test_metrics_of_runs_that_come_to_nothing(process: Process, folder: Path, held: subprocess.Popen[bytes]) -> None:
    (folder / "bad.yaml").write_text("rules: [", "utf-8")
    told = ("extract", "news", "--metrics-file", "factx.prom")
    file = folder / "factx.prom"
    for arguments, code in ((("--rules", "bad.yaml"), 4), ((), 0), (("-o", "no/x.csv"), 5), (("-o", "out.csv"), 75)):
        assert process(*told, *arguments).returncode == code
        values = metrics(file)
        assert values["factx_run_exit_code"] == code
        assert ("factx_facts" in values) == (code == 0)  # else there would be zeros, which nobody has counted
        assert (values.get("factx_last_success_timestamp_seconds") == values["factx_run_timestamp_seconds"]) == (code == 0)
    assert values["factx_last_success_timestamp_seconds"] > 0
    running = start(folder, *told[:1], "-", *told[2:], stdin=subprocess.PIPE)
    until(lambda: len(list(folder.glob(".factx-*.lock"))) == 2)
    time.sleep(0.2)
    running.terminate()
    assert (running.wait(40), metrics(file)["factx_run_exit_code"]) == (143, 143)
    running.communicate()


def drained(terminal: int) -> bytes:
    """All that is written to the other end of a terminal until that is closed."""
    parts = []
    with suppress(OSError):  # which is how Linux says that
        while part := os.read(terminal, 65536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_bar_is_drawn_on_a_terminal_only_and_does_not_touch_the_output(process: Process, folder: Path) -> None:
    plain = process("extract", "news")
    assert b"\x1b" not in plain.stderr
    main, terminal = os.openpty()
    running = start(folder, "extract", "news", stderr=terminal)
    os.close(terminal)
    drawn = drained(main).decode()
    assert running.communicate(timeout=30)[0] == plain.stdout
    assert "documents" in drawn and "\x1b" in drawn and "factx: 3 read" in drawn


# ---------------------------------------------------------------- bare environments
def test_the_same_bytes_in_a_bare_environment(process: Process, folder: Path) -> None:
    expected = process("extract", str(folder / "news")).stdout
    line = f'exec "$0" -m factx extract "{folder}/news" -o "{folder}/out.csv" --state "{folder}/read.db" <&-'
    bare = {"PYTHONPATH": str(ROOT), "LC_ALL": "C"}  # no HOME, TERM, PATH, LANG
    done = subprocess.run(["/bin/sh", "-c", line, sys.executable], cwd="/proc", env=bare, capture_output=True, check=False)
    assert (done.returncode, said(done)) == (0, "factx: 3 read, 0 skipped, 0 failed; 3 facts; S\n")
    assert (folder / "out.csv").read_bytes() == expected


# ---------------------------------------------------------------- settings and completion
def test_settings_by_file_and_environment(process: Process, folder: Path) -> None:
    (folder / "factx.toml").write_text('color = "never"\n[extract]\nformat = "tsv"\nfields = ["metric", "value"]\n', "utf-8")
    below = {"cwd": folder / "news"}
    assert process("extract", "0001.txt", **below).stdout.startswith(b"metric\tvalue\n")
    assert process("extract", "0001.txt", environment={"FACTX_FORMAT": "jsonl"}, **below).stdout.startswith(b"{")
    line = ("extract", "0001.txt", "--format", "csv")
    assert process(*line, environment={"FACTX_FORMAT": "jsonl"}, **below).stdout.startswith(b"metric,value\n")
    shown = process("config", "show", "--origin", environment={"FACTX_EXTRACT_METRIC": "revenue net_profit"}, **below)
    lines = shown.stdout.decode().splitlines()
    assert 'format = "tsv"  # ../factx.toml' in lines
    assert 'metric = ["revenue", "net_profit"]  # FACTX_EXTRACT_METRIC' in lines
    assert lines.count('color = "never"  # ../factx.toml') > 3
    import tomllib

    assert tomllib.loads(shown.stdout.decode())["extract"]["fields"] == ["metric", "value"]


def test_paths_of_a_file_of_settings_count_from_its_folder(process: Process, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.factx.extract]\npaths = ["news/0001.txt"]\noutput = ["out.csv"]\n', "utf-8")
    assert process("extract", cwd=folder / "news").returncode == 0
    assert b",../news/0001.txt," in (folder / "out.csv").read_bytes()


def test_a_project_of_others_is_left_alone(process: Process, folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes(b"[project\xff")
    assert process("extract", "news").returncode == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[extract]\nformt = "csv"\n', "unknown key formt; the nearest is format"),
        ('colour = "never"\n', "unknown key colour; the nearest is color"),
        ('[extrakt]\nformat = "csv"\n', "unknown key extrakt; the nearest is extract"),
        ('[extract]\nformat = ["csv"]\n', "format takes one value"),
        ("[extract\n", "line 1"),
    ],
)
def test_mistakes_in_settings(process: Process, folder: Path, text: str, why: str) -> None:
    (folder / "factx.toml").write_text(text, "utf-8")
    done = process("extract", "news")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("factx.toml: error: ") and why in done.stderr.decode()


COMPLETE = """
eval "$(factx completion bash)"
for words in "$@"; do
    COMP_WORDS=($words); [ "${words% }" = "$words" ] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _factx_completion factx; echo "${COMPREPLY[*]}"
done
"""


def test_completion_in_bash(folder: Path) -> None:
    program = folder / "factx"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m factx "$@"\n', "utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    lines = ("factx ext", "factx extract --lock", "factx extract --fail-on wa", "factx extract --metric registered_us")
    done = subprocess.run(["bash", "-c", COMPLETE, "bash", *lines], cwd=folder, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == ["extract", "--lock-wait", "warning", "registered_users"]


# ---------------------------------------------------------------- watch, and the manual page
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_watching_reads_what_changes_until_it_is_stopped(process: Process, folder: Path, number: int) -> None:
    out = folder / "news" / "out.csv"  # among what is watched: its own writing wakes nobody
    running = start(folder, "watch", "news", "-o", "news/out.csv", "--state", "read.db", "--every", "0.1")
    until(out.exists)
    (folder / "9.txt").write_text("截至2022年6月末，青禾公司注册用户超9万人。", "utf-8")
    (folder / "9.txt").rename(folder / "news" / "9.txt")
    until(lambda: "news/9.txt" in out.read_text("utf-8"))
    time.sleep(0.5)
    running.send_signal(number)
    _, told = running.communicate(timeout=40)
    assert running.returncode == 0
    assert [line[:27] for line in told.decode().splitlines()] == ["factx: 3 read, 0 skipped, 0", "factx: 1 read, 3 skipped, 0"]
    assert out.read_bytes() == process("extract", *(f"news/{path.name}" for path in sorted(folder.glob("news/*.txt")))).stdout
    assert names(folder) == {"news", "read.db"}


def test_watching_goes_on_after_a_run_that_fails(folder: Path) -> None:
    (folder / "out.csv").mkdir()
    running = start(folder, "watch", "news", "-o", "out.csv", "--every", "0.1")
    assert running.stderr and b"out.csv: error: cannot be written" in running.stderr.readline()
    (folder / "out.csv").rmdir()
    (folder / "news" / "9.txt").write_text("截至2022年6月末，青禾公司注册用户超9万人。", "utf-8")
    until((folder / "out.csv").is_file)
    running.terminate()
    running.communicate(timeout=40)
    assert running.returncode == 0


def test_the_manual_page_has_every_command_and_option_and_is_sound(process: Process, folder: Path) -> None:
    page = process("man").stdout.decode()
    assert {".SS extract", ".SS rules check", ".SH EXIT STATUS", "\\fB\\-\\-lock\\-wait SECONDS\\fR"} <= set(page.splitlines())
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=page.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    assert "--lock-wait" in re.sub(r"\x1b\[[\d;]*m|.\x08", "", done.stdout.decode())
