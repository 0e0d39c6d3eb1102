"""A lesson pack: ``<section>/pack.yml`` beside the document ``<section>/pack.md`` that presents it.

The document is consulted on, versioned and released as every other; the pack is a part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from waymark.model.composed import Passage
from waymark.model.findings import Place

if TYPE_CHECKING:
    from waymark.model.document import Format

PUPILS = 30
"""The size of the class that sheets are counted for."""


class PartRole(StrEnum):
    """Who is given a part."""

    TEACHER = "teacher"
    PUPIL = "pupil"
    PARENT = "parent"


class Copies(StrEnum):
    """For how many readers one copy is printed."""

    EACH = "each"
    PAIR = "pair"
    GROUP = "group"
    ONE = "one"


class KeyStage(StrEnum):
    """For whom a lesson is written."""

    KS3 = "ks3"
    KS4 = "ks4"
    POST_16 = "post-16"


_READERS = {Copies.EACH: 1, Copies.PAIR: 2, Copies.GROUP: 5, Copies.ONE: PUPILS}


def copies_for(copies: Copies, pupils: int = PUPILS) -> int:
    """How many copies a class needs; a group has five pupils."""
    return -(-pupils // _READERS[copies])


@dataclass(frozen=True, slots=True)
class PackPart:
    """One document of a pack.

    ``name`` is that of its files in the ZIP, without number, language and ending; ``lessons`` the
    numbers of the lessons that it is printed for; ``answers`` keep apart from all other parts;
    ``minutes`` is the class time that it takes, ``without_film`` the time where the film is not
    shown (0: it does not depend on the film); ``formats`` none: all that the document has. ``text``
    is the SHA-256 of the text that the pack was submitted with, empty in working files.
    """

    document: str
    role: PartRole
    name: str
    lessons: tuple[int, ...] = ()
    minutes: int = 0
    without_film: int = 0
    key_stages: tuple[KeyStage, ...] = ()
    formats: tuple[Format, ...] = ()
    copies: Copies = Copies.EACH
    answers: bool = False
    text: str = ""
    place: Place = field(default=Place("pack.yml"), compare=False)

    @property
    def folder(self) -> str:
        """The folder of its files in the ZIP."""
        return "answers" if self.answers else self.role.value


@dataclass(frozen=True, slots=True)
class LessonPack:
    """The parts of a pack in their order; the first one is what a teacher reads first."""

    parts: tuple[PackPart, ...]
    path: str = field(default="", compare=False)

    def part(self, document: str) -> PackPart | None:
        """The part that a document is, if it is one."""
        return next((p for p in self.parts if p.document == document), None)

    @property
    def lessons(self) -> tuple[int, ...]:
        """The numbers of its lessons, in order."""
        return tuple(sorted({n for p in self.parts for n in p.lessons}))

    def of_lesson(self, lesson: int, role: PartRole) -> Iterator[PackPart]:
        """What is printed for a lesson: the teacher's set, or the class's. Answers are in none."""
        for part in self.parts:
            if lesson in part.lessons and part.role is role and not part.answers:
                yield part

    def with_texts(self, texts: Mapping[str, str]) -> LessonPack:
        """The pack bound to the texts of its parts, by document."""
        bound = (replace(p, text=texts.get(p.document, "")) for p in self.parts)
        return replace(self, parts=tuple(bound))

    def as_json(self) -> list[dict[str, object]]:
        """Its parts as a frozen text keeps them, and as its digest knows them."""
        return [
            {
                "document": p.document,
                "role": p.role.value,
                "name": p.name,
                "lessons": list(p.lessons),
                "minutes": p.minutes,
                "without_film": p.without_film,
                "key_stages": list(p.key_stages),
                "formats": list(p.formats),
                "copies": p.copies.value,
                "answers": p.answers,
                "text": p.text,
            }
            for p in self.parts
        ]

    def canonical(self) -> str:
        """The same in one line, for digests."""
        return json.dumps(self.as_json(), sort_keys=True)


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a pack: where it lies on the site, and its path in the ZIP.

    ``format`` is ``None`` for the ZIP itself; ``size`` in bytes.
    """

    address: str
    inside: str
    language: str
    size: int
    pages: int = 0
    format: Format | None = None


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part as readers are given it: its page, the language that it is really in, its files.

    ``language`` is empty where it is not published now; ``version`` empty in a draft; ``later``
    where its text is newer than the one that the pack was released with.
    """

    part: PackPart
    title: Passage
    page: str = ""
    language: str = ""
    files: tuple[PackedFile, ...] = ()
    version: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part in a print set: its first page in the file (from 1), its pages, sheets of one copy."""

    title: Passage
    first: int
    pages: int
    sheets: int
    copies: Copies


@dataclass(frozen=True, slots=True)
class PrintSet:
    """What is printed for one lesson, for the teacher or for the class, in one file."""

    lesson: int
    role: PartRole
    file: PackedFile
    parts: tuple[PrintedPart, ...]

    @property
    def sheets(self) -> int:
        """Sheets of paper for a class, printed on both sides."""
        return sum(p.sheets * copies_for(p.copies) for p in self.parts)


class PackChangeKind(StrEnum):
    """What became of a part since the edition before."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PackChange:
    """A part that is another one than in the edition before; ``note`` in English says how."""

    kind: PackChangeKind
    title: Passage
    version: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackedPack:
    """A pack with its files made. ``as_of`` is the newest day of anything in it; ``archive`` is
    ``None`` until it is made; ``before`` is the edition that ``changes`` are since."""

    parts: tuple[PackedPart, ...]
    sets: tuple[PrintSet, ...]
    as_of: date
    archive: PackedFile | None = None
    before: str = ""
    changes: tuple[PackChange, ...] = ()
