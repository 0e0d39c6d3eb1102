"""PageRecord: everything that a template may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from waymark.model.audience import Shape
from waymark.model.board import Chart, Table
from waymark.model.composed import Passage
from waymark.model.gathered import Tongue, Update
from waymark.model.language import Direction
from waymark.model.notice import Banner, NoticeLevel
from waymark.model.pack_view import PackView
from waymark.model.page_parts import (
    Alternate,
    Citation,
    ContactChange,
    Crumb,
    Download,
    Hold,
    Link,
    NavGroup,
    Notice,
    Part,
    ReleaseRow,
    Trust,
)
from waymark.model.players import CompanionWay, FilmPlayer, Player
from waymark.model.search import SearchForm
from waymark.model.tree import Heading


class PageKind(StrEnum):
    """Which template draws a page."""

    DOCUMENT = "document"
    HOME = "home"
    AUDIENCE = "audience"
    LIST = "list"
    NOT_FOUND = "not-found"
    EDITIONS = "editions"
    OLD_EDITION = "old-edition"
    WITHDRAWN = "withdrawn"
    ON_PAPER = "on-paper"
    LEAFLETS = "leaflets"
    UPDATES = "updates"
    ACCESSIBILITY = "accessibility"
    PRIVACY = "privacy"
    COMPANION = "companion"
    SEARCH = "search"
    NOT_IN_LANGUAGE = "not-in-language"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page: all that a template may read. Its digest and the theme's make its cache key.

    ``address`` is from the site's root (``pl/public/leaflets/worried/``; empty for the home page);
    ``text`` is the finished text as HTML with its links resolved; ``labels`` are finished lines in
    which numbers and dates are already words. ``audiences`` are the other readers that the document
    is written for; ``ways`` the home page's links to each audience. ``text_language`` is that of
    the text where it is not the page's; ``editions`` the address of the page that lists all
    releases (empty for drafts), which are ``releases``; ``changes`` the contacts changed since.
    ``routes`` are an audience's ways in by field of work; ``tongues`` what a page shows language by
    language; ``updates`` what happened, newest first, ``more`` where there is more of it.
    ``canonical`` is the address of the page with the same text for an earlier audience, empty where
    there is none; ``found_for`` the audiences for whom a search finds this page, none where it is
    not searched; ``search`` the search page's form. ``banners`` are the notices in force that its
    readers are shown; a notice's own page has its ``level`` and the moment at which it ``ends``.
    ``charts`` and ``tables`` are what a board reads.
    ``companions`` are the other forms of a document's text, ``players`` those that are heard or
    seen; a companion's own page has its kind (``companion``) and the way to the ``whole`` text.
    ``offline`` is the site of a language in one file, where there is such a file. ``open`` is the
    address in the navigation that this page is, or belongs to.
    """

    kind: PageKind
    address: str
    language: str
    direction: Direction
    title: Passage
    summary: Passage
    text: str
    outline: tuple[Heading, ...] = ()
    document: str = ""
    audience: str = ""
    audience_label: str = ""
    audience_language: str = ""
    shape: Shape | None = None
    crumbs: tuple[Crumb, ...] = ()
    navigation: tuple[NavGroup, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    audiences: tuple[Link, ...] = ()
    ways: tuple[Link, ...] = ()
    downloads: tuple[Download, ...] = ()
    sources: tuple[Citation, ...] = ()
    trust: Trust | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    exit_shortcut: bool = False
    indexed: bool = True
    text_language: str = ""
    notice: Notice | None = None
    editions: str = ""
    releases: tuple[ReleaseRow, ...] = ()
    changes: tuple[ContactChange, ...] = ()
    film: FilmPlayer | None = None
    canonical: str = ""
    document_kind: str = ""
    found_for: tuple[str, ...] = ()
    search: SearchForm | None = None
    routes: tuple[Link, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    updates: tuple[Update, ...] = ()
    more: bool = False
    parts: tuple[Part, ...] = ()
    pack: PackView | None = None
    hold: Hold | None = None
    banners: tuple[Banner, ...] = ()
    level: NoticeLevel | None = None
    ends: str = ""
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    companions: tuple[CompanionWay, ...] = ()
    players: tuple[Player, ...] = ()
    companion: str = ""
    whole: Link | None = None
    offline: Link | None = None
    open: str = ""
