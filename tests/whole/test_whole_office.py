"""Word, PowerPoint, EPUB, text and braille: in one build, on their pages, the same each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from epub_judge import SOUND, ace, epubcheck

from waymark.build import Outcome
from waymark.model import Effect

Build = Callable[..., tuple[Outcome, Path]]
ASKED = "[pdf, docx, pptx, epub, text, braille]"
ENDINGS = ("docx", "pptx", "epub", "txt", "brf")
SLIDES = "\n/// slide | What you may notice\n- A change that lasts\n///\n\nSay it slowly.\n"


def every_format(library: Path) -> None:
    """The small library's leaflets in all these formats; Urdu has no table of braille."""
    for name in ("leaflets/worried.md", "help/get-help.md"):
        path = library / name
        text = re.sub(r"formats: \[[^\]]*\]", f"formats: {ASKED}", path.read_text("utf-8"))
        text = re.sub(r"\{languages: (\[[^\]]*\])\}", rf"{{languages: \1, formats: {ASKED}}}", text)
        text = text.replace("kind: guidance", "kind: leaflet")
        path.write_text(text + SLIDES, encoding="utf-8")
    languages = library / "languages.yml"
    text = languages.read_text("utf-8")
    text = text.replace("locale: en_GB,", "locale: en_GB, braille: en-ueb-g2.ctb,")
    languages.write_text(text.replace("locale: pl,", "locale: pl, braille: Pl-Pl-g1.utb,"), "utf-8")


def made(site: Path) -> dict[str, bytes]:
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for ending in ENDINGS
        for p in site.rglob(f"*.{ending}")
        if p.name != "robots.txt"
    }


def test_all_formats_stand_in_one_build_and_on_their_pages(library: Path, build: Build) -> None:
    every_format(library)
    outcome, site = build(cache=False, languages=("en", "ur"))
    assert outcome.built
    assert not [f for f in outcome.findings if f.effect is not Effect.WARN]
    first = made(site)
    folder = "public/leaflets/worried/worried-en"
    assert {f"{folder}.{ending}" for ending in ENDINGS} <= first.keys()
    page = (site / "public/leaflets/worried/index.html").read_text("utf-8")
    for ending in ENDINGS:
        assert f'href="worried-en.{ending}" download' in page
    assert "ur/public/leaflets/worried/worried-ur.docx" in first
    assert "ur/public/leaflets/worried/worried-ur.brf" not in first
    absent = [f.message for f in outcome.findings if f.code == "PF032"]
    assert absent == ["No braille is made in Urdu (ur): languages.yml names no table for it."]
    again, site = build(cache=False, languages=("en", "ur"))
    assert again.built and made(site) == first
    languages = library / "languages.yml"
    text = languages.read_text("utf-8").replace("locale: ur_PK,", "locale: ur_PK, braille: none,")
    languages.write_text(text, "utf-8")
    told, site = build(cache=False, languages=("en", "ur"))
    assert told.built and made(site) == first
    assert not [f for f in told.findings if f.code == "PF032"]


def test_collections_hold_the_texts_of_an_audience_and_all_leaflets(
    library: Path, build: Build
) -> None:
    every_format(library)
    outcome, site = build(languages=("en",))
    assert outcome.built
    books = {p for p in made(site) if p.endswith(".epub")}
    assert "public/public-en.epub" in books
    assert "leaflets-and-languages/leaflets-en.epub" in books
    assert 'href="public-en.epub" download' in (site / "public/index.html").read_text("utf-8")
    leaflets = (site / "leaflets-and-languages/index.html").read_text("utf-8")
    assert 'href="leaflets-en.epub" download hreflang="en"' in leaflets
    files = [site / book for book in sorted(books)]
    assert epubcheck(files) == dict.fromkeys(files, SOUND)
    outcome, site = build(formats=("docx",), languages=("en",))
    assert not [p for p in made(site) if p.endswith(".epub")]


def test_a_slide_that_is_too_full_holds_its_document_and_names_the_line(
    library: Path, build: Build
) -> None:
    every_format(library)
    path = library / "leaflets/worried.md"
    rows = "\n".join("| one | more |" for _ in range(300))
    text = path.read_text("utf-8") + f"\n/// slide | Rows\n| A | B |\n|---|---|\n{rows}\n///\n"
    path.write_text(text, encoding="utf-8")
    line = text.split("\n").index("/// slide | Rows") + 1
    outcome, _ = build(languages=("en",))
    faults = {(f.path, f.line, f.message) for f in outcome.findings if f.code == "PF030"}
    said = "The slide “Rows” has a table of 300 rows, which is higher than the slide."
    assert ("leaflets/worried.md", line, said) in faults


@pytest.mark.slow
def test_ace_finds_nothing_in_any_book_of_the_starter(starter: Path, tmp_path: Path) -> None:
    books = sorted(starter.rglob("*.epub"))
    assert len(books) > 10
    folders = [tmp_path / str(number) for number in range(len(books))]
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(books, pool.map(ace, books, folders), strict=True))
    assert {book: faults for book, faults in found.items() if faults} == {}
