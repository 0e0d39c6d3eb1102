"""Contrast of a colour against white paper (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

LEAST = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3 Contrast (Minimum))."""


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of ``#rrggbb`` and white, from 1 to 21; the same for white on it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    # The transfer function of sRGB, as WCAG's "relative luminance" defines it.
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
