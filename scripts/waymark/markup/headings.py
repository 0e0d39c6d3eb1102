"""Headings as lines of a text, and their ids: from the English heading, equal in all languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from waymark.markup.scan import masked
from waymark.model import SourceText
from waymark.model.marks import without_marks

ATX = re.compile(r"^(?P<level>#{1,6})[ ]+(?P<text>.*?)(?:[ ]+#+)?[ ]*$")
"""A heading's line. Python-Markdown also takes ``#word``; the dialect wants the space."""

ID = re.compile(r"[ ]*\{#(?P<id>[^\s{}]*)\}[ ]*$")
"""An explicit id at the end of a heading's text."""

VALID_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""ASCII kebab-case."""

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]*\]")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading as written: ``index`` is its 0-based line, ``id`` explicit or empty."""

    index: int
    level: int
    text: str
    id: str


def headings(text: str) -> tuple[HeadingLine, ...]:
    """The headings of a text, in order; lines in fences of code are none."""
    found = []
    for index, (line, mask) in enumerate(
        zip(text.split("\n"), masked(text).split("\n"), strict=True)
    ):
        match = ATX.match(line)
        if match and mask.startswith("#"):
            explicit = ID.search(match["text"])
            bare = ID.sub("", match["text"])
            id = explicit["id"] if explicit else ""
            found.append(HeadingLine(index, len(match["level"]), bare, id))
    return tuple(found)


def heading_ids(text: str) -> tuple[str, ...]:
    """An id for each heading of an English text: explicit, else its slug, made unique by ``-2``."""
    found = headings(text)
    used = {h.id for h in found if h.id}
    ids = []
    for heading in found:
        id = heading.id or _unique(_slug(heading.text), used)
        used.add(id)
        ids.append(id)
    return tuple(ids)


def with_heading_ids(body: SourceText, ids: Sequence[str]) -> SourceText:
    """The text with ``{#id}`` on each heading, in place of any that stood there.

    Raises ``ValueError`` when the counts differ: a translation with other headings than the English
    text never passes the gate of structure, so this is a fault of the program.
    """
    found = headings(body.text)
    if len(found) != len(ids):
        raise ValueError(f"{len(found)} headings, {len(ids)} ids")
    lines = list(body.lines)
    for heading, id in zip(found, ids, strict=True):
        lines[heading.index] = f"{'#' * heading.level} {heading.text} {{#{id}}}"
    return SourceText(body.path, tuple(lines), body.numbers)


def _slug(text: str) -> str:
    words = _LINK.sub(r"\1", _PLACEHOLDER.sub(" ", without_marks(text)))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return slug if slug[:1].isalpha() else f"section-{slug}".strip("-")


def _unique(slug: str, used: set[str]) -> str:
    candidate, number = slug, 2
    while candidate in used:
        candidate, number = f"{slug}-{number}", number + 1
    return candidate
