"""What all pages of one language share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.editions import (
    feed_address,
    home_address,
    leaflets_address,
    list_address,
    search_address,
)
from waymark.model import ENGLISH, Library, Link, Passage
from waymark.site.bygone import Past
from waymark.site.edition import Frame, Logo, ReadyEdition, Wording
from waymark.site.own import own_pages
from waymark.site.shelf import Shelf, address
from waymark.site.updates import updates
from waymark.site.ways import audience_pages

IN_ENGLISH_TOO = ("draft.banner", "machine.banner", "human.banner", "language")
"""Interface words that a page shows in its own language and in English."""


def frames(
    library: Library,
    ready: Iterable[ReadyEdition],
    wordings: Mapping[str, Wording],
    *,
    draft: bool,
    past: Past | None = None,
    logo: Logo | None = None,
    board: bool = False,
) -> tuple[Frame, ...]:
    """One frame for each language that has pages, English first where the library has it so."""
    past = past or Past()
    shelf = Shelf.of(library, ready, past)
    english = wordings[ENGLISH].words
    found = []
    for language in shelf.languages():
        wording = wordings[language.code]
        told = bool(updates(shelf, past, wording))
        found.append(_frame(shelf, wording, english, draft, logo, told, board))
    return tuple(found)


def _frame(
    shelf: Shelf,
    wording: Wording,
    english: Mapping[str, str],
    draft: bool,
    logo: Logo | None,
    told: bool,
    board: bool,
) -> Frame:
    organisation = shelf.library.organisation
    contacts = [wording.contact(key) for key in organisation.emergency]
    return Frame(
        language=wording.language.code,
        name=wording.language.name,
        direction=wording.language.direction,
        site_name=wording.passage("organisation.site_name", organisation.site_name),
        description=wording.passage("organisation.description", organisation.description),
        site_url=organisation.site_url,
        exit_url=organisation.exit_url,
        home=home_address(wording.language.code),
        list=list_address(wording.language.code),
        draft=draft,
        help=_help(shelf, wording),
        emergency=tuple(c for c in contacts if c),
        formats_contact=wording.contact(organisation.accessible_formats),
        complaints_contact=wording.contact(organisation.complaints),
        error_contact=wording.contact(organisation.report_error),
        words=dict(sorted(wording.words.items())),
        english={key: english[key] for key in IN_ENGLISH_TOO},
        search=search_address(wording.language.code),
        own=own_pages(wording, board=board),
        organisation=Passage(organisation.name, ENGLISH),
        leaflets=leaflets_address(wording.language.code),
        feed=feed_address(wording.language.code) if told else "",
        ways=audience_pages(shelf, wording),
        logo=logo,
    )


def _help(shelf: Shelf, wording: Wording) -> Link | None:
    """The way to the page that says whom to call: in this language, else in English."""
    document = shelf.library.organisation.help_document
    for code in (wording.language.code, ENGLISH):
        for audience in shelf.audiences(code):
            item = shelf.own(document, audience.id, code)
            if item:
                there = address(item.document, audience.id, code)
                return Link(wording.words["help.link"], there, code)
    return None
