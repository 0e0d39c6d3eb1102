"""English ⇄ other languages: segments, PO files, merge with its gates, words of the interface."""

from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.extract import extract
from waymark.translation.gates import coverage, identity, same_structure, uncovered
from waymark.translation.merge import Merged, merge
from waymark.translation.passages import library_words, passage, passage_findings, shared_words
from waymark.translation.reading import read_catalogue
from waymark.translation.review import with_review
from waymark.translation.segment import Segment, SegmentKind
from waymark.translation.status import Status, status
from waymark.translation.texts import Text, document_texts, library_texts
from waymark.translation.update import update, update_library
from waymark.translation.words import interface_words, packaged_languages, plural

__all__ = [
    "Catalogue",
    "Entry",
    "Merged",
    "Segment",
    "SegmentKind",
    "Status",
    "Text",
    "coverage",
    "document_texts",
    "extract",
    "identity",
    "interface_words",
    "library_texts",
    "library_words",
    "merge",
    "packaged_languages",
    "passage",
    "passage_findings",
    "plural",
    "read_catalogue",
    "same_structure",
    "shared_words",
    "status",
    "uncovered",
    "update",
    "update_library",
    "with_review",
]
