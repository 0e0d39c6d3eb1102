"""Imposition: finished pages side by side on sheets of paper, their tags still in reading order.

The pages are laid out in the order in which they are read, and put on their sheets afterwards. So
the tag tree needs no change of order: only the numbers of the marked pieces and the pages that they
are on change, and where links and bookmarks lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pikepdf

from waymark.exports.pdf.structure import ObjectId, elements

MILLIMETRE = 72 / 25.4
A4_LANDSCAPE = (297 * MILLIMETRE, 210 * MILLIMETRE)
"""Width and height in points."""

_NAMING = frozenset({"Tf", "Do", "cs", "CS", "gs", "scn", "SCN", "sh"})
"""The operators whose operands name resources."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page (0-based) and where its lower left corner lies on the side, in points."""

    page: int
    x: float
    y: float = 0.0


Side = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a page went: its new page, how far, and the number of its first marked piece there."""

    page: pikepdf.Object
    x: Decimal
    y: Decimal
    first: int


def impose(pdf: pikepdf.Pdf, sides: Sequence[Side], size: tuple[float, float]) -> None:
    """Put every page of a tagged PDF on the sides of sheets, each page once.

    Pages that lie over each other are drawn in the order in which a side names them.
    """
    if sorted(p.page for side in sides for p in side) != list(range(len(pdf.pages))):
        raise ValueError("every page goes on one side")
    old = [page.obj for page in pdf.pages]
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    moved: dict[ObjectId, _Moved] = {}
    new = [_side(pdf, [(old[p.page], p) for p in side], size, parents, moved) for side in sides]
    _move_tags(pdf, moved)
    for item in _leading(pdf, old):
        _lead(item, moved)
    del pdf.pages[:]
    for page in new:
        pdf.pages.append(pikepdf.Page(page))
    if "/PageLabels" in pdf.Root:
        del pdf.Root["/PageLabels"]


def _side(
    pdf: pikepdf.Pdf,
    placed: Sequence[tuple[pikepdf.Object, Placed]],
    size: tuple[float, float],
    parents: pikepdf.NumberTree,
    moved: dict[ObjectId, _Moved],
) -> pikepdf.Object:
    """One side of a sheet with its pages; notes in ``moved`` where each of them went."""
    resources = pikepdf.Dictionary()
    page = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, *(_number(length) for length in size)],
            Resources=resources,
            Tabs=pikepdf.Name.S,
        )
    )
    streams, annotations, pieces = [], pikepdf.Array(), pikepdf.Array()
    for number, (source, place) in enumerate(placed):
        here = _Moved(page, _number(place.x), _number(place.y), len(pieces))
        moved[source.objgen] = here
        prefix = f"/p{number}"
        streams.append(_moved_stream(source, prefix, here))
        _merge(resources, source.get("/Resources", pikepdf.Dictionary()), prefix)
        if "/StructParents" in source:
            pieces.extend(parents[int(source.StructParents)])
            page.StructParents = page.get("/StructParents", source.StructParents)
            if page.StructParents != source.StructParents:
                del parents[int(source.StructParents)]
        for annotation in source.get("/Annots", []):
            annotation.Rect = _shifted(annotation.Rect, here)
            annotations.append(annotation)
    if "/StructParents" in page:
        parents[int(page.StructParents)] = pieces
    if len(annotations):
        page.Annots = annotations
    page.Contents = pdf.make_stream(b"\n".join(streams))
    return page


def _moved_stream(source: pikepdf.Object, prefix: str, here: _Moved) -> bytes:
    """What a page draws, moved, with its own names for resources and numbers for marked pieces."""
    instructions = []
    for instruction in pikepdf.parse_content_stream(pikepdf.Page(source)):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in _NAMING:
            operands = [_renamed(o, prefix) for o in operands]
        elif operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            if "/MCID" in operands[1]:
                operands[1]["/MCID"] = int(operands[1]["/MCID"]) + here.first
            if "/BBox" in operands[1]:
                operands[1]["/BBox"] = _shifted(operands[1]["/BBox"], here)
        instructions.append((operands, instruction.operator))
    drawn = pikepdf.unparse_content_stream(instructions)
    return b"q 1 0 0 1 %a %a cm\n%b\nQ" % (float(here.x), float(here.y), drawn)


def _renamed(operand: pikepdf.Object, prefix: str) -> pikepdf.Object:
    if isinstance(operand, pikepdf.Name) and not str(operand).startswith("/Device"):
        return pikepdf.Name(prefix + str(operand).removeprefix("/"))
    return operand


def _merge(into: pikepdf.Dictionary, resources: pikepdf.Object, prefix: str) -> None:
    for kind, named in resources.items():
        if isinstance(named, pikepdf.Dictionary):
            if kind not in into:
                into[kind] = pikepdf.Dictionary()
            for name, value in named.items():
                into[kind][prefix + name.removeprefix("/")] = value


def _move_tags(pdf: pikepdf.Pdf, moved: Mapping[ObjectId, _Moved]) -> None:
    """Every element says which page it is on now, and what its pieces are called there."""
    for element, page in list(elements(pdf)):
        own = moved.get(page) if page else None
        if "/K" in element:
            below = element["/K"]
            entries = list(below) if isinstance(below, pikepdf.Array) else [below]
            element["/K"] = pikepdf.Array([_moved_entry(e, own, moved) for e in entries])
        if "/Pg" in element and own:
            element["/Pg"] = own.page
        attributes = element.get("/A", pikepdf.Array())
        for sheet in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if own and isinstance(sheet, pikepdf.Dictionary) and "/BBox" in sheet:
                sheet["/BBox"] = _shifted(sheet["/BBox"], own)


def _moved_entry(
    entry: pikepdf.Object | int, own: _Moved | None, moved: Mapping[ObjectId, _Moved]
) -> pikepdf.Object | int:
    if isinstance(entry, int):
        return entry + own.first if own else entry
    if isinstance(entry, pikepdf.Dictionary) and "/S" not in entry:
        there = moved.get(entry["/Pg"].objgen) if "/Pg" in entry else own
        if there and "/MCID" in entry:
            entry["/MCID"] = int(entry["/MCID"]) + there.first
        if there and "/Pg" in entry:
            entry["/Pg"] = there.page
    return entry


def _leading(pdf: pikepdf.Pdf, old: Sequence[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    """Every dictionary with a ``/Dest`` or ``/D`` that leads to a place on a page."""
    for page in old:
        for annotation in page.get("/Annots", []):
            yield annotation
            yield annotation.get("/A", pikepdf.Dictionary())
    waiting = [pdf.Root.Outlines] if "/Outlines" in pdf.Root else []
    while waiting:
        item = waiting.pop()
        yield item
        yield item.get("/A", pikepdf.Dictionary())
        waiting += [item[key] for key in ("/First", "/Next") if key in item]


def _lead(item: pikepdf.Object, moved: Mapping[ObjectId, _Moved]) -> None:
    for key in ("/Dest", "/D"):
        there = item.get(key)
        if not isinstance(there, pikepdf.Array) or there[0].objgen not in moved:
            continue
        place, (_, kind, x, y, *rest) = moved[there[0].objgen], list(there)
        shown = [_sum(x, place.x), _sum(y, place.y)]
        item[key] = pikepdf.Array([place.page, kind, *shown, *rest])


def _shifted(box: pikepdf.Object, here: _Moved) -> pikepdf.Array:
    """A rectangle (left, bottom, right, top), moved."""
    return pikepdf.Array([_sum(n, here.y if i % 2 else here.x) for i, n in enumerate(box)])


def _sum(length: pikepdf.Object | Decimal | float, distance: Decimal) -> Decimal:
    return Decimal(str(length)) + distance


def _number(length: float) -> Decimal:
    return Decimal(str(round(length, 4)))
