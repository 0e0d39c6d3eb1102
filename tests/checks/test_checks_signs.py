"""SG001: sections about signs name what people do; exceptions are logged, EX001 where idle."""

from __future__ import annotations

import pytest

from waymark.checks.exemptions import excepted
from waymark.checks.signs import _profile, about_signs
from waymark.model import Exemption, Place, SourceText, finding


def lines_about_signs(text: str) -> list[str]:
    return [line for _, line in about_signs(SourceText.of("x.md", text)) if line]


@pytest.mark.parametrize(
    "heading",
    [
        "## What you may notice",
        "## Warning signs",
        "## What you may see",
        "## In class {#notice}",
        "### Indicators",
        "## What staff look at {#notice}",
    ],
)
def test_which_sections_are_about_signs(heading: str) -> None:
    assert lines_about_signs(f"before\n\n{heading}\n\ninside\n\n## Next\n\nafter") == ["inside"]


def test_what_is_not_a_sign_stands_apart() -> None:
    text = """\
## What you may notice {#notice}

one

### What is not a sign

faith

### What else could explain it

trauma

### More signs

two

## What is not a sign

dress
"""
    assert lines_about_signs(text) == ["one", "two"]
    assert lines_about_signs("## How to talk\n\nYou may notice faith.\n") == []


@pytest.mark.parametrize(
    "said",
    [
        *(
            "a Muslim neighbour",
            "goes to the mosque",
            "their ethnicity",
            "a refugee",
            "new clothes",
        ),
        *("an autistic pupil", "a mental  illness", "skin colour", "ASYLUM seekers", "they pray"),
    ],
)
def test_words_for_who_people_are(said: str) -> None:
    assert _profile().search(said)


@pytest.mark.parametrize("said", ["Islamist terrorism", "racist insults", "they spray", "a church"])
def test_other_words(said: str) -> None:
    assert bool(_profile().search(said)) == (said == "a church")


def test_exceptions_are_logged_and_idle_ones_are_found() -> None:
    found = finding(
        "SG001", Place("leaflets/x.md", 9, 3), "“faith” stands in a section about signs."
    )
    other = finding("SG001", Place("leaflets/y.md", 2), "“dress” stands in a section about signs.")
    row = Exemption(
        "SG001", "leaflets/x.md", "Faith", "It says that it is none.", Place("e.yml", 1)
    )
    idle = Exemption("SG001", "leaflets/x.md", "dress", "Was taken out.", Place("e.yml", 5))
    counted, logged = excepted([found, other], [row, idle])
    assert [f.as_line().split("\n")[0] for f in counted] == [
        "leaflets/y.md:2:1: SG001 “dress” stands in a section about signs.",
        "e.yml:5:1: EX001 No finding SG001 in leaflets/x.md says “dress”.",
    ]
    assert [e.as_line() for e in logged] == [
        "leaflets/x.md:9:3: excepted SG001 “faith” stands in a section about signs."
        " Reason: It says that it is none."
    ]
