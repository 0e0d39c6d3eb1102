"""What a first visit costs: every request that a browser makes, and the bytes of its answer."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from harness.serving import serving
from harness.sites import Site
from harness.states import WIDE

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Visit:
    """The requests of a visit, each address with the bytes of its answer, headers among them."""

    requests: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(size for _, size in self.requests)


@contextmanager
def compressed(site: Site, folder: Path) -> Iterator[str]:
    """The address of a copy of a site, at the root of a host that answers with brotli."""
    copy = folder / f"{site.library}-compressed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site.root, copy)
    subprocess.run(["node", str(HERE / "compress.mjs"), str(copy)], check=True)
    with serving(copy, below="") as base:
        yield base


def first_visit(browser: Browser, url: str, until: str) -> Visit:
    """Open a page as somebody who was never here, until an element is there (a CSS selector).

    Chromium without a window asks for no icon, so it is asked for here as other browsers do.
    """
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    listener = context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def sent(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def done(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    listener.on("Network.requestWillBeSent", sent)
    listener.on("Network.loadingFinished", done)
    listener.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    page.locator(until).first.wait_for()
    _icon(page)
    page.wait_for_load_state("networkidle")
    listener.send("Network.disable")
    assert sizes.keys() == addresses.keys(), "a request was not answered"
    context.close()
    # What the browser has already, it takes from its own memory: the logo that is the icon too.
    return Visit(tuple((addresses[i], size) for i, size in sizes.items() if size))


def _icon(page: Page) -> None:
    page.evaluate(
        "() => new Promise((done, failed) => { const icon = new Image(); icon.onload = done;"
        " icon.onerror = failed; icon.src = document.querySelector('link[rel=icon]').href; })"
    )
