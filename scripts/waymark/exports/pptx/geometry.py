"""Where things stand on a slide of 13.33 by 7.5 inches, mirrored for right-to-left languages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pptx.util import Emu

WIDTH, HEIGHT = 13.333, 7.5
_EMU = 914_400  # English Metric Units an inch


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in inches from the slide's left upper corner."""

    left: float
    top: float
    width: float
    height: float

    def mirrored(self, rtl: bool) -> Box:
        """The same on the other side, where text runs from right to left."""
        return replace(self, left=WIDTH - self.left - self.width) if rtl else self

    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height as python-pptx takes them."""
        left, top, width, height = (
            Emu(round(inches * _EMU)) for inches in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


EDGE = Box(0, 0, 0.22, HEIGHT)
TITLE = Box(0.75, 0.62, 11.8, 1.15)
BODY = Box(0.75, 1.9, 11.8, 4.7)
TEXT_BESIDE = Box(0.75, 1.9, 6.9, 4.7)
PICTURE_BESIDE = Box(8.0, 1.9, 4.55, 4.7)
GRID = Box(0.85, 2.0, 11.6, 4.6)
COVER_MARK = Box(1.05, 0.8, 0.65, 0.65)
COVER_RULE = Box(1.05, 3.5, 2.4, 0.07)
COVER_TITLE = Box(0.95, 1.42, 11.4, 2.0)
COVER_TEXT = Box(0.95, 3.65, 11.4, 2.9)
BANNER = Box(0.75, 0.12, 11.8, 0.46)
FOOTER = Box(0.75, 6.88, 9.6, 0.4)
NUMBER = Box(11.35, 6.88, 1.2, 0.4)
MARK = Box(12.72, 6.95, 0.26, 0.26)
STAMP = Box(2.2, 2.6, 9.0, 2.2)

INSET = 0.1
"""Inches between a box's edge and its words."""

INDENT = 0.45
"""Inches that a list's text stands in, for each level."""
