"""Notices against the clock and against each other, each with its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from waymark.checks import Subject
from waymark.checks.notices import notices
from waymark.content import read_document, read_library
from waymark.content.report import Vocabulary
from waymark.model import UK, Document, Library

SMALL = Path(__file__).parents[1] / "small_library"
HEAD = """---
id: {id}
title: Snow
summary: What is closed.
kind: notice
notice:
  level: {level}
  starts: {starts}
  ends: {ends}
marking: OFFICIAL
audiences: [{audience}]
owner: duty-officer
review: {{every: 6 months}}
---

Text.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    found, _ = read_library(SMALL)
    assert found is not None
    return found


def notice(id: str, starts: str, ends: str, level: str = "urgent", audience: str = "public"):
    text = HEAD.format(id=id, starts=starts, ends=ends, level=level, audience=audience)
    vocabulary = Vocabulary(("public", "schools"), ("en",))
    document, findings = read_document(f"notices/{id}.md", text, vocabulary)
    assert document is not None, findings
    return document


def found(library: Library, *documents: Document) -> list[str]:
    now = datetime(2026, 11, 24, 2, 5, tzinfo=UK)
    subject = Subject(replace(library, documents=documents), (), (), date(2026, 11, 24), now=now)
    return [f.as_line() for f in notices(subject)]


def test_a_notice_in_force_is_no_fault(library: Library) -> None:
    assert found(library, notice("snow", "2026-11-24T02:00", "2026-11-26T18:00")) == []


def test_a_notice_that_ended(library: Library) -> None:
    assert found(library, notice("snow", "2026-11-22T02:00", "2026-11-24T02:05")) == [
        "notices/snow.md:9:3: NT003 It ended on 2026-11-24 at 02:05.\n"
        "    Give it a new end and release it again, or delete it."
    ]


def test_a_notice_in_the_far_past(library: Library) -> None:
    assert found(library, notice("snow", "1926-11-22T02:00", "1926-11-24T02:05")) == [
        "notices/snow.md:9:3: NT003 It ended on 1926-11-24 at 02:05.\n"
        "    Give it a new end and release it again, or delete it."
    ]


def test_a_notice_that_stands_for_years(library: Library) -> None:
    assert found(library, notice("snow", "2026-11-24T02:00", "2062-11-26T18:00")) == [
        "notices/snow.md:9:3: NT004 It stands for 13151 days.\n"
        "    Check the year; what stays true for so long is better written as guidance."
    ]


def test_two_urgent_notices_at_once(library: Library) -> None:
    one = notice("snow", "2026-11-24T02:00", "2026-11-26T18:00")
    two = notice("flood", "2026-11-25T02:00", "2026-11-27T18:00")
    assert found(library, one, two) == [
        "notices/flood.md:8:3: NT005 “snow” is urgent for public at the same time.\n"
        "    Say it in one notice, or give one of them a lower level."
    ]
    after = notice("flood", "2026-11-26T18:00", "2026-11-27T18:00")
    quiet = notice("flood", "2026-11-25T02:00", "2026-11-27T18:00", "information")
    others = notice("flood", "2026-11-25T02:00", "2026-11-27T18:00", audience="schools")
    for other in (after, quiet, others):
        assert found(library, one, other) == []
