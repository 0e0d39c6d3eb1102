"""Braille pages: 25 lines of 40 cells, a number at the end of each page's last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CELLS, LINES = 40, 25
_RUNNING = 1  # the last line is for the page's number


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph in braille: ``first`` and ``then`` are its indents in cells; ``gap`` asks for a
    blank line before it, ``keep`` for at least two lines of what follows on its page."""

    cells: str
    first: int = 0
    then: int = 0
    gap: bool = False
    keep: bool = False


def pages(blocks: Sequence[Block], numbers: Sequence[str]) -> list[list[str]]:
    """Blocks as pages of lines; ``numbers`` are those of the pages in braille, enough of them."""
    found: list[list[str]] = [[]]
    room = LINES - _RUNNING
    for block in blocks:
        lines = wrapped(block.cells, block.first, block.then)
        page = found[-1]
        needed = len(lines) + bool(block.gap and page) + (2 if block.keep else 0)
        if page and block.keep and len(page) + needed > room:
            found.append([])
        if block.gap and found[-1]:
            lines = ["", *lines]
        for line in lines:
            if len(found[-1]) == room:
                found.append([])
            if line or found[-1]:  # no page begins with a blank line
                found[-1].append(line)
    return [
        [*page, *[""] * (room - len(page)), number.rjust(CELLS)]
        for page, number in zip(found, numbers, strict=False)
    ]


def wrapped(cells: str, first: int, then: int) -> list[str]:
    """The lines of a paragraph. What is longer than a line is broken where the line ends."""
    lines: list[str] = []
    line = " " * first
    for word in cells.split(" "):
        rest = word
        while rest:
            gap = "" if not line.strip() else " "
            if len(line) + len(gap) + len(rest) <= CELLS:
                line += gap + rest
                rest = ""
            elif line.strip():
                lines.append(line)
                line = " " * then
            else:
                room = CELLS - len(line)
                lines.append(line + rest[:room])
                line, rest = " " * then, rest[room:]
    return [*lines, line] if line.strip() else lines


def brf(found: Sequence[Sequence[str]]) -> bytes:
    """Pages as a BRF file: CR LF at the end of lines, a form feed at the end of pages."""
    text = "".join("\r\n".join(line.rstrip() for line in page) + "\r\n\f" for page in found)
    return text.encode("ascii")
