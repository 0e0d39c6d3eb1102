"""What the site is given: editions ready to be drawn, and the site's own words in each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from waymark.model import (
    CompanionKind,
    Direction,
    Document,
    Download,
    Finished,
    Heading,
    Language,
    Link,
    PackedPack,
    Passage,
    Recording,
    Version,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a released edition stands today.

    ``translates`` is the English version that it is a translation of, ``english`` the one that
    readers are given now; in English both are its own. ``behind`` is whether English moved on since
    in more than small things; ``review_due`` is a state of today.
    """

    version: Version
    released: date
    translates: Version
    english: Version
    behind: bool = False
    review_due: bool = False


@dataclass(frozen=True, slots=True)
class ReadyCompanion:
    """A companion that is a text; ``body`` is its text as HTML, its links relative to its page."""

    kind: CompanionKind
    body: str
    outline: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyEdition:
    """One edition whose text is finished and whose files are made.

    ``body`` is its text as HTML, with links relative to the edition's own page;
    ``outline`` its headings; ``downloads`` its files (their ``label`` is written here, by the
    site); ``standing`` is ``None`` for a draft. ``shown_in`` is the language on whose page an
    English text stands in for a translation that must not stand any longer. ``in_force`` is a
    notice that its readers' pages show; ``pack`` are the parts that it presents, with their files;
    ``companions`` are there in English, ``recordings`` those of them that may be played.
    """

    document: Document
    finished: Finished
    body: str
    outline: tuple[Heading, ...] = ()
    downloads: tuple[Download, ...] = ()
    standing: Standing | None = None
    shown_in: str = ""
    pack: PackedPack | None = None
    in_force: bool = False
    companions: tuple[ReadyCompanion, ...] = ()
    recordings: tuple[Recording, ...] = ()

    @property
    def language(self) -> str:
        """The language of its page."""
        return self.shown_in or self.finished.language


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact fact as the frame of a page shows it. Its ``label`` is in English.

    ``href`` is ``tel:``, ``mailto:``, ``https:`` or empty; ``language`` that of ``shown``, empty
    for numbers and codes, which are isolated left-to-right; ``supplied`` is false where a council
    has still to fill it in and ``shown`` is a place in brackets.
    """

    shown: str
    href: str = ""
    language: str = ""
    supplied: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the site speaks one language.

    ``words`` are the interface words by key; ``passages`` the library's own words by context
    (``audience.public.label``), each in the language that it really is in; ``date`` writes a day,
    ``moment`` a word with a ``{date}`` and a ``{time}``;
    ``contact`` gives the contact of a fact key, or ``None`` where there is none.
    """

    language: Language
    words: Mapping[str, str]
    passages: Mapping[str, Passage]
    date: Callable[[date], str]
    contact: Callable[[str], Contact | None]
    moment: Callable[[str, datetime], str]

    @property
    def rtl(self) -> bool:
        """Whether its script runs from right to left."""
        return self.language.direction is Direction.RTL

    def passage(self, key: str, english: str) -> Passage:
        """A word of the library: translated where it is, else the English that it has."""
        return self.passages.get(key) or Passage(english, "en")


@dataclass(frozen=True, slots=True)
class Logo:
    """The council's logo: its address on the site, its size in CSS pixels, whose it is."""

    address: str
    width: float
    height: float
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one language share: all that a template may read beside a record.

    ``english`` holds the few interface words that every page shows in English too; ``help`` leads
    to the page that says whom to call; ``emergency`` are the numbers for danger, the first for the
    strip; ``search`` and ``leaflets`` are addresses of pages, ``feed`` that of the feed of updates
    where there is one; ``own`` lead to the site's own pages, ``ways`` to each audience's; ``logo``
    is ``None`` where the name stands in words alone.
    """

    language: str
    name: str
    direction: Direction
    site_name: Passage
    description: Passage
    site_url: str
    exit_url: str
    home: str
    list: str
    draft: bool
    help: Link | None
    emergency: tuple[Contact, ...]
    formats_contact: Contact | None
    complaints_contact: Contact | None
    error_contact: Contact | None
    words: Mapping[str, str]
    english: Mapping[str, str]
    search: str = ""
    own: tuple[Link, ...] = ()
    organisation: Passage | None = None
    leaflets: str = ""
    feed: str = ""
    ways: tuple[Link, ...] = ()
    logo: Logo | None = None
