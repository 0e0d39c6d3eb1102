"""``waymark verify`` on the sites of both libraries, clean and with leaks put in by hand."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from waymark.build import Options, build_drafts, build_released
from waymark.cli import main

ROOT = Path(__file__).parents[2]
SMALL, FICTION = ROOT / "tests" / "small_library", ROOT / "tests" / "library"
TODAY = date(2026, 11, 23)
LEAFLET = "public/leaflets/worried"
SCHOOLS_BLOCK = "What a pupil says in a lesson is part of learning."
NOTE = "the owner fills in the facts under local and reads it against the final text"


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small library with words for schools only, and a note to colleagues."""
    folder = tmp_path_factory.mktemp("working") / "library"
    shutil.copytree(SMALL, folder)
    guide = folder / "referral" / "guide.md"
    more = f"\n/// audience | schools\n\n{SCHOOLS_BLOCK}\n\n///\n\n/// internal\n\n{NOTE}\n\n///\n"
    guide.write_text(guide.read_text(encoding="utf-8") + more, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def drafts(working: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its drafts."""
    out = tmp_path_factory.mktemp("drafts") / "preview"
    assert build_drafts(Options(ROOT, working, out, TODAY, draft=True), quiet).built
    return out


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional council's releases."""
    out = tmp_path_factory.mktemp("released") / "site"
    assert build_released(Options(ROOT, FICTION, out, TODAY), quiet).built
    return out


def verify(site: Path, content: Path) -> Result:
    words = ["verify", str(site), "--content", str(content), "--today", "2026-11-23", "--plain"]
    result = CliRunner().invoke(main, words)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def leaks(result: Result) -> dict[str, set[str]]:
    """The codes found, by address."""
    assert result.exit_code == 1, result.output
    found: dict[str, set[str]] = {}
    for line in result.output.splitlines()[:-1]:
        address, _, rest = line.partition(":1:1: error ")
        assert "(stop)" in rest, line
        found.setdefault(address, set()).add(rest.split()[0])
    return found


def test_the_drafts_are_clean(drafts: Path, working: Path) -> None:
    result = verify(drafts, working)
    assert result.output.endswith("files read: nothing leaks.\n")
    assert result.exit_code == 0


def test_the_releases_are_clean(released: Path) -> None:
    result = verify(released, FICTION)
    assert result.output.endswith("files read: nothing leaks.\n")
    assert result.exit_code == 0


def append(text: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        page = file.read_text(encoding="utf-8")
        assert "</main>" in page
        file.write_text(page.replace("</main>", f"<p>{text}</p></main>", 1), encoding="utf-8")

    return change


def into_pdf(text: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        out = io.BytesIO()
        with pikepdf.open(file) as pdf:
            pdf.docinfo["/Keywords"] = text
            pdf.save(out)
        file.write_bytes(out.getvalue())

    return change


def write(data: bytes) -> Callable[[Path], None]:
    return lambda file: file.write_bytes(data) and None


def packed(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


PUT_IN: tuple[tuple[str, str, Callable[[Path], None]], ...] = (
    (f"{LEAFLET}/index.html", "VE001", append(SCHOOLS_BLOCK)),
    (f"pl/{LEAFLET}/index.html", "VE001", append(SCHOOLS_BLOCK)),
    ("professionals/referral/guide/index.html", "VE001", append(SCHOOLS_BLOCK)),
    ("schools/referral/guide/index.html", "VE002", append(NOTE)),
    ("index.html", "VE003", append("OFFICIAL&#8211;SENSITIVE")),
    ("ur/index.html", "VE005", append("۰۱۲۰۲ ۵۵۵ ۰۱۲")),
    ("404.html", "VE006", append("someone&#64;council.example")),
    (f"{LEAFLET}/worried-en.pdf", "VE001", into_pdf(SCHOOLS_BLOCK)),
    (f"ur/{LEAFLET}/worried-ur.pdf", "VE004", into_pdf("RESTRICTED")),
    (f"{LEAFLET}/pack.zip", "VE002", write(packed("a/b.txt", NOTE.encode()))),
    (f"{LEAFLET}/secret.zip", "VE004", write(packed("OFFICIAL-SENSITIVE.txt", b"x"))),
    ("search/index.json", "VE001", write(f'{{"text": "{SCHOOLS_BLOCK}"}}'.encode())),
    ("assets/broken.pdf", "VE008", write(b"%PDF-1.7 broken")),
)


def test_what_is_put_into_a_built_site_is_found_and_nothing_else(
    drafts: Path, working: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(drafts, tmp_path / "site"))
    for address, _, change in PUT_IN:
        file = site / address
        file.parent.mkdir(exist_ok=True)
        change(file)
    result = verify(site, working)
    assert leaks(result) == {address: {code} for address, code, _ in PUT_IN}
    assert f"{len(PUT_IN)} findings." in result.output


def test_a_released_site_is_held_to_what_was_released(released: Path, tmp_path: Path) -> None:
    """The working text's words may be in a preview, not in a site of releases."""
    library = Path(shutil.copytree(FICTION, tmp_path / "library"))
    leaflet = library / "leaflets" / "worried.md"
    new = "Come to the open evening in the town hall and bring a friend along."
    text = leaflet.read_text(encoding="utf-8")
    block = f"\n/// audience | community\n\n{new}\n\n///\n"
    leaflet.write_text(text + block, encoding="utf-8")
    site = Path(shutil.copytree(released, tmp_path / "site"))
    append(new)(site / "community/leaflets/worried/index.html")
    found = leaks(verify(site, library))
    assert found == {"community/leaflets/worried/index.html": {"VE001"}}


def test_an_old_number_is_found_after_it_changed(released: Path, tmp_path: Path) -> None:
    library = Path(shutil.copytree(FICTION, tmp_path / "library"))
    key, new = "contact.listening_line.phone", "0808 157 0999"
    evidence = ["--source", "https://line.exampleshire.test/", "--date", "2026-11-23"]
    roles = ["--role", "prevent-coordinator", "--role2", "safeguarding-lead"]
    words = ["facts", "set", key, new, *evidence, *roles, "--today", "2026-11-23"]
    done = CliRunner().invoke(main, [*words, "--content", str(library)])
    assert done.exit_code == 0, done.output
    found = leaks(verify(released, library))
    assert set().union(*found.values()) == {"VE007"}
    for ending in (".html", ".pdf"):
        assert any(address.startswith("ur/") and address.endswith(ending) for address in found)


def test_a_place_without_a_site_or_library_cannot_be_verified(drafts: Path, tmp_path: Path) -> None:
    empty = verify(tmp_path, SMALL)
    assert (empty.exit_code, empty.output) == (
        2, f"There are no files in {tmp_path}.\nName the folder of a built site.\n"
    )  # fmt: skip
    missing = verify(drafts, tmp_path / "nowhere")
    assert missing.exit_code == 2
    assert "There is no folder" in missing.output
    (tmp_path / "nothing").mkdir()
    unread = verify(drafts, tmp_path / "nothing")
    assert unread.exit_code == 2
    assert "waymark check says what to mend." in unread.output
