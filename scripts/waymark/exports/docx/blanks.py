"""What is drawn and not said: blanks for what only a school knows, and ruled lines.

A blank is a plain-text content control that looks like a line. Printed it is a line; in Word a
click selects the whole of it, and what is typed takes its place. Its title is the label, which
screen readers say.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from waymark.exports.docx import ast
from waymark.exports.docx.ast import Json
from waymark.model.marks import NO_BREAK_SPACE

_LENGTH = 30


def blank(number: int, label: str) -> Json:
    """The line of the ``number``-th blank, with its control (ISO/IEC 29500-1, 17.5.2)."""
    return ast.raw(
        '<w:p><w:pPr><w:pStyle w:val="BlankLine"/></w:pPr>'
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label[:64])}/>"
        f'<w:tag w:val="fill-in-{number}"/><w:id w:val="{1000 + number}"/>'
        "<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r>"
        f'<w:t xml:space="preserve">{NO_BREAK_SPACE * _LENGTH}</w:t></w:r></w:sdtContent>'
        "</w:sdt></w:p>",
        block=True,
    )


def ruled(style: str) -> Json:
    """An empty paragraph whose style draws a line; pandoc would drop one of its own."""
    id = style.replace(" ", "")
    return ast.raw(f'<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr></w:p>', block=True)
