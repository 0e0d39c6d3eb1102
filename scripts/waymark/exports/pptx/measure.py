"""How much room words take on a slide: measured with our own faces, a little too large.

PowerPoint sets them in Arial or Nirmala, which are narrower than the Noto faces; joined scripts are
measured letter by letter, which is wider than their joined shapes. So what fits here fits there.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FONTS = Path(__file__).parents[1] / "pdf" / "fonts"
_LATIN = "Noto Sans"
_EM = 100  # the size at which advances are read
LINE_HEIGHT = 1.2
"""Of the size; python-pptx's slides are set with single lines."""


def lines_needed(text: str, size: float, width: float, face: str) -> int:
    """How many lines of ``width`` points a paragraph takes at a size in points."""
    count = 0
    for part in text.split("\v"):
        count += 1
        left = width
        for word in _words(part):
            length = _width(word, face) * size / _EM
            if length > left and left < width:
                count, left = count + 1, width
            while length > width:  # a word longer than the line is broken
                count, length = count + 1, length - width
            left -= length
    return count


def _words(text: str) -> list[str]:
    """Words with the space that follows them; a Chinese character is a word by itself."""
    words: list[str] = []
    word = ""
    for character in text:
        word += character
        if character == " " or unicodedata.east_asian_width(character) == "W":
            words.append(word)
            word = ""
    return [*words, word] if word else words


def _width(word: str, face: str) -> float:
    return sum(_advance(character, face) for character in word.rstrip(" ")) + (
        _advance(" ", face) if word.endswith(" ") else 0
    )


@lru_cache(maxsize=4096)
def _advance(character: str, face: str) -> float:
    if unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) == "W":
        return float(_EM)
    fonts = [f for f in (_font(face), _font(_LATIN)) if f is not None]
    return max((float(font.getlength(character)) for font in fonts), default=_EM * 0.7)


@lru_cache(maxsize=16)
def _font(face: str) -> ImageFont.FreeTypeFont | None:
    for path in sorted(_FONTS.rglob("*_700Bold.ttf")):
        font = ImageFont.truetype(path, _EM, layout_engine=ImageFont.Layout.BASIC)
        if font.getname()[0] == face:
            return font
    return None
