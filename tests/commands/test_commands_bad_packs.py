"""Packs, captions, slides and easy read that are wrong: the line that an author mends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from waymark.cli import main

LIBRARY = Path(__file__).parents[1] / "library"
PACK, LESSON = "pathways/pack.yml", "pathways/lesson-1.md"
EASY, CAPTIONS = "help/get-help-now.easy-read.md", "pathways/media/lamp-en.vtt"
FILM = """document: lamp-lesson-2
files: [lamp.webm]
captions:
  - {file: lamp-en.vtt, language: en, kind: captions}
rights: Made for this test.
"""
TABLE = "| A | B |\n|---|---|\n" + "| one | more |\n" * 300 + "\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The fictional council's library, to be broken."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


def change(library: Path, path: str, old: str, new: str) -> int:
    """Change one place of a file. Answers its line."""
    file = library / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def said(library: Path, *words: str) -> list[str]:
    """What a command says of what is wrong."""
    arguments = [*words, "--content", str(library), "--today", "2026-11-23"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1, done.output
    return [line for line in done.output.splitlines() if ": error " in line or ": warning " in line]


CASES = (
    (
        "lamp-cards, role: pupil",
        "lamp-cads, role: pupil",
        f'{PACK}:7:6: error PK002 (hold) There is no document "lamp-cads" to be a part. '
        'Did you mean "lamp-cards"? Known: after-an-incident, help, how-we-write, lamp-answers, '
        "lamp-cards, lamp-first, lamp-lesson-1, lamp-lesson-2, lamp-letter, lamp-worksheet, "
        "online, share, worried.",
    ),
    (
        "lamp-worksheet, role: pupil,",
        "lamp-worksheet,",
        f'{PACK}:6:5: error PK003 (hold) The key "parts.role" is missing. Add parts.role: teacher, '
        "pupil or parent",
    ),
    (
        "talking-cards",
        "worksheet",
        f'{PACK}:7:6: error PK004 (hold) "worksheet" would be the name of “lamp-worksheet” and '
        "“lamp-cards”. Give one of them another name.",
    ),
    (
        "talking-cards",
        "../../home",
        f'{PACK}:7:47: error PK005 (hold) "../../home" has the wrong form. Write lower-case words '
        "joined by hyphens, 48 characters at most.",
    ),
)


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_pack_with_a_part_that_is_missing_or_has_no_role_or_no_name_of_its_own(
    library: Path, old: str, new: str, expected: str
) -> None:
    change(library, PACK, old, new)
    assert said(library, "check") == [expected]


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (
            "00:03.000 -> 00:05.000",
            f'{CAPTIONS}:4:1: error FI004 (warn) "Who lit it?" does not say from when until when. '
            "Write 00:00:01.000 --> 00:00:03.500",
        ),
        (
            "00:05.000 --> 00:03.000",
            f"{CAPTIONS}:3:1: error FI005 (warn) The caption ends at 00:00:03.000, before it "
            "starts at 00:00:05.000. Correct its times.",
        ),
    ],
)
def test_captions_that_are_malformed_or_end_before_they_start(
    library: Path, timing: str, expected: str
) -> None:
    media = library / "pathways/media"
    media.mkdir()
    (media / "lamp.webm").write_bytes(b"\x1aE\xdf\xa3" + bytes(20))
    (library / CAPTIONS).write_text(f"WEBVTT\n\n{timing}\nWho lit it?\n", "utf-8")
    (library / "pathways/film.yml").write_text(FILM, "utf-8")
    # A site with a film has criteria to test, and this one is without captions: told of too.
    assert [line for line in said(library, "check") if line.startswith(CAPTIONS)] == [expected]


def test_a_table_of_three_hundred_rows_on_a_slide(library: Path, tmp_path: Path) -> None:
    line = change(library, LESSON, "- Who lit it last night?\n", TABLE) - 2
    words = "export lamp-lesson-1 --audience schools --language en --format pptx --draft"
    out = tmp_path / "deck.pptx"
    assert said(library, *words.split(), "--out", str(out)) == [
        f"{LESSON}:{line}:1: error PF030 (hold) The slide “Who lights the lamp?” has a table of "
        "300 rows, which is higher than the slide. Say less on it, or make it two slides."
    ]
    assert not out.exists()


def test_an_easy_read_line_without_a_picture(library: Path) -> None:
    picture = "![A lamp in a window at night](images/lamp.svg)\n\n"
    line = change(library, EASY, f"{picture}If you can", "If you can")
    assert said(library, "check") == [
        f"{EASY}:{line}:1: error CP001 (hold) “If you can, go somewhere safe first.” has no "
        "picture before it. Put a picture before it: ![what it shows](images/easy-phone.svg)"
    ]
