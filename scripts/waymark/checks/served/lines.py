"""What a reader of served bytes gives: lines, each with the part of the file that it stands in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a file says. ``unread`` says why some of it could not be read, in words.

    ``page`` is the address of the page whose text it is, where that stands at another address: in
    an index.
    """

    lines: tuple[Line, ...] = ()
    unread: tuple[str, ...] = ()
    page: str = ""

    def within(self, where: str) -> Contents:
        """The same as a part of another file."""
        lines = (Line(x.text, x.part, f"{where}: {x.where}".rstrip(": ")) for x in self.lines)
        return Contents(tuple(lines), tuple(f"{where}: {reason}" for reason in self.unread))

    def as_metadata(self) -> Contents:
        """The same where all of it describes a file."""
        return Contents(
            tuple(Line(x.text, Part.METADATA, x.where) for x in self.lines), self.unread
        )

    def as_json(self) -> str:
        """To be kept: reading a PDF takes twenty times as long as reading this."""
        return json.dumps([[[x.text, x.part, x.where] for x in self.lines], self.unread])

    @classmethod
    def of_json(cls, text: str) -> Contents:
        """What was kept. Raises ``ValueError`` where it is something else."""
        lines, unread = json.loads(text)
        return cls(tuple(Line(t, Part(part), where) for t, part, where in lines), tuple(unread))

    def __add__(self, other: Contents) -> Contents:
        return Contents(self.lines + other.lines, self.unread + other.unread)
