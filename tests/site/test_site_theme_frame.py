"""What stands around every page: help, the way out, the logo, whom to ask, the ways on."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from waymark.model import Library, PageKind, PageRecord
from waymark.site import Frame, Logo, ReadyEdition, Wording, frames, page_records, read_assets
from waymark.site.once import Once
from waymark.site.templating import page_functions, prepared, tight

ROOT = Path(__file__).parents[2]
LOGO = Logo("assets/images/lamp.80aca37a.svg", 160, 90, "Example Council")
TEMPLATES = {
    PageKind.DOCUMENT: "document.html",
    PageKind.HOME: "home.html",
    PageKind.AUDIENCE: "audience.html",
    PageKind.LIST: "list.html",
    PageKind.NOT_FOUND: "404.html",
}


class _Content:
    """What MkDocs hands over as a page."""

    content = "<p>Text.</p>"


class _Site:
    """Draws pages of the hand-made library without MkDocs."""

    def __init__(self, records: tuple[PageRecord, ...], shared: tuple[Frame, ...]) -> None:
        self.records = records
        self.frames = {f.language: f for f in shared}
        self._assets = read_assets(ROOT / "docs")
        loader = FileSystemLoader(ROOT / "overrides")
        self._templates = prepared(Environment(loader=loader))

    def first(self, kind: PageKind, language: str = "en") -> PageRecord:
        return next(r for r in self.records if r.kind is kind and r.language == language)

    def draw(self, record: PageRecord, **changed: Any) -> Any:
        frame = replace(self.frames[record.language], **changed)

        def functions(here: str) -> dict[str, Any]:
            anywhere = here.endswith(".html")
            return page_functions(here, frame.site_url, self._assets.names, anywhere=anywhere)

        text = self._templates.get_template(TEMPLATES[record.kind]).render(
            record=asdict(record),
            frame=asdict(frame),
            words=frame.words,
            english=frame.english,
            page=_Content(),
            once=Once(self._templates, asdict(frame), functions),
            **functions(record.address),
        )
        return html.fromstring(text)


@pytest.fixture(scope="module")
def site(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> _Site:
    return _Site(
        page_records(hand_made, editions, speech, draft=True),
        frames(hand_made, editions, speech, draft=True),
    )


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_page_has_the_whole_frame(kind: PageKind, language: str, site: _Site) -> None:
    record = site.first(kind, language)
    page = site.draw(record)
    order = [e.get("class") or e.get("id") for e in page.find("body")]
    assert order[:4] == ["skip", "help", "bar", "draft"]
    assert order[-1] == "foot"
    (leave,) = page.xpath("//section[@class='help']//a[@data-exit]")
    assert leave.get("href") == "https://www.bbc.co.uk/weather"
    assert (leave.get("rel"), leave.get("referrerpolicy")) == ("noreferrer nofollow", "no-referrer")
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    assert ("data-exit-shortcut" in leave.attrib) is record.exit_shortcut
    frame = site.frames[language]
    ways = page.xpath("//ul[contains(@class, 'foot-ways')]//a")
    assert len(ways) == len(frame.ways) > 0
    asked = page.xpath("//footer//section[@class='feedback']//a/@href")
    assert "mailto:formats@example.org" in asked
    links = page.xpath("//footer//ul[@class='foot-links']//a")
    assert len(links) >= 4 + len(frame.own)
    assert len(page.xpath("//main")) == 1
    assert page.xpath("//main//nav[contains(@class, 'crumbs')]") == []


def test_the_way_out_says_what_it_cannot_do(site: _Site) -> None:
    for kind in TEMPLATES:
        record = site.first(kind)
        words = site.frames["en"].words
        told = site.draw(record).xpath("string(//div[@class='foot-small'])")
        assert words["exit.does"] in told
        assert words["exit.hint" if record.exit_shortcut else "exit.history"] in told


def test_without_a_logo_the_sites_mark_stands_beside_its_name(site: _Site) -> None:
    page = site.draw(site.first(PageKind.HOME))
    (brand,) = page.xpath("//a[@class='brand']")
    assert [x.tag for x in brand] == ["svg", "span"]
    assert brand[0].get("aria-hidden") == "true"
    assert brand.text_content().split() == ["Safer", "Example"]


def test_the_logo_has_the_councils_name_and_a_size(site: _Site) -> None:
    page = site.draw(site.first(PageKind.DOCUMENT), logo=LOGO)
    (image,) = page.xpath("//a[@class='brand']/img")
    assert image.get("src") == "../../../assets/images/lamp.80aca37a.svg"
    assert image.get("alt") == "Example Council"
    # The room is kept free, so that nothing jumps when it arrives.
    assert (image.get("width"), image.get("height")) == ("160", "90")
    assert image.get("lang") is None
    urdu = site.draw(site.first(PageKind.HOME, "ur"), logo=LOGO)
    assert urdu.xpath("//a[@class='brand']/img/@lang") == ["en"]


@pytest.mark.parametrize(("width", "is_icon"), [(160.0, True), (90.0, True), (400.0, False)])
def test_a_logo_about_as_wide_as_high_is_the_icon_too(
    width: float, is_icon: bool, site: _Site
) -> None:
    page = site.draw(site.first(PageKind.HOME), logo=replace(LOGO, width=width))
    (icon,) = page.xpath("//link[@rel='icon']/@href")
    assert (icon == LOGO.address) is is_icon
    assert is_icon or "favicon" in icon


def test_search_is_a_plain_link(site: _Site) -> None:
    page = site.draw(site.first(PageKind.HOME))
    (search,) = page.xpath("//header//a[@class='control']/@href")
    assert search == site.frames["en"].search
    assert page.xpath("//header//form") == []


def test_a_page_is_drawn_without_indentation() -> None:
    page = "<ul>\n    <li>one</li>\n\n  \t<li>two words</li>\n</ul>\n"
    assert tight(page) == "<ul>\n<li>one</li>\n<li>two words</li>\n</ul>\n"


def test_what_is_written_with_spaces_keeps_them() -> None:
    code = "<pre><code>if x:\n    y\n\n    z</code></pre>"
    share = '<textarea rows="4">one\n\n  two</textarea>'
    page = f"<div>\n  {code}\n  <p>a\n\u00a0b</p>\n  {share}\n  <pre>\n  c</pre>\n</div>"
    assert tight(page) == (f"<div>\n{code}\n<p>a\n\u00a0b</p>\n{share}\n<pre>\n  c</pre>\n</div>")
