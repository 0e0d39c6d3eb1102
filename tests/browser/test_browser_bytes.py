"""What a page costs on a slow line. ``make figures`` writes the same figures to FIGURES.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from harness.measuring import compressed, first_visit
from harness.sites import Site
from harness.telling import told

_RESULTS = "[data-part=list] > li"
VISITS = (
    ("home", "", "h1", 25_000, 4),
    ("urdu-home", "ur/", "h1", 25_000, 4),
    ("guidance", "professionals/referral/share-a-concern/", "h1", 32_000, 4),
    ("urdu-leaflet", "ur/public/leaflets/worried/", "h1", 32_000, 4),
    ("search", "search/#q=worried", _RESULTS, 160_000, 40),
    ("urdu-search", "ur/search/#q=999", _RESULTS, 160_000, 40),
)
"""A name, the address, what is there when all has come, the most bytes, the most requests."""


@pytest.fixture(scope="module")
def packed(council: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the council's site on a host that compresses."""
    with compressed(council, tmp_path_factory.mktemp("packed")) as base:
        yield base


@pytest.mark.parametrize(
    ("address", "until", "most", "requests"),
    [visit[1:] for visit in VISITS],
    ids=[visit[0] for visit in VISITS],
)
def test_a_first_visit(
    address: str, until: str, most: int, requests: int, packed: str, browser: Browser
) -> None:
    visit = first_visit(browser, f"{packed}/{address}", until)
    assert visit.total <= most, told(visit.requests)
    assert len(visit.requests) <= requests, told(visit.requests)


def test_the_html_of_a_page_of_600_words(council: Site) -> None:
    """15 KB (of 1024 bytes, as on the pages): what stands about a text, and 4,000 bytes of words.

    A lesson pack's page, which lists the files of all its parts, is longer.
    """
    about = {}
    for page in council.pages:
        if page.kind == "document" and page.language == "en" and "/pack/" not in page.address:
            (text,) = council.tree(page.address).xpath("//article")
            whole = council.file(page.address).stat().st_size
            about[page.address] = whole - len(html.tostring(text, encoding="utf-8"))
    assert len(about) > 6
    heavy = {address: size for address, size in about.items() if size + 4000 > 15 * 1024}
    assert not heavy, told(heavy.items())


def test_nothing_that_pages_share_is_fetched_twice(council: Site, packed: str) -> None:
    """Style, script and mark have their content in their names, so that they are kept for good."""
    for path in (council.root / "assets").rglob("*.*"):
        assert len(Path(path.name).suffixes) == 2, path
