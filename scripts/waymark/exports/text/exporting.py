"""A record as lines of 72 columns: blank lines and indents carry its structure, no ornament does.

A screen reader says every character of a line of equals signs, so headings are told by the blank
lines about them: two above one of the second level, one above those below it.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping

from waymark.exports.made import MadeFile, NoRule, place_of
from waymark.exports.plain import Kind, Paragraph, paragraphs, without_isolates
from waymark.exports.wording import lost_words
from waymark.model import Direction, FileRecord, Finding, finding
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR

WIDTH = 72
"""Columns of a line; a Chinese character takes two."""

_INDENT = 2
_CLOSE = frozenset({Kind.ITEM, Kind.CELL, Kind.CODE, Kind.NOTE})


def plain(
    record: FileRecord,
    images: Mapping[str, bytes],  # noqa: ARG001
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One text file in UTF-8. Findings: PF001, PF004.

    In right-to-left text the isolates about numbers stay, else they would show turned round; in
    left-to-right text nobody needs them.
    """
    place = place_of(record)
    try:
        body = paragraphs(record.tree, record.tree.children, links=True)
    except NoRule as fault:
        message = (
            f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which a text file has no way for."
        )
        return None, (finding("PF001", place, message),)
    lines = [*_head(record), *_body(body), *_foot(record)]
    text = "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"
    if record.direction is Direction.LTR:
        text = without_isolates(text)
    if lost := lost_words(record, text):
        message = f"Of the text the text file lacks “{' '.join(lost[:8])}”."
        return None, (finding("PF004", place, message),)
    return MadeFile(text.encode("utf-8"), 0), ()


def _head(record: FileRecord) -> Iterator[str]:
    """The draft's banner, then title, summary and how far to trust it."""
    labels = record.labels
    if record.draft:
        for name in ("draft", "draft-english"):
            yield from _wrapped(labels.get(name, ""))
        yield ""
    yield from _wrapped(record.title.text)
    yield ""
    yield from _wrapped(record.summary.text)
    yield ""
    for line in (record.organisation, record.audience_label):
        yield from _wrapped(line)
    for name in ("edition", "reviewed", "contacts", "translation"):
        yield from _wrapped(labels.get(name, ""))


def _foot(record: FileRecord) -> Iterator[str]:
    """Where to see whether the copy is current, and whom to ask for other formats."""
    labels = record.labels
    yield from ("", "", *_wrapped(labels.get("current", "")))
    yield f"{ISOLATE_LTR}{record.address}{ISOLATE_END}"
    yield from _wrapped(labels.get("formats", ""))
    yield from _wrapped(f"{record.organisation} · {labels.get('licence', '')}".strip(" ·"))


def _body(body: list[Paragraph]) -> Iterator[str]:
    before: Paragraph | None = None
    for paragraph in body:
        close = before is not None and _follows(before, paragraph)
        if paragraph.kind is Kind.HEADING and paragraph.depth == 2:
            yield ""
        if not close:
            yield ""
        yield from _lines(paragraph)
        before = paragraph


def _follows(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs right below the one before."""
    if before.kind is Kind.TERM:
        return True
    same = before.kind is paragraph.kind or (before.kind, paragraph.kind) == (Kind.ROW, Kind.CELL)
    return paragraph.kind in _CLOSE and same


def _lines(paragraph: Paragraph) -> Iterator[str]:
    match paragraph.kind:
        case Kind.LINES:
            yield from [""] * paragraph.lines
        case Kind.CODE:
            yield paragraph.text
        case Kind.LABEL:
            yield from _wrapped(f"{paragraph.text.rstrip(':')}:")
        case Kind.HEADING | Kind.RULE:
            yield from _wrapped(paragraph.text)
        case _:
            yield from _indented(paragraph)


def _indented(paragraph: Paragraph) -> Iterator[str]:
    """An item's mark stands before its indent, further lines below its first word."""
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    depth = paragraph.depth - (paragraph.kind is Kind.ITEM)
    outside = " " * (_INDENT * max(depth, 0))
    inside = outside + " " * len(marker)
    for at, line in enumerate(paragraph.text.split("\n")):
        yield from _wrapped(line, outside + marker if at == 0 else inside, inside)


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    """A paragraph's lines; a number with its no-break spaces is never broken."""
    wide = any(unicodedata.east_asian_width(c) == "W" for c in text)
    return textwrap.wrap(
        text,
        WIDTH // 2 if wide else WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=wide,
        break_on_hyphens=False,
    )
