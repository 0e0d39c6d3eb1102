"""Links of a page in a folder: to files beside it, else to the site."""

from __future__ import annotations

import pytest

from waymark.model import Direction
from waymark.site import OfflineWords, belongs, linked, offline_files

SITE = "https://site.test/"
WORDS = OfflineWords("en", Direction.LTR, "Copy made today.", "Check online", "All pages", "Site")
PAGES = {"": "", "public/x/": "", "pages/": ""}
FILES = {"public/x/x-en.pdf", "assets/site.css"}


def led(here: str, text: str) -> str:
    pages = {**PAGES, here: text}
    return offline_files(pages, FILES, SITE, WORDS)[f"{here}index.html"].decode()


@pytest.mark.parametrize(
    ("here", "written", "there"),
    [
        ("public/x/", "../../", "../../index.html"),
        ("public/x/", "./", "./index.html"),
        ("public/x/", "#part", "#part"),
        ("public/x/", "../../pages/#a", "../../pages/index.html#a"),
        ("public/x/", "x-en.pdf", "x-en.pdf"),
        ("public/x/", "../../assets/site.css", "../../assets/site.css"),
        ("public/x/", "../y/", "https://site.test/public/y/"),
        ("public/x/", "../../pl/public/x/#b", "https://site.test/pl/public/x/#b"),
        ("public/x/", "https://a.test/?a=1&amp;b=2", "https://a.test/?a=1&amp;b=2"),
        ("public/x/", "tel:999", "tel:999"),
        ("", "public/x/", "public/x/index.html"),
        ("", "./", "./index.html"),
    ],
)
def test_where_links_lead(here: str, written: str, there: str) -> None:
    text = led(here, f'<a class="q" href="{written}">Link</a>')
    assert text == f'<a class="q" href="{there.removeprefix("./")}">Link</a>' or (
        text == f'<a class="q" href="{there}">Link</a>'
    )


def test_words_that_look_like_links_stay() -> None:
    text = '<p>Write href="x/" here.</p><a\nhref="../../">A</a>'
    assert led("public/x/", text) == (
        '<p>Write href="x/" here.</p><a\nhref="../../index.html">A</a>'
    )


def test_there_is_no_search_in_a_folder() -> None:
    text = (
        '<header><a class="control" href="../../search/"><svg></svg><span>Search</span></a>'
        '</header><ul><li><a href="../../search/">Search</a></li><li><a href="./">A</a></li></ul>'
        '<section class="panel" data-online><a href="z.zip">Whole</a></section>'
    )
    made = led("public/x/", text)
    assert '<a class="control" href="../../pages/index.html">All pages</a></header>' in made
    assert "search" not in made.lower()
    assert "z.zip" not in made
    assert made.count("<li>") == 1
    # Each page says what it is, and where it is online.
    assert (
        '<section class="copied" aria-label="Copy made today.">'
        '<div class="wrap"><p>Copy made today.'
        ' <a href="https://site.test/public/x/">Check online</a></p></div></section>' in made
    )


def test_a_copy_starts_at_its_root() -> None:
    words = OfflineWords("ur", Direction.RTL, "نقل", "دیکھیں", "صفحات", "سائٹ")
    files = offline_files({"ur/": "<p>x</p>", "ur/pages/": ""}, [], SITE, words)
    assert set(files) == {"index.html", "ur/index.html", "ur/pages/index.html"}
    start = files["index.html"].decode()
    assert '<html lang="ur" dir="rtl">' in start
    assert 'content="0; url=ur/index.html"' in start


def test_what_pages_name() -> None:
    pages = {
        "public/x/": '<img src="../../assets/a.svg"><a href="x.pdf#p">P</a><a href="tel:1">T</a>'
    }
    assert list(linked(pages)) == ["assets/a.svg", "public/x/x.pdf"]


@pytest.mark.parametrize(
    ("address", "language", "whether"),
    [
        ("public/x/x.pdf", "en", True),
        ("pl/public/x/x.pdf", "en", False),
        ("pl/public/x/x.pdf", "pl", True),
        ("public/x/x.pdf", "pl", False),
    ],
)
def test_whose_a_file_is(address: str, language: str, whether: bool) -> None:
    assert belongs(address, language, {"pl", "ur"}) == whether
