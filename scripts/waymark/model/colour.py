"""A council's colour on the grounds of the site: its contrast, and its form in the dark.

Colours are ``#rrggbb``. The grounds are those of the stylesheet, which a test holds to them.
"""

from __future__ import annotations

from collections.abc import Collection
from colorsys import hls_to_rgb, rgb_to_hls

LEAST_CONTRAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3, level AA)."""

COMFORTABLE = 7.0
"""The contrast that a colour is given where the site chooses it (WCAG 2.2, 1.4.6, level AAA)."""

LIGHT_GROUNDS = {
    "white paper": "#ffffff",
    "panels": "#f4f1ea",
    "notes": "#fff6e0",
    "the help box": "#fdf1f0",
}
DARK_GROUNDS = {
    "dark paper": "#10181e",
    "dark panels": "#1b262e",
    "dark notes": "#2b2413",
    "the dark help box": "#2a1618",
}
"""Everything that links may stand on, by the name that a finding gives it."""

_STEPS = 64
_CALM = 0.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weakest_contrast(colour: str, grounds: Collection[str]) -> float:
    """The least contrast of a colour among several grounds."""
    return min(contrast(colour, ground) for ground in grounds)


def darkened(colour: str, grounds: Collection[str], least: float = LEAST_CONTRAST) -> str:
    """The colour, or the nearest darker one of its hue that can be read on all grounds."""
    return _towards(0.0, colour, grounds, least)


def lightened(colour: str, grounds: Collection[str], least: float = COMFORTABLE) -> str:
    """The colour, or the nearest lighter one of its hue that can be read on all grounds."""
    return _towards(1.0, colour, grounds, least)


def _towards(end: float, colour: str, grounds: Collection[str], least: float) -> str:
    """The lightness alone is moved; what is lightened is calmed too, as pale colours glare."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    calm = min(saturation, _CALM) if end else saturation
    steps = (lightness + (end - lightness) * step / _STEPS for step in range(1, _STEPS + 1))
    found = (colour, *(_written(hls_to_rgb(hue, light, calm)) for light in steps))
    return next(c for c in found if weakest_contrast(c, grounds) >= least or c == found[-1])


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in (part / 255 for part in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
