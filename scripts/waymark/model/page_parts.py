"""What pages are put together from: links, downloads, notices and lines about an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waymark.model.audience import Shape
from waymark.model.composed import Passage, TranslationState
from waymark.model.document import Format
from waymark.model.language import Direction
from waymark.model.said import Consultation


@dataclass(frozen=True, slots=True)
class Link:
    """A link. ``address`` is from the site's root without a leading slash (``pl/public/x/``).

    ``language`` is that of the title and of the page that it leads to; ``summary`` a line below it;
    ``kind`` what it is, as a finished word of the page that shows the link ("Leaflet");
    ``leads_to`` the language of the page that it leads to, where that is not the title's.
    """

    title: str
    address: str
    language: str
    current: bool = False
    summary: str = ""
    summary_language: str = ""
    shape: Shape | None = None
    kind: str = ""
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; the last one, the page itself, has no address."""

    title: str
    address: str | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A titled group of links in the page's own navigation; ``id`` names its place on the page.

    ``address`` is where its links are, for a group that is shown without them.
    """

    title: str
    links: tuple[Link, ...]
    language: str = ""
    shape: Shape | None = None
    id: str = ""
    address: str = ""


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
    the English text for now, ``missing`` where it only says that the text is not ready in the
    language; neither is exact.
    """

    language: str
    name: str
    direction: Direction
    address: str
    exact: bool = True
    english: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """How a file is printed, at its actual size: the name of the paper, sheets, sides.

    ``flip`` is the edge over which a sheet is turned, ``long`` or ``short``; empty where only one
    side is printed.
    """

    paper: str
    sheets: int
    flip: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """One offline file, as the page names it: size in bytes, pages or 0 where it has none.

    ``label`` and ``paper`` are finished lines: what it is, and how it is printed.
    """

    format: Format
    label: str
    address: str
    size: int
    pages: int
    digest: str
    printing: Printing | None = None
    paper: str = ""


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
class Hold:
    """A lesson pack that is not to be taught for now: what the notice says, and where it stands.

    ``ends`` is the moment (ISO 8601, with its offset) after which a browser hides it.
    """

    title: Passage
    text: Passage
    link: Link
    ends: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A named line of a release: ``label`` in the page's language, ``texts`` each in its own."""

    label: str
    texts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release on a page of editions. ``address`` of its text, empty where it is not shown.

    ``consultations`` are what groups said of it beforehand.
    """

    title: str
    state: str
    details: tuple[Detail, ...] = ()
    address: str = ""
    current: bool = False
    consultations: tuple[Consultation, ...] = ()


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
class Part:
    """A titled part of a page that the site itself says: paragraphs, then points of a list.

    ``id`` is that of the heading of ``level``; a ``folded`` part is opened by the reader. A passage
    may hold places for contacts, which the template fills: ``{formats}``, ``{problems}``,
    ``{complaints}``.
    """

    id: str
    title: Passage
    lines: tuple[Passage, ...] = ()
    points: tuple[Passage, ...] = ()
    level: int = 2
    folded: bool = False
