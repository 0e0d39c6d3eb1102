"""Front matter: what is read, and for every fault the line, the words and the hint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from waymark.content import read_document, yaml_reader
from waymark.content.report import Vocabulary
from waymark.model import CompanionKind, Effect, Format, Kind, Marking, Place, SourceStatus

VOCABULARY = Vocabulary(
    audiences=("public", "schools"),
    languages=("en", "pl", "ur"),
    language_groups={"wave-1": ("pl",), "wave-2": ("ur",)},
    groups=("youth-council",),
)
GOOD = (Path(__file__).parent / "good.md").read_text(encoding="utf-8")
SIBLINGS = frozenset({"worried.easy-read.md"})


def read(text: str):
    return read_document("leaflets/worried.md", text, VOCABULARY, SIBLINGS)


def test_a_good_document_is_read_whole() -> None:
    document, findings = read(GOOD)
    assert findings == ()
    assert (document.id, document.section, document.slug) == ("worried", "leaflets", "worried")
    assert (document.kind, document.marking) == (Kind.LEAFLET, Marking.OFFICIAL)
    assert document.audiences == ("public", "schools")
    assert document.plan("public").languages == ("en", "pl", "ur")
    assert document.plan("public").formats == (Format.PDF,)
    assert document.plan("schools").languages == ("en",)
    assert document.plan("schools").formats == (Format.PDF, Format.LARGE_PRINT)
    assert (document.review.every.text, document.review.every.days) == ("6 months", 180)
    assert document.review.last == date(2026, 11, 20)
    assert document.review.law_checked is None
    assert document.consult == ("youth-council",)
    (easy,) = document.companions
    assert (easy.kind, easy.body.path) == (CompanionKind.EASY_READ, "leaflets/worried.easy-read.md")
    assert document.aliases == ("leaflets/old-name",)
    assert [s.status for s in document.sources] == [SourceStatus.PUBLIC, SourceStatus.RESTRICTED]


def test_every_key_has_its_place() -> None:
    document, _ = read(GOOD)
    assert document.place("title") == Place("leaflets/worried.md", 3, 1)
    assert document.place("audiences.public.languages").line == 8
    assert document.place("review.last") == Place("leaflets/worried.md", 11, 27)
    assert document.place("sources.1.status").line == 17
    assert document.place("aliases.0").line == 14


def test_the_body_keeps_its_line_numbers() -> None:
    document, _ = read(GOOD)
    lines = dict(zip(document.body.numbers, document.body.lines, strict=True))
    assert lines[20] == "Text of the leaflet."
    assert GOOD.split("\n")[19] == "Text of the leaflet."


@pytest.mark.parametrize(
    ("written", "languages"),
    [
        ("[ur, pl]", ("en", "pl", "ur")),
        ("[wave-2]", ("en", "ur")),
        ("[wave-1, pl, en]", ("en", "pl")),
        ("[]", ("en",)),
        ("", ("en",)),
    ],
)
def test_languages_are_expanded_in_the_order_of_the_library(written, languages) -> None:
    document, findings = read(GOOD.replace("[wave-1, ur]", written))
    assert findings == ()
    assert document.plan("public").languages == languages


def test_a_plain_list_of_audiences_is_english_with_the_usual_files() -> None:
    lines = GOOD.split("\n")
    text = "\n".join([*lines[:6], "audiences: [public, schools]", *lines[9:]])
    document, findings = read(text)
    assert findings == ()
    assert {p.languages for p in document.editions} == {("en",)}
    assert {p.formats for p in document.editions} == {(Format.PDF, Format.LARGE_PRINT)}


FAULTS = Path(__file__).parent / "front_matter_faults.txt"


def cases() -> list[tuple[str, str, str, str]]:
    """Title, text to replace in the good document, what stands there instead, expected lines."""
    found = []
    for block in FAULTS.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, rest = block.split("\n", 1)
        old, rest = rest.split("\n--- becomes\n", 1)
        new, expected = rest.split("\n--- finds\n", 1)
        found.append((title, old, new, expected.strip()))
    return found


@pytest.mark.parametrize(("title", "old", "new", "expected"), cases(), ids=lambda v: v[:40])
def test_faults_are_findings_with_line_and_hint(title, old, new, expected) -> None:
    assert old in GOOD
    document, findings = read(GOOD.replace(old, new.replace("<TAB>", "\t"), 1))
    assert document is None
    assert "\n".join(f.as_line() for f in findings) == expected
    assert {f.effect for f in findings} == {Effect.HOLD}


@pytest.mark.parametrize(("title", "old", "new", "expected"), cases(), ids=lambda v: v[:40])
def test_the_parser_in_pure_python_finds_the_same(title, old, new, expected, monkeypatch) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    _, findings = read(GOOD.replace(old, new.replace("<TAB>", "\t"), 1))
    found = [(f.code, f.line) for f in findings]
    first = expected.split("\n")[0::2]
    assert found == [(line.split()[1], int(line.split(":")[1])) for line in first]
