"""Offline files: one exporter a format. An exporter reads a FileRecord and nothing else."""

from collections.abc import Mapping

from waymark.exports.archive import packed
from waymark.exports.braille import braille
from waymark.exports.docx import word
from waymark.exports.epub import book, collection
from waymark.exports.made import Exporter, MadeFile
from waymark.exports.pack import CONTENTS, MANIFEST, Contents, archive, contents_page, manifest
from waymark.exports.paper import printing
from waymark.exports.pdf import (
    ADDED_FACES,
    LAYOUTS,
    FaceRefused,
    add_face,
    exporter,
    from_registry,
    is_added,
    join,
    spans,
)
from waymark.exports.pptx import deck
from waymark.exports.text import plain
from waymark.model import Format

EXPORTERS: Mapping[Format, Exporter] = {
    **{format: exporter(format) for format in LAYOUTS},
    Format.DOCX: word,
    Format.EPUB: book,
    Format.PPTX: deck,
    Format.TEXT: plain,
    Format.BRAILLE: braille,
    Format.AUDIO_SCRIPT: plain,
}
"""The formats that can be made. A new one is a folder beside ``pdf`` and a row here."""

__all__ = [
    "ADDED_FACES",
    "CONTENTS",
    "EXPORTERS",
    "MANIFEST",
    "Contents",
    "Exporter",
    "FaceRefused",
    "MadeFile",
    "add_face",
    "archive",
    "collection",
    "contents_page",
    "from_registry",
    "is_added",
    "join",
    "manifest",
    "packed",
    "printing",
    "spans",
]
