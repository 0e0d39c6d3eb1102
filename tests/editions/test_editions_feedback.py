"""You said, we did: what is kept of a reading, and what is refused."""

from __future__ import annotations

from datetime import date

from waymark.content import read_register
from waymark.editions import heard, personal
from waymark.editions.difference_page import Compared, difference_page
from waymark.model import (
    CommentOutcome,
    Direction,
    Language,
    Piece,
    PieceKind,
    Version,
    View,
)

REGISTER = """document: worried
entries:
- event: submitted
  date: 2026-10-06
  role: editor
  digests: {public: AAAA}
- event: consulted
  date: 2026-10-12
  role: editor
  digests: {public: AAAA}
  group: youth-council
  view: content-with-changes
  comments:
  - {id: yc-1, text: "Why is dress named?"}
  - {id: yc-2, text: "Shorter, please. – Jane Doe"}
- event: answered
  date: 2026-10-13
  role: editor
  answers: [{comment: yc-1, outcome: later, because: "November"}]
- event: answered
  date: 2026-10-13
  role: editor
  answers: [{comment: yc-2, outcome: not-changed, because: "It is short."}]
- event: approved
  date: 2026-10-13
  role: head
  digests: {public: AAAA}
- event: approved
  date: 2026-10-13
  role: director
  digests: {public: AAAA}
- event: released
  date: 2026-10-14
  role: editor
  digests: {public: AAAA}
  versions: {public: "1.0"}
- event: answered
  date: 2026-11-10
  role: editor
  answers: [{comment: yc-1, outcome: changed}]
""".replace("AAAA", "a" * 64)


def register():
    read, findings = read_register("register/leaflets/worried/register.yml", REGISTER)
    assert read is not None and findings == ()
    return read


def test_each_release_has_what_was_said_before_it_and_every_answer() -> None:
    found = heard(register(), "public")
    assert list(found) == [Version(1, 0)]
    (reading,) = found[Version(1, 0)]
    assert (reading.group, reading.view) == ("youth-council", View.CONTENT_WITH_CHANGES)
    first, second = reading.said
    assert [(a.outcome, day) for a, day in first.answers] == [
        (CommentOutcome.LATER, date(2026, 10, 13)),
        (CommentOutcome.CHANGED, date(2026, 11, 10)),
    ]
    assert not first.withheld
    assert second.withheld
    assert heard(register(), "schools") == {}


def test_personal_data_in_a_register_is_a_finding_with_its_line() -> None:
    assert [f.as_line() for f in personal([register()])] == [
        "register/leaflets/worried/register.yml:7:3: PD002 “– Jane Doe” looks like it.\n"
        "    Take it out of the register, and of the repository's history."
    ]


def test_a_page_of_differences_says_in_words_what_colour_would() -> None:
    urdu = Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK")
    passage = (
        Piece(PieceKind.SAME, "Call "),
        Piece(PieceKind.OUT, "<b>soon</b>"),
        Piece(PieceKind.IN, "now "),
        Piece(PieceKind.SAME, "please."),
    )
    page = difference_page("Worried & more", urdu, [Compared("public", "1.0", "1.1", [passage])])
    assert "<h1>What changed: Worried &amp; more</h1>" in page
    assert (
        '<p class="passage" lang="ur" dir="rtl">Call <del><span class="unseen" lang="en">[taken '
        'out: </span>&lt;b&gt;soon&lt;/b&gt;<span class="unseen">]</span></del> <ins><span '
        'class="unseen" lang="en">[put in: </span>now<span class="unseen">]</span></ins> '
        "please.</p>"
    ) in page
    assert "From 1.0 to 1.1: 1 passage differs." in page
    assert "color:" not in page.replace("color-scheme:", "")
    assert "no difference." in difference_page("x", urdu, [Compared("public", "a", "b", [])])
