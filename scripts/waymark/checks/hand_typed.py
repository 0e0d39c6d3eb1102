"""FA004 in every text that people write: documents and translations."""

from __future__ import annotations

import polib

from waymark.checks.subject import Subject
from waymark.facts import typed_by_hand, typed_by_hand_in
from waymark.model import Finding


def hand_typed(subject: Subject) -> tuple[Finding, ...]:
    """Phone numbers, e-mails and amounts that stand in a text instead of a fact's placeholder."""
    facts = subject.library.facts
    found: list[Finding] = []
    for document in subject.library.documents:
        for key, text in (("title", document.title), ("summary", document.summary)):
            place = document.place(key)
            found += typed_by_hand_in(text, facts, place.path, place.line)
        found += typed_by_hand(document.body, facts)
    for (language, name), text in subject.library.catalogues.items():
        path = f"translations/{language}/{name}.po"
        try:
            entries = polib.pofile(text)
        except (OSError, ValueError, UnicodeError):
            continue  # the translation room says what is wrong with the file (TR003)
        for entry in entries:
            for string in (entry.msgstr, *entry.msgstr_plural.values()):
                found += typed_by_hand_in(string, facts, path, entry.linenum)
    return tuple(found)
