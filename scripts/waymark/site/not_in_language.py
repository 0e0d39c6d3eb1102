"""A text that is published in English and planned for a language, but not ready there yet.

Its address in that language answers all the same: whom to call, in the reader's own language, and
where the text can be read now (design 9). No index, sitemap, menu or list knows such a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waymark.editions import Edition
from waymark.model import (
    ENGLISH,
    Audience,
    Crumb,
    Link,
    PageKind,
    PageRecord,
    Passage,
    Tongue,
)
from waymark.site.audience_page import audience_page
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.shelf import Shelf, address
from waymark.site.ways import audience_steps, document_alternates


def missing_pages(shelf: Shelf, wording: Wording) -> Iterator[PageRecord]:
    """One page for each text that is missing in a language, in the order of the shelf."""
    known = {a.id: a for a in shelf.library.audiences}
    for edition, english in shelf.missing.items():
        if edition.language == wording.language.code:
            yield _page(shelf, edition, english, known[edition.audience], wording)


def _page(
    shelf: Shelf, edition: Edition, english: ReadyEdition, audience: Audience, wording: Wording
) -> PageRecord:
    """The page says its own words in the language, and the text's name as it is: in English."""
    code, words = wording.language.code, wording.words
    title = english.finished.title
    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.NOT_IN_LANGUAGE,
            address(english.document, audience.id, code),
            title=Passage(words["missing.title"], code),
            summary=title,
            document=edition.document,
        ),
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(title.text, None, title.language),
        ),
        alternates=document_alternates(shelf, edition.document, audience.id),
        tongues=tuple(_tongues(shelf, edition)),
        indexed=False,
    )


def _tongues(shelf: Shelf, edition: Edition) -> Iterator[Tongue]:
    """The languages in which the text can be read now, English first."""
    languages = sorted(shelf.languages(), key=lambda x: x.code != ENGLISH)
    for language in languages:
        item = shelf.own(edition.document, edition.audience, language.code)
        if item:
            there = address(item.document, edition.audience, language.code)
            yield Tongue(
                language=language.code,
                name=language.name,
                english=language.english,
                direction=language.direction,
                links=(Link(item.finished.title.text, there, language.code),),
            )
