"""Who a text is for. An audience is a reader, not a permission: everything published is public."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waymark.model.findings import Place


class Shape(StrEnum):
    """The waymark of an audience: a shape beside its colour, so that colour never stands alone."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Route:
    """A way in for those of an audience who work in one field: health, social care, education.

    It leads to a document, or to the heading of one, in the edition of ``audience``: the one whose
    page it stands on, unless its author names another. ``id`` is unique in its audience; title and
    summary are translated through ``library.po``. ``place`` is the line of the route,
    ``heading_place`` that of its heading.
    """

    id: str
    title: str
    summary: str
    document: str
    heading: str
    audience: str
    place: Place
    heading_place: Place


@dataclass(frozen=True, slots=True)
class Audience:
    """One row of ``audiences.yml``, in the order of that file.

    ``label`` heads a page ("For professionals"); ``invitation`` is the home page's link ("I work
    with people"); ``purpose`` one line below it. All three are translated through ``library.po``.
    ``routes`` lead those of one field of work to their part of a text.
    """

    id: str
    label: str
    invitation: str
    purpose: str
    shape: Shape
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A folder of documents and the title that readers see."""

    id: str
    title: str


WAY_COLOURS = {
    Shape.CIRCLE: "#0b5a61",
    Shape.DIAMOND: "#3b3f8f",
    Shape.TRIANGLE: "#26613a",
    Shape.SQUARE: "#7a2e63",
}
"""The colour of each waymark on white, at least 6.4:1; the stylesheet has the same ones."""
