"""A sheet as XLIFF 2.0, for translation tools such as OmegaT, memoQ and Trados.

Units have the rows' ids. Codes are ``ph`` elements that may not be deleted or copied; what each
stands for is in ``originalData``. The seal of what went out lies in the metadata module, and is all
that Waymark itself reads beside ids, texts and states.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from waymark.model import ENGLISH
from waymark.translation.exchange.codes import label, pieces_of
from waymark.translation.exchange.rows import Row, RowState, Worksheet

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SOURCE_LANGUAGE = f"{ENGLISH}-GB"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    RowState.MISSING: ("initial", ""),
    RowState.CHANGED: ("initial", "waymark:changed"),
    RowState.OFFERED: ("initial", "waymark:offered"),
    RowState.MACHINE: ("initial", "waymark:machine"),
    RowState.HUMAN: ("translated", ""),
    RowState.REVIEWED: ("reviewed", ""),
}
_HELP = (
    "Translate each text. Tags stand for phone numbers, addresses and links, which Waymark fills "
    "in: keep each of them, where it belongs in your sentence. Keep ** around what is strong. "
    "A state of “translated” confirms a text that was offered to you."
)


def write_xliff(sheet: Worksheet, facts: Mapping[str, str]) -> bytes:
    """The whole sheet as one file. ``facts`` say what placeholders stand for now."""
    root = etree.fromstring(f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}"/>')
    root.set("version", "2.0")
    root.set("srcLang", SOURCE_LANGUAGE)
    root.set("trgLang", sheet.language.code)
    file = etree.SubElement(root, core("file"), id=sheet.document, original=sheet.name)
    notes = etree.SubElement(file, core("notes"))
    _note(notes, "instruction", _HELP)
    units = [_unit(file, row) for row in sheet.rows]
    etree.indent(root)  # before there are words: spaces among them count
    for row, unit in zip(sheet.rows, units, strict=True):
        for place in unit.iter(core("source"), core("target")):
            english = place.tag == core("source")
            _inline(place, row, row.coded_english if english else row.coded, facts)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def core(name: str) -> str:
    """An element's name in XLIFF's own namespace, as lxml writes it."""
    return f"{{{CORE}}}{name}"


def sealed(unit: etree._Element, value: str) -> None:
    """Put the seal of what goes out into a unit, in the place of an older one."""
    for old in unit.findall(f"{{{METADATA}}}metadata"):
        unit.remove(old)
    data = etree.Element(f"{{{METADATA}}}metadata")
    group = etree.SubElement(data, f"{{{METADATA}}}metaGroup", category="waymark")
    etree.SubElement(group, f"{{{METADATA}}}meta", type="seal").text = value
    unit.insert(0, data)


def _unit(file: etree._Element, row: Row) -> etree._Element:
    """A row without its words."""
    unit = etree.SubElement(file, core("unit"), id=row.id)
    sealed(unit, row.seal)
    notes = etree.SubElement(unit, core("notes"))
    if row.note:
        _note(notes, "context", row.note)
    if row.earlier:
        changed = row.state is RowState.CHANGED
        origin = "Translation of the English as it was" if changed else "Translated so elsewhere"
        _note(notes, "earlier", f"{origin}: {row.earlier}")
    if not len(notes):
        unit.remove(notes)
    if row.codes.pieces:
        data = etree.SubElement(unit, core("originalData"))
        for number, piece in enumerate(row.codes.pieces, start=1):
            etree.SubElement(data, core("data"), id=f"d{number}").text = piece
    state, detail = _STATES[row.state]
    segment = etree.SubElement(unit, core("segment"), id="s1", state=state)
    if detail:
        segment.set("subState", detail)
    etree.SubElement(segment, core("source"))
    if row.translation:
        etree.SubElement(segment, core("target"))
    return unit


def _note(notes: etree._Element, category: str, text: str) -> None:
    etree.SubElement(notes, core("note"), category=category).text = text


def _inline(place: etree._Element, row: Row, coded: str, facts: Mapping[str, str]) -> None:
    """Words and codes of a text into ``source`` or ``target``."""
    place.set(_SPACE, "preserve")
    place.text = ""
    last: etree._Element | None = None
    for piece in pieces_of(coded):
        if isinstance(piece, int) and 0 < piece <= len(row.codes.pieces):
            what = row.codes.pieces[piece - 1]
            last = etree.SubElement(place, core("ph"), id=str(piece), canCopy="no", canDelete="no")
            last.set("dataRef", f"d{piece}")
            last.set("disp", label(what, facts))
            last.set("equiv", what)
        else:
            text = piece if isinstance(piece, str) else f"{{{piece}}}"
            if last is None:
                place.text += text
            else:
                last.tail = (last.tail or "") + text
