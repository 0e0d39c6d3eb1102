"""AX004 and AX005: the organisation's colours, at the line that names them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waymark.checks import Subject
from waymark.checks.colours import colours
from waymark.content import read_library
from waymark.model import DARK_GROUNDS, LIGHT_GROUNDS, Effect, Finding, contrast

SMALL = Path(__file__).parents[1] / "small_library"


def told(tmp_path: Path, written: str) -> tuple[Finding, ...]:
    """The findings of a library with these colours, written from line 1 on."""
    for path in SMALL.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(SMALL)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    file = tmp_path / "organisation.yml"
    rest = [x for x in file.read_text().splitlines() if not x.startswith(("colours:", "  brand"))]
    file.write_text("\n".join([written, *rest]) + "\n")
    library, findings = read_library(tmp_path)
    if library is None:
        return findings
    return colours(Subject(library, (), (), date(2026, 11, 23)))


def test_colours_that_can_be_read_are_silent(tmp_path: Path) -> None:
    assert told(tmp_path, 'colours:\n  brand: "#14532d"\n  brand_dark: "#a7e0bd"') == ()


def test_a_weak_brand_stops_and_a_near_one_is_named(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'colours:\n  brand: "#ffcc00"')
    assert (found.code, found.effect, found.path, found.line) == (
        "AX004",
        Effect.STOP,
        "organisation.yml",
        2,
    )
    assert found.message == "brand #ffcc00 has a contrast of 1.3:1 with panels."
    better = found.hint.split("; ")[1].split()[0]
    assert min(contrast(better, ground) for ground in LIGHT_GROUNDS.values()) >= 4.5


def test_white_alone_is_not_enough(tmp_path: Path) -> None:
    # 4.6:1 on white paper; a link in a panel has less.
    assert contrast("#757575", "#ffffff") >= 4.5
    (found,) = told(tmp_path, 'colours: {brand: "#757575"}')
    assert "4.0:1 with panels" in found.message


def test_almost_is_not_rounded_up(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'colours: {brand: "#0072c6"}')
    assert "4.4:1" in found.message


def test_a_brand_for_the_dark_is_measured_on_dark_grounds(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'colours:\n  brand: "#14532d"\n  brand_dark: "#14532d"')
    assert (found.code, found.effect, found.line) == ("AX005", Effect.STOP, 3)
    better = found.hint.split("; ")[1].split()[0]
    assert min(contrast(better, ground) for ground in DARK_GROUNDS.values()) >= 4.5


@pytest.mark.parametrize(
    "value", ["#14532", "14532d", "green", "#14532g", "rgb(1,2,3)", "#14532d80"]
)
def test_what_is_no_colour_is_told_with_its_line(tmp_path: Path, value: str) -> None:
    (found,) = told(tmp_path, f'colours:\n  brand: "{value}"')
    assert (found.code, found.path, found.line) == ("LB008", "organisation.yml", 2)


def test_an_unknown_colour_is_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, 'colours:\n  brand: "#14532d"\n  accent: "#14532d"')
    assert (found.code, found.line) == ("LB008", 3)
