"""Several finished PDFs in one: judged, read back, each part on sheets of its own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from waymark.exports import MadeFile, join, spans
from waymark.exports.pdf.structure import elements, read_pages, tagged_text
from waymark.model import Format

Sample = Callable[..., MadeFile]
Judge = Callable[[Sequence[Path]], dict[Path, list[str]]]
SETS = {
    "left to right": (("en", Format.PDF), ("pl", Format.PDF), ("en", Format.LARGE_PRINT)),
    "right to left": (("ur", Format.PDF), ("ur", Format.LARGE_PRINT)),
}
TITLE = "Lesson 1: for the class"


@pytest.fixture(scope="module", params=SETS)
def parts(request: pytest.FixtureRequest, sample: Sample) -> list[MadeFile]:
    """Texts with tables, pictures and footnotes; one of them twice."""
    return [sample(language, format) for language, format in SETS[request.param]]


@pytest.fixture(scope="module")
def whole(parts: list[MadeFile]) -> MadeFile:
    """All of them in one file."""
    return join([part.data for part in parts], TITLE, "Print one for each pupil.")


def drawn(data: bytes) -> list[str]:
    """What PDFium reads on each page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_nothing_is_found_by_verapdf(whole: MadeFile, judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "set.pdf"
    path.write_bytes(whole.data)
    assert judge([path]) == {path: []}


def test_each_part_stands_whole_on_sheets_of_its_own(
    parts: list[MadeFile], whole: MadeFile
) -> None:
    pages = drawn(whole.data)
    where = spans([part.pages for part in parts])
    assert len(pages) == where[-1].first + where[-1].pages - 1 == whole.pages
    for part, span in zip(parts, where, strict=True):
        assert span.first % 2 == 1
        assert pages[span.first - 1 : span.first - 1 + span.pages] == drawn(part.data)
        assert span.sheets == -(-part.pages // 2)


def test_tags_bookmarks_and_ids_are_those_of_the_parts(
    parts: list[MadeFile], whole: MadeFile
) -> None:
    with pikepdf.open(io.BytesIO(whole.data)) as pdf:
        tops = list(pdf.Root.StructTreeRoot.K[0].K)
        languages = [str(top.Lang) for top in tops]
        tags = [(t.role, t.text) for t in tagged_text(pdf, read_pages(pdf))]
        ids = [bytes(e.ID) for e, _ in elements(pdf) if "/ID" in e]
        leaf = pdf.Root.StructTreeRoot.IDTree.Kids[0]
        listed = [bytes(x) for x in list(leaf.Names)[::2]]
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
        assert str(pdf.docinfo["/Title"]) == TITLE
        assert TITLE in pdf.Root.Metadata.read_bytes().decode()
    assert ids and len(ids) == len(set(ids)) and sorted(ids) == listed == sorted(listed)
    expected = []
    for part, language in zip(parts, languages, strict=True):
        with pikepdf.open(io.BytesIO(part.data)) as pdf:
            assert str(pdf.Root.Lang) == language
            expected += [(t.role, t.text) for t in tagged_text(pdf, read_pages(pdf))]
    assert tags == expected
    assert len(titles) == len(parts)


def test_the_same_parts_make_the_same_bytes(parts: list[MadeFile], whole: MadeFile) -> None:
    again = join([part.data for part in parts], TITLE, "Print one for each pupil.")
    assert again.data == whole.data


def test_one_part_is_a_set_too(parts: list[MadeFile], judge: Judge, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(join([parts[0].data], TITLE, "").data)
    assert judge([path]) == {path: []}
