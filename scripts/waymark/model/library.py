"""A library: everything that a council wrote, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from waymark.model.audience import Audience, Section
from waymark.model.document import Document
from waymark.model.fact import Fact
from waymark.model.finding import Place
from waymark.model.language import Language


@dataclass(frozen=True, slots=True)
class Organisation:
    """The council or partnership: ``organisation.yml``.

    ``site_url`` ends with a slash; ``exit_url`` is where "exit this page" goes; ``colours`` are
    ``#rrggbb`` by name; contacts are fact keys of roles, never people; ``logo`` a path below
    ``images/`` or empty; ``places`` holds a place for every key, nested ones dotted
    (``emergency.0``), so that a finding can name the line.
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
    (``images/bridge.svg``). ``held`` are the ids of documents that a fault keeps out. ``root`` is
    for edges only; nothing of it may reach an output.
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

    def language(self, code: str) -> Language:
        """The language of a code that is known to be in the library."""
        return next(x for x in self.languages if x.code == code)

    def audience(self, id: str) -> Audience:
        """The audience of an id that is known to be in the library."""
        return next(x for x in self.audiences if x.id == id)

    def document(self, name: str) -> Document | None:
        """A document by id or by ``section/slug``."""
        return next((d for d in self.documents if name in (d.id, f"{d.section}/{d.slug}")), None)

    def section_title(self, id: str) -> str:
        """The section's title; the folder's name in words where ``sections.yml`` has none."""
        title = next((s.title for s in self.sections if s.id == id), "")
        return title or id.replace("-", " ").capitalize()
