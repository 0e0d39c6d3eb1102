"""A pack bound to the texts of its parts: what is submitted, and what readers are given now."""

from __future__ import annotations

from dataclasses import replace

from waymark.build.register_store import Records
from waymark.build.work import Work
from waymark.editions import freeze, states, text_digest
from waymark.model import ENGLISH, Document


def with_part_texts(work: Work, document: Document, audience: str) -> Document:
    """A document whose pack names the working English text of each part by its digest.

    So whoever consults on the pack, or approves it, does it for these very texts.
    """
    library, pack = work.library, document.pack
    if library is None or pack is None:
        return document
    found = {}
    for composed in work.composed:
        part = library.document(composed.document) if pack.part(composed.document) else None
        if part and (composed.audience, composed.language) == (audience, ENGLISH):
            frozen = freeze(composed, part, library.facts, library.images)
            found[part.id] = text_digest(frozen)
    return replace(document, pack=pack.with_texts(found))


def released_parts(records: Records, document: Document) -> dict[tuple[str, str], str]:
    """The digests of the texts that readers have now, by audience and part."""
    found = {}
    for part in document.pack.parts if document.pack else ():
        register = records.register(part.document)
        current = {
            audience: edition.current.digest
            for audience, edition in (states(register) if register else {}).items()
            if edition.current
        }
        for frozen in records.texts(part.document):
            composed = frozen.composed
            standing = current.get(composed.audience)
            if composed.language == ENGLISH and frozen.digest() == standing:
                found[composed.audience, part.document] = text_digest(frozen)
    return found
