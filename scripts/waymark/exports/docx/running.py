"""What stands on every page of a Word document: the draft's banner and stamp, head and foot."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.section import _BaseHeaderFooter
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from waymark.model import FileRecord
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_TEXT_WIDTH = Mm(170)


def write_running_lines(document: WordDocument, record: FileRecord) -> None:
    """Head and foot of every page, and the document's own metadata."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _header(section.first_page_header, record, named=False)
    _header(section.header, record, named=True)
    for footer in (section.first_page_footer, section.footer):
        _footer(footer, record)
    _metadata(document, record)


def _header(header: _BaseHeaderFooter, record: FileRecord, *, named: bool) -> None:
    lines = _lines(header)
    if record.draft:
        banner = lines("Draft Banner")
        banner.add_run(record.labels.get("draft", ""))
        if english := record.labels.get("draft-english", ""):
            banner.add_run().add_break()
            _spoken(banner, f"{ISOLATE_LTR}{english}{ISOLATE_END}", "en")
        banner._p.append(_stamp(record.labels.get("draft-stamp", "")))
    line = lines("Running Head")
    if named:
        line.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        _spoken(line, record.title.text, _other(record.title.language, record))
        line.add_run(f"\t{record.audience_label}")


def _footer(footer: _BaseHeaderFooter, record: FileRecord) -> None:
    labels, lines = record.labels, _lines(footer)
    first, second = lines("Running Line"), lines("Running Line")
    for line in (first, second):
        line.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    first.add_run(f"{labels.get('edition', '')}\t")
    for piece in re.split(r"(\{pages?\})", labels.get("page", "")):
        if piece in _FIELDS:
            first._p.append(_field(_FIELDS[piece]))
        elif piece:
            first.add_run(piece)
    second.add_run(f"{labels.get('contacts', '')}\t")
    short = record.address.removeprefix("https://").removesuffix("/")
    second.add_run(f"{ISOLATE_LTR}{short}{ISOLATE_END}")


def _lines(part: _BaseHeaderFooter):  # type: ignore[no-untyped-def]
    """A function that adds a line in a style; the empty one that Word starts with is the first."""
    part.is_linked_to_previous = False
    empty = list(part.paragraphs)

    def line(style: str) -> Paragraph:
        found = empty.pop() if empty else part.add_paragraph()
        found.style = style
        return found

    return line


def _other(language: str, record: FileRecord) -> str:
    return "" if language == record.language else language


def _spoken(line: Paragraph, words: str, language: str) -> None:
    run = line.add_run(words)
    if language:
        run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {_NAMESPACES} w:val="{language}"/>'))


def _field(name: str) -> object:
    return parse_xml(
        f'<w:fldSimple {_NAMESPACES} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )


def _stamp(word: str) -> object:
    """A word across the page, behind the text; the banner says the same in words."""
    return parse_xml(
        f"<w:r {_NAMESPACES}><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="draft" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;'
        "margin-top:0;width:380pt;height:90pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" '
        'fillcolor="#e8e8e8" stroked="f">'
        f'<v:textpath on="t" fitshape="t" style="font-family:Arial;font-weight:bold" '
        f"string={quoteattr(escape(word))}/></v:shape></w:pict></w:r>"
    )


def _metadata(document: WordDocument, record: FileRecord) -> None:
    """Title, summary, language and the edition's day: no person, no hour, no path."""
    core = document.core_properties
    midnight = datetime(
        record.modified.year, record.modified.month, record.modified.day, tzinfo=UTC
    )
    core.title, core.subject = record.title.text, record.summary.text
    core.language, core.author = record.language, record.organisation
    core.last_modified_by, core.comments, core.category = "", "", ""
    core.keywords = record.labels.get("edition", "")
    core.created = core.modified = midnight
    core.revision = 1
