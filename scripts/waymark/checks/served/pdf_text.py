"""The text of content streams: each piece with its place on the page and its tag.

It is read independently of the exporter, whose work it judges. What is drawn and what ActualText
says instead (ISO 32000-1, 14.9.4) are both kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

from waymark.checks.served.pdf_fonts import Font, font_of

ObjectId = tuple[int, int]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = "q Q cm BT Tf Tm Td TD T* TL Tj TJ ' \" BDC BMC EMC Do"
_DEEPEST = 6
_WORD_GAP = -180  # thousandths of the type's size: what files without spaces leave between words
_NOTHING = pikepdf.Dictionary()


@dataclass(frozen=True, slots=True)
class Piece:
    """What one operator shows; ``said`` is what ActualText gives instead; ``tag`` its marked
    content's id; ``apart`` whether the pen moved before it."""

    x: float
    y: float
    text: str
    said: str
    tag: int | None
    apart: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open marked-content sequence; ``spoken`` when ActualText stands for its glyphs."""

    tag: int | None
    spoken: bool
    reversed: bool


@dataclass(slots=True)
class Fonts:
    """The fonts of a file, each read once; ``unknown`` counts pieces that no font explains."""

    read: dict[ObjectId, Font] = field(default_factory=dict)
    unknown: int = 0

    def of(self, font: pikepdf.Object) -> Font:
        """A font that may have been read before."""
        if font.objgen == (0, 0):
            return font_of(font)
        if font.objgen not in self.read:
            self.read[font.objgen] = font_of(font)
        return self.read[font.objgen]


def pieces(content: pikepdf.Object, resources: pikepdf.Object, fonts: Fonts) -> list[Piece]:
    """The text of a page or form, and of all forms that it draws.

    Raises ``pikepdf.PdfError`` (or ``ValueError``) where the stream is broken.
    """
    reader = _Reader(fonts)
    reader.run(content, resources, 0)
    return reader.found


class _Reader:
    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.found: list[Piece] = []
        self.matrix = self.line = _IDENTITY
        self.saved: list[Matrix] = []
        self.frames: list[_Frame] = []
        self.font = Font(1)
        self.leading = 0.0
        self.moved = True

    def run(self, content: pikepdf.Object, resources: pikepdf.Object, depth: int) -> None:
        named = {str(k): v for k, v in (resources.get("/Font") or _NOTHING).items()}
        for instruction in pikepdf.parse_content_stream(content, _OPERATORS):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "q":
                    self.saved.append(self.matrix)
                case "Q":
                    self.matrix = self.saved.pop() if self.saved else _IDENTITY
                case "cm":
                    self.matrix = _product(_matrix(operands), self.matrix)
                case "BT":
                    self._place(_IDENTITY)
                case "Tm":
                    self._place(_matrix(operands))
                case "TL":
                    self.leading = float(operands[0])
                case "Td" | "TD" as move:
                    x, y = float(operands[0]), float(operands[1])
                    self.leading = -y if move == "TD" else self.leading
                    self._move(x, y)
                case "T*":
                    self._move(0, -self.leading)
                case "Tf":
                    font = named.get(str(operands[0]))
                    self.font = self.fonts.of(font) if font is not None else Font(1)
                case "Tj" | "TJ":
                    self._show(operands[0])
                case "'" | '"':
                    self._move(0, -self.leading)
                    self._show(operands[-1])
                case "BDC" | "BMC":
                    self._open(operands, resources)
                case "EMC":
                    if self.frames:
                        self.frames.pop()
                case "Do" if depth < _DEEPEST:
                    self._form(str(operands[0]), resources, depth)

    def _form(self, name: str, resources: pikepdf.Object, depth: int) -> None:
        form = (resources.get("/XObject") or _NOTHING).get(name)
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
            state = self.matrix, self.line, self.font
            if "/Matrix" in form:
                self.matrix = _product(_matrix(list(form["/Matrix"])), self.matrix)
            self.run(form, form.get("/Resources", resources), depth + 1)
            self.matrix, self.line, self.font = state

    def _place(self, matrix: Matrix) -> None:
        self.line, self.moved = matrix, True

    def _move(self, x: float, y: float) -> None:
        self._place(_product((1, 0, 0, 1, x, y), self.line))

    def _open(self, operands: list[pikepdf.Object], resources: pikepdf.Object) -> None:
        given = operands[1] if len(operands) > 1 else _NOTHING
        if isinstance(given, pikepdf.Name):
            given = (resources.get("/Properties") or _NOTHING).get(str(given), _NOTHING)
        entries = given if isinstance(given, pikepdf.Dictionary) else _NOTHING
        tag = int(entries["/MCID"]) if "/MCID" in entries else None
        tag = tag if tag is not None or not self.frames else self.frames[-1].tag
        turned = str(operands[0]) == "/ReversedChars"
        spoken = "/ActualText" in entries
        self.frames.append(
            _Frame(
                tag,
                spoken or any(f.spoken for f in self.frames),
                turned or any(f.reversed for f in self.frames),
            )
        )
        if spoken:
            self._add("", str(entries["/ActualText"]))

    def _show(self, operand: pikepdf.Object) -> None:
        if not self.font.known:
            self.fonts.unknown += 1
            return
        glyphs: list[str] = []
        for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
            if isinstance(part, pikepdf.String):
                glyphs += self.font.read(bytes(part))
            elif float(part) < _WORD_GAP and glyphs and glyphs[-1] != " ":
                glyphs.append(" ")
        frame = self.frames[-1] if self.frames else _Frame(None, spoken=False, reversed=False)
        text = "".join(reversed(glyphs) if frame.reversed else glyphs)
        self._add(text, "" if frame.spoken else text)

    def _add(self, text: str, said: str) -> None:
        tag = self.frames[-1].tag if self.frames else None
        at = _product(self.line, self.matrix)
        self.found.append(Piece(at[4], at[5], text, said, tag, self.moved))
        self.moved = False


def layout(found: list[Piece]) -> Iterator[str]:
    """The lines of a page as they lie on paper; right-to-left ones in reading order."""
    line: list[Piece] = []
    for piece in (p for p in found if p.text):
        if line and abs(line[-1].y - piece.y) > 2:
            yield _line(line)
            line = []
        line.append(piece)
    if line:
        yield _line(line)


def _line(line: list[Piece]) -> str:
    if not any(_leftwards(p.text) for p in line):
        return "".join(f" {p.text}" if p.apart else p.text for p in line).strip()
    ordered: list[Piece] = []
    island: list[Piece] = []
    for piece in sorted(line, key=lambda p: -p.x):
        if _leftwards(piece.text):
            ordered += [*reversed(island), piece]
            island = []
        else:
            island.append(piece)
    return " ".join(p.text for p in [*ordered, *reversed(island)])


def _leftwards(text: str) -> bool:
    return any("\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc" for c in text)


def _matrix(operands: Iterable[pikepdf.Object]) -> Matrix:
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
