"""The status of translations, a file for the office, in a real Chromium."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from waymark.model import Direction, Language
from waymark.translation import Status, StatusRow, status_page

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
LANGUAGES = (
    *(Language(c, n, e, Direction.LTR, c) for c, n, e in (("pl", "Polski", "Polish"),)),
    Language("ur", "اردو", "Urdu", Direction.RTL, "ur_PK"),
)
COUNTS = (
    Status(reviewed=9, critical=2),
    Status(reviewed=3, human=6),
    Status(machine=9, critical=3, critical_open=3),
    Status(human=4, fuzzy=2, refused=1, missing=2, critical=1, critical_open=1),
    Status(missing=9),
)
ROWS = tuple(
    StatusRow(f"document-{n}", f"A document with a longer title, number {n}", language, counts)
    for language in LANGUAGES
    for n, counts in enumerate(COUNTS)
)
RUN = "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])"


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
def test_axe_finds_nothing_on_the_status_page(
    browser: Browser, tmp_path: Path, options: dict[str, object]
) -> None:
    file = tmp_path / "status.html"
    file.write_text(status_page(ROWS, "Safer Example", date(2026, 11, 23)), encoding="utf-8")
    with browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(file.as_uri())
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(RUN) == []
        # Only the tables scroll sideways, each by itself and with the keyboard.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".wide[tabindex='0']").count() == 3
