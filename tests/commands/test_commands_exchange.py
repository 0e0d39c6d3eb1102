"""``translations export`` and ``import``: to a translator by mail, and back."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from waymark.cli import main

SMALL = Path(__file__).parents[1] / "small_library"
PO = "translations/pl/leaflets/worried.po"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    library = Path(shutil.copytree(SMALL, tmp_path / "library"))
    run("update", "--content", library)
    return library


def run(*words: str | Path, code: int = 0) -> Result:
    day = ["--today", "2026-11-23"]
    result = CliRunner().invoke(main, ["translations", *(str(w) for w in words), *day])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def test_a_word_table_there_and_back(library: Path, tmp_path: Path) -> None:
    out = run("export", "worried", "pl", "--format", "docx", "--content", library)
    assert out.output.startswith("worried.pl.docx: ")
    before = (library / PO).read_bytes()
    same = run("import", "worried.pl.docx", "--content", library)
    assert " 0 rows used, " in same.output
    assert (library / PO).read_bytes() == before
    table = docx.Document(str(tmp_path / "worried.pl.docx"))
    rows = {r.cells[0].paragraphs[-1].text: r for r in table.tables[0].rows}
    rows["When"].cells[1].text = "W którym momencie"
    rows["stays away from friends and family"].cells[1].text = "unika 7 osób"
    table.save(str(tmp_path / "back from agency.docx"))
    back = run("import", "back from agency.docx", "--content", library, code=1)
    assert f"{library / PO}: written" in back.output
    assert "1 row used, " in back.output
    assert "1 refused." in back.output
    line = next(x for x in back.output.splitlines() if "TR005" in x)
    assert line.startswith("back from agency.docx:")
    assert "adds the number “7”" in line
    assert "W którym momencie" in (library / PO).read_text("utf-8")
    copy = docx.Document(io.BytesIO((tmp_path / "back from agency.refused.docx").read_bytes()))
    assert sum("Not used: " in c.text for r in copy.tables[0].rows for c in r.cells) == 1
    again = run("import", "back from agency.refused.docx", "--content", library, code=1)
    assert "0 rows used" in again.output
    assert not list(tmp_path.glob("*.refused.refused*"))


@pytest.mark.parametrize("format", ["po", "xliff", "docx", "html"])
def test_every_document_of_a_language(library: Path, tmp_path: Path, format: str) -> None:
    run("export", "--all", "ur", "--format", format, "--out", "out", "--content", library)
    ending = {"xliff": "xlf"}.get(format, format)
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {f"{n}.ur.{ending}" for n in ("worried", "help", "library")}
    if format != "html":
        back = run("import", *sorted((tmp_path / "out").iterdir()), "--content", library)
        assert back.output.count(" 0 refused.") == 3


def test_out_is_a_file_or_a_folder(library: Path, tmp_path: Path) -> None:
    order = ("export", "leaflets/worried", "pl", "--format", "xliff", "--content", library)
    run(*order, "--out", "deep/for-agency.xlf")
    assert (tmp_path / "deep" / "for-agency.xlf").is_file()
    run(*order, "--out", "deep")
    assert (tmp_path / "deep" / "worried.pl.xlf").is_file()
    every = ("export", "--all", "pl", "--format", "xliff", "--content", library)
    assert "is a file" in run(*every, "--out", "deep/for-agency.xlf", code=2).output


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("export", "worried", "--format", "docx"), 2, "a document and a language"),
        (("export", "worried", "pl", "ur", "--format", "docx"), 2, "a document and a language"),
        (("export", "worried", "pl"), 2, "--format"),
        (("export", "worried", "pl", "--format", "pdf"), 2, "docx"),
        (("export", "nothing", "pl", "--format", "docx"), 2, "There is no “nothing”."),
        (("export", "guide", "pl", "--format", "docx"), 2, "no texts in “pl”"),
        (("export", "worried", "xx", "--format", "docx"), 2, "no language “xx”"),
        (("import", "nothing.docx"), 2, "nothing.docx"),
    ],
)
def test_what_cannot_run_says_why(
    library: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    assert says in run(*words, "--content", library, code=code).output


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('original="worried.pl', 'original="gone.pl', "There is no “gone”."),
        ('trgLang="pl"', 'trgLang="fr"', "There is no language “fr”."),
        ('original="worried.pl', 'original="', "The file no longer says which document"),
    ],
)
def test_a_file_of_another_library(
    library: Path, tmp_path: Path, old: str, new: str, says: str
) -> None:
    run("export", "worried", "pl", "--format", "xliff", "--content", library)
    file = tmp_path / "worried.pl.xlf"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    result = run("import", file, "--content", library, code=1)
    assert "TR026" in result.output
    assert says in result.output


def test_a_po_file_with_faults_is_mended_first(library: Path) -> None:
    (library / PO).write_text('msgid "x\n', "utf-8")
    result = run("export", "worried", "pl", "--format", "docx", "--content", library, code=2)
    assert "must be mended first" in result.output
    assert "TR003" in result.output


def test_who_translated_is_said(library: Path, tmp_path: Path) -> None:
    po = library / "translations/ur/leaflets/worried.po"

    def state() -> str:
        return po.read_text("utf-8").partition("X-Waymark-State: ")[2].partition("\\n")[0]

    run("export", "worried", "ur", "--format", "docx", "--content", library)
    table = docx.Document(str(tmp_path / "worried.ur.docx"))
    assert state() == "machine"
    run("import", "worried.ur.docx", "--content", library)
    assert state() == "machine"
    rows = table.tables[0].rows
    rows[2].cells[1].text = "کس کو کال کریں۔"
    rows[-1]._tr.getparent().remove(rows[-1]._tr)
    table.save(str(tmp_path / "part.docx"))
    run("import", "part.docx", "--state", "human", "--content", library, code=1)
    assert state() == "machine", "a person translated one row, and was not shown another"
    run("export", "worried", "ur", "--format", "docx", "--content", library)
    run("import", "worried.ur.docx", "--state", "human", "--content", library)
    assert state() == "human"
