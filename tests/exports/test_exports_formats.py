"""Every format in five scripts: what stands on it, and what a printer makes of it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import segno
from printed import FORMATS, is_rtl, printed, printed_record, samples, shown
from script_samples import language

from waymark.exports import EXPORTERS, printing
from waymark.exports.pdf import layouts
from waymark.exports.pdf.structure import elements, read_pages, role, tagged_text
from waymark.model import FileRecord, Format, Kind, Node, Printing, plain_text

Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]
MILLIMETRE = 72 / 25.4
SAMPLES = list(samples())
ENGLISH = [f for f in FORMATS if f.is_for(language("en"))]
PAPER = {"A4": (210, 297), "A3": (297, 420)}
"""Width and height in millimetres, upright."""


def pages(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    with pypdfium2.PdfDocument(data) as pdf:
        yield from pdf


def words(text: str) -> str:
    """Without spaces, which readers see in other places than Typst put them."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\ufffe", "-").split())


def tags(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [words(b.text) for b in tagged_text(pdf, read_pages(pdf))]


def test_the_judge_passes_every_format_in_every_script(tmp_path: Path, judge: Judge) -> None:
    paths = []
    for code, format in SAMPLES:
        for draft in (False, True):
            path = tmp_path / f"{format}-{code}-{draft}.pdf"
            path.write_bytes(printed(code, format, draft).data)
            paths.append(path)
    assert len(paths) == 60
    assert {p.name: faults for p, faults in judge(paths).items() if faults} == {}


@pytest.mark.parametrize(("code", "format"), SAMPLES)
def test_a_file_says_all_that_its_readers_must_know(code: str, format: Format) -> None:
    record = printed_record(code, format)
    said = "".join(tags(printed(code, format).data))
    labels = {"edition", "contacts", "until", "current", "licence", "translation"}
    labels |= {"whole"} if format is Format.POSTER else set()
    labels |= {"other"} if format is Format.NASTALIQ else set()
    texts = [record.labels[name] for name in labels]
    texts += [record.title.text, record.summary.text, record.audience_label, record.organisation]
    texts += [record.language_name, record.language_english, "maple-house.example/q/worried"]
    texts += ["01632\u00a0960\u00a0010"]  # whom to ask for another format
    assert [t for t in texts if words(t) not in said] == []


@pytest.mark.parametrize(("code", "format"), SAMPLES)
def test_all_words_stand_in_a_block(code: str, format: Format) -> None:
    """Else a screen reader runs two of them together: “call” and “ACT Early Support Line”."""
    with pikepdf.open(io.BytesIO(printed(code, format).data)) as pdf:
        found = tagged_text(pdf, read_pages(pdf))
    assert [block.text for block in found if not block.role and block.text.strip()] == []


@pytest.mark.parametrize(("code", "format"), SAMPLES)
def test_the_qr_code_is_twenty_millimetres_wide(code: str, format: Format) -> None:
    record = printed_record(code, format)
    with pikepdf.open(io.BytesIO(printed(code, format).data)) as pdf:
        figures = [e for e, _ in elements(pdf) if role(e) == "Figure"]
        (box,) = [
            [float(x) for a in e.A for x in a.get("/BBox", [])]
            for e in figures
            if str(e.Alt) == record.labels["qr"]
        ]
    modules = segno.make(record.address, error="m", micro=False).symbol_size(border=0)[0]
    wide = (box[2] - box[0]) / MILLIMETRE * modules / (modules + 8)
    assert wide >= 20


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize(("code", "format"), SAMPLES)
def test_nothing_is_drawn_where_a_printer_cannot(code: str, format: Format, draft: bool) -> None:
    paper = PAPER[printing(format, 1).paper]  # type: ignore[union-attr]
    for page in pages(printed(code, format, draft).data):
        size = sorted(round(x / MILLIMETRE) for x in page.get_size())
        assert size == list(paper)
        image = page.render(scale=1, grayscale=True).to_pil()
        edge = int(6 * MILLIMETRE)
        image.paste(255, (edge, edge, image.width - edge, image.height - edge))
        assert image.getextrema() == (255, 255)


@pytest.mark.parametrize(("code", "format"), SAMPLES)
def test_a_page_takes_little_ink(code: str, format: Format) -> None:
    shares = []
    for page in pages(printed(code, format).data):
        counts = page.render(scale=1, grayscale=True).to_pil().histogram()
        shares.append(sum((255 - grey) * n for grey, n in enumerate(counts)) / 255 / sum(counts))
    assert sum(shares) / len(shares) <= 0.15


@pytest.mark.parametrize(
    ("code", "format"), [(c, f) for c, f in SAMPLES if f is not Format.NASTALIQ and c in "en pl"]
)
def test_all_text_can_be_read_in_grey(code: str, format: Format) -> None:
    """WCAG's 4.5:1 on pages as a printer without colours has them, letter by letter."""
    scale, faint, seen = 4, [], 0
    for page in pages(printed(code, format).data):
        image = page.render(scale=scale, grayscale=True).to_pil()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if not letter.isalnum():
                continue
            left, bottom, right, top = (round(x * scale) for x in text.get_charbox(index))
            box = image.crop(
                (left - 1, image.height - top - 1, right + 1, image.height - bottom + 1)
            )
            if contrast(*box.getextrema()) < 4.5:
                faint.append(letter)
            seen += 1
    assert seen > 300
    assert faint == []


def contrast(dark: int, light: int) -> float:
    """Of two greys (0–255), as WCAG 2.2 counts it."""

    def luminance(grey: int) -> float:
        share = grey / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (luminance(light) + 0.05) / (luminance(dark) + 0.05)


@pytest.mark.parametrize("format", [f for f in FORMATS if f is not Format.NASTALIQ])
@pytest.mark.parametrize("code", ["pl", "ur"])
def test_every_side_of_a_draft_is_stamped(code: str, format: Format) -> None:
    """In both languages, and so often that no panel or half can be cut off without it."""
    stamp = words(printed_record(code, format, draft=True).labels["draft-stamp"])
    parts = {Format.LEAFLET: 3, Format.A5: 2}.get(format, 1)
    for page in pages(printed(code, format, draft=True).data):
        text = words(page.get_textpage().get_text_range())
        assert text.count("distribute") == parts
        assert text.count(stamp) + text.count(stamp[::-1]) >= parts


@pytest.mark.parametrize("format", FORMATS)
def test_a_second_run_makes_the_same_bytes(format: Format) -> None:
    again, findings = EXPORTERS[format](printed_record("ur", format), {})
    assert findings == ()
    assert again == printed("ur", format)


@pytest.mark.parametrize("format", FORMATS)
def test_metadata_names_no_person_path_or_hour(format: Format) -> None:
    record, data = printed_record("ur", format), printed("ur", format).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = {k: str(v) for k, v in pdf.docinfo.items()}
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert str(pdf.Root.Lang).startswith("ur")
    assert info["/Title"] == record.title.text
    assert info["/Subject"] == record.summary.text
    assert record.labels["edition"] in info["/Keywords"]
    assert record.labels["edition"] in metadata
    assert "<rdf:li>ur</rdf:li>" in metadata
    assert "/Author" not in info
    assert not re.search(rb"/(?:work|home|tmp|Users)/", data)
    assert not re.search(r"T(?!00:00:00)\d\d:\d\d:\d\d", metadata)


@pytest.mark.parametrize(("code", "format"), [(c, f) for c, f in SAMPLES if c in ("pl", "ur")])
def test_headings_bookmarks_and_links_stand_after_imposition(code: str, format: Format) -> None:
    with pikepdf.open(io.BytesIO(printed(code, format).data)) as pdf:
        roles = [role(e) for e, _ in elements(pdf)]
        here = {page.obj.objgen for page in pdf.pages}
        with pdf.open_outline() as outline:
            leads = [item.destination[0].objgen for item in outline.root]
        contents = [str(a.Contents) for page in pdf.pages for a in page.get("/Annots", [])]
    assert roles.count("H1") == 1
    assert [r for r in roles if re.fullmatch(r"H\d", r)][:2] == ["H1", "H2"]
    assert leads and set(leads) <= here
    assert len(contents) >= 4 and all(c.strip() for c in contents)


def test_a_file_in_two_languages_reads_pair_by_pair() -> None:
    said = tags(printed("ur", Format.BILINGUAL).data)
    own, english = printed_record("ur", Format.BILINGUAL), printed_record("en", Format.PDF)
    heads = [words(h) for h in ("What you may notice", "Who to call")]
    at = [said.index(h) for h in heads]
    assert at == sorted(at)
    assert words(own.title.text) in said
    assert any(words(english.title.text) in t for t in said)
    follows = said[at[0] + 1]
    assert re.search("[\u0600-\u06ff]", follows) and not re.search("[a-z]", follows)


def test_english_stands_on_the_left_also_beside_urdu() -> None:
    with pypdfium2.PdfDocument(printed("ur", Format.BILINGUAL).data) as pdf:
        text, half = pdf[0].get_textpage(), pdf[0].get_width() / 2
        whole = text.get_text_range()
        assert text.get_charbox(whole.index("danger"))[0] < half
        assert text.get_charbox(whole.index("999", whole.index("999") + 1))[0] > half


def test_chrome_reads_both_languages_of_a_file_in_order(
    words_in_order: Callable[[FileRecord, bytes], float],
) -> None:
    """Where pages are turned as Urdu's are, it reads 13 % of the English in order."""
    own, data = printed_record("ur", Format.BILINGUAL), printed("ur", Format.BILINGUAL).data
    assert own.beside is not None
    english = replace(own, title=own.beside.title, summary=own.beside.summary, tree=own.beside.tree)
    assert words_in_order(own, data) >= 0.85
    assert words_in_order(english, data) >= 0.85


def test_a_poster_shows_each_situation_with_its_contacts() -> None:
    said = tags(printed("en", Format.POSTER).data)
    assert "Whotocall" in said
    assert not any("stopseeing" in t or t == "Whatyoumaynotice" for t in said)
    assert printed("en", Format.POSTER).pages == 1


def test_only_a_long_guide_has_contents(tmp_path: Path, judge: Judge) -> None:
    short = printed("en", Format.PDF, kind=Kind.GUIDANCE)
    assert short.pages == 2
    assert "Contents" not in tags(short.data)
    record = printed_record("en", Format.PDF, kind=Kind.GUIDANCE)
    longer = replace(record, tree=replace(record.tree, children=record.tree.children * 4))
    made, findings = EXPORTERS[Format.PDF](longer, {})
    assert made is not None and findings == ()
    assert made.pages > 4
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        listed = [e for e, _ in elements(pdf) if role(e) == "TOCI"]
        assert [role(e) for e, _ in elements(pdf)].count("H1") == 1
        leads = [a for a in pdf.pages[0].Annots if "/Dest" in a or "/D" in a.get("/A", {})]
    assert len(listed) == len(leads) == 12
    path = tmp_path / "long.pdf"
    path.write_bytes(made.data)
    assert judge([path]) == {path: []}
    for number, page in enumerate(pages(made.data), 1):
        text = page.get_textpage().get_text_range()
        assert f"Page {number} of {made.pages}" in text
        assert number == 1 or text.startswith(record.title.text)
        assert "Edition 1.2, 20 November 2026" in text


def test_closer_lines_save_a_last_page_with_little_on_it(
    make_record: Callable[..., FileRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    export = EXPORTERS[Format.PDF]
    layout = replace(layouts.GUIDE, closer=())
    for count in range(10, 40):
        record = make_record("en", "A line of words that is long enough to run on.\n\n" * count)
        monkeypatch.setattr(layouts, "GUIDE", layout)
        loose, _ = export(record, {})
        monkeypatch.undo()
        closer, findings = export(record, {})
        assert loose is not None and closer is not None and findings == ()
        assert closer.pages <= loose.pages
        if closer.pages < loose.pages:
            assert tags(closer.data) == tags(loose.data)
            return
    pytest.fail("No length of a text was found that closer lines make a page shorter.")


def test_nastaliq_says_the_words_of_the_accessible_file() -> None:
    print_only = tags(printed("ur", Format.NASTALIQ).data)
    accessible = tags(printed("ur", Format.PDF, kind=Kind.GUIDANCE).data)
    other = words(printed_record("ur", Format.NASTALIQ).labels["other"])
    assert [t for t in print_only if t != other] == accessible
    with pikepdf.open(io.BytesIO(printed("ur", Format.NASTALIQ).data)) as pdf:
        faces = {str(f.BaseFont) for p in pdf.pages for f in p.Resources.Font.values()}
    assert any("NotoNastaliqUrdu" in face for face in faces)
    assert not any("Vazirmatn" in face for face in faces)


@pytest.mark.parametrize(
    ("format", "count", "expected"),
    [
        (Format.PDF, 1, Printing("A4", 1)),
        (Format.PDF, 5, Printing("A4", 3, "long")),
        (Format.LARGE_PRINT, 4, Printing("A4", 2, "long")),
        (Format.LEAFLET, 2, Printing("A4", 1, "short")),
        (Format.A5, 4, Printing("A4", 2, "short")),
        (Format.POSTER, 1, Printing("A3", 1)),
        (Format.BILINGUAL, 2, Printing("A4", 1, "short")),
        (Format.EPUB, 0, None),
    ],
)
def test_how_a_file_is_printed(format: Format, count: int, expected: Printing | None) -> None:
    assert printing(format, count) == expected


@pytest.mark.parametrize("opens", [True, False])
@pytest.mark.parametrize("code", ["en", "pl", "ur"])
def test_large_print_says_whom_to_call_before_the_text(code: str, opens: bool) -> None:
    record = printed_record(code, Format.LARGE_PRINT)
    help_box, *others = record.tree.children
    assert isinstance(help_box, Node) and help_box.has_class("callout--help")
    if not opens:  # then the record's own numbers alone name the one for danger
        record = replace(record, tree=replace(record.tree, children=tuple(others)))
    made, findings = EXPORTERS[Format.LARGE_PRINT](record, {})
    assert made is not None, shown(findings)
    said = tags(made.data)
    heading = next(n for n in others if isinstance(n, Node) and n.tag == "h2")
    before = "".join(said[: said.index(words(plain_text([heading])))])
    assert "999" in before and before.index("999") < before.index("01632960001")


def test_numbers_stay_on_their_side_of_right_to_left_panels() -> None:
    assert is_rtl("ur")
    with pypdfium2.PdfDocument(printed("ur", Format.LEAFLET).data) as pdf:
        outside = pdf[0].get_textpage()
        whole = outside.get_text_range()
        front = outside.get_charbox(whole.index("999"))[0] / pdf[0].get_width()
        back = outside.get_charbox(whole.index("01632"))[0] / pdf[0].get_width()
    assert front < 1 / 3 < back < 2 / 3


def test_every_format_and_script_was_looked_at() -> None:
    here = Path(__file__).parent
    rows = (here / "CHECKLIST.md").read_text(encoding="utf-8")
    names = {Format.PDF: ("guide", "leaflet"), Format.LEAFLET: ("folded",)}
    wanted = {f"{n}-{c}" for c, f in SAMPLES for n in names.get(f, (str(f),))}
    assert set(re.findall(r"\]\(looked-at/([\w-]+)\.png\)", rows)) == wanted
    assert {p.stem for p in (here / "looked-at").glob("*.png")} == wanted
