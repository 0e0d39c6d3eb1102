"""Tables with blank columns: what a reader ticks or fills in by hand, on paper."""

from __future__ import annotations

from collections.abc import Sequence

from waymark.model import Node, plain_text

_SHARE = 8  # letters that a column's share of the width stands for
_SMALLEST, _LARGEST = 1.0, 4.0
_TICKED = 10  # letters: below a longer heading there is something to write, not to tick


def shares(head: Sequence[Node], body: Sequence[Node]) -> list[float]:
    """How the columns share the width of the page, where a column's cells are all blank.

    Without such a column there are none, and a table is as wide as what it holds. ``head`` and
    ``body`` are the table's rows.
    """
    texts = _columns(body)
    if all(any(column) for column in texts):
        return []
    headings = [max(row, key=len, default="") for row in _columns(head)]
    return [
        min(max(max(map(len, (heading, *column))) / _SHARE, _SMALLEST), _LARGEST)
        for heading, column in zip(headings, texts, strict=False)
    ]


def written_in(head: Sequence[Node], body: Sequence[Node]) -> bool:
    """Whether somebody writes words into a table, and so needs room for a hand."""
    headings = [max(row, key=len, default="") for row in _columns(head)]
    return any(
        len(heading) > _TICKED and not any(column)
        for heading, column in zip(headings, _columns(body), strict=False)
    )


def _columns(rows: Sequence[Node]) -> list[list[str]]:
    """The words of each column's cells, from the first row to the last."""
    texts = [[plain_text(cell.children).strip() for cell in row.elements()] for row in rows]
    return [list(column) for column in zip(*texts, strict=False)]
