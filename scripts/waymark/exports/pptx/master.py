"""The master that every deck has: sizes, colours, places, made by code from python-pptx's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from waymark.exports.pptx import geometry as place
from waymark.exports.pptx.geometry import Box
from waymark.model import Shape

TITLE_SIZE, COVER_SIZE, BODY_SIZE, SMALLEST = 32, 40, 28, 24
"""Points. No word of a slide's body is smaller than 24, to be read from the back of a classroom."""

RUNNING_SIZE = 12
INK, MUTED, LINE, STAMP = "16222C", "4A5863", "8B8577", "EDEDED"
_KEPT = ("Title Slide", "Title and Content", "Title Only")
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Theme:
    """What a deck's look depends on: colours of six digits, a face, a direction, a waymark."""

    way: str
    link: str
    face: str
    rtl: bool
    shape: Shape
    stamp: str = ""


def empty_deck(theme: Theme) -> Any:
    """A presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(place.WIDTH), Inches(place.HEIGHT)
    master = deck.slide_master
    for layout in list(master.slide_layouts):
        if layout.name not in _KEPT:
            master.slide_layouts.remove(layout)
    _colours(master, theme)
    _text_styles(master, theme)
    for shape in list(master.placeholders):
        box = {1: place.TITLE, 2: place.BODY, 15: place.FOOTER, 13: place.NUMBER}.get(
            int(shape.placeholder_format.type)
        )
        if box is None:
            shape._element.getparent().remove(shape._element)
        else:
            _put(shape, box.mirrored(theme.rtl))
    for layout in master.slide_layouts:
        _layout(layout, theme)
    _decoration(master, theme)
    return deck


def _put(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu()


def _layout(layout: Any, theme: Theme) -> None:
    """Placeholders stand where the master has them; only the cover has places of its own, the
    audience's mark above its title, and a rule below it."""
    for shape in list(layout.placeholders):
        kind = int(shape.placeholder_format.type)
        if kind == 16:  # the date: an edition has its own
            shape._element.getparent().remove(shape._element)
        elif kind == 3:
            _put(shape, place.COVER_TITLE.mirrored(theme.rtl))
        elif kind == 4:
            _put(shape, place.COVER_TEXT.mirrored(theme.rtl))
        else:
            transform = shape._element.spPr.find(qn("a:xfrm"))
            if transform is not None:
                shape._element.spPr.remove(transform)
        if kind in (3, 4):
            body = shape._element.txBody
            body.bodyPr.set("anchor", "b" if kind == 3 else "t")
            styles = body.find(qn("a:lstStyle"))
            for child in list(styles):
                styles.remove(child)
            size, bold = (COVER_SIZE, 1) if kind == 3 else (SMALLEST, 0)
            styles.append(_level(1, size, bold, theme, "" if kind == 3 else None))
    if layout.name == "Title Slide":
        mark = _shape(4, _PRESETS[theme.shape], place.COVER_MARK.mirrored(theme.rtl), theme.way)
        rule = _shape(5, "rect", place.COVER_RULE.mirrored(theme.rtl), theme.way)
        for at, shape in enumerate((mark, rule)):
            layout.shapes._spTree.insert(2 + at, shape)


def _colours(master: Any, theme: Theme) -> None:
    """The theme's colours and faces, for whoever goes on working with the deck."""
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    xml = part.blob.decode("utf-8")
    for name, colour in (("dk1", INK), ("dk2", INK), ("accent1", theme.way), ("hlink", theme.link)):
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            xml,
            flags=re.DOTALL,
        )
    xml = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{theme.face}"', xml)
    xml = re.sub(r'<a:cs typeface=""', f'<a:cs typeface="{theme.face}"', xml)
    part._blob = xml.encode("utf-8")


def _text_styles(master: Any, theme: Theme) -> None:
    styles = master._element.find(qn("p:txStyles"))
    for name in ("p:titleStyle", "p:bodyStyle"):
        style = styles.find(qn(name))
        for child in list(style):
            style.remove(child)
    styles.find(qn("p:titleStyle")).append(_level(1, TITLE_SIZE, 1, theme, ""))
    body = styles.find(qn("p:bodyStyle"))
    body.append(_level(1, BODY_SIZE, 0, theme, "•"))
    body.append(_level(2, SMALLEST, 0, theme, "•"))
    for shape in master.placeholders:
        shape._element.txBody.bodyPr.set("anchor", "t")
        if int(shape.placeholder_format.type) == 1:
            shape._element.txBody.bodyPr.set("anchor", "b")
        fit = shape._element.txBody.bodyPr.find(qn("a:normAutofit"))
        if fit is not None:
            shape._element.txBody.bodyPr.remove(fit)


def _level(level: int, size: int, bold: int, theme: Theme, bullet: str | None) -> Any:
    """A level of a list of styles; ``bullet`` is empty for none, and None where it is inherited."""
    left = round(place.INDENT * level * 914400) if bullet else 0
    indent = -round(place.INDENT * 914400) if bullet else 0
    mark = f'<a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>' if bullet else "<a:buNone/>"
    side = "r" if theme.rtl else "l"
    return parse_xml(
        f'<a:lvl{level}pPr {_A} marL="{left}" indent="{indent}" algn="{side}" '
        f'rtl="{int(theme.rtl)}" eaLnBrk="1" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{0 if not bullet else 800}"/></a:spcBef>'
        f'<a:buClr><a:srgbClr val="{theme.way}"/></a:buClr>{mark}'
        f'<a:defRPr sz="{size * 100}" b="{bold}" kern="1200">'
        f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
        f'<a:latin typeface="{theme.face}"/><a:ea typeface="{theme.face}"/>'
        f'<a:cs typeface="{theme.face}"/></a:defRPr></a:lvl{level}pPr>'
    )


def _decoration(master: Any, theme: Theme) -> None:
    """What stands behind every slide and says nothing: the audience's edge and mark, the stamp.

    Shapes of a master are no part of a slide's reading order.
    """
    shapes = [
        _shape(1, "rect", place.EDGE.mirrored(theme.rtl), theme.way),
        _shape(2, _PRESETS[theme.shape], place.MARK.mirrored(theme.rtl), theme.way),
    ]
    if theme.stamp:
        shapes.append(_stamp(3, theme))
    tree = master.shapes._spTree
    for at, shape in enumerate(shapes):
        tree.insert(2 + at, shape)


_PRESETS = {
    Shape.CIRCLE: "ellipse",
    Shape.DIAMOND: "diamond",
    Shape.TRIANGLE: "triangle",
    Shape.SQUARE: "rect",
}
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def _shape(number: int, preset: str, box: Box, colour: str, text: str = "") -> Any:
    left, top, width, height = box.emu()
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
    turned = ' rot="-1500000"' if text else ""
    return parse_xml(
        f'<p:sp {_P} {_A}><p:nvSpPr><p:cNvPr id="{900 + number}" name="Decoration {number}"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm{turned}>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln>'
        f'</p:spPr><p:txBody><a:bodyPr wrap="square" anchor="ctr"/><a:lstStyle/>'
        f"<a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _stamp(number: int, theme: Theme) -> Any:
    run = (
        f'<a:pPr algn="ctr" rtl="{int(theme.rtl)}"/><a:r><a:rPr sz="13000" b="1"><a:solidFill>'
        f'<a:srgbClr val="{STAMP}"/></a:solidFill><a:latin typeface="{theme.face}"/>'
        f'<a:cs typeface="{theme.face}"/></a:rPr><a:t>{escape(theme.stamp)}</a:t></a:r>'
    )
    return _shape(number, "rect", place.STAMP, "", run)
