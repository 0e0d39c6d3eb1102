"""What people do: with a keyboard, without JavaScript, in a hurry, being watched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

_ELSEWHERE = "https://www.bbc.co.uk/weather"
_LEAFLET = "public/leaflets/worried/"


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


def test_help_comes_before_everything_else(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    for expected in ("Skip to the text", "999", "Get help now", "Exit this page"):
        page.keyboard.press("Tab")
        assert _focused(page) == expected


def test_focus_is_visible_and_never_trapped(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    total = page.locator("a:visible, summary:visible, [tabindex='0']:visible").count()
    for _ in range(total):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
            " + getComputedStyle(document.activeElement, '::after').outlineStyle"
        )
        assert "solid" in outline, _focused(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")


def test_the_languages_open_close_and_lead_on_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    menu = page.locator(".languages details")
    page.locator(".languages summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert _focused(page) == "English"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert _focused(page) == "Polski"
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
    link.click()
    page.wait_for_url("**/public/help/get-help-now/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_a_worried_reader_reaches_a_leaflet_in_their_language(
    javascript: bool, visit: Callable[..., Page]
) -> None:
    page = visit("", java_script_enabled=javascript)
    assert page.locator(".first-help .button").is_visible()
    page.get_by_role("link", name="I am worried about someone").click()
    page.locator("main").get_by_role("link", name="Worried about someone?").click()
    assert page.locator("h1").inner_text() == "Worried about someone?"
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=ur]").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    assert download.value.suggested_filename == "worried-ur.pdf"


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_a_reader_switches_to_the_text_for_others(
    javascript: bool, visit: Callable[..., Page]
) -> None:
    page = visit(_LEAFLET, java_script_enabled=javascript)
    page.locator(".audiences a", has_text="For community groups").click()
    page.wait_for_url("**/community/leaflets/worried/")
    assert page.locator(".kicker").inner_text().strip() == "For community groups"


@pytest.mark.parametrize("way", ["click", "enter", "shift", "without-script"])
def test_exit_leaves_at_once(way: str, visit: Callable[..., Page]) -> None:
    page = visit("", java_script_enabled=way != "without-script")
    page.goto(page.url + _LEAFLET)
    link = page.locator("[data-exit]")
    asked = []
    page.on("request", lambda r: asked.append(r) if r.is_navigation_request() else None)
    if way == "enter":
        link.focus()
        page.keyboard.press("Enter")
    elif way == "shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        link.click()
    page.wait_for_url(_ELSEWHERE)
    assert [r.url for r in asked] == [_ELSEWHERE]
    assert "referer" not in asked[0].headers
    if way != "without-script":
        # The page that was left is no step of the way back.
        page.go_back()
        assert not page.url.endswith(_LEAFLET)


def test_each_press_of_shift_is_announced_and_others_cancel(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    status = page.locator(".exit-count")
    page.keyboard.press("Shift")
    assert "2" in status.inner_text()
    page.keyboard.press("Shift")
    assert "1" in status.inner_text()
    page.keyboard.press("a")
    assert status.inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.url.endswith(_LEAFLET)


def test_shift_does_nothing_where_people_work(visit: Callable[..., Page]) -> None:
    page = visit("professionals/referral/notice-check-share/")
    for _ in range(3):
        page.keyboard.press("Shift")
    assert page.locator(".exit-count").count() == 0
    assert "notice-check-share" in page.url


def test_print_leaves_out_what_paper_cannot_do(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.emulate_media(media="print")
    for gone in (".exit", ".languages", ".menu", ".downloads", ".skip", ".contents-wide"):
        assert page.locator(gone).first.is_hidden(), gone
    for kept in (".help", ".draft", "h1", ".trust", "article"):
        assert page.locator(kept).is_visible(), kept


def test_zoom_to_400_percent_keeps_everything_in_reach(visit: Callable[..., Page]) -> None:
    # 1280 CSS px at 400 % are 320 px; text alone at 200 % must not be cut off either (WCAG 1.4.4).
    page = visit(_LEAFLET)
    page.evaluate("document.documentElement.className = 'zoomed'")
    page.evaluate(
        "new CSSStyleSheet().replace('html{font-size:200%}')"
        ".then(s => { document.adoptedStyleSheets = [s]; })"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
