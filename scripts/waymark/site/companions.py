"""Companions on the site: which there are, their pages, and players for what is heard or seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waymark.editions import companion_address, recording_address
from waymark.model import (
    COMPANION_FORMATS,
    ENGLISH,
    Alternate,
    Audience,
    CompanionKind,
    CompanionWay,
    Crumb,
    Download,
    Kind,
    Link,
    PageKind,
    PageRecord,
    Passage,
    Player,
    Recording,
)
from waymark.site.audience_page import audience_page
from waymark.site.edition import ReadyCompanion, ReadyEdition, Wording
from waymark.site.identical import same_text
from waymark.site.lines import downloads, trust, trust_lines
from waymark.site.shelf import Shelf, address
from waymark.site.ways import alternates, audience_steps
from waymark.site.wording import fill, size

PLAYERS = "players"
"""The place of the players on the page of the English text."""

_TYPES = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm"}


def companion_ways(shelf: Shelf, item: ReadyEdition, wording: Wording) -> tuple[CompanionWay, ...]:
    """Every kind of companion, and the way to it where the English text has one.

    Of documents that have none only leaflets say so: they are what everybody reads.
    """
    audience, document = item.finished.audience, item.document
    english = shelf.own(document.id, audience, ENGLISH)
    there = dict(_there(english, wording)) if english else {}
    if not there and document.kind is not Kind.LEAFLET:
        return ()
    return tuple(
        CompanionWay(str(kind), wording.words[f"companion.{kind}"], there.get(kind, ""))
        for kind in CompanionKind
    )


def _there(item: ReadyEdition, wording: Wording) -> Iterator[tuple[CompanionKind, str]]:
    page = address(item.document, item.finished.audience, ENGLISH)
    for companion in item.companions:
        yield companion.kind, companion_address(page, companion.kind)
    for recording in item.recordings:
        here = wording.language.code == ENGLISH
        yield recording.kind, f"{'' if here else page}#{recording.kind}"


def players(item: ReadyEdition, wording: Wording) -> tuple[Player, ...]:
    """The recordings of an English text, on its own page."""
    page = address(item.document, item.finished.audience, ENGLISH)
    return tuple(_player(recording, page, wording) for recording in item.recordings)


def _player(recording: Recording, page: str, wording: Wording) -> Player:
    ending = recording.path.rpartition(".")[2]
    details = f"{ending.upper()}, {size(recording.size, wording)}"
    return Player(
        kind=str(recording.kind),
        title=wording.words[f"companion.{recording.kind}"],
        address=recording_address(page, recording.path),
        type=_TYPES[ending],
        label=fill(wording.words["film.get"], details=details),
        captions=recording_address(page, recording.captions) if recording.captions else "",
        recorded=fill(wording.words["companion.recorded"], date=wording.date(recording.recorded)),
    )


def companion_pages(
    shelf: Shelf, item: ReadyEdition, audience: Audience, wording: Wording, *, draft: bool
) -> Iterator[PageRecord]:
    """The pages of an edition's companions, below its own."""
    for companion in () if item.shown_in else item.companions:
        yield _page(shelf, item, companion, audience, wording, draft)


def _page(
    shelf: Shelf,
    item: ReadyEdition,
    companion: ReadyCompanion,
    audience: Audience,
    wording: Wording,
    draft: bool,
) -> PageRecord:
    code, document, kind = wording.language.code, item.document, companion.kind
    page = address(document, audience.id, code)
    here, label = companion_address(page, kind), wording.words[f"companion.{kind}"]
    title = item.finished.title
    facts = trust(item, draft=draft)
    return replace(
        audience_page(
            shelf,
            audience,
            wording,
            PageKind.COMPANION,
            here,
            title=Passage(f"{title.text} – {label}", title.language),
            summary=Passage(wording.words[f"companion.{kind}.lede"], code),
            document=document.id,
            current=document.id,
        ),
        text=companion.body,
        outline=companion.outline,
        crumbs=(
            *audience_steps(shelf, audience, wording),
            Crumb(title.text, page, title.language),
            Crumb(label, None, code),
        ),
        alternates=_alternates(shelf, item, here),
        downloads=_own_files(item, companion, wording),
        trust=facts,
        labels=trust_lines(facts, wording),
        indexed=not draft,
        canonical=_canonical(shelf, item, companion),
        companion=str(kind),
        whole=Link(title.text, page, title.language),
    )


def _alternates(shelf: Shelf, item: ReadyEdition, here: str) -> tuple[Alternate, ...]:
    """Other languages have the whole text, where they have it, and no companion."""
    document, audience = item.document, item.finished.audience

    def whole(language: str) -> str | None:
        there = shelf.get(document.id, audience, language)
        return address(document, audience, language) if there else None

    return alternates(shelf, lambda code: here if code == ENGLISH else None, missing=whole)


def _own_files(
    item: ReadyEdition, companion: ReadyCompanion, wording: Wording
) -> tuple[Download, ...]:
    formats = [f for f in COMPANION_FORMATS if f.value == companion.kind.value]
    return tuple(d for d in downloads(item, wording) if d.format in formats)


def _canonical(shelf: Shelf, item: ReadyEdition, companion: ReadyCompanion) -> str:
    """The same companion of the same text for an earlier audience; empty where there is none."""
    first = same_text(shelf, item)[0]
    if first is item or companion.kind not in {c.kind for c in first.companions}:
        return ""
    page = address(first.document, first.finished.audience, first.language)
    return companion_address(page, companion.kind)
