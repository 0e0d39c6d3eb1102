"""The block filter: who is given which lines."""

from __future__ import annotations

import pytest

from waymark.editions import select
from waymark.model import (
    Document,
    EditionPlan,
    Every,
    Kind,
    Marking,
    Review,
    SourceText,
)

KNOWN = ("public", "professionals", "schools", "community")


def document(body: str, audiences: tuple[str, ...] = ("public", "schools")) -> Document:
    return Document(
        path="leaflets/x.md",
        section="leaflets",
        slug="x",
        id="x",
        title="X",
        summary="Y",
        kind=Kind.LEAFLET,
        marking=Marking.OFFICIAL,
        editions=tuple(EditionPlan(a, ("en",), ()) for a in audiences),
        owner="prevent-coordinator",
        review=Review(Every("6 months", 180), None, None),
        body=SourceText.of("leaflets/x.md", body, first=11),
    )


def codes(body: str, audience: str = "public") -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in select(document(body), audience, KNOWN)[1]]


TEXT = """\
Before.

/// audience | schools

For teachers.

///

Between.

/// internal

A note to colleagues.

///

After.
"""


def test_each_audience_is_given_its_own_blocks_and_nobody_a_note() -> None:
    public, findings = select(document(TEXT), "public", KNOWN)
    assert findings == ()
    assert public.text == "Before.\n\nBetween.\n\nAfter.\n"
    schools, _ = select(document(TEXT), "schools", KNOWN)
    assert schools.text == "Before.\n\nFor teachers.\n\nBetween.\n\nAfter.\n"


def test_every_kept_line_keeps_the_number_of_the_authors_file() -> None:
    public, _ = select(document(TEXT), "public", KNOWN)
    assert dict(zip(public.lines, public.numbers, strict=True))["Between."] == 19
    assert public.place_at(public.text.index("After")).line == 27


def test_a_block_of_the_dialect_stays_with_its_marks_and_may_lie_in_a_filter() -> None:
    body = "/// audience | schools\n\n/// note | Title\nText.\n///\n\n///\n\nRest.\n"
    assert select(document(body), "public", KNOWN)[0].text == "Rest.\n"
    schools, findings = select(document(body), "schools", KNOWN)
    assert schools.text == "/// note | Title\nText.\n///\n\nRest.\n"
    assert findings == ()


def test_a_fence_of_code_is_not_read() -> None:
    body = "Text.\n\n```\n/// internal\n\n\nshown as code\n///\n```\n"
    assert select(document(body), "public", KNOWN)[0].text == body
    assert codes(body) == []


def test_an_unclosed_or_indented_fence_hides_nothing_from_the_filter() -> None:
    for opening in ("```", "    ```", "``` not a fence", "- ```"):
        body = f"Text.\n\n{opening}\n\n/// internal\n\nsecret\n\n///\n\nAfter.\n"
        assert "secret" not in select(document(body), "public", KNOWN)[0].text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.\n\n/// internal\n\nsecret\n", [("AU003", 13)]),
        ("Text.\n\n///\n", [("AU004", 13)]),
        ("/// audience | pupils\n\nx\n\n///\n\ny\n", [("AU001", 11)]),
        ("/// audience | community\n\nx\n\n///\n\ny\n", [("AU005", 11)]),
        ("/// audience |\n\nx\n\n///\n\ny\n", [("AU007", 11)]),
        ("/// audience | schools,\n\nx\n\n///\n\ny\n", [("AU007", 11)]),
        ("/// audience: schools\n\nx\n", [("AU007", 11)]),
        ("/// intern\n\nx\n\n///\n\ny\n", [("AU007", 11)]),
        ("/// internal | schools\n\nx\n\n///\n\ny\n", [("AU007", 11)]),
        ("- item\n\n    /// internal\n\n    x\n", [("AU006", 13)]),
        ("- /// internal\n", [("AU006", 11)]),
        ("| a |\n|---|\n| /// internal |\n", [("AU006", 13)]),
        ("[^1]: /// internal\n\nx\n", [("AU006", 11)]),
        ("> /// internal\n\nx\n", [("AU006", 11)]),
        ("Text\n/// internal\n\nx\n\n///\n", [("AU006", 12)]),
        (
            "/// audience | schools\n\n/// internal\n\nx\n\n///\n\n///\n\ny\n",
            [("AU008", 13)],
        ),
        ("//// audience | schools\n\nx\n\n///\n\ny\n", [("AU004", 15), ("AU003", 11)]),
        ("/// internal\n\nx\n\n///\n", [("AU009", 1)]),
    ],
)
def test_bad_blocks(body: str, expected: list[tuple[str, int]]) -> None:
    assert codes(body) == expected


def test_the_hint_names_what_was_meant() -> None:
    (found,) = select(document("/// audience | school\n\nx\n\n///\n\ny\n"), "public", KNOWN)[1]
    assert found.hint == "Did you mean “schools”?"
    assert found.path == "leaflets/x.md"


def test_capitals_do_not_open_a_hole() -> None:
    body = "/// Internal\n\nsecret\n\n///\n\nAfter.\n"
    text, findings = select(document(body), "public", KNOWN)
    assert text.text == "After.\n"
    assert findings == ()


def test_an_internal_note_split_over_audience_blocks_leaks_nothing() -> None:
    body = (
        "/// audience | schools\n\nA\n\n/// internal\n\nsecret one\n\n///\n\n///\n\n"
        "/// audience | public\n\nsecret two\n\n/// internal\n\n///\n\n///\n\nB\n"
    )
    for audience in ("public", "schools"):
        text, findings = select(document(body), audience, KNOWN)
        assert "secret one" not in text.text
        assert {f.code for f in findings} == {"AU008"}
