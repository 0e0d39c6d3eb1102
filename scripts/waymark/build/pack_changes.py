"""What changed in a pack: since the edition before, and in its parts since it was released."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.build.work import Released, edition_of
from waymark.editions import Edition, text_digest
from waymark.model import (
    ENGLISH,
    Event,
    Frozen,
    LessonPack,
    PackChange,
    PackChangeKind,
    PackedPart,
    Passage,
    Version,
)


def edition_before(released: Released, current: Frozen) -> Frozen | None:
    """The edition before the English one that a pack's text is of, where it was a pack too."""
    composed = current.composed
    english = [
        f
        for f in released.records.texts(composed.document)
        if f.composed.audience == composed.audience
        and f.composed.language == ENGLISH
        and f.version < current.translates
        and f.document.pack
    ]
    return max(english, key=lambda f: f.version, default=None)


def pack_changes(
    released: Released, current: Frozen, before: LessonPack | None, parts: tuple[PackedPart, ...]
) -> Iterator[PackChange]:
    """Part by part; those that left the pack last."""
    audience = current.composed.audience
    for given in parts:
        part, earlier = given.part, before.part(given.part.document) if before else None
        if before and earlier is None:
            yield PackChange(PackChangeKind.ADDED, given.title)
        elif earlier and earlier.text != part.text:
            version, note = _release(released, part.document, audience, part.text)
            yield PackChange(PackChangeKind.CHANGED, given.title, version, note)
        if given.later:
            standing = released.current[Edition(part.document, audience, ENGLISH)]
            version, note = _release(released, part.document, audience, text_digest(standing))
            yield PackChange(PackChangeKind.LATER, given.title, version, note)
    kept = {given.part.document for given in parts}
    for part in before.parts if before else ():
        if part.document not in kept:
            title = _title(released, part.document, audience)
            yield PackChange(PackChangeKind.REMOVED, title)


def is_later(released: Released, document: str, audience: str, text: str) -> bool:
    """Whether readers are given another English text of a part than ``text`` (a digest)."""
    standing = released.current.get(Edition(document, audience, ENGLISH))
    return standing is not None and text_digest(standing) != text


def _release(released: Released, document: str, audience: str, text: str) -> tuple[str, str]:
    """The version and the note of the release of a text."""
    versions = [
        f.version
        for f in released.records.texts(document)
        if f.composed.audience == audience
        and f.composed.language == ENGLISH
        and text_digest(f) == text
    ]
    version = max(versions, default=None)
    return (str(version), _note(released, document, audience, version)) if version else ("", "")


def _note(released: Released, document: str, audience: str, version: Version) -> str:
    register = released.records.register(document)
    for entry in register.entries if register else ():
        if entry.event is Event.RELEASED and entry.versions.get(audience) == version:
            return entry.note
    return ""


def _title(released: Released, document: str, audience: str) -> Passage:
    edition = Edition(document, audience, ENGLISH)
    known = [f for f in released.records.frozen if edition_of(f.composed) == edition]
    newest = max(known, key=lambda f: f.version, default=None)
    return newest.composed.title if newest else Passage(document, ENGLISH)
