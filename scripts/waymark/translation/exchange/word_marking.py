"""Marks in a Word table: why a row was not used, above its English, in red."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

REASON = "Not used: "
_RED, _PINK = "A10000", "FBE3E4"


def mark(row: etree._Element, cells: Sequence[etree._Element], reason: str, code: str) -> None:
    """Take older marks off a row; put a reason and another code there, where there are some."""
    for cell in cells:
        for paragraph in cell.findall(_w(row, "p")):
            words = "".join(e.text or "" for e in paragraph.iter(_w(row, "t")))
            if words.startswith(REASON):
                cell.remove(paragraph)
        properties = cell.find(_w(row, "tcPr"))
        if properties is not None:
            for shade in properties.findall(_w(row, "shd")):
                if shade.get(_w(row, "fill")) == _PINK:
                    properties.remove(shade)
    if code and cells:
        _say(cells[-1], code)
    if reason and cells:
        first = cells[0]
        properties = first.find(_w(row, "tcPr"))
        at = 0 if properties is None else list(first).index(properties) + 1
        first.insert(at, _paragraph(row, f"{REASON}{reason}"))
        for cell in cells[:2]:
            _shade(cell)


def _w(near: etree._Element, name: str) -> str:
    """A name in the namespace that the file itself uses: the usual one or the strict one."""
    return f"{{{etree.QName(near).namespace}}}{name}"


def _paragraph(near: etree._Element, text: str) -> etree._Element:
    paragraph = etree.Element(_w(near, "p"))
    run = etree.SubElement(paragraph, _w(near, "r"))
    properties = etree.SubElement(run, _w(near, "rPr"))
    etree.SubElement(properties, _w(near, "b"))
    etree.SubElement(properties, _w(near, "color")).set(_w(near, "val"), _RED)
    etree.SubElement(run, _w(near, "t")).text = text
    return paragraph


def _shade(cell: etree._Element) -> None:
    properties = cell.find(_w(cell, "tcPr"))
    if properties is None:
        properties = etree.Element(_w(cell, "tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(_w(cell, "shd")):
        properties.remove(old)
    shade = etree.Element(_w(cell, "shd"))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _PINK)):
        shade.set(_w(cell, name), value)
    # The order of these is fixed: what may follow a shade are these.
    later = {_w(cell, n) for n in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign")}
    at = next((i for i, e in enumerate(properties) if e.tag in later), len(properties))
    properties.insert(at, shade)


def _say(cell: etree._Element, text: str) -> None:
    """Put a text into the first place for words in a cell, and empty the others."""
    words = list(cell.iter(_w(cell, "t")))
    for run in cell.iter(_w(cell, "r")):
        for place in run.findall(_w(cell, "br")):
            run.remove(place)
    for place in words:
        place.text = ""
    words[0].text = text
