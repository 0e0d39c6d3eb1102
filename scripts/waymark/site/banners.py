"""Notices in force as banners on the pages of their readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from waymark.model import ENGLISH, Banner, NoticeLevel, PageKind, PageRecord
from waymark.site.edition import ReadyEdition, Wording
from waymark.site.shelf import Shelf, address

_WITHOUT = frozenset({PageKind.NOT_FOUND})
"""Pages that are shown at any address and in no language of their own."""


def with_banners(
    pages: Iterable[PageRecord], shelf: Shelf, wordings: Mapping[str, Wording]
) -> tuple[PageRecord, ...]:
    """Each page with the notices for its readers, the most urgent first.

    A page of no audience (the home page, the search) shows those of the library's first one. A
    page in a language that a notice lacks shows an urgent one in English, and no other. A notice's
    own page shows the others.
    """
    first = shelf.library.audiences[0].id if shelf.library.audiences else ""
    known: dict[tuple[str, str], tuple[ReadyEdition, ...]] = {}
    found = []
    for page in pages:
        key = (page.audience or first, page.language)
        if key not in known:
            known[key] = tuple(_notices(shelf, *key))
        shown = [i for i in known[key] if i.document.id != page.document]
        if shown and page.kind not in _WITHOUT:
            wording = wordings[page.language]
            page = replace(page, banners=tuple(_banner(item, wording) for item in shown))
        found.append(page)
    return tuple(found)


def _notices(shelf: Shelf, audience: str, language: str) -> Iterator[ReadyEdition]:
    """The notices in force of one audience, in a language or standing in for it."""
    english = [item for item in shelf.of_audience(audience, ENGLISH) if item.in_force]
    levels = list(NoticeLevel)
    english.sort(key=lambda item: levels.index(_level(item)))
    for item in english:
        own = shelf.own(item.document.id, audience, language)
        if own or _level(item) is NoticeLevel.URGENT:
            yield own or item


def _level(item: ReadyEdition) -> NoticeLevel:
    notice = item.document.notice
    return notice.level if notice else NoticeLevel.INFORMATION


def _banner(item: ReadyEdition, wording: Wording) -> Banner:
    notice, finished = item.document.notice, item.finished
    assert notice is not None
    return Banner(
        level=notice.level,
        label=wording.words[f"notice.{notice.level}"],
        title=finished.title,
        text=finished.summary,
        address=address(item.document, finished.audience, finished.language),
        ends=notice.ends.isoformat(),
    )
