"""The way of a PDF: record → data → Typst → tags in order → its words counted."""

from __future__ import annotations

import difflib
import io
from collections.abc import Mapping

import pikepdf

from waymark.exports.made import Exporter, MadeFile
from waymark.exports.pdf.compiling import Refused, compile_pdf, faces
from waymark.exports.pdf.document import as_data
from waymark.exports.pdf.node import Missing, NoRule
from waymark.exports.pdf.order import reorder
from waymark.exports.pdf.rows import head_rows
from waymark.exports.pdf.shows import turn_lines
from waymark.exports.pdf.structure import read_pages, tagged_text
from waymark.exports.pdf.words import lost_words
from waymark.model import Direction, FileRecord, Finding, Place, finding, plain_text


def _exporter(template: str) -> Exporter:
    def export(
        record: FileRecord, images: Mapping[str, bytes]
    ) -> tuple[MadeFile | None, tuple[Finding, ...]]:
        return _export(template, record, images)

    return export


def _export(
    template: str, record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """One file. Findings: LK006, PF001–PF004."""
    place = _place(record)
    if record.face and record.face not in faces():
        near = difflib.get_close_matches(record.face, sorted(faces()), 1)
        hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(faces()))}."
        message = f"The face “{record.face}” of {record.language_english} is not vendored."
        return None, (finding("PF003", place, message, hint),)
    try:
        data = as_data(record, images)
        pdf = compile_pdf(template, data, record.modified)
    except NoRule as fault:
        message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which cannot be printed."
        return None, (finding("PF001", place, message),)
    except Missing as fault:
        return None, (finding("LK006", place, f"There is no image “{fault}”."),)
    except Refused as fault:
        return None, (_refusal(fault, record, place),)
    made, lost = _finished(pdf, record, data["body"])
    if lost:
        message = f"Of the text the file lacks “{' '.join(lost[:8])}”."
        return None, (finding("PF004", place, message),)
    return made, ()


def _finished(data: bytes, record: FileRecord, body: object) -> tuple[MadeFile, tuple[str, ...]]:
    """The file with what Typst's tag tree lacks, and the words that are not in it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        rtl = record.direction is Direction.RTL
        changed = turn_lines(pdf) if rtl else 0
        pages = read_pages(pdf)
        changed += head_rows(pdf, body) + (reorder(pdf, pages) if rtl else 0)
        lost = lost_words(record, tagged_text(pdf, pages))
        if changed:
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            data = out.getvalue()
        return MadeFile(data, len(pdf.pages)), lost


def _place(record: FileRecord) -> Place:
    path, line = record.places[0] if record.places else (record.document, 1)
    return Place(path, line)


def _refusal(fault: Refused, record: FileRecord, place: Place) -> Finding:
    if not fault.glyphs:
        return finding("PF001", place, f"The file in {record.language_english}: {fault}.")
    names = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in fault.glyphs)
    message = f"{names} in “{_around(record, fault.glyphs)}” has no face in the PDF."
    hint = (
        f"Take it out, or give {record.language_english} a face in languages.yml."
        if not record.face
        else ""
    )
    return finding("PF002", place, message, hint)


def _around(record: FileRecord, glyphs: str) -> str:
    """The words about the character, so that an author finds it."""
    texts = [record.title.text, record.summary.text, plain_text((record.tree,))]
    for text in texts:
        at = text.find(glyphs)
        if at >= 0:
            return " ".join(text[max(0, at - 24) : at + 24].split())
    return glyphs


a4 = _exporter("a4.typ")
"""The A4 guide or leaflet."""

large_print = _exporter("large-print.typ")
"""18 point, one column, no italics, strong contrast."""
