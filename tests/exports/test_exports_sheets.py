"""Pages on sheets: which lies where, folded and turned."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from printed import printed

from waymark.exports.pdf.booklet import booklet
from waymark.exports.pdf.imposing import MILLIMETRE, Placed, Side, impose
from waymark.exports.pdf.trifold import panels
from waymark.model import Format


def columns(side: Side) -> list[tuple[int, int]]:
    """The pages of a side from left to right, each with its left edge in millimetres."""
    return [(p.page, round(p.x / MILLIMETRE, 1)) for p in sorted(side, key=lambda p: p.x)]


@pytest.mark.parametrize(
    ("pages", "rtl", "sides"),
    [
        (4, False, [[3, 0], [1, 2]]),
        (4, True, [[0, 3], [2, 1]]),
        (3, False, [[0], [1, 2]]),
        (8, False, [[7, 0], [1, 6], [5, 2], [3, 4]]),
        (5, True, [[0], [1], [2], [4, 3]]),
    ],
)
def test_a_booklet_reads_in_order_when_folded(
    pages: int, rtl: bool, sides: list[list[int]]
) -> None:
    assert [[p for p, _ in columns(side)] for side in booklet(pages, rtl)] == sides


def test_a_half_stays_in_its_half() -> None:
    assert columns(next(iter(booklet(3, rtl=False)))) == [(0, 148.5)]
    assert columns(next(iter(booklet(3, rtl=True)))) == [(0, 0.0)]


@pytest.mark.parametrize(
    ("texts", "rtl", "outside", "inside"),
    [
        (4, False, [4, 5, 0], [1, 2, 3]),
        (4, True, [0, 5, 4], [3, 2, 1]),
        (3, False, [4, 0], [1, 2, 3]),
        (2, True, [0, 3], [2, 1]),
        (1, False, [2, 0], [1]),
    ],
)
def test_panels_of_a_folded_leaflet(
    texts: int, rtl: bool, outside: list[int], inside: list[int]
) -> None:
    """Page 0 is the front, then the texts, then the back; what lies under them comes first."""
    drawn = panels(texts, rtl)
    assert [side[0] for side in drawn] == [Placed(texts + 2, 0.0), Placed(texts + 3, 0.0)]
    assert [[p for p, _ in columns(side[1:])] for side in drawn] == [outside, inside]


def test_the_narrow_panel_is_the_one_that_folds_in() -> None:
    outside, inside = panels(4, rtl=False)
    assert columns(outside[1:]) == [(4, 0.0), (5, 98.5), (0, 198.5)]
    assert columns(inside[1:]) == [(1, 1.5), (2, 101.5), (3, 200.0)]
    outside, inside = panels(4, rtl=True)
    assert columns(outside[1:]) == [(0, 1.5), (5, 101.5), (4, 200.0)]
    assert columns(inside[1:]) == [(3, 0.0), (2, 98.5), (1, 198.5)]


@pytest.mark.parametrize("code", ["en", "pl", "ur", "bn", "pa"])
def test_no_word_lies_over_a_fold(code: str) -> None:
    folds = {0: (97, 197), 1: (100, 200)}
    rtl = code == "ur"
    with pypdfium2.PdfDocument(printed(code, Format.LEAFLET).data) as pdf:
        assert len(pdf) == 2
        for number, page in enumerate(pdf):
            at = [297 - x if rtl else x for x in folds[number]]
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if not text.get_text_range(index, 1).strip():
                    continue
                left, _, right, _ = (x / MILLIMETRE for x in text.get_charbox(index))
                assert not any(left < fold < right for fold in at)


def test_every_page_goes_on_one_side() -> None:
    with (
        pikepdf.open(io.BytesIO(printed("en", Format.PDF).data)) as pdf,
        pytest.raises(ValueError, match="every page goes on one side"),
    ):
        impose(pdf, [(Placed(0, 0.0),)], (100, 100))
