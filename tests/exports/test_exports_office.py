"""Word and PowerPoint files: judged by their structure, the judge by files that must fail."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from office_judge import slide_faults, word_faults

from waymark.exports import EXPORTERS
from waymark.model import FileRecord, Format, Passage, PrintedContact, SourceText

Record = Callable[..., FileRecord]
TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("en", "ur")
JUDGES = {Format.DOCX: word_faults, Format.PPTX: slide_faults}


def deck_record(make_record: Record, language: str, **changes: object) -> FileRecord:
    """The text with slides, blanks and lines, as a draft with a number to call."""
    text = (TEXTS / f"deck.{language}.md").read_text(encoding="utf-8")
    line = {"en": "In danger now? Call {phone}", "ur": "ابھی خطرہ ہے؟ {phone} پر کال کریں"}
    number = PrintedContact(Passage(line[language], language), "999", "tel:999")
    values = {"draft": True, "numbers": (number,), **changes}
    return make_record(language, text, **values)


@pytest.fixture(scope="module")
def office_file(make_record: Record, images: Mapping[str, bytes]) -> Callable[[Format, str], bytes]:
    made: dict[tuple[Format, str], bytes] = {}

    def file(format: Format, language: str) -> bytes:
        if (format, language) not in made:
            record = deck_record(make_record, language)
            found, findings = EXPORTERS[format](record, images)
            assert found is not None and findings == ()
            made[format, language] = found.data
        return made[format, language]

    return file


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", [Format.DOCX, Format.PPTX])
def test_the_judge_finds_nothing(
    format: Format, language: str, office_file: Callable[[Format, str], bytes]
) -> None:
    assert JUDGES[format](office_file(format, language)) == []


def changed(data: bytes, part: str, pattern: str, by: str) -> bytes:
    """A file with something of one part (or of all that match) replaced."""
    out, hits = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if re.fullmatch(part, name):
                text, count = re.subn(pattern.encode(), by.encode(), text, flags=re.DOTALL)
                hits += count
            new.writestr(name, text)
    assert hits, f"{pattern} is nowhere in {part}"
    return out.getvalue()


CORE = r"docProps/core\.xml"
BODY = r"word/document\.xml"
SLIDE = r"ppt/slides/slide\d+\.xml"
CANARIES = (
    (Format.DOCX, CORE, "<dc:title>.*?</dc:title>", "", "no title in the metadata"),
    (Format.DOCX, CORE, "<dc:language>.*?</dc:language>", "", "no language in the metadata"),
    (Format.DOCX, r"word/styles\.xml", r"<w:lang [^>]*/>", "", "no language of the text"),
    (Format.DOCX, BODY, r"<w:tblHeader[^>]*/>", "", "a table without a header row"),
    (Format.DOCX, BODY, r"<w:tblDescription[^>]*/>", "", "a table without a description"),
    (Format.DOCX, BODY, r'(<wp:docPr[^>]*) descr="[^"]*"', r"\1", "a picture without alt text"),
    (Format.DOCX, BODY, r'"Heading2"', '"Heading3"', "a heading of level 3 follows one of level 1"),
    (Format.DOCX, BODY, r'"Heading1"', '"Heading2"', "0 headings of the first level"),
    (Format.DOCX, BODY, r"<w:bidiVisual/>", "", "a table's columns stand from left to right"),
    (Format.DOCX, BODY, r"<w:bidi/>", "", "stands from left to right"),
    (Format.DOCX, BODY, r"wp:inline", "wp:anchor", "a picture floats"),
    (Format.PPTX, CORE, "<dc:title>.*?</dc:title>", "", "no title in the metadata"),
    (Format.PPTX, SLIDE, r'type="title"', 'type="body"', "no title"),
    (Format.PPTX, SLIDE, r'(<p:cNvPr[^>]*name="Picture[^>]*) descr="[^"]*"', r"\1", "alt text"),
    (Format.PPTX, SLIDE, r'firstRow="1"', 'firstRow="0"', "a table without a header row"),
    (Format.PPTX, SLIDE, r' lang="[^"]*"', "", "has no language"),
    (Format.PPTX, SLIDE, r' sz="2[48]00"', ' sz="1800"', "smaller than 24 points"),
    (Format.PPTX, SLIDE, r' rtl="1"', "", "stands from left to right"),
    (Format.PPTX, SLIDE, r"(<p:sp>.*?</p:sp>)(<p:sp>.*?</p:sp>)", r"\2\1", "not read first"),
)


@pytest.mark.parametrize(("format", "part", "pattern", "by", "fault"), CANARIES)
def test_the_judge_sees_what_is_wrong(
    format: Format,
    part: str,
    pattern: str,
    by: str,
    fault: str,
    office_file: Callable[[Format, str], bytes],
) -> None:
    spoilt = changed(office_file(format, "ur"), part, pattern, by)
    assert any(fault in found for found in JUDGES[format](spoilt))


@pytest.mark.parametrize("format", [Format.DOCX, Format.PPTX])
def test_files_are_the_same_each_time(
    format: Format,
    make_record: Record,
    images: Mapping[str, bytes],
    office_file: Callable[[Format, str], bytes],
) -> None:
    again, _ = EXPORTERS[format](deck_record(make_record, "ur"), images)
    assert again is not None and again.data == office_file(format, "ur")
    with zipfile.ZipFile(io.BytesIO(again.data)) as file:
        assert {i.date_time for i in file.infolist()} == {(2026, 11, 20, 0, 0, 0)}
        assert file.namelist() == sorted(file.namelist())
        everything = b"".join(file.read(name) for name in file.namelist())
    assert not re.search(rb"/(?:work|home|tmp|Users)/", everything)


def test_a_word_file_says_its_state_on_every_page(
    office_file: Callable[[Format, str], bytes],
) -> None:
    document = docx.Document(io.BytesIO(office_file(Format.DOCX, "ur")))
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        text = "\n".join(p.text for p in header.paragraphs)
        assert "مسودہ: تقسیم نہ کریں۔" in text
        assert "Draft: do not distribute." in text
        assert 'string="مسودہ"' in header._element.xml
    for footer in (section.first_page_footer, section.footer):
        text = "\n".join(p.text for p in footer.paragraphs)
        assert "ایڈیشن 1.2، 20 نومبر 2026" in text and "رابطے بتاریخ 20 نومبر 2026" in text
    assert document.core_properties.language == "ur"
    assert document.core_properties.author == "Maple House"


def test_a_released_word_file_bears_no_draft(
    make_record: Record, images: Mapping[str, bytes]
) -> None:
    made, _ = EXPORTERS[Format.DOCX](deck_record(make_record, "en", draft=False), images)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        texts = b"".join(file.read(n) for n in file.namelist() if n.startswith("word/"))
    assert b"do not distribute" not in texts and b"v:textpath" not in texts


def test_blanks_are_controls_named_by_their_labels(
    office_file: Callable[[Format, str], bytes],
) -> None:
    document = docx.Document(io.BytesIO(office_file(Format.DOCX, "en")))
    body = document.element.body
    assert [a.get(qn("w:val")) for a in body.iter(qn("w:alias"))] == ["Safeguarding lead", "Room"]
    assert len(list(body.iter(qn("w:sdt")))) == 2
    ruled = [p for p in document.paragraphs if p.style.name == "Writing Line"]
    assert [p.text for p in ruled] == ["", "", ""]
    assert "_" not in "".join(p.text for p in document.paragraphs)


def test_numbers_keep_their_order_in_urdu(office_file: Callable[[Format, str], bytes]) -> None:
    number = "\u206601632\u00a0960\u00a0001\u2069"
    document = docx.Document(io.BytesIO(office_file(Format.DOCX, "ur")))
    runs = [r for p in document.element.body.iter(qn("w:r")) if (r := p) is not None]
    facts = [r for r in runs if "".join(t.text or "" for t in r.iter(qn("w:t"))) == number]
    assert len(facts) == 2
    assert all(r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None for r in facts)


def test_what_stands_between_slides_is_what_the_teacher_says(
    office_file: Callable[[Format, str], bytes],
) -> None:
    deck = pptx.Presentation(io.BytesIO(office_file(Format.PPTX, "en")))
    shown = [(s.shapes.title.text, s.has_notes_slide) for s in deck.slides]
    assert shown == [
        ("Worried about someone?", False),
        ("What you may notice", True),
        ("Who you can call", True),
        ("Three questions", False),
        ("Is this copy current? Look here:", False),
    ]
    notes = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    assert notes[0] == ("Say hello. Nobody has to speak.\n1. Wait.\n2. Ask one pupil to read it.")
    assert notes[1].startswith("Read the numbers slowly")
    whole = "\n".join(
        p.text
        for s in deck.slides
        for x in s.shapes
        if x.has_text_frame
        for p in x.text_frame.paragraphs
    )
    assert "Bring the cards" not in whole and "Clear the room" not in whole
    assert "Edition 1.2, 20 November 2026 · Contacts as of 20 November 2026" in whole
    assert "In danger now? Call \u2066999\u2069" in whole


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (
            "\n".join(f"- Point {n} of a long list" for n in range(14)),
            "needs 157 % of the room that there is at 24 points",
        ),
        (
            "| A | B |\n|---|---|\n" + "\n".join(f"| {n} | x |" for n in range(300)),
            "has a table of 300 rows, which is higher than the slide",
        ),
        ("| A |\n|---|\n| x |\n\n| B |\n|---|\n| y |", "has 2 tables, and one fits"),
    ],
)
def test_a_slide_that_is_too_full_is_named_with_its_line(
    inside: str, said: str, make_record: Record
) -> None:
    text = f"## A {{#a}}\n\n/// slide | Fine\n- One\n///\n\n/// slide | Full\n{inside}\n///\n"
    record = replace(make_record("en", text), source=SourceText.of("lessons/one.md", text, 21))
    made, findings = EXPORTERS[Format.PPTX](record, {})
    assert made is None
    assert [f.as_line() for f in findings] == [
        f"lessons/one.md:27:1: PF030 The slide “Full” {said}.\n"
        "    Say less on it, or make it two slides."
    ]


def test_a_title_of_three_lines_does_not_fit(make_record: Record) -> None:
    title = "A title that goes on and on " * 7
    text = f"/// slide | {title}\n- One\n///\n"
    made, (fault,) = EXPORTERS[Format.PPTX](make_record("en", text), {})
    assert made is None and "lines, and two fit" in fault.message


def test_a_deck_without_slides_is_a_finding(make_record: Record) -> None:
    made, (fault,) = EXPORTERS[Format.PPTX](make_record("en", "## A\n\nText.\n"), {})
    assert made is None and (fault.code, fault.path) == ("PF031", "leaflets/worried.md")


@pytest.mark.parametrize("format", [Format.DOCX, Format.PPTX, Format.EPUB])
def test_a_missing_picture_is_a_finding(format: Format, make_record: Record) -> None:
    made, (fault,) = EXPORTERS[format](deck_record(make_record, "en"), {})
    assert made is None and (fault.code, fault.message) == (
        "LK006",
        "There is no image “images/map.svg”.",
    )
