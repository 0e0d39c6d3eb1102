"""Texts that are longer than their sheets: what gives way, in which order, and what never does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pypdfium2
import pytest
from printed import printed
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from waymark.exports import EXPORTERS, MadeFile
from waymark.exports.pdf.compiling import compile_pdf
from waymark.exports.pdf.node import blocks
from waymark.exports.pdf.trifold import MOST_PAGES
from waymark.markup import html_tree, render
from waymark.model import FileRecord, Format, Kind

Record = Callable[..., FileRecord]

SENTENCE = "Talk to someone you trust, and ask what they would do in your place. "
FILL_IN = "/// fill-in | Our school\n\n- Who\n- {}\n\n///\n"


def text(paragraphs: int) -> str:
    """So many numbered paragraphs of three sentences."""
    return "## Now {#now}\n\n" + "".join(f"Part {n}: {SENTENCE * 3}\n\n" for n in range(paragraphs))


def pages(made: MadeFile) -> list[str]:
    with pypdfium2.PdfDocument(made.data) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


Settings = list[tuple[Mapping[str, object], int]]


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What each setting of a text was given, and the pages that it took."""
    given: Settings = []

    def watched(template: str, data: Mapping[str, object], modified: date) -> bytes:
        pdf = compile_pdf(template, data, modified)
        with pypdfium2.PdfDocument(pdf) as set:
            given.append((data, len(set)))
        return pdf

    monkeypatch.setattr("waymark.exports.pdf.exporting.compile_pdf", watched)
    return given


def made(record: FileRecord, format: Format) -> MadeFile:
    file, findings = EXPORTERS[format](record, {})
    assert file is not None, findings
    return file


def test_a_table_that_is_too_wide_for_its_column_costs_no_second_setting(
    make_record: Record, settings: Settings
) -> None:
    words = " | ".join(["unforeseeable"] * 6)
    table = f"## T {{#t}}\n\n| {words} |\n|{' --- |' * 6}\n| {words} |\n"
    record = make_record("en", table, kind=Kind.LEAFLET)
    file = made(record, Format.PDF)
    assert len(settings) == 1
    assert "unforeseeable: unforeseeable" in pages(file)[0]


@pytest.mark.parametrize(
    ("paragraphs", "shared", "close"),
    [(13, False, False), (25, False, False), (32, True, False), (36, True, True)],
)
def test_a_folded_leaflet_gives_its_text_more_room_step_by_step(
    paragraphs: int,
    shared: bool,
    close: bool,
    make_record: Record,
    settings: Settings,
) -> None:
    """Smaller letters first, then the free half of the back, and last of all closer lines."""
    file = made(make_record("en", text(paragraphs)), Format.LEAFLET)
    assert file.pages == 2
    fitting = [("close" in d, "shared" in d) for d, pages in settings if pages <= MOST_PAGES]
    assert min(fitting) == (close, shared)


def test_the_end_of_a_text_is_on_the_page_of_the_lines_about_the_copy(
    make_record: Record,
) -> None:
    """Whatever the length of a text, no last page holds those lines alone."""
    lonely = []
    for count in range(8, 20):
        file = made(make_record("en", text(count)), Format.PDF)
        last = pages(file)[-1]
        assert "Is this copy current?" in last
        if f"Part {count - 1}: " not in last:
            lonely.append(count)
    assert lonely == []


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("Someone may:", True),
        ("**What will not happen**", True),
        ("**Not** all of it", False),
        ("They may.", False),
    ],
)
def test_what_introduces_a_list_stays_on_its_page(lead: str, kept: bool) -> None:
    tree = html_tree(render(f"{lead}\n\n- one\n- two\n", language="en", direction="ltr"))
    paragraph, _ = blocks(tree, {})
    assert isinstance(paragraph, dict)
    assert paragraph["keep"] is kept


def test_a_letter_too_long_for_its_sheet_is_set_in_one_column(make_record: Record) -> None:
    short = made(make_record("en", text(28), kind=Kind.LEAFLET), Format.PDF)
    long = made(make_record("en", text(60), kind=Kind.LEAFLET), Format.PDF)
    assert short.pages <= 2 < long.pages
    assert [_columns(short), _columns(long)] == [2, 1]


def _columns(file: MadeFile) -> int:
    """In how many places from left to right the paragraphs of the second page begin."""
    starts = set()
    with pypdfium2.PdfDocument(file.data) as pdf:
        words = pdf[1].get_textpage()
        search = words.search("Part ")
        while found := search.get_next():
            starts.add(round(words.get_charbox(found[0])[0]))
    return len(starts)


def test_both_columns_of_a_poster_are_used() -> None:
    """A text that one column would hold begins the second with a heading, never with a rest."""
    with pypdfium2.PdfDocument(printed("en", Format.POSTER).data) as pdf:
        words, middle = pdf[0].get_textpage(), pdf[0].get_width() / 2
        places = {}
        for heading in ("Who to call", "What happens next"):
            found = words.search(heading, match_case=True).get_next()
            assert found is not None
            places[heading] = words.get_charbox(found[0])
    left, right = places["Who to call"], places["What happens next"]
    assert left[0] < middle < right[0]
    assert abs(left[1] - right[1]) < 2


@pytest.mark.parametrize(("label", "above"), [("When", False), ("When, " * 9, True)])
def test_a_label_stands_before_its_line_or_above_it(
    label: str, above: bool, make_record: Record
) -> None:
    """In a narrow column a long one would be pressed into a column of single words."""
    text = "## Here {#here}\n\n" + FILL_IN.format(label)
    file = made(make_record("en", text, kind=Kind.LEAFLET), Format.LEAFLET)
    with pypdfium2.PdfDocument(file.data) as pdf:
        words = pdf[1].get_textpage()
        found = words.search("When").get_next()
        assert found is not None
        left, foot, _, _ = words.get_charbox(found[0])
        drawn = [o.get_bounds() for o in pdf[1].get_objects() if o.type == FPDF_PAGEOBJ_PATH]
    rules = [(b, x) for x, b, _, top in drawn if top - b < 3 and b < foot + 2]
    _, start = max(rules)
    assert (start < left + 3) is above
