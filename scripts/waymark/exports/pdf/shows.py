"""The words of a right-to-left line in reading order inside one piece of marked text.

Typst shows such a line's words from left to right, each reversed (``/ReversedChars``) and each at
its own place. A reader that follows the tags would say the last word first. Since every word has
its own ``Tm``, their order in the stream is free: it is turned round, and the page looks the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pikepdf


def _string(depth: int) -> bytes:
    """A literal string: balanced brackets may stand in it unescaped (ISO 32000-1, 7.3.4.2)."""
    inner = rb"|" + _string(depth - 1) if depth else b""
    return rb"\((?:[^()\\]|\\." + inner + rb")*\)"


_STRING = _string(4)
_PLACED = rb"0 Tr\s*/f\d+ [\d.]+ Tf 1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\s*"
_GLYPHS = rb"(?:\[(?:" + _STRING + rb"|[-\d.\s])*\]\s*TJ|" + _STRING + rb"\s*Tj)"
_SHOW = re.compile(rb"\s*(/ReversedChars BMC)?\s*" + _PLACED + _GLYPHS + rb"(?:\s*EMC)?", re.DOTALL)
_TEXT = re.compile(rb"(?<=\nBT)(?:" + _SHOW.pattern + rb")+(?=\s*ET\n)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Show:
    """One word as it is shown: its operators, whether it is reversed, and where it starts."""

    operators: bytes
    reversed: bool
    x: float
    y: float


def turn_lines(pdf: pikepdf.Pdf) -> int:
    """Put the words of every right-to-left line in order; how many lines were turned."""
    turned = 0
    for page in pdf.pages:
        before = bytes(page.obj["/Contents"].read_bytes())
        after, count = _turned(before)
        if count:
            page.obj["/Contents"].write(after)
            turned += count
    return turned


def _turned(stream: bytes) -> tuple[bytes, int]:
    count = 0

    def turn(match: re.Match[bytes]) -> bytes:
        nonlocal count
        shows = [
            _Show(m[0].strip(), bool(m[1]), float(m[2]), float(m[3]))
            for m in _SHOW.finditer(match[0])
        ]
        if len(shows) < 2 or not any(s.reversed for s in shows) or len({s.y for s in shows}) > 1:
            return match[0]
        count += 1
        return b"\n" + b"\n".join(s.operators for s in _in_order(shows)) + b"\n"

    return _TEXT.sub(turn, stream), count


def _in_order(shows: list[_Show]) -> list[_Show]:
    """From right to left, but words that run to the right keep their own order."""
    ordered: list[_Show] = []
    island: list[_Show] = []
    for show in sorted(shows, key=lambda s: -s.x):
        if show.reversed:
            ordered += [*reversed(island), show]
            island = []
        else:
            island.append(show)
    return [*ordered, *reversed(island)]
