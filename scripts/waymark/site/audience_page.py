"""What every page of one audience has in common, before a page adds its own."""

from __future__ import annotations

from waymark.model import Audience, PageKind, PageRecord, Passage
from waymark.site.edition import Wording
from waymark.site.shelf import Shelf
from waymark.site.shelf import address as there
from waymark.site.ways import audience_label, menu, sections

WATCHED = frozenset({"public", "community"})
"""Audiences whose pages answer to Shift pressed three times: readers who may be watched."""


def audience_page(
    shelf: Shelf,
    audience: Audience,
    wording: Wording,
    kind: PageKind,
    address: str,
    *,
    title: Passage,
    summary: Passage,
    document: str = "",
    current: str = "",
) -> PageRecord:
    """A page with its language, its audience's name and mark, and the audience's navigation.

    ``current`` is the document that the navigation shows as open.
    """
    label, code = audience_label(audience, wording), wording.language.code
    shown = shelf.get(current, audience.id, code) if current else None
    if kind is PageKind.AUDIENCE:
        navigation = sections(shelf, audience, wording)
    else:
        section = shown.document.section if shown else ""
        navigation = menu(shelf, audience, wording, section)
    return PageRecord(
        kind=kind,
        address=address,
        language=code,
        direction=wording.language.direction,
        title=title,
        summary=summary,
        text="",
        document=document,
        audience=audience.id,
        audience_label=label.text,
        audience_language=label.language,
        shape=audience.shape,
        navigation=navigation,
        open=there(shown.document, audience.id, code) if shown else "",
        exit_shortcut=audience.id in WATCHED,
    )
