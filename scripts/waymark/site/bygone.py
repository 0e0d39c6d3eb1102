"""What a site of releases shows beside the current editions: their past, and what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waymark.model import Passage, Version
from waymark.site.edition import ReadyEdition


class ReleaseState(StrEnum):
    """How one release stands today. HELD: a fault keeps it from being shown."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class PastRelease:
    """One release of an edition. ``note`` and the names of ``groups`` are in English; ``kept``
    tells whether it has a page of its own."""

    version: Version
    released: date
    state: ReleaseState
    note: str = ""
    groups: tuple[str, ...] = ()
    minor: bool = False
    urgent: bool = False
    safety: bool = False
    translates: Version | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class ChangedContact:
    """A contact fact that is another one since ``day``; ``key`` is of the fact to use today."""

    day: date
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class History:
    """All releases of one edition in one language, newest first, and its changed contacts.

    ``page`` is the address of the edition's page.
    """

    document: str
    page: str
    audience: str
    language: str
    title: Passage
    releases: tuple[PastRelease, ...]
    changes: tuple[ChangedContact, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """An edition that was released and has no text now: withdrawn on a day, else held by a fault.

    ``page`` is its address; ``reason`` is in English; ``instead`` the id of the document to read,
    or an address.
    """

    document: str
    page: str
    audience: str
    language: str
    title: Passage
    withdrawn: date | None = None
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """An address that answers by leading on to another, in the language of that page."""

    address: str
    target: str
    language: str


@dataclass(frozen=True, slots=True)
class Past:
    """All of it. A site of drafts has nothing of this."""

    old: tuple[ReadyEdition, ...] = ()
    gone: tuple[Gone, ...] = ()
    histories: tuple[History, ...] = ()
    moves: tuple[Move, ...] = ()
