"""A sheet as a Word table, English beside the translation, for people without translation tools.

Each row ends with a small code: the row's id and the seal of what went out. It is plain text in a
cell, because that is what Word, LibreOffice and the others all bring back. The name of the sheet
stands in the head of that column.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from waymark.translation.exchange.codes import labelled, pieces_of
from waymark.translation.exchange.rows import Row, RowState, Worksheet, bare_note
from waymark.translation.exchange.word_package import packed
from waymark.translation.exchange.word_style import (
    CODE,
    CONTEXT,
    PROTECTED,
    TRANSLATION,
    Script,
    as_rtl,
    lay_out,
    script_of,
)

_HELP = (
    "Write the translation in the second column. Leave the first and the last column as they are.",
    "Grey codes such as {1: 0800 011 3764} stand for phone numbers, addresses and links, which "
    "Waymark fills in. Put each of them where it belongs in your sentence: {1} alone is enough.",
    "Keep ** around words that are strong in English. Numbers stay the same numbers.",
    "Keep one row for each row: do not merge, split or delete rows or cells. A row that you leave "
    "empty stays in English.",
    "Accept all tracked changes before you send the file back, as .docx.",
)
_WIDTHS = (Cm(12.05), Cm(12.05), Cm(2.4))
_EMPHASIS = re.compile(r"(\*\*)")
_EARLIER = {
    RowState.CHANGED: "The English has changed. Its translation was:",
    RowState.OFFERED: "Translated so elsewhere:",
}
_HEADINGS = ("Title", "Heading")
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of every file: two exports of the same texts are the same file."""


def write_docx(sheet: Worksheet, facts: Mapping[str, str]) -> bytes:
    """The whole sheet as one .docx file. ``facts`` say what placeholders stand for now."""
    script = script_of(sheet.language)
    document = docx.Document()
    lay_out(document, script)
    _properties(document, sheet)
    document.add_heading(_title(sheet), level=1)
    for line in _HELP:
        last = document.add_paragraph(line, style="List Bullet")
    last.paragraph_format.space_after = Pt(8)
    table = _table(document, sheet)
    for row in sheet.rows:
        _row(table, row, script, facts)
    _footer(document, sheet)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as file:
        return packed({name: file.read(name) for name in file.namelist()})


def _title(sheet: Worksheet) -> str:
    return f"{sheet.title} – English and {sheet.language.english}"


def _properties(document: Document, sheet: Worksheet) -> None:
    about = document.core_properties
    about.title = _title(sheet)
    about.author = about.last_modified_by = about.comments = ""
    about.subject = sheet.name
    about.language = "en-GB"
    about.created = about.modified = _NEVER
    about.revision = 1


def _table(document: Document, sheet: Worksheet) -> Table:
    table: Table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _borders(table)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    head = table.rows[0]
    _flag(head, "w:tblHeader")
    name = sheet.language.name
    own = f" ({name})" if name != sheet.language.english else ""
    for cell, text in zip(head.cells, ("English", sheet.language.english + own, ""), strict=True):
        _shade(cell, "DCE6F0")
        cell.paragraphs[0].add_run(text).bold = True
    _sized(head)
    code = head.cells[2].paragraphs[0]
    code.style = CODE
    head_words, _, revision = sheet.name.rpartition(".")
    code.add_run(f"{head_words}.\n{revision}")
    return table


def _row(table: Table, row: Row, script: Script, facts: Mapping[str, str]) -> None:
    line = table.add_row()  # type: ignore[no-untyped-call]
    _flag(line, "w:cantSplit")
    english, translation, code = line.cells
    strong = row.note.startswith(_HEADINGS)
    first = english.paragraphs[0]
    if row.note:
        first.style = CONTEXT
        first.add_run(bare_note(row))
        if row.earlier:
            before = english.add_paragraph(style=CONTEXT)
            before.add_run(_EARLIER[row.state])
            _plain(english.add_paragraph(style=TRANSLATION), row.earlier, script)
        first = english.add_paragraph()
    _text(first, row, row.coded_english, facts, None, strong=strong)
    target = translation.paragraphs[0]
    target.style = TRANSLATION
    if script.rtl:
        as_rtl(target)
    _text(target, row, row.coded, facts, script, strong=strong)
    if row.earlier:
        _shade(translation, "FFF6DD")
    last = code.paragraphs[0]
    last.style = CODE
    last.add_run(f"{row.id}\n-{row.seal}")
    _sized(line)


def _text(
    paragraph: Paragraph,
    row: Row,
    coded: str,
    facts: Mapping[str, str],
    script: Script | None,
    *,
    strong: bool,
) -> None:
    """Words, codes and ** as runs. Codes read from the left, in every script."""
    rtl = script is not None and script.rtl
    for piece in pieces_of(coded):
        if isinstance(piece, int) and 0 < piece <= len(row.codes.pieces):
            shown = labelled(piece, row.codes.pieces[piece - 1], facts, rtl=rtl)
            paragraph.add_run(shown, style=PROTECTED)
            continue
        words = piece if isinstance(piece, str) else f"{{{piece}}}"
        for part in filter(None, _EMPHASIS.split(words)):
            run = paragraph.add_run(part, style=PROTECTED if part == "**" else None)
            if strong and part != "**":
                run.bold = True
                run.font.cs_bold = True
            if rtl:
                run.font.rtl = True


def _plain(paragraph: Paragraph, text: str, script: Script) -> None:
    if script.rtl:
        as_rtl(paragraph)
    paragraph.add_run(text).font.rtl = script.rtl or None


def _sized(row: _Row) -> None:
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = width


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _borders(table: Table) -> None:
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "A6A6A6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 70), ("left", 110), ("bottom", 50), ("right", 110)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    indent = OxmlElement("w:tblInd")  # the table's words begin where the lines above it do
    indent.set(qn("w:w"), "110")
    indent.set(qn("w:type"), "dxa")
    look = properties.find(qn("w:tblLook"))
    for element in (indent, borders, margins):
        if look is None:
            properties.append(element)
        else:
            look.addprevious(element)


def _footer(document: Document, sheet: Worksheet) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = CONTEXT
    paragraph.add_run(f"{sheet.name} · a working file for translators, not for publication · page ")
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)
