"""What a page gathers from other pages: leaflets by language, updates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waymark.model.audience import Shape
from waymark.model.composed import Passage
from waymark.model.language import Direction
from waymark.model.page_parts import (
    ContactChange,
    Detail,
    Download,
    Link,
)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One leaflet in one language, on the page of all leaflets.

    ``also`` is its title as the readers of the page know it, where that is another one; the
    audience is named where audiences have texts of their own; ``share`` is a finished text with an
    absolute address, in the leaflet's language and empty in a draft; ``state`` the name of the
    interface word that warns of a draft translation, empty where there is nothing to warn of.
    """

    id: str
    title: Passage
    address: str
    downloads: tuple[Download, ...]
    also: Passage | None = None
    audience: Passage | None = None
    shape: Shape | None = None
    share: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a page shows of one language: ``name`` in its own script, ``english`` beside it.

    ``book`` holds all its leaflets in one file.
    """

    language: str
    name: str
    english: str
    direction: Direction
    leaflets: tuple[Leaflet, ...] = ()
    book: Download | None = None
    title: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """One thing that happened, as the page of updates and its feed tell it.

    ``id`` is unique on the site and stays for ever; ``event`` and ``shown_day`` are finished words
    of the page's language; ``tongue`` is the code of the language that it is about, where that is
    not the page's, with its own name and its English one. ``links`` lead to the editions;
    ``details`` are named lines; ``contact`` is the one that changed.
    """

    id: str
    day: date
    shown_day: str
    event: str
    title: Passage
    tongue: str = ""
    tongue_name: str = ""
    tongue_english: str = ""
    links: tuple[Link, ...] = ()
    details: tuple[Detail, ...] = ()
    contact: ContactChange | None = None
