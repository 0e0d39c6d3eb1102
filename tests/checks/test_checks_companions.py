"""CP001–CP004 and CP006: easy read, and what a recording says."""

from __future__ import annotations

from datetime import date

import pytest

from waymark.checks.companions import easy_read, says_old_contact
from waymark.model import (
    CompanionKind,
    Fact,
    FactType,
    FormerValue,
    Place,
    Recording,
    SourceText,
)

PICTURE = "![A lamp](images/lamp.svg)"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["## Talk", "", PICTURE, "", "Talk to us."], []),
        (
            ["## Talk", "", "Talk to us."],
            ["x.easy-read.md:3:1: CP001 “Talk to us.” has no picture before it."],
        ),
        (
            [PICTURE, "", "Talk to us.", "", "We listen."],
            ["x.easy-read.md:5:1: CP001 “We listen.” has no picture before it."],
        ),
        (
            [PICTURE, "", PICTURE, "", "Talk to us."],
            ["x.easy-read.md:1:1: CP002 No line follows this picture."],
        ),
        (
            [PICTURE, "", "## Talk"],
            ["x.easy-read.md:1:1: CP002 No line follows this picture."],
        ),
        ([PICTURE], ["x.easy-read.md:1:1: CP002 No line follows this picture."]),
        (
            [PICTURE, "", "- Talk to us."],
            ["x.easy-read.md:3:1: CP003 “- Talk to us.” is neither a picture nor a line."],
        ),
        (
            [f"{PICTURE} Talk to us."],
            [f"x.easy-read.md:1:1: CP003 “{PICTURE} Talk to us.” is neither a picture nor a line."],
        ),
        (
            [PICTURE, "", " ".join(["word"] * 16) + "."],
            [
                f"x.easy-read.md:3:1: CP004 “{'word ' * 8}…” has 16 words; 15 are enough.",
            ],
        ),
    ],
)
def test_easy_read_is_pictures_and_lines_in_turn(lines: list[str], told: list[str]) -> None:
    body = SourceText.of("x.easy-read.md", "\n".join(lines))
    assert [f.as_line().split("\n")[0] for f in easy_read(body)] == told


def recording(day: date) -> Recording:
    return Recording(CompanionKind.RECORDING, "leaflets/x.mp3", 9, day)


def test_a_recording_from_before_a_change() -> None:
    line = Fact(
        key="contact.line",
        type=FactType.PHONE,
        value="01632 960022",
        label="The line",
        source="https://line.example.test",
        verified=date(2026, 11, 20),
        recheck_days=90,
        critical=True,
        replaced_by="",
        retired=False,
        supply="",
        place=Place("facts/contacts.yml"),
        was=(FormerValue("01632 960002", date(2026, 11, 20)),),
    )
    facts = {"contact.line": line}
    before, after = recording(date(2026, 11, 19)), recording(date(2026, 11, 20))
    told = says_old_contact(before, facts, ["contact.line", "no.such.fact"])
    assert told is not None
    assert told.as_line().split("\n")[0] == (
        "leaflets/x.mp3:1:1: CP006 It was made before a contact changed: The line."
    )
    assert says_old_contact(after, facts, ["contact.line"]) is None
    assert says_old_contact(before, facts, []) is None
