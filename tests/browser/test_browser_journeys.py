"""What people do: without JavaScript, in a hurry, being watched, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from harness.sites import Site

_ELSEWHERE = "https://www.bbc.co.uk/weather"
_LEAFLET = "public/leaflets/worried/"
_WORK = ("professionals", "schools")
"""The audiences who read at work, where the way out has no shortcut."""

script = pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])


@script
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


@script
def test_a_reader_switches_to_the_text_for_others(
    javascript: bool, visit: Callable[..., Page]
) -> None:
    page = visit(_LEAFLET, java_script_enabled=javascript)
    page.locator(".audiences a", has_text="For community groups").click()
    page.wait_for_url("**/community/leaflets/worried/")
    assert page.locator(".kicker").inner_text().strip() == "For community groups"


@script
def test_the_menu_of_a_phone(javascript: bool, visit: Callable[..., Page]) -> None:
    phone = {"width": 320, "height": 640}
    page = visit(_LEAFLET, viewport=phone, java_script_enabled=javascript)
    link = page.locator(".menu-narrow a", has_text="Get help now")
    assert link.is_hidden()
    page.locator(".menu-narrow summary").click()
    link.click()
    page.wait_for_url("**/public/help/get-help-now/")


@script
def test_somebody_who_helps_others_finds_a_leaflet_by_language(
    javascript: bool, visit: Callable[..., Page]
) -> None:
    page = visit("", java_script_enabled=javascript)
    page.locator("footer").get_by_role("link", name="Leaflets and languages").click()
    page.locator("main nav a", has_text="Polski").click()
    assert page.url.endswith("#pl")
    polish = page.locator("section:has(> h2#pl)")
    assert polish.is_visible()
    with page.expect_download() as download:
        polish.locator("a[download]").first.click()
    assert download.value.suggested_filename.endswith("-pl.pdf")


def test_without_script_the_search_leads_to_all_pages(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET, java_script_enabled=False)
    page.locator("header").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    assert page.locator("main input").first.is_hidden()
    page.locator("main").get_by_role("link", name="All pages").click()
    page.wait_for_url("**/pages/")
    page.locator("main").get_by_role("link", name="Worried about someone?").first.click()
    assert page.locator("h1").inner_text() == "Worried about someone?"


def test_a_missing_page_shows_where_to_go(visit: Callable[..., Page]) -> None:
    page = visit("no/such/page/", java_script_enabled=False)
    assert "This page does not exist" in page.locator("h1").inner_text()
    # The links of a 404 page start at the host's root: there the site's own address has it.
    assert page.locator(".brand").get_attribute("href") == "/"
    assert page.locator("main a").count() >= 4


# --- the way out ---------------------------------------------------------------------------


def _asked(page: Page) -> list[Request]:
    asked: list[Request] = []
    page.on("request", lambda r: asked.append(r) if r.is_navigation_request() else None)
    return asked


@pytest.mark.parametrize("way", ["click", "enter", "shift", "without-script"])
@pytest.mark.parametrize("address", [_LEAFLET, "search/#q=help"], ids=["leaflet", "search"])
def test_exit_leaves_at_once(address: str, way: str, visit: Callable[..., Page]) -> None:
    page = visit("", java_script_enabled=way != "without-script")
    page.goto(page.url + address)
    link = page.locator("[data-exit]")
    asked = _asked(page)
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
    assert page.evaluate("document.referrer") == ""
    assert page.evaluate("window.opener") is None
    if way != "without-script":
        # The page that was left is no step of the way back.
        page.go_back()
        assert not page.url.endswith(address)


def test_the_shortcut_is_where_readers_may_be_watched_and_not_at_work(site: Site) -> None:
    for page in site.pages:
        if page.kind in ("moved", "on-paper"):
            continue
        (link,) = site.tree(page.address).xpath("//a[@data-exit]")
        assert "noreferrer" in link.get("rel"), page
        parts = page.address.removeprefix(f"{page.language}/").split("/")
        assert ("data-exit-shortcut" in link.attrib) == (parts[0] not in _WORK), page


def test_each_press_of_shift_is_announced_and_others_cancel(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    status = page.locator(".exit-count")
    assert status.get_attribute("role") == "status"
    page.keyboard.press("Shift")
    assert "2" in status.inner_text()
    page.keyboard.press("Shift")
    assert "1" in status.inner_text()
    page.keyboard.press("a")
    assert status.inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.url.endswith(_LEAFLET)


def test_presses_far_apart_are_forgotten(visit: Callable[..., Page]) -> None:
    page = visit("")
    page.clock.install()
    page.goto(page.url + _LEAFLET)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5001)
    expect(page.locator(".exit-count")).to_have_text("You stay on this page.")
    page.keyboard.press("Shift")
    assert page.url.endswith(_LEAFLET)


def _capitals(page: Page) -> None:
    for letter in "HELP":
        page.keyboard.press(f"Shift+{letter}")


def _rolled(page: Page) -> None:
    # A quick typist lets go of Shift before the letter.
    for letter in "HELP":
        page.keyboard.down("Shift")
        page.keyboard.down(letter)
        page.keyboard.up("Shift")
        page.keyboard.up(letter)


def _latched(page: Page) -> None:
    # Sticky Keys: Shift is pressed and let go, then the letter.
    for letter in "HELP":
        page.keyboard.press("Shift")
        page.keyboard.press(letter)


def _locked(page: Page) -> None:
    # Sticky Keys: twice to lock, letters, once to let go.
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.type("help")
    page.keyboard.press("Shift")


def _held(page: Page) -> None:
    # Filter Keys: held for seconds, so that it repeats.
    for _ in range(2):
        for _ in range(10):
            page.keyboard.down("Shift")
        page.keyboard.up("Shift")
    page.keyboard.press("Shift")


def _backwards(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("Shift+Tab")


def _clicked(page: Page) -> None:
    for _ in range(3):
        page.keyboard.down("Shift")
        page.locator("h1").click()
        page.keyboard.up("Shift")


def _with_others(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Control+Shift")
        page.keyboard.press("Alt+Shift")


@pytest.mark.parametrize(
    "deed", [_capitals, _rolled, _latched, _locked, _held, _backwards, _clicked, _with_others]
)
def test_shift_in_other_work_leaves_nobody_out(
    deed: Callable[[Page], None], visit: Callable[..., Page]
) -> None:
    page = visit("search/")
    asked = _asked(page)
    page.locator("input[type=search]").focus()
    deed(page)
    page.keyboard.press("Shift")
    assert asked == []
    assert page.evaluate("document.documentElement.hidden") is False


def test_shift_does_nothing_where_people_work(visit: Callable[..., Page]) -> None:
    page = visit("professionals/referral/notice-check-share/")
    for _ in range(5):
        page.keyboard.press("Shift")
    assert page.locator(".exit-count").count() == 0
    assert "notice-check-share" in page.url


# --- on paper, and larger ------------------------------------------------------------------


def test_print_leaves_out_what_paper_cannot_do(visit: Callable[..., Page]) -> None:
    page = visit(_LEAFLET)
    page.emulate_media(media="print")
    for gone in ("[data-exit]", ".languages", ".menu", ".downloads", ".skip", ".contents-wide"):
        assert page.locator(gone).first.is_hidden(), gone
    for kept in (".help", ".draft", "h1", ".trust", "article"):
        assert page.locator(kept).is_visible(), kept
