"""Find the segments of a text by their spans; every byte between them survives translation.

Where it is unclear whether Markdown joins two lines, they are kept apart: two short segments are
safe, while a list joined into one line would be lost. The gates (:mod:`waymark.translation.gates`)
hold what is left.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from waymark.model import SourceText
from waymark.translation import syntax
from waymark.translation.cells import cells
from waymark.translation.segment import CONTEXTS, Segment, SegmentKind

_TERMED = frozenset(
    {SegmentKind.PARAGRAPH, SegmentKind.ITEM, SegmentKind.QUOTE, SegmentKind.FOOTNOTE}
)


@lru_cache(maxsize=512)
def extract(text: SourceText) -> tuple[Segment, ...]:
    """The segments of a selected text, in order. Code, rules and what has no words are none.

    Texts are remembered: each language asks for those of the same English.
    """
    scanner = _Scanner(text.lines)
    scanner.scan()
    return tuple(scanner.found)


@dataclass(slots=True)
class _Piece:
    """One line's part of a paragraph: offsets into the text, the words, the line's index."""

    start: int
    end: int
    text: str
    line: int
    breaks: bool


@dataclass(slots=True)
class _Scanner:
    """Reads a text line by line; ``open`` is the paragraph that the next line may continue."""

    lines: tuple[str, ...]
    found: list[Segment] = field(default_factory=list)
    open: list[_Piece] = field(default_factory=list)
    kind: SegmentKind = SegmentKind.PARAGRAPH
    quoted: bool = False
    offsets: list[int] = field(default_factory=list)

    def scan(self) -> None:
        """Read all lines."""
        offset = 0
        for line in self.lines:
            self.offsets.append(offset)
            offset += len(line) + 1
        closings = self._fence_ends()
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if index in closings:
                self._flush()
                index = closings[index] + 1
            elif not line.strip(" \t>"):
                self._flush(terms=self._definition_follows(index))
                index += 1
            else:
                index = self._line(index, line)
        self._flush()

    def _fence_ends(self) -> dict[int, int]:
        """First line → last line of each fence of code; a fence that is never closed is text."""
        exact: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            bare = line.rstrip(" ")
            if line[:3] in ("```", "~~~") and bare == bare[0] * len(bare):
                exact.setdefault(bare, []).append(index)
        ends: dict[int, int] = {}
        last = -1
        for index, line in enumerate(self.lines):
            match = syntax.FENCE.match(line) if index > last else None
            if match:
                closers = exact.get(match["fence"], [])
                after = bisect_right(closers, index)
                if after < len(closers):
                    last = ends[index] = closers[after]
        return ends

    def _definition_follows(self, index: int) -> bool:
        """Whether the next line that is not blank defines what stands before the gap."""
        if not self.open or self.lines[self.open[0].line].startswith("    "):
            return False  # an indented paragraph belongs to the definition before
        rest = (line for line in self.lines[index + 1 : index + 4] if line.strip())
        return bool(syntax.DEFINITION.match(next(rest, "")))

    def _line(self, index: int, line: str) -> int:
        """Read one line that is not blank (or a whole table); the index of the next one."""
        block = syntax.BLOCK.match(line)
        if block:
            self._flush()
            if block["title"]:
                self._add(index, *block.span("title"), SegmentKind.BLOCK_TITLE)
            return index + 1
        at, kind = self._markers(line)
        if at < 0:
            return index + 1
        if kind is SegmentKind.ABBREVIATION:
            match = syntax.ABBREVIATION.match(line, at)
            if match:
                self._add(index, *match.span("text"), kind)
            return index + 1
        heading = syntax.HEADING.match(line, at)
        if heading:
            self._flush()
            self._add(index, *heading.span("text"), SegmentKind.HEADING)
            return index + 1
        if not self.open and self._starts_table(index, at):
            return self._table(index, at)
        text = line[at:].strip()
        if text:
            if not self.open:
                self.kind = kind or SegmentKind.PARAGRAPH
            start = self.offsets[index] + line.index(text[0], at)
            self.open.append(_Piece(start, start + len(text), text, index, line.endswith("  ")))
        return index + 1

    def _markers(self, line: str) -> tuple[int, SegmentKind | None]:
        """Where the text starts behind its markers, and what the last one makes of it.

        A marker that starts something new closes the open paragraph. -1 is a line without text.
        """
        at = 0
        kind: SegmentKind | None = None
        quote = syntax.QUOTE.match(line)
        if (quote is not None) != self.quoted and (quote or not self.open):
            self._flush()
            self.quoted = quote is not None
        while match := syntax.QUOTE.match(line, at):
            at, kind = match.end(), SegmentKind.QUOTE
        while True:
            if syntax.RULE.match(line, at):
                self._flush()
                return -1, None
            if syntax.ABBREVIATION.match(line, at):
                self._flush()
                return at, SegmentKind.ABBREVIATION
            if match := syntax.FOOTNOTE.match(line, at):
                kind = SegmentKind.FOOTNOTE
            elif match := syntax.DEFINITION.match(line, at):
                self._flush(terms=self.kind in _TERMED)
                kind = SegmentKind.DEFINITION
            elif (not self.open or self.kind is SegmentKind.ITEM) and (
                match := syntax.ITEM.match(line, at)
            ):
                kind = SegmentKind.ITEM
            elif (match := syntax.QUOTE.match(line, at)) and at:
                kind = SegmentKind.QUOTE
            else:
                return at, kind
            self._flush()
            at = match.end()

    def _starts_table(self, index: int, at: int) -> bool:
        if "|" not in self.lines[index][at:] or index + 1 == len(self.lines):
            return False
        below = self.lines[index + 1].strip(" \t>")
        return "-" in below and bool(syntax.TABLE_RULE.match(below))

    def _table(self, index: int, at: int) -> int:
        """Read a table; the index of the first line after it."""
        first = index
        while index < len(self.lines) and self.lines[index].strip(" \t>"):
            line = self.lines[index]
            if index != first + 1:
                prefix = len(line) - len(line.lstrip(" \t>"))
                for start, end in cells(line, at if index == first else prefix):
                    self._add(index, start, end, SegmentKind.CELL)
            index += 1
        return index

    def _add(self, index: int, start: int, end: int, kind: SegmentKind) -> None:
        """A segment that lies on one line."""
        text = self.lines[index][start:end]
        if syntax.has_words(text):
            base = self.offsets[index]
            self.found.append(
                Segment(base + start, base + end, text, kind, CONTEXTS.get(kind), index)
            )

    def _flush(self, *, terms: bool = False) -> None:
        """Close the open paragraph; where a definition follows, each of its lines is a term."""
        pieces, self.open = self.open, []
        groups = [[p] for p in pieces] if terms else [pieces] if pieces else []
        kind = SegmentKind.TERM if terms else self.kind
        for group in groups:
            words = (
                "".join(p.text + ("\n" if p.breaks else " ") for p in group[:-1]) + group[-1].text
            )
            if syntax.has_words(words):
                span = group[0].start, group[-1].end
                self.found.append(Segment(*span, words, kind, CONTEXTS.get(kind), group[0].line))
