"""What pandoc's document lacks: language, direction, what tables say of themselves, and room
around them.

Pandoc writes no ``bidiVisual`` and Word does not guess it: without it the first column of an Urdu
table stands at the left margin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from waymark.exports.docx.look import FORMS, LOOKS
from waymark.exports.docx.placing import (
    AFTER_COMPAT,
    AFTER_KEEP,
    AFTER_SPACING,
    AFTER_VISUAL,
    Element,
    W,
    child,
    placed,
    words_in,
)
from waymark.exports.docx.turning import turn
from waymark.exports.office import regional_tag
from waymark.model import Direction, FileRecord

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_TEXT = re.compile(r"word/(?:document|footnotes|header\d*|footer\d*)\.xml")

_GAP = 200
"""Twentieths of a point between a table or list and the plain text below it."""

_CLOSE = {look.name.replace(" ", "") for look in LOOKS if look.before * 20 < _GAP}
"""The styles of paragraphs that bring less room of their own."""

_SHORT = 5
"""Rows of a table that stays on one page; a longer one repeats its head on the next."""

_HEIGHTS = {name: round(mm * 56.7) for name, mm in FORMS.items()}
"""The least height of a row of each table to fill in, in twentieths of a point."""


def finish(parts: Mapping[str, bytes], record: FileRecord) -> dict[str, bytes]:
    """The parts of a document, completed."""
    found = dict(parts)
    for name, data in parts.items():
        if _TEXT.fullmatch(name):
            root = etree.fromstring(data)
            _complete(root, record)
            found[name] = _written(root)
    styles = etree.fromstring(parts["word/styles.xml"])
    _default_language(styles, record.language)
    found["word/styles.xml"] = _written(styles)
    settings = etree.fromstring(parts["word/settings.xml"])
    _todays_word(settings)
    found["word/settings.xml"] = _written(settings)
    return found


def _todays_word(settings: Element) -> None:
    """Word 2013 and later: without this it opens a document in its compatibility mode, where a
    table hangs out of the text's edge by the margin of its cells ([MS-DOCX] 2.15.3)."""
    compatibility = placed(settings, "compat", AFTER_COMPAT)
    mode = etree.SubElement(compatibility, f"{W}compatSetting")
    mode.set(f"{W}name", "compatibilityMode")
    mode.set(f"{W}uri", "http://schemas.microsoft.com/office/word")
    mode.set(f"{W}val", "15")


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _complete(root: Element, record: FileRecord) -> None:
    for language in root.iter(f"{W}lang"):
        tag = regional_tag(language.get(f"{W}val", record.language))
        for name in ("val", "bidi", "eastAsia"):
            language.set(f"{W}{name}", tag)
    for table in root.iter(f"{W}tbl"):
        _table(table, record.direction)
        _apart(table)
    for item in root.iter(f"{W}p"):
        if item.find(f"{W}pPr/{W}numPr") is not None:
            _apart(item)
    for picture in root.iter(f"{PICTURE}cNvPr"):
        picture.set("descr", "")  # pandoc puts the file's name there; the drawing has the words
    if record.direction is Direction.RTL:
        turn(root)


def _table(table: Element, direction: Direction) -> None:
    """The full width of the line; rows in one piece; the columns' names as its description."""
    properties = child(table, "tblPr")
    if direction is Direction.RTL:
        placed(properties, "bidiVisual", AFTER_VISUAL)
    rows = table.findall(f"{W}tr")
    names = [words_in(cell) for cell in rows[0].findall(f"{W}tc")] if rows else []
    if any(names):
        said = placed(properties, "tblDescription", ("tblPrChange",))
        said.set(f"{W}val", ", ".join(name for name in names if name))
    style = properties.find(f"{W}tblStyle")
    height = _HEIGHTS.get("" if style is None else style.get(f"{W}val", ""))
    for row in rows:
        before = child(row, "trPr")
        placed(before, "cantSplit", ("trHeight", "tblHeader", "tblCellSpacing", "jc", "hidden"))
        if height and row is not rows[0]:
            least = placed(before, "trHeight", ("tblHeader", "tblCellSpacing", "jc", "hidden"))
            least.set(f"{W}val", str(height))
            least.set(f"{W}hRule", "atLeast")
    if len(rows) <= _SHORT:
        for row in rows[:-1]:
            for paragraph in row.iter(f"{W}p"):
                placed(child(paragraph, "pPr"), "keepNext", AFTER_KEEP)


def _apart(block: Element) -> None:
    """A table, or a list's last line, stands apart from the plain text that follows it."""
    after = next((e for e in block.itersiblings() if not e.tag.startswith(f"{W}bookmark")), None)
    if after is None or after.tag != f"{W}p":
        return
    style = after.find(f"{W}pPr/{W}pStyle")
    in_list = after.find(f"{W}pPr/{W}numPr") is not None
    if not in_list and (style is None or style.get(f"{W}val") in _CLOSE):
        spacing = placed(child(after, "pPr"), "spacing", AFTER_SPACING)
        spacing.set(f"{W}before", str(_GAP))


def _default_language(styles: Element, code: str) -> None:
    run = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if run is None:
        raise ValueError("the reference document has no defaults")
    language = etree.SubElement(run, f"{W}lang")
    for name in ("val", "eastAsia", "bidi"):
        language.set(f"{W}{name}", regional_tag(code))
