"""The way of a PDF: record → data → Typst → tags in order → its words counted → on its sheets."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pikepdf

from waymark.exports.made import Exporter, MadeFile, NoRule
from waymark.exports.pdf.compiling import Refused, compile_pdf
from waymark.exports.pdf.document import Unpaired, as_data
from waymark.exports.pdf.faces import face_finding
from waymark.exports.pdf.layouts import LAYOUTS, Layout
from waymark.exports.pdf.node import Json, Missing
from waymark.exports.pdf.order import reorder
from waymark.exports.pdf.overflow import overflow
from waymark.exports.pdf.places import words_place
from waymark.exports.pdf.refused import (
    refusal,
    unprintable,
    wide_word,
    without_english,
)
from waymark.exports.pdf.rows import head_rows
from waymark.exports.pdf.spoken import speak
from waymark.exports.pdf.structure import read_pages, tagged_text
from waymark.exports.pdf.text_layer import mend_text
from waymark.exports.pdf.words import lost_words
from waymark.model import Direction, FileRecord, Finding, Format, finding

_SHOWS = re.compile(rb"\bT[Jj]\b")
_LITTLE = 80
"""Runs of text on a page that holds the lines about the copy, which are half of these, and little
else. It decides only what is tried, never what is taken."""


def exporter(format: Format) -> Exporter:
    """What makes the files of a printed format."""

    def export(
        record: FileRecord, images: Mapping[str, bytes]
    ) -> tuple[MadeFile | None, tuple[Finding, ...]]:
        layout = LAYOUTS[format](record)
        made = _export(layout, layout.select(record) if layout.select else record, images)
        return (None, (made,)) if isinstance(made, Finding) else (made, ())

    return export


def _export(layout: Layout, record: FileRecord, images: Mapping[str, bytes]) -> MadeFile | Finding:
    """One file. Findings: LK006, PF001–PF008, PF012, PF013."""
    face = layout.face or record.face
    faceless = face_finding(record.language, record.language_name, record.language_english, face)
    if faceless is not None:
        return faceless
    if layout.beside and record.beside is None:
        return without_english(record)
    try:
        data = as_data(record, images)
    except (NoRule, Missing, Unpaired) as fault:
        return unprintable(fault, record)
    try:
        file, fits = _compiled(layout, {**data, "face": face}, record)
        with file:
            if layout.face:
                _give_words(file, compile_pdf(layout.template, data, record.modified))
            return _finished(file, fits, layout, record)
    except Refused as fault:
        return refusal(fault, data["body"], record)


def _give_words(pdf: pikepdf.Pdf, readable: bytes) -> None:
    """The words of the same file in the language's own face, which can be read back."""
    with pikepdf.open(io.BytesIO(readable)) as file:
        mend_text(file, right_to_left=True)
        pages = read_pages(file)
        reorder(file, pages)
        speak(pdf, file, pages)


def _compiled(layout: Layout, data: Json, record: FileRecord) -> tuple[pikepdf.Pdf, bool]:
    """The first try that fits, or the last one and that it does not.

    Most texts fit at the first. Where one fits, those after it do: so of the rest half of what is
    left is tried each time.
    """
    low, high, here = 0, len(layout.tries), 0
    made = longest = None
    taken: Mapping[str, object] = {}
    while low < high:
        attempt = layout.tries[here]
        try:
            pdf = _opened(layout, {**data, **attempt.values}, record)
        except Refused as fault:
            if here == len(layout.tries) - 1 or not wide_word(fault):
                raise
            pdf = None
        if pdf is not None and (attempt.most is None or len(pdf.pages) <= attempt.most):
            made, taken, high = pdf, attempt.values, here
        else:
            longest, low = pdf, here + 1
        here = (low + high - 1) // 2
    if made is not None:
        return _closer(made, layout, {**data, **taken}, record), True
    assert longest is not None  # what even the last try refuses was raised
    return longest, False


def _closer(pdf: pikepdf.Pdf, layout: Layout, data: Json, record: FileRecord) -> pikepdf.Pdf:
    """The file a page shorter, where its last page holds little and closer lines save it."""
    if layout.closer and len(pdf.pages) > 1 and _is_little(pdf.pages[-1]):
        for more in layout.closer:
            made = _opened(layout, {**data, **more}, record)
            if len(made.pages) < len(pdf.pages):
                return made
    return pdf


def _is_little(page: pikepdf.Page) -> bool:
    return len(_SHOWS.findall(page.obj.Contents.read_bytes())) <= _LITTLE


def _opened(layout: Layout, data: Json, record: FileRecord) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(compile_pdf(layout.template, data, record.modified)))


def _finished(
    pdf: pikepdf.Pdf, fits: bool, layout: Layout, record: FileRecord
) -> MadeFile | Finding:
    """The file with what Typst's tag tree lacks, on its sheets, if nothing of the text is lost."""
    rtl = record.direction is Direction.RTL
    _turn_pages(pdf, rtl and not layout.beside)
    if not layout.face:
        mend_text(pdf, rtl)
    pages = read_pages(pdf)
    head_rows(pdf)
    if rtl:
        reorder(pdf, pages)
    lost = lost_words(record, tagged_text(pdf, pages))
    if lost:
        message = f"Of the text the file lacks “{' '.join(lost[:8])}”."
        return finding("PF004", words_place(record, lost[0]), message)
    if not fits:
        return overflow(pdf, pages, record, layout.parts)
    if layout.impose:
        layout.impose(pdf, rtl)
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return MadeFile(out.getvalue(), len(pdf.pages))


def _turn_pages(pdf: pikepdf.Pdf, rtl: bool) -> None:
    """The side on which a reader starts. Typst takes Punjabi for Arabic script, and Chrome would
    read every line of it backwards; so it would the English of a file in two languages."""
    pdf.Root.ViewerPreferences.Direction = pikepdf.Name("/R2L" if rtl else "/L2R")
