"""A5 pages on sheets of A4, in the order in which they read when the sheets are folded together."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from waymark.exports.pdf.imposing import A4_LANDSCAPE, Placed, Side, impose

_HALF = A4_LANDSCAPE[0] / 2


def booklet(pages: int, rtl: bool) -> Iterator[Side]:
    """The sides of sheets for so many pages (0-based), the outermost sheet first.

    Printed on both sides, turned on the short edge and folded: of the first sheet the first and
    the last page face out. A book in a right-to-left script opens the other way.
    """
    last = -(-pages // 4) * 4 - 1
    for sheet in range((last + 1) // 4):
        first, turned = 2 * sheet, last - 2 * sheet
        for left, right in ((turned, first), (first + 1, turned - 1)):
            halves = (right, left) if rtl else (left, right)
            yield tuple(Placed(p, i * _HALF) for i, p in enumerate(halves) if p < pages)


def impose_booklet(pdf: pikepdf.Pdf, rtl: bool) -> None:
    """Put the pages of a booklet on their sheets."""
    impose(pdf, list(booklet(len(pdf.pages), rtl)), A4_LANDSCAPE)
