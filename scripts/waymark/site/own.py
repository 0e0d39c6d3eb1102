"""The pages of the site itself, as the footer and the list of all pages name them."""

from __future__ import annotations

from collections.abc import Callable

from waymark.editions import (
    accessibility_address,
    board_address,
    leaflets_address,
    privacy_address,
    updates_address,
)
from waymark.model import ENGLISH, Link
from waymark.site.edition import Wording

OWN_PAGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("leaflets.title", leaflets_address),
    ("updates.title", updates_address),
    ("accessibility.title", accessibility_address),
    ("privacy.title", privacy_address),
)
"""The interface word that names a page, and its address in a language. Every language has all."""


BOARD_TITLE = "How we are doing"
"""The page that a board reads; it is in English."""


def own_pages(wording: Wording, *, board: bool = False) -> tuple[Link, ...]:
    """A link to each in one language; in English to the ``board``'s page too, if there is one."""
    code = wording.language.code
    links = [Link(wording.words[word], address(code), code) for word, address in OWN_PAGES]
    if board and code == ENGLISH:
        links.append(Link(BOARD_TITLE, board_address(), ENGLISH))
    return tuple(links)
