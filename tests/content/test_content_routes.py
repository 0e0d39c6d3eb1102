"""Routes of an audience: what is read, and what is refused at which line."""

from __future__ import annotations

import pytest

from waymark.content.keys import fields_schema
from waymark.content.report import SHARED, Report, Vocabulary
from waymark.content.shared_files import read_audiences
from waymark.content.shared_keys import AUDIENCE_KEYS, ROUTES
from waymark.content.yaml_reader import read_yaml
from waymark.model import Place, Route

AUDIENCES = """\
professionals:
  label: For professionals
  invitation: I work with people
  purpose: Share a concern.
  shape: diamond
  routes:
    health: {title: Health, summary: Speak to your lead., document: guide, heading: share}
    education:
      title: Education
      summary: Speak to the lead in person.
      document: guide
      audience: schools
"""


def told(text: str):
    report = Report(SHARED)
    tree, faults = read_yaml(text, "audiences.yml", SHARED)
    value = read_audiences(tree, report) if tree else None
    return value, [f"{f.line}: {f.code} {f.message}" for f in (*faults, *report.findings)]


def test_routes_keep_their_order_their_lines_and_whose_text_they_lead_to() -> None:
    (professionals,), findings = told(AUDIENCES)
    assert findings == []
    health, education = professionals.routes
    assert health == Route(
        "health",
        "Health",
        "Speak to your lead.",
        "guide",
        "share",
        "professionals",
        Place("audiences.yml", 7, 5),
        Place("audiences.yml", 7, 76),
    )
    assert (education.heading, education.audience, education.place.line) == ("", "schools", 8)


def test_an_audience_needs_no_routes() -> None:
    (one,), findings = told(AUDIENCES.partition("  routes:")[0])
    assert (one.routes, findings) == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("document: guide, ", "", ['7: LB008 The key "health.document" is missing.']),
        ("heading: share", "headline: share", ['7: LB008 The key "health.headline" is unknown.']),
        ("heading: share", "heading: Sharing it", ['7: LB008 "Sharing it" has the wrong form.']),
        (
            "document: guide, ",
            "document: [guide], ",
            ["7: LB008 This is a list, not a single value."],
        ),
        (
            "    health:",
            "    Health care:",
            [
                '7: LB008 The route "Health care" is not lower-case letters a-z, digits and single '
                "hyphens."
            ],
        ),
        (
            "    education:",
            "    health:",
            ['8: LB008 The key "health" stands twice, first on line 7.'],
        ),
    ],
)
def test_faults_of_a_route(old: str, new: str, expected: list[str]) -> None:
    assert AUDIENCES.count(old) >= 1
    assert told(AUDIENCES.replace(old, new, 1))[1] == expected


@pytest.mark.parametrize("routes", ["[health]", "health", "{health: Health}"])
def test_routes_of_another_form_are_a_finding(routes: str) -> None:
    text = AUDIENCES.partition("  routes:")[0] + f"  routes: {routes}\n"
    (finding, *more) = told(text)[1]
    assert finding.startswith("6: LB008")
    assert "mapping" in finding
    assert more == []


def test_routes_have_a_schema() -> None:
    properties = fields_schema(AUDIENCE_KEYS, Vocabulary())["properties"]
    one = properties[ROUTES.name]["additionalProperties"]
    assert one["required"] == ["title", "summary", "document"]
    assert one["additionalProperties"] is False


@pytest.mark.parametrize(
    "name",
    ["updates", "search", "accessibility", "privacy", "leaflets-and-languages", "pages"],
)
def test_no_audience_takes_an_address_of_the_site(name: str) -> None:
    text = AUDIENCES.replace("professionals:", f"{name}:", 1)
    message = f'1: LB008 The audience "{name}" is a name that the site keeps for itself.'
    assert told(text)[1] == [message]
