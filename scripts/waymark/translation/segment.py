"""A segment: the smallest piece of text that a translator is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a segment is, in words that a translator reads in the comments of a PO file."""

    PARAGRAPH = "paragraph"
    ITEM = "list item"
    HEADING = "heading"
    CELL = "table cell"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    QUOTE = "quotation"
    BLOCK_TITLE = "title of a box"
    ABBREVIATION = "meaning of an abbreviation"


CONTEXTS: dict[SegmentKind, str] = {
    SegmentKind.CELL: "cell",
    SegmentKind.ABBREVIATION: "abbr",
    SegmentKind.BLOCK_TITLE: "block-title",
}
"""Kinds whose words may want another translation than the same words elsewhere (``msgctxt``)."""

Key = tuple[str | None, str]
"""``(msgctxt, msgid)``: what finds a text in a PO file. ``None`` is a text without a context."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One block of text. ``start`` and ``end`` are offsets into ``SourceText.text``.

    ``msgid`` is the span's text with wrapped lines joined by a space; an LF in it is a hard line
    break. ``line`` is the 0-based index of the line that it starts on.
    """

    start: int
    end: int
    msgid: str
    kind: SegmentKind
    context: str | None
    line: int

    @property
    def key(self) -> Key:
        """What finds its translation."""
        return self.context, self.msgid
