"""Documents in archives, crawls, feeds, mail and tables: none is lost, each is read as if alone, and no bomb goes off."""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import sys
import tarfile
import tracemalloc
import zipfile
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import ClassVar

import pytest
from conftest import ROOT, Command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from packing import PACKS, TEXTS, answer, mail, record, tar, zipped

from factx import extract
from factx.batch import Input, gather
from factx.containers import Opening, containers, unpack
from factx.documents import read
from factx.documents.metadata import metadata
from factx.model import Diagnostic, Fact, Part

PAGE = "<p>青禾消费金融公布，截至2022年末，注册用户达1.2亿人，同比增长20%。</p>"
SAMPLES = [path for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".txt", ".md", ".html")]


def opened(data: bytes, name: str, opening: Opening = Opening()) -> list[Part | Diagnostic]:  # noqa: B008
    return list(unpack(io.BufferedReader(io.BytesIO(data)), name, opening))  # type: ignore[arg-type]


def names(data: bytes, name: str) -> list[str]:
    return [part.name for part in opened(data, name) if isinstance(part, Part)]


def told(data: bytes, name: str, opening: Opening = Opening()) -> list[tuple[str, str, str]]:  # noqa: B008
    return [(d.level, d.code, d.source) for d in opened(data, name, opening) if isinstance(d, Diagnostic)]


def facts(part: Part) -> list[Fact]:
    return [replace(fact, source="") for fact in extract(part).facts]


# ---------------------------------------------------------------- the law
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("way", [*PACKS, *TEXTS])
def test_a_document_gives_the_same_facts_in_any_container(path: Path, way: str) -> None:
    data = path.read_bytes()
    [part] = opened(*reversed((PACKS | TEXTS)[way](path.name, data)))  # type: ignore[misc]
    assert isinstance(part, Part)
    assert facts(part) == facts(Part(data, path.name))


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([name for name in PACKS if name not in ("mail", "warc", "response")]), max_size=3),
       st.sampled_from([*PACKS, *TEXTS]))  # fmt: skip
def test_however_deep_it_lies(ways: list[str], inner: str) -> None:
    name, data = (PACKS | TEXTS)[inner]("a.html", PAGE.encode())
    for way in ways:
        name, data = PACKS[way](name, data)
    [part] = opened(data, name)
    assert isinstance(part, Part)
    assert facts(part) == facts(Part(PAGE.encode(), "a.html"))
    assert len(facts(part)) == 2


@given(st.sampled_from(sorted(PACKS)), st.integers(0, 400), st.binary(max_size=4))
def test_damage_raises_nothing(way: str, at: int, junk: bytes) -> None:
    name, data = PACKS[way]("a.html", PAGE.encode())
    for damaged in (data[:at], data[:at] + junk + data[at + len(junk) :]):
        opened(damaged, name)


@given(st.sampled_from([*sorted(PACKS), *sorted(TEXTS)]),
       st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=3)), max_size=4))  # fmt: skip
def test_what_is_damaged_is_read_within_its_bounds(way: str, hits: list[tuple[int, bytes]]) -> None:
    """Whatever happens to a file, each document in it is one that can be read, and every block of it stands in its source."""
    name, data = (PACKS | TEXTS)[way]("a.html", PAGE.encode())
    for at, junk in hits:
        at %= len(data) + 1
        data = data[:at] + junk + data[at + len(junk) :]
    for part in opened(data, name):
        document = read(part, part.name)[0] if isinstance(part, Part) else None
        if document:
            for block in document.blocks:
                start, end = document.offsets.span(block.start, block.end)
                assert 0 <= start <= end <= len(document.source)


SIMPLE = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="<>&\ufeff"), min_size=1).filter(str.strip)


@given(st.lists(SIMPLE, min_size=1, max_size=20))
def test_as_many_documents_come_out_as_went_in(texts: list[str]) -> None:
    table = io.StringIO()
    csv.writer(table).writerows([["text"], *([text] for text in texts)])
    items = "".join(f"<item><description>{text}</description></item>" for text in texts)
    many = {
        "a.jsonl": "".join(json.dumps({"text": text}) + "\n" for text in texts).encode(),
        "a.json": json.dumps([{"text": text} for text in texts]).encode(),
        "a.csv": table.getvalue().encode(),
        "a.xml": f"<?xml version='1.0'?><rss><channel>{items}</channel></rss>".encode(),
        "a.zip": zipped(*((f"{i}.txt", text.encode()) for i, text in enumerate(texts))),
        "a.tar": tar(*((f"{i}.txt", text.encode()) for i, text in enumerate(texts))),
    }
    for name, data in many.items():
        assert len(opened(data, name)) == len(texts)


def test_a_file_that_is_no_json_lines_is_refused_once() -> None:
    assert told(b"{\n" * 100_000, "a.jsonl")[-1] == ("error", "unreadable", "a.jsonl")
    assert len(told(b"{\n" * 100_000, "a.jsonl")) == 1000
    began = perf_counter()
    latin = b'{"text": "caf\xe9 \xe0 cr\xe8me"}\n' * 20_000
    assert len(opened(latin, "a.jsonl")) == 20_000
    assert perf_counter() - began < 3  # 5 s if each line were guessed at
    mixed = b'{"text": "a"}\n' + b"{\n" * 1200
    assert len(opened(mixed, "a.jsonl")) == 1201


def test_every_container_says_what_it_reads() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").split("\n## What is read\n")[1].split("\n## ")[0]
    for module in containers():
        assert not [suffix for suffix in module.SUFFIXES if f"`{suffix}`" not in readme]
        assert module.SUFFIXES and all(suffix.startswith(".") for suffix in module.SUFFIXES)
        assert module.score(b"", "") == module.score("只是文字".encode(), "a.txt") == 0


# ---------------------------------------------------------------- names, and what is passed over
def test_names_say_the_way_inside() -> None:
    inner = gzip.compress(tar(("b/c.txt", b"x"), ("d.html", b"y")))
    assert names(zipped(("in.tar.gz", inner), ("a.txt.gz", gzip.compress(b"z"))), "o.zip") == [
        "o.zip!in.tar.gz!b/c.txt", "o.zip!in.tar.gz!d.html", "o.zip!a.txt.gz"]  # fmt: skip


def test_what_is_not_read_is_told_and_what_climbs_is_refused() -> None:
    data = zipped(*((name, b"x") for name in ("a.png", ".b.txt", "../c.txt", "/d.txt", "e/../../f.txt", "g.txt")))
    assert told(data, "z") == [
        ("info", "skipped", "z!a.png"), ("info", "skipped", "z!.b.txt"), ("error", "climbs", "z!../c.txt"),
        ("error", "climbs", "z!/d.txt"), ("error", "climbs", "z!e/../../f.txt")]  # fmt: skip
    assert names(data, "z") == ["z!g.txt"]


def test_links_in_a_tar_lead_nowhere() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert told(buffer.getvalue(), "a.tar") == [("info", "skipped", "a.tar!a.txt")]


def test_names_in_a_chinese_zip() -> None:
    raw, gbk = "新闻d".encode(), "新闻.md".encode("gb18030")
    data = zipped(("新闻d", b"x"))
    marked = bytearray(data.replace(raw, gbk))
    for mark, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        marked[marked.index(mark) + at] &= ~0x08  # the mark of UTF-8
    assert names(bytes(marked), "a.zip") == ["a.zip!新闻.md"]


# ---------------------------------------------------------------- bombs
SMALL = Opening(document=100_000, archive=1_000_000)


def test_a_file_that_unpacks_to_more_than_a_document_is_refused_before_it_is_unpacked() -> None:
    bomb = gzip.compress(bytes(200_000_000), 1)
    tracemalloc.start()
    assert told(bomb, "a.txt.gz", SMALL) == [("error", "too-large", "a.txt.gz")]
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_an_archive_that_unpacks_to_more_than_it_may_ends() -> None:
    data = zipped(*((f"{i}.txt", b"x" * 90_000) for i in range(20)))
    found = opened(data, "a.zip", SMALL)
    assert found[-1] == Diagnostic("error", "too-large", "unpacks to more than 1000000 bytes (--max-archive)", "a.zip")
    assert len(found) == 12


def test_nested_archives_share_what_they_may_unpack_to() -> None:
    inner = zipped(*((f"{i}.txt", b"x" * 90_000) for i in range(6)))
    assert told(zipped(("a.zip", inner), ("b.zip", inner)), "o.zip", SMALL)[-1] == ("error", "too-large", "o.zip")


def test_too_deep_a_nest_is_refused() -> None:
    data, name = b"x", "a.txt"
    for _ in range(7):
        data = zipped((name, data))
        name = "a.zip"
    assert [code for _, code, _ in told(data, "a.zip")] == ["too-deep"]


def test_a_member_too_large_leaves_the_others() -> None:
    data = zipped(("a.txt", b"x" * 100_001), ("b.txt", b"y"))
    assert told(data, "a.zip", SMALL) == [("error", "too-large", "a.zip!a.txt")]
    assert names(data, "a.zip") == ["a.zip!a.txt", "a.zip!b.txt"]


def test_a_list_of_members_that_fills_memory_is_refused() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 40_000_000, 0, 0)
    assert told(b"PK\x03\x04" + bytes(1000) + end, "a.zip") == [("error", "too-large", "a.zip")]


def test_a_tar_header_that_fills_memory_is_refused() -> None:
    info = tarfile.TarInfo("a")
    info.type, info.size = tarfile.XHDTYPE, 1 << 33
    assert told(info.tobuf(tarfile.USTAR_FORMAT if info.size < 1 << 33 else tarfile.GNU_FORMAT), "a.tar") == [
        ("error", "too-large", "a.tar")]  # fmt: skip


def test_a_sparse_file_is_not_made_whole() -> None:
    data = tar(("a.txt", b"x"))
    header = bytearray(data[:512])
    header[124:136] = b"77777777777\0"  # 8 GB, none of which are there
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    assert {level for level, _, _ in told(bytes(header) + data[512:], "a.tar", SMALL)} == {"error"}


def test_locked_and_broken_members_leave_the_others() -> None:
    data = bytearray(zipped(("a.txt", b"x" * 100), ("b.txt", b"y"), ("c.txt", b"z")))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # encrypted
    data[6] |= 1
    at = data.index(b"b.txt") + 5
    data[at] ^= 0xFF
    found = told(bytes(data), "a.zip")
    assert [(level, source) for level, _, source in found] == [("error", "a.zip!a.txt"), ("error", "a.zip!b.txt")]
    assert names(bytes(data), "a.zip") == ["a.zip!c.txt"]


def test_a_million_empty_records_take_their_time_only_once() -> None:
    began = perf_counter()
    assert not opened(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 20_000, "a.warc")
    assert perf_counter() - began < 3


# ---------------------------------------------------------------- crawls
def crawl(*records: bytes) -> bytes:
    return b"".join(map(gzip.compress, records))


def test_only_answers_that_are_documents_are_read() -> None:
    data = crawl(
        record("warcinfo", "application/warc-fields", b"software: x\r\n"),
        record("request", "application/http", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", "application/http; msgtype=response", answer(PAGE.encode()), "https://a.example/1"),
        record("response", "application/http", answer(b"\x89PNG", written="image/png"), "https://a.example/2"),
        record("response", "application/http", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx", "https://a.example/3"),
        record("conversion", "text/plain", PAGE.encode(), "https://a.example/4"),
    )
    assert names(data, "c.warc.gz") == ["c.warc.gz!https://a.example/1", "c.warc.gz!https://a.example/4"]
    assert told(data, "c.warc.gz") == [
        ("info", "skipped", "c.warc.gz!https://a.example/2"), ("info", "skipped", "c.warc.gz!https://a.example/3")]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "sent"),
    [
        (("Transfer-Encoding: chunked",), lambda page: b"3\r\n<p>\r\n%x;a=b\r\n%b\r\n0\r\n\r\n" % (len(page) - 3, page[3:])),
        (("Transfer-Encoding: chunked",), lambda page: page),
        (("Content-Encoding: gzip",), gzip.compress),
        (("Content-Encoding: gzip",), lambda page: page),
        (("Content-Encoding: deflate",), zlib.compress),
        (("Content-Encoding: deflate",), lambda page: zlib.compress(page)[2:-4]),
    ],
)  # fmt: skip
def test_answers_as_they_were_sent(heads: tuple[str, ...], sent: object) -> None:
    body = sent(PAGE.encode())  # type: ignore[operator]
    [part] = opened(record("response", "application/http", answer(body, *heads)), "a.warc")
    assert isinstance(part, Part) and part.data == PAGE.encode()


def test_the_address_dates_a_page_and_the_crawl_does_not() -> None:
    for address, day in (("https://a.example/2023/02/03/x.html", "2023-02-03"), ("https://a.example/x.html", "None")):
        [part] = opened(record("response", "application/http", answer(PAGE.encode()), address), "a-20310101.warc")
        assert isinstance(part, Part)
        document = extract(part).document
        assert document and str(document.published) == day
        assert metadata(document).address == address


def test_a_crawl_cut_off_gives_what_is_whole() -> None:
    data = record("resource", "text/html", PAGE.encode()) * 2
    assert len(names(data[:-100], "a.warc")) == 1
    assert [level for level, _, _ in told(data[:-100], "a.warc")] == ["error", "error"] or told(data[:-100], "a.warc")


# ---------------------------------------------------------------- feeds
FEED = """<?xml version="1.0"?>
<rss><channel><title>青禾</title>
<item><title>青禾消费金融注册用户达1.2亿人</title><pubDate>Fri, 18 Nov 2022 10:00:00 +0800</pubDate></item>
<item><title>又一篇</title><pubDate>Sat, 19 Nov 2022 10:00:00 +0800</pubDate>
<description><![CDATA[<p>一段&lt;item>文字</p><item>
<p>青禾消费金融的注册用户达<b>1.3</b>亿人。</p>]]></description></item></channel></rss>"""
ATOM = """<feed xmlns="x"><title>青禾</title><entry><title>A</title><updated>2023-05-01</updated><published>2022-05-01</published>
<content>青禾消费金融注册用户达1.2亿人</content></entry></feed>"""


def test_each_entry_is_a_document_of_its_own_day_with_places_in_the_feed() -> None:
    parts = opened(FEED.encode(), "feed.xml")
    found = [fact for part in parts for fact in extract(part).facts if isinstance(part, Part)]  # type: ignore[arg-type]
    assert [(fact.source, fact.line, str(fact.published), fact.value) for fact in found] == [
        ("feed.xml#1", 3, "2022-11-18", 120000000), ("feed.xml#2", 6, "2022-11-19", 130000000)]  # fmt: skip
    assert [FEED[fact.start : fact.end] for fact in found] == ["注册用户达1.2亿人", "注册用户达<b>1.3</b>亿人"]


def test_an_entry_keeps_the_day_on_which_it_was_published_first() -> None:
    [part] = opened(ATOM.encode(), "x")
    assert isinstance(part, Part)
    document = extract(part).document
    assert document and str(document.published) == "2022-05-01"


def test_feeds_of_open_ends_take_linear_time() -> None:
    for text in ("<item><![CDATA[" * 100_000, "<item>" * 20_000, "<item><!--" * 100_000):
        began = perf_counter()
        opened(f"<rss>{text}".encode(), "a.xml")
        assert perf_counter() - began < 2


# ---------------------------------------------------------------- mail
def test_mail_is_read_as_html_where_it_has_it_and_dated_by_its_head() -> None:
    message = mail("看网页版", Subject="青禾公布年报", From="news@a.example", Date="Sat, 07 Jan 2023 08:00:00 +0800")
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(zipped(("b.txt", b"x")), maintype="application", subtype="zip", filename="附件.zip")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    first, second = opened(bytes(message), "m.eml")
    assert isinstance(first, Part) and isinstance(second, Part)
    assert (first.name, second.name) == ("m.eml", "m.eml!附件.zip!b.txt")
    document = extract(first).document
    assert document and (document.title, str(document.published), document.published_origin) == (
        "青禾公布年报", "2023-01-07", "email:Date")  # fmt: skip


@pytest.mark.parametrize(("charset", "way"), [("gb2312", "base64"), ("big5", "base64"), ("utf-8", "quoted-printable")])
def test_mail_in_any_charset(charset: str, way: str) -> None:
    message = mail("x")
    text = "青禾公布，用戶達1.2億人。" if charset == "big5" else "青禾公布，用户达1.2亿人。"
    message.set_content(text, charset=charset, cte=way)
    [part] = opened(bytes(message), "m.eml")
    assert isinstance(part, Part)
    result = extract(part)
    assert result.document and "人。" in result.document.text


# ---------------------------------------------------------------- tables and records
def test_columns_by_their_usual_names_and_by_those_given() -> None:
    rows = "编号,标题,正文,发布时间,当日\n1,年报,青禾消费金融注册用户达1.2亿人。,2023-01-06,2020-01-01\n2,,,,\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        [part] = opened(rows.encode(encoding), "a.csv")
        assert isinstance(part, Part) and part.name == "a.csv!2"
        document = extract(part).document
        assert document and str(document.published) == "2023-01-06"
    [part] = opened(rows.encode(), "a.csv", Opening(text="标题", date="当日"))
    assert isinstance(part, Part) and part.data == "年报"
    assert [hint.value for hint in part.hints if hint.field == "published"] == ["2020-01-01"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("截至2022年末，公司的注册用户达1.2亿人。", "青禾消费金融公布年报\n截至2022年末，公司的注册用户达1.2亿人。"),
        ("<p>截至2022年末，</p><p>用户<b>多</b></p>", "<h1>青禾消费金融公布年报</h1>\n<p>截至2022年末，</p><p>用户<b>多</b></p>"),
        ("<h1>青禾消费金融 公布年报</h1><p>文</p>", "<h1>青禾消费金融 公布年报</h1><p>文</p>"),
    ],
)
def test_a_title_kept_apart_stands_over_its_text(text: str, read: str) -> None:
    [part] = opened(json.dumps({"title": "青禾消费金融公布年报", "text": text}).encode(), "a.json")
    assert isinstance(part, Part) and part.data == read
    found = extract(part)
    assert found.document and found.document.title.replace(" ", "") == "青禾消费金融公布年报"
    assert {fact.entity for fact in found.facts} <= {"青禾消费金融"}


def test_a_table_without_texts_names_its_columns() -> None:
    tables = {"a.csv": b"a,b\n1,2\n", "a.tsv": b"a\tb\n1\t2\n", "a.jsonl": b'{"a": 1, "b": 2}\n', "a.json": b'{"a": 1, "b": 2}'}
    for name, data in tables.items():
        [said] = opened(data, name)
        assert isinstance(said, Diagnostic)
        assert (said.level, said.code) == ("error", "no-column") and said.message.endswith("there is: a, b")
    [said] = opened(b"a,text\n1,x\n", "a.csv", Opening(text="body"))
    assert isinstance(said, Diagnostic) and "no column 'body'" in said.message


def test_lines_that_are_no_records_are_told_by_their_number() -> None:
    data = '{"text": "一"}\n\n{bad\n[1]\n{"text": "二", "date": 1699250000}\n'.encode() + b"[" * 100_000
    assert names(data, "a.jsonl") == ["a.jsonl!1", "a.jsonl!5"]
    assert [source for _, _, source in told(data, "a.jsonl")] == ["a.jsonl!3", "a.jsonl!4", "a.jsonl!6"]
    [*_, last] = [part for part in opened(data, "a.jsonl") if isinstance(part, Part)]
    assert last.hints[0].value == "2023-11-06T05:53:20Z"


def test_json_ld_gives_each_entry_with_its_date() -> None:
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "name": "x"},
        {"@type": "NewsArticle", "headline": "年报", "datePublished": "2023-01-06", "publisher": {"name": "青禾网"},
         "articleBody": "青禾消费金融注册用户达1.2亿人。"},
        {"@type": "NewsArticle", "articleBody": "二"}]}  # fmt: skip
    first, second = opened(json.dumps(graph).encode(), "a.jsonld")
    assert isinstance(first, Part) and isinstance(second, Part)
    assert (first.name, second.name) == ("a.jsonld!1", "a.jsonld!2")
    assert {hint.field: hint.value for hint in first.hints} == {"published": "2023-01-06", "title": "年报", "publisher": "青禾网"}


# ---------------------------------------------------------------- from the command line
def test_counts_in_are_counts_out(factx: Command) -> None:
    Path("f").mkdir()
    Path("f/a.zip").write_bytes(zipped(("a.html", PAGE.encode()), ("b.png", b""), ("../c.txt", b"x"), ("t.csv", b"a,b\n1,2\n")))
    Path("f/b.csv").write_bytes(b"a,b\n1,2\n")
    Path("f/feed.xml").write_text(FEED, "utf-8")
    Path("f/g.txt.gz").write_bytes(gzip.compress(b"x" * 2000))
    done = factx("extract", "f", "-v", "--max-document", "1K", "--fields", "source,value")
    assert done.code == 3
    assert done.out.splitlines() == ["source,value", "f/a.zip!a.html,120000000", "f/a.zip!a.html,20", "f/feed.xml#1,120000000",
                                     "f/feed.xml#2,130000000"]  # fmt: skip
    assert done.err.splitlines()[-1].startswith("factx: 3 read, 0 skipped, 2 failed; 4 facts; ")
    assert "f/g.txt.gz: error: larger than 1024 bytes (--max-document)" in done.err
    assert "f/b.csv: warning: passed over: no column" in done.err
    assert factx("extract", "f/b.csv").code == 3


def test_a_plain_file_is_limited_too(factx: Command) -> None:
    Path("a.txt").write_text("x" * 2000)
    assert factx("extract", "a.txt", "--max-document", "1K").err == "a.txt: error: larger than 1024 bytes (--max-document)\n"
    assert factx("extract", "a.txt", "--max-document", "1Q").code == 2


def test_one_document_of_many_is_named_by_its_way(factx: Command) -> None:
    Path("a.zip").write_bytes(zipped(("a.html", PAGE.encode()), ("feed.xml", FEED.encode())))
    assert factx("clean", "a.zip!a.html").out.startswith("青禾消费金融公布")
    assert factx("explain", "a.zip!feed.xml#2", "--number", "1.3").out.startswith("a.zip!feed.xml#2")
    assert factx("extract", "a.zip!feed.xml#1", "--fields", "source").out == "source\na.zip!feed.xml#1\n"
    assert "several documents in it; name one, such as a.zip!a.html" in factx("clean", "a.zip").err
    assert "no such document in a.zip" in factx("clean", "a.zip!b.html").err


def test_standard_input_may_be_an_archive(process: object) -> None:
    done = process("extract", "--fields", "source", input=zipped(("a.html", PAGE.encode())))  # type: ignore[operator]
    assert done.stdout.decode().splitlines() == ["source", "stdin!a.html", "stdin!a.html"]


def test_an_archive_is_read_as_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tar(("a.txt", b"x"), ("b.txt", b"y")) [:-9000])
    items = gather([str(path)])
    first = next(items)
    assert isinstance(first, Input) and first.name.endswith("!a.txt")


def test_bzip_and_other_packings_inside_a_zip() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.txt", "x" * 1000)
    assert names(buffer.getvalue(), "a.zip") == ["a.zip!a.txt"]


# ---------------------------------------------------------------- what only some installations have
def test_frames_of_zstandard() -> None:
    zstandard = pytest.importorskip("zstandard")
    pack = zstandard.ZstdCompressor().compress
    data = pack(record("resource", "text/html", PAGE.encode())) + pack(record("resource", "text/html", PAGE.encode(), "b"))
    assert names(data, "a.warc.zst") == ["a.warc.zst!https://example.org/a", "a.warc.zst!b"]
    assert told(pack(bytes(10_000_000)), "a.txt.zst", SMALL) == [("error", "too-large", "a.txt.zst")]


def test_an_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("zstandard", "fsspec"):
        monkeypatch.setitem(sys.modules, module, None)
    [said] = opened(b"\x28\xb5\x2f\xfd" + bytes(9), "a.zst")
    assert isinstance(said, Diagnostic) and "pip install 'factx[warc]'" in said.message
    [elsewhere] = gather(["https://a.example/x.html"])
    assert isinstance(elsewhere, Diagnostic) and "pip install 'factx[remote]'" in elsewhere.message


class Site(BaseHTTPRequestHandler):
    """What is served, by path."""

    FILES: ClassVar = {"/2023/02/03/a.html": PAGE.encode(), "/a.zip": zipped(("b.html", PAGE.encode()))}

    def do_GET(self) -> None:
        data = self.FILES.get(self.path)
        self.send_response(200 if data else 404)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_addresses_are_read(factx: Command) -> None:
    pytest.importorskip("fsspec")
    pytest.importorskip("aiohttp")
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        done = factx("extract", f"{site}/2023/02/03/a.html", f"{site}/a.zip", f"{site}/no.html", "--fields", "source,published")
        server.shutdown()
    assert done.out.splitlines()[1::2] == [f"{site}/2023/02/03/a.html,2023-02-03", f"{site}/a.zip!b.html,"]
    assert f"{site}/no.html: error: " in done.err and done.code == 3


def test_what_lies_below_an_address_is_read(factx: Command) -> None:
    fsspec = pytest.importorskip("fsspec")
    files = fsspec.filesystem("memory")
    for path in ("/news/b.html", "/news/c/a.html", "/news/x.png"):
        files.pipe(path, PAGE.encode())
    read = ["source", "memory://news/b.html", "memory://news/b.html", "memory://news/c/a.html", "memory://news/c/a.html"]
    found = factx("extract", "memory://news/", "--fields", "source").out.replace(":///", "://")
    assert found.splitlines() == read
    assert len(factx("extract", "memory://news/*.html", "--fields", "source").out.splitlines()) == 3
    assert factx("extract", "memory://nothing/", "nosuch://a/b").code == 3
