"""Pictures for formats that take no SVG: drawn as PNG by Typst, in the typefaces of the PDFs."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst
from PIL import Image

_FONTS = Path(__file__).parent / "pdf" / "fonts"
_PIXELS_AN_INCH = 220
"""Sharp on paper and on a projector, and still small."""

_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a PNG or JPEG file: its ending, its bytes, its natural size in inches."""

    ending: str
    data: bytes
    width: float
    height: float


class MissingPicture(Exception):
    """A picture whose bytes were not given."""


def picture(name: str, images: Mapping[str, bytes]) -> Picture:
    """A picture of the library, by the path that its author wrote. Raises :class:`MissingPicture`.

    A pixel picture counts 96 pixels an inch, as CSS does.
    """
    if name not in images:
        raise MissingPicture(name)
    return _picture(name.rpartition(".")[2].lower(), images[name])


def drawn(svg: bytes) -> Picture:
    """An SVG drawing as PNG."""
    return _picture("svg", svg)


@lru_cache(maxsize=64)
def _picture(ending: str, data: bytes) -> Picture:
    if ending != "svg":
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
        return Picture("png" if ending == "png" else "jpg", data, width / 96, height / 96)
    png = _compiler().compile(
        _SOURCE, sys_inputs={"svg": data.decode("utf-8")}, format="png", ppi=_PIXELS_AN_INCH
    )
    if not isinstance(png, bytes):
        raise TypeError("Typst drew more than one page")
    with Image.open(io.BytesIO(png)) as image:
        width, height = image.size
    return Picture("png", png, width / _PIXELS_AN_INCH, height / _PIXELS_AN_INCH)


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)]
    )
    return typst.Compiler(root=str(Path(__file__).parent), font_paths=fonts)
