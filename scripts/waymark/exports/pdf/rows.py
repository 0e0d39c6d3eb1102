"""Cells that head their rows: Typst has no way yet to say so, so the tag tree is told (PDF/UA 7.5).

A table of the text and a ``Table`` of the tag tree correspond by their order.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from waymark.exports.pdf.structure import elements, kids, role


def head_rows(pdf: pikepdf.Pdf, body: object) -> int:
    """Make the first cells that are headers ``TH`` with the scope of a row; how many there were.

    ``body`` is what the templates were given.
    """
    headed = list(_tables(body))
    if not any(any(rows) for rows in headed):
        return 0
    found = [element for element, _ in elements(pdf) if role(element) == "Table"]
    count = 0
    for rows, table in zip(headed, found, strict=True):
        drawn = [row for part in _below(table, "TBody") for row in _below(part, "TR")]
        for heads, row in zip(rows, drawn, strict=True):
            first = next(_below(row, "TD"), None)
            if heads and first is not None:
                first["/S"] = pikepdf.Name("/TH")
                first["/A"] = _with_scope(first.get("/A"))
                count += 1
    return count


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


def _tables(node: object) -> Iterator[list[bool]]:
    """For each table of the data, in order: whether each row of its body has a head."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from _tables(item)
    elif isinstance(node, dict):
        if node.get("t") == "table":
            yield [bool(row and row[0]["header"]) for row in node["body"]]
        for value in node.values():
            yield from _tables(value)
