"""FA004 in every text that people write: documents, captions, translations."""

from __future__ import annotations

from waymark.checks.subject import Texts, all_catalogues
from waymark.facts import typed_by_hand, typed_by_hand_in
from waymark.model import Finding


def hand_typed(texts: Texts) -> tuple[Finding, ...]:
    """Phone numbers, e-mails and amounts that stand in a text instead of a fact's placeholder."""
    facts = texts.library.facts
    found: list[Finding] = []
    for document in texts.library.documents:
        for key, text in (("title", document.title), ("summary", document.summary)):
            place = document.place(key)
            found += typed_by_hand_in(text, facts, place.path, place.line)
        for name, text in document.notice.fill.items() if document.notice else ():
            place = document.place(f"notice.fill.{name}")
            found += typed_by_hand_in(text, facts, place.path, place.line)
        for body in document.bodies:
            found += typed_by_hand(body, facts)
    film = texts.library.film
    for cue in (cue for track in (film.tracks if film else ()) for cue in track.cues):
        found += typed_by_hand_in(cue.text, facts, cue.place.path, cue.place.line)
    for catalogue in all_catalogues(texts):
        for entry in catalogue.entries.values():
            place = catalogue.place(entry)
            for string in entry.plurals or (entry.text,):
                found += typed_by_hand_in(string, facts, place.path, place.line)
    return tuple(found)
