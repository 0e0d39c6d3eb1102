"""A site of releases: what a reader with an old copy or an old address finds out."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_reader_with_an_old_copy_finds_todays_text_and_number(visit: Callable[..., Page]) -> None:
    page = visit("q/worried/", "council")
    english = page.locator("section[lang=en] .copies > li").first
    assert "No longer current: Edition 1.0, 19 October 2026" in english.inner_text()
    assert "0808 157 0456" in english.inner_text().replace("\u00a0", " ")
    english.get_by_role("link", name="Worried about someone?").click()
    page.wait_for_url("**/public/leaflets/worried/")
    page.get_by_role("link", name="What changed").click()
    page.wait_for_url("**/worried/editions/")
    page.get_by_role("link", name="Read this edition").nth(1).click()
    page.wait_for_url("**/worried/editions/1.0/")
    assert page.locator(".notice").is_visible()
    page.get_by_role("link", name="Read the current edition").click()
    page.wait_for_url("**/public/leaflets/worried/")


def test_an_earlier_address_leads_on(visit: Callable[..., Page]) -> None:
    page = visit("schools/referral/sharing-concerns/", "council", java_script_enabled=False)
    page.wait_for_url("**/schools/referral/share-a-concern/")


def test_english_stands_in_and_reads_from_left_to_right(visit: Callable[..., Page]) -> None:
    page = visit("ur/public/help/get-help-now/", "council")
    article = page.locator("article")
    assert (article.get_attribute("lang"), article.get_attribute("dir")) == ("en", "ltr")
    card = page.locator(".notice-help")
    assert card.is_visible() and "999" in card.inner_text()
    where = [page.locator(x).first.bounding_box() for x in (".notice", "article")]
    assert where[0] and where[1] and where[0]["y"] < where[1]["y"]
