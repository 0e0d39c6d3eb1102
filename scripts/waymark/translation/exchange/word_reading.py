"""A Word table that came back, from Word, LibreOffice or another program.

Elements are told by their local names, so that the strict form of the format reads like the usual
one. Text under tracked changes is not guessed at: its row is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from waymark.model import Finding, finding
from waymark.translation.exchange.codes import unlabelled
from waymark.translation.exchange.returned import Marks, Refusal, ReturnedFile, ReturnedRow
from waymark.translation.exchange.safe_xml import parse_xml
from waymark.translation.exchange.word_marking import mark
from waymark.translation.exchange.word_package import Package, open_package

_NAME = re.compile(r"([a-z0-9-]+)\.([a-z]{2,3})\.([0-9a-f]{8})")
_CODE = re.compile(r"(t[0-9a-f]{10})[-\u2010-\u2013]([0-9a-f]{6})")
_TRACKED = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText"}
)
_NOT_TEXT = frozenset({"pPr", "rPr", "instrText", "Fallback", "drawing", "pict", "object"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_COLUMNS = 3
_MERGED = "Cells of this row were merged, split or moved."


def read_docx(data: bytes, path: str) -> ReturnedFile | Finding:
    """The rows of all tables of a file, or why it cannot be used: TR025."""
    package = open_package(data, path)
    if isinstance(package, Finding):
        return package
    root = parse_xml(package.parts[package.main], path, package.main)
    if isinstance(root, Finding):
        return root
    found = _Found()
    found.read(root)
    if not found.rows:
        message = "The file has no table of translations."
        hint = "Ask for the file that Waymark exported, with its table and the codes in it."
        return finding("TR025", path, message, hint)
    document, language, revision = found.name

    def marked(marks: Marks) -> bytes:
        return _marked(package, path, marks)

    return ReturnedFile(path, document, language, revision, tuple(found.rows), marked, by_row=True)


class _Found:
    """What the tables of a document hold: the sheet's name, rows, and the elements of these."""

    def __init__(self) -> None:
        self.name = ("", "", "")
        self.rows: list[ReturnedRow] = []
        self.elements: list[etree._Element] = []

    def read(self, root: etree._Element) -> None:
        """Every row of every table, in order."""
        for number, element in enumerate(_table_rows(root), start=1):
            cells = [_cell(e) for e in _cells(element)]
            named = next((m for c in cells if (m := _NAME.fullmatch(c.bare))), None)
            if named:
                self.name = (named[1], named[2], named[3])
            elif any(c.bare for c in cells):
                self.rows.append(_row(element, cells, len(self.rows), number))
                self.elements.append(element)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's paragraphs that hold something, its text without spaces, whether it was merged."""

    paragraphs: tuple[str, ...]
    bare: str
    merged: bool


def _row(element: etree._Element, cells: list[_Cell], at: int, line: int) -> ReturnedRow:
    codes = [(i, m) for i, c in enumerate(cells) if (m := _CODE.fullmatch(c.bare))]
    if len(codes) != 1:
        reason = Refusal("TR031", "This row has lost its code, or it was merged with another.")
        return ReturnedRow("", at, line, fault=reason)
    column, code = codes[0]
    id, seal = code[1], code[2]
    if len(cells) != _COLUMNS or column != _COLUMNS - 1 or any(c.merged for c in cells):
        return ReturnedRow(id, at, line, fault=Refusal("TR031", _MERGED))
    if any(_local(e) in _TRACKED for e in element.iter()):
        reason = Refusal("TR030", "This row holds tracked changes that nobody has accepted.")
        return ReturnedRow(id, at, line, fault=reason)
    english, translation, _ = cells
    return ReturnedRow(
        id=id,
        at=at,
        line=line,
        english=unlabelled(english.paragraphs[-1]) if english.paragraphs else "",
        translation=unlabelled("\n".join(translation.paragraphs)),
        seal=seal,
    )


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _table_rows(element: etree._Element) -> Iterator[etree._Element]:
    """The rows of all tables; a table inside a cell is part of that cell's text."""
    for child in element:
        if _local(child) == "tr":
            yield child
        else:
            yield from _table_rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also where a program has wrapped them; not those of tables inside."""
    for child in row:
        if _local(child) == "tc":
            yield child
        elif _local(child) not in ("trPr", "tblPrEx"):
            yield from _cells(child)


def _cell(element: etree._Element) -> _Cell:
    texts = (_text(p) for p in element.iter() if _local(p) == "p")
    paragraphs = tuple(t for t in (t.strip(" \t\n") for t in texts) if t)
    properties = [e for child in element if _local(child) == "tcPr" for e in child]
    merged = any(
        _local(e) in ("vMerge", "hMerge")
        or (_local(e) == "gridSpan" and set(e.attrib.values()) != {"1"})
        for e in properties
    )
    return _Cell(paragraphs, "".join("".join(paragraphs).split()), merged)


def _text(paragraph: etree._Element) -> str:
    return "".join(_words(paragraph))


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = _local(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _NOT_TEXT:
            yield from _words(child)


def _marked(package: Package, path: str, marks: Marks) -> bytes:
    root = parse_xml(package.parts[package.main], path)
    assert not isinstance(root, Finding)  # it was read before
    found = _Found()
    found.read(root)
    for at, (row, element) in enumerate(zip(found.rows, found.elements, strict=True)):
        cells = list(_cells(element))
        seal = f"{row.id}-{marks.seals[at]}" if at in marks.seals else ""
        mark(element, cells, marks.refused.get(at, ""), seal)
    return package.with_main(root)
