"""The preview in a browser: a saved page appears, and stays where the next site says the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from waymark.commands.live import Live, live_server

PAGE = (
    "<!doctype html><html lang=en><head><title>A page</title></head><body><p>{}</p></body></html>"
)


def _remembers(request: Request) -> bool:
    """Whether the script asks what the page says that it stands on."""
    return request.resource_type == "fetch" and request.url.endswith("/public/")


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Live, Path]]:
    """A page of a preview, how the preview is told of news, and the file of the page."""
    file = tmp_path / "public" / "index.html"
    file.parent.mkdir()
    file.write_text(PAGE.format("Old words"), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format("Home"), encoding="utf-8")
    live = Live()
    with live_server(tmp_path, 0, live) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context()
        page = context.new_page()
        with page.expect_request_finished(_remembers):
            page.goto(f"http://127.0.0.1:{server.server_port}/public/")
        yield page, live, file
        context.close()
        server.shutdown()


def test_a_saved_page_appears_before_its_site(shown: tuple[Page, Live, Path]) -> None:
    page, live, file = shown
    expect(page.get_by_text("Old words")).to_be_visible()
    live.tell("Building…")
    live.glance({"public/": PAGE.format("New words").encode()})
    expect(page.get_by_text("New words")).to_be_visible()
    assert "Old words" in file.read_text(encoding="utf-8")


def test_a_site_that_says_the_same_does_not_disturb(shown: tuple[Page, Live, Path]) -> None:
    page, live, file = shown
    new = PAGE.format("New words")
    with page.expect_request_finished(_remembers), page.expect_navigation():
        live.glance({"public/": new.encode()})
    expect(page.get_by_text("New words")).to_be_visible()
    page.evaluate("window.untouched = true")
    file.write_text(new, encoding="utf-8")
    live.tell("Built.", built=True)
    expect(page.get_by_text("Built.")).to_be_visible()
    assert page.evaluate("window.untouched")
    file.write_text(PAGE.format("Newer words"), encoding="utf-8")
    live.tell("", built=True)
    expect(page.get_by_text("Newer words")).to_be_visible()
