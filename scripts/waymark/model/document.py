"""A document as its author wrote it: the first of the text's four nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waymark.model.companion import Companion, Recording
from waymark.model.findings import Place
from waymark.model.language import NO_BRAILLE, Language
from waymark.model.marking import Marking
from waymark.model.notice import NoticePlan
from waymark.model.pack import LessonPack
from waymark.model.text import SourceText

_NASTALIQ = "ur"
"""The language whose readers may prefer its calligraphic style on paper."""


class Kind(StrEnum):
    """What a document is, for readers and for its layout."""

    BRIEFING = "briefing"
    LEAFLET = "leaflet"
    GUIDANCE = "guidance"
    LESSON = "lesson"
    NOTICE = "notice"
    STATEMENT = "statement"
    TEMPLATE = "template"


class Format(StrEnum):
    """An offline file that an edition may ask for."""

    PDF = "pdf"
    LARGE_PRINT = "large-print"
    LEAFLET = "leaflet"
    A5 = "a5"
    POSTER = "poster"
    BILINGUAL = "bilingual"
    NASTALIQ = "nastaliq"
    EPUB = "epub"
    DOCX = "docx"
    PPTX = "pptx"
    TEXT = "text"
    BRAILLE = "braille"
    EASY_READ = "easy-read"
    AUDIO_SCRIPT = "audio-script"

    def is_for(self, language: Language) -> bool:
        """Whether there can be such a file in a language."""
        match self:
            case Format.BILINGUAL:
                return not language.is_source
            case Format.NASTALIQ:
                return language.code == _NASTALIQ
            case Format.BRAILLE:
                return language.braille != NO_BRAILLE
            case _:
                return True


COMPANION_FORMATS = (Format.EASY_READ, Format.AUDIO_SCRIPT)
"""The formats that nobody asks for: a document with such a companion has its file too."""


class SourceStatus(StrEnum):
    """Whether a source may be linked. A restricted one is named, never linked, never quoted."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Every:
    """A cadence such as ``6 months``, as written and in days (a month counts 30, a year 365)."""

    text: str
    days: int


@dataclass(frozen=True, slots=True)
class Review:
    """When a document was last read as a whole, when its law was checked, and how often."""

    every: Every
    last: date | None
    law_checked: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """Something that the text rests on."""

    title: str
    status: SourceStatus
    url: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """The languages (English first) and formats of one audience's edition."""

    audience: str
    languages: tuple[str, ...]
    formats: tuple[Format, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file. ``path`` is relative to the library (``leaflets/worried.md``).

    ``places`` holds a place for every key of the front matter, nested keys dotted
    (``audiences.public.languages``), so that a finding can name the line. ``notice`` is there in a
    notice; one without it is a shell, from which notices are made and which is never released.
    ``pack`` are the parts that it presents, where a ``pack.yml`` lies beside it. ``companions`` are
    other forms of its text, ``recordings`` those that are heard or seen.
    """

    path: str
    section: str
    slug: str
    id: str
    title: str
    summary: str
    kind: Kind
    marking: Marking
    editions: tuple[EditionPlan, ...]
    owner: str
    review: Review
    body: SourceText
    consult: tuple[str, ...] = ()
    companions: tuple[Companion, ...] = ()
    recordings: tuple[Recording, ...] = ()
    aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    pack: LessonPack | None = None
    notice: NoticePlan | None = None
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, key: str = "") -> Place:
        """The place of a front-matter key, else of the file's first line."""
        return self.places.get(key, Place(self.path))

    def plan(self, audience: str) -> EditionPlan | None:
        """The plan of one audience's edition, if the document has one."""
        return next((p for p in self.editions if p.audience == audience), None)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it is written in: its own, those of its companions, that of its pack."""
        companions = tuple(c.body.path for c in self.companions)
        return (self.path, *companions, *((self.pack.path,) if self.pack else ()))

    @property
    def bodies(self) -> tuple[SourceText, ...]:
        """Its text and those of its companions."""
        return (self.body, *(c.body for c in self.companions))

    @property
    def shell(self) -> bool:
        """Whether it is a notice without a start and an end: text for notices to come."""
        return self.kind is Kind.NOTICE and self.notice is None

    @property
    def audiences(self) -> tuple[str, ...]:
        """The ids of its audiences, in the order of the front matter."""
        return tuple(p.audience for p in self.editions)
