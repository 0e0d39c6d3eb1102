"""LibreOffice opens the Word table, saves it, and what it saves is taken."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from waymark.markup import skeleton
from waymark.model import Direction, Language, SourceText, TranslationKind
from waymark.translation import document_texts, read_catalogue, update
from waymark.translation.exchange import (
    ReturnedFile,
    Terms,
    Worksheet,
    read_file,
    take,
    with_texts,
    worksheet,
    write_docx,
)

TEXT = SourceText("leaflets/a.md", ("Call **{{ a.phone }}**, then [read](doc:guide).",), (1,))
TEXTS = document_texts("Title & more", "Summary", [("public", TEXT)])
FACTS = {"a.phone": "0800 011 3764"}
LANGUAGES = (
    (Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK"), "کال کریں **{1}** اور {2}پڑھیں{3}۔"),
    (Language("pl", "Polski", "Polish", Direction.LTR, "pl"), "Zadzwoń **{1}** i {2}czytaj{3}."),
    (Language("bn", "বাংলা", "Bengali", Direction.LTR, "bn"), "**{1}** কল করুন, {2}পড়ুন{3}।"),
    (Language("zh", "中文", "Chinese", Direction.LTR, "zh_CN"), "拨打 **{1}** 并{2}阅读{3}。"),
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert shutil.which("soffice"), "install libreoffice-writer-nogui"
    return tmp_path_factory.mktemp("office")


def office(profile: Path, kind: str, *files: Path) -> None:
    where = ("--outdir", str(files[0].parent / "out"))
    own = f"-env:UserInstallation={profile.as_uri()}"
    done = subprocess.run(
        ["soffice", "--headless", own, "--convert-to", kind, *where, *map(str, files)],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr


def sheet_of(language: Language, text: str) -> Worksheet:
    catalogue = read_catalogue(text, "translations/x/leaflets/a.po", language.code)[0]
    return worksheet("a", "Title & more", text, catalogue, language)


def test_libreoffice_keeps_everything(profile: Path, tmp_path: Path) -> None:
    """One run of LibreOffice for all languages: one file as it went out, one translated."""
    files = []
    for language, words in LANGUAGES:
        empty = update(TEXTS, None, language, "leaflets/a.md")
        ours = sheet_of(language, empty)
        text = ours.rows[2].codes.show(words)[0]
        full = with_texts(empty, {ours.rows[2].key: text}, TranslationKind.HUMAN, whole=False)
        for name, out in (("full", full), ("empty", empty)):
            path = tmp_path / f"{name}.{language.code}.docx"
            path.write_bytes(write_docx(sheet_of(language, out), FACTS))
            files.append(path)
        document = docx.Document(str(path))
        document.tables[0].rows[3].cells[1].text = words
        document.save(str(path))
    office(profile, "docx:MS Word 2007 XML", *files)
    for language, words in LANGUAGES:
        ours = sheet_of(language, update(TEXTS, None, language, "leaflets/a.md"))
        text = ours.rows[2].codes.show(words)[0]
        for name in ("full", "empty"):
            data = (tmp_path / "out" / f"{name}.{language.code}.docx").read_bytes()
            file = read_file(data, "a.docx")
            assert isinstance(file, ReturnedFile)
            assert f"{file.document}.{file.language}.{file.revision}" == ours.name
            taken = take(file, ours, Terms((TEXT,), skeleton, FACTS))
            if name == "empty":
                assert taken.findings == ()
                assert list(taken.texts.values()) == [text]
                continue
            full = with_texts(
                update(TEXTS, None, language, "leaflets/a.md"),
                {ours.rows[2].key: text},
                TranslationKind.HUMAN,
                whole=False,
            )
            again = take(file, sheet_of(language, full), Terms((TEXT,), skeleton, FACTS))
            assert (again.findings, dict(again.texts), again.whole) == ((), {}, True)


def test_what_libreoffice_saved_still_runs_from_the_right(profile: Path, tmp_path: Path) -> None:
    language, words = LANGUAGES[0]
    empty = update(TEXTS, None, language, "leaflets/a.md")
    ours = sheet_of(language, empty)
    text = ours.rows[2].codes.show(words)[0]
    full = with_texts(empty, {ours.rows[2].key: text}, TranslationKind.HUMAN, whole=False)
    path = tmp_path / "a.ur.docx"
    path.write_bytes(write_docx(sheet_of(language, full), FACTS))
    office(profile, "docx:MS Word 2007 XML", path)
    office(profile, "pdf", path)
    saved = docx.Document(io.BytesIO((tmp_path / "out" / "a.ur.docx").read_bytes()))
    paragraph = saved.tables[0].rows[3].cells[1].paragraphs[0]
    style = paragraph.style
    assert style is not None
    both = [*paragraph._p.iter(qn("w:bidi")), *style.element.iter(qn("w:bidi"))]
    assert both, "the paragraph no longer runs from the right"
    head = saved.tables[0].rows[0]._tr
    assert list(head.iter(qn("w:tblHeader"))), "the head no longer stands on every page"
    with pypdfium2.PdfDocument((tmp_path / "out" / "a.ur.pdf").read_bytes()) as pdf:
        drawn = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert re.search(r"\{1: 0800 011 3764\}", drawn), "the number is not in its order"
