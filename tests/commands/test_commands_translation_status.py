"""``waymark translations status`` on the fictional council's library."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from lxml import html

from waymark.cli import main

LIBRARY = Path(__file__).parents[1] / "library"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One Polish text fuzzy, one missing, one refused; nobody has read the Urdu help page."""
    copy = Path(shutil.copytree(LIBRARY, tmp_path / "library"))
    path = copy / "translations/pl/leaflets/worried.po"
    file = polib.pofile(str(path))
    known = {e.msgid: e for e in file}
    known["How to talk"].flags.append("fuzzy")
    known["What you may notice"].msgstr = ""
    known["What happens next"].msgstr = "<b>Co dalej</b>"
    file.save(str(path))
    (copy / "translations/ur/help/get-help-now.review.yml").unlink()
    return copy


def run(library: Path, *words: str) -> str:
    done = CliRunner().invoke(
        main, ["translations", "status", "--content", str(library), *words], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_counts_as_data(library: Path) -> None:
    rows = {(r["document"], r["language"]): r for r in json.loads(run(library, "--json"))}
    polish = rows["worried", "pl"]
    assert (polish["state"], polish["fuzzy"], polish["refused"], polish["missing"]) == (
        *("in progress", 1, 1, 1),
    )
    assert polish["done"] == polish["reviewed"] == polish["total"] - 3
    urdu = rows["help", "ur"]
    assert urdu["state"] == "to be reviewed" and urdu["human"] == urdu["total"]
    assert urdu["critical_open"] == urdu["critical"] == 3
    assert ("online", "ur") not in rows  # it does not go there


def test_a_table_and_one_fact_a_line(library: Path) -> None:
    lines = run(library).splitlines()
    row = next(x.split() for x in lines if x.split()[:2] == ["help", "ur"])
    assert row[2:6] == ["◆", "to", "be", "reviewed"] and row[-4:] == ["▲", "3", "critical", "open"]
    assert "3 texts that lead to help at once not reviewed yet (▲)." in lines[-1]
    plain = run(library, "--plain")
    assert "document: help; language: ur; state: to be reviewed; " in plain and "◆" not in plain


def test_the_page_is_written_only_where_it_changes(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "office" / "status.html"
    assert "written" in run(library, "--html", str(file), "--today", "2026-11-23")
    page = html.parse(str(file)).getroot()
    assert page.findtext(".//h1") == "Translations of Safer Exampleshire"
    assert [h.get("id") for h in page.xpath("//h2[@id]")] == ["pl", "ur"]
    assert "unchanged" in run(library, "--html", str(file), "--today", "2026-11-23")


def test_a_library_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "languages.yml").write_text("en: [", encoding="utf-8")
    done = CliRunner().invoke(main, ["translations", "status", "--content", str(tmp_path)])
    assert done.exit_code == 1 and "LB00" in done.output
