"""What a site of releases shows beside the current editions: their past, and what is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from waymark.model import Passage, Version
from waymark.site.edition import ReadyEdition
from waymark.site.said import Tested


class ReleaseState(StrEnum):
    """How one release stands today. HELD: a fault keeps it from being shown; ENDED: a notice."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PastRelease:
    """One release of an edition. ``note`` and the names of ``groups`` are in English; ``kept``
    tells whether it has a page of its own; ``tested`` who read what before it."""

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
    tested: tuple[Tested, ...] = ()


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
    """An edition that was released and has no text now: withdrawn on a day, a notice that
    ended, else held by a fault.

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
    ended: datetime | None = None


class Happening(StrEnum):
    """What the page of updates tells of."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    NOTICE = "notice"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a register that concerns readers of one language.

    ``id`` is unique and stays for ever; ``editions`` are audience, version and page of each;
    ``note`` and ``reason`` are in English; ``ends`` is when a notice does. ``with_english`` is a
    withdrawal that took all languages along, and is told of in English once.
    """

    id: str
    document: str
    language: str
    day: date
    what: Happening
    title: Passage
    editions: tuple[tuple[str, Version, str], ...]
    note: str = ""
    reason: str = ""
    minor: bool = False
    urgent: bool = False
    safety: bool = False
    with_english: bool = False
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An address that answers by leading on to another, in the language of that page."""

    address: str
    target: str
    language: str


@dataclass(frozen=True, slots=True)
class Past:
    """All of it. A site of drafts has nothing of this.

    ``happened`` is in the order of registers and their entries; ``contacts`` are by language.
    """

    old: tuple[ReadyEdition, ...] = ()
    gone: tuple[Gone, ...] = ()
    histories: tuple[History, ...] = ()
    moves: tuple[Move, ...] = ()
    happened: tuple[Happened, ...] = ()
    contacts: Mapping[str, tuple[ChangedContact, ...]] = field(default_factory=dict)
