"""PageRecord and FileRecord: everything that a template, on screen or on paper, may read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum

from waymark.model.audience import Shape
from waymark.model.composed import Passage, TranslationState
from waymark.model.document import Format
from waymark.model.language import Direction
from waymark.model.tree import Heading, Node


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


@dataclass(frozen=True, slots=True)
class Link:
    """A link. ``address`` is from the site's root without a leading slash (``pl/public/x/``).

    ``language`` is that of the title and of the page that it leads to; ``summary`` a line below it.
    """

    title: str
    address: str
    language: str
    current: bool = False
    summary: str = ""
    summary_language: str = ""
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; the last one, the page itself, has no address."""

    title: str
    address: str | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A titled group of links in the page's own navigation."""

    title: str
    links: tuple[Link, ...]
    language: str = ""
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a page names it: in English, with an address unless it is restricted."""

    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language (or this one), as the switcher and hreflang name it.

    ``exact`` is false where the language has no such page and its home page stands in: the switcher
    may offer that, hreflang and the sitemap never do. ``english`` where the page is there but holds
    the English text for now; it is not exact either.
    """

    language: str
    name: str
    direction: Direction
    address: str
    exact: bool = True
    current: bool = False
    english: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """One offline file, as the page names it: size in bytes, pages or 0 where it has none."""

    format: Format
    label: str
    address: str
    size: int
    pages: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trust:
    """The trust line under a title. ``edition`` is empty for a draft, ``released`` its day.

    ``translates`` and ``english`` are the English edition that a translation is of, and the one
    that stands now. ``review_due`` is a state of today.
    """

    edition: str
    draft: bool
    last_reviewed: date | None
    next_review: date | None
    contacts_as_of: date | None
    translation: TranslationState
    released: date | None = None
    translates: str = ""
    english: str = ""
    review_due: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says of its own standing before its text: superseded, withdrawn, in English.

    ``title`` is finished words of the page's language; ``lines`` stand each in its own; ``link``
    leads on; ``help`` shows whom to call beside it.
    """

    title: str
    lines: tuple[Passage, ...] = ()
    link: Link | None = None
    help: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A named line of a release: ``label`` in the page's language, ``texts`` each in its own."""

    label: str
    texts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release on a page of editions. ``address`` of its text, empty where it is not shown."""

    title: str
    state: str
    details: tuple[Detail, ...] = ()
    address: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact that is another one since a day, as it is today. Its ``label`` is in English;
    ``language`` is that of ``shown``, empty for numbers and codes."""

    day: str
    label: str
    shown: str
    href: str = ""
    language: str = ""
    supplied: bool = True


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page: all that a template may read. Its digest and the theme's make its cache key.

    ``address`` is from the site's root (``pl/public/leaflets/worried/``; empty for the home page);
    ``text`` is finished Markdown with its links resolved; ``labels`` are finished lines in which
    numbers and dates are already words. ``audiences`` are the other readers that the document is
    written for; ``ways`` the home page's links to each audience. ``text_language`` is that of the
    text where it is not the page's; ``editions`` the address of the page that lists all releases
    (empty for drafts), which are ``releases``; ``changes`` the contacts that changed since.
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

    def digest(self) -> str:
        """SHA-256 (hex) of all that a template may read."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One edition as a printed or offline file: all that an exporter may read.

    ``labels`` are finished lines in the file's language (``edition``, ``contacts``, ``draft``,
    ``draft-english``, ``licence``, ``of``…); ``address`` the absolute short address that the QR
    code holds; ``colours`` ``#rrggbb`` by name (``brand``, ``way``); ``modified`` dates the file.
    """

    document: str
    audience: str
    language: str
    language_name: str
    language_english: str
    direction: Direction
    face: str
    title: Passage
    summary: Passage
    tree: Node
    organisation: str
    audience_label: str
    shape: Shape
    address: str
    draft: bool
    modified: date
    labels: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, int], ...] = ()
