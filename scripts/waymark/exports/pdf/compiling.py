"""Typst: one compiler a process, vendored fonts only, a warning is a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import typst

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
TEMPLATES = _HERE / "templates"

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_NO_GLYPH = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')


class Refused(Exception):
    """Typst did not make a sound file. ``glyphs`` are the characters that no face has, if any."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        match = _NO_GLYPH.search(reason)
        self.glyphs = match["text"] if match else ""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(TEMPLATES), font_paths=_fonts())


def faces() -> frozenset[str]:
    """The families that stand beside the exporter."""
    return frozenset(_fonts().families())


def compile_pdf(template: str, data: Mapping[str, object], modified: date) -> bytes:
    """The PDF of some data in a template (``a4.typ``), dated on the day ``modified``.

    Raises :class:`Refused`; a warning too is a refusal, because Typst warns where text would be
    lost.
    """
    midnight = datetime(modified.year, modified.month, modified.day, tzinfo=UTC)
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            str(TEMPLATES / template),
            sys_inputs={"doc": json.dumps(data, ensure_ascii=False)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(midnight.timestamp()),
        )
    except typst.TypstError as error:
        raise Refused(str(error.message)) from error
    if warnings:
        raise Refused("; ".join(str(w.message) for w in warnings))
    if not isinstance(pdf, bytes):
        raise Refused("Typst made no file")
    return pdf
