"""LibreOffice opens Word and PowerPoint files, and what it draws stays on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest
from libreoffice import as_pdf

from waymark.exports import EXPORTERS
from waymark.exports.pptx import deck, exporting
from waymark.exports.pptx import geometry as place
from waymark.exports.pptx.fitting import Fitted
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
TEXTS = Path(__file__).parent / "texts"
FOOT = 0.62 * 72
"""Points from a slide's lower edge to the top of its foot: what stands below is the foot alone."""

FOOT_LINE = "Edition 1.2, 20 November 2026 · Contacts as of 20 November 2026"
FULL = "\n".join(f"- Point {n} of a list that is as long as a slide can take" for n in range(8))


def written(
    language: str, format: Format, make_record: Record, images: Mapping[str, bytes], folder: Path
) -> Path:
    text = (TEXTS / f"deck.{language}.md").read_text(encoding="utf-8")
    text += f"\n/// slide | As full as it may be\n{FULL}\n///\n"
    made, findings = EXPORTERS[format](make_record(language, text, draft=True), images)
    assert made is not None and findings == ()
    path = folder / f"{language}-{format}-file.{format}"
    path.write_bytes(made.data)
    return path


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_one_of_each_is_opened_and_looks_as_it_should(
    make_record: Record,
    images: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    files = [
        written("en", Format.DOCX, make_record, images, tmp_path),
        written("en", Format.PPTX, make_record, images, tmp_path),
    ]
    word, slides = as_pdf(files, tmp_path)
    pages = texts(word)
    for page in pages:
        assert "Draft: do not distribute." in page
        assert "Edition 1.2, 20 November 2026" in page
    assert f"Page 1 of {len(pages)}" in pages[0]
    assert "Worried about someone?" in pages[0] and "Worried about someone?" in pages[1]
    assert all("Draft: do not distribute." in page for page in texts(slides))
    assert_nothing_runs_over(slides, FOOT_LINE)


def assert_nothing_runs_over(deck: Path, foot: str) -> None:
    """At a slide's foot stands its foot alone, and every other word stands between the edges."""
    with pypdfium2.PdfDocument(deck) as pdf:
        for number, page in enumerate(pdf, start=1):
            width, height = page.get_size()
            text = page.get_textpage()
            below = text.get_text_bounded(0, 0, width, FOOT)
            above = text.get_text_bounded(0, FOOT, width, height)
            everything = "".join(text.get_text_range().split())
            assert sorted("".join(below.split())) == sorted("".join(f"{foot}{number}".split()))
            assert len("".join((below + above).split())) == len(everything)


@pytest.mark.slow
def test_urdu_is_opened(
    make_record: Record,
    images: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    word, slides = as_pdf(
        [written("ur", f, make_record, images, tmp_path) for f in (Format.DOCX, Format.PPTX)],
        tmp_path,
    )
    assert "01632" in "".join(texts(word)) and "01632" in "".join(texts(slides))
    assert_nothing_runs_over(slides, "ایڈیشن 1.2، 20 نومبر 2026 · رابطے بتاریخ 20 نومبر 2026")


@pytest.mark.slow
def test_what_runs_over_is_seen(
    make_record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without the measure a slide is too full, and the judge of its looks says so."""
    monkeypatch.setattr(exporting, "fitted", lambda slide, face: Fitted(28, place.BODY, 6.6))
    points = "\n".join(f"- Point {n} of a list that nobody can read" for n in range(14))
    made, _ = deck(make_record("en", f"/// slide | Too full\n{points}\n///\n"), {})
    assert made is not None
    path = tmp_path / "full.pptx"
    path.write_bytes(made.data)
    with pytest.raises(AssertionError):
        assert_nothing_runs_over(*as_pdf([path], tmp_path), FOOT_LINE)
