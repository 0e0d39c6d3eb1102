"""Every file of the starter library: judged, and read back against its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from waymark.build import Options, prepare
from waymark.build.files import order_files
from waymark.build.layout import lay_out
from waymark.build.work import FileOrder
from waymark.model import FileRecord

LEAST = {"en": 0.97, "pl": 0.97, "ur": 0.90}


@pytest.fixture(scope="module")
def orders(starter_options: Options) -> tuple[FileOrder, ...]:
    return order_files(lay_out(prepare(starter_options))).orders


def test_every_file_passes_pdf_ua_1_and_pdf_a_2a(
    starter: Path,
    orders: tuple[FileOrder, ...],
    judge: Callable[[Sequence[Path]], dict[Path, list[str]]],
) -> None:
    paths = sorted(starter.rglob("*.pdf"))
    assert len(paths) == len(orders) > 20
    assert {p: faults for p, faults in judge(paths).items() if faults} == {}


def test_the_words_of_every_text_stand_in_its_files(
    starter: Path,
    orders: tuple[FileOrder, ...],
    words_in_order: Callable[[FileRecord, bytes], float],
) -> None:
    shares = {
        o.address: words_in_order(o.record, (starter / o.address).read_bytes()) for o in orders
    }
    low = {
        o.address: shares[o.address] for o in orders if shares[o.address] < LEAST[o.record.language]
    }
    assert low == {}


def test_every_file_names_its_title_language_and_state(
    starter: Path, orders: tuple[FileOrder, ...]
) -> None:
    for order in orders:
        with pikepdf.open(starter / order.address) as pdf:
            assert str(pdf.Root.Lang).split("-")[0] == order.record.language
            assert str(pdf.docinfo["/Title"]) == order.record.title.text
        with pypdfium2.PdfDocument(starter / order.address) as pdf:
            for page in pdf:
                text = page.get_textpage().get_text_range()
                assert "raft" in text, order.address  # "Draft…" in English on every page


def test_an_urdu_phone_number_reads_from_left_to_right(
    starter: Path, orders: tuple[FileOrder, ...]
) -> None:
    number = "0800\u00a0011\u00a03764"
    files = [o.address for o in orders if o.record.language == "ur"]
    assert files
    for address in files:
        with pypdfium2.PdfDocument(starter / address) as pdf:
            boxes = [box for page in pdf for box in _boxes(page, number)]
        assert boxes, f"{number} is not in {address}"
        for lefts in boxes:
            assert lefts == sorted(lefts), address


def _boxes(page: pypdfium2.PdfPage, number: str) -> list[list[float]]:
    """The left edges of the digits at each place of a number, in the order of reading."""
    text = page.get_textpage()
    drawn = text.get_text_range().replace(" ", "\u00a0")
    found, at = [], drawn.find(number)
    while at >= 0:
        found.append([text.get_charbox(at + i)[0] for i, c in enumerate(number) if c.isdigit()])
        at = drawn.find(number, at + 1)
    return found
