"""A glance at what was just saved: the page that the next build makes, before it is made."""

from __future__ import annotations

import contextlib
import multiprocessing
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.whole.conftest import ROOT, TODAY, quiet

from waymark.build import CannotRunError, Options, Preview, preview

ENGLISH, POLISH = "public/leaflets/worried/", "pl/public/leaflets/worried/"


@pytest.fixture
def watched(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """The preview of the small library, built once, in this process."""
    monkeypatch.setattr(preview, "executor", lambda jobs: ThreadPoolExecutor(1))
    out = tmp_path / "site"
    options = Options(root=ROOT, content=library, out=out, today=TODAY, draft=True, offline=False)
    with Preview(options) as found:
        assert found.build(quiet).built
        yield found


def saved(library: Path, name: str, old: str, new: str) -> None:
    path = library / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def site(watched: Preview, address: str) -> bytes:
    return (watched.options.out / address / "index.html").read_bytes()


SAVED: dict[str, tuple[str, str, str, set[str]]] = {
    "a sentence": (
        "leaflets/worried.md",
        "talk to someone.",
        "talk to someone today.",
        {ENGLISH, "community/leaflets/worried/"},
    ),
    "a heading": (
        "leaflets/worried.md",
        "## Who to call",
        "## Whom to call first",
        {ENGLISH, "community/leaflets/worried/"},
    ),
    "a block for some": (
        "leaflets/worried.md",
        "on its notice board.",
        "on its wall.",
        {"community/leaflets/worried/"},
    ),
    "a translation": (
        "translations/pl/leaflets/worried.po",
        "możesz z kimś porozmawiać.",
        "porozmawiaj z kimś.",
        {POLISH, "pl/community/leaflets/worried/"},
    ),
}


@pytest.mark.parametrize("what", SAVED)
def test_a_glance_is_the_page_that_the_next_build_makes(
    what: str, watched: Preview, library: Path
) -> None:
    name, old, new, addresses = SAVED[what]
    before = {address: site(watched, address) for address in addresses}
    saved(library, name, old, new)
    pages = watched.glance()
    assert {a: site(watched, a) for a in addresses} == before, "a glance touches no site"
    assert addresses <= set(pages)
    assert new.removeprefix("## ").encode() in pages[min(addresses, key=len)]
    assert watched.build(quiet).built
    assert {a: site(watched, a) for a in pages} == dict(pages)
    assert any(site(watched, a) != before[a] for a in addresses)


def test_a_block_is_shown_to_its_readers_alone(watched: Preview, library: Path) -> None:
    saved(library, "leaflets/worried.md", "on its notice board.", "on the blue wall.")
    pages = watched.glance()
    showing = {address for address, page in pages.items() if b"the blue wall" in page}
    assert showing == {"community/leaflets/worried/"}


NOT_SHOWN: dict[str, tuple[str, str, str]] = {
    "a fault that holds the text": (
        "leaflets/worried.md",
        "talk to someone.",
        "talk to {{ contact.nobody.phone }}.",
    ),
    "an image that is not there": (
        "leaflets/worried.md",
        "(images/beacon.svg)",
        "(images/becon.svg)",
    ),
    "a fact": ("facts/contacts.yml", "label: Emergency services", "label: The services"),
    "words that all pages show": ("audiences.yml", "label: ", "label: New "),
    "a file that is no library's": ("languages.yml", "en:", "en: ["),
}


@pytest.mark.parametrize("what", NOT_SHOWN)
def test_what_is_not_so_simple_is_left_to_the_build(
    what: str, watched: Preview, library: Path
) -> None:
    saved(library, *NOT_SHOWN[what])
    assert watched.glance() == {}


def test_a_new_text_is_left_to_the_build(watched: Preview, library: Path) -> None:
    text = (library / "leaflets/worried.md").read_text(encoding="utf-8")
    new = text.replace("id: worried", "id: other").replace("title: Worried", "title: Other")
    (library / "leaflets/other.md").write_text(new, encoding="utf-8")
    assert watched.glance() == {}


def test_where_nothing_was_to_do_it_learns_what_there_is(watched: Preview, library: Path) -> None:
    with Preview(watched.options) as again:
        assert again.build(quiet).built
        assert again.known is None
        assert again.glance() == {}
        again.learn()
        saved(library, "leaflets/worried.md", "talk to someone.", "talk to someone today.")
        assert ENGLISH in again.glance()


def test_who_waits_for_the_first_build_is_shown_english_pages(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without files, but with all that a page shows; where there is a site, that is shown. Nothing
    of a translation is opened for it, and nothing of it is kept."""
    monkeypatch.setattr(preview, "executor", lambda jobs: ThreadPoolExecutor(1))
    out = tmp_path / "site"
    options = Options(root=ROOT, content=library, out=out, today=TODAY, draft=True, offline=False)
    with Preview(options) as waiting:
        first = waiting.first()
        assert {"", ENGLISH, "public/"} <= set(first)
        assert POLISH not in first and not out.exists()
        page = first[ENGLISH].decode()
        assert "worried-en.pdf" not in page
        shown = re.findall(r'(?:href|src)="(?:\.\./)+(assets/[^"]+)"', page)
        assert shown and set(shown) <= set(first)
        assert 'hreflang="pl"' not in page
        assert not (waiting.options.work / "cache" / "texts").exists()
        assert waiting.build(quiet).built
        assert (out / "index.html").exists()
        assert 'hreflang="pl"' in site(waiting, ENGLISH).decode()
        assert "worried-en.pdf" in site(waiting, ENGLISH).decode()
        assert waiting.first() == {}


def test_what_stops_a_build_shows_nothing_early(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "executor", lambda jobs: ThreadPoolExecutor(1))
    (library / "organisation.yml").unlink()
    options = Options(root=ROOT, content=library, out=tmp_path / "site", today=TODAY, draft=True)
    with Preview(options) as waiting:
        assert waiting.first() == {}
        assert waiting.glance() == {}


def test_a_worker_that_is_ended_costs_one_build(library: Path, tmp_path: Path) -> None:
    """As a machine that is short of memory ends it; the author need not start again."""
    options = Options(
        root=ROOT, content=library, out=tmp_path / "site", today=TODAY, draft=True, offline=False
    )
    with Preview(options) as watched:
        for pool in (watched.workers, watched.drawer):
            pool.submit(int).result()  # it is there
        for worker in multiprocessing.active_children():
            worker.kill()
        # Whether the loss is seen in time for this build is chance; it is told, or mended at once.
        with contextlib.suppress(CannotRunError):
            watched.build(quiet)
        assert watched.build(quiet).built
        saved(library, "leaflets/worried.md", "talk to someone.", "talk to someone today.")
        assert ENGLISH in watched.glance()
