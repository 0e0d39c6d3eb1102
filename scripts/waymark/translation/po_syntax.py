"""PO as text ⇄ polib's entries. A broken entry is a fault with its line; the others are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polib

_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What polib could not read: a 1-based line and why."""

    line: int
    reason: str


def parse(text: str) -> tuple[polib.POFile, tuple[Fault, ...]]:
    """All entries that can be read, each with ``linenum``, the 1-based line that it starts on.

    polib gives a whole file up at the first fault, so such a file is read again entry by entry: at
    its blank lines.
    """
    whole, fault = _parse(text)
    if whole is not None:
        return whole, ()
    faults: list[Fault] = []
    result = polib.POFile()
    for first, chunk in _chunks(text):
        part, fault = _parse(chunk)
        if fault:
            faults.append(Fault(first + fault.line - 1, fault.reason))
        if part is None:
            continue
        if part.metadata and not result.metadata:
            result.metadata, result.header = part.metadata, part.header
        for entry in part:
            entry.linenum = (entry.linenum or 1) + first - 1
            result.append(entry)
    return result, tuple(faults)


def _parse(text: str) -> tuple[polib.POFile | None, Fault | None]:
    try:
        # With a line end in it, polib cannot take the text for the name of a file.
        return polib.pofile(text + "\n", wrapwidth=WIDTH), None
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        match = _LINE.search(str(error))
        line = int(match[1]) if match else 1
        return None, Fault(line, (match[2] if match else "") or "this line is not PO")


def _chunks(text: str) -> list[tuple[int, str]]:
    """The pieces between blank lines, with the 1-based line that each starts on."""
    chunks: list[tuple[int, list[str]]] = []
    fresh = True
    # polib splits lines as str.splitlines does; so must this, or the numbers would not agree.
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            fresh = True
            continue
        if fresh:
            chunks.append((number, []))
            fresh = False
        chunks[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in chunks]


WIDTH = 78
"""Where lines are folded, as gettext's own tools fold them."""


def write(file: polib.POFile) -> str:
    """The PO file as text, with one LF at its end."""
    file.wrapwidth = WIDTH
    return str(file).rstrip("\n") + "\n"
