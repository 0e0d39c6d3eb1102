"""Every built page: valid HTML, no sideways scrolling, nothing broken, nobody else asked."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

_VNU = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid_html(site: Path) -> None:
    pages = [str(p) for p in sorted(site.rglob("*.html"))]
    run = subprocess.run(
        ["java", "-jar", str(_VNU), "--format", "json", "--stdout", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(run.stdout)["messages"]
    # Python-Markdown writes <hr />, which is valid and remarked upon.
    faults = [m for m in messages if "Trailing slash on void elements" not in m["message"]]
    assert [(m["url"][-60:], m["message"]) for m in faults] == []
    assert run.returncode == 0


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_no_page_scrolls_sideways(
    width: int, visit: Callable[..., Page], addresses: tuple[str, ...], base: str
) -> None:
    page = visit("", viewport={"width": width, "height": 800})
    wide = []
    for address in addresses:
        page.goto(f"{base}/{address}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def test_nothing_is_broken_and_nobody_else_is_asked(
    visit: Callable[..., Page],
    addresses: tuple[str, ...],
    base: str,
    listen: Callable[[Page], list[str]],
) -> None:
    page = visit("")
    heard = listen(page)
    for address in addresses:
        page.goto(f"{base}/{address}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()")
        assert kept == ",0,0"
    assert heard == []


def test_every_page_says_what_it_is(site: Path, addresses: tuple[str, ...]) -> None:
    titles: Counter[tuple[str, str]] = Counter()
    for address in addresses:
        page: Any = html.fromstring((site / address / "index.html").read_text("utf-8"))
        language = page.get("lang")
        assert language == (address[:2] if address[:3] in ("pl/", "ur/") else "en")
        assert page.get("dir") == ("rtl" if language == "ur" else "ltr")
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        titles[language, address.split("/")[0] + page.findtext("head/title")] += 1
        if not address.startswith("q/"):
            assert len(page.xpath("//link[@rel='canonical']")) == 1
            assert page.xpath(f"//link[@hreflang='{language}']")
            levels = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4")]
            assert all(b - a <= 1 for a, b in pairwise(levels)), address
    assert max(titles.values()) <= 2


def test_every_download_is_there_and_says_what_it_is(
    site: Path, addresses: tuple[str, ...]
) -> None:
    found = 0
    for address in addresses:
        page: Any = html.fromstring((site / address / "index.html").read_text("utf-8"))
        for link in page.xpath("//section[contains(@class, 'downloads')]//a"):
            file = (site / address / link.get("href")).resolve()
            assert file.is_file()
            assert "PDF" in link.text_content()
            found += 1
    assert found > 10


def test_a_missing_page_shows_where_to_go(
    visit: Callable[..., Page], base: str, site: Path
) -> None:
    page = visit("no/such/page/")
    assert page.locator("h1").inner_text() == "This page does not exist"
    # The links of a 404 page start at the host's root: there the site's own address has it.
    target = page.locator(".brand").get_attribute("href")
    assert target == "/"
    assert page.locator(".ways li").count() == 4
