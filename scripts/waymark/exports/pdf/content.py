"""Content streams read back: where each marked piece of text stands, and what it says.

Pieces are keyed by the marked-content id that the tag tree refers to. Text comes from ToUnicode, or
from ActualText where it is given (ISO 32000-1, 14.7.4 and 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SHOWING = frozenset({"Tj", "TJ", "'"})

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f ]*)>")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one marked-content sequence and where its first glyph stands, in points."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """One open marked-content sequence: ``spoken`` when ActualText stands for its glyphs,
    ``reversed`` when they are shown from left to right but read the other way."""

    id: int | None
    spoken: bool = False
    reversed: bool = False


def pieces(page: pikepdf.Page, fonts: dict[tuple[int, int], dict[int, str]]) -> dict[int, Piece]:
    """The marked pieces of a page. ``fonts`` keeps what is read of each font for the next page."""
    return _Reader(page, fonts).read()


class _Reader:
    def __init__(self, page: pikepdf.Page, fonts: dict[tuple[int, int], dict[int, str]]) -> None:
        self.page = page
        self.fonts = dict(_page_fonts(page, fonts))
        self.font: Mapping[int, str] = {}
        self.matrix, self.text_matrix = _IDENTITY, _IDENTITY
        self.saved: list[Matrix] = []
        self.frames: list[_Frame] = []
        self.found: dict[int, tuple[float, float, list[str]]] = {}

    def read(self) -> dict[int, Piece]:
        for instruction in pikepdf.parse_content_stream(self.page):
            self._step(str(instruction.operator), list(instruction.operands))
        return {id: Piece(x, y, "".join(t)) for id, (x, y, t) in self.found.items()}

    def _step(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "q":
                self.saved.append(self.matrix)
            case "Q":
                self.matrix = self.saved.pop()
            case "cm":
                self.matrix = _product(_matrix(operands), self.matrix)
            case "BT":
                self.text_matrix = _IDENTITY
            case "Tm":
                self.text_matrix = _matrix(operands)
            case "Tf":
                self.font = self.fonts.get(str(operands[0]), {})
            case "BDC" | "BMC":
                self._open(operands)
            case "EMC":
                self.frames.pop()
            case _ if operator in _SHOWING:
                self._add(_decoded(operands[0], self.font))

    def _open(self, operands: list[pikepdf.Object]) -> None:
        properties = operands[1] if len(operands) > 1 else None
        entries = properties if isinstance(properties, pikepdf.Dictionary) else pikepdf.Dictionary()
        id = int(entries["/MCID"]) if "/MCID" in entries else None
        if "/ActualText" in entries:
            self.frames.append(_Frame(id))
            self._add([str(entries["/ActualText"])])
            self.frames.pop()
        turned = str(operands[0]) == "/ReversedChars"
        self.frames.append(_Frame(id, "/ActualText" in entries, turned))

    def _add(self, glyphs: list[str]) -> None:
        id = next((f.id for f in reversed(self.frames) if f.id is not None), None)
        if id is None:
            return
        origin = _product(self.text_matrix, self.matrix)
        _, _, texts = self.found.setdefault(id, (origin[4], origin[5], []))
        if not any(f.spoken for f in self.frames):
            turned = any(f.reversed for f in self.frames)
            texts.extend(reversed(glyphs) if turned else glyphs)


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(x) for x in operands)
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
) -> Iterator[tuple[str, dict[int, str]]]:
    nothing = pikepdf.Dictionary()
    for name, font in page.obj.get("/Resources", nothing).get("/Font", nothing).items():
        if font.objgen not in known:
            known[font.objgen] = _to_unicode(font)
        yield str(name), known[font.objgen]


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """Glyph codes (two bytes, as Typst writes them) to text."""
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


def _decoded(operand: pikepdf.Object, font: Mapping[int, str]) -> list[str]:
    """The text of each glyph; codes have two bytes."""
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    glyphs = []
    for string in strings:
        if isinstance(string, pikepdf.String):
            codes = bytes(string)
            for at in range(0, len(codes) - 1, 2):
                glyphs.append(font.get(int.from_bytes(codes[at : at + 2], "big"), "\ufffd"))
    return glyphs
