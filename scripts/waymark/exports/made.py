"""What an exporter is and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from waymark.model import FileRecord, Finding, Place


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file: its bytes, and its pages (0 where a format has none)."""

    data: bytes
    pages: int


Exporter = Callable[[FileRecord, Mapping[str, bytes]], tuple[MadeFile | None, tuple[Finding, ...]]]
"""From a record and the bytes of its images by path (``images/x.svg``) to a file.

There is no file where a finding holds it; nothing is ever silently left out of one.
"""


class NoRule(Exception):
    """A tag of the HTML tree that an exporter has no rule for: nothing disappears silently."""

    def __init__(self, tag: str, text: str) -> None:
        super().__init__(tag, text)
        self.tag, self.text = tag, text


def place_of(record: FileRecord) -> Place:
    """Where the record's text is written, for findings about the whole of it."""
    path, line = record.places[0] if record.places else (record.document, 1)
    return Place(path, line)
