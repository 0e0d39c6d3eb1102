"""The copy of a language's site, unpacked: pages open from a folder, and nothing is missing."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from harness.sites import Site

_LINKS = """nodes => nodes.map(n => n.href || n.src)"""
_LINKED = "a[href], img[src], link[rel=stylesheet], script[src]"


@pytest.mark.parametrize(
    ("copy", "first", "offers"),
    [
        ("leaflets-and-languages/whole-site-en.zip", "index.html", "All pages"),
        ("pl/leaflets-and-languages/whole-site-pl.zip", "pl/index.html", "Wszystkie strony"),
        ("ur/leaflets-and-languages/whole-site-ur.zip", "ur/index.html", "تمام صفحات"),
    ],
)
def test_a_copy_opens_from_a_folder(
    council: Site, browser: Browser, tmp_path: Path, copy: str, first: str, offers: str
) -> None:
    root = tmp_path / "copy"
    with zipfile.ZipFile(council.root / copy) as archive:
        archive.extractall(root)
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    # A picture further down that is still being read when the next page is opened is no fault: that
    # every file is there is seen below.
    page.on(
        "requestfailed",
        lambda r: None if r.failure == "net::ERR_ABORTED" else said.append(f"{r.url}: {r.failure}"),
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith("file:") else said.append(f"asked for {r.url}"),
    )
    start = (root / "index.html").as_uri()
    page.goto(start)
    page.wait_for_url((root / first).as_uri())  # the first page leads on to the language's own
    assert page.locator("header .control").first.inner_text() == offers
    todo, seen, lost = [(root / first).as_uri()], set(), []
    while todo:
        here = todo.pop()
        if here in seen:
            continue
        seen.add(here)
        page.goto(here)
        assert page.locator(".copied a").get_attribute("href").startswith("https://")
        for link in page.eval_on_selector_all(_LINKED, _LINKS):
            parts = urlsplit(link)
            path = Path(unquote(parts.path))
            if parts.scheme == "file" and not path.is_file():
                lost.append(f"{here} → {link}")
            elif parts.scheme == "file" and path.suffix == ".html":
                todo.append(link.partition("#")[0])
    page.close()
    assert (lost, said) == ([], [])
    pages = {p.as_uri() for p in root.rglob("*.html")} - {start}
    # What no link leads to is old or says that it is not ready: it is there for those who have it.
    assert len(seen & pages) > len(pages) / 2
