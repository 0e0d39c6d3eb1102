"""What cannot be printed: the line that an author mends, and never a broken or shortened file."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from click.testing import CliRunner

from waymark.cli import main

SMALL = Path(__file__).parents[1] / "small_library"
LEAFLET = "leaflets/worried.md"
PO = "translations/pl/leaflets/worried.po"
FORMATS = "[pdf, large-print, leaflet, a5, poster, bilingual]"
LINES = len((SMALL / LEAFLET).read_text(encoding="utf-8").splitlines())
WIDE = (
    "| Safeguarding | Responsibilities | Communication | Confidentiality | Organisation | "
    "Accessibility | Understanding |\n|---|---|---|---|---|---|---|\n"
    "| a | b | c | d | e | f | g |\n"
)
SENTENCE = "Somebody listens to you, asks what you have seen, and tells you what may come next. "


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(SMALL, tmp_path / "library"))
    change(folder, "[pdf, large-print]", FORMATS)
    return folder


def change(folder: Path, old: str, new: str, path: str = LEAFLET) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(folder: Path, text: str) -> None:
    with (folder / LEAFLET).open("a", encoding="utf-8") as file:
        file.write(text)


def export(folder: Path, format: str, language: str = "en") -> str:
    words = f"export worried --audience public --language {language} --format {format} --draft"
    out = folder.parent / "made.pdf"
    paths = ["--content", str(folder), "--out", str(out), "--today", "2026-11-23"]
    done = CliRunner().invoke(main, [*words.split(), *paths])
    assert (done.exit_code == 0) == out.exists(), done.output
    out.unlink(missing_ok=True)
    return done.output.strip()


@pytest.mark.parametrize("format", ["pdf", "large-print", "leaflet", "a5"])
def test_a_word_of_two_hundred_letters(library: Path, format: str) -> None:
    append(library, f"\nText {'a' * 200}\n")
    assert export(library, format) == (
        f"leaflets/worried.md:{LINES + 2}:6: error PF006 (warn) In English "
        f"“{'a' * 40}…” (200 characters) fits on no line. "
        "Write it in parts, with a space or a hyphen between them."
    )


def test_what_a_translator_wrote_is_named_in_the_translation(library: Path) -> None:
    """And it holds that language alone: the English text stays as it is."""
    polish = "**Dzwonisz.**"
    change(library, f"{polish} ", f"{polish} {'ą' * 200} ", PO)
    line = _line(library / PO, polish)
    assert export(library, "pdf", "pl") == (
        f"{PO}:{line}:1: error PF006 (warn) In Polish “{'ą' * 40}…” (200 characters) fits on no "
        "line. Write it in parts, with a space or a hyphen between them."
    )
    change(library, "ą" * 200, "字", PO)
    assert export(library, "pdf", "pl").startswith(f"{PO}:{line}:1: error PF002 (hold) “字”")
    assert export(library, "pdf").endswith("bytes.")


def _line(file: Path, words: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words in line)


def test_a_table_that_is_wider_than_the_page(library: Path) -> None:
    change(library, "kind: leaflet", "kind: guidance")
    append(library, f"\n{WIDE}")
    assert export(library, "pdf") == (
        f"leaflets/worried.md:{LINES + 2}:3: error PF007 (warn) In English a table is wider than "
        "the page: the longest words of its columns are “Safeguarding”, “Responsibilities”, "
        "“Communication”, “Confidentiality”, “Organisation”, “Accessibility”, “Understanding”. "
        "Give it fewer columns, or shorter words."
    )


def test_in_a_narrow_column_a_table_is_shown_row_by_row(library: Path) -> None:
    append(library, f"\n{WIDE}")
    assert export(library, "leaflet").endswith("bytes.")


@pytest.mark.parametrize(
    ("format", "part"), [("leaflet", "panel that folds in"), ("poster", "poster")]
)
def test_a_text_that_is_longer_than_its_sheet(library: Path, format: str, part: str) -> None:
    number = "Call {{ contact.emergency.phone }}. "
    append(library, "\n" + f"{number}{SENTENCE * 12}\n\n" * 12)
    output = export(library, format)
    line = int(output.split(":")[1])
    assert line > LINES
    assert output == (
        f"leaflets/worried.md:{line}:1: error PF005 (warn) In English there is no room after the "
        f"{part} for “Call 999. Somebody listens to you, asks what you have seen, …”. "
        "Shorten the text before the words named here, or take the format out."
    )


def test_a_character_that_no_face_has(library: Path) -> None:
    append(library, "\nText with 字 in the middle.\n")
    assert export(library, "pdf") == (
        f"leaflets/worried.md:{LINES + 2}:11: error PF002 (hold) “字” (U+5B57) in “is a choice. "
        "Text with 字 in the middle.” has no face in the PDF. Take it out, or add a face."
    )


def test_an_image_that_is_not_there(library: Path) -> None:
    append(library, "\n![A map](images/map.png)\n")
    assert export(library, "pdf") == (
        f"leaflets/worried.md:{LINES + 2}:1: error LK006 (hold) There is no image "
        "“images/map.png”. Did you mean “images/beacon.svg”?"
    )


def test_an_image_without_words(library: Path) -> None:
    append(library, "\n![](images/beacon.svg)\n")
    assert export(library, "pdf").startswith(
        f"leaflets/worried.md:{LINES + 2}:1: error AX001 (hold)"
    )


def test_a_skipped_heading(library: Path) -> None:
    append(library, "\n#### Too deep\n\nText.\n")
    assert export(library, "pdf").startswith(
        f"leaflets/worried.md:{LINES + 2}:1: error MD002 (hold)"
    )


def test_an_image_of_more_pixels_than_a_memory_holds(library: Path) -> None:
    header = struct.pack(">IIBBBBB", 40_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + header
    (library / "images" / "bomb.png").write_bytes(bomb)
    done = CliRunner().invoke(main, ["check", "--content", str(library), "--today", "2026-11-23"])
    assert (
        "images/bomb.png:1:1: error LK006 (hold) “images/bomb.png” is 40000 by 30000 pixels. "
        "Save it smaller: 25 million pixels fill a poster."
    ) in done.output.replace('"', "”").replace("”images", "“images")


def test_formats_that_none_of_the_languages_can_have(library: Path) -> None:
    change(library, "formats: [pdf]", "formats: [pdf, nastaliq]")
    done = CliRunner().invoke(main, ["check", "--content", str(library), "--today", "2026-11-23"])
    assert (
        "leaflets/worried.md:10:36: warning PF014 (warn) “nastaliq” is made in none of the "
        "languages of “community”: en, pl. Take the format out, or add a language that it is for."
    ) in done.output
    assert export(library, "nastaliq") == (
        "There is no “nastaliq” in English.\n“bilingual” is for languages beside English, "
        "“nastaliq” for Urdu; “braille: none” in languages.yml says that no sound table is known."
    )


def test_a_draft_stays_without_the_file_that_has_no_room(library: Path) -> None:
    change(library, FORMATS, "[pdf, leaflet]")
    append(library, "\n" + f"{SENTENCE * 12}\n\n" * 12)
    out = library.parent / "site"
    words = "build --draft --language en --audience public --plain --today 2026-11-23"
    done = CliRunner().invoke(
        main, [*words.split(), "--content", str(library), "--out", str(out), "--no-cache"]
    )
    assert "error PF005 (warn)" in done.output
    made = {p.name for p in (out / "public" / "leaflets" / "worried").iterdir()}
    assert "index.html" in made and "worried-en.pdf" in made
    assert "worried-en-leaflet.pdf" not in made
