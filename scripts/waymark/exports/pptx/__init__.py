"""Decks of slides from a lesson's marked sections, made by python-pptx (design 8)."""

from collections.abc import Mapping

from waymark.exports.made import MadeFile
from waymark.model import FileRecord, Finding

__all__ = ["deck"]


def deck(
    record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """A deck of slides. Only the first one loads python-pptx and Pillow, a tenth of a second."""
    from waymark.exports.pptx.exporting import deck as export

    return export(record, images)
