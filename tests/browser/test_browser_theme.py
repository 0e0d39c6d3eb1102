"""The way out in reach and safe from chance; nothing wider than a phone; forced colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

_LEAFLET = "public/leaflets/worried/"
_ENLARGED = {"width": 320, "height": 256}


def _presses(page: Page) -> str:
    return page.locator(".exit-count").inner_text()


@pytest.mark.parametrize("keys", [["Shift+Tab"], ["Shift+A"], ["Control+Shift"], ["Shift", "a"]])
def test_shift_for_something_else_is_no_press(keys: list[str], visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    for _ in range(4):
        for key in keys:
            page.keyboard.press(key)
    # The last one presses Shift alone first: so does who latches it with Sticky Keys.
    assert _presses(page) == ""
    assert page.url.endswith(_LEAFLET)


def test_shift_that_is_held_is_no_press(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    for _ in range(3):
        page.keyboard.down("Shift")
        page.keyboard.down("Shift")  # what a held key sends: a repetition
        page.keyboard.up("Shift")
    assert _presses(page) == ""
    assert page.url.endswith(_LEAFLET)


def test_a_click_between_begins_anew(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.locator("h1").click()
    assert _presses(page) == ""
    page.keyboard.press("Shift")
    assert "2" in _presses(page)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["", "ur/"])
def test_the_way_out_stays_in_reach(language: str, width: int, visit: Callable[..., Page]) -> None:
    page = visit(f"{language}{_LEAFLET}", viewport={"width": width, "height": 640})
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    box = page.locator(".exit").bounding_box()
    assert box
    assert 0 <= box["y"] < 100
    assert box["height"] >= 24, "WCAG 2.5.8"
    covered = page.locator(".leave").bounding_box()
    assert covered
    assert covered["height"] <= 640 / 6, "it takes too much of a small screen"


def test_much_enlarged_nothing_covers_the_text(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET, viewport=_ENLARGED)
    page.evaluate("scrollTo({top: 2000, behavior: 'instant'})")
    box = page.locator(".exit").bounding_box()
    assert box
    assert box["y"] < -200


def test_what_takes_the_focus_is_not_behind_the_strip(visit: Callable[..., Page]) -> None:
    # WCAG 2.4.11: backwards from the end, every link comes out from under the way out.
    page = visit(_LEAFLET, viewport={"width": 320, "height": 640})
    page.locator("footer a").last.focus()
    strip = page.locator(".leave").bounding_box()
    assert strip
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        top, name = page.evaluate(
            "(() => { const e = document.activeElement; return"
            " [e.getBoundingClientRect().bottom, e.className + e.textContent]; })()"
        )
        assert top > strip["height"] or "exit" in name, name


@pytest.mark.parametrize("address", ["", _LEAFLET, "leaflets-and-languages/", "q/worried/"])
@pytest.mark.parametrize("language", ["", "ur/", "pl/"])
def test_nothing_is_wider_than_a_phone(
    address: str, language: str, visit: Callable[..., Page]
) -> None:
    if address.startswith("q/"):
        language = ""
    page = visit(f"{language}{address}", viewport={"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


def test_the_boards_keep_mark_and_edge_in_forced_colours(visit: Callable[..., Page]) -> None:
    page = visit("", forced_colors="active")
    sign = page.locator(".sign").first
    assert sign.evaluate("e => getComputedStyle(e).borderInlineEndStyle") == "solid"
    mark = page.locator(".sign .mark").first.evaluate("e => getComputedStyle(e).fill")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert mark != ground
