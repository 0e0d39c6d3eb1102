"""From the codes of a PDF's text to characters: ToUnicode (ISO 32000-1, 9.10.3), else Windows'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf

_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[(.*?)\])", re.DOTALL
)
_MOST = 70_000


@dataclass(frozen=True, slots=True)
class Font:
    """``width`` is the number of bytes of a code; ``known`` is false where codes mean nothing."""

    width: int
    characters: Mapping[int, str] = field(default_factory=dict)
    known: bool = True

    def read(self, codes: bytes) -> list[str]:
        """The characters of each glyph."""
        if self.width == 1 and not self.characters:
            return list(codes.decode("cp1252", "replace"))
        get, width = self.characters.get, self.width
        return [
            get(int.from_bytes(codes[at : at + width], "big"), "\ufffd")
            for at in range(0, len(codes) - width + 1, width)
        ]


def font_of(font: pikepdf.Object) -> Font:
    """A font's codes, as far as the file explains them."""
    composite = str(font.get("/Subtype")) == "/Type0"
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return Font(2 if composite else 1, known=not composite)
    cmap = bytes(stream.read_bytes())
    spaces = _SPACES.search(cmap)
    first = _HEX.search(spaces[1]) if spaces else None
    width = len(bytes.fromhex(first[1].decode("ascii"))) if first else (2 if composite else 1)
    return Font(max(width, 1), _characters(cmap))


def _characters(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for chars in _CHARS.findall(cmap):
        for code, text in _CHAR.findall(chars):
            found[_number(code)] = _utf16(text)
    for ranges in _RANGES.findall(cmap):
        for low, high, first, listed in _RANGE.findall(ranges):
            start, end = _number(low), _number(high)
            if listed:
                texts = [_utf16(t) for t in _HEX.findall(listed)]
                found.update(zip(range(start, end + 1), texts, strict=False))
            elif (text := _utf16(first)) and end - start < _MOST:
                last = ord(text[-1])
                for step in range(min(end - start + 1, 0x110000 - last)):
                    found[start + step] = text[:-1] + chr(last + step)
    return found


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
