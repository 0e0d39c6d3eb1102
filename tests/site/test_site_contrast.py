"""The colours' contrast, computed from the tokens of the stylesheet (WCAG 1.4.3, 1.4.6, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_SHEET = (Path(__file__).parents[2] / "docs/stylesheets/site.css").read_text()
_WAYS = ("circle", "diamond", "triangle", "square")
_TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "brand", *_WAYS) for ground in ("paper", "stone")),
    *((ink, "help-paper") for ink in ("ink", "brand")),
    *(("paper", way) for way in ("brand", *_WAYS)),
    ("on-help", "help"),
    ("note-ink", "note-paper"),
    ("ink", "note-paper"),
    ("brand", "note-paper"),
]
_EDGES = [("edge", "paper"), ("edge", "stone"), ("help-edge", "paper"), ("help-edge", "help-paper")]


def _tokens(theme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", _SHEET, re.S)[:2]
    pattern = r"--([a-z-]+): (#[0-9a-f]{3,6});"
    found = dict(re.findall(pattern, light))
    return found if theme == "light" else found | dict(re.findall(pattern, dark))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted([_luminance(one), _luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_text_colours(theme: str) -> None:
    tokens = _tokens(theme)
    weak = {p: round(_contrast(tokens[p[0]], tokens[p[1]]), 2) for p in _TEXT}
    assert {p: c for p, c in weak.items() if c < 6.4} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_controls(theme: str) -> None:
    tokens = _tokens(theme)
    weak = {p: round(_contrast(tokens[p[0]], tokens[p[1]]), 2) for p in _EDGES}
    assert {p: c for p, c in weak.items() if c < 3} == {}


def test_the_test_measures_contrast() -> None:
    assert round(_contrast("#000", "#ffffff"), 1) == 21.0
    assert _contrast("#777777", "#fff") < 4.5
