"""Word documents, made by pandoc from the HTML tree (design 8)."""

from collections.abc import Mapping

from waymark.exports.made import MadeFile
from waymark.model import FileRecord, Finding

__all__ = ["word"]


def word(
    record: FileRecord, images: Mapping[str, bytes]
) -> tuple[MadeFile | None, tuple[Finding, ...]]:
    """A Word document. Only the first one loads python-docx and pandoc, a tenth of a second."""
    from waymark.exports.docx.exporting import word as export

    return export(record, images)
