"""Whole builds: the same bytes each time, and an old site that no failure touches."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import lxml.html
import pytest

from waymark.build import CannotRunError, Options, Outcome, build_drafts, table
from waymark.model import SourceText

ROOT = Path(__file__).parents[2]
Build = Callable[..., tuple[Outcome, Path]]


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file below a folder by its address, as SHA-256."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        p.relative_to(folder).as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file()
    }


@pytest.mark.slow
def test_two_builds_are_byte_identical(starter: Path, again: Callable[[Path], Path]) -> None:
    """PDFs included, made anew: nothing in a site depends on when or where it was made."""
    other = again(starter.parent / "elsewhere" / "site")
    assert bytes_of(other) == bytes_of(starter)
    assert any(name.endswith(".pdf") for name in bytes_of(starter))


def test_a_second_build_changes_no_file(build: Build) -> None:
    _, out = build()
    before = times_of(out)
    assert build()[0].built
    assert times_of(out) == before
    assert [n for n in before if n.rsplit("/", 1)[-1].startswith(".")] == [".nojekyll"]


def test_a_changed_sentence_changes_its_pages_and_files_alone(build: Build, library: Path) -> None:
    _, out = build()
    before = bytes_of(out)
    file = library / "leaflets" / "worried.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    assert build()[0].built
    after = bytes_of(out)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    gathered = [n for n in changed if n.startswith("pagefind/") or "leaflets-and-languages" in n]
    own = changed - set(gathered)
    assert own and all("leaflets/worried/" in name for name in own), changed


def test_what_is_no_longer_written_is_gone(build: Build, library: Path) -> None:
    _, out = build()
    assert (out / "public" / "leaflets" / "worried" / "worried-en.pdf").is_file()
    (library / "leaflets" / "worried.md").unlink()
    for path in (library / "translations").rglob("worried.po"):
        path.unlink()
    assert build()[0].built
    assert not any("worried" in name for name in bytes_of(out))


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("languages.yml", b"en: [\n"),
        ("audiences.yml", b"\xff\xfe"),
        ("facts/contacts.yml", b"contact: {emergency: {phone: {type: phone}}}\n"),
        ("organisation.yml", b"a: &a [*a]\n"),
    ],
)
def test_a_fault_that_stops_leaves_the_old_site(
    build: Build, library: Path, path: str, data: bytes
) -> None:
    _, out = build()
    before = times_of(out)
    (library / path).write_bytes(data)
    outcome, _ = build()
    assert not outcome.built
    assert any(f.effect == "stop" for f in outcome.findings)
    assert times_of(out) == before


def test_a_broken_document_is_left_out_and_the_others_stay(build: Build, library: Path) -> None:
    build()
    file = library / "leaflets" / "worried.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n/// internal\n\nx\n", encoding="utf-8")
    outcome, out = build()
    assert outcome.built
    assert {f.code for f in outcome.findings} == {"AU003", "LK008"}
    assert {f.code for f in outcome.findings if f.effect == "hold"} == {"AU003"}
    names = bytes_of(out)
    page = (out / "public" / "help" / "get-help" / "index.html").read_text(encoding="utf-8")
    assert "leaflets/worried" not in page and "doc:" not in page
    assert not any("leaflets/worried" in n for n in names)
    assert "public/help/get-help/index.html" in names


def stage_names() -> list[str]:
    names: list[str] = []

    def watch(stage: str, _done: int, _total: int) -> None:
        names.append(stage)

    return [name for name, _ in table.stages(None, watch)]  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", stage_names())
def test_a_failure_at_any_stage_leaves_the_old_site(
    build: Build, library: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out = build()
    before = times_of(out)
    file = library / "leaflets" / "worried.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nA change.\n", encoding="utf-8")

    def fails(_work: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    usual = table.stages
    monkeypatch.setattr(
        table,
        "stages",
        lambda pool, told: tuple((n, fails if n == stage else s) for n, s in usual(pool, told)),
    )
    with pytest.raises(CannotRunError, match="No space left"):
        build()
    assert times_of(out) == before
    monkeypatch.setattr(table, "stages", usual)
    assert build()[0].built
    assert times_of(out) != before


def test_a_killed_build_leaves_the_old_site_and_the_next_one_works(
    build: Build, library: Path, tmp_path: Path
) -> None:
    _, out = build()
    before = times_of(out)
    code = (
        "import os, sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from waymark.build import Options, build_drafts\n"
        "root, content, out, last = map(Path, sys.argv[1:])\n"
        "def told(stage, done, total):\n"
        "    if stage == str(last): os._exit(9)\n"
        "if __name__ == '__main__':\n"
        "    build_drafts(Options(root=root, content=content, out=out,\n"
        "                 today=date(2026, 11, 24), draft=True, jobs=1), told)\n"
    )
    script = tmp_path / "killed.py"
    script.write_text(code, encoding="utf-8")
    for last in ("Making files", "Putting together", "Exchanging"):
        done = subprocess.run(
            [sys.executable, script, ROOT, library, out, last],
            check=False,
            stdout=subprocess.PIPE,  # stays open until the last worker has gone too
            stderr=subprocess.STDOUT,
            timeout=60,
        )
        assert done.returncode == 9, done.stdout
        assert times_of(out) == before
    assert build()[0].built


def test_two_builds_of_a_small_library_are_byte_identical(build: Build, tmp_path: Path) -> None:
    _, out = build()
    build(out=tmp_path / "elsewhere" / "site", cache=False)
    assert bytes_of(tmp_path / "elsewhere" / "site") == bytes_of(out)
    assert any(name.endswith(".pdf") for name in bytes_of(out))


def test_plain_mkdocs_makes_the_same_pages(build: Build, library: Path, tmp_path: Path) -> None:
    """``mkdocs build``: titles, languages, directions and links of all pages are equal."""
    # A copy for a folder is made of drawn pages, after MkDocs: plain ``mkdocs build`` has none.
    _, site = build(today=datetime.now().astimezone().date(), offline=False)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(library, tmp_path / "content_src")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout + done.stderr == ""
    plain = tmp_path / "build" / "preview"
    assert set(bytes_of(plain)) == set(bytes_of(site))
    for page in sorted(site.rglob("*.html")):
        assert shape(plain / page.relative_to(site)) == shape(page), page


def shape(path: Path) -> dict[str, object]:
    page = lxml.html.fromstring(path.read_bytes())
    links = [
        (e.get("href"), e.get("hreflang"), e.get("lang"))
        for e in page.iter("a", "link")
        if e.get("href")
    ]
    return {
        "title": page.findtext(".//title"),
        "lang": page.get("lang"),
        "dir": page.get("dir"),
        "headings": [
            (e.tag, e.get("id"), e.text_content()) for e in page.iter("h1", "h2", "h3", "h4")
        ],
        "links": links,
    }


def test_a_partial_order_names_what_there_is(build: Build) -> None:
    for changes in ({"languages": ("xx",)}, {"audiences": ("xx",)}, {"formats": ("xx",)}):
        with pytest.raises(CannotRunError, match="There is no"):
            build(**changes)


def test_one_language_alone_can_be_built(build: Build) -> None:
    outcome, out = build(languages=("en",), formats=("pdf",))
    assert outcome.languages == 1
    names = bytes_of(out)
    assert not any(n.startswith(("pl/", "ur/")) or "large-print" in n for n in names)


def test_a_translation_of_another_structure_leads_to_the_card_of_its_language(
    build: Build, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TR008 keeps the Polish back: its address says so in Polish and leads to the English."""
    address = "pl/public/leaflets/worried/index.html"
    _, out = build()
    assert "unika przyjaciół" in (out / address).read_text(encoding="utf-8")
    room = sys.modules["waymark.translation.merge"]  # its name is that of its function

    def same(_: SourceText, merged: SourceText, skeleton: object) -> bool:
        return "unika przyjaciół" not in merged.text

    monkeypatch.setattr(room, "same_structure", same)
    po = library / "translations" / "pl" / "leaflets" / "worried.po"
    po.write_text(po.read_text(encoding="utf-8") + "\n", encoding="utf-8")  # else it is kept
    outcome, _ = build()
    assert outcome.built
    assert ("TR008", "translations/pl/leaflets/worried.po") in {
        (f.code, f.path) for f in outcome.findings
    }
    page = lxml.html.fromstring((out / address).read_text(encoding="utf-8"))
    assert page.findtext(".//h1") == "Ten tekst nie jest jeszcze gotowy w tym języku"
    text = page.text_content().replace("\N{NO-BREAK SPACE}", " ")
    assert "0808 157 0123" in text and "unika przyjaciół" not in text
    links = page.xpath("//main//a[@hreflang]/@href")
    assert links == [
        "../../../../public/leaflets/worried/",
        "../../../../ur/public/leaflets/worried/",
    ]
    assert not list((out / address).parent.glob("*.pdf"))


def test_a_folder_is_named_from_where_one_stands(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative ``--out`` outside the project once failed: MkDocs took it for its own file's."""
    monkeypatch.chdir(tmp_path)
    out = Path("here/site")
    options = Options(
        ROOT, library, out, date(2026, 11, 23), draft=True, formats=("text",), offline=False
    )
    assert build_drafts(options, lambda *_: None).built
    assert (tmp_path / "here" / "site" / "index.html").is_file()
