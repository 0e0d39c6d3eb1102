"""Put accepted texts into a PO file, and say honestly how far the file is then."""

from __future__ import annotations

from collections.abc import Mapping

from waymark.model import TranslationKind
from waymark.translation.po_syntax import before, parse, write
from waymark.translation.review import STATE_HEADER
from waymark.translation.segment import Key


def with_texts(
    po_text: str, texts: Mapping[Key, str], kind: TranslationKind, *, whole: bool
) -> str:
    """The PO file with these translations, which are no longer fuzzy.

    ``kind`` is how they were made: MACHINE or HUMAN. A file has one state, that of its weakest
    text: one machine draft in it makes it a machine draft, and it counts as a person's only where
    a person has returned it ``whole``. Reviews are of single strings and lie elsewhere.
    """
    file, faults = parse(po_text)
    if faults:
        return po_text
    was = before(parse(po_text)[0], po_text)
    fresh = not any(e.msgstr.strip() and "fuzzy" not in e.flags for e in file if not e.obsolete)
    for entry in file:
        text = None if entry.obsolete else texts.get((entry.msgctxt, entry.msgid))
        if text is not None:
            entry.msgstr = text
            entry.flags = [f for f in entry.flags if f != "fuzzy"]
            entry.previous_msgctxt = entry.previous_msgid = None
    if kind is TranslationKind.HUMAN and (whole or (fresh and texts)):
        if file.metadata.get(STATE_HEADER) != TranslationKind.REVIEWED:
            file.metadata[STATE_HEADER] = TranslationKind.HUMAN.value
    elif kind is TranslationKind.MACHINE and texts:
        file.metadata[STATE_HEADER] = TranslationKind.MACHINE.value
    return write(file, was)
