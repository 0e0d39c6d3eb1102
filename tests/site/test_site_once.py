"""What is drawn once for a folder is right on every page of it."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, UndefinedError
from lxml import html

from waymark.model import Library, Link, NavGroup, PageRecord
from waymark.site import ReadyEdition, Wording, page_records
from waymark.site.links import relative
from waymark.site.once import Once
from waymark.site.templating import page_functions, prepared

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def record(
    hand_made: Library, editions: tuple[ReadyEdition, ...], speech: dict[str, Wording]
) -> PageRecord:
    records = page_records(hand_made, editions, speech, draft=True)
    return next(r for r in records if r.address == "public/leaflets/worried/")


FUNCTIONS = partial(page_functions, site_url="https://x.example/safer/", assets={})
FRAME = {"words": {}, "english": {}, "home": "pl/"}


@pytest.fixture
def menus() -> Once:
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    return Once(prepared(environment), FRAME, FUNCTIONS)


def links(menus: Once, record: PageRecord) -> list[tuple[str, str | None]]:
    tree = html.fromstring(f"<div>{menus.menu(asdict(record))}</div>")
    return [(a.get("href"), a.get("aria-current")) for a in tree.iter("a")]


def test_the_page_that_is_read_is_marked(menus: Once, record: PageRecord) -> None:
    assert links(menus, record) == [("../../help/get-help/", None), ("./", "page")]


def test_pages_side_by_side_share_what_was_drawn(menus: Once, record: PageRecord) -> None:
    fields = asdict(record)
    menus.menu(fields)
    beside = {**fields, "address": "public/leaflets/other/", "open": "public/leaflets/other/"}
    tree = html.fromstring(f"<div>{menus.menu(beside)}</div>")
    hrefs = [(a.get("href"), a.get("aria-current")) for a in tree.iter("a")]
    assert hrefs == [("../../help/get-help/", None), ("../worried/", None)]
    assert len(menus.drawn) == 1


def test_a_page_below_marks_the_page_that_it_belongs_to(menus: Once, record: PageRecord) -> None:
    below = replace(record, address="public/leaflets/worried/editions/")
    assert links(menus, below)[1] == ("../", "page")


def test_titles_are_escaped_and_a_group_without_links_leads_on(
    menus: Once, record: PageRecord
) -> None:
    group = NavGroup("<b>&", (Link("<i>", "public/x/", "en"),), "en")
    far = NavGroup("Far", (), "en", address="public/#for-far")
    text = str(menus.menu(asdict(replace(record, navigation=(group, far)))))
    assert "<b>" not in text and "&lt;b&gt;&amp;" in text and "&lt;i&gt;" in text
    assert '<a href="../../#for-far">Far</a>' in text


def test_a_page_without_a_menu_has_none(menus: Once, record: PageRecord) -> None:
    assert menus.menu(asdict(replace(record, navigation=()))) == ""


PART = """{{ said }} {{ absolute(here) }} <a href="{{ link(frame.home) }}">
<a href="{{ link(there) }}"><a href="{{ link(there) }}#x"><a href="{{ link(below) }}">"""
LANGUAGES = "{% for x in alternates %}<a href='{{ link(x.address) }}'>{{ x.name }}{% endfor %}"
PLACES = ["pl/public/a/", "pl/public/b/", "pl/public/", "pl/", "", "public/a/editions/", "404.html"]


def once(**templates: str) -> Once:
    return Once(prepared(Environment(loader=DictLoader(templates))), FRAME, FUNCTIONS)


@pytest.mark.parametrize("there", PLACES)
def test_a_part_is_on_each_page_what_it_would_be_by_itself(there: str) -> None:
    shared, below = once(part=PART), f"{there}below/"
    for here in PLACES:
        drawn = shared.part({"address": here}, "part", said="<&>", there=there, below=below)
        to = relative(here, there)
        assert str(drawn) == (
            f'&lt;&amp;&gt; https://x.example/safer/{here} <a href="{relative(here, "pl/")}">\n'
            f'<a href="{to}"><a href="{to}#x"><a href="{relative(here, below)}">'
        )


def test_pages_side_by_side_share_a_part_and_others_do_not() -> None:
    shared = once(part="{{ said }}")
    for here in ("pl/public/a/", "pl/public/b/", "pl/public/b/c/", "a/", "b/"):
        assert shared.part({"address": here}, "part", said="x") == "x"
    assert shared.part({"address": "a/"}, "part", said="y") == "y"
    # The home of a language has neighbours of other languages: nothing is shared with these.
    assert len(shared.drawn) == 5


def test_a_part_sees_nothing_of_its_page_but_what_it_is_given() -> None:
    with pytest.raises(UndefinedError):
        once(part="{{ record.title }}").part({"address": "a/b/", "title": "T"}, "part")


def test_languages_lead_from_each_page_to_its_own() -> None:
    shared = once(part=LANGUAGES)

    def row(code: str, address: str, exact: bool = True) -> dict[str, Any]:
        known = {"language": code, "address": address, "exact": exact, "name": code.upper()}
        return {**known, "english": False, "missing": not exact}

    def drawn(name: str, *more: dict[str, Any]) -> str:
        rows = [row("pl", f"pl/public/{name}/"), row("en", f"public/{name}/"), *more]
        return shared.in_languages({"address": f"pl/public/{name}/", "alternates": rows}, "part")

    assert drawn("a") == "<a href='./'>PL<a href='../../../public/a/'>EN"
    assert drawn("b") == "<a href='./'>PL<a href='../../../public/b/'>EN"
    assert len(shared.drawn) == 1
    # One that leads home instead, and one whose page there has another name, are links of its own.
    assert drawn("a", row("ur", "ur/", exact=False)).endswith("<a href='../../../ur/'>UR")
    assert drawn("b", row("ur", "ur/x/c/")).endswith("<a href='../../../ur/x/c/'>UR")
    assert len(shared.drawn) == 3
