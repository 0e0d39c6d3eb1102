"""Where an element of WordprocessingML goes among its siblings, which have an order.

The orders are those of ISO/IEC 29500-1, 17.3.1.26, 17.3.2.28 and 17.4.60: of each name, the names
that come after it.
"""

from __future__ import annotations

from lxml import etree

Element = etree._Element
Names = tuple[str, ...]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

AFTER_BIDI: Names = (
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
)
AFTER_BIDI += ("textAlignment", "outlineLvl", "rPr", "sectPr", "pPrChange")
AFTER_SPACING = AFTER_BIDI[3:]
# keepNext follows the style and nothing else.
AFTER_KEEP: Names = ("keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd")
AFTER_KEEP += ("tabs", "bidi", *AFTER_BIDI)
AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
AFTER_VISUAL: Names = (
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
)
AFTER_VISUAL += ("tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")
AFTER_COMPAT = ("rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator")


def words_in(element: Element) -> str:
    """All the words of an element."""
    return "".join(t.text or "" for t in element.iter(f"{W}t")).strip()


def child(parent: Element, name: str) -> Element:
    """The properties of a paragraph, run, row or table, which stand first in it."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(0, found)
    return found


def placed(parent: Element, name: str, after: tuple[str, ...]) -> Element:
    """A child element in the order that the schema asks for."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        followers = [c for c in parent if etree.QName(c).localname in after]
        if followers:
            followers[0].addprevious(found)
        else:
            parent.append(found)
    return found
