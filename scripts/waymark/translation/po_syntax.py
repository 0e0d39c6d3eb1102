"""PO text → polib's entries. A broken entry is a fault with its line; the others are read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

import polib

from waymark.translation.po_writing import WIDTH, Before, before, write

__all__ = ["Before", "Fault", "before", "parse", "write"]

# polib takes a line without its closing quote, and cuts the last letter off; so each line is read
# here first.
_GOOD = re.compile(
    r"\s*(?:#(?![~|]).*|#[~|]?\s*|"
    r"(?:#[~|]+\s*)*(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"
    r"\"(?:[^\"\\]|\\.)*\"\s*)?"
)
_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read: a 1-based line and why."""

    line: int
    reason: str


def parse(text: str) -> tuple[polib.POFile, tuple[Fault, ...]]:
    """All entries that can be read, each with ``linenum``, the 1-based line that it starts on.

    A file with a fault is read entry by entry, at its blank lines: what is broken costs itself
    alone.
    """
    # polib splits lines as str.splitlines does; so must this, or the numbers would not agree.
    lines = text.removeprefix("\ufeff").splitlines()
    bad = [n for n, line in enumerate(lines, start=1) if not _GOOD.fullmatch(line)]
    if not bad:
        whole, fault = _parse(lines)
        if fault is None:
            return whole, ()
    faults: list[Fault] = []
    result = polib.POFile()
    for first, chunk in _chunks(lines):
        wrong = bisect_left(bad, first)
        if wrong < len(bad) and bad[wrong] < first + len(chunk):
            faults.append(Fault(bad[wrong], "this is not PO, or a quote is missing"))
            continue
        part, fault = _parse(chunk)
        if fault:
            faults.append(Fault(first + fault.line - 1, fault.reason))
            continue
        if part.metadata and not result.metadata:
            result.metadata, result.header = part.metadata, part.header
        for entry in part:
            entry.linenum = (entry.linenum or 1) + first - 1
            result.append(entry)
    return result, tuple(faults)


def _parse(lines: list[str]) -> tuple[polib.POFile, Fault | None]:
    try:
        # With a line end in it, polib cannot take the text for the name of a file.
        return polib.pofile("\n".join(lines) + "\n", wrapwidth=WIDTH), None
    except (OSError, ValueError, IndexError) as error:
        match = _LINE.search(str(error))
        line = int(match[1]) if match else 1
        return polib.POFile(), Fault(line, "this line does not belong here")


def _chunks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The pieces between blank lines, with the 1-based line that each starts on."""
    chunks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            fresh = True
            continue
        if fresh:
            chunks.append((number, []))
            fresh = False
        chunks[-1][1].append(line)
    return chunks
