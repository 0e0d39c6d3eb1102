"""What translators and their programs do to a Word table: each row is judged by itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from waymark.markup import skeleton
from waymark.model import Direction, Finding, Language, SourceText, TranslationKind
from waymark.translation import document_texts, read_catalogue, update
from waymark.translation.exchange import (
    ReturnedFile,
    Taken,
    Terms,
    Worksheet,
    read_file,
    take,
    with_texts,
    worksheet,
    write_docx,
)

URDU = Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK")
LINES = (
    "Call **{{ contact.act_early.phone }}** or {{ contact.emergency.phone }}.",
    "",
    "Wait 24 hours.",
    "",
    "Read [the guide](doc:guide).",
    "",
    "- First",
    "- Second",
)
PUBLIC = SourceText("leaflets/a.md", LINES, tuple(range(1, len(LINES) + 1)))
TEXTS = document_texts("Title", "Summary", [("public", PUBLIC)])
FACTS = {"contact.act_early.phone": "0800 011 3764", "contact.emergency.phone": "999"}
CALL, WAIT, READ, FIRST = 3, 4, 5, 6
"""Rows of the table, from 0: the head, title, summary, then these."""


def po(**words: str) -> str:
    text = update(TEXTS, None, URDU, "leaflets/a.md")
    keys = {t.key for t in TEXTS if t.english in words}
    return with_texts(text, {k: words[k[1]] for k in keys}, TranslationKind.HUMAN, whole=False)


def sheet_of(text: str) -> Worksheet:
    catalogue = read_catalogue(text, "translations/ur/leaflets/a.po", "ur")[0]
    return worksheet("a", "A", text, catalogue, URDU)


SHEET = sheet_of(po(Title="عنوان", First="پہلا"))
OUT = write_docx(SHEET, FACTS)
TERMS = Terms((PUBLIC,), skeleton, FACTS)


def edited(change: Callable[[Table], object], data: bytes = OUT) -> bytes:
    document = docx.Document(io.BytesIO(data))
    change(document.tables[0])
    return saved(document)


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def taken(data: bytes, ours: Worksheet = SHEET, terms: Terms = TERMS) -> Taken:
    file = read_file(data, "a.ur.docx")
    assert isinstance(file, ReturnedFile), file
    return take(file, ours, terms)


def typed(row: int, text: str) -> Callable[[Table], None]:
    def change(table: Table) -> None:
        table.rows[row].cells[1].text = text

    return change


def refusal(data: bytes, ours: Worksheet = SHEET) -> Finding:
    """The one finding of a file; every other row is still used."""
    result = taken(edited(typed(WAIT, "24 گھنٹے انتظار کریں۔"), data), ours)
    assert list(result.texts.values()) == ["24 گھنٹے انتظار کریں۔"]
    (found,) = [f for f in result.findings if f.code != "TR032"]
    assert found.path == "a.ur.docx"
    return found


def test_the_table_says_what_a_translator_needs() -> None:
    document = docx.Document(io.BytesIO(OUT))
    (table,) = document.tables
    rows = [[c.text for c in r.cells] for r in table.rows]
    assert rows[0] == [
        "English",
        "Urdu (اردو)",
        SHEET.name.replace(f".{SHEET.revision}", f".\n{SHEET.revision}"),
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[CALL][0] == ("Paragraph. For: public.\nCall **{1: 0800 011 3764}** or {2: 999}.")
    assert rows[READ][0].endswith("Read {1: link}the guide{2: end, to doc:guide}.")
    assert rows[1][1] == "عنوان"
    style = document.styles["Waymark translation"]
    assert style.element.pPr.find(qn("w:bidi")) is not None
    run = table.rows[1].cells[1].paragraphs[0].runs[0]
    assert run.font.rtl and run.bold
    lang = style.element.rPr.find(qn("w:lang"))
    assert lang.get(qn("w:bidi")) == "ur-PK"
    empty = table.rows[WAIT].cells[1].paragraphs[0]
    assert empty._p.pPr.find(qn("w:rPr")).find(qn("w:rtl")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "**{1}** یا {2} پر کال کریں۔",
        "**{1: 0800 011 3764}** یا {2: ایمرجنسی} پر کال کریں۔",
        "\u200e{2: 999}\u200e یا **\u200e{1: x}\u200e** پر کال کریں۔",
        "**{{ contact.act_early.phone }}** یا {2} پر کال کریں۔",
    ],
)
def test_a_code_may_stand_anywhere_and_be_labelled_anyhow(text: str) -> None:
    (got,) = taken(edited(typed(CALL, text))).texts.values()
    assert "**{{ contact.act_early.phone }}**" in got
    assert "{{ contact.emergency.phone }}" in got
    assert "\u200e" not in got


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("**{1}** پر کال کریں۔", "TR034", "lacks the code {2: 999}"),
        ("**{1}** {2} {2}", "TR034", "has the code {2: 999} too often"),
        ("**{1}** {2} {3}", "TR034", "the code {3}"),
        ("**{1} {2}", "TR006", "**"),
        ("**{1}** {2} 5", "TR005", "“5”"),
        ("**{1}** {2} {{ x.y }}", "TR004", "x.y"),
        ("**{1}** {2} <script>alert()</script>", "TR007", "<script>"),
        ("**{1}** {2} \u202eevil", "TR007", "U+202E"),
        ("**{1}** {2} \u2066x\u2069", "TR007", "U+2066"),
        ("**{1}** {2} [x](javascript:alert)", "TR007", "javascript"),
        ("**{1}** {2} [x](https://evil.example/)", "TR004", "evil.example"),
        ("**{1}** {2} {% raw %}", "TR007", "{%"),
        ("# **{1}** {2}", "TR007", "#"),
    ],
)
def test_what_a_translation_may_not_hold(text: str, code: str, words: str) -> None:
    found = refusal(edited(typed(CALL, text)))
    assert (found.code, found.line) == (code, CALL + 1)
    assert words in found.message
    assert found.message.startswith(f"Row {CALL + 1}: “Call")


def test_the_english_is_not_edited() -> None:
    def change(table: Table) -> None:
        table.rows[FIRST].cells[0].paragraphs[-1].runs[0].text = "Last"
        table.rows[FIRST].cells[1].text = "آخری"

    assert refusal(edited(change)).code == "TR029"


def test_tracked_changes_are_not_guessed_at() -> None:
    def change(table: Table) -> None:
        paragraph = table.rows[FIRST].cells[1].paragraphs[0]._p
        gone, new = OxmlElement("w:del"), OxmlElement("w:ins")
        for run in paragraph.findall(qn("w:r")):
            gone.append(run)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "نیا"
        run.append(text)
        new.append(run)
        paragraph.extend([gone, new])

    found = refusal(edited(change))
    assert found.code == "TR030"
    assert "Accept or reject" in found.hint


def test_a_row_whose_deletion_is_tracked() -> None:
    def change(table: Table) -> None:
        table.rows[FIRST]._tr.get_or_add_trPr().append(OxmlElement("w:del"))

    assert refusal(edited(change)).code == "TR030"


def test_merged_cells_across() -> None:
    def change(table: Table) -> None:
        table.cell(FIRST, 0).merge(table.cell(FIRST, 1))

    assert refusal(edited(change)).code == "TR031"


def test_merged_cells_down_cost_both_rows_alone() -> None:
    data = edited(lambda table: table.cell(FIRST, 1).merge(table.cell(FIRST + 1, 1)))
    result = taken(edited(typed(WAIT, "24 گھنٹے"), data))
    assert [(f.code, f.line) for f in result.findings] == [
        ("TR031", FIRST + 1),
        ("TR031", FIRST + 2),
    ]
    assert len(result.texts) == 1


def test_merged_codes_and_rows_without_one() -> None:
    def change(table: Table) -> None:
        table.cell(FIRST, 2).merge(table.cell(FIRST + 1, 2))

    assert {f.code for f in taken(edited(change)).findings} == {"TR031", "TR032"}
    assert refusal(edited(lambda t: t.rows[FIRST].cells[2].__setattr__("text", ""))).code == "TR031"


def test_moved_columns() -> None:
    def change(table: Table) -> None:
        row = table.rows[FIRST]._tr
        row.append(row.tc_lst[0])

    assert refusal(edited(change)).code == "TR031"


def test_a_foreign_code() -> None:
    def change(table: Table) -> None:
        table.rows[FIRST].cells[2].text = "t0123456789-abcdef"

    found = refusal(edited(change))
    assert (found.code, found.line) == ("TR027", FIRST + 1)


def test_deleted_rows_cost_nothing_and_are_said() -> None:
    def change(table: Table) -> None:
        for row in (table.rows[FIRST], table.rows[READ]):
            table._tbl.remove(row._tr)

    result = taken(edited(change))
    (found,) = result.findings
    assert found.code == "TR032"
    assert "2 rows are not in the file" in found.message
    assert not result.texts


def test_an_emptied_row_keeps_its_translation() -> None:
    result = taken(edited(typed(FIRST, "")))
    (found,) = result.findings
    assert found.code == "TR032"
    assert "emptied" in found.message
    assert not result.texts


def test_a_row_twice() -> None:
    def change(table: Table) -> None:
        from copy import deepcopy

        table.rows[FIRST]._tr.addnext(deepcopy(table.rows[FIRST]._tr))
        table.rows[FIRST].cells[1].text = "اول"

    result = taken(edited(change))
    assert [f.code for f in result.findings] == ["TR028", "TR028"]
    assert not result.texts
    same = taken(edited(lambda t: t.rows[FIRST]._tr.addnext(
        etree.fromstring(etree.tostring(t.rows[FIRST]._tr)))))  # fmt: skip
    assert same.findings == ()


def test_a_change_of_the_english_costs_its_row_alone() -> None:
    lines = tuple("Wait 48 hours." if x == "Wait 24 hours." else x for x in LINES)
    now = SourceText("leaflets/a.md", lines, PUBLIC.numbers)
    texts = document_texts("Title", "Summary", [("public", now)])
    newer = sheet_of(update(texts, po(Title="عنوان"), URDU, "leaflets/a.md"))

    def change(table: Table) -> None:
        typed(WAIT, "24 گھنٹے انتظار کریں۔")(table)
        typed(FIRST, "پہلی بات")(table)

    result = taken(edited(change), newer, Terms((now,), skeleton, FACTS))
    assert list(result.texts.values()) == ["پہلی بات"]
    assert [f.code for f in result.findings] == ["TR027", "TR032"]
    assert "has changed, or is gone" in result.findings[0].message


def test_work_of_others_in_between_is_not_overwritten() -> None:
    newer = sheet_of(po(Title="عنوان", First="اول"))
    data = edited(typed(FIRST, "پہلی بات"))
    found = refusal(data, newer)
    assert (found.code, "“اول”" in found.message) == ("TR033", True)
    allowed = taken(data, newer, Terms((PUBLIC,), skeleton, FACTS, replace=True))
    assert list(allowed.texts.values()) == ["پہلی بات"]
    # A row that nobody touched leaves the newer translation as it is.
    assert taken(OUT, newer) == taken(OUT, newer, Terms((PUBLIC,), skeleton, FACTS, replace=True))
    assert not taken(OUT, newer).texts


def test_a_row_that_would_break_the_page() -> None:
    lines = ("A", "", "| a | b |", "|---|---|", "| c | d |")
    text = SourceText("leaflets/a.md", lines, (1, 2, 3, 4, 5))
    texts = document_texts("Title", "Summary", [("public", text)])
    ours = sheet_of(update(texts, None, URDU, "leaflets/a.md"))
    terms = Terms((text,), lambda t: tuple(re.findall("ٹوٹا", t)), FACTS)
    data = edited(typed(3, "ٹوٹا"), write_docx(ours, FACTS))
    data = edited(typed(4, "الف"), data)
    result = taken(data, ours, terms)
    assert [f.code for f in result.findings] == ["TR008"]
    assert list(result.texts.values()) == ["الف"]


def test_refused_rows_come_back_marked_and_can_be_mended_there() -> None:
    def change(table: Table) -> None:
        typed(WAIT, "42 گھنٹے")(table)
        typed(FIRST, "پہلی بات")(table)

    file = read_file(edited(change), "a.ur.docx")
    assert isinstance(file, ReturnedFile)
    first = take(file, SHEET, TERMS)
    marked = file.marked(first.marks)
    document = docx.Document(io.BytesIO(marked))
    row = document.tables[0].rows[WAIT]
    assert row.cells[0].paragraphs[0].text.startswith("Not used: The translation lacks the number")
    assert row.cells[1].text == "42 گھنٹے"
    assert "Not used" not in document.tables[0].rows[FIRST].cells[0].text
    # The library has the good row now; mending the bad one and changing the good one both work.
    po_text = with_texts(po(Title="عنوان", First="پہلا"), first.texts, TranslationKind.HUMAN,
                         whole=first.whole)  # fmt: skip
    newer = sheet_of(po_text)
    data = edited(typed(WAIT, "24 گھنٹے"), marked)
    second = taken(edited(typed(FIRST, "سب سے پہلے"), data), newer)
    assert second.findings == ()
    assert sorted(second.texts.values()) == ["24 گھنٹے", "سب سے پہلے"]
    again = read_file(data, "a.ur.docx")
    assert isinstance(again, ReturnedFile)
    clean = again.marked(take(again, newer, TERMS).marks)
    assert b"Not used" not in zipfile.ZipFile(io.BytesIO(clean)).read("word/document.xml")


def test_what_programs_wrap_text_in_is_read() -> None:
    def change(table: Table) -> None:
        cell = table.rows[WAIT].cells[1]
        cell.text = "24 "
        paragraph = cell.paragraphs[0]._p
        link, box, content = (OxmlElement(f"w:{n}") for n in ("hyperlink", "sdt", "sdtContent"))
        for wrap, words in ((link, "گھنٹے "), (content, "انتظار کریں")):
            run = OxmlElement("w:r")
            text = OxmlElement("w:t")
            text.text = words
            run.append(text)
            wrap.append(run)
        box.append(content)
        paragraph.extend([link, box])

    assert list(taken(edited(change)).texts.values()) == ["24 گھنٹے انتظار کریں"]


def test_a_new_paragraph_is_a_space() -> None:
    def change(table: Table) -> None:
        typed(WAIT, "24 گھنٹے")(table)
        table.rows[WAIT].cells[1].add_paragraph("")
        table.rows[WAIT].cells[1].add_paragraph("انتظار کریں")

    assert list(taken(edited(change)).texts.values()) == ["24 گھنٹے انتظار کریں"]


def test_a_table_cut_in_two_is_still_read() -> None:
    def change(table: Table) -> None:
        other = etree.fromstring(etree.tostring(table._tbl))
        table._tbl.addnext(other)
        for row in list(table._tbl.tr_lst)[3:]:
            table._tbl.remove(row)
        for row in other.findall(qn("w:tr"))[:3]:
            other.remove(row)

    assert taken(edited(change)) == taken(OUT)


def rezipped(**changed: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(OUT)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(
                name, changed.get(name.rpartition("/")[2].partition(".")[0], old.read(name))
            )
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<a>" + b" " * 50_000_000)
    return out.getvalue()


def liar() -> bytes:
    """A bomb that says that it is small."""
    data = bytearray(bomb())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


LAUGHS = b"""<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>"""
EMPTY = b"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (OUT[:4000], "damaged"),
        (OUT[:-4000], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 99, "damaged"),
        (bomb(), "unpacks to"),
        (liar(), "damaged"),
        (rezipped(document=LAUGHS), "document type"),
        (rezipped(document=LAUGHS.decode().encode("utf-16")), "document type"),
        (rezipped(document=EMPTY), "no table"),
        (rezipped(document=b"\xff"), "not UTF-8"),
        (rezipped(document=b"<w:document"), "cannot be read"),
        (rezipped(document=b"<a>" * 100_000), "cannot be read"),
        (saved(docx.Document()), "no table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word file"),
        (b"{\\rtf1 x}", "rich text"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!doctype html><html><p>x", "web page"),
        (b"\x00\x01\x02", "none that Waymark knows"),
        (b"x" * 11_000_000, "the limit"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_finding(data: bytes, words: str) -> None:
    found = read_file(data, "a.ur.docx")
    assert isinstance(found, Finding)
    assert (found.code, found.path) == ("TR025", "a.ur.docx")
    assert words in found.message
    assert found.hint


def test_other_office_files() -> None:
    for name, kind in (("content.xml", "OpenDocument"), ("xl/workbook.xml", "spreadsheet")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr(name, "<a/>")
        found = read_file(out.getvalue(), "x")
        assert isinstance(found, Finding)
        assert kind in found.message
