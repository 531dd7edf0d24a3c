"""What the tests of the command line share: ways to run it, and facts to write."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
import yaml
from hypothesis import settings

from factx.model import Fact

# The same examples on every run: what a change breaks it breaks for all; `--hypothesis-profile=default` searches on.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Outcome:
    """What a command gave."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def factx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run the command line within this process, in an empty folder, with no terminal and nothing piped in."""
    from factx.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        code = ended.value.code
        assert isinstance(code, int)
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command line as a process of its own, in an empty folder; `environment` is added to this one's."""

    def run(*arguments: str, environment: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
        options = {"stdin": subprocess.DEVNULL} | options if "input" not in options else options
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path, "timeout": 60} | options
        variables = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        return subprocess.run([sys.executable, "-m", "factx.cli", *arguments], env=variables, check=False, **options)

    return run


@pytest.fixture(scope="session")
def pages() -> Any:
    """What `factx rules check` tells of which packs: tests/cases/check.yaml."""
    return yaml.safe_load((ROOT / "tests" / "cases" / "check.yaml").read_text("utf-8"))


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: Any) -> None:
    """One small pack instead of the shipped ones, which take longer to read than a case."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "shipped.yaml").write_text(pages["shipped"], "utf-8")
    monkeypatch.setattr("factx.packs.store.shipped", lambda: folder)


@pytest.fixture
def fact() -> Callable[..., Fact]:
    """A fact with the given fields, and ordinary ones else."""
    ordinary = Fact(
        entity="青禾消费", metric="registered_users", label="注册用户", value=Decimal(120000000), value_max=None, unit="person",
        modifier="over", measure="level", status="actual", scope="", period_start=None, period_end=date(2022, 9, 30),
        period_basis="stated", quote="注册用户超1.2亿", source="a.txt", line=3, start=20, end=29, rule="registered-users",
        published=date(2022, 11, 18), id="0123456789abcdef",
    )  # fmt: skip
    return lambda **fields: replace(ordinary, **fields)


# ---------------------------------------------------------------- PostgreSQL
def _program(name: str) -> str | None:
    """Where a program of PostgreSQL is; Debian keeps those of the server out of the way."""
    found = [shutil.which(name), *sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), reverse=True)]
    return next(filter(None, found), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server of our own on the loopback, for as long as the tests run."""
    psycopg = pytest.importorskip("psycopg")
    initdb, postgres = _program("initdb"), _program("postgres")
    if not (initdb and postgres):
        pytest.skip("PostgreSQL is not installed")
    user: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        import pwd

        try:
            pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
        user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="factx-postgres-") as folder:
        if user:
            shutil.chown(folder, "postgres", "postgres")
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **user}
        subprocess.run([initdb, "-D", f"{folder}/data", "-Atrust", "-Ufactx", "-EUTF8", "--no-sync"], check=True, **quiet)
        settings = ("listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", "fsync=off")
        running = subprocess.Popen([postgres, "-D", f"{folder}/data", *(f"-c{setting}" for setting in settings)], **quiet)
        try:
            address = f"postgresql://factx@127.0.0.1:{port}"
            for _ in range(100):
                try:
                    psycopg.connect(f"{address}/postgres").close()
                    break
                except psycopg.OperationalError:
                    sleep(0.1)
            yield address
        finally:
            running.terminate()
            running.wait()


@pytest.fixture
def database(server: str) -> str:
    """The address of a new database."""
    import psycopg

    name = f"facts_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as store:
        store.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"
