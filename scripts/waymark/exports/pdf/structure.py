"""The tag tree (ISO 32000-1, 14.7): its elements, and the text in the order of the tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from waymark.exports.pdf.content import Piece, pieces

ObjectId = tuple[int, int]
Pages = Mapping[ObjectId, Mapping[int, Piece]]

_BLOCKS = frozenset(
    {"P", "H1", "H2", "H3", "H4", "LI", "TD", "TH", "Caption", "Note", "Lbl", "Title"}
)


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A block of the tag tree: its structure type (``P``, ``H1``, ``TD``…) and its words."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Kid:
    """One entry of an element's ``/K``: an element, a piece of text, or something else."""

    entry: pikepdf.Object | int
    page: ObjectId | None

    @property
    def element(self) -> pikepdf.Dictionary | None:
        """The structure element that it is, if it is one."""
        if isinstance(self.entry, pikepdf.Dictionary) and "/S" in self.entry:
            return self.entry
        return None

    @property
    def piece_id(self) -> int | None:
        """The marked-content id that it refers to, if it does."""
        if isinstance(self.entry, int):
            return self.entry
        if isinstance(self.entry, pikepdf.Dictionary) and "/MCID" in self.entry:
            return int(self.entry["/MCID"])
        return None


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """The marked pieces of every page."""
    fonts: dict[ObjectId, dict[int, str]] = {}
    return {page.obj.objgen: pieces(page, fonts) for page in pdf.pages}


def kids(element: pikepdf.Object, page: ObjectId | None) -> list[Kid]:
    """What stands in an element, in the order of the tags."""
    page = _page(element, page)
    below = element.get("/K")
    if below is None:
        return []
    entries = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [Kid(entry, _page(entry, page)) for entry in entries]


def _page(entry: object, page: ObjectId | None) -> ObjectId | None:
    if isinstance(entry, pikepdf.Dictionary) and "/Pg" in entry:
        return entry["/Pg"].objgen
    return page


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary, ObjectId | None]]:
    """Every structure element, parents first, with the page that it says it is on."""
    waiting = list(reversed(kids(pdf.Root["/StructTreeRoot"], None)))
    while waiting:
        kid = waiting.pop()
        if kid.element is not None:
            page = _page(kid.element, kid.page)
            yield kid.element, page
            waiting.extend(reversed(kids(kid.element, page)))


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
        elif role(kid.element) in _BLOCKS:
            yield TaggedText(role(kid.element), text_of(kid, pages))
        else:
            yield from _blocks(kids(kid.element, kid.page), pages)
