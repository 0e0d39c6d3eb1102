"""What a reader of served bytes gives: lines, each with the part of the file that it stands in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Self, TypeVar

Result = TypeVar("Result")


class Part(StrEnum):
    """Which part of a file a line stands in; checks differ by it.

    TEXT is what people read, one line a block; LAYOUT the same as it is broken on paper;
    METADATA what describes the file or a part of it (title, keywords, alt text, EXIF, comments);
    NAME a file's or entry's name; CODE what is neither (scripts, shapes, bytes read as letters).
    """

    TEXT = "text"
    LAYOUT = "layout"
    METADATA = "metadata"
    NAME = "name"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``where`` names its place in words (``the attribute alt``), if that helps."""

    text: str
    part: Part = Part.TEXT
    where: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Lines that follow each other. Most of a page stands on many others, as the same object: then
    it is ``shared``, and what is worked out of it can be remembered by the object itself.
    """

    lines: tuple[Line, ...]
    shared: bool = False


def remembered(work: Callable[[Stretch], Result]) -> Callable[[Stretch], Result]:
    """What is worked out of stretches, once for each that is shared. A file that stands alone is
    not kept in memory for it."""
    known = lru_cache(maxsize=16384)(work)

    def look(stretch: Stretch) -> Result:
        return known(stretch) if stretch.shared else work(stretch)

    return look


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file says, in stretches. ``unread`` says why some of it could not be read, in
    words.

    ``page`` is the address of the page whose text it is, where that stands at another address: in
    an index.
    """

    stretches: tuple[Stretch, ...] = ()
    unread: tuple[str, ...] = ()
    page: str = ""

    @classmethod
    def of(cls, lines: Iterable[Line], unread: Iterable[str] = ()) -> Self:
        """What one stretch says."""
        return cls((Stretch(tuple(lines)),), tuple(unread))

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return tuple(line for stretch in self.stretches for line in stretch.lines)

    def within(self, where: str) -> Contents:
        """The same as a part of another file."""
        lines = (Line(x.text, x.part, f"{where}: {x.where}".rstrip(": ")) for x in self.lines)
        return Contents.of(lines, (f"{where}: {reason}" for reason in self.unread))

    def as_metadata(self) -> Contents:
        """The same where all of it describes a file."""
        return Contents.of((Line(x.text, Part.METADATA, x.where) for x in self.lines), self.unread)

    def as_json(self) -> str:
        """To be kept: reading a PDF takes twenty times as long as reading this."""
        return json.dumps([[[x.text, x.part, x.where] for x in self.lines], self.unread])

    @classmethod
    def of_json(cls, text: str) -> Contents:
        """What was kept. Raises ``ValueError`` where it is something else."""
        lines, unread = json.loads(text)
        return cls.of((Line(t, Part(part), where) for t, part, where in lines), unread)

    def __add__(self, other: Contents) -> Contents:
        return Contents(self.stretches + other.stretches, self.unread + other.unread)
