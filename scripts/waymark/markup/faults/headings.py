"""Headings: levels, sections, ids. Findings MD002–MD005 and MD007."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from waymark.markup.headings import VALID_ID, headings
from waymark.model import Finding, SourceText, finding

_TOP = 2
_DEEPEST = 4


def levels_follow(body: SourceText) -> Iterator[Finding]:
    """``##`` first, then one level deeper at a time, down to ``####`` (WCAG 1.3.1, PDF/UA 7.4)."""
    before = _TOP - 1
    for heading in headings(body.text):
        place = body.place(heading.index)
        mark = "#" * heading.level
        if heading.level < _TOP:
            message = f"“{mark} {heading.text}” is a heading of the title's level."
            yield finding("MD004", place, message)
            continue
        if heading.level > before + 1:
            fitting = "#" * (before + 1)
            message = f"“{mark} {heading.text}” follows a heading of level {before}."
            yield finding("MD002", place, message, f"Write “{fitting} {heading.text}”.")
        elif heading.level > _DEEPEST:
            message = f"“{mark} {heading.text}” is deeper than ####."
            yield finding("MD002", place, message, "Use a list, or split the document.")
        before = heading.level


def sections_hold_text(body: SourceText) -> Iterator[Finding]:
    """A heading is followed by text or by a deeper heading."""
    found = headings(body.text)
    for heading, after in zip_longest(found, found[1:]):
        end = after.index if after else len(body.lines)
        if any(line.strip() for line in body.lines[heading.index + 1 : end]):
            continue
        if after is None or after.level <= heading.level:
            message = f"There is no text under “{heading.text}”."
            yield finding("MD003", body.place(heading.index), message)


def ids_are_sound(body: SourceText) -> Iterator[Finding]:
    """Explicit ids are kebab-case and each stands once."""
    seen: set[str] = set()
    for heading in headings(body.text):
        place = body.place(heading.index)
        if heading.id in seen:
            yield finding("MD005", place, f"The id “{heading.id}” stands on an earlier heading.")
        elif heading.id and not VALID_ID.fullmatch(heading.id):
            message = f"“{{#{heading.id}}}” is no id."
            yield finding("MD007", place, message, "Use small letters a–z, digits and hyphens.")
        seen |= {heading.id} - {""}
