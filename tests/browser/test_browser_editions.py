"""A site of releases: every page judged, and what a reader with an old copy finds out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

_TOOLS = Path(__file__).parents[2] / "node_modules"
_AXE = _TOOLS / "axe-core/axe.min.js"
_VNU = _TOOLS / "vnu-jar/build/dist/vnu.jar"
_RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const result = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], elementRef: false,
  });
  return result.violations.map(v => [v.id, v.nodes.map(n => n.target.join(" "))]);
}"""

STATES: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced": {"viewport": {"width": 320, "height": 640}, "forced_colors": "active"},
}


def addresses(site: Path) -> list[str]:
    """The pages that stay where they are: not those that lead on at once."""
    found = []
    for path in sorted(site.rglob("index.html")):
        if 'http-equiv="refresh"' not in path.read_text("utf-8"):
            found.append(path.relative_to(site).as_posix().removesuffix("index.html"))
    return found


@pytest.mark.parametrize("state", STATES)
def test_no_page_has_a_violation_or_scrolls_sideways(
    state: str, visit: Callable[..., Page], council: Path, council_base: str
) -> None:
    page = visit("", **STATES[state])
    width = STATES[state]["viewport"]["width"]
    faults: dict[str, Any] = {}
    pages = addresses(council)
    kinds = ("editions/", "withdrawn", "q/", "get-help-now/")
    if state in ("dark", "forced"):
        pages = [a for a in pages if any(k in a for k in kinds)][::2]
    assert len(pages) > 20
    for address in pages:
        page.goto(f"{council_base}/{address}")
        page.evaluate(_AXE.read_text())
        if found := page.evaluate(_RUN):
            faults[address] = found
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.setdefault(address, []).append("wide")
    assert faults == {}


def test_every_page_is_valid_html(council: Path) -> None:
    run = subprocess.run(
        ["java", "-jar", str(_VNU), "--format", "json", "--stdout",
         *map(str, sorted(council.rglob("*.html")))],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    messages = json.loads(run.stdout)["messages"]
    faults = [m for m in messages if "Trailing slash on void elements" not in m["message"]]
    assert [(m["url"][-60:], m["message"]) for m in faults] == []


def test_a_reader_with_an_old_copy_finds_todays_text_and_number(
    visit: Callable[..., Page], council_base: str
) -> None:
    page = visit("")
    page.goto(f"{council_base}/q/worried/")
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


def test_an_earlier_address_leads_on(visit: Callable[..., Page], council_base: str) -> None:
    page = visit("", java_script_enabled=False)
    page.goto(f"{council_base}/schools/referral/sharing-concerns/")
    page.wait_for_url("**/schools/referral/share-a-concern/")


def test_english_stands_in_and_reads_from_left_to_right(
    visit: Callable[..., Page], council_base: str
) -> None:
    page = visit("")
    page.goto(f"{council_base}/ur/public/help/get-help-now/")
    article = page.locator("article")
    assert (article.get_attribute("lang"), article.get_attribute("dir")) == ("en", "ltr")
    card = page.locator(".notice-help")
    assert card.is_visible() and "999" in card.inner_text()
    where = [page.locator(x).first.bounding_box() for x in (".notice", "article")]
    assert where[0] and where[1] and where[0]["y"] < where[1]["y"]
