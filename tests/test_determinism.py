"""The same bytes in give the same bytes out: on another day's hash seed, time zone and order of the folder on the disk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.mark.parametrize("format", ["csv", "json", "table"])
def test_two_runs_give_the_same_bytes(process: Process, tmp_path: Path, format: str) -> None:
    samples = sorted((ROOT / "samples").iterdir())
    outputs = []
    for seed, zone, files in (("1", "UTC", samples), ("2", "Asia/Shanghai", samples[::-1])):
        folder = tmp_path / seed / "news"
        folder.mkdir(parents=True)
        for file in files:  # laid down in another order
            (folder / file.name).write_bytes(file.read_bytes())
        done = process("extract", "news", "--format", format, cwd=folder.parent, environment={"PYTHONHASHSEED": seed, "TZ": zone})
        assert done.returncode == 0, done.stderr.decode()
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") > 5
