"""Every file of both libraries, drafts and releases: judged, walked through, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from epub_judge import SOUND, epubcheck
from libreoffice import as_pdf
from office_judge import slide_faults, word_faults
from walk import faults as pdf_faults

from waymark.build import Options, build_drafts, build_released, prepare
from waymark.build.files import order_files
from waymark.build.layout import lay_out
from waymark.build.released_texts import prepare_released
from waymark.build.work import FileOrder, Work
from waymark.model import FileRecord, Format, plain_text
from waymark.model.marks import NO_BREAK_SPACE

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
JUDGES = {".docx": word_faults, ".pptx": slide_faults}
LEAST = {
    **dict.fromkeys(("en", "ro", "pl", "lt", "bn", "pa"), 0.97),
    "ur": 0.90,
    "ar": 0.85,
}
"""Of real texts, full of numbers and English names, which cost right-to-left lines most."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Files:
    """The PDFs of a built site: where they lie, and what each was made from."""

    folder: Path
    orders: tuple[FileOrder, ...]
    drafts: bool


STARTER = "starter drafts"


@pytest.fixture(
    scope="module",
    params=[pytest.param(STARTER, marks=pytest.mark.slow), "council drafts", "council releases"],
)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    drafts = request.param.endswith("drafts")
    if request.param == STARTER:
        made = request.getfixturevalue("starter")
        options: Options = request.getfixturevalue("starter_options")
        return Files(made, _pdfs(prepare(options), made), True)
    out = tmp_path_factory.mktemp("council") / "site"
    content = ROOT / "tests" / "library"
    options = Options(ROOT, content, out, TODAY, draft=drafts, jobs=2)
    outcome = (build_drafts if drafts else build_released)(options, quiet)
    assert outcome.built, outcome.findings
    work = prepare(options) if drafts else prepare_released(options)
    return Files(out, _pdfs(work, out), drafts)


def _pdfs(work: Work, folder: Path) -> tuple[FileOrder, ...]:
    """Those that were made: a text that is too long for a format has no file of it, but a page."""
    orders = order_files(lay_out(work)).orders
    return tuple(o for o in orders if o.address.endswith(".pdf") and (folder / o.address).is_file())


def test_every_file_passes_pdf_ua_1_and_pdf_a_2a(
    files: Files, judge: Callable[[Sequence[Path]], dict[Path, list[str]]]
) -> None:
    paths = sorted(files.folder.rglob("*.pdf"))
    assert {files.folder / o.address for o in files.orders} <= set(paths)
    assert len(files.orders) > 10
    assert {p: verdict for p, verdict in judge(paths).items() if verdict} == {}


def test_a_walk_through_every_file_finds_nothing(files: Files) -> None:
    found = {
        o.address: pdf_faults((files.folder / o.address).read_bytes(), o.record)
        for o in files.orders
    }
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_every_office_file_and_book_is_sound_and_opens(files: Files, tmp_path: Path) -> None:
    office = [p for ending in JUDGES for p in sorted(files.folder.rglob(f"*{ending}"))]
    books = sorted(files.folder.rglob("*.epub"))
    assert {p.suffix for p in office} == set(JUDGES)
    assert len(books) > 10
    faults = {p: JUDGES[p.suffix](p.read_bytes()) for p in office}
    assert {path: found for path, found in faults.items() if found} == {}
    assert {book: said for book, said in epubcheck(books).items() if said != SOUND} == {}
    copies = [tmp_path / f"{n}-{path.name}" for n, path in enumerate(office)]
    for path, copy in zip(office, copies, strict=True):  # editions of two audiences have one name
        copy.write_bytes(path.read_bytes())
    assert len(as_pdf(copies, tmp_path)) == len(office)


def test_the_words_of_every_text_stand_in_its_files(
    files: Files, words_in_order: Callable[[FileRecord, bytes], float]
) -> None:
    shares = {
        o.address: words_in_order(o.record, (files.folder / o.address).read_bytes())
        for o in files.orders
        if o.format in (Format.PDF, Format.LARGE_PRINT)  # the others have another order, or parts
    }
    low = {
        o.address: shares[o.address]
        for o in files.orders
        if o.address in shares and shares[o.address] < LEAST[o.record.language]
    }
    assert low == {}


def test_every_page_of_a_draft_says_so_and_none_of_a_release(files: Files) -> None:
    for order in files.orders:
        with pypdfium2.PdfDocument(files.folder / order.address) as pdf:
            for page in pdf:
                text = page.get_textpage().get_text_range()
                in_english = "raft" in text if files.drafts else "Draft" not in text
                assert in_english, order.address


def test_an_urdu_phone_number_reads_from_left_to_right(files: Files) -> None:
    urdu = [
        (o.address, n)
        for o in files.orders
        if o.record.language == "ur" and o.format is not Format.NASTALIQ
        for n in _numbers(o)
    ]
    assert urdu
    for address, number in urdu:
        with pypdfium2.PdfDocument(files.folder / address) as pdf:
            boxes = [box for page in pdf for box in _boxes(page, number)]
        assert boxes, f"{number} is not in {address}"
        for lefts in boxes:
            assert lefts == sorted(lefts), address


def _numbers(order: FileOrder) -> set[str]:
    """The telephone numbers of a text, as they are set."""
    facts = (n for n in order.record.tree.walk() if n.tag == "bdi")
    shown = (plain_text((n,)).replace(" ", NO_BREAK_SPACE) for n in facts)
    return {number for number in shown if re.fullmatch(r"0[\d\u00a0]{8,}", number)}


def _boxes(page: pypdfium2.PdfPage, number: str) -> list[list[float]]:
    """The left edges of the digits at each place of a number, in the order of reading."""
    text = page.get_textpage()
    drawn = text.get_text_range().replace(" ", "\u00a0")
    found, at = [], drawn.find(number)
    while at >= 0:
        found.append([text.get_charbox(at + i)[0] for i, c in enumerate(number) if c.isdigit()])
        at = drawn.find(number, at + 1)
    return found
