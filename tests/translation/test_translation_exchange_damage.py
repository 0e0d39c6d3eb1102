"""Files damaged anywhere: a reader gives rows or a finding, never an error, and bounded work."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waymark.markup import skeleton
from waymark.model import Direction, Finding, Language, SourceText
from waymark.translation import document_texts, read_catalogue, update
from waymark.translation.exchange import (
    ReturnedFile,
    Terms,
    read_file,
    take,
    worksheet,
    write_docx,
    write_xliff,
)
from waymark.translation.exchange.word_package import packed

POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
TEXT = SourceText("leaflets/a.md", ("Call {{ a.phone }}.", "", "- Wait"), (1, 2, 3))
PO = update(document_texts("T", "S", [("public", TEXT)]), None, POLISH, "leaflets/a.md")
SHEET = worksheet("a", "A", PO, read_catalogue(PO, "translations/pl/a.po", "pl")[0], POLISH)
TERMS = Terms((TEXT,), skeleton, {})
XLIFF, WORD = write_xliff(SHEET, {}), write_docx(SHEET, {})
with zipfile.ZipFile(io.BytesIO(WORD)) as package:
    PARTS = {name: package.read(name) for name in package.namelist()}
MAIN = "word/document.xml"
PIECES = (
    *(b"", b"<", b">", b"&x;", b'"', b"\xff", b"\x00", b"/", b"w:tc", b"<w:tr/>", b"<w:del/>"),
    *(b"<unit/>", b"<target/>", b"<ph/>", b'<ph id="9"/>', b"\xe2\x80\xae", b"<!--", b"]]>"),
    *(b"9" * 5000, b"{1}", b"{99999}", b"<![CDATA[{{]]>", b"xmlns:w=''", b"msgid", b"\n"),
)
PLACES = st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(PIECES))
EDITS = st.lists(PLACES, min_size=1, max_size=4)
TABLE = b"<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, length, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def judged(data: bytes) -> None:
    file = read_file(data, "a")
    if isinstance(file, Finding):
        assert file.code == "TR025"
        return
    assert isinstance(file, ReturnedFile)
    taken = take(file, SHEET, TERMS)
    for text in taken.texts.values():
        assert "\u202e" not in text
        assert "<" not in text
    again = read_file(file.marked(taken.marks), "a")
    assert isinstance(again, ReturnedFile)
    assert [r.id for r in again.rows] == [r.id for r in file.rows]


@settings(deadline=None, max_examples=150)
@given(EDITS)
def test_xliff(edits: list[tuple[float, int, bytes]]) -> None:
    judged(damaged(XLIFF, edits))


@settings(deadline=None, max_examples=80)
@given(EDITS)
def test_the_text_of_a_word_file(edits: list[tuple[float, int, bytes]]) -> None:
    judged(packed({**PARTS, MAIN: damaged(PARTS[MAIN], edits)}))


@settings(deadline=None, max_examples=80)
@given(EDITS)
def test_the_package_of_a_word_file(edits: list[tuple[float, int, bytes]]) -> None:
    judged(damaged(WORD, edits))


@settings(deadline=None, max_examples=60)
@given(EDITS)
def test_po(edits: list[tuple[float, int, bytes]]) -> None:
    file = read_file(damaged(PO.encode(), edits), "a")
    if isinstance(file, ReturnedFile):
        take(file, SHEET, TERMS)


@pytest.mark.parametrize("inner", [TABLE, b"<w:p>%s</w:p>"])
def test_what_is_nested_deeply(inner: bytes) -> None:
    body = b"<w:p/>"
    for _ in range(80):
        body = inner % body
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    found = read_file(packed({**PARTS, MAIN: head + body + b"</w:document>"}), "a")
    assert isinstance(found, Finding)
    assert "no table" in found.message


def test_xml_beyond_all_measure() -> None:
    found = read_file(packed({**PARTS, MAIN: b"<a>" + b"<b/>" * 2_500_000 + b"</a>"}), "a")
    assert isinstance(found, Finding)
    assert "bytes of XML" in found.message
