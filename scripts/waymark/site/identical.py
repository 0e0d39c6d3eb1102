"""Editions of one document that say the same to two audiences (design 7).

They share one canonical address, that of the first of their audiences, and one search hit.
"""

from __future__ import annotations

from waymark.model import Recent
from waymark.site.edition import ReadyEdition
from waymark.site.shelf import Shelf, address

_SAME: Recent[Shelf, tuple[tuple[ReadyEdition, ...], ...]] = Recent()


def same_text(shelf: Shelf, item: ReadyEdition) -> tuple[ReadyEdition, ...]:
    """The editions in one language whose text is this one's, itself among them, by audience.

    Where English stands in for a language, a page is like no other.
    """
    if item.shown_in:
        return (item,)
    code, document = item.language, item.document.id
    groups = _SAME.get(shelf, (document, code), lambda: _groups(shelf, document, code))
    return next(group for group in groups if any(other is item for other in group))


def _groups(shelf: Shelf, document: str, code: str) -> tuple[tuple[ReadyEdition, ...], ...]:
    groups: dict[object, list[ReadyEdition]] = {}
    for audience in shelf.audiences(code):
        item = shelf.own(document, audience.id, code)
        if item:
            composed = item.finished.composed
            text = composed.title, composed.summary, composed.body.lines
            groups.setdefault(text, []).append(item)
    return tuple(tuple(group) for group in groups.values())


def canonical(shelf: Shelf, item: ReadyEdition) -> str:
    """The address of the same text for an earlier audience; empty where there is none."""
    first = same_text(shelf, item)[0]
    if first is item:
        return ""
    return address(first.document, first.finished.audience, first.language)


def found_for(shelf: Shelf, item: ReadyEdition) -> tuple[str, ...]:
    """The ids of the audiences for whom a search finds this page.

    None where the search finds the same text for an earlier audience, or where the text is not in
    the language of the page.
    """
    same = same_text(shelf, item)
    if item.shown_in or same[0] is not item:
        return ()
    return tuple(other.finished.audience for other in same)
