"""Root files: sitemap, robots, the addresses on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from waymark.model import Library
from waymark.site import (
    Assets,
    ReadyEdition,
    Wording,
    frames,
    page_records,
    read_assets,
    root_files,
)

_ROOT = Path(__file__).parents[2]
_NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_BASE = "https://example.org/sub/"


@pytest.fixture(scope="module")
def files(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> dict[str, bytes]:
    return _files(hand_made, editions, speech, draft=True)


def _select(page: Any, path: str) -> list[Any]:
    found: list[Any] = page.xpath(path)
    return found


def _files(
    library: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    *,
    draft: bool,
) -> dict[str, bytes]:
    records = page_records(library, editions, speech, draft=draft)
    shared = frames(library, editions, speech, draft=draft)
    assets: Assets = read_assets(_ROOT / "docs")
    return root_files(records, shared, assets, _ROOT / "overrides")


def test_the_sitemap_holds_every_page_with_its_true_alternates(files: dict[str, bytes]) -> None:
    tree = etree.fromstring(files["sitemap.xml"])
    rows = {u.findtext("s:loc", namespaces=_NS): u for u in tree.findall("s:url", _NS)}
    assert f"{_BASE}public/leaflets/worried/" in rows
    assert not any("404" in (place or "") for place in rows)
    links = rows[f"{_BASE}pl/public/leaflets/worried/"].findall("x:link", _NS)
    assert [(x.get("hreflang"), x.get("href")) for x in links] == [
        ("en", f"{_BASE}public/leaflets/worried/"),
        ("pl", f"{_BASE}pl/public/leaflets/worried/"),
        ("x-default", f"{_BASE}public/leaflets/worried/"),
    ]
    for row in rows.values():
        assert {x.get("href") for x in row.findall("x:link", _NS)} <= set(rows)


def test_a_draft_is_for_no_index(
    hand_made: Library,
    editions: tuple[ReadyEdition, ...],
    speech: dict[str, Wording],
    files: dict[str, bytes],
) -> None:
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    released = _files(hand_made, editions, speech, draft=False)["robots.txt"].decode()
    assert "Disallow" not in released
    assert f"Sitemap: {_BASE}sitemap.xml" in released


def test_an_address_on_paper_asks_which_edition_is_wanted(files: dict[str, bytes]) -> None:
    page = html.fromstring(files["q/worried/index.html"].decode())
    links = _select(page, "//main//li/a")
    assert [(a.get("href"), a.get("hreflang")) for a in links] == [
        ("../../public/leaflets/worried/", "en"),
        ("../../community/leaflets/worried/", "en"),
        ("../../pl/public/leaflets/worried/", "pl"),
        ("../../ur/community/leaflets/worried/", "ur"),
    ]
    sections = _select(page, "//main//section")
    assert [(s.get("lang"), s.get("dir"), s.findtext("h2")) for s in sections] == [
        ("en", "ltr", "English"),
        ("pl", "ltr", "Polski"),
        ("ur", "rtl", "اردو"),
    ]
    assert _select(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert _select(page, "//meta[@http-equiv='refresh']") == []


def test_an_address_on_paper_leads_on_where_there_is_one_edition(files: dict[str, bytes]) -> None:
    text = files["q/guide/index.html"].decode()
    page = html.fromstring(text)
    refresh = _select(page, "//meta[@http-equiv='refresh']/@content")
    assert refresh == ["0; url=../../professionals/referral/guide/"]
    (script,) = _select(page, "//script/@src")
    assert script.startswith("../../assets/scripts/site.")
    assert "&lt;script&gt;" in text


def test_hosts_that_know_jekyll_leave_the_site_alone(files: dict[str, bytes]) -> None:
    assert files[".nojekyll"] == b""
