"""Right-to-left lines in reading order in the tag tree.

Typst tags the runs of such a line from left to right, so a screen reader would hear every line
backwards. Only ``/K`` arrays are rearranged, line by line; what is drawn stays untouched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import pikepdf

from waymark.exports.pdf.content import Piece
from waymark.exports.pdf.structure import Kid, ObjectId, Pages, elements, kids, role, text_of

_LINES = frozenset(
    {"P", "H1", "H2", "H3", "H4", "LBody", "TD", "TH", "Strong", "Em", "Span", "Note", "Link"}
    | {"Lbl", "Title", "Div"}
)
_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "L", "Table", "Div"})
"""What stands beside another block is in a column of its own, and not on its line."""
_SAME_LINE = 6.0
"""Points between baselines that still count as one line: less than any line's height."""


class _Run(Enum):
    """How a piece of text runs."""

    RIGHT_TO_LEFT = "R"
    LEFT_TO_RIGHT = "L"
    NUMBER = "EN"
    NEUTRAL = "N"


@dataclass(frozen=True, slots=True)
class _Placed:
    """One entry of ``/K`` with the place of its first text; no page when it has no text."""

    kid: Kid
    page: ObjectId | None = None
    x: float = 0.0
    y: float = 0.0
    run: _Run = _Run.NEUTRAL


def reorder(pdf: pikepdf.Pdf, pages: Pages) -> int:
    """Put the lines of all right-to-left blocks in order; how many blocks were touched."""
    touched = 0
    for element, page in elements(pdf):
        inside = kids(element, page)
        if role(element) not in _LINES or any(_is_block(kid) for kid in inside):
            continue
        placed = [_place(kid, pages) for kid in inside]
        if sum(p.page is not None for p in placed) < 2:
            continue
        if not any(p.run is _Run.RIGHT_TO_LEFT for p in placed):
            continue
        ordered = [entry for line in _lines(placed) for entry in _in_order(line)]
        if ordered != placed:
            element["/K"] = pikepdf.Array([p.kid.entry for p in ordered])
            touched += 1
    return touched


def _place(kid: Kid, pages: Pages) -> _Placed:
    first = _first_piece(kid, pages)
    if first is None:
        return _Placed(kid)
    page, piece = first
    return _Placed(kid, page, piece.x, piece.y, _direction(text_of(kid, pages)))


def _first_piece(kid: Kid, pages: Pages) -> tuple[ObjectId, Piece] | None:
    if kid.piece_id is not None:
        piece = pages.get(kid.page or (0, 0), {}).get(kid.piece_id)
        return (kid.page, piece) if piece and kid.page else None
    below = kids(kid.element, kid.page) if kid.element is not None else []
    return next((found for k in below if (found := _first_piece(k, pages))), None)


def _direction(text: str) -> _Run:
    classes = {unicodedata.bidirectional(c) for c in text}
    if classes & {"R", "AL", "AN"}:
        return _Run.RIGHT_TO_LEFT
    if "L" in classes:
        return _Run.LEFT_TO_RIGHT
    return _Run.NUMBER if "EN" in classes else _Run.NEUTRAL


def _is_block(kid: Kid) -> bool:
    return kid.element is not None and role(kid.element) in _BLOCKS


def _lines(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    """Entries that share a baseline; one without a place stays with what stood before it."""
    lines: list[list[_Placed]] = []
    here: _Placed | None = None
    for entry in placed:
        same = here is not None and entry.page == here.page and abs(entry.y - here.y) < _SAME_LINE
        if lines and (entry.page is None or same):
            lines[-1].append(entry)
        else:
            lines.append([entry])
        here = entry if entry.page is not None else here
    return lines


def _in_order(line: Sequence[_Placed]) -> list[_Placed]:
    """From right to left, but phrases in a left-to-right script in their own order.

    Numbers belong to such a phrase only beside its letters (Unicode's bidi algorithm, W7): two
    numbers apart read from right to left like everything else.
    """
    ordered: list[_Placed] = []
    phrase: list[_Placed] = []
    for piece in sorted((p for p in line if p.page is not None), key=lambda p: -p.x):
        if piece.run in (_Run.LEFT_TO_RIGHT, _Run.NUMBER) or (phrase and piece.run is _Run.NEUTRAL):
            phrase.append(piece)
        else:
            ordered += [*_phrase(phrase), piece]
            phrase = []
    return [*ordered, *_phrase(phrase), *(p for p in line if p.page is None)]


def _phrase(pieces: Sequence[_Placed]) -> list[_Placed]:
    """Left-to-right pieces, given from the right; the marks at their left end stay outside."""
    if not any(p.run is _Run.LEFT_TO_RIGHT for p in pieces):
        return list(pieces)
    inside = list(pieces)
    outside: list[_Placed] = []
    while inside[-1].run is _Run.NEUTRAL:
        outside.insert(0, inside.pop())
    return [*reversed(inside), *outside]
