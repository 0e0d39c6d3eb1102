"""The dialect's blocks: ``/// note | Title`` … ``///``. Findings MD006 and MD007."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from waymark.markup.blocks import (
    BLOCKS,
    FILL_IN,
    MOST_LINES,
    SLIDE,
    STEPS,
    WRITE,
    lines_to_write,
)
from waymark.markup.scan import masked, unclosed_fence
from waymark.model import Finding, SourceText, finding

_OPEN = re.compile(r"^/{3,}\s*(?P<name>[^\s|/]+)\s*(?P<bar>\|)?\s*(?P<title>.*?)\s*$")
_CLOSE = re.compile(r"^/{3,}\s*$")
_INSIDE = re.compile(r"^(?:\s+|>\s?|\s*[-*+]\s+|\s*\d+[.)]\s+)/{3,}")
_HEADING = re.compile(r"^#{1,6}\s")
_ITEMS = {STEPS: re.compile(r"^\d+\.\s"), FILL_IN: re.compile(r"^[-*+]\s")}
"""What a block's list begins its lines with."""

_NO_ITEMS = {
    STEPS: ("A block of steps needs a numbered list: 1. First step.", "Number each step."),
    FILL_IN: (
        "A block to fill in needs a list of labels: - Our safeguarding lead.",
        "Start each label with a hyphen.",
    ),
}
_FILTERS = ("audience", "internal")


def blocks_are_closed(body: SourceText) -> Iterator[Finding]:
    """Each block has a known name and its own ``///``; none stands inside another."""
    opened: int | None = None
    listed = ""  # the name of a block whose list has not come yet
    for index, line in enumerate(masked(body.text).split("\n")):
        if _CLOSE.match(line):
            if opened is None:
                message = "This /// closes a block that was never opened."
                yield finding("MD006", body.place(index), message, "Delete the line.")
            elif listed:
                yield finding("MD006", body.place(opened), *_NO_ITEMS[listed])
            opened, listed = None, ""
            continue
        if opened is not None and _HEADING.match(line):
            message = f"“{body.lines[index].strip()}” stands inside a block."
            yield finding("MD006", body.place(index), message, "Close the block before it.")
        if listed and _ITEMS[listed].match(line):
            listed = ""
        match = _OPEN.match(line)
        if not match or match["name"] in _FILTERS:
            continue
        yield from _opening(body, index, match)
        if opened is not None:
            message = f"“{body.lines[index].strip()}” stands inside another block."
            yield finding("MD006", body.place(index), message, "Close the first block before.")
        opened, listed = index, match["name"] if match["name"] in _ITEMS else ""
    if opened is not None:
        message = f"The block “{body.lines[opened].strip()}” is never closed."
        yield finding("MD006", body.place(opened), message)
    fence = unclosed_fence(body.text)
    if fence >= 0:
        message = "This fence of code is never closed."
        yield finding("MD006", body.place_at(fence), message, "End it with the same marks.")


def _opening(body: SourceText, index: int, match: re.Match[str]) -> Iterator[Finding]:
    """One opening line: its name, its title, and what follows it."""
    place, name = body.place(index), match["name"]
    if name not in BLOCKS:
        near = difflib.get_close_matches(name, BLOCKS, 1)
        hint = f"Did you mean “/// {near[0]}”?" if near else f"There are: {', '.join(BLOCKS)}."
        yield finding("MD006", place, f"There is no block “{name}”.", hint)
    elif name == STEPS and match["title"]:
        message = f"A block of steps takes no title, but has “{match['title']}”."
        yield finding("MD006", place, message, "Write a heading before it.")
    elif match["title"] and not match["bar"]:
        message = f"The title “{match['title']}” does not stand after a bar."
        yield finding("MD006", place, message, f"Write /// {name} | {match['title']}")
    elif name == SLIDE and not match["title"]:
        yield finding("MD006", place, "A slide needs a title.", "Write /// slide | Title")
    elif name == WRITE and not lines_to_write(match["title"]):
        message = f"A block to write in needs a number of lines, from 1 to {MOST_LINES}."
        yield finding("MD006", place, message, "Write /// write | 6")
    following = body.lines[index + 1] if index + 1 < len(body.lines) else ""
    if re.match(r"^ {4,}\S", following):
        message = f"The line after “/// {name}” is indented, which would make it an attribute."
        yield finding("MD007", body.place(index + 1), message, "Leave a blank line between.")


def blocks_stand_free(body: SourceText) -> Iterator[Finding]:
    """A block starts at the margin: never inside a list, a quotation or a paragraph."""
    lines = masked(body.text).split("\n")
    for index, line in enumerate(lines):
        before = lines[index - 1].strip() if index else ""
        if _INSIDE.match(line):
            message = f"“{body.lines[index].strip()}” does not stand at the margin."
            yield finding("MD006", body.place(index), message, "Start it at the margin.")
        elif _OPEN.match(line) and before and not before.startswith("///"):
            message = f"There is no blank line before “{body.lines[index].strip()}”."
            yield finding("MD006", body.place(index), message, "Leave a blank line before it.")
