"""Which formats each reader is offered in each language: what is out, written, or lacking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from waymark.build.companions import FORMATS
from waymark.build.register_store import Records
from waymark.build.work import Work, edition_of
from waymark.editions import Edition, states
from waymark.exports import EXPORTERS
from waymark.model import ENGLISH, Document, Format, Language, Library

_FACED = frozenset(
    {
        *(Format.PDF, Format.LARGE_PRINT, Format.LEAFLET, Format.A5, Format.POSTER),
        *(Format.BILINGUAL, Format.NASTALIQ, Format.EASY_READ),
    }
)
"""Formats that are made with a language's face."""


class Offer(StrEnum):
    """How far a format of an edition is."""

    RELEASED = "released"
    DRAFT = "draft"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class FormatState:
    """One format of an edition; ``why`` says what it lacks where it is missing."""

    edition: Edition
    format: Format
    offer: Offer
    why: str = ""


def parity(work: Work, records: Records) -> tuple[FormatState, ...]:
    """Every format that front matter asks for, of every audience and language.

    Braille is missing, and said to be, where a language has no sound table for it.
    """
    library = work.library
    if library is None:
        return ()
    released = dict(_released(records))
    written = {edition_of(c) for c in work.composed}
    kept = {edition_of(f.composed) for f in work.finished}
    found = []
    for document in library.documents:
        for edition, format in _asked(document, library):
            language = library.language(edition.language)
            if format in released.get(edition, ()):
                found.append(FormatState(edition, format, Offer.RELEASED))
            elif why := _lacks(edition, format, language, written, kept):
                found.append(FormatState(edition, format, Offer.MISSING, why))
            else:
                found.append(FormatState(edition, format, Offer.DRAFT))
    return tuple(found)


def counted(states: Iterable[FormatState]) -> dict[tuple[str, str], dict[Format, dict[Offer, int]]]:
    """How many documents, by audience and language, then by format, then by how far they are."""
    found: dict[tuple[str, str], dict[Format, dict[Offer, int]]] = {}
    for state in states:
        row = found.setdefault((state.edition.audience, state.edition.language), {})
        cell = row.setdefault(state.format, dict.fromkeys(Offer, 0))
        cell[state.offer] += 1
    return found


def _asked(document: Document, library: Library) -> Iterator[tuple[Edition, Format]]:
    companions = tuple(FORMATS[c.kind] for c in document.companions)
    for plan in document.editions:
        for language in plan.languages:
            edition = Edition(document.id, plan.audience, language)
            formats = (*plan.formats, *(companions if language == ENGLISH else ()))
            for format in formats:
                if format is Format.BRAILLE or format.is_for(library.language(language)):
                    yield edition, format


def _lacks(
    edition: Edition,
    format: Format,
    language: Language,
    written: set[Edition],
    kept: set[Edition],
) -> str:
    if edition not in written:
        return (
            "a finding holds it" if edition.language == ENGLISH else "its title is not translated"
        )
    if edition not in kept:
        return "a finding holds it"
    if format not in EXPORTERS:
        return "it cannot be made yet"
    if format in _FACED and not language.face:
        return "the language has no face"
    if format is Format.BRAILLE and not language.braille_table:
        return "the language has no braille table"
    return ""


def _released(records: Records) -> Iterator[tuple[Edition, Mapping[Format, None]]]:
    """The formats of what stands, by edition."""
    standing = {
        (r.document, audience, code): release.version
        for r in records.registers
        for audience, state in states(r).items()
        if state.withdrawn is None
        for code, release in state.languages.items()
    }
    for frozen in records.frozen:
        edition = edition_of(frozen.composed)
        key = (edition.document, edition.audience, edition.language)
        if standing.get(key) == frozen.version:
            formats = (*frozen.formats, *(FORMATS[c.kind] for c in frozen.composed.companions))
            yield edition, dict.fromkeys(formats)
