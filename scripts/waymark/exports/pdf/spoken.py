"""The words of a file that is set in a face for the eye alone.

Nastaliq's glyphs come back from a PDF as a jumble of letters. The same text, set in the language's
own face, has the same blocks: each gets their words beside it (ActualText, ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from waymark.exports.pdf.structure import BLOCKS, Kid, Pages, kids, role, text_of


def speak(pdf: pikepdf.Pdf, readable: pikepdf.Pdf, pages: Pages) -> None:
    """Give every block of ``pdf`` the words of the same block of ``readable``.

    ``pages`` are those of ``readable``. Nothing is done where the blocks are not the same: then the
    words of the text are not found in the file.
    """
    shown = list(_blocks(kids(pdf.Root["/StructTreeRoot"], None)))
    said = list(_blocks(kids(readable.Root["/StructTreeRoot"], None)))
    if [role(e) for e, _ in shown] != [role(e) for e, _ in said]:
        return
    for (element, _), (_, kid) in zip(shown, said, strict=True):
        words = text_of(kid, pages)
        if words.strip():
            element["/ActualText"] = pikepdf.String(words)


def _blocks(found: list[Kid]) -> Iterator[tuple[pikepdf.Dictionary, Kid]]:
    """The outermost blocks, in reading order."""
    for kid in found:
        if kid.element is None:
            continue
        if role(kid.element) in BLOCKS:
            yield kid.element, kid
        else:
            yield from _blocks(kids(kid.element, kid.page))
