"""The files as their readers get them: judged, read back, measured on the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from waymark.exports import EXPORTERS, MadeFile
from waymark.exports.pdf.structure import elements, read_pages, role, tagged_text
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
Sample = Callable[..., MadeFile]
Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]
FORMATS = (Format.PDF, Format.LARGE_PRINT)
MILLIMETRE = 72 / 25.4


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("language", "least"), [("en", 0.97), ("pl", 0.97), ("ur", 0.90)])
def test_the_source_s_words_stand_in_order(
    language: str,
    least: float,
    format: Format,
    make_record: Record,
    sample: Sample,
    words_in_order: Callable[[FileRecord, bytes], float],
) -> None:
    assert words_in_order(make_record(language), sample(language, format).data) >= least


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_a_phone_number_reads_from_left_to_right(
    language: str, format: Format, sample: Sample
) -> None:
    number = "01632 960 001"
    with pypdfium2.PdfDocument(sample(language, format).data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            drawn = text.get_text_range().replace("\u00a0", " ")
            at = drawn.find(number)
            if at >= 0:
                boxes = [text.get_charbox(at + i) for i, c in enumerate(number) if c != " "]
                break
        else:
            pytest.fail(f"{number} is not in the text that PDFium reads")
    lefts = [left for left, *_ in boxes]
    assert lefts == sorted(lefts)
    bottoms = [bottom for _, bottom, _, _ in boxes]
    assert max(bottoms) - min(bottoms) < 1  # round digits reach a little below the line


def test_urdu_is_tagged_in_reading_order(make_record: Record, sample: Sample) -> None:
    with pikepdf.open(io.BytesIO(sample("ur", Format.PDF).data)) as pdf:
        blocks = tagged_text(pdf, read_pages(pdf))
    text = ["".join(b.text.split()) for b in blocks]
    assert "".join(make_record("ur").title.text.split()) in text
    assert "ایڈیشن1.2،20نومبر2026جائزہ18نومبر2026رابطےبتاریخ20نومبر2026" in text
    item = next(t for t in text if t.startswith("•اس"))
    assert item == "".join(
        [
            "•",
            "اس",
            "کھیل",
            "کی",
            "شام",
            "میں",
            "آنا",
            "چھوڑ",
            "دے",
            "جو",
            "اسے",
            "ہمیشہ",
            "پسند",
            "تھی",
        ]
    )
    number = next(t for t in text if "960" in t)
    assert number == "01632960001"


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_tags_say_what_a_page_shows(language: str, sample: Sample) -> None:
    with pikepdf.open(io.BytesIO(sample(language, Format.PDF).data)) as pdf:
        tags = [(role(e), e) for e, _ in elements(pdf)]
        roles = [r for r, _ in tags]
        scopes = [
            str(a.Scope) for r, e in tags if r == "TH" for a in _attributes(e) if "/Scope" in a
        ]
        alts = [str(e.Alt) for r, e in tags if r == "Figure"]
        assert str(pdf.Root.Lang).startswith(language)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert "/Outlines" in pdf.Root
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                assert str(link.Contents).strip()
    assert roles.count("H1") == 1
    assert [r for r in roles if re.fullmatch("H[1-6]", r)][:3] == ["H1", "H2", "H3"]
    assert sorted(scopes) == ["/Column"] * 3 + ["/Row"] * 2
    assert len(alts) == 2 and all(alts)
    assert {"L", "LI", "LBody", "Table", "Note", "Link"} <= set(roles)


def _attributes(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    attributes = element.get("/A", pikepdf.Array())
    return list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]


def test_a_passage_in_english_says_so(sample: Sample) -> None:
    with pikepdf.open(io.BytesIO(sample("ur", Format.PDF).data)) as pdf:
        english = [e for e, _ in elements(pdf) if str(e.get("/Lang", "")) == "en"]
    assert len(english) >= 2


@pytest.mark.parametrize("format", FORMATS)
def test_files_are_the_same_each_time(
    format: Format, make_record: Record, sample: Sample, images: Mapping[str, bytes]
) -> None:
    again, findings = EXPORTERS[format](make_record("ur"), images)
    assert findings == ()
    assert again == sample("ur", format)


def test_metadata_names_no_person_path_or_hour(make_record: Record, sample: Sample) -> None:
    data = sample("ur", Format.PDF).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = {k: str(v) for k, v in pdf.docinfo.items()}
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert info["/Title"] == make_record("ur").title.text
    assert info["/Subject"] == make_record("ur").summary.text
    assert "/Author" not in info
    assert info["/CreationDate"].startswith("D:20261120000000")
    assert "<rdf:li>ur</rdf:li>" in metadata
    assert not re.search(rb"/(?:work|home|tmp|Users)/", data)
    assert not re.search(r"T(?!00:00:00)\d\d:\d\d:\d\d", metadata)


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_stands_within_six_millimetres_of_an_edge(
    language: str, format: Format, sample: Sample
) -> None:
    with pypdfium2.PdfDocument(sample(language, format, draft=True).data) as pdf:
        for page in pdf:
            image = page.render(scale=1).to_pil().convert("L")
            width, height = image.size
            edge = int(6 * MILLIMETRE)
            inside = (edge, edge, width - edge, height - edge)
            image.paste(255, inside)
            assert image.getextrema() == (255, 255)


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_every_page_of_a_draft_says_so_in_both_languages(
    language: str, make_record: Record, sample: Sample
) -> None:
    labels = make_record(language).labels
    with pypdfium2.PdfDocument(sample(language, Format.LARGE_PRINT, draft=True).data) as pdf:
        assert len(pdf) > 2
        for page in pdf:
            text = page.get_textpage().get_text_range()
            assert labels["draft-stamp"].split()[0] in text
            assert set(re.findall(r"\w+", labels["draft-english"])) <= set(re.findall(r"\w+", text))
    with pypdfium2.PdfDocument(sample(language, Format.LARGE_PRINT).data) as pdf:
        for page in pdf:
            assert "distribute" not in page.get_textpage().get_text_range()


def test_every_page_has_its_number_and_the_short_address(sample: Sample) -> None:
    made = sample("en", Format.PDF)
    with pypdfium2.PdfDocument(made.data) as pdf:
        assert made.pages == len(pdf) == 2
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage().get_text_range()
            assert f"Page {number} of 2" in text
            assert "maple-house.example/q/worried" in text
            assert "Edition 1.2, 20 November 2026" in text


def test_large_print_is_large_throughout(sample: Sample) -> None:
    with pypdfium2.PdfDocument(sample("en", Format.LARGE_PRINT).data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
                if text.get_text_range(index, 1).isalpha():
                    assert size >= 18 or size == pytest.approx(10.8)  # the number of a note


def spoil_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def spoil_alt(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if role(element) == "Figure":
            del element["/Alt"]


def spoil_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


CANARIES = (spoil_language, spoil_alt, spoil_tags)


def test_the_judge_passes_our_files_and_fails_spoilt_ones(
    tmp_path: Path, judge: Judge, sample: Sample
) -> None:
    paths = []
    for language in ("en", "pl", "ur"):
        for format in FORMATS:
            for draft in (False, True):
                path = tmp_path / f"{language}-{format.value}-{draft}.pdf"
                path.write_bytes(sample(language, format, draft).data)
                paths.append(path)
    for spoil in CANARIES:
        path = tmp_path / f"{spoil.__name__}.pdf"
        with pikepdf.open(io.BytesIO(sample("en", Format.PDF).data)) as pdf:
            spoil(pdf)
            pdf.save(path)
        paths.append(path)
    verdicts = judge(paths)
    failed = {path.name for path, faults in verdicts.items() if faults}
    assert failed == {f"{spoil.__name__}.pdf" for spoil in CANARIES}


def test_a_vowel_mark_is_said_once_and_leaves_its_line_in_order(make_record: Record) -> None:
    sentence = "تبدیلی پر غور کریں، اور پوری صورتِ حال کو دیکھیں۔ ایک پُرسکون وقت چنیں۔"
    record = make_record("ur", f"{sentence}\n")
    for format in FORMATS:
        made, findings = EXPORTERS[format](record, {})
        assert made is not None and findings == ()
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            tagged = [" ".join(t.text.split()) for t in tagged_text(pdf, read_pages(pdf))]
        assert sentence in tagged


def test_lines_to_write_on_are_drawn_and_not_read(
    make_record: Record, judge: Judge, tmp_path: Path
) -> None:
    text = (
        "## A {#a}\n\n/// slide | One thing\n- Look\n///\n\nSay it.\n\n"
        "/// fill-in | Our school\n- Lead\n- Number\n///\n\n/// write | 3\nWhat now?\n///\n"
    )
    for language in ("en", "ur"):
        made, findings = EXPORTERS[Format.PDF](make_record(language, text), {})
        assert made is not None and findings == ()
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(made.data)
        with pikepdf.open(path) as pdf:
            said = [b.text for b in tagged_text(pdf, read_pages(pdf))]
        assert not any("_" in text for text in said)
        texts = ["".join(text.split()) for text in said]
        for words in ("Onething", "Look", "Ourschool", "Lead", "Number", "Whatnow?"):
            assert any(words in text for text in texts), words
        assert judge([path]) == {path: []}
