"""HTML, attributes and Markdown that the dialect does not have. Findings MD001, MD007, MD008,
AX003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waymark.markup.headings import ID
from waymark.markup.scan import masked
from waymark.model import Finding, SourceText, finding
from waymark.model.marks import FACT

_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|<!\[|<!DOCTYPE|<\?", re.IGNORECASE)
_AUTOLINK = re.compile(r"<https?://[^<>\s]*>")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ATTRIBUTES = re.compile(r"\{(?:[:#.][^{}\n]*|[\w-]+=[^{}\n]*)\}")
_DELIMITER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_ROW = re.compile(r"^\|.*\|\s*$")

_FOREIGN: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*\S+"),
        "“{line}” gives a link's address apart from its text.",
        "Write the link as [text](address).",
    ),
    (
        re.compile(r"(?<=\])\[(?!\^)[^\]\n]*\]"),
        "“{match}” points to a link's address elsewhere.",
        "Write the link as [text](address).",
    ),
    (
        re.compile(r"^#{1,6}(?![#\s])(?=\D)\S.*"),
        "“{line}” has no space after its marks.",
        "Write a space after the marks of a heading.",
    ),
    (
        re.compile(r"^(?:\s*>\s?|\s*[-*+]\s+|\s+)#{1,6}\s+\S.*"),
        "“{line}” is a heading inside a list or quotation.",
        "Start the heading at the margin.",
    ),
    (
        re.compile(r"^\[TOC\]\s*$"),
        "“{line}” asks for a list of contents.",
        "Delete it: each page has its list of contents.",
    ),
    (
        re.compile(r"^(?:!!!|\?\?\?|:::)"),
        "“{line}” opens a block of another dialect.",
        "Write /// note | Title, and /// to close it.",
    ),
)


def no_html(body: SourceText) -> Iterator[Finding]:
    """Tags, comments and entities are shown as they are typed, which nobody wants."""
    prose = _AUTOLINK.sub(lambda m: "x" * len(m[0]), masked(body.text))
    for pattern in (_TAG, _ENTITY):
        for match in pattern.finditer(prose):
            message = f"“{match[0]}” is HTML."
            hint = "Type the character itself." if pattern is _ENTITY else ""
            yield finding("MD001", body.place_at(match.start()), message, hint)


def attributes_are_allowed(body: SourceText) -> Iterator[Finding]:
    """Only ``{#id}`` at the end of a heading."""
    prose = FACT.sub(lambda m: "x" * len(m[0]), masked(body.text))
    offset = 0
    for line in prose.split("\n"):
        heading = ID.search(line) if line.startswith("#") else None
        for match in _ATTRIBUTES.finditer(line[: heading.start()] if heading else line):
            place = body.place_at(offset + match.start())
            yield finding("MD007", place, f"“{match[0]}” is not allowed here.")
        offset += len(line) + 1


def only_the_dialect(body: SourceText) -> Iterator[Finding]:
    """Markdown of other dialects, which would be shown as it is typed; one way to do a thing."""
    lines = masked(body.text).split("\n")
    for index, line in enumerate(lines):
        shown = body.lines[index].strip() if index < len(body.lines) else ""
        for pattern, message, hint in _FOREIGN:
            if match := pattern.search(line):
                text = message.format(line=shown, match=match[0])
                yield finding("MD008", body.place(index, match.start() + 1), text, hint)
        before = lines[index - 1] if index else ""
        if re.match(r"^(?:=+|-{2,})\s*$", line) and before.strip() and "|" not in before:
            text = f"“{shown}” underlines a heading."
            yield finding("MD008", body.place(index), text, "Write the heading with ##.")


def tables_have_headers(body: SourceText) -> Iterator[Finding]:
    """A table starts with column names and a row of dashes (WCAG 1.3.1)."""
    lines = masked(body.text).split("\n")
    for index, line in enumerate(lines):
        if not _ROW.match(line) or (index and _ROW.match(lines[index - 1])):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        names = [c for c in line.strip().strip("|").split("|") if c.strip()]
        if not _DELIMITER.match(following) or not names or _DELIMITER.match(line):
            message = f"The table that starts with “{body.lines[index].strip()}” has no header row."
            yield finding("AX003", body.place(index), message)
