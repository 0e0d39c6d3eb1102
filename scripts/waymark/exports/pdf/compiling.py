"""Typst: one compiler a process, vendored fonts only, a warning is a fault.

The templates read the text from a file beside them. Given as ``sys.inputs``, each text would make a
new standard library, and Typst would evaluate every template anew: a sixth of its instructions.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock

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


class _Desk:
    """A folder of this process alone, gone with it: the templates, and the text that they read."""

    def __init__(self, process: int) -> None:
        kept = tempfile.mkdtemp(prefix="waymark-")
        atexit.register(_clear, kept, process)
        self.folder = Path(kept) / TEMPLATES.name
        for path in TEMPLATES.rglob("*.typ"):  # their contents alone: they may lie read-only
            copy = self.folder / path.relative_to(TEMPLATES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        self.text = self.folder / "text.json"
        self.compiler = typst.Compiler(root=str(self.folder), font_paths=_fonts())
        self.lock = Lock()


def _clear(folder: str, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


@lru_cache
def _desk(process: int) -> _Desk:
    """By the number of the process: a forked one must not write into its parent's."""
    return _Desk(process)


def faces() -> frozenset[str]:
    """The families that stand beside the exporter."""
    return frozenset(_fonts().families())


def compile_pdf(template: str, data: Mapping[str, object], modified: date) -> bytes:
    """The PDF of some data in a template (``a4.typ``), dated on the day ``modified``.

    Raises :class:`Refused`; a warning too is a refusal, because Typst warns where text would be
    lost.
    """
    midnight = datetime(modified.year, modified.month, modified.day, tzinfo=UTC)
    desk = _desk(os.getpid())
    try:
        with desk.lock:
            desk.text.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            pdf, warnings = desk.compiler.compile_with_warnings(
                str(desk.folder / template),
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
