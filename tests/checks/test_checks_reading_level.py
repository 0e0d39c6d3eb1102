"""Flesch–Kincaid: the published formula on published sentences; RD001, RD002 with their lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waymark.checks.readability import readability
from waymark.checks.reading_level import reading_level, sentences, syllables
from waymark.checks.subject import Texts
from waymark.content import read_library
from waymark.editions import compose
from waymark.model import SourceText

SMALL = Path(__file__).parents[1] / "small_library"
LONG = " ".join(["one"] * 26)


def text(markdown: str) -> SourceText:
    return SourceText.of("leaflets/x.md", markdown)


@pytest.mark.parametrize(
    ("sentence", "words", "counted", "grade"),
    [
        # Published: 24 syllables in 13 words (Wikipedia, “Flesch–Kincaid readability tests”).
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            13,
            24,
            11.3,
        ),
        ("The cat sat on the mat.", 6, 6, -1.4),
    ],
)
def test_the_published_formula(sentence: str, words: int, counted: int, grade: float) -> None:
    level = reading_level([text(sentence)])
    assert (len(level.sentences), level.words, level.syllables) == (1, words, counted)
    assert level.grade == grade


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("a", 1), ("the", 1), ("people", 2), ("called", 1), ("worried", 2), ("wanted", 2)),
        *(("changes", 2), ("safeguarding", 3), ("something", 2), ("radicalisation", 6)),
        *(("terrorism", 4), ("being", 2), ("agreed", 2), ("violence", 3), ("someone’s", 2)),
        *(("face-to-face", 3), ("999", 1), ("table", 2), ("families", 3), ("information", 4)),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_what_is_a_sentence() -> None:
    markdown = """\
## A heading is none

Call **{{ contact.line.phone }}** now. “Are you all right?” Ask [a friend](doc:help).

- a first thing
- a second thing.

| A table | is none |
|---|---|
| of | them |
"""
    level = reading_level([text(markdown)])
    assert [(s.text, s.words, s.place.line) for s in level.sentences] == [
        ("Call it now.", 3, 3),
        ("“Are you all right?", 4, 3),
        ("Ask a friend.", 3, 3),
        ("a first thing", 3, 5),
        ("a second thing.", 3, 6),
    ]
    assert list(sentences("One. Two!")) == [("One.", 1), ("Two!", 1)]
    assert reading_level([text("## Alone")]).grade == 0.0


def found(body: str, kind: str = "leaflet") -> list[str]:
    library, _ = read_library(SMALL)
    assert library is not None
    leaflet = next(d for d in library.documents if d.id == "worried")
    leaflet = replace(
        leaflet, kind=type(leaflet.kind)(kind), body=SourceText.of(leaflet.path, body, 17)
    )
    library = replace(library, documents=(leaflet,))
    composed, _ = compose(library, leaflet, leaflet.audiences[0], library.language("en"))
    assert composed is not None
    read = readability(Texts(library, (composed,)))
    return [f.as_line().split("\n")[0] for f in read]


def test_a_leaflet_that_is_hard_to_read() -> None:
    assert found("Talk to us. We listen.\n") == []
    assert found(f"Talk to us.\n\n{LONG}.\n") == [
        f"leaflets/worried.md:19:1: RD001 “{LONG[:40]}…” has 26 words."
    ]
    hard = "Multidisciplinary organisations systematically communicate responsibilities.\n"
    (line,) = found(hard)
    assert line.startswith("leaflets/worried.md:4:1: RD002 The text for public is of grade ")
    assert found(f"{LONG}. {hard}", "guidance") == []
