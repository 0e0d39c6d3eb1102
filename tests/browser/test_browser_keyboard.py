"""With a keyboard alone: everything is reached, in the order in which it reads, and seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.covering import Run
from harness.judging import by_kind, judging
from harness.sites import Site, SitePage
from harness.states import STATES
from harness.telling import told

_LEAFLET = "public/leaflets/worried/"
_CONTROLS = (
    "a[href]:visible, button:visible, summary:visible, input:visible, textarea:visible,"
    " select:visible, video[controls]:visible, [tabindex='0']:visible"
)
# Where the focus is: which control of the page, its box, its ring, and what lies over its middle.
_FOCUS = """controls => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const {left, top, right, bottom} = at.getBoundingClientRect();
  const ring = pseudo => {
    const {outlineStyle, outlineWidth} = getComputedStyle(at, pseudo);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const over = document.elementsFromPoint(x, y)[0];
  const boxes = [...at.getClientRects()].map(b => [(b.left + b.right) / 2, (b.top + b.bottom) / 2]);
  const near = at.closest("section, nav, main, header, footer, form");
  const words = at.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const mine = element => element && (at.contains(element) || element.contains(at));
  return {
    index: [...document.querySelectorAll("*")].indexOf(at),
    name: `${at.tagName.toLowerCase()} “${words}”`,
    region: [...document.querySelectorAll("*")].indexOf(near),
    rtl: getComputedStyle(at.parentElement).direction === "rtl",
    box: (({left, top, right, bottom}) => [left, top + scrollY, right, bottom + scrollY])(
      at.getClientRects()[0]),  // where it begins: a long address runs over two lines
    ring: ring(null) || ring("::after") || ring("::before"),
    inside: right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
    seen: mine(over) || boxes.some(([a, b]) => mine(document.elementFromPoint(a, b))),
  };
}"""


def _walk(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """Where the focus goes, until it leaves the page or comes round to where it came in."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus is trapped: {[s['name'] for s in stops[-6:]]}")


def _order(stops: list[dict[str, Any]]) -> list[str]:
    """Steps of the focus within one region that go against the way in which it reads."""
    faults = []
    for one, two in pairwise(stops):
        if one["region"] != two["region"]:
            continue
        (left, top, right, bottom), (left2, top2, right2, bottom2) = one["box"], two["box"]
        onward = right2 <= left + 2 if one["rtl"] else left2 >= right - 2
        same_row = min(bottom, bottom2) - max(top, top2) > 4
        above = bottom2 <= top + 4
        if (above or (same_row and top2 < top + 4)) and not onward:
            faults.append(f"{two['name']} comes after {one['name']}")
    return faults


def _one_of_each_kind(runs: tuple[Run, ...]) -> list[tuple[Site, SitePage]]:
    """A page of each kind in English and in Urdu, of whichever library has it."""
    chosen: dict[tuple[str, str], tuple[Site, SitePage]] = {}
    for run in runs:
        if run.page.language in ("en", "ur"):
            chosen.setdefault((run.page.kind, run.page.language), (run.site, run.page))
    return list(chosen.values())


@pytest.mark.parametrize("state", ["desktop", "open-narrow", "zoom"])
def test_the_focus_goes_everywhere_in_order_is_seen_and_leaves_again(
    state: str, runs: tuple[Run, ...], browser: Browser, bases: Mapping[str, str]
) -> None:
    faults = []
    found = next(s for s in STATES if s.name == state)
    pages = _one_of_each_kind(runs)
    pages = pages[::2] if state == "zoom" else pages
    for library, base in bases.items():
        with judging(browser, found, base) as judge:
            page = judge.page
            for _, here in [p for p in pages if p[0].library == library]:
                judge.open(here.address)
                total = page.locator(_CONTROLS).count()
                stops = _walk(page, "Tab", total + 20)
                named = f"{library}: {by_kind(here)}"
                reached = [stop["index"] for stop in stops]
                if len(set(reached)) < total:
                    faults.append(f"{named}: {len(set(reached))} of {total} controls are reached")
                if reached != sorted(reached):
                    faults.append(f"{named}: not in the order of the page")
                faults += [f"{named}: no ring: {s['name']}" for s in stops if not s["ring"]]
                faults += [
                    f"{named}: out of sight: {s['name']}"
                    for s in stops
                    if not (s["inside"] and s["seen"])
                ]
                faults += [f"{named}: {x}" for x in _order(stops)]
                back = _walk(page, "Shift+Tab", total + 20)
                if [stop["index"] for stop in back] != reached[::-1]:
                    faults.append(f"{named}: another way back")
                faults += [
                    f"{named}: out of sight on the way back: {s['name']}"
                    for s in back
                    if not (s["inside"] and s["seen"])
                ]
    assert not faults, told(faults)


def _focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.textContent.trim()")
    return found


def test_the_first_key_press_offers_the_way_to_the_text(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.keyboard.press("Tab")
    assert _focused(page) == "Skip to the text"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_help_comes_before_everything_else(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    for expected in ("Skip to the text", "999", "Get help now", "Exit this page"):
        page.keyboard.press("Tab")
        assert _focused(page) == expected


def test_the_languages_open_close_and_lead_on(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    menu = page.locator(".languages details")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert _focused(page) == "English"
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("open", "")
    for name in ("English", "Polski"):
        page.keyboard.press("Tab")
        assert _focused(page) == name
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/pl/{_LEAFLET}")
    assert page.locator("html").get_attribute("lang") == "pl"


def test_a_click_beside_the_languages_closes_them(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.locator(".languages summary").click()
    page.locator("h1").click()
    expect(page.locator(".languages details")).not_to_have_attribute("open", "")


def test_the_menu_on_a_phone_is_a_disclosure(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET, viewport={"width": 320, "height": 640})
    assert page.locator(".menu-wide").is_hidden()
    link = page.locator(".menu-narrow a", has_text="Get help now")
    assert link.is_hidden()
    page.locator(".menu-narrow summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert _focused(page) == "Get help now"
    page.keyboard.press("Enter")
    page.wait_for_url("**/public/help/get-help-now/")


def test_a_download_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.locator(".downloads a").first.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "worried-en.pdf"


def test_a_search_by_keyboard(visit: Callable[..., Page]) -> None:
    asked: list[str] = []
    page = visit(_LEAFLET, "council")
    page.on("request", lambda request: asked.append(request.url))
    page.locator("header .tools > a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    page.locator("input[type=search]").focus()
    page.keyboard.type("Worried")
    page.keyboard.press("Enter")
    status = page.locator("[role=status][data-part=status]")
    expect(status).to_have_text(re.compile(r"^\d+ pages found$"))
    results = page.locator("[data-part=list] > li")
    first = results.first.locator("h3 a")
    assert first.inner_text() == "Worried about someone?"
    assert "Worried" in page.url.partition("#")[2]
    # The next stops are the ways to narrow it down, then what was found.
    for _ in range(page.locator("[data-search] :is(button, [type=checkbox]):visible").count() + 1):
        page.keyboard.press("Tab")
    assert _focused(page) == "Worried about someone?"
    page.keyboard.press("Enter")
    page.wait_for_url("**/leaflets/worried/")
    page.go_back()
    expect(first).to_have_text("Worried about someone?")
    assert [
        url for url in asked if "orried" in url.partition("#")[0].replace("/worried/", "")
    ] == []
