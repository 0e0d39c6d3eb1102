"""How a reader gets about: crumbs, the section menu, other languages, other audiences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from waymark.editions import Edition, audience_address, home_address
from waymark.model import ENGLISH, Alternate, Audience, Crumb, Link, NavGroup, Passage, Recent
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.shelf import Shelf, address

MOST_LINKS = 40
"""Texts of an audience that a menu lists one by one."""

_MENUS: Recent[Shelf, tuple[NavGroup, ...]] = Recent()
_ALTERNATES: Recent[Shelf, tuple[Alternate, ...]] = Recent()


def _nowhere(_language: str) -> None:
    """A page that stands in, which no language has."""


def alternates(
    shelf: Shelf,
    exact: Callable[[str], str | None],
    english: Callable[[str], str | None] = _nowhere,
    missing: Callable[[str], str | None] = _nowhere,
) -> tuple[Alternate, ...]:
    """A page in every language that the site speaks.

    ``exact`` gives the address of this very page in a language, or ``None`` where it has none;
    ``english`` that of a page of the language which holds the English text for now, ``missing``
    that of one which says that the text is not ready. Where there is none of them, the language's
    home page stands in.
    """
    found = []
    for language in shelf.languages():
        code = language.code
        there, in_english, not_ready = exact(code), english(code), missing(code)
        known = (a for a in (there, in_english, not_ready, home_address(code)) if a is not None)
        found.append(
            Alternate(
                language=code,
                name=language.name,
                direction=language.direction,
                address=next(known),
                exact=there is not None,
                english=there is None and in_english is not None,
                missing=there is None and in_english is None and not_ready is not None,
            )
        )
    return tuple(found)


def document_alternates(shelf: Shelf, document: str, audience: str) -> tuple[Alternate, ...]:
    """A document's page in every language: its text, English that stands in, or that it is missing.

    Exact is the text in the language alone. The same value for all languages.
    """
    key = (document, audience)
    return _ALTERNATES.get(shelf, key, lambda: _document_alternates(shelf, document, audience))


def _document_alternates(shelf: Shelf, document: str, audience: str) -> tuple[Alternate, ...]:

    def exact(language: str) -> str | None:
        found = shelf.own(document, audience, language)
        return address(found.document, audience, language) if found else None

    def english(language: str) -> str | None:
        found = shelf.get(document, audience, language)
        return address(found.document, audience, language) if found else None

    def missing(language: str) -> str | None:
        found = shelf.missing.get(Edition(document, audience, language))
        return address(found.document, audience, language) if found else None

    return alternates(shelf, exact, english, missing)


def home_crumb(wording: Wording) -> Crumb:
    """The first step of every breadcrumb."""
    code = wording.language.code
    return Crumb(wording.words["home"], home_address(code), code)


def audience_label(audience: Audience, wording: Wording) -> Passage:
    """An audience's name ("For professionals")."""
    return wording.passage(f"audience.{audience.id}.label", audience.label)


def audience_crumb(audience: Audience, wording: Wording) -> Crumb:
    """The step to an audience's landing page."""
    label = audience_label(audience, wording)
    return Crumb(label.text, audience_address(wording.language.code, audience.id), label.language)


def audience_steps(shelf: Shelf, audience: Audience, wording: Wording) -> tuple[Crumb, ...]:
    """The first steps of a breadcrumb: home, and the audience's page where there is one."""
    there = audience in shelf.audiences(wording.language.code)
    return (home_crumb(wording), *((audience_crumb(audience, wording),) if there else ()))


def audience_links(shelf: Shelf, item: ReadyEdition, wording: Wording) -> tuple[Link, ...]:
    """The readers whom this document is written for, this page's own among them.

    Empty where it is written for one audience alone: then there is nothing to switch to.
    """
    code = wording.language.code
    links = []
    for audience in shelf.audiences(code):
        if shelf.get(item.document.id, audience.id, code):
            label = audience_label(audience, wording)
            links.append(
                Link(
                    title=label.text,
                    address=address(item.document, audience.id, code),
                    language=label.language,
                    current=audience.id == item.finished.audience,
                    shape=audience.shape,
                )
            )
    return tuple(links) if len(links) > 1 else ()


def audience_pages(shelf: Shelf, wording: Wording) -> tuple[Link, ...]:
    """The page of each audience that is served, by the audience's name."""
    code = wording.language.code
    labels = [(a, audience_label(a, wording)) for a in shelf.audiences(code)]
    return tuple(
        Link(label.text, audience_address(code, a.id), label.language, shape=a.shape)
        for a, label in labels
    )


def invitations(shelf: Shelf, wording: Wording) -> tuple[Link, ...]:
    """The home page's question who the reader is: a way to each audience that is served."""
    code = wording.language.code
    links = []
    for audience in shelf.audiences(code):
        title = wording.passage(f"audience.{audience.id}.invitation", audience.invitation)
        summary = wording.passage(f"audience.{audience.id}.purpose", audience.purpose)
        links.append(
            Link(
                title=title.text,
                address=audience_address(code, audience.id),
                language=title.language,
                summary=summary.text,
                summary_language=summary.language,
                shape=audience.shape,
            )
        )
    return tuple(links)


def routes(shelf: Shelf, audience: Audience, wording: Wording) -> tuple[Link, ...]:
    """The audience's ways in by field of work, to this language's text, else to the English one.

    A route whose text is not there is left out; one whose heading is not there leads to the whole.
    """
    code = wording.language.code
    links = []
    for route in audience.routes:
        found = (
            shelf.get(route.document, route.audience, language) for language in (code, ENGLISH)
        )
        item = next((edition for edition in found if edition), None)
        if item is None:
            continue
        there = address(item.document, route.audience, item.language)
        heading = any(h.id == route.heading for h in item.outline)
        key = f"audience.{audience.id}.route.{route.id}"
        title = wording.passage(f"{key}.title", route.title)
        summary = wording.passage(f"{key}.summary", route.summary)
        links.append(
            Link(
                title=title.text,
                address=f"{there}#{route.heading}" if heading else there,
                language=title.language,
                summary=summary.text,
                summary_language=summary.language,
                leads_to=item.language,
            )
        )
    return tuple(links)


def sections(shelf: Shelf, audience: Audience, wording: Wording) -> tuple[NavGroup, ...]:
    """One audience's pages by section; the same value for all who ask about the same shelf."""
    key = (audience.id, wording.language.code, "")
    return _MENUS.get(shelf, key, lambda: _sections(shelf, audience, wording))


def menu(
    shelf: Shelf, audience: Audience, wording: Wording, section: str = ""
) -> tuple[NavGroup, ...]:
    """The navigation of an audience's pages below ``section``.

    An audience with many texts is shown those of the reader's own section; the others are a link
    to their place on the audience's page. A menu of hundreds of lines helps nobody to choose.
    """
    groups = sections(shelf, audience, wording)
    if sum(len(group.links) for group in groups) <= MOST_LINKS:
        return groups
    code = wording.language.code
    there = audience_address(code, audience.id)

    def shortened() -> tuple[NavGroup, ...]:
        return tuple(
            group
            if group.id == section
            else replace(group, links=(), address=f"{there}#for-{group.id}")
            for group in groups
        )

    return _MENUS.get(shelf, (audience.id, code, section or "none"), shortened)


def _sections(shelf: Shelf, audience: Audience, wording: Wording) -> tuple[NavGroup, ...]:
    groups: dict[str, list[Link]] = {}
    for item in shelf.of_audience(audience.id, wording.language.code):
        groups.setdefault(item.document.section, []).append(document_link(item, wording))
    known = [s.id for s in shelf.library.sections]
    order = sorted(groups, key=lambda s: (known.index(s) if s in known else len(known), s))
    return tuple(_group(shelf, section, groups[section], wording) for section in order)


def document_link(item: ReadyEdition, wording: Wording) -> Link:
    """A link to an edition's page, with its summary and what it is."""
    finished = item.finished
    return Link(
        title=finished.title.text,
        address=address(item.document, finished.audience, item.language),
        language=finished.language,
        summary=finished.summary.text,
        summary_language=finished.summary.language,
        kind=wording.words[f"kind.{item.document.kind}"],
    )


def _group(shelf: Shelf, section: str, links: list[Link], wording: Wording) -> NavGroup:
    title = wording.passage(f"section.{section}", shelf.library.section_title(section))
    return NavGroup(title.text, tuple(links), title.language, id=section)
