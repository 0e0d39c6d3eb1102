"""A night with an incident, and what a board reads, in a real Chromium, in every light."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from harness.judging import judging
from harness.serving import serving
from harness.sites import ROOT
from harness.states import STATES, State

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])"
NIGHT = "2026-11-24T02:05:00Z"
NOTICE = "public/notices/high-street/"
PAGES = (
    "",
    "ur/public/leaflets/worried/",
    NOTICE,
    f"ur/{NOTICE}",
    "schools/help/get-help-now/editions/",
    "ur/public/leaflets/worried/editions/",
    "assurance-report/",
    "updates/",
)
SEEN = [s for s in STATES if not s.words and s.name not in ("print",)]


def waymark(folder: Path, day: str, *words: str) -> None:
    program = str(Path(sys.executable).with_name("waymark"))
    command = [program, *words, "--content", str(folder), "--today", day]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional council at five past two, with a notice in three languages."""
    folder = tmp_path_factory.mktemp("night")
    library = folder / "library"
    shutil.copytree(ROOT / "tests" / "library", library)
    new = ("new", "notice", "High Street", "--from", "after-an-incident")
    waymark(library, "2026-11-24T02:00", *new)
    text = library / "notices" / "high-street.md"
    words = text.read_text("utf-8").replace("    place:\n", "    place: High Street\n")
    text.write_text(words, "utf-8")
    two = ("--role", "duty-officer", "--second", "head-of-press")
    waymark(library, "2026-11-24", "editions", "notice", "high-street", *two)
    waymark(library, "2026-11-24T02:05", "build", "--out", str(folder / "site"))
    board, changed = folder / "site" / "board.html", folder / "site" / "changed.html"
    waymark(library, "2026-11-24", "status", "--html", str(board))
    old = ("--from", "1.0", "--to", "1.1", "--language", "pl")
    waymark(library, "2026-11-24", "editions", "diff", "worried", *old, "--html", str(changed))
    return folder / "site"


@pytest.fixture(scope="module")
def base(night: Path) -> Iterator[str]:
    with serving(night) as address:
        yield address


@pytest.mark.parametrize("state", SEEN, ids=lambda s: s.name)
def test_no_page_of_the_night_has_a_fault(browser: Browser, base: str, state: State) -> None:
    with judging(browser, state, base) as judge:
        judge.page.clock.install(time=NIGHT)
        faults = {address: judge.judge(address).faults for address in PAGES}
    assert {a: f for a, f in faults.items() if f} == {}


def test_a_banner_goes_at_its_end_although_nothing_was_built(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.clock.install(time="2026-11-26T01:59:30Z")
    page.goto(f"{base}/")
    banner = page.locator(".banner")
    assert banner.is_visible()
    page.clock.run_for(31_000)
    assert banner.is_hidden(), "a page that is left open learns of it"
    page.reload()
    assert banner.is_hidden()
    page.goto(f"{base}/{NOTICE}")
    assert page.get_by_text("This notice has ended.").is_visible()
    page.close()


def test_without_script_the_banner_stands_and_says_when_it_ends(
    browser: Browser, base: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}/schools/")
        assert (
            "This notice ends on 26 November 2026 at 2am." in page.locator(".banner").inner_text()
        )
        page.goto(f"{base}/{NOTICE}")
        assert page.locator(".over").inner_text() == ""


def test_a_banner_comes_after_the_ways_out_and_is_reached_by_keyboard(
    browser: Browser, base: str
) -> None:
    page = browser.new_page()
    page.clock.install(time=NIGHT)
    page.goto(f"{base}/")
    order = "e => [...document.body.children].indexOf(e.closest('body > *'))"
    header, banner, main = (
        page.locator(selector).first.evaluate(order) for selector in ("header", ".banner", "main")
    )
    assert header < banner < main
    link = page.locator(".banner a")
    link.focus()
    assert link.evaluate("e => e.matches(':focus-visible')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{NOTICE}")
    page.close()


@pytest.mark.parametrize("name", ["board.html", "changed.html"])
@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "forced_colors": "active"},
        {"color_scheme": "dark", "viewport": {"width": 320, "height": 800}},
    ],
    ids=["light", "dark", "forced", "narrow"],
)
def test_axe_finds_nothing_on_files_for_the_office(
    browser: Browser, night: Path, name: str, options: dict[str, object]
) -> None:
    with browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((night / name).as_uri())
        page.evaluate(AXE)
        assert page.evaluate(RUN) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_each_number_of_the_board_leads_to_its_table(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/assurance-report/")
    for link in page.locator(".board-numbers a").all():
        number = int(link.locator("strong").inner_text())
        section = page.locator(f"section:has(> h2{link.get_attribute('href')})")
        assert section.locator("h2").inner_text().endswith(f": {number}")
    assert page.locator(".board-charts .chart[role=img]").count() == 2
    page.close()
