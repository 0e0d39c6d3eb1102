"""The list of all pages of a language: it stands in for a search where there is no script."""

from __future__ import annotations

from waymark.editions import list_address
from waymark.model import Crumb, NavGroup, PageKind, PageRecord, Passage
from waymark.site.edition import Wording
from waymark.site.own import own_pages
from waymark.site.shelf import Shelf
from waymark.site.ways import alternates, audience_label, document_link, home_crumb

THIS_SITE = "this_site"
"""The place on the page of the site's own pages; no audience's id has an underscore."""


def list_page(shelf: Shelf, wording: Wording, *, draft: bool, board: bool = False) -> PageRecord:
    """Every text by its readers, with its kind and summary; then the site's own pages."""
    code = wording.language.code
    title = Passage(wording.words["pages.title"], code)
    groups = []
    for audience in shelf.audiences(code):
        label = audience_label(audience, wording)
        links = (document_link(i, wording) for i in shelf.of_audience(audience.id, code))
        groups.append(
            NavGroup(label.text, tuple(links), label.language, audience.shape, id=audience.id)
        )
    own = NavGroup(wording.words["pages.site"], own_pages(wording, board=board), code, id=THIS_SITE)
    return PageRecord(
        kind=PageKind.LIST,
        address=list_address(code),
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=Passage(wording.words["pages.lede"], code),
        text="",
        crumbs=(home_crumb(wording), Crumb(title.text, None, code)),
        navigation=(*groups, own),
        alternates=alternates(shelf, list_address),
        exit_shortcut=True,
        indexed=not draft,
    )
