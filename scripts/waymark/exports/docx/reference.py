"""The reference document that pandoc takes its styles from, made by code from pandoc's own."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from functools import lru_cache

import pypandoc
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml import etree

from waymark.exports.docx.look import FORMS, LINE, LINK, LOOKS, WAY, Look

_PADDING = 6  # points between a ground's edge and its words


@lru_cache(maxsize=16)
def reference(way: str, link: str, face: str) -> bytes:
    """A reference document for an audience's colour, the colour of links and a face.

    ``way`` and ``link`` are ``#rrggbb``.
    """
    document = Document(io.BytesIO(_pandocs_own()))
    colours = {WAY: way.removeprefix("#").upper(), LINK: link.removeprefix("#").upper()}
    _defaults(document, face)
    for look in LOOKS:
        _paragraph_style(document, look, lambda name: colours.get(name, name))
    _characters(document, colours[LINK])
    _table(document, colours[WAY])
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(24)
    section.header_distance = section.footer_distance = Mm(10)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pandocs_own() -> bytes:
    return subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"],
        check=True,
        capture_output=True,
    ).stdout


def _defaults(document: WordDocument, face: str) -> None:
    """One face for every script, no theme's: what is written is what Word takes."""
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    run = properties.find(qn("w:rPr"))
    for name in ("w:rFonts", "w:lang"):
        for old in run.findall(qn(name)):
            run.remove(old)
    run.insert(0, _fonts(face))
    spacing = document.styles.element.find(qn("w:docDefaults")).find(qn("w:pPrDefault"))
    if spacing is not None:
        spacing.getparent().remove(spacing)


def _fonts(face: str) -> etree._Element:
    fonts = OxmlElement("w:rFonts")
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), face)
    return fonts


def _paragraph_style(document: WordDocument, look: Look, colour: Callable[[str], str]) -> None:
    style = _style(document, look.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = None if look.name == "Normal" else document.styles["Normal"]
    _cleared(style)
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = RGBColor.from_string(colour(look.colour))
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing, shape.keep_with_next = look.line, look.keep
    shape.widow_control = True
    properties = style.element.get_or_add_pPr()
    if look.edge or look.below:
        borders = OxmlElement("w:pBdr")
        for line in _lines(look, colour):
            borders.append(line)
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    if look.ground:
        shape.left_indent = shape.right_indent = Pt(_PADDING)
        ground = OxmlElement("w:shd")
        ground.set(qn("w:val"), "clear")
        ground.set(qn("w:color"), "auto")
        ground.set(qn("w:fill"), colour(look.ground))
        properties.insert_element_before(
            ground, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
    # Joined and Indic scripts take their size and weight from the complex-script properties.
    run = style.element.get_or_add_rPr()
    if look.bold:
        run.insert_element_before(OxmlElement("w:bCs"), "w:color", "w:sz", "w:szCs")
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(look.size * 2)))
    run.append(size)


def _lines(look: Look, colour: Callable[[str], str]) -> Iterator[etree._Element]:
    """The lines of a style. Those at its sides have the ground's colour: they widen it."""
    if look.edge:
        yield _line("top", colour(look.edge), 5 if look.ground else 3)
    if look.ground:
        yield _line("left", colour(look.ground), _PADDING)
    if look.below or look.ground:
        yield _line("bottom", colour(look.below or look.ground), 3 if look.ground else 1)
    if look.ground:
        yield _line("right", colour(look.ground), _PADDING)
    if look.below and not look.edge:
        yield _line("between", colour(look.below), 1)


def _line(side: str, colour: str, space: int) -> etree._Element:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "6"), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line


def _cleared(style: ParagraphStyle) -> None:
    """Without what pandoc's own reference says of it; its outline level stays."""
    for tag in ("w:pPr", "w:rPr"):
        old = style.element.find(qn(tag))
        if old is not None:
            for child in list(old):
                if child.tag not in (qn("w:outlineLvl"), qn("w:numPr")):
                    old.remove(child)


def _characters(document: WordDocument, link: str) -> None:
    hyperlink = _style(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(hyperlink, CharacterStyle)
    hyperlink.font.underline = True
    hyperlink.font.color.rgb = RGBColor.from_string(link)
    contact = _style(document, "Contact", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(contact, CharacterStyle)
    contact.font.bold = True
    contact.element.get_or_add_rPr().insert_element_before(OxmlElement("w:bCs"), "w:i", "w:color")


def _style(document: WordDocument, name: str, kind: WD_STYLE_TYPE) -> object:
    styles = document.styles
    found = next((s for s in styles if s.name == name and s.type == kind), None)
    return found if found is not None else styles.add_style(name, kind)


_TABLE = """<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:qFormat/>
<w:pPr><w:spacing w:after="0"/></w:pPr>
<w:tblPr><w:tblBorders>{lines}</w:tblBorders>
<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>
<w:bottom w:w="80" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>
<w:top w:val="single" w:sz="18" w:space="0" w:color="{way}"/>
<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{way}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="F4F1EA"/></w:tcPr></w:tblStylePr></w:style>"""
_ROWS = ("bottom", "insideH")
_BOXES = ("left", "bottom", "right", "insideH", "insideV")
"""Whoever ticks has to see which column a box is in."""


def _table(document: WordDocument, way: str) -> None:
    styles = document.styles.element
    for old in styles.findall(qn("w:style")):
        if old.get(qn("w:styleId")) == "Table":
            styles.remove(old)
    for name, sides in {"Table": _ROWS, **dict.fromkeys(FORMS, _BOXES)}.items():
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides
        )
        styles.append(etree.fromstring(_TABLE.format(name=name, lines=lines, way=way)))
