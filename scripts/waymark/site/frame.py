"""What all pages of one language share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.editions import home_address, list_address
from waymark.model import ENGLISH, Library, Link
from waymark.site.bygone import Past
from waymark.site.edition import Frame, ReadyEdition, Wording
from waymark.site.shelf import Shelf, address

IN_ENGLISH_TOO = ("draft.banner", "machine.banner", "human.banner", "language")
"""Interface words that a page shows in its own language and in English."""


def frames(
    library: Library,
    ready: Iterable[ReadyEdition],
    wordings: Mapping[str, Wording],
    *,
    draft: bool,
    past: Past | None = None,
) -> tuple[Frame, ...]:
    """One frame for each language that has pages, English first where the library has it so."""
    shelf = Shelf.of(library, ready, past)
    english = wordings[ENGLISH].words
    return tuple(
        _frame(shelf, wordings[language.code], english, draft) for language in shelf.languages()
    )


def _frame(shelf: Shelf, wording: Wording, english: Mapping[str, str], draft: bool) -> Frame:
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
