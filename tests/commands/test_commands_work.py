"""Every command does its work on a small library, in words and in JSON."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waymark.cli import main

ROOT = Path(__file__).parents[2]
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "small_library", tmp_path / "library"))


def run(*words: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(w) for w in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def test_build_says_what_it_made_and_where(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "preview"
    result = run(
        "build", "--draft", "--content", library, "--out", out, "--plain", "--jobs", "1", *TODAY
    )
    last = result.stdout.splitlines()[-1]
    pages = [p for p in out.rglob("index.html") if "q" not in p.relative_to(out).parts]
    files = [p for p in out.rglob("*") if p.suffix in (".pdf", ".zip")]
    assert f"{len(pages)} pages, {len(files)} files, 3 languages" in last
    assert "drafts, not for publication" in last
    assert last.endswith("0 findings.")
    assert result.stderr.splitlines()[0] == "Reading…"


def test_build_strict_fails_on_warnings(library: Path, tmp_path: Path) -> None:
    (library / "stray.txt").write_text("x", encoding="utf-8")
    order = ("build", "--draft", "--content", library, "--out", tmp_path / "p", "--jobs", "1")
    run(*order, "--format", "pdf", "--language", "en", *TODAY)
    run(*order, "--format", "pdf", "--language", "en", "--strict", *TODAY, code=1)


def test_export_makes_one_file(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "leaflet.pdf"
    order = ("--audience", "public", "--language", "ur", "--format", "pdf", "--content", library)
    result = run("export", "leaflets/worried", *order, "--draft", "--out", out, *TODAY)
    assert out.read_bytes().startswith(b"%PDF-")
    assert "page" in result.stdout


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (("nobody", "public", "en", "pdf", "--draft"), "There is no document “nobody”"),
        (("worried", "nobody", "en", "pdf", "--draft"), "There is no audience “nobody”"),
        (("worried", "public", "xx", "pdf", "--draft"), "There is no language “xx”"),
        (("worried", "public", "en", "gif", "--draft"), "There is no format “gif”"),
        (("worried", "professionals", "en", "pdf", "--draft"), "has no edition"),
        (("worried", "public", "en", "pdf"), "Nothing is released"),
    ],
)
def test_export_says_what_there_is_not(
    library: Path, changes: tuple[str, ...], message: str
) -> None:
    document, audience, language, format, *rest = changes
    order = ("--audience", audience, "--language", language, "--format", format)
    result = run("export", document, *order, *rest, "--content", library, *TODAY, code=2)
    assert message in result.stderr


def test_new_starts_a_document_that_has_no_fault(library: Path) -> None:
    result = run("new", "leaflet", "Talking about worries", "--content", library, *TODAY)
    path = library / "leaflets" / "talking-about-worries.md"
    assert str(path) in result.stdout
    assert path.is_file()
    found = json.loads(run("check", "--json", "--content", library, *TODAY).stdout)["findings"]
    assert found == []


def test_new_never_writes_over_a_document(library: Path) -> None:
    before = (library / "leaflets" / "worried.md").read_bytes()
    CliRunner().invoke(main, ["new", "leaflet", "Worried", "--content", str(library), *TODAY])
    assert (library / "leaflets" / "worried.md").read_bytes() == before


def test_schema_is_the_committed_one() -> None:
    committed = json.loads((ROOT / "content_src" / "schema.json").read_text(encoding="utf-8"))
    assert json.loads(run("schema").stdout) == committed


def test_status_lists_every_edition(library: Path) -> None:
    rows = json.loads(run("status", "--json", "--content", library, *TODAY).stdout)
    assert {r["language"] for r in rows} == {"en", "pl", "ur"}
    assert {r["edition"] for r in rows} == {"draft"}
    plain = run("status", "--plain", "--content", library, *TODAY).stdout
    assert plain.splitlines()[0].startswith("document: ")
    assert len([x for x in plain.splitlines() if x.startswith("document: ")]) == len(rows)
    assert "document" in run("status", "--content", library, *TODAY).stdout


def test_status_tells_formats_and_how_hard_a_text_is() -> None:
    released = ROOT / "tests" / "library"
    rows = json.loads(run("status", "--json", "--content", released, *TODAY).stdout)
    named = {(r["document"], r["audience"], r["language"]): r for r in rows}
    english, polish = named["worried", "public", "en"], named["worried", "public", "pl"]
    assert {"pdf", "large-print"} <= set(english["formats"])
    assert set(english["formats"].values()) == {"released"}
    assert 2 < english["grade"] < 8
    assert english["longest sentence"] <= 25
    assert polish["grade"] is None
    shown = run("status", "--plain", "--content", released, *TODAY).stdout
    assert re.search(r"^audience: public; language: en; pdf: \d r", shown, re.M)


def test_status_tells_what_is_missing(library: Path) -> None:
    (library / "translations" / "pl" / "leaflets" / "worried.po").unlink()
    rows = json.loads(run("status", "--json", "--content", library, *TODAY).stdout)
    (missing,) = [r for r in rows if r["edition"] == "missing" and r["audience"] == "public"]
    assert (missing["document"], missing["language"]) == ("worried", "pl")
    assert set(missing["formats"].values()) == {"missing"}
    told = run("status", "--content", library, *TODAY).stdout
    assert "r released, d draft, m missing" in told
    assert "missing, because its title is not translated." in told


def test_check_lists_what_is_excepted() -> None:
    released = ROOT / "tests" / "library"
    shown = run("check", "--plain", "--content", released, *TODAY).stdout
    line = "leaflets/worried.md:42:18: excepted SG001 “dress” stands in a section about signs."
    assert f"{line} Reason: The same sentence." in shown
    told = json.loads(run("check", "--json", "--content", released, *TODAY).stdout)
    assert [(e["code"], e["line"], e["reason"]) for e in told["excepted"]][1] == (
        "SG001",
        42,
        "The same sentence.",
    )


def test_status_names_what_is_released() -> None:
    released = ROOT / "tests" / "library"
    rows = json.loads(run("status", "--json", "--content", released, *TODAY).stdout)
    states = {(r["document"], r["audience"], r["language"]): r["edition"] for r in rows}
    assert states["worried", "public", "en"] == "1.1"
    assert states["worried", "public", "ur"] == "1.0"
    assert states["online", "schools", "en"] == "withdrawn on 2026-11-09"
    assert "Nothing is released" not in run("status", "--content", released, *TODAY).stdout


def test_facts_list_names_users(library: Path) -> None:
    rows = json.loads(run("facts", "list", "--json", "--content", library, *TODAY).stdout)
    emergency = next(r for r in rows if r["fact"] == "contact.emergency.phone")
    assert emergency["value"] == "999"
    assert emergency["used by"]
    assert "999" in run("facts", "list", "--plain", "--content", library, *TODAY).stdout


def test_translations_update_changes_nothing_the_second_time(library: Path) -> None:
    run("translations", "update", "--content", library, *TODAY)
    again = run("translations", "update", "--content", library, *TODAY).stdout
    assert again.splitlines()[-1].endswith("0 changed.")


def test_a_changed_sentence_comes_back_alone(library: Path) -> None:
    run("translations", "update", "pl", "--content", library, *TODAY)
    path = library / "translations" / "pl" / "leaflets" / "worried.po"
    before = path.read_text(encoding="utf-8")
    file = library / "leaflets" / "worried.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nQuite new words.\n", encoding="utf-8")
    run("translations", "update", "pl", "--content", library, *TODAY)
    after = path.read_text(encoding="utf-8")
    added = [x for x in after.splitlines() if x and x not in before.splitlines()]
    assert [x for x in added if x.startswith("msgid")] == ['msgid "Quite new words."']
    assert not [x for x in before.splitlines() if x and x not in after.splitlines()]


def test_internal_notes_never_reach_a_translator(library: Path) -> None:
    file = library / "leaflets" / "worried.md"
    note = "\n/// internal\n\nOnly colleagues read this.\n\n///\n"
    file.write_text(file.read_text(encoding="utf-8") + note, encoding="utf-8")
    run("translations", "update", "--content", library, *TODAY)
    for path in (library / "translations").rglob("*.po"):
        assert "Only colleagues" not in path.read_text(encoding="utf-8")


def test_translations_of_a_language_that_is_not_there(library: Path) -> None:
    result = run("translations", "update", "xx", "--content", library, *TODAY, code=2)
    assert "There is no language “xx”" in result.stderr
    plain = run("translations", "status", "--plain", "--content", library, *TODAY).stdout
    assert "language: ur" in plain
