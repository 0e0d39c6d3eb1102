"""From editions to page records: every page of the site as a value (design 3, the fourth noun)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from waymark.assurance import Assurance
from waymark.editions import audience_address, collection_address, home_address
from waymark.model import (
    ENGLISH,
    Audience,
    Crumb,
    Download,
    Kind,
    Library,
    Link,
    NavGroup,
    PageKind,
    PageRecord,
    Passage,
)
from waymark.site.accessibility_page import accessibility_page
from waymark.site.audience_page import audience_page
from waymark.site.banners import with_banners
from waymark.site.board import board_page
from waymark.site.bygone import Past
from waymark.site.companions import companion_pages
from waymark.site.documents import document_page
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.holds import with_holds
from waymark.site.leaflets import leaflets_page
from waymark.site.not_found import not_found_page
from waymark.site.not_in_language import missing_pages
from waymark.site.page_list import list_page
from waymark.site.past import past_pages
from waymark.site.privacy_page import privacy_page
from waymark.site.search_page import search_page
from waymark.site.shelf import Shelf
from waymark.site.updates import updates_page
from waymark.site.ways import (
    alternates,
    audience_label,
    document_link,
    home_crumb,
    invitations,
    routes,
)
from waymark.site.wording import download_line, fill


def page_records(
    library: Library,
    ready: Iterable[ReadyEdition],
    wordings: Mapping[str, Wording],
    *,
    draft: bool,
    past: Past | None = None,
    report: Assurance | None = None,
    books: Mapping[str, Download] | None = None,
    offline: bool = False,
) -> tuple[PageRecord, ...]:
    """Every page of the site, in a fixed order.

    ``wordings`` has an entry for English and for each language that an edition is in. A page that a
    language lacks is not made, and one that says so stands at its address. ``past`` is what was
    released before and what is gone; drafts have no such thing. ``report`` is what a board reads,
    where the library shows it to everyone; ``books`` are collections by their address;
    ``offline`` is whether the site of each language is offered in one file.
    """
    past = past or Past()
    shelf = Shelf.of(library, ready, past, books)
    pages: list[PageRecord] = []
    for language in shelf.languages():
        wording = wordings[language.code]
        pages.append(_home(shelf, wording, draft))
        for audience in shelf.audiences(language.code):
            pages.append(_audience(shelf, audience, wording, draft))
            for item in shelf.of_audience(audience.id, language.code):
                pages.append(document_page(shelf, item, audience, wording, draft=draft))
                pages.extend(companion_pages(shelf, item, audience, wording, draft=draft))
        pages.extend(missing_pages(shelf, wording))
        pages.extend(past_pages(shelf, past, wording))
        pages.append(leaflets_page(shelf, wording, draft=draft, offline=offline))
        pages.append(updates_page(shelf, past, wording, draft=draft))
        pages.append(accessibility_page(shelf, wording, wordings[ENGLISH], draft=draft))
        pages.append(privacy_page(shelf, wording, draft=draft))
        pages.append(search_page(shelf, wording, draft=draft))
        pages.append(list_page(shelf, wording, draft=draft, board=report is not None))
        pages.append(not_found_page(shelf, wording, wordings))
    if report:
        pages.append(board_page(shelf, report, wordings[ENGLISH]))
    return with_holds(with_banners(pages, shelf, wordings), shelf, wordings)


def _home(shelf: Shelf, wording: Wording, draft: bool) -> PageRecord:
    code = wording.language.code
    return PageRecord(
        kind=PageKind.HOME,
        address=home_address(code),
        language=code,
        direction=wording.language.direction,
        title=Passage(wording.words["home.title"], code),
        summary=Passage(wording.words["home.lede"], code),
        text="",
        navigation=_leaflets(shelf, wording),
        alternates=alternates(shelf, home_address),
        ways=invitations(shelf, wording),
        exit_shortcut=True,
        indexed=not draft,
    )


def _books(
    shelf: Shelf, audience: Audience, wording: Wording, label: Passage
) -> tuple[Download, ...]:
    """The book of all that an audience can read in this language, if there is one."""
    code = wording.language.code
    book = shelf.books.get(collection_address(code, audience.id))
    if book is None:
        return ()
    title = fill(wording.words["collection.audience"], audience=label.text)
    return (replace(book, label=download_line(book, title, code, wording)),)


def _leaflets(shelf: Shelf, wording: Wording) -> tuple[NavGroup, ...]:
    """Each leaflet once, in the edition of the first audience that has it."""
    code = wording.language.code
    links: dict[str, Link] = {}
    for audience in shelf.audiences(code):
        for item in shelf.of_audience(audience.id, code):
            if item.document.kind is Kind.LEAFLET:
                links.setdefault(item.document.id, document_link(item, wording))
    group = NavGroup(wording.words["leaflets-in-your-language"], tuple(links.values()), code)
    return (group,) if links else ()


def _audience(shelf: Shelf, audience: Audience, wording: Wording, draft: bool) -> PageRecord:
    code = wording.language.code
    label = audience_label(audience, wording)

    def exact(language: str) -> str | None:
        found = audience in shelf.audiences(language)
        return audience_address(language, audience.id) if found else None

    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.AUDIENCE,
            audience_address(code, audience.id),
            title=label,
            summary=wording.passage(f"audience.{audience.id}.purpose", audience.purpose),
        ),
        crumbs=(home_crumb(wording), Crumb(label.text, None, label.language)),
        routes=routes(shelf, audience, wording),
        downloads=_books(shelf, audience, wording, label),
        alternates=alternates(shelf, exact),
        indexed=not draft,
    )
