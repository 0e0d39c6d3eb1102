"""Does a slide fit? Measured before it is made, so that the author is told the line to shorten."""

from __future__ import annotations

from dataclasses import dataclass

from waymark.exports.pptx import geometry as place
from waymark.exports.pptx.geometry import Box
from waymark.exports.pptx.master import BODY_SIZE, SMALLEST, TITLE_SIZE
from waymark.exports.pptx.measure import LINE_HEIGHT, lines_needed
from waymark.exports.pptx.slides import Grid, Line, Slide

_POINTS = 72
_BEFORE = 8  # points above a paragraph
CELL_INSET = 0.08
MOST_PICTURES = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """How a slide is set: the size of its text in points, and how high text and tables are in
    inches."""

    size: int
    text: Box
    grid_top: float


def fitted(slide: Slide, face: str) -> Fitted | str:
    """How to set a slide, or what of it does not fit, to follow “The slide …”."""
    width = (place.TITLE.width - 2 * place.INSET) * _POINTS
    lines = lines_needed(slide.title.text, TITLE_SIZE, width, face)
    if lines * TITLE_SIZE * LINE_HEIGHT > place.TITLE.height * _POINTS:
        return f"has a title of {lines} lines, and two fit"
    if len(slide.pictures) > MOST_PICTURES:
        return f"has {len(slide.pictures)} pictures, and {MOST_PICTURES} fit"
    if slide.grids and slide.pictures:
        return "has a table and a picture, and only one of them fits beside the words"
    if len(slide.grids) > 1:
        return f"has {len(slide.grids)} tables, and one fits"
    beside = bool(slide.pictures) and bool(slide.lines)
    box = place.TEXT_BESIDE if beside else place.BODY
    needed = 0.0
    for size in (BODY_SIZE, SMALLEST):
        needed = text_height(slide.lines, size, box.width, face)
        grid = sum(grid_height(g, face) for g in slide.grids)
        if needed + grid <= box.height:
            return Fitted(size, box, box.top + needed)
    if slide.grids:
        rows = len(slide.grids[0].rows) - 1
        return f"has a table of {rows} rows, which is higher than the slide"
    share = round(100 * needed / box.height)
    return f"needs {share} % of the room that there is at {SMALLEST} points"


def text_height(lines: tuple[Line, ...], size: int, width: float, face: str) -> float:
    """How many inches high some paragraphs are."""
    points = 0.0
    for line in lines:
        own = SMALLEST if line.level else size
        indent = place.INDENT * (line.level + 1) if line.mark or line.level else 0
        room = (width - 2 * place.INSET - indent) * _POINTS
        points += lines_needed(line.text, own, room, face) * own * LINE_HEIGHT + _BEFORE
    return points / _POINTS + (2 * place.INSET if lines else 0)


def grid_height(grid: Grid, face: str) -> float:
    """How many inches high a table is."""
    return sum(row_heights(grid, face))


def row_heights(grid: Grid, face: str) -> list[float]:
    """The height of each row in inches, at the smallest size and equal columns."""
    columns = max(len(row) for row in grid.rows)
    room = (place.GRID.width / columns - 2 * CELL_INSET) * _POINTS
    return [
        max(lines_needed(cell.text, SMALLEST, room, face) for cell in row)
        * SMALLEST
        * LINE_HEIGHT
        / _POINTS
        + 2 * CELL_INSET
        for row in grid.rows
    ]
