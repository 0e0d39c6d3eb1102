"""The gates on Markdown that other people wrote: 364 files of 21 projects (``corpus/sources.yml``).

Much of it is not in our dialect: HTML, other people's directives, headings in lists, text in ten
scripts. Whatever it is, no byte of it may be lost on its way through translation.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from waymark.markup import html_tree, inspect, render, skeleton
from waymark.model import Direction, Effect, Language, Node, SourceText, TranslationKind
from waymark.model.marks import without_marks
from waymark.translation import (
    Catalogue,
    Entry,
    Segment,
    coverage,
    extract,
    identity,
    merge,
    uncovered,
)

CORPUS = Path(__file__).parent / "corpus"
SOURCES = yaml.safe_load((CORPUS / "sources.yml").read_text("utf-8"))
PERMISSIVE = {
    "MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "CC0-1.0",
    "OGL-3.0",
    "CC-BY-4.0",
}
POLISH = Language("pl", "polski", "Polish", Direction.LTR, "pl_PL")
RENDERED_APART = {
    # Definition lists in which one definition follows another without a blank line.
    "structlog/docs/exceptions.md",
    # A heading inside a list, which MD008 refuses in English already.
    "markdown/tests/extensions/toc_nested_list.txt",
}


def files(folder: str) -> list[Path]:
    return sorted(p for p in (CORPUS / folder).rglob("*") if p.suffix in (".md", ".txt"))


@lru_cache(maxsize=512)
def source(path: Path) -> SourceText:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return SourceText.of(path.relative_to(CORPUS).as_posix(), text)


@lru_cache(maxsize=512)
def segments(path: Path) -> tuple[Segment, ...]:
    return extract(source(path))


def tree(text: str) -> Node:
    return html_tree(render(text, language="en", direction="ltr"))


def catalogue(path: Path, ending: str = "") -> Catalogue:
    """Every text translated by itself, with some letters after it."""
    entries = {s.key: Entry(s.msgid, s.msgid + ending, 1) for s in segments(path)}
    return Catalogue("translations/pl/a.po", "pl", TranslationKind.HUMAN, entries)


def test_every_source_has_its_licence_and_the_files_that_it_says() -> None:
    folders = {p.name for p in CORPUS.iterdir() if p.is_dir()}
    assert set(SOURCES) == folders
    for folder, about in SOURCES.items():
        licence = (CORPUS / folder / "LICENSE").read_text("utf-8")
        assert "opyright" in licence and about["licence"] in PERMISSIVE, folder
        assert len(files(folder)) == about["files"] > 0, folder
    every = [p for folder in SOURCES for p in files(folder)]
    assert sum(p.suffix == ".md" for p in every) >= 200
    assert max(p.stat().st_size for p in every) <= 40_000


@pytest.mark.parametrize("folder", SOURCES)
def test_segments_follow_one_another_and_say_what_they_span(folder: str) -> None:
    for path in files(folder):
        found = segments(path)
        assert all(0 <= s.start < s.end <= len(source(path).text) for s in found), path
        assert all(a.end <= b.start for a, b in pairwise(found)), path
        assert identity(source(path), found), path


@pytest.mark.parametrize("folder", SOURCES)
def test_a_text_translated_by_itself_is_the_same_bytes(folder: str) -> None:
    for path in files(folder):
        text, merged = source(path), merge(source(path), catalogue(path), POLISH, skeleton)
        assert merged.body == text, path
        assert (merged.stand_ins, merged.findings) == (0, ()), path
        assert skeleton(merged.body.text) == skeleton(text.text), path


@pytest.mark.parametrize("folder", SOURCES)
def test_other_words_stand_in_the_same_structure(folder: str) -> None:
    for path in files(folder):
        text = source(path)
        merged = merge(text, catalogue(path, " żó"), POLISH, skeleton)
        assert skeleton(without_marks(merged.body.text)) == skeleton(text.text), path
        if text.path not in RENDERED_APART:
            assert (merged.stand_ins, merged.findings) == (0, ()), path
            changed = merged.body.text != text.text
            assert changed == bool(segments(path)), path


@pytest.mark.parametrize("folder", SOURCES)
def test_english_that_stands_in_changes_nothing_but_its_marks(folder: str) -> None:
    for path in files(folder):
        text, merged = source(path), merge(source(path), None, POLISH, skeleton)
        assert without_marks(merged.body.text) == text.text, path
        refused = any(f.effect is Effect.HOLD for f in inspect(text))
        assert refused or skeleton(merged.body.text) == skeleton(text.text), path


def test_words_that_no_segment_holds_are_rare_and_hold_the_text() -> None:
    """They are in directives of other dialects, and in addresses that stand alone."""
    every = [p for folder in SOURCES for p in files(folder)]
    found = [f for p in every for f in coverage(source(p), "translations/pl/a.po", tree)]
    assert {(f.code, f.effect) for f in found} == {("TR015", Effect.HOLD)}
    covered = [p for p in every if not uncovered(source(p), segments(p), tree)]
    assert len(covered) >= 300
