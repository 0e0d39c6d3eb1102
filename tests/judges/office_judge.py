"""A judge of Office files: what Word's and PowerPoint's own checkers ask for.

Each function gives the faults of one file as short sentences; a sound file has none. The canaries
in ``tests/exports/test_exports_office.py`` prove that each fault is seen.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
SMALLEST = 24
Element = etree._Element


def word_faults(data: bytes) -> list[str]:
    """Title, language, headings in order, header rows, alt, reading order, direction."""
    parts = _parts(data)
    root = etree.fromstring(parts["word/document.xml"])
    styles = etree.fromstring(parts["word/styles.xml"])
    return [
        *_core(parts),
        *_default_language(styles),
        *_headings(root),
        *_word_tables(root),
        *_word_pictures(root),
        *_word_order(root),
        *_word_direction(root),
    ]


def slide_faults(data: bytes) -> list[str]:
    """Title, language, slide titles, alt, header rows, reading order, size, direction."""
    parts = _parts(data)
    found = list(_core(parts))
    titles: set[str] = set()
    for number, name in enumerate(_slides(parts), start=1):
        root = etree.fromstring(parts[name])
        here = f"slide {number}"
        title = _title(root)
        if not title:
            found.append(f"{here}: no title")
        elif title in titles:
            found.append(f"{here}: the title “{title}” stands on another slide")
        titles.add(title)
        found += [f"{here}: {fault}" for fault in _slide(root)]
    return found


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _core(parts: dict[str, bytes]) -> Iterator[str]:
    core = etree.fromstring(parts["docProps/core.xml"])
    for name in ("title", "language"):
        element = core.find(f"{DC}{name}")
        if element is None or not (element.text or "").strip():
            yield f"no {name} in the metadata"


def _default_language(styles: Element) -> Iterator[str]:
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not language.get(f"{W}val"):
        yield "no language of the text"


def _words(element: Element, space: str = W) -> str:
    return "".join(t.text or "" for t in element.iter(f"{space}t")).strip()


def _headings(root: Element) -> Iterator[str]:
    levels = [
        int(match[1])
        for style in root.iter(f"{W}pStyle")
        if (match := re.fullmatch(r"Heading(\d)", style.get(f"{W}val", "")))
    ]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _word_tables(root: Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        first = table.find(f"{W}tr")
        if first is None or first.find(f"{W}trPr/{W}tblHeader") is None:
            yield "a table without a header row"
        if table.find(f"{W}tblPr/{W}tblDescription") is None:
            yield "a table without a description"


def _word_pictures(root: Element) -> Iterator[str]:
    for picture in root.iter(f"{WP}docPr"):
        if not picture.get("descr", "").strip():
            yield "a picture without alt text"


def _word_order(root: Element) -> Iterator[str]:
    """What floats, and what stands in boxes, is read where nobody expects it."""
    if next(root.iter(f"{WP}anchor"), None) is not None:
        yield "a picture floats"
    if next(root.iter(f"{W}txbxContent"), None) is not None:
        yield "text stands in a box"


def _word_direction(root: Element) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        words = _words(paragraph)
        bidi = paragraph.find(f"{W}pPr/{W}bidi")
        turned = bidi is not None and bidi.get(f"{W}val") != "0"
        if RTL.match(words) and not turned:
            yield f"“{words[:20]}” stands from left to right"
    for table in root.iter(f"{W}tbl"):
        if RTL.search(_words(table)) and table.find(f"{W}tblPr/{W}bidiVisual") is None:
            yield "a table's columns stand from left to right"


def _slides(parts: dict[str, bytes]) -> list[str]:
    """The parts of the slides in the order in which they are shown."""
    deck = etree.fromstring(parts["ppt/presentation.xml"])
    links = etree.fromstring(parts["ppt/_rels/presentation.xml.rels"])
    targets = {r.get("Id"): f"ppt/{r.get('Target')}" for r in links}
    return [targets[s.get(f"{R}id")] for s in deck.iter(f"{P}sldId")]


def _kind(shape: Element) -> str:
    place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if place is None else place.get("type", "body")


def _title(root: Element) -> str:
    for shape in root.iter(f"{P}sp"):
        if _kind(shape) in ("title", "ctrTitle"):
            return _words(shape, A)
    return ""


def _slide(root: Element) -> Iterator[str]:
    tree = root.find(f"{P}cSld/{P}spTree")
    assert tree is not None
    shapes = [s for s in tree if s.tag in (f"{P}sp", f"{P}pic", f"{P}graphicFrame")]
    kinds = [_kind(s) if s.tag == f"{P}sp" else etree.QName(s).localname for s in shapes]
    if kinds and kinds[0] not in ("title", "ctrTitle"):
        yield "the title is not read first"
    running = [k for k in kinds if k in ("ftr", "sldNum")]
    if running and kinds[-len(running) :] != running:
        yield "the foot is not read last"
    for shape in shapes:
        properties = shape.find(f".//{P}cNvPr")
        named = properties is not None and properties.get("descr", "").strip()
        if shape.tag == f"{P}pic" and not named:
            yield "a picture without alt text"
        if shape.tag == f"{P}graphicFrame":
            table = shape.find(f".//{A}tblPr")
            if table is None or table.get("firstRow") != "1":
                yield "a table without a header row"
            if not named:
                yield "a table without a description"
    for shape, kind in zip(shapes, kinds, strict=True):
        if kind == "body" and not _words(shape, A):
            yield "an empty place for text"
        yield from _texts(shape, kind)


def _texts(shape: Element, kind: str) -> Iterator[str]:
    small = kind in ("ftr", "sldNum", "")  # the foot, and the draft's banner
    for paragraph in shape.iter(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        words = _words(paragraph, A)
        if RTL.match(words) and (properties is None or properties.get("rtl") != "1"):
            yield f"“{words[:20]}” stands from left to right"
        for run in paragraph.findall(f"{A}r"):
            look = run.find(f"{A}rPr")
            if look is None or not look.get("lang"):
                yield f"“{_words(run, A)[:20]}” has no language"
            elif not small and int(look.get("sz", SMALLEST * 100)) < SMALLEST * 100:
                yield f"“{_words(run, A)[:20]}” is smaller than {SMALLEST} points"
