"""What is written is what was found: each sink is read back by somebody else's reader, and no failure costs what was there."""

from __future__ import annotations

import csv
import gzip
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import ROOT, Command

from factx.batch import write
from factx.batch.schema import describe
from factx.errors import OutputError
from factx.model import FIELDS, KINDS, Fact, Options
from factx.sinks import Look, format_of, sink

Make = Callable[..., Fact]

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def facts(fact: Make) -> list[Fact]:
    """What may make trouble: a stock code, formulas, quotes, a long number, a range, no period, English."""
    return [
        fact(entity="000858", value=Decimal("-19.5"), unit="%", measure="yoy", id="1234567890123456"),
        fact(entity="=cmd|' /C calc'!A0", scope="＝1", quote='他说"增长, 5%"', value=Decimal("123456789012345678"), id="b" * 16),
        fact(value=Decimal("3.25"), value_max=Decimal("5.5"), modifier="range", unit="%", id="c" * 16),
        fact(period_end=None, published=None, entity="", value=Decimal(0), id="d" * 16),
        fact(period_start=date(2022, 1, 1), entity="Northgate, Inc.", label="revenue", metric="revenue", unit="USD", id="e" * 16),
    ]


def put(facts: Iterable[Fact], target: str, fields: tuple[str, ...] = FIELDS, **look: Any) -> dict[str, int]:
    return dict(write(facts, {target: sink(format_of(target))}, fields, Look(**look)))


def said(fact: Fact) -> tuple[Any, ...]:
    return tuple(getattr(fact, name) for name in FIELDS)


def texts(path: str, encoding: str = "utf-8") -> list[list[str]]:
    with Path(path).open(encoding=encoding, newline="") as lines:
        return list(csv.reader(lines))


# ---------------------------------------------------------------- CSV
def test_csv_for_excel_has_a_mark_and_windows_line_ends(facts: list[Fact]) -> None:
    put(facts, "plain.csv")
    put(facts, "excel.csv", excel=True)
    plain, excel = Path("plain.csv").read_bytes(), Path("excel.csv").read_bytes()
    assert excel == b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert b",-19.5," in plain and b"'=cmd" in plain and "'＝1".encode() in plain


def test_a_text_that_looks_like_a_number_is_quoted_and_a_number_is_not(facts: list[Fact]) -> None:
    put(facts, "f.csv")
    first = Path("f.csv").read_text("utf-8").splitlines()[1]
    assert first.startswith('"000858",') and first.endswith(',"1234567890123456"') and ",-19.5," in first


@pytest.mark.parametrize("fields", [FIELDS, ("value", "quote", "entity"), ("entity",), ("id",), ("value_max",)])
def test_csv_reads_back_cell_by_cell(facts: list[Fact], fields: tuple[str, ...]) -> None:
    plain = [fact for fact in facts if not fact.entity.startswith("=")]
    put(plain, "f.csv", fields)
    header, *rows = texts("f.csv")
    assert tuple(header) == fields
    expected = [["" if getattr(fact, name) is None else str(getattr(fact, name)) for name in fields] for fact in plain]
    assert [row or [""] for row in rows] == expected


def test_append_merges_by_id_and_says_what_became_of_each(facts: list[Fact], fact: Make) -> None:
    assert put(facts[2:4], "f.csv", append=True) == {"new": 2}
    assert put(facts, "f.csv", append=True) == {"new": 3, "same": 2}
    once = Path("f.csv").read_bytes()
    assert put([*facts, *facts], "f.csv", append=True) == {"same": 5}
    assert Path("f.csv").read_bytes() == once
    assert put([fact(id="c" * 16, line=9)], "f.csv", append=True) == {"changed": 1}
    ids = [row[-1] for row in texts("f.csv")[1:]]
    assert ids == sorted(ids) and len(ids) == 5


def test_append_refuses_other_columns(facts: list[Fact]) -> None:
    put(facts, "f.csv", ("id", "value"))
    before = Path("f.csv").read_bytes()
    with pytest.raises(OutputError, match="its columns are others: id, value"):
        put(facts, "f.csv", append=True)
    with pytest.raises(OutputError, match="without the column id"):
        put(facts, "f.csv", ("value",), append=True)
    assert Path("f.csv").read_bytes() == before


# ---------------------------------------------------------------- stores
def stored(target: str, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query, as the store's own client gives them."""
    if target.endswith(".sqlite"):
        with sqlite3.connect(target) as store:
            return store.execute(query).fetchall()
    if target.endswith(".duckdb"):
        import duckdb

        with duckdb.connect(target) as store:
            return list(store.execute(query).fetchall())
    import psycopg

    with psycopg.connect(target) as store:
        return list(store.execute(query).fetchall())


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def store(request: pytest.FixtureRequest) -> str:
    """A new store of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("database"))
    if request.param == "duckdb":
        pytest.importorskip("duckdb")
    return f"facts.{request.param}"


def test_a_store_gives_back_what_it_took(store: str, facts: list[Fact]) -> None:
    put(facts, store)
    columns = '", "'.join(FIELDS)
    rows = stored(store, f'SELECT "{columns}" FROM facts ORDER BY id')
    for row, fact in zip(rows, facts, strict=True):
        for name, found, value in zip(FIELDS, row, said(fact), strict=True):
            if KINDS[name] == "Decimal" and found is not None:
                assert Decimal(str(found)) == value
            else:
                assert found == (value.isoformat() if isinstance(value, date) and store.endswith(".sqlite") else value)


def test_two_runs_change_nothing_and_a_change_moves_one_time(store: str, facts: list[Fact], fact: Make) -> None:
    times = "SELECT id, first_seen, last_changed FROM facts ORDER BY id"
    assert put(facts, store) == {"new": 5}
    before = stored(store, times)
    assert put([*facts, *facts], store) == {"same": 5}
    assert stored(store, times) == before
    assert put([*facts[:2], fact(id="c" * 16, line=9)], store) == {"same": 2, "changed": 1}
    after = stored(store, times)
    assert [old[0] for old, new in zip(before, after, strict=True) if old != new] == ["c" * 16]
    assert [(old[1], old[2] < new[2]) for old, new in zip(before, after, strict=True) if old != new] == [(before[2][1], True)]


def test_a_later_number_is_a_row_of_its_own_and_a_conflict(store: str, fact: Make) -> None:
    assert put([fact()], store) == {"new": 1}
    other = fact(value=Decimal(130000000), id="f" * 16)
    elsewhere = [fact(entity="蓝汀", id="1" * 16), fact(period_end=date(2023, 1, 1), id="2" * 16), fact(entity="", id="3" * 16)]
    assert put([other, *elsewhere], store) == {"new": 4, "conflicting": 1}
    assert put([other], store) == {"same": 1}
    assert len(stored(store, "SELECT id FROM facts")) == 5


def test_only_the_same_document_withdraws_what_it_said(store: str, fact: Make) -> None:
    old = [fact(id="1" * 16), fact(id="2" * 16, metric="revenue"), fact(id="3" * 16, source="b.txt", entity="蓝汀")]
    put(old, store, titles={"a.txt": "T", "b.txt": "T"})
    assert put([], store, titles={"b.txt": "another article", "c.txt": "T"}) == {}
    assert put([], store, titles={"a.txt": "T"}, metrics=("revenue",)) == {"withdrawn": 1}
    other = fact(id="4" * 16, value=Decimal(130000000))
    assert put([other], store, titles={"a.txt": "T"}) == {"new": 1, "withdrawn": 1}  # and contradicts nothing that still holds
    states = "SELECT id, title, coalesce(withdrawn = last_changed, false) FROM facts ORDER BY id"
    found = [(id, title, bool(gone)) for id, title, gone in stored(store, states)]
    assert found == [("1" * 16, "T", True), ("2" * 16, "T", True), ("3" * 16, "T", False), ("4" * 16, "T", False)]
    before = stored(store, "SELECT * FROM facts ORDER BY id")
    assert put([other], store, titles={"a.txt": "T"}) == {"same": 1}
    assert stored(store, "SELECT * FROM facts ORDER BY id") == before
    assert put(old, store, titles={"a.txt": "T", "b.txt": "T"}) == {"same": 1, "changed": 2, "withdrawn": 1}


def test_an_address_may_be_long(store: str, fact: Make) -> None:
    source = f"https://x/{Random(1).randbytes(5000).hex()}"
    assert [put([fact(source=source)], store) for _ in range(2)] == [{"new": 1}, {"same": 1}]


def test_standard_input_is_another_text_each_time(store: str, fact: Make) -> None:
    put([fact(source="stdin")], store, titles={"stdin": ""})
    assert put([fact(source="stdin", id="f" * 16)], store, titles={"stdin": ""}) == {"new": 1}


def test_a_store_takes_all_of_a_run_or_nothing(store: str, facts: list[Fact]) -> None:
    put(facts[:2], store)

    def broken() -> Iterable[Fact]:
        yield from facts
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(broken(), store)
    assert len(stored(store, "SELECT id FROM facts")) == 2


def test_what_a_killed_duckdb_left_goes(facts: list[Fact]) -> None:
    pytest.importorskip("duckdb")
    Path("f.duckdb.tmp").mkdir()
    Path("f.duckdb.tmp/duckdb_temp_1_0_storage_DEFAULT-0.tmp").write_bytes(b"x")
    put(facts, "f.duckdb")
    assert [path.name for path in Path().iterdir()] == ["f.duckdb"]


def test_what_a_store_cannot_be_is_told_and_left(facts: list[Fact]) -> None:
    Path("no.sqlite").write_text("a letter to my aunt, which is no database", "utf-8")
    with pytest.raises(OutputError, match=r"no\.sqlite: error: cannot be written: file is not a database"):
        put(facts, "no.sqlite")
    assert Path("no.sqlite").read_text("utf-8").startswith("a letter")
    with pytest.raises(OutputError, match="unable to open"):
        put(facts, "no/such/folder/x.sqlite")


def test_a_password_is_not_told(facts: list[Fact]) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(OutputError) as error:
        put(facts, "postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(error.value) and "postgresql://me:…@127.0.0.1:1/none: error: cannot be written" in str(error.value)


# ---------------------------------------------------------------- Parquet, Excel
def test_parquet_keeps_the_kinds_of_its_columns(facts: list[Fact]) -> None:
    duckdb = pytest.importorskip("duckdb")
    put(facts, "f.parquet")
    found = duckdb.execute("SELECT * FROM 'f.parquet'").fetchall()
    assert found == [said(fact) for fact in facts]
    once = Path("f.parquet").read_bytes()
    put(facts, "f.parquet")
    assert Path("f.parquet").read_bytes() == once


@pytest.mark.parametrize(("by", "folders"), [("metric", ["registered_users", "revenue"]), ("month", ["2022-09", "undated"])])
def test_parquet_in_parts(facts: list[Fact], by: str, folders: list[str]) -> None:
    duckdb = pytest.importorskip("duckdb")
    for _ in range(2):
        put(facts, "f.parquet", partition=by)
        assert sorted(path.name for path in Path("f.parquet").iterdir()) == [".factx", *(f"{by}={name}" for name in folders)]
        assert duckdb.execute("SELECT count(*) FROM 'f.parquet/**/*.parquet'").fetchone() == (5,)
    put(facts[:1], "f.parquet", partition=by)
    assert duckdb.execute("SELECT count(*) FROM 'f.parquet/**/*.parquet'").fetchone() == (1,)
    assert sorted(path.name for path in Path().iterdir()) == ["f.parquet"]


def test_a_folder_of_others_is_never_replaced(facts: list[Fact]) -> None:
    Path("f.brat").mkdir()
    Path("f.brat/thesis.txt").write_text("all my work", "utf-8")
    with pytest.raises(OutputError, match="a folder that factx has not written"):
        put(facts, "f.brat")
    assert Path("f.brat/thesis.txt").read_text("utf-8") == "all my work"


def test_excel_has_numbers_dates_texts_and_links(facts: list[Fact]) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    Path("a.txt").write_text("x", "utf-8")
    put(facts, "f.xlsx")
    sheet = openpyxl.load_workbook("f.xlsx").active
    header, *rows = sheet.iter_rows()
    assert [cell.value for cell in header] == list(FIELDS)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:U6")
    for row, fact in zip(rows, facts, strict=True):
        for cell, name, value in zip(row, FIELDS, said(fact), strict=True):
            if isinstance(value, date):
                assert cell.value == datetime(value.year, value.month, value.day) and cell.is_date
            elif isinstance(value, Decimal) and len(value.as_tuple().digits) < 16:
                assert Decimal(str(cell.value)) == value and cell.data_type == "n"
            elif value not in ("", None):
                assert str(cell.value) == str(value) and cell.data_type == ("n" if KINDS[name] == "int" else "s")
        assert row[FIELDS.index("source")].hyperlink.target.lower() == Path("a.txt").absolute().as_uri().lower()
        assert row[FIELDS.index("source")].hyperlink.location == "L3"
    once = Path("f.xlsx").read_bytes()
    put(facts, "f.xlsx")
    assert Path("f.xlsx").read_bytes() == once


def test_libreoffice_reads_the_same_values(facts: list[Fact], here: Path) -> None:
    soffice = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    pytest.importorskip("xlsxwriter")
    facts = [fact for fact in facts if len(fact.value.as_tuple().digits) < 16 and not fact.entity.startswith("=")]
    put(facts, "book.xlsx")
    put(facts, "plain.csv")
    put(facts, "excel.csv", excel=True)
    # Comma, double quote, UTF-8, from line 1; quoted cells are text, numbers are found; then as they are, not as they look.
    reading = "Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true"
    writing = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false'
    for name, more in (("book.xlsx", ()), ("plain.csv", (f"--infilter={reading}",)), ("excel.csv", (f"--infilter={reading}",))):
        command = [soffice, f"-env:UserInstallation=file://{here}/office", "--headless", *more, "--convert-to", writing]
        subprocess.run([*command, "--outdir", f"out-{name}", name], check=True, capture_output=True, timeout=120)
        header, *rows = texts(f"out-{name}/{Path(name).stem}.csv")
        assert header == list(FIELDS)
        for row, fact in zip(rows, facts, strict=True):
            for cell, value in zip(row, said(fact), strict=True):
                if isinstance(value, Decimal | int):
                    assert Decimal(cell.replace(",", "")) == value
                elif isinstance(value, date):
                    assert cell == value.isoformat()
                else:
                    assert cell == (value or "")


# ---------------------------------------------------------------- xBRL-JSON, standoff
def test_xbrl_says_it_in_the_words_of_the_open_information_model(facts: list[Fact]) -> None:
    put(facts, "f.xbrl.json")
    report = json.loads(Path("f.xbrl.json").read_text("utf-8"))
    assert report["documentInfo"]["documentType"] == "https://xbrl.org/2021/xbrl-json"
    code, formula, spread, undated, dollars = report["facts"].values()
    assert code["value"] == "-0.195" and code["dimensions"]["factx:measure"] == "yoy" and "unit" not in code["dimensions"]
    assert code["dimensions"]["period"] == "2022-10-01T00:00:00" and code["dimensions"]["entity"] == "name:000858"
    assert formula["factx:quote"] == '他说"增长, 5%"' and formula["dimensions"]["unit"] == "unit:person"
    assert (spread["value"], spread["factx:value_max"]) == ("0.0325", "0.055")
    assert "period" not in undated["dimensions"] and "entity" not in undated["dimensions"]
    assert dollars["dimensions"] | {"factx:measure": "", "factx:status": ""} == {
        "concept": "factx:revenue", "entity": "name:Northgate,%20Inc.", "unit": "iso4217:USD",
        "period": "2022-01-01T00:00:00/2022-10-01T00:00:00", "factx:measure": "", "factx:status": "",
    }  # fmt: skip
    prefixes = report["documentInfo"]["namespaces"]
    told = ("concept", "unit", "entity")
    names = [fact["dimensions"].get(name, "xbrli:") for fact in report["facts"].values() for name in told]
    assert {name.partition(":")[0] for name in names} <= set(prefixes)


def test_a_processor_of_xbrl_loads_the_report_with_its_taxonomy(factx: Command, here: Path) -> None:
    pytest.importorskip("arelle", reason="pip install arelle-release: a processor of XBRL")
    assert factx("extract", str(ROOT / "samples"), "-o", "f.xbrl.json", "-o", "f.csv", "--schema", "-q").code == 0
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--plugins=loadFromOIM", "--internetConnectivity=offline"]
    there = os.environ | {"HOME": str(here), "XDG_CONFIG_HOME": str(here)}
    done = subprocess.run([*command, "--file=f.xbrl.json", "--validate", "--csvFacts=read.csv"], env=there, check=True,
                          capture_output=True, text=True)  # fmt: skip
    assert not [line for line in done.stdout.splitlines() if line and not line.startswith("[info]")]
    assert len(texts("read.csv", "utf-8-sig")) == len(texts("f.csv")) > 30


def test_xbrl_of_nothing_is_a_report(here: Path) -> None:
    put([], "f.xbrl.json")
    assert json.loads(Path("f.xbrl.json").read_text("utf-8"))["facts"] == {}


def test_standoff_points_at_its_text(factx: Command) -> None:
    outcome = factx("extract", str(ROOT / "samples"), "-o", "f.brat", "-o", "f.jsonl", "-q")
    assert (outcome.code, outcome.err) == (0, "")
    found = 0
    for notes in Path("f.brat").rglob("*.ann"):
        text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
        for line in notes.read_text("utf-8").splitlines():
            if line.startswith("T"):
                found += 1
                _, place, quote = line.split("\t")
                spans = [tuple(map(int, span.split())) for span in place.partition(" ")[2].split(";")]
                assert " ".join(text[start:end] for start, end in spans) == quote
                assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert found == len(Path("f.jsonl").read_text("utf-8").splitlines()) > 30
    types = Path("f.brat/annotation.conf").read_text("utf-8")
    assert "[entities]\n" in types and "Measure\tArg:<ENTITY>, Value:level|yoy|" in types


# ---------------------------------------------------------------- a description
def test_the_package_describes_what_is_there(facts: list[Fact]) -> None:
    outputs = {"f.csv": sink("csv")}
    write(facts, outputs, FIELDS, Look())
    describe(outputs, FIELDS, Options())
    [resource] = json.loads(Path("datapackage.json").read_text("utf-8"))["resources"]
    assert (resource["path"], resource["bytes"]) == ("f.csv", Path("f.csv").stat().st_size)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(FIELDS)


def test_frictionless_accepts_the_package(factx: Command) -> None:
    frictionless = pytest.importorskip("frictionless")
    for more in ((), ("--excel",)):
        assert factx("extract", str(ROOT / "samples"), "-o", "f.csv", "-o", "g.csv", "--schema", "-q", *more).code == 0
        assert frictionless.validate("datapackage.json").valid
    Path("f.csv").write_text(Path("f.csv").read_text("utf-8").replace(",level,", ",levvel,"), "utf-8")
    assert not frictionless.validate("datapackage.json").valid


@pytest.mark.parametrize("more", [(), ("--partition", "metric")])
def test_frictionless_accepts_the_package_of_parquet(factx: Command, more: tuple[str, ...]) -> None:
    frictionless = pytest.importorskip("frictionless")
    for needed in ("duckdb", "pyarrow", "pandas"):  # by the last two frictionless reads Parquet
        pytest.importorskip(needed)
    assert factx("extract", str(ROOT / "samples"), "-o", "f.parquet", "--schema", "-q", *more).code == 0
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.to_summary()


# ---------------------------------------------------------------- addresses
@pytest.fixture
def buckets(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An object store of this test's own, with nothing in it."""
    s3fs = pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        for name, value in (("ENDPOINT_URL", f"http://{host}:{port}"), ("ACCESS_KEY_ID", "x"), ("SECRET_ACCESS_KEY", "x")):
            monkeypatch.setenv(f"AWS_{name}", value)
        s3fs.S3FileSystem.clear_instance_cache()  # one of another test has another address
        yield s3fs.S3FileSystem(skip_instance_cache=True)
    finally:
        server.stop()


def test_files_go_to_object_stores(facts: list[Fact], buckets: Any) -> None:
    duckdb = pytest.importorskip("duckdb")
    buckets.mkdir("news")
    put(facts, "s3://news/day/f.csv")
    put(facts, "f.csv")
    assert buckets.cat("news/day/f.csv") == Path("f.csv").read_bytes()
    put(facts, "s3://news/f.parquet")
    buckets.get("news/f.parquet", "back.parquet")
    assert duckdb.execute("SELECT count(*) FROM 'back.parquet'").fetchone() == (5,)
    for some, left in ((facts, 2), (facts[:1], 1)):
        put(some, "s3://news/parts.parquet", partition="metric")
        buckets.invalidate_cache()
        assert len([name for name in buckets.find("news/parts.parquet") if name.endswith(".parquet")]) == left
    with pytest.raises(OutputError, match="s3://nowhere/f"):
        put(facts, "s3://nowhere/f.csv")


def test_object_stores_are_read(factx: Command, buckets: Any) -> None:
    """One object, a folder, a pattern, a packed one; what is not there is told by its name."""
    buckets.mkdir("press")
    article = "截至2022年末，青禾消费金融注册用户达1.2亿人。\n".encode()
    packed = gzip.compress(article)
    for name, data in (("2023/a.txt", article), ("2023/b.txt.gz", packed), ("2023/c.exe", b"\0"), ("d.txt", article)):
        buckets.pipe(f"press/{name}", data)
    for address, read in (
        ("s3://press/d.txt", ["d.txt"]), ("s3://press/2023/b.txt.gz", ["2023/b.txt.gz"]),
        ("s3://press/2023/", ["2023/a.txt", "2023/b.txt.gz"]), ("s3://press/2023/*.txt", ["2023/a.txt"]),
        ("s3://press/**/*.txt", ["2023/a.txt", "d.txt"]),
    ):  # fmt: skip
        run = factx("extract", address, "--format", "jsonl")
        assert run.code == 0
        facts = [json.loads(line) for line in run.out.splitlines() if line[0] == "{"]  # the server talks too
        assert [fact["source"] for fact in facts] == [f"s3://press/{name}" for name in read]
    for address, told in (
        ("s3://press/none.txt", "there is no such file"), ("s3://press/none/", "no readable file there"),
        ("s3://none/a.txt", "there is no such file"),
    ):  # fmt: skip
        run = factx("extract", address)
        assert run.code == 3 and f"{address}: error: " in run.err and told in run.err.lower() and "Traceback" not in run.err


# ---------------------------------------------------------------- what fails
@pytest.mark.parametrize("name", ["f.csv", "f.jsonl", "f.xbrl.json", "f.sqlite", "f.xlsx", "f.parquet", "f.duckdb"])
def test_a_full_disk_is_5_and_the_old_file_is_whole(name: str, facts: list[Fact], here: Path) -> None:
    needed = {"f.xlsx": "xlsxwriter", "f.parquet": "duckdb", "f.duckdb": "duckdb"}.get(name)
    if needed:
        pytest.importorskip(needed)
    Path("out").mkdir()
    put(facts, f"out/{name}")
    before = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    code = f"""if True:
        import dataclasses, sys
        from decimal import Decimal
        from factx.batch import write
        from factx.model import FIELDS, Fact
        from factx.sinks import Look, format_of, sink
        fact = {facts[2]!r}
        ids = (f"{{hash((i, 7)) % 2**64:016x}}" for i in range(30000))
        facts = (dataclasses.replace(fact, id=id, source=f"{{id}}.txt") for id in ids)
        target = "out/{name}"
        try:
            write(facts, {{target: sink(format_of(target))}}, FIELDS, Look())
        except Exception as error:
            print(type(error).__name__, error)
            sys.exit(getattr(error, "exit_code", 99))
    """
    code = code.replace("datetime.date", "__import__('datetime').date")

    def narrow() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True,
                          text=True, preexec_fn=narrow, check=False, timeout=100)  # fmt: skip
    assert done.returncode == 5, done.stdout + done.stderr
    assert f"out/{name}: error: cannot be written" in done.stdout
    if name.endswith((".sqlite", ".duckdb")):
        assert len(stored(f"out/{name}", "SELECT id FROM facts")) == 5
    else:
        assert {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become another user")
def test_what_another_user_may_not_write_is_5_and_whole(facts: list[Fact]) -> None:
    """Two folders, one that is closed and one of which only the files are."""
    names = ["f.csv", "f.jsonl", "f.db", *(["f.duckdb", "f.parquet"] if find_spec("duckdb") else [])]
    code = """if True:
        import os, sys
        from factx.cli import main
        told = os.fdopen(os.dup(1), "w")  # main closes the other
        for folder in ("warm", sys.argv[1]):  # at first, all is imported that the other may not be able to read
            for name in sys.argv[2:]:
                try:
                    main(["extract", "a.txt", "-o", f"{folder}/{name}", "-q"])
                except SystemExit as end:
                    print(end.code, file=told)
            os.setuid(65534)
    """
    with tempfile.TemporaryDirectory() as place:
        there = Path(place)
        there.chmod(0o755)
        (there / "a.txt").write_text("截至2022年6月末，青禾公司注册用户超9万人。", "utf-8")
        for folder, mode in ((there / "warm", 0o755), (there / "closed", 0o755), (there / "open", 0o777)):
            folder.mkdir()
            folder.chmod(mode)
        for folder in (there / "closed", there / "open"):
            for name in names:
                put(facts, str(folder / name))
            before = {path: path.read_bytes() for path in folder.iterdir()}
            done = subprocess.run([sys.executable, "-c", code, folder.name, *names], cwd=there, check=False, capture_output=True,
                                  text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})  # fmt: skip
            assert done.stdout.split() == [*["0"] * len(names), *["5"] * len(names)], done.stderr
            assert done.stderr.count("cannot be written") == len(names)
            assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_database_that_only_gives_is_5(database: str, facts: list[Fact]) -> None:
    put(facts[:2], database)
    with pytest.raises(OutputError, match="read-only transaction"):
        put(facts, f"{database}?options=-cdefault_transaction_read_only%3Don")
    assert len(stored(database, "SELECT id FROM facts")) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "sqlite"), "sqlite needs a place of its own: give -o"),
        (("-o", "s3://b/f.sqlite"), "must be a file on this machine"),
        (("--excel", "-o", "f.jsonl"), "there is no csv file among the outputs"),
        (("--append",), "there is no csv file among the outputs"),
        (("--append", "-o", "f.csv", "-o", "s3://b/f.csv"), "cannot be merged"),
        (("--schema", "-o", "s3://b/f.csv"), "there is no csv or parquet or xbrl file"),
        (("--partition", "metric", "-o", "f.csv"), "there is no parquet file"),
        (("--partition", "metrics", "-o", "f.parquet"), "the nearest is metric"),
        (("--schema", "-o", "f.json"), "there is no csv or parquet or xbrl file"),
        (("-o", "f.what"), ".xbrl.json"),
    ],
)
def test_options_that_cannot_be_heeded_are_refused(factx: Command, arguments: tuple[str, ...], said: str) -> None:
    Path("a.txt").write_text("x", "utf-8")
    outcome = factx("extract", "a.txt", *arguments)
    assert outcome.code == 2 and said in " ".join(outcome.err.split())


@pytest.mark.parametrize(("name", "extra"), [("f.xlsx", "xlsx"), ("f.duckdb", "duckdb"), ("f.parquet", "parquet"),
                                             ("postgresql://x/y", "postgres")])  # fmt: skip
def test_what_is_missing_names_its_extra(facts: list[Fact], monkeypatch: pytest.MonkeyPatch, name: str, extra: str) -> None:
    for module in ("xlsxwriter", "duckdb", "psycopg"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(OutputError, match=rf"pip install 'factx\[{extra}\]'"):
        put(facts, name)
    assert not list(Path().iterdir())
