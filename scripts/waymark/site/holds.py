"""A notice that lesson packs are not to be taught, on their pages and their parts' pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from waymark.model import (
    ENGLISH,
    Hold,
    Link,
    PackHold,
    PageKind,
    PageRecord,
    Passage,
)
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.shelf import Shelf, address


def with_holds(
    pages: Iterable[PageRecord], shelf: Shelf, wordings: Mapping[str, Wording]
) -> tuple[PageRecord, ...]:
    """Each page of a pack, and of a part of one, with the notice for its readers that says so.

    It is told in English where it is not translated: a pack must not look as if it could be taught.
    """
    packed = {
        (audience, document)
        for (audience, documents) in _packs(shelf)
        for document in documents
    }  # fmt: skip
    found = []
    for page in pages:
        notice = None
        if page.kind is PageKind.DOCUMENT and (page.audience, page.document) in packed:
            notice = _notice(shelf, page.audience, page.language)
        if notice:
            page = replace(page, hold=_hold(notice, wordings[page.language]))
        found.append(page)
    return tuple(found)


def _packs(shelf: Shelf) -> list[tuple[str, list[str]]]:
    return [
        (key.audience, [key.document, *(p.document for p in item.document.pack.parts)])
        for key, item in shelf.editions.items()
        if item.document.pack
    ]


def _notice(shelf: Shelf, audience: str, language: str) -> ReadyEdition | None:
    """The notice in force of one audience that holds packs, in a language or in English."""
    for item in shelf.of_audience(audience, ENGLISH):
        plan = item.document.notice
        if item.in_force and plan and plan.pack is PackHold.DO_NOT_TEACH:
            return shelf.own(item.document.id, audience, language) or item
    return None


def _hold(item: ReadyEdition, wording: Wording) -> Hold:
    notice, finished = item.document.notice, item.finished
    assert notice is not None
    there = address(item.document, finished.audience, finished.language)
    return Hold(
        title=Passage(wording.words["pack.hold"], wording.language.code),
        text=finished.summary,
        link=Link(finished.title.text, there, finished.title.language),
        ends=notice.ends.isoformat(),
    )
