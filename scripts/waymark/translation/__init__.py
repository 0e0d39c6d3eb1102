"""English ⇄ other languages: segments, PO files, merge with its gates, words of the interface."""

from waymark.translation.catalogue import Catalogue, Entry
from waymark.translation.critical import critical_facts, critical_stand_ins, is_critical
from waymark.translation.extract import extract
from waymark.translation.gates import coverage, identity, same_structure, uncovered
from waymark.translation.glossary import Glossary, Use
from waymark.translation.merge import Merged, merge
from waymark.translation.normal import normal
from waymark.translation.overrides import Override
from waymark.translation.passages import library_words, passage, passage_findings, shared_words
from waymark.translation.reading import read_catalogue
from waymark.translation.review import Reading, reviewed, string_digest, without_header
from waymark.translation.segment import Segment, SegmentKind
from waymark.translation.segment_check import other_substance
from waymark.translation.status import Status, StatusRow, TranslationStage, status
from waymark.translation.status_page import status_page
from waymark.translation.texts import Text, document_texts, library_texts
from waymark.translation.update import Sheet, library_sheet, update, update_all
from waymark.translation.words import interface_words, packaged_languages, plural

__all__ = [
    "Catalogue",
    "Entry",
    "Glossary",
    "Merged",
    "Override",
    "Reading",
    "Segment",
    "SegmentKind",
    "Sheet",
    "Status",
    "StatusRow",
    "Text",
    "TranslationStage",
    "Use",
    "coverage",
    "critical_facts",
    "critical_stand_ins",
    "document_texts",
    "extract",
    "identity",
    "interface_words",
    "is_critical",
    "library_sheet",
    "library_texts",
    "library_words",
    "merge",
    "normal",
    "other_substance",
    "packaged_languages",
    "passage",
    "passage_findings",
    "plural",
    "read_catalogue",
    "reviewed",
    "same_structure",
    "shared_words",
    "status",
    "status_page",
    "string_digest",
    "uncovered",
    "update",
    "update_all",
    "without_header",
]
