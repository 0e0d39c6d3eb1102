"""The preview that translators are mailed: one file, judged by axe, calling nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from harness.sites import ROOT
from waymark.build import Options, Work, exported, prepare

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def work() -> Work:
    out = ROOT / "build" / "preview"
    library = ROOT / "tests" / "small_library"
    return prepare(Options(ROOT, library, out, date(2026, 11, 23), draft=True))


@pytest.mark.parametrize("width", [320, 1400])
@pytest.mark.parametrize(("name", "code"), [("worried", "ur"), ("help", "pl"), ("library", "ur")])
def test_the_preview(
    work: Work, browser: Browser, tmp_path: Path, name: str, code: str, width: int
) -> None:
    path = tmp_path / "preview.html"
    path.write_bytes(exported(work, name, code, "html").data)
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert [u for u in asked if not u.startswith("data:")] == [path.as_uri()]
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("script").count() == 0
    assert page.locator(".draft").inner_text().startswith("Draft. Not for publication. Machine")
    language = page.locator("main > section:last-child tbody td:nth-child(2)").first
    direction = {"ur": "rtl", "pl": "ltr"}[code]
    assert (language.get_attribute("lang"), language.get_attribute("dir")) == (code, direction)
    if name != "library":
        assert page.locator("article").count() >= 1
        assert page.locator(f"article > div[lang={code}][dir={direction}]").count() >= 1
    page.evaluate(AXE)
    verdict = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    page.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in verdict["violations"]] == []
    assert verdict["passes"]
