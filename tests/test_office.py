"""PDF, Word, Excel and books: what a reader sees of them is what is read, in its order; hostile ones do no harm."""

from __future__ import annotations

import io
import os
import signal
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Timer
from time import perf_counter
from typing import Any

import pytest
from conftest import Command
from hypothesis import given
from hypothesis import strategies as st
from packing import zipped

from factx import extract
from factx.containers import Opening, pdf, unpack
from factx.documents import quote_of
from factx.model import Diagnostic, Fact, Part

REVENUE = (
    "Northwind Ltd. reported revenue of $52.3 million for the fourth quarter ended December 31, 2022, an increase of 27% "
    "year-on-year, driven by strong demand for its cloud products and by a continued expansion across Europe and Asia."
)
USERS = (
    "The company said that registered users reached 120 million at the end of the year, and that it employed about 4,500 people "
    "worldwide. Management expects that the momentum of the business will be sustained in all of its segments and regions."
)
YEAR = (
    "青禾消费金融3月31日公布2022年年报。报告显示，公司全年实现营业收入52.3亿元，同比增长27.25%；净利润8.4亿元，同比增长6.33%。"
    "截至2022年末，公司累计注册用户达1.2亿人，累计放款超过6500亿元，服务网络进一步完善，经营质量稳步提升。"
)
TABLE = [["单位：亿元", "2022年", "2021年"], ["营业收入", "52.3", "41.1"], ["净利润", "8.4", "7.9"]]


def read(data: bytes, name: str, opening: Opening = Opening()) -> list[Part | Diagnostic]:  # noqa: B008
    return list(unpack(io.BufferedReader(io.BytesIO(data)), name, opening))  # type: ignore[arg-type]


def one(data: bytes, name: str) -> str:
    """The markup of the only document."""
    [part] = read(data, name)
    assert isinstance(part, Part), part
    assert isinstance(part.data, str) and part.format == "html" and part.name == name
    return part.data


def facts(data: bytes, name: str) -> list[tuple[str, str, str, str]]:
    """Its facts, whose quotes stand in its source."""
    found: list[Fact] = []
    for part in read(data, name):
        assert isinstance(part, Part), part
        result = extract(part)
        assert result.document
        for fact in result.facts:
            assert quote_of(result.document, fact.start, fact.end) == fact.quote
        found += result.facts
    return [(fact.metric, format(fact.value, "f"), fact.measure, str(fact.period_end)) for fact in found]


def refused(data: bytes, name: str, opening: Opening = Opening()) -> tuple[str, str]:  # noqa: B008
    [said] = read(data, name, opening)
    assert isinstance(said, Diagnostic) and said.level == "error" and said.source == name
    return said.code, said.message


# ---------------------------------------------------------------- PDF
def printed(story: list[str | list[list[str]]], columns: int = 1, *, font: str = "Times-Roman", gap: float = 18) -> bytes:
    """A PDF with running heads and page numbers; a first `# ` is the title over all columns, `## ` a heading, a list a table."""
    pytest.importorskip("pypdfium2")
    pytest.importorskip("reportlab")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    han = font == "STSong-Light"
    body = ParagraphStyle("body", fontName=font, fontSize=10.5, leading=15, alignment=4, wordWrap="CJK" if han else None,
                          firstLineIndent=21 if han else 0, spaceAfter=6, hyphenationLang="", splitLongWords=0)  # fmt: skip
    heading = ParagraphStyle("heading", parent=body, fontSize=13, leading=18, firstLineIndent=0, alignment=0)
    title = ParagraphStyle("title", parent=heading, fontSize=18, leading=24)
    wide, high = 595, 842

    def frame(canvas: Any, document: Any) -> None:
        canvas.setFont(font, 8)
        canvas.drawString(60, high - 40, "2022年年度报告" if han else "Annual Report 2022")
        canvas.drawCentredString(wide / 2, 30, f"第 {document.page} 页" if han else f"Page {document.page} of 9")

    width = (wide - 120 - gap * (columns - 1)) / columns
    none = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
    frames = [Frame(60 + i * (width + gap), 60, width, high - 180, **none) for i in range(columns)]
    top = Frame(60, high - 120, wide - 120, 60, **none)
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=(wide, high))
    document.addPageTemplates([PageTemplate("first", [top, *frames], frame), PageTemplate("later", frames, frame)])
    flow: list[Any] = []
    for item in story:
        if isinstance(item, list):
            flow.append(Table(item, colWidths=[90] + [60] * (len(item[0]) - 1), style=[("FONTNAME", (0, 0), (-1, -1), font)]))
        elif item.startswith("# "):
            flow += [Paragraph(item[2:], title), NextPageTemplate("later"), FrameBreak()]
        else:
            flow.append(Paragraph(item.removeprefix("## "), heading if item.startswith("## ") else body))
    document.build(flow)
    return buffer.getvalue()


def drawn(*lines: tuple[float, float, str], size: float = 10) -> bytes:
    """A PDF of one page with texts at places, from the lower left corner."""
    pytest.importorskip("pypdfium2")
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = io.BytesIO()
    canvas = canvas_module.Canvas(buffer, pagesize=(595, 842))
    canvas.setFont("Times-Roman", size)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def test_two_columns_are_read_one_after_the_other() -> None:
    data = printed(["# Northwind Reports Fourth Quarter 2022 Results", "## Results", *[REVENUE, USERS] * 9], 2)
    assert one(data, "a.pdf") == (
        "<h1>Northwind Reports Fourth Quarter 2022 Results</h1>\n<h2>Results</h2>\n"
        + f"<p>{REVENUE}</p>\n<p>{USERS}</p>\n" * 9)  # fmt: skip


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_chinese_columns(columns: int) -> None:
    years = [YEAR.replace("，", f"，{chr(0x4E00 + 7 * i)}") for i in range(30)]  # as no two lines of a real text are the same
    data = printed(["# 青禾消费金融公布2022年年报", *years], columns, font="STSong-Light")
    title, *paragraphs = one(data, "a.pdf").splitlines()
    assert title == "<h1>青禾消费金融公布2022年年报</h1>"
    # One that goes on in the next column after a full stop may be two.
    assert "".join(paragraphs).replace("</p><p>", "") == f"<p>{''.join(years)}</p>"
    assert len(paragraphs) - len(years) <= columns - 1


def test_columns_drawn_line_by_line() -> None:
    left = ["Revenue rose to $52.3 million in 2022, as demand", "for the products of the company was strong in all", "regions."]
    right = ["Registered users reached 120 million at the end", "of the year, and the company said that it expects", "more."]
    lines = [(x, 700 - 14 * i, text) for i in range(3) for x, text in ((60, left[i]), (320, right[i]))]
    lines += [(x, 640, "Nothing follows here but a line that ends the page.") for x in (60, 320)]
    text = one(drawn(*lines), "a.pdf")
    assert " ".join(left) in text and " ".join(right) in text
    assert text.index("regions.") < text.index("Registered")


def test_a_table_stays_a_table() -> None:
    data = printed(["# 青禾消费金融公布2022年年报", YEAR, TABLE, YEAR], font="STSong-Light")
    assert "<tr><td>营业收入</td><td>52.3</td><td>41.1</td></tr>" in one(data, "a.pdf")
    assert ("revenue", "4110000000", "level", "2021-12-31") in facts(data, "a.pdf")


def test_running_heads_and_page_numbers_are_left_out() -> None:
    texts = [REVENUE.replace(" of ", f" of {chr(65 + i % 26) * (i // 26 + 1)} ") for i in range(40)]
    read_of = one(printed(["# Northwind", *texts]), "a.pdf").splitlines()
    assert read_of == ["<h1>Northwind</h1>", *(f"<p>{text}</p>" for text in texts)]


def test_hyphens_of_line_ends_go_and_those_of_words_stay() -> None:
    lines = """The company, which is known for its inter-
national business, had again a strong third-
quarter. For years each quarter is the third
of its kind, and brings with it a year-on-
year rise."""
    text = one(drawn(*((60, 700 - 14 * i, line) for i, line in enumerate(lines.splitlines()))), "a.pdf")
    assert "international business, had again a strong third-quarter." in text and "brings with it a year-on-year rise" in text


def test_a_note_s_number_is_no_figure() -> None:
    pytest.importorskip("pypdfium2")
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = io.BytesIO()
    canvas = canvas_module.Canvas(buffer)
    text = canvas.beginText(60, 700)
    text.setFont("Times-Roman", 11)
    text.textOut("Registered users reached 120")
    text.setFont("Times-Roman", 6)
    text.setRise(5)
    text.textOut("3")
    text.setFont("Times-Roman", 11)
    text.setRise(0)
    text.textOut(" million in 2022, said the company.")
    canvas.drawText(text)
    canvas.save()
    assert "120<sup>3</sup> million" in one(buffer.getvalue(), "a.pdf")
    assert facts(buffer.getvalue(), "a.pdf")[0][:2] == ("registered_users", "120000000")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_are_read_and_stamps_across_them_are_not(turn: int) -> None:
    pytest.importorskip("pypdfium2")
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = io.BytesIO()
    canvas = canvas_module.Canvas(buffer, pagesize=(600, 600))
    canvas.setPageRotation(turn)
    canvas.translate(300, 300)
    canvas.rotate(turn)
    canvas.scale(10, 10)
    canvas.setFont("Times-Roman", 1)
    lines = ["Registered users reached 120 million at the end of", "2022, the company said, and revenue rose by 27%."]
    for i, line in enumerate(lines):
        canvas.drawString(-25, 20 - 1.3 * i, line)
        canvas.drawString(-25, -20 - 1.3 * i, line)
    canvas.rotate(45)
    canvas.setFont("Times-Roman", 4)
    canvas.drawCentredString(0, 0, "DRAFT 1999")
    canvas.save()
    assert one(buffer.getvalue(), "a.pdf") == f"<p>{' '.join(lines)}</p>\n" * 2


def test_fonts_of_other_heights_on_a_line_part_nothing() -> None:
    pytest.importorskip("pypdfium2")
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = canvas_module.Canvas(buffer)
    lines = [["青禾公布业绩，截至", "2022", "年末，注册用户达"], ["1.2", "亿人，较上年末同比增长", "20", "%。"]]
    for i, pieces in enumerate(lines):
        text = canvas.beginText(60, 700 - 14 * i)
        for piece in pieces:
            text.setFont("Courier" if piece[0].isdigit() else "STSong-Light", 10)
            text.textOut(piece)
        canvas.drawText(text)
    canvas.save()
    assert one(buffer.getvalue(), "a.pdf") == "<p>青禾公布业绩，截至2022年末，注册用户达1.2亿人，较上年末同比增长20%。</p>\n"


def test_a_pdf_that_brings_its_reader_down_is_named_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader is stopped, so that it is at work on the file, and killed as a fault in it would kill it."""
    good = drawn((60, 700, REVENUE))
    assert one(good, "a.pdf").startswith("<p>Northwind Ltd.")
    process = pdf._reader(os.getpid()).process
    assert process
    os.kill(process.pid, signal.SIGSTOP)
    Timer(0.2, os.kill, (process.pid, signal.SIGSEGV)).start()
    Timer(0.3, os.kill, (process.pid, signal.SIGCONT)).start()
    assert refused(good, "b.pdf") == ("crashed", "PDFium crashed on it (signal 11)")
    assert one(good, "a.pdf").startswith("<p>Northwind Ltd.")
    process = pdf._reader(os.getpid()).process
    assert process
    os.kill(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(pdf, "_PATIENCE", 0.2)
    assert refused(good, "c.pdf")[0] == "too-slow"
    monkeypatch.undo()
    process = pdf._reader(os.getpid()).process
    assert process
    process.kill()  # between two files it costs none of them
    process.wait()
    assert one(good, "a.pdf").startswith("<p>Northwind Ltd.")



def test_pictures_and_broken_files_are_refused() -> None:
    assert refused(drawn(), "a.pdf")[0] == "no-text"
    assert refused(b"%PDF-1.7\n" + bytes(100), "a.pdf")[0] == "unreadable"
    assert refused(drawn((60, 700, "x" * 50)), "a.pdf", Opening(document=500))[0] == "too-large"


def test_a_page_of_specks_takes_no_longer_than_it_must() -> None:
    data = drawn(*((x * 8, y * 8, str(x % 10)) for y in range(100) for x in range(70)), size=4)
    began = perf_counter()
    one(data, "a.pdf")
    assert perf_counter() - began < 1


# ---------------------------------------------------------------- Word
def written() -> Any:
    return pytest.importorskip("docx").Document()


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_what_a_word_document_shows_is_read() -> None:
    document = written()
    document.add_heading("青禾消费金融公布2022年年报", 0)
    document.add_paragraph("发布时间：2023-03-31")
    document.add_heading("业绩", 1)
    paragraph = document.add_paragraph("截至2022年末，注册用户达")
    paragraph.add_run("1.").bold = True
    paragraph.add_run("2亿人")
    paragraph.add_run("1").font.superscript = True
    hidden = paragraph.add_run("，净利润99亿元")
    hidden.font.hidden = True
    paragraph.add_run("。<b>A&B</b>")
    document.add_paragraph("研发人员占比60%", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "净利润77亿元"
    text = one(saved(document), "a.docx")
    assert text.splitlines() == [
        "<h1>青禾消费金融公布2022年年报</h1>", "<p>发布时间：2023-03-31</p>", "<h2>业绩</h2>",
        "<p>截至2022年末，注册用户达1.2亿人<sup>1</sup>。&lt;b&gt;A&amp;B&lt;/b&gt;</p>", "<p>研发人员占比60%</p>"]  # fmt: skip
    [part] = read(saved(document), "a.docx")
    assert isinstance(part, Part)
    result = extract(part)
    assert result.document and str(result.document.published) == "2023-03-31"
    assert [(fact.metric, int(fact.value)) for fact in result.facts] == [("registered_users", 120000000), ("rd_staff_ratio", 60)]


def test_tables_of_a_word_document_with_merged_cells() -> None:
    document = written()
    document.add_paragraph("青禾消费金融2022年主要数据")
    table = document.add_table(4, 3)
    for row, cells in zip(table.rows, [*TABLE[:2], ["甲", "乙", "丙"], ["", "丁", ""]], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    lines = one(saved(document), "a.docx").splitlines()
    assert lines[0] == "<h1>青禾消费金融2022年主要数据</h1>"
    assert lines[4:6] == ['<tr><td rowspan="2">甲</td><td colspan="2">乙<br>丙</td></tr>', "<tr><td>丁</td><td></td></tr>"]
    assert ("revenue", "5230000000", "level", "2022-12-31") in facts(saved(document), "a.docx")


def package(**parts: str) -> bytes:
    """A Word document of given parts."""
    names = {"document": "word/document.xml", "styles": "word/styles.xml"}
    return zipped(("[Content_Types].xml", b""), *((names[name], text.encode()) for name, text in parts.items()))


BODY = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'


def test_what_was_deleted_or_is_told_twice_is_not_read() -> None:
    data = package(document=BODY.format(
        "<w:p><w:r><w:t>一</w:t></w:r><w:del><w:r><w:delText>二</w:delText></w:r></w:del><w:ins><w:r><w:t>三</w:t></w:r></w:ins>"
        "<w:r><w:instrText>四</w:instrText><w:tab/><w:t>五</w:t></w:r>"
        "<w:pict><w:txbxContent><w:p><w:r><w:t>六</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "<w:r><w:t>七</w:t></w:r></w:p><w:Fallback><w:p><w:r><w:t>八</w:t></w:r></w:p></w:Fallback>"))  # fmt: skip
    assert one(data, "a.docx") == "<h1>六</h1>\n<p>一三 五七</p>\n"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + BODY.format("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
    assert refused(package(document=bomb), "a.docx")[0] == "entities"
    fetched = '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + BODY.format("")
    assert refused(package(document=fetched), "a.docx")[0] == "entities"


def test_an_office_file_that_unpacks_to_more_than_a_document_is_refused() -> None:
    data = package(document=BODY.format("<w:p><w:r><w:t>" + "x" * 200_000 + "</w:t></w:r></w:p>"))
    assert refused(data, "a.docx", Opening(document=100_000))[0] == "too-large"


@pytest.mark.parametrize("tag", ["p", "tbl", "tr", "tc", "r", "del", "txbxContent"])
def test_deep_elements_take_linear_time(tag: str) -> None:
    body = BODY.format(f"<w:{tag}>" * 50_000 + "<w:t>x</w:t>" + f"</w:{tag}>" * 50_000)
    began = perf_counter()
    read(package(document=body), "a.docx")
    assert perf_counter() - began < 2


# ---------------------------------------------------------------- Excel
def workbook() -> tuple[Any, Any]:
    book = pytest.importorskip("openpyxl").Workbook()
    return book, book.active


def test_sheets_are_tables_as_they_are_seen() -> None:
    book, sheet = workbook()
    sheet.title = "利润表"
    for row in (["青禾消费金融2022年度财务数据"], ["单位：亿元"], ["项目", "2022年", "2021年", "同比"],
                ["营业收入", 52.3, 41.1, 0.2725], ["净利润", 8.4, 7.9, 0.0633], [], ["注：未经审计"]):  # fmt: skip
        sheet.append(row)
    sheet["D4"].number_format, sheet["D5"].number_format = "0.00%", "0.0%"
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden.append(["净利润", 99])
    data = saved(book)
    assert one(data, "a.xlsx").splitlines() == [
        "<h2>利润表</h2>", "<p>青禾消费金融2022年度财务数据</p>", "<p>单位：亿元</p>", "<table>",
        "<tr><td>项目</td><td>2022年</td><td>2021年</td><td>同比</td></tr>",
        "<tr><td>营业收入</td><td>52.3</td><td>41.1</td><td>27.25%</td></tr>",
        "<tr><td>净利润</td><td>8.4</td><td>7.9</td><td>6.33%</td></tr>", "</table>", "<p>注：未经审计</p>"]  # fmt: skip
    assert facts(data, "a.xlsx")[:3] == [
        ("revenue", "5230000000", "level", "2022-12-31"), ("revenue", "4110000000", "level", "2021-12-31"),
        ("revenue", "27.25", "yoy", "2022-12-31")]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.1 + 0.2, "General", "0.3"), (1e21, "0", "1000000000000000000000"), (-0.05, "0.0%", "-5%"),
        (1234.5, '"$"#,##0.00', "$1234.5"), (-3, '"¥"0', "-¥3"),
        (12, '0.0"亿元"', "12亿元"), (12345, '0!.0,"万"', "12345"), (5, "[$€-407]0.00", "€5"), (7, "@", "7"),
        (date(2022, 12, 31), "yyyy-mm-dd", "2022-12-31"), (date(2022, 12, 31), 'yyyy"年"m"月"d"日"', "2022-12-31"),
        (date(2022, 12, 31), 'yyyy"年"m"月"', "2022-12"), (True, "General", ""), ("=A9", "General", ""),
        (" a\n<b>", "General", "a &lt;b&gt;"),
    ],
)  # fmt: skip
def test_numbers_as_their_formats_show_them(value: object, code: str, shown: str) -> None:
    book, sheet = workbook()
    sheet["A1"], sheet["B1"], sheet["C1"] = "x", value, "y"
    sheet["B1"].number_format = code
    cells = "" if not shown else f"<td>{shown}</td>"
    assert f"<tr><td>x</td>{cells}<td>y</td></tr>" in one(saved(book), "a.xlsx")


@pytest.mark.parametrize(
    ("rows", "published"),
    [
        ([["项目", "截至日"], ["营业收入（亿元）", date(2022, 12, 31)], ["净利润（亿元）", 8.4]], None),
        ([["季度末", "注册用户（万人）"], ["2022-12-31", 12000], ["2021-12-31", 9500]], None),
        ([["发布日期", "2023-03-31"], ["营业收入（亿元）", 52.3]], date(2023, 3, 31)),
        ([["Published: March 31, 2023", "USD m"], ["Revenue", 52.3]], date(2023, 3, 31)),
        ([["2023年3月31日"], ["项目", "2022年"], ["营业收入（亿元）", 52.3]], date(2023, 3, 31)),
    ],
)  # fmt: skip
def test_a_day_in_a_cell_is_that_of_its_figures_unless_it_says_otherwise(rows: list[list[Any]], published: date | None) -> None:
    book, sheet = workbook()
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.number_format = "yyyy-mm-dd" if cell.is_date else cell.number_format
    [part] = read(saved(book), "a.xlsx")
    assert isinstance(part, Part)
    document = extract(part).document
    assert document and document.published == published


def test_merged_and_hidden_cells() -> None:
    book, sheet = workbook()
    for row in (["指标", "2022年", None, "密"], [None, "上半年", "下半年", "密"], ["收入", 1, 2, 3], ["隐", 4, 5, 6]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[4].hidden = True
    lines = one(saved(book), "a.xlsx").splitlines()
    assert lines[2] == '<tr><td rowspan="2">指标</td><td colspan="2">2022年</td></tr>'
    assert lines[3:] == ["<tr><td>上半年</td><td>下半年</td></tr>", "<tr><td>收入</td><td>1</td><td>2</td></tr>", "</table>"]


def sheet_of(rows: str) -> bytes:
    relation = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/s.xml'/></Relationships>"
    return zipped(
        ("[Content_Types].xml", b""),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='S' id='r1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relation.encode()),
        ("xl/worksheets/s.xml", f"<worksheet>{rows}</worksheet>".encode()),
    )


def test_cells_far_apart_make_no_table_of_all_between() -> None:
    def cells() -> Iterator[str]:
        letters = [f"{a}{b}{c}" for a in "ABCDEFGH" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        for row, column in enumerate(letters, 1):
            yield f"<row r='{row}'><c r='A{row}'><v>1</v></c><c r='{column}{row}'><v>2</v></c></row>"

    began = perf_counter()
    hidden = "<col min='1' max='1' hidden='0'/><col min='9000' max='16384' hidden='1'/>" * 10_000
    assert refused(sheet_of(f"<cols>{hidden}</cols><sheetData>{''.join(cells())}</sheetData>"), "a.xlsx")[0] == "too-large"
    assert perf_counter() - began < 2


# ---------------------------------------------------------------- books
def test_chapters_are_documents_in_the_order_of_reading(factx: Command) -> None:
    book = """<package xmlns:dc="d"><metadata><dc:title>年鉴</dc:title><dc:date>2023-05-01</dc:date></metadata><manifest>
    <item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="b%20.xhtml"/><item id="a" href="t/a.xhtml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
    page = "<html><body><h1>第一章</h1><p>截至2022年末，青禾消费金融注册用户达{}亿人。</p></body></html>"
    Path("a.epub").write_bytes(zipped(
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></container>"),
        ("O/b.opf", book.encode()), ("O/nav.xhtml", b"<p>x</p>"), ("O/t/a.xhtml", page.format(2).encode()),
        ("O/b .xhtml", page.format(1).encode())))  # fmt: skip
    assert factx("extract", "a.epub", "--fields", "source,value,published").out.splitlines()[1:] == [
        "a.epub!O/b .xhtml,100000000,2023-05-01", "a.epub!O/t/a.xhtml,200000000,2023-05-01"]  # fmt: skip


# ---------------------------------------------------------------- whatever comes
@given(st.sampled_from(["docx", "xlsx", "epub", "pdf"]), st.binary(max_size=200), st.integers(0, 2000), st.booleans())
def test_damage_raises_nothing(kind: str, junk: bytes, at: int, cut: bool) -> None:
    whole = {
        "docx": package(document=BODY.format("<w:p><w:r><w:t>x</w:t></w:r></w:p>")),
        "xlsx": sheet_of("<row><c><v>1</v></c></row>"),
        "epub": zipped(("mimetype", b"application/epub+zip"), ("a.html", b"<p>x")),
        "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>",
    }[kind]
    data = whole[:at] + junk + (b"" if cut else whole[at + len(junk) :])
    read(data, f"a.{kind}")


@given(st.text(alphabet="<>/&;:'\" wptblrcr!-[]=x0", max_size=300))
def test_any_xml_is_read_or_refused(text: str) -> None:
    read(package(document=BODY.format(text)), "a.docx")
    read(sheet_of(text), "a.xlsx")


def test_zip_that_is_no_office_file_is_a_zip() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/a.txt", "x")
    [part] = read(buffer.getvalue(), "a.bin")
    assert isinstance(part, Part) and part.name == "a.bin!word/a.txt"
