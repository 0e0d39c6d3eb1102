"""A library: everything that a council wrote, read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from waymark.model.accessibility import AccessibilityRecord
from waymark.model.audience import Audience, Section
from waymark.model.document import Document
from waymark.model.evidence import Evidence
from waymark.model.exemption import Exemption
from waymark.model.fact import Fact
from waymark.model.film import Film
from waymark.model.findings import Place
from waymark.model.glossary import Term
from waymark.model.language import Language
from waymark.model.string_review import StringReview


class Hosting(StrEnum):
    """With which of the made files the site is served (``build/hosting/``).

    ``OTHER``: a host with logs of its own, which no file of ours can change.
    """

    NGINX = "nginx"
    APACHE = "apache"
    CADDY = "caddy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The council or partnership: ``organisation.yml``.

    ``site_url`` ends with a slash; ``exit_url`` is where "exit this page" goes; ``colours`` are
    ``#rrggbb`` by name; contacts are fact keys of roles, never people; ``logo`` a path below
    ``images/`` or empty; ``places`` holds a place for every key, nested ones dotted
    (``emergency.0``), so that a finding can name the line; ``hosting`` decides what the page about
    privacy may say of logs; ``public_assurance`` whether the site has the board's page too.
    """

    name: str
    site_name: str
    site_url: str
    description: str
    exit_url: str
    emergency: tuple[str, ...]
    help_document: str
    accessible_formats: str
    complaints: str
    report_error: str
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    hosting: Hosting = Hosting.OTHER
    public_assurance: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, key: str) -> Place:
        """The place of a key, else of the file's first line."""
        return self.places.get(key, Place("organisation.yml"))


@dataclass(frozen=True, slots=True)
class ReviewerGroup:
    """A group that reads texts before they go out: ``groups.yml``."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """All of ``content_src/``, in a fixed order.

    ``catalogues`` holds each PO file's text by ``(language, "section/slug")``; the key ``library``
    is the file for audience names, section titles and the like, ``interface`` the one for words of
    the interface. ``images`` holds the bytes of each image by the path that authors write
    (``images/bridge.svg``). ``held`` are the ids of documents that a fault keeps out. ``reviews``
    holds, by the key of the PO file, who read which string, by the string's digest. ``root`` is for
    edges only; nothing of it may reach an output.
    """

    root: Path
    organisation: Organisation
    languages: tuple[Language, ...]
    audiences: tuple[Audience, ...]
    sections: tuple[Section, ...]
    groups: tuple[ReviewerGroup, ...]
    facts: Mapping[str, Fact]
    documents: tuple[Document, ...]
    catalogues: Mapping[tuple[str, str], str]
    images: Mapping[str, bytes] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    film: Film | None = None
    reviews: Mapping[tuple[str, str], Mapping[str, StringReview]] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    accessibility: AccessibilityRecord | None = None
    evidence: Evidence | None = None

    def language(self, code: str) -> Language:
        """The language of a code that is known to be in the library."""
        return next(x for x in self.languages if x.code == code)

    def audience(self, id: str) -> Audience:
        """The audience of an id that is known to be in the library."""
        return next(x for x in self.audiences if x.id == id)

    def document(self, name: str) -> Document | None:
        """A document by id or by ``section/slug``."""
        by_id = next((d for d in self.documents if d.id == name), None)
        if by_id or "/" not in name:
            return by_id
        return next((d for d in self.documents if f"{d.section}/{d.slug}" == name), None)

    def section_title(self, id: str) -> str:
        """The section's title; the folder's name in words where ``sections.yml`` has none."""
        title = next((s.title for s in self.sections if s.id == id), "")
        return title or id.replace("-", " ").capitalize()


def in_pack_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents with each pack's own first of its section, then its parts as the pack has them."""
    listed = tuple(documents)
    first: dict[str, int] = {}
    rank: dict[tuple[str, str], int] = {}
    for index, document in enumerate(listed):
        first.setdefault(document.section, index)
        for number, part in enumerate(document.pack.parts if document.pack else (), 1):
            rank[document.section, part.document] = number
        if document.pack:
            rank[document.section, document.id] = 0

    def place(index: int) -> tuple[int, int, int]:
        document = listed[index]
        own = rank.get((document.section, document.id), len(listed))
        return first[document.section], own, index

    return tuple(listed[index] for index in sorted(range(len(listed)), key=place))
