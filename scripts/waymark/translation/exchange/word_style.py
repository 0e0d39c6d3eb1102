"""How the Word table looks: its styles, and a face that people have for each script."""

from __future__ import annotations

from dataclasses import dataclass

from babel.core import get_global
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from waymark.model import Direction, Language

FACE = "Arial"
"""Latin, Greek and Cyrillic, Arabic script and Hebrew: on every Windows and Mac, and LibreOffice
has a metric twin of it."""

_FACES = {
    "Beng": "Nirmala UI",
    "Deva": "Nirmala UI",
    "Gujr": "Nirmala UI",
    "Guru": "Nirmala UI",
    "Taml": "Nirmala UI",
    "Ethi": "Ebrima",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
}
"""Faces of Windows and Office by ISO 15924 script; other systems take their own instead."""

_EAST_ASIAN = frozenset({"Hans", "Hant"})
_INK, _GREY, _RED = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x59, 0x59, 0x59), RGBColor(0xA1, 0, 0)
CONTEXT, CODE, TRANSLATION = "Waymark context", "Waymark code", "Waymark translation"
PROTECTED = "Waymark protected"


@dataclass(frozen=True, slots=True)
class Script:
    """What Word must be told of a language: its tag, and the face of its script."""

    tag: str
    face: str
    rtl: bool
    east_asian: bool


def script_of(language: Language) -> Script:
    """By CLDR's likely subtags: ``pa`` is written in Gurmukhi."""
    likely = str(get_global("likely_subtags").get(language.code, "")).split("_")
    script = next((part for part in likely if len(part) == 4), "Latn")
    rtl = language.direction is Direction.RTL
    tag = language.locale.partition("@")[0].replace("_", "-") or language.code
    return Script(tag, _FACES.get(script, FACE), rtl, script in _EAST_ASIAN)


def lay_out(document: Document, script: Script) -> None:
    """A page on its side with narrow margins, and the styles."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.footer_distance = Cm(0.8)
    english = Script("en-GB", FACE, rtl=False, east_asian=False)
    for name, size, after in (("Normal", 10.5, 3), ("Heading 1", 18, 4), ("List Bullet", 10, 1)):
        _styled(_known(document, name), english, size, _INK, after=after)
    _style(document, CONTEXT, english, 8, _GREY, after=2)
    _style(document, CODE, english, 6.5, _GREY, after=0)
    _style(document, TRANSLATION, script, 10.5 if script.face == FACE else 11, _INK, after=3)
    if script.rtl:
        style = _known(document, TRANSLATION)
        style.element.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))
        _complex_size(style, 13)
    protected = document.styles.add_style(PROTECTED, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(protected, CharacterStyle)
    protected.font.color.rgb = _GREY
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), "EDEDED")
    protected.element.get_or_add_rPr().append(shade)


def as_rtl(paragraph: Paragraph) -> None:
    """What is typed into a paragraph runs from the right, as its style already does."""
    properties = paragraph._p.get_or_add_pPr()
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:rtl"))
    properties.append(mark)


def _known(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _style(
    document: Document, name: str, script: Script, size: float, ink: RGBColor, *, after: float
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = _known(document, "Normal")
    _styled(style, script, size, ink, after=after)


def _styled(
    style: ParagraphStyle, script: Script, size: float, ink: RGBColor, *, after: float
) -> None:
    style.font.size, style.font.color.rgb = Pt(size), ink
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.1
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # the template's theme would win
    for kind in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{kind}"), FACE)
    fonts.set(qn("w:cs"), script.face)
    fonts.set(qn("w:eastAsia"), script.face if script.east_asian else FACE)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    kind = "bidi" if script.rtl else "eastAsia" if script.east_asian else "val"
    language.set(qn(f"w:{kind}"), script.tag)
    properties.append(language)
    _complex_size(style, size)


def _complex_size(style: ParagraphStyle, size: float) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    half_points = OxmlElement("w:szCs")
    half_points.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(half_points)
