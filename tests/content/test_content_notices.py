"""A notice's front matter: what is read, and for every fault the line, the words and the hint."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from waymark.content import notice_from, read_document, read_frozen
from waymark.content.frozen_text import frozen_text
from waymark.content.report import Vocabulary
from waymark.editions import freeze, text_digest
from waymark.model import UK, Composed, NoticeLevel, NoticeState, PackHold, Passage, SourceText
from waymark.model.composed import TranslationKind, TranslationState

VOCABULARY = Vocabulary(("public", "schools"), ("en", "pl", "ur"), {"wave-1": ("pl",)}, ())
HEAD = """---
id: snow
title: Snow
summary: What is closed.
kind: notice
marking: OFFICIAL
audiences: [public]
owner: duty-officer
review: {every: 6 months}
"""
TIMES = "notice: {level: important, starts: 2026-11-24T02:00, ends: 2026-11-26T18:00}"


def read(notice: str, path: str = "notices/snow.md"):
    return read_document(path, f"{HEAD}{notice}\n---\n\nThe schools are open.\n", VOCABULARY)


def lines(notice: str) -> list[str]:
    document, findings = read(notice)
    assert document is None
    return [f.as_line() for f in findings]


def test_a_notice_has_a_level_a_start_and_an_end() -> None:
    document, findings = read(TIMES[:-1] + ", pack: do-not-teach, fill: {place: High Street}}")
    assert findings == ()
    notice = document.notice
    assert (notice.level, notice.pack) == (NoticeLevel.IMPORTANT, PackHold.DO_NOT_TEACH)
    assert notice.starts == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert notice.fill == {"place": "High Street"}
    assert not document.shell
    assert notice.state(notice.starts) is NoticeState.IN_FORCE
    assert notice.state(notice.ends) is NoticeState.ENDED


def test_a_notice_without_a_time_is_a_shell() -> None:
    document, findings = read("sources: []")
    assert findings == ()
    assert document.shell


def test_a_moment_is_by_clocks_in_the_uk() -> None:
    document, _ = read(TIMES.replace("2026-11-24T02:00", "2026-07-01T02:00"))
    assert document.notice.starts.astimezone(UTC) == datetime(2026, 7, 1, 1, tzinfo=UTC)


def test_in_the_hour_that_comes_twice_it_starts_early_and_ends_late() -> None:
    twice = "notice: {level: urgent, starts: 2026-10-25T01:30, ends: 2026-10-25T01:30}"
    document, findings = read(twice)
    assert findings == (), "an hour lies between the two"
    assert document.notice.starts.astimezone(UTC).hour == 0
    assert document.notice.ends.astimezone(UTC).hour == 1


@pytest.mark.parametrize(
    ("notice", "finds"),
    [
        (
            "notice: {level: urgent, starts: 2026-11-26T18:00, ends: 2026-11-24T02:00}",
            "notices/snow.md:10:51: NT001 The notice ends on 2026-11-24 at 02:00 and starts on "
            "2026-11-26 at 18:00.\n    Correct notice.starts or notice.ends.",
        ),
        (
            "notice: {level: urgent, starts: 2026-03-29T01:30, ends: 2026-04-01T02:00}",
            'notices/snow.md:10:33: FM006 "2026-03-29T01:30" does not exist: the clocks go forward '
            "then.\n    Write an hour later.",
        ),
        (
            "notice: {level: urgent, starts: 2026-11-24, ends: 2026-11-26T18:00}",
            'notices/snow.md:10:33: FM006 "2026-11-24" is not a real moment.\n'
            "    Write day and time, by clocks in the UK: 2026-11-24T02:00.",
        ),
        (
            "notice: {level: urgent, starts: 2026-11-31T02:00, ends: 2026-12-26T18:00}",
            'notices/snow.md:10:33: FM006 "2026-11-31T02:00" is not a real moment.\n'
            "    Write day and time, by clocks in the UK: 2026-11-24T02:00.",
        ),
        (
            "notice: {level: urgent, ends: 2026-11-26T18:00}",
            'notices/snow.md:10:9: FM003 The key "notice.starts" is missing.\n'
            "    Add notice.starts: from when it is shown: 2026-11-24T02:00, UK time",
        ),
        (
            "notice: {level: loud, starts: 2026-11-24T02:00, ends: 2026-11-26T18:00}",
            'notices/snow.md:10:17: FM005 The level "loud" is unknown.\n'
            "    Known: urgent, important, information.",
        ),
        (
            TIMES[:-1] + ", fill: {Place: High Street}}",
            'notices/snow.md:10:85: FM005 "Place" is no name of a place in the text.\n'
            "    Write it as in the text: place for {{ notice.place }}.",
        ),
        (
            TIMES[:-1] + ", fill: High Street}",
            'notices/snow.md:10:84: FM005 The key "notice.fill" is not a mapping of names and '
            "words.\n    Write {place: High Street}.",
        ),
        (
            TIMES[:-1] + ", pack: stop}",
            'notices/snow.md:10:84: FM005 The effect on packs "stop" is unknown.\n'
            "    Known: do-not-teach.",
        ),
    ],
)
def test_faults_have_their_line_and_hint(notice: str, finds: str) -> None:
    assert lines(notice) == [finds]


def test_a_notice_without_an_audience_is_no_notice() -> None:
    text = f"{HEAD}{TIMES}\n---\n".replace("audiences: [public]\n", "audiences: []\n")
    document, findings = read_document("notices/snow.md", text, VOCABULARY)
    assert document is None
    assert [f.as_line().split("\n")[0] for f in findings] == [
        "notices/snow.md:7:12: AU010 The list of audiences is empty."
    ]


def _composed(body: SourceText) -> Composed:
    return Composed(
        "snow", "notices", "snow", "public", "en", Passage("Snow", "en"), Passage("S", "en"),
        body, (), ("notice.place",), (), TranslationState(TranslationKind.SOURCE), "1",
    )  # fmt: skip


def test_what_is_approved_is_frozen_with_its_time_and_what_it_fills_in() -> None:
    document, _ = read(TIMES[:-1] + ", fill: {place: High Street}}")
    composed = _composed(document.body)
    frozen = freeze(composed, document, {}, {})
    again = read_frozen(frozen.path, frozen_text(frozen))
    assert again is not None
    assert again.digest() == frozen.digest()
    assert again.document.notice.ends == document.notice.ends
    assert again.fixed["notice.place"].value == "High Street"
    longer, _ = read(TIMES.replace("26T18", "27T18")[:-1] + ", fill: {place: High Street}}")
    elsewhere, _ = read(TIMES[:-1] + ", fill: {place: Station Road}}")
    for other in (longer, elsewhere):
        assert text_digest(freeze(composed, other, {}, {})) != text_digest(frozen)


def test_a_notice_from_a_shell_reads_without_findings(hand_library) -> None:
    shell, _ = read("sources: []")
    starts, ends = datetime(2026, 11, 24, 2, tzinfo=UK), datetime(2026, 11, 26, 2, tzinfo=UK)
    path, text = notice_from(
        shell, "Station Road", NoticeLevel.URGENT, starts, ends, ["place"], hand_library
    )
    assert path == "notices/station-road.md"
    document, findings = read_document(path, text, VOCABULARY)
    assert findings == ()
    assert (document.title, document.summary) == (shell.title, shell.summary)
    assert document.body.text.strip() == shell.body.text.strip()
    assert document.notice.ends == datetime(2026, 11, 26, 2, tzinfo=UK)


@pytest.fixture
def hand_library():
    from waymark.content import read_library

    library, _ = read_library(Path(__file__).parents[1] / "small_library")
    return library
