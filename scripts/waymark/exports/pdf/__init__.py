"""Tagged PDFs (PDF/UA-1 and PDF/A-2a), made by Typst from fixed templates (design 8)."""

from waymark.exports.pdf.added_faces import ADDED_FACES
from waymark.exports.pdf.exporting import exporter
from waymark.exports.pdf.fetching import FaceRefused, add_face, from_registry, is_added
from waymark.exports.pdf.joining import join, spans
from waymark.exports.pdf.layouts import LAYOUTS

__all__ = [
    "ADDED_FACES",
    "LAYOUTS",
    "FaceRefused",
    "add_face",
    "exporter",
    "from_registry",
    "is_added",
    "join",
    "spans",
]
