"""Pandoc's document as JSON: one small function for each kind of element that is written.

The shapes are those of pandoc-types 1.23; an attribute list is ``[id, classes, pairs]``.
"""

from __future__ import annotations

from collections.abc import Sequence

Json = dict[str, object]
Content = list[Json]

VERSION = [1, 23, 1, 1]


def attributes(id: str = "", **pairs: str) -> list[object]:
    """An attribute list; ``custom_style`` is pandoc's ``custom-style``."""
    return [id, [], [[name.replace("_", "-"), value] for name, value in pairs.items() if value]]


def text(words: str) -> Json:
    """Inert words, with the spaces that stand in them."""
    return {"t": "Str", "c": words}


def raw(xml: str, *, block: bool = False) -> Json:
    """WordprocessingML as it stands."""
    return {"t": "RawBlock" if block else "RawInline", "c": ["openxml", xml]}


def span(content: Content, *, style: str = "", lang: str = "") -> Json:
    """Inline content in a character style or another language."""
    return {"t": "Span", "c": [attributes(custom_style=style, lang=lang), content]}


def styled(style: str, blocks: Content) -> Json:
    """Blocks whose paragraphs have a style."""
    return {"t": "Div", "c": [attributes(custom_style=style), blocks]}


def paragraph(content: Content) -> Json:
    """A paragraph."""
    return {"t": "Para", "c": content}


def heading(level: int, id: str, content: Content) -> Json:
    """A heading; a document's title is of level 1."""
    return {"t": "Header", "c": [level, attributes(id), content]}


def link(address: str, content: Content) -> Json:
    """A link."""
    return {"t": "Link", "c": [attributes(), content, [address, ""]]}


def image(source: str, alt: str, width: float) -> Json:
    """An image, ``width`` inches wide; ``source`` is a path that pandoc opens."""
    return {"t": "Image", "c": [attributes(width=f"{width:.2f}in"), [text(alt)], [source, ""]]}


def bullets(items: Sequence[Content]) -> Json:
    """An unordered list."""
    return {"t": "BulletList", "c": list(items)}


def numbers(start: int, items: Sequence[Content]) -> Json:
    """A numbered list."""
    return {
        "t": "OrderedList",
        "c": [[start, {"t": "Decimal"}, {"t": "Period"}], list(items)],
    }


def cell(blocks: Content, align: str) -> list[object]:
    """One cell of a table. ``align`` is AlignDefault, AlignRight or AlignCenter."""
    return [attributes(), {"t": align}, 1, 1, blocks]


def table(
    widths: Sequence[float], head: Sequence[object], body: Sequence[object], style: str = ""
) -> Json:
    """A table; ``widths`` are shares of the line, rows are lists of cells."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    rows = [[attributes(), cells] for cells in head]
    below = [[attributes(), cells] for cells in body]
    return {
        "t": "Table",
        "c": [
            attributes(custom_style=style),
            [None, []],
            columns,
            [attributes(), rows],
            [[attributes(), 0, [], below]],
            [attributes(), []],
        ],
    }


def document(blocks: Content) -> Json:
    """The whole."""
    return {"pandoc-api-version": VERSION, "meta": {}, "blocks": blocks}
