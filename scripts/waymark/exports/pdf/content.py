"""Content streams read back: where each marked piece of text stands, and what it says.

Pieces are keyed by the marked-content id that the tag tree refers to. Text comes from ToUnicode, or
from ActualText where it is given (ISO 32000-1, 14.7.4 and 14.9.4).

Only the operators that this needs are looked for, by one pattern: a general parser is five times as
slow, and a leaflet's text is read back each time it is made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import pikepdf

from waymark.exports.pdf.strings import STRING, STRING_REST, codes, text_string

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_NAME = rb"[^\s/<>\[\]()]+"
_NUMBERS = rb"(?:[-+\d.]+\s+){6}"
_SHOWN = rb"(?:\[(?:" + STRING + rb"|[-+\d.\s]+)*\]\s*TJ|" + STRING + rb"\s*Tj)"
_SHOWN_REST = rb"(?:(?<=\[)(?:" + STRING + rb"|[-+\d.\s]+)*\]\s*TJ|" + STRING_REST + rb"\s*Tj)"
_OPERATOR = re.compile(
    rb"[/\nEqQ\[(<](?:"
    rb"(?<=/)(?P<font>" + _NAME + rb")\s+[\d.]+\s+Tf\s+(?P<place>" + _NUMBERS + rb")Tm\s*"
    rb"(?P<shown>" + _SHOWN + rb")"
    rb"|(?<=/)(?P<tag>" + _NAME + rb")\s*"
    rb"(?:(?P<entries><<(?:[^<>()]+|" + STRING + rb")*>>)\s*BDC|(?P<bare>BMC))"
    rb"|(?<=\n)(?:(?P<saved>q)\s+)?(?P<matrix>" + _NUMBERS + rb")cm\b"
    rb"|(?<!\S[EqQ])(?:(?<=[qQ])|(?<=E)MC)(?P<operator>)(?![^\s/])"
    rb"|" + _SHOWN_REST + rb"(?P<again>))",
    re.DOTALL,
)
"""An operator. All begin with one of a few bytes: so the rest of a stream, most of it, is passed
over by a search for these."""
_ID = re.compile(rb"/MCID\s+(\d+)")
_SPOKEN = re.compile(rb"/ActualText\s*(" + STRING + rb")", re.DOTALL)

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]*)>")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL
)


class Piece(NamedTuple):
    """Text of one marked-content sequence and where its first glyph stands, in points."""

    x: float
    y: float
    text: str


class _Frame(NamedTuple):
    """One open marked-content sequence, with what it has from those about it: ``silent`` when
    ActualText stands for its glyphs, ``turned`` when they are shown from left to right but read
    the other way."""

    id: int | None = None
    silent: bool = False
    turned: bool = False


def pieces(page: pikepdf.Page, fonts: dict[tuple[int, int], dict[int, str]]) -> dict[int, Piece]:
    """The marked pieces of a page. ``fonts`` keeps what is read of each font for the next page."""
    reader = _Reader(dict(_page_fonts(page, fonts)))
    for found in _OPERATOR.finditer(b"\n" + page.obj.Contents.read_bytes()):
        match found.lastgroup:
            case "operator":
                reader.close(found[0])
            case "shown":
                reader.show(*found.group("font", "place", "shown"))
            case "matrix":
                reader.move(found["matrix"], saved=found["saved"] is not None)
            case "again":
                reader.add(found[0])
            case _:
                reader.open(found["tag"], found["entries"] or b"")
    return {id: Piece(x, y, "".join(reader.texts[id])) for id, (x, y) in reader.places.items()}


class _Reader:
    """What is open at some place of a page, and the pieces that were found before it."""

    def __init__(self, fonts: Mapping[bytes, Mapping[int, str]]) -> None:
        self.fonts = fonts
        self.font: Mapping[int, str] = {}
        self.text_matrix = b""
        self.matrices = [_IDENTITY]
        self.frames = [_Frame()]
        self.places: dict[int, tuple[float, float]] = {}
        self.texts: defaultdict[int, list[str]] = defaultdict(list)

    def close(self, operator: bytes) -> None:
        if operator == b"EMC":
            self.frames.pop()
        elif operator == b"Q":
            self.matrices.pop()
        else:
            self.matrices.append(self.matrices[-1])

    def move(self, matrix: bytes, saved: bool) -> None:
        moved = _product(_matrix(matrix), self.matrices[-1])
        if saved:
            self.matrices.append(moved)
        else:
            self.matrices[-1] = moved

    def open(self, tag: bytes, entries: bytes) -> None:
        about = self.frames[-1]
        number, spoken = _ID.search(entries), _SPOKEN.search(entries)
        frame = _Frame(
            int(number[1]) if number else about.id,
            about.silent or spoken is not None,
            about.turned or tag == b"ReversedChars",
        )
        if spoken and frame.id is not None and not about.silent:
            self.texts[frame.id].append(text_string(spoken[1]))
        self.frames.append(frame)

    def show(self, font: bytes, place: bytes, shown: bytes) -> None:
        self.font, self.text_matrix = self.fonts.get(font, {}), place
        self.add(shown)

    def add(self, shown: bytes) -> None:
        id, silent, turned = self.frames[-1]
        if id is None:
            return
        if id not in self.places:
            self.places[id] = _product(_matrix(self.text_matrix), self.matrices[-1])[4:]
        if not silent:
            said = [self.font.get(code, "\ufffd") for code in codes(shown)]
            self.texts[id] += reversed(said) if turned else said


@lru_cache(maxsize=1024)  # most text stands at the origin of its own matrix
def _matrix(numbers: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, numbers.split())
    return a, b, c, d, e, f


def _product(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _page_fonts(
    page: pikepdf.Page, known: dict[tuple[int, int], dict[int, str]]
) -> Iterator[tuple[bytes, dict[int, str]]]:
    nothing = pikepdf.Dictionary()
    for name, font in page.obj.get("/Resources", nothing).get("/Font", nothing).items():
        if font.objgen not in known:
            known[font.objgen] = to_unicode(font)
        yield str(name).removeprefix("/").encode(), known[font.objgen]


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph of a font says: codes (two bytes, as Typst writes them) to text."""
    stream = font.get("/ToUnicode")
    if stream is None:
        return {}
    cmap = bytes(stream.read_bytes())
    found = {}
    for chars in _CHARS.findall(cmap):
        for code, text in _CHAR.findall(chars):
            found[int(code, 16)] = _utf16(text)
    for ranges in _RANGES.findall(cmap):
        for low, high, first, listed in _RANGE.findall(ranges):
            codes = range(int(low, 16), int(high, 16) + 1)
            if listed:
                texts = [_utf16(t) for t in re.findall(rb"<([0-9A-Fa-f ]+)>", listed)]
            else:
                start = _utf16(first)
                texts = [start[:-1] + chr(ord(start[-1]) + i) for i in range(len(codes))]
            found.update(zip(codes, texts, strict=False))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii").replace(" ", "")).decode("utf-16-be", "replace")
