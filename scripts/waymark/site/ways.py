"""How a reader gets about: crumbs, the section menu, other languages, other audiences."""

from __future__ import annotations

from collections.abc import Callable

from waymark.editions import audience_address, home_address
from waymark.model import Alternate, Audience, Crumb, Link, NavGroup, Passage
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.shelf import Shelf, address


def _nowhere(_language: str) -> None:
    """No page has an English text for any language."""


def alternates(
    shelf: Shelf,
    current: str,
    exact: Callable[[str], str | None],
    english: Callable[[str], str | None] = _nowhere,
) -> tuple[Alternate, ...]:
    """A page in every language that the site speaks.

    ``exact`` gives the address of this very page in a language, or ``None`` where it has none;
    ``english`` that of a page of the language which holds the English text for now. Where there is
    neither, the language's home page stands in.
    """
    found = []
    for language in shelf.languages():
        there, instead = exact(language.code), english(language.code)
        address = home_address(language.code) if instead is None else instead
        found.append(
            Alternate(
                language=language.code,
                name=language.name,
                direction=language.direction,
                address=address if there is None else there,
                exact=there is not None,
                current=language.code == current,
                english=there is None and instead is not None,
            )
        )
    return tuple(found)


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


def sections(
    shelf: Shelf, audience: Audience, wording: Wording, *, current: str = ""
) -> tuple[NavGroup, ...]:
    """One audience's pages by section; ``current`` is the id of the document being read."""
    code = wording.language.code
    groups: dict[str, list[Link]] = {}
    for item in shelf.of_audience(audience.id, code):
        groups.setdefault(item.document.section, []).append(
            document_link(item, current=item.document.id == current)
        )
    known = [s.id for s in shelf.library.sections]
    order = sorted(groups, key=lambda s: (known.index(s) if s in known else len(known), s))
    return tuple(_group(shelf, section, groups[section], wording) for section in order)


def document_link(item: ReadyEdition, *, current: bool = False) -> Link:
    """A link to an edition's page, with its summary."""
    finished = item.finished
    return Link(
        title=finished.title.text,
        address=address(item.document, finished.audience, item.language),
        language=finished.language,
        current=current,
        summary=finished.summary.text,
        summary_language=finished.summary.language,
    )


def _group(shelf: Shelf, section: str, links: list[Link], wording: Wording) -> NavGroup:
    title = wording.passage(f"section.{section}", shelf.library.section_title(section))
    return NavGroup(title.text, tuple(links), title.language)
