"""The page for an address that leads nowhere: help first, then the ways on."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.editions import home_address, list_address
from waymark.model import ENGLISH, Language, Link, PageKind, PageRecord, Passage, Tongue
from waymark.site.edition import Wording
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, invitations


def not_found_page(shelf: Shelf, wording: Wording, wordings: Mapping[str, Wording]) -> PageRecord:
    """One for each language. The one at the site's root answers for every address that no
    language's folder holds, so it says the same in all of them."""
    code = wording.language.code
    others = shelf.languages() if code == ENGLISH else ()
    return PageRecord(
        kind=PageKind.NOT_FOUND,
        address=f"{home_address(code)}404.html",
        language=code,
        direction=wording.language.direction,
        title=Passage(wording.words["not-found.title"], code),
        summary=Passage(wording.words["not-found.text"], code),
        text="",
        alternates=alternates(shelf, lambda _: None),
        ways=invitations(shelf, wording),
        exit_shortcut=True,
        indexed=False,
        tongues=tuple(
            _tongue(other, wordings[other.code].words) for other in others if other.code != code
        ),
    )


def _tongue(language: Language, words: Mapping[str, str]) -> Tongue:
    code = language.code
    return Tongue(
        language=code,
        name=language.name,
        english=language.english,
        direction=language.direction,
        title=words["not-found.title"],
        links=(
            Link(words["home"], home_address(code), code),
            Link(words["all-pages"], list_address(code), code),
        ),
    )
