"""From editions to page records: every page of the site as a value (design 3, the fourth noun)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from waymark.editions import audience_address, home_address, list_address
from waymark.model import (
    Audience,
    Crumb,
    Kind,
    Library,
    Link,
    NavGroup,
    PageKind,
    PageRecord,
    Passage,
)
from waymark.site.audience_page import audience_page
from waymark.site.bygone import Past
from waymark.site.documents import document_page
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.past import past_pages
from waymark.site.shelf import Shelf
from waymark.site.ways import (
    alternates,
    audience_label,
    document_link,
    home_crumb,
    invitations,
)


def page_records(
    library: Library,
    ready: Iterable[ReadyEdition],
    wordings: Mapping[str, Wording],
    *,
    draft: bool,
    past: Past | None = None,
) -> tuple[PageRecord, ...]:
    """Every page of the site, in a fixed order.

    ``wordings`` has an entry for English and for each language that an edition is in. A page that a
    language lacks is simply not made (design 6). ``past`` is what was released before and what
    is gone; drafts have no such thing.
    """
    past = past or Past()
    shelf = Shelf.of(library, ready, past)
    pages: list[PageRecord] = []
    for language in shelf.languages():
        wording = wordings[language.code]
        pages.append(_home(shelf, wording, draft))
        for audience in shelf.audiences(language.code):
            pages.append(_audience(shelf, audience, wording, draft))
            pages.extend(
                document_page(shelf, item, audience, wording, draft=draft)
                for item in shelf.of_audience(audience.id, language.code)
            )
        pages.extend(past_pages(shelf, past, wording))
        pages.append(_list(shelf, wording, draft))
        pages.append(_not_found(shelf, wording))
    return tuple(pages)


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
        alternates=alternates(shelf, code, home_address),
        ways=invitations(shelf, wording),
        exit_shortcut=True,
        indexed=not draft,
    )


def _leaflets(shelf: Shelf, wording: Wording) -> tuple[NavGroup, ...]:
    """Each leaflet once, in the edition of the first audience that has it."""
    code = wording.language.code
    links: dict[str, Link] = {}
    for audience in shelf.audiences(code):
        for item in shelf.of_audience(audience.id, code):
            if item.document.kind is Kind.LEAFLET:
                links.setdefault(item.document.id, document_link(item))
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
        alternates=alternates(shelf, code, exact),
        indexed=not draft,
    )


def _list(shelf: Shelf, wording: Wording, draft: bool) -> PageRecord:
    code = wording.language.code
    title = Passage(wording.words["pages.title"], code)
    groups = []
    for audience in shelf.audiences(code):
        label = audience_label(audience, wording)
        links = [document_link(item) for item in shelf.of_audience(audience.id, code)]
        groups.append(NavGroup(label.text, tuple(links), label.language, audience.shape))
    return PageRecord(
        kind=PageKind.LIST,
        address=list_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(wording.words["pages.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        navigation=tuple(groups),
        alternates=alternates(shelf, code, list_address),
        indexed=not draft,
    )


def _not_found(shelf: Shelf, wording: Wording) -> PageRecord:
    code = wording.language.code
    return PageRecord(
        kind=PageKind.NOT_FOUND,
        address=f"{home_address(code)}404.html",
        language=code,
        direction=wording.language.direction,
        title=Passage(wording.words["not-found.title"], code),
        summary=Passage(wording.words["not-found.text"], code),
        text="",
        alternates=alternates(shelf, code, lambda _: None),
        ways=invitations(shelf, wording),
        exit_shortcut=True,
        indexed=False,
    )
