"""Words come out of the PDFs again, through the readers that people have."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from recovery import READERS, measured, published
from script_samples import LANGUAGES

FLOORS: Mapping[str, Mapping[str, float]] = {
    **{code: dict.fromkeys(READERS, 0.97) for code in ("en", "ro", "pl", "lt", "bg", "pt", "ru")},
    **{code: dict.fromkeys(READERS, 0.97) for code in ("uk", "cy", "sq", "tr", "so", "zh")},
    "ur": {"PDFium": 0.92, "Poppler": 0.85, "pdf.js": 0.85, "tags": 0.97},
    "ar": {"PDFium": 0.88, "Poppler": 0.75, "pdf.js": 0.75, "tags": 0.97},
    "fa": {"PDFium": 0.92, "Poppler": 0.70, "pdf.js": 0.75, "tags": 0.97},
    "bn": {"PDFium": 0.97, "Poppler": 0.95, "pdf.js": 0.97, "tags": 0.97},
    "pa": {"PDFium": 0.97, "Poppler": 0.97, "pdf.js": 0.97, "tags": 0.97},
    "ne": {"PDFium": 0.92, "Poppler": 0.93, "pdf.js": 0.97, "tags": 0.97},
    "hi": {"PDFium": 0.95, "Poppler": 0.95, "pdf.js": 0.97, "tags": 0.97},
    "ta": {"PDFium": 0.97, "Poppler": 0.97, "pdf.js": 0.97, "tags": 0.97},
}


@pytest.fixture(scope="module")
def shares() -> dict[str, dict[str, float]]:
    return measured(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_reader_gets_the_words_in_order(
    code: str, shares: dict[str, dict[str, float]]
) -> None:
    low = {
        reader: shares[code][reader]
        for reader, least in FLOORS[code].items()
        if shares[code][reader] < least
    }
    assert low == {}


def test_the_published_figures_are_those_of_the_present_code(
    shares: dict[str, dict[str, float]],
) -> None:
    """Within two words of a hundred; Poppler is the machine's own and may be another."""
    assert published().keys() == set(LANGUAGES)
    assert [
        (code, reader)
        for code, row in published().items()
        for reader in ("PDFium", "pdf.js", "tags")
        if abs(row[reader] - shares[code][reader]) > 0.02
    ] == []
