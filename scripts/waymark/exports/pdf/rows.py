"""Cells that head their rows: Typst has no way yet to say so, so the tag tree is told (PDF/UA 7.5).

A page's tables are headed by the same rule (``markup``): the first column heads the rows where none
of its cells is empty and each row has more than one.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from waymark.exports.pdf.structure import Kid, kids, role

_LINES = frozenset({"P", "H1", "H2", "H3", "H4", "Lbl", "Figure", "Link", "Strong", "Span", "Note"})
"""Where no table stands, and most of a tree's elements do."""


def head_rows(pdf: pikepdf.Pdf) -> int:
    """Make the first cells that are headers ``TH`` with the scope of a row; how many there were."""
    count = 0
    for table in list(_tables(kids(pdf.Root["/StructTreeRoot"], None))):
        rows = [row for part in _below(table, "TBody") for row in _below(part, "TR")]
        cells = [list(_below(row, "TD")) for row in rows]
        if all(len(row) > 1 and kids(row[0], None) for row in cells):
            for first, *_ in cells:
                first["/S"] = pikepdf.Name("/TH")
                first["/A"] = _with_scope(first.get("/A"))
            count += len(cells)
    return count


def _tables(found: list[Kid]) -> Iterator[pikepdf.Dictionary]:
    for kid in found:
        if kid.element is None:
            continue
        name = role(kid.element)
        if name == "Table":
            yield kid.element
        elif name not in _LINES:
            yield from _tables(kids(kid.element, kid.page))


def _with_scope(attributes: pikepdf.Object | None) -> pikepdf.Array:
    kept = list(attributes) if isinstance(attributes, pikepdf.Array) else []
    if isinstance(attributes, pikepdf.Dictionary):
        kept = [attributes]
    scope = pikepdf.Dictionary(O=pikepdf.Name("/Table"), Scope=pikepdf.Name("/Row"))
    return pikepdf.Array([*kept, scope])


def _below(element: pikepdf.Dictionary, wanted: str) -> Iterator[pikepdf.Dictionary]:
    for kid in kids(element, None):
        if kid.element is not None and role(kid.element) == wanted:
            yield kid.element
