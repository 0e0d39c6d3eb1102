"""A text that is longer than its sheet: what still stands, and the first words that do not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pikepdf

from waymark.exports.pdf.places import words_place
from waymark.exports.pdf.structure import BLOCKS, Kid, ObjectId, Pages, kids, role, text_of
from waymark.model import FileRecord, Finding, finding

_SHOWN = 60
"""Characters of a segment that a finding quotes."""


def overflow(pdf: pikepdf.Pdf, pages: Pages, record: FileRecord, parts: tuple[str, ...]) -> Finding:
    """PF005, at the first block of text that stands on none of a layout's ``parts``."""
    numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
    beyond = (text for page, text in _blocks(pdf, pages) if numbers.get(page, 0) >= len(parts))
    text = "".join(c for c in next(beyond, "") if unicodedata.category(c) != "Cf")
    text = " ".join(text.split()).lstrip("•0123456789. ")
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
    message = f"In {record.language_english} there is no room after the {parts[-1]} for “{shown}”."
    return finding("PF005", words_place(record, text), message)


def _blocks(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[tuple[ObjectId, str]]:
    """Each block of text with the page that it starts on, in reading order."""
    waiting = list(reversed(kids(pdf.Root["/StructTreeRoot"], None)))
    while waiting:
        kid = waiting.pop()
        if kid.element is None:
            continue
        if role(kid.element) in BLOCKS:
            page = _first_page(kid)
            if page:
                yield page, text_of(kid, pages)
        else:
            waiting.extend(reversed(kids(kid.element, kid.page)))


def _first_page(kid: Kid) -> ObjectId | None:
    if kid.piece_id is not None:
        return kid.page
    below = kids(kid.element, kid.page) if kid.element is not None else []
    return next((found for k in below if (found := _first_page(k))), None)
