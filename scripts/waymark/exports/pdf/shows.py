"""The words of a right-to-left line in reading order inside one piece of marked text.

Typst shows such a line's words from left to right, each reversed (``/ReversedChars``) and each at
its own place. A reader that follows the tags would say the last word first. Since every word has
its own ``Tm``, their order in the stream is free: it is turned round, and the page looks the same.

A letter with a vowel mark (``تِ``) is shown as two pieces, the mark and the letter, and both say the
whole of it. The mark's piece is made silent, else a reader would hear it twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

from waymark.exports.pdf.content import pieces


def _string(depth: int) -> bytes:
    """A literal string: balanced brackets may stand in it unescaped (ISO 32000-1, 7.3.4.2)."""
    inner = rb"|" + _string(depth - 1) if depth else b""
    return rb"\((?:[^()\\]|\\." + inner + rb")*\)"


_STRING = _string(4)
_PLACED = rb"0 Tr\s*/f\d+ [\d.]+ Tf 1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\s*"
_GLYPHS = rb"(?:\[(?:" + _STRING + rb"|[-\d.\s])*\]\s*TJ|" + _STRING + rb"\s*Tj)"
_SHOW = re.compile(
    rb"\s*(?:/Span<</ActualText<[0-9A-F]+>>>BDC\s*)?(/ReversedChars BMC)?\s*"
    + _PLACED
    + _GLYPHS
    + rb"(?:\s*EMC)*?(?=\s*(?:/Span<<|/ReversedChars|0 Tr|ET\n|\Z))",
    re.DOTALL,
)
_TEXT = re.compile(rb"(?<=\nBT)(?:" + _SHOW.pattern + rb")+(?=\s*ET\n)", re.DOTALL)


_MARK = re.compile(
    rb"/\w+<</MCID (?P<id>\d+)>>BDC\nq [^\n]*\nBT(?P<show>\s*"
    + _PLACED
    + rb"\[-?[\d.]+"  # a mark is moved over its letter
    + _STRING
    + rb"\]\s*TJ\s*)ET\nQ\nEMC(?=/\w+<</MCID (?P<next>\d+)>>BDC)",
    re.DOTALL,
)
_SILENT = rb"/Span<</ActualText<FEFF>>>BDC"


@dataclass(frozen=True, slots=True)
class _Show:
    """One word as it is shown: its operators, whether it is reversed, and where it starts."""

    operators: bytes
    reversed: bool
    x: float
    y: float


def turn_lines(pdf: pikepdf.Pdf) -> int:
    """Put the words of every right-to-left line in order; how many lines and marks were mended."""
    turned = 0
    for page in pdf.pages:
        before = bytes(page.obj["/Contents"].read_bytes())
        said = {id: piece.text for id, piece in pieces(page, {}).items()}
        silenced, marks = _silenced(before, said)
        after, lines = _turned(silenced)
        count = marks + lines
        if count:
            page.obj["/Contents"].write(after)
            turned += count
    return turned


def _silenced(stream: bytes, said: Mapping[int, str]) -> tuple[bytes, int]:
    """The stream with silent vowel marks, and how many: those whose letter the next piece says."""
    count = 0

    def silence(match: re.Match[bytes]) -> bytes:
        nonlocal count
        letter = said.get(int(match["id"]), "")
        if not _is_marked_letter(letter) or letter not in said.get(int(match["next"]), ""):
            return match[0]
        count += 1
        show = match["show"]
        return match[0].replace(show, b"\n" + _SILENT + show.rstrip() + b"\nEMC\n", 1)

    return _MARK.sub(silence, stream), count


def _is_marked_letter(text: str) -> bool:
    """One letter with its marks, and nothing else."""
    return len(text) > 1 and all(unicodedata.category(c) == "Mn" for c in text[1:])


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
