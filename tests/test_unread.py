"""Numerals that nothing claimed are shown by their context; those that a mention covers are not."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Command

from factx.documents import read
from factx.packs import load
from factx.unread import report, unread


def test_only_what_no_mention_covers() -> None:
    text = "2022年营收1.8亿元，第三方平台，代码002594.SZ，带领千万网友走进直播间。"
    document, _ = read(text)
    assert document is not None
    assert [document.text[start:end] for start, end in unread(document, load().speak("zh"))] == ["千万"]


def test_contexts_are_counted_and_told_with_their_place() -> None:
    documents = [read(f"第{n}行\n带领千万网友走进", name=f"{n}.txt")[0] for n in range(2)]
    rows = report((d, load().speak("zh")) for d in documents if d)
    assert rows[0][:2] == (2, "带领") and (rows[0].numeral, rows[0].source, rows[0].line) == ("千万", "0.txt", 2)


def test_the_command_reads_folders_and_names_what_fails(factx: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("带领千万网友走进直播间。", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    done = factx("mentions", "--unread", ".")
    assert done.code == 3 and "b.txt" in done.err
    assert [json.loads(line)["numeral"] for line in done.out.splitlines()] == ["千万"]
    assert factx("mentions", "--unread", "nowhere").code == 3
