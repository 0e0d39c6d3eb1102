"""Short texts outside a document's body: titles, summaries, names of audiences and sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from waymark.model import ENGLISH, Finding, Library, Passage
from waymark.translation.catalogue import Catalogue
from waymark.translation.merge import checked


def passage(
    catalogue: Catalogue | None, context: str, english: str, language_code: str = ""
) -> Passage:
    """A text in the catalogue's language; in English where it is missing, fuzzy or failing.

    ``language_code`` names the language; without it, it is the catalogue's.
    """
    entry = catalogue.find(context, english) if catalogue else None
    if catalogue is None or entry is None:
        return Passage(english, ENGLISH)
    text, fault = checked(english, entry, catalogue)
    return (
        Passage(english, ENGLISH) if fault else Passage(text, language_code or catalogue.language)
    )


def passage_findings(
    catalogue: Catalogue | None, words: Iterable[tuple[str, str]]
) -> tuple[Finding, ...]:
    """Why translations of ``(context, English)`` may not be shown: TR004–TR007."""
    findings = []
    for context, english in words:
        entry = catalogue.find(context, english) if catalogue else None
        if catalogue and entry:
            fault = checked(english, entry, catalogue)[1]
            if fault:
                findings.append(fault)
    return tuple(findings)


def shared_words(library: Library) -> dict[str, str]:
    """The library's own words in English, by context: what ``library.po`` translates.

    ``audience.<id>.label``, ``.invitation`` and ``.purpose``, ``section.<id>``,
    ``organisation.site_name`` and ``organisation.description``.
    """
    words = {
        "organisation.site_name": library.organisation.site_name,
        "organisation.description": library.organisation.description,
    }
    for audience in library.audiences:
        words[f"audience.{audience.id}.label"] = audience.label
        words[f"audience.{audience.id}.invitation"] = audience.invitation
        words[f"audience.{audience.id}.purpose"] = audience.purpose
    for id in dict.fromkeys(
        [*(s.id for s in library.sections), *(d.section for d in library.documents)]
    ):
        words[f"section.{id}"] = library.section_title(id)
    return {context: english for context, english in words.items() if english.strip()}


def library_words(library: Library, catalogue: Catalogue | None) -> Mapping[str, Passage]:
    """The library's own words in the catalogue's language, by context."""
    return {
        context: passage(catalogue, context, english)
        for context, english in shared_words(library).items()
    }
