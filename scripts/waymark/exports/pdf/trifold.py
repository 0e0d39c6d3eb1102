"""The DL leaflet: six panels on the two sides of a sheet of A4 that is folded twice.

Typst lays out one page a panel, in reading order: the front, up to four panels of text, the back.
Two more pages are what lies under the panels of each side: fold marks, and what a draft must say.
"""

from __future__ import annotations

import pikepdf

from waymark.exports.pdf.imposing import A4_LANDSCAPE, MILLIMETRE, Placed, Side, impose

PANELS = (
    "front panel",
    "first inside panel",
    "second inside panel",
    "third inside panel",
    "panel that folds in",
)
"""In reading order, without the back. Whoever has read the inside folds the last panel in and sees
its other side."""

TEXT_PANELS = len(PANELS) - 1
MOST_PAGES = TEXT_PANELS + 4
"""Pages that Typst may make: panels of text, the front, the back and two undersides."""

FOLD_IN, PANEL = 97.0, 100.0
"""Widths in millimetres. The panel that folds in is narrower, else it would not lie flat."""

_OUTSIDE = (FOLD_IN, PANEL, PANEL)
_INSIDE = (PANEL, PANEL, FOLD_IN)
"""Panels from left to right, of a leaflet that reads from left to right."""


def panels(texts: int, rtl: bool) -> tuple[Side, Side]:
    """The outside and the inside of the sheet, for so many panels of text.

    Opened from the front, a left-to-right leaflet has its first text on the left; a right-to-left
    one is its mirror.
    """
    front, back, under = 0, texts + 1, texts + 2
    outside = [(1, back), (2, front)]
    if texts == TEXT_PANELS:
        outside.insert(0, (0, texts))
    inside = [(column, column + 1) for column in range(min(texts, len(_INSIDE)))]
    return (
        _side(under, outside, _OUTSIDE, rtl),
        _side(under + 1, inside, _INSIDE, rtl),
    )


def _side(under: int, pages: list[tuple[int, int]], widths: tuple[float, ...], rtl: bool) -> Side:
    """A side: what lies under, then (column, page) in their columns."""
    placed = [Placed(under, 0.0)]
    for column, page in pages:
        # Every panel is laid out as wide as the narrowest, and stands in the middle of its paper.
        x = sum(widths[:column]) + (widths[column] - FOLD_IN) / 2
        placed.append(Placed(page, (sum(widths) - x - FOLD_IN if rtl else x) * MILLIMETRE))
    return tuple(placed)


def impose_panels(pdf: pikepdf.Pdf, rtl: bool) -> None:
    """Put the panels on the two sides of their sheet."""
    impose(pdf, panels(len(pdf.pages) - MOST_PAGES + TEXT_PANELS, rtl), A4_LANDSCAPE)
