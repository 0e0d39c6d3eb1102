"""Menus: drawn once for a folder, right on every page of it."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from waymark.model import Library, Link, NavGroup, PageRecord
from waymark.site import ReadyEdition, Wording, page_records
from waymark.site.menus import Menus
from waymark.site.templating import prepared

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def record(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> PageRecord:
    records = page_records(hand_made, editions, speech, draft=True)
    return next(r for r in records if r.address == "public/leaflets/worried/")


@pytest.fixture
def menus() -> Menus:
    return Menus(prepared(Environment(loader=FileSystemLoader(ROOT / "overrides"))))


def links(menus: Menus, record: PageRecord) -> list[tuple[str, str | None]]:
    tree = html.fromstring(f"<div>{menus.menu(asdict(record))}</div>")
    return [(a.get("href"), a.get("aria-current")) for a in tree.iter("a")]


def test_the_page_that_is_read_is_marked(menus: Menus, record: PageRecord) -> None:
    assert links(menus, record) == [("../../help/get-help/", None), ("./", "page")]


def test_pages_side_by_side_share_what_was_drawn(menus: Menus, record: PageRecord) -> None:
    fields = asdict(record)
    menus.menu(fields)
    beside = {**fields, "address": "public/leaflets/other/", "open": "public/leaflets/other/"}
    tree = html.fromstring(f"<div>{menus.menu(beside)}</div>")
    hrefs = [(a.get("href"), a.get("aria-current")) for a in tree.iter("a")]
    assert hrefs == [("../../help/get-help/", None), ("../worried/", None)]
    assert len(menus.drawn) == 1


def test_a_page_below_marks_the_page_that_it_belongs_to(menus: Menus, record: PageRecord) -> None:
    below = replace(record, address="public/leaflets/worried/editions/")
    assert links(menus, below)[1] == ("../", "page")


def test_titles_are_escaped_and_a_group_without_links_leads_on(
    menus: Menus, record: PageRecord
) -> None:
    group = NavGroup("<b>&", (Link("<i>", "public/x/", "en"),), "en")
    far = NavGroup("Far", (), "en", address="public/#for-far")
    text = str(menus.menu(asdict(replace(record, navigation=(group, far)))))
    assert "<b>" not in text and "&lt;b&gt;&amp;" in text and "&lt;i&gt;" in text
    assert '<a href="../../#for-far">Far</a>' in text


def test_a_page_without_a_menu_has_none(menus: Menus, record: PageRecord) -> None:
    assert menus.menu(asdict(replace(record, navigation=()))) == ""
