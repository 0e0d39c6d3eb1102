"""LB016, LB017: routes that lead nowhere are found at their line, and nothing else is said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from waymark.checks import Subject, check_library
from waymark.content import read_library
from waymark.editions import compose

SMALL = Path(__file__).parents[1] / "small_library"
ROUTES = """\
  routes:
    health: {title: Health, summary: A line., document: guide, heading: HEADING}
    school: {title: School, summary: A line., document: DOCUMENT, audience: AUDIENCE}
"""


def told(
    folder: Path, heading: str = "share", document: str = "guide", audience: str = "schools"
) -> list[str]:
    """The findings about routes of a library with two of them."""
    root = Path(shutil.copytree(SMALL, folder / "library"))
    path = root / "audiences.yml"
    routes = ROUTES.replace("HEADING", heading).replace("DOCUMENT", document)
    before, mark, after = path.read_text("utf-8").partition("  shape: diamond\n")
    path.write_text(f"{before}{mark}{routes.replace('AUDIENCE', audience)}{after}", "utf-8")
    library, _ = read_library(root)
    assert library
    english = library.language("en")
    composed = tuple(
        text
        for one in library.documents
        for plan in one.editions
        if (text := compose(library, one, plan.audience, english)[0])
    )
    subject = Subject(library, composed, (), date(2026, 11, 23))
    found = [f for f in check_library(subject) if f.code in ("LB016", "LB017")]
    without = check_library(replace(subject, library=replace(library, documents=())))
    assert not [f for f in without if f.code in ("LB016", "LB017")]
    return [f"{f.line}:{f.column} {f.code} {f.message} {f.hint}" for f in found]


def test_routes_that_lead_somewhere_are_not_mentioned(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (
            {"heading": "shar"},
            "12:64 LB017 “guide” has no heading “#shar” for professionals. Did you mean “share”?",
        ),
        (
            {"document": "giude"},
            "13:5 LB016 The route “school” leads to “giude”, which is no document. "
            "Did you mean “guide”?",
        ),
        (
            {"audience": "public"},
            "13:5 LB016 “guide” has no edition for public. "
            "Name a document that this audience has: until then the route is left out.",
        ),
        (
            {"audience": "pupils"},
            "13:5 LB016 “guide” has no edition for pupils. "
            "Name a document that this audience has: until then the route is left out.",
        ),
    ],
)
def test_a_route_that_leads_nowhere_is_found_at_its_line(
    tmp_path: Path, fault: dict[str, str], expected: str
) -> None:
    assert told(tmp_path, **fault) == [expected]
