"""Addresses: relative links work below any path."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from waymark.site import relative
from waymark.site.links import absolute, rooted

_PLACES = ("", "pl/", "public/", "public/leaflets/worried/", "pl/public/leaflets/worried/", "q/x/")


@pytest.mark.parametrize("here", _PLACES)
@pytest.mark.parametrize("there", [*_PLACES, "assets/site.css", "public/leaflets/worried/#call"])
@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/deep/down/"])
def test_a_relative_link_leads_where_the_address_says(here: str, there: str, base: str) -> None:
    link = relative(here, there)
    assert urljoin(base + here, link) == base + there
    assert not link.startswith("/")


def test_a_link_to_the_same_page_is_not_empty() -> None:
    assert relative("public/", "public/") == "./"
    assert relative("", "") == "./"


def test_a_page_shown_anywhere_links_from_the_root_of_the_host() -> None:
    assert rooted("https://example.org/sub/", "pl/") == "/sub/pl/"
    assert rooted("https://example.org", "") == "/"


def test_whole_addresses() -> None:
    assert absolute("https://example.org/sub/", "pl/") == "https://example.org/sub/pl/"
    assert absolute("https://example.org/sub", "") == "https://example.org/sub/"
