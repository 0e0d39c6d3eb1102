"""The tag tree (ISO 32000-1, 14.7): its elements, and the text in the order of the tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pikepdf

from waymark.exports.pdf.content import Piece, pieces

ObjectId = tuple[int, int]
Pages = Mapping[ObjectId, Mapping[int, Piece]]

BLOCKS = frozenset(
    {"P", "H1", "H2", "H3", "H4", "LI", "TD", "TH", "Caption", "Note", "Lbl", "Title"}
)


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A block of the tag tree: its structure type (``P``, ``H1``, ``TD``…) and its words."""

    role: str
    text: str


class Kid(NamedTuple):
    """One entry of an element's ``/K``, with the page that it is on.

    ``element`` is the structure element that it is, ``piece_id`` the marked-content id that it
    refers to; it may be neither (a link's annotation).
    """

    entry: pikepdf.Object | int
    page: ObjectId | None
    element: pikepdf.Dictionary | None = None
    piece_id: int | None = None


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """The marked pieces of every page."""
    fonts: dict[ObjectId, dict[int, str]] = {}
    return {page.obj.objgen: pieces(page, fonts) for page in pdf.pages}


def kids(element: pikepdf.Object, page: ObjectId | None) -> list[Kid]:
    """What stands in an element, in the order of the tags."""
    own = element.get("/Pg")
    page = own.objgen if own is not None else page
    below = element.get("/K")
    if below is None:
        return []
    entries = below if isinstance(below, pikepdf.Array) else (below,)
    return [_kid(entry, page) for entry in entries]


def _kid(entry: pikepdf.Object | int, page: ObjectId | None) -> Kid:
    if isinstance(entry, int):
        return Kid(entry, page, None, entry)
    own = entry.get("/Pg")
    page = own.objgen if own is not None else page
    if isinstance(entry, pikepdf.Dictionary) and "/S" in entry:
        return Kid(entry, page, entry)
    id = entry.get("/MCID")
    return Kid(entry, page, None, int(id) if id is not None else None)


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary, ObjectId | None]]:
    """Every structure element, parents first, with the page that it says it is on."""
    waiting = list(reversed(kids(pdf.Root["/StructTreeRoot"], None)))
    while waiting:
        kid = waiting.pop()
        if kid.element is not None:
            yield kid.element, kid.page
            waiting.extend(reversed(kids(kid.element, kid.page)))


def role(element: pikepdf.Dictionary) -> str:
    """The structure type without its slash."""
    return str(element["/S"]).removeprefix("/")


def text_of(kid: Kid, pages: Pages) -> str:
    """All text below one entry, in the order of the tags."""
    if kid.piece_id is not None:
        piece = pages.get(kid.page or (0, 0), {}).get(kid.piece_id)
        return piece.text if piece else ""
    if kid.element is None:
        return ""
    if "/ActualText" in kid.element:
        return str(kid.element["/ActualText"])
    return "".join(text_of(below, pages) for below in kids(kid.element, kid.page))


def tagged_text(pdf: pikepdf.Pdf, pages: Pages) -> tuple[TaggedText, ...]:
    """The blocks of a PDF as a screen reader gets them; one inside another is part of it,
    and text that stands in no block has no role."""
    return tuple(_blocks(kids(pdf.Root["/StructTreeRoot"], None), pages))


def _blocks(found: list[Kid], pages: Pages) -> Iterator[TaggedText]:
    for kid in found:
        if kid.element is None:
            yield TaggedText("", text_of(kid, pages))
        elif role(kid.element) in BLOCKS:
            yield TaggedText(role(kid.element), text_of(kid, pages))
        else:
            yield from _blocks(kids(kid.element, kid.page), pages)
