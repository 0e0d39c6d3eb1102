"""axe-core on pages as people see them. Any violation fails, also of a best practice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

_AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
_RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const result = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: false,
  });
  return result.violations.map(v => [v.id, v.nodes.map(n => n.target.join(" "))]);
}"""
_OPEN = "document.querySelectorAll('details').forEach(d => { d.open = true; })"

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
KEY_PAGES = (
    "",
    "public/",
    "professionals/referral/notice-check-share/",
    "pl/public/leaflets/worried/",
    "ur/",
    "ur/community/leaflets/worried/",
    "pages/",
    "q/worried/",
    "no-such-page/",
)


def violations(page: Page) -> list[Any]:
    """What axe finds on an open page."""
    page.evaluate(_AXE.read_text())
    found: list[Any] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page(
    viewport: dict[str, int],
    visit: Callable[..., Page],
    addresses: tuple[str, ...],
    base: str,
) -> None:
    page = visit("", viewport=viewport)
    faults = {}
    for address in addresses:
        page.goto(f"{base}/{address}")
        if found := violations(page):
            faults[address] = found
    assert faults == {}


STATES = {
    "dark-wide": ({"color_scheme": "dark"}, WIDE, False),
    "dark-narrow-open": ({"color_scheme": "dark"}, NARROW, True),
    "light-wide-open": ({}, WIDE, True),
    "light-narrow-open": ({}, NARROW, True),
    "forced-colours-wide-open": ({"forced_colors": "active"}, WIDE, True),
    "forced-colours-narrow": ({"forced_colors": "active"}, NARROW, False),
}


@pytest.mark.parametrize("state", STATES)
def test_key_pages_in_every_state(state: str, visit: Callable[..., Page], base: str) -> None:
    mode, viewport, opened = STATES[state]
    page = visit("", viewport=viewport, **mode)
    faults = {}
    for address in KEY_PAGES:
        page.goto(f"{base}/{address}")
        if opened:
            page.evaluate(_OPEN)
        if found := violations(page):
            faults[address] = found
    assert faults == {}
