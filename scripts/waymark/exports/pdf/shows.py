"""What Typst writes between ``BT`` and ``ET``: glyphs at their places, read and written again.

A block is one run of one script on one line. Positions are in points from the block's origin,
because Typst gives each show its own ``Tm``.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from waymark.exports.pdf.strings import STRING, string_codes

_NUMBER = rb"-?[\d.]+"
_PART = re.compile(rb"(" + STRING + rb")|(" + _NUMBER + rb")", re.DOTALL)
_SHOW = re.compile(
    rb"\s*(?:/Span<</ActualText<(?P<spoken>[0-9A-F]+)>>>BDC\s*)?(?P<turned>/ReversedChars BMC\s*)?"
    rb"(?:0 Tr\s*/(?P<font>f\d+) (?P<size>[\d.]+) Tf 1 0 0 -1 "
    rb"(?P<x>" + _NUMBER + rb") (?P<y>" + _NUMBER + rb") Tm\s*)?"
    rb"(?P<shown>\[(?:" + STRING + rb"|[-\d.\s]+)*\]\s*TJ|" + STRING + rb"\s*Tj)"
    rb"(?P<closed>(?:\s*EMC)*)",
    re.DOTALL,
)
_LEAST_GAP = 0.5
"""Thousandths of an em below which a gap is a rounding of widths, and nobody sees it."""

Widths = Mapping[int, float]
"""Advance widths by glyph code, in thousandths of an em."""


class Glyph(NamedTuple):
    """One glyph: its code in its font, and where it stands."""

    code: int
    x: float


class Show(NamedTuple):
    """Glyphs from left to right in one font on one baseline.

    ``size`` is as it was written; ``spoken`` is what stands for all of them (ActualText), if
    anything does.
    """

    font: str
    size: bytes
    y: bytes
    glyphs: tuple[Glyph, ...]
    spoken: str | None = None


def read_block(block: bytes, widths: Mapping[str, Widths]) -> list[Show] | None:
    """The shows of a block, between ``BT`` and ``ET``; ``None`` for one that Typst writes no such
    way, which then stays as it is."""
    shows: list[Show] = []
    font, size, x, y = "", b"", 0.0, b""
    at, end = 0, len(block.rstrip())
    while at < end:
        match = _SHOW.match(block, at)
        if match is None:
            return None
        at = match.end()
        said, turned, name, length, left, base, shown, closed = match.groups()
        if name:
            font, size, x, y = name.decode(), length, float(left), base
        # Each show stands alone in what is marked about it.
        if font not in widths or closed.count(b"EMC") != bool(said) + bool(turned):
            return None
        spoken = _spoken(said) if said else None
        glyphs, x = _glyphs(shown, x, float(size) / 1000, widths[font])
        shows.append(Show(font, size, y, glyphs, spoken))
    return shows


@lru_cache(maxsize=4096)  # most clusters of a script come again and again
def _spoken(said: bytes) -> str:
    return bytes.fromhex(said.decode()).decode("utf-16")


def _glyphs(
    shown: bytes, x: float, scale: float, widths: Widths
) -> tuple[tuple[Glyph, ...], float]:
    found = []
    for string, gap in _PART.findall(shown):
        if gap:
            x -= float(gap) * scale
            continue
        for code in string_codes(string):
            found.append(Glyph(code, x))
            x += widths.get(code, 0) * scale
    return tuple(found), x


def write_show(show: Show, glyphs: Sequence[Glyph], widths: Widths) -> bytes:
    """The operators that draw some glyphs of a show, each at its place."""
    scale = float(show.size) / 1000
    start = x = glyphs[0].x
    parts: list[str] = []
    codes: list[int] = []
    for glyph in glyphs:
        gap = (glyph.x - x) / scale
        if abs(gap) >= _LEAST_GAP:
            parts.append(f"<{_hexadecimal(codes)}>{-gap:.4g}")
            codes = []
            x = glyph.x
        codes.append(glyph.code)
        x += widths.get(glyph.code, 0) * scale
    return (
        f"0 Tr/{show.font} {show.size.decode()} Tf 1 0 0 -1 {start:.7g} {show.y.decode()} Tm"
        f"[{''.join(parts)}<{_hexadecimal(codes)}>]TJ"
    ).encode()


def _hexadecimal(codes: Sequence[int]) -> str:
    return struct.pack(f">{len(codes)}H", *codes).hex().upper()


def same_line(shows: Iterable[Show]) -> bool:
    """Whether they are all in one font, of one size, on one baseline."""
    return len({(s.font, s.size, s.y) for s in shows}) == 1
