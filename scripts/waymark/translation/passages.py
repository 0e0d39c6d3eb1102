"""Short texts outside a document's body: titles, summaries, names of audiences and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from waymark.model import ENGLISH, Document, Fact, Finding, Library, Passage
from waymark.translation.catalogue import Catalogue
from waymark.translation.critical import facts_in
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

    ``audience.<id>.label``, ``.invitation`` and ``.purpose``, ``audience.<id>.route.<id>.title``
    and ``.summary``, ``section.<id>``, ``organisation.site_name`` and ``.description``,
    ``fact-label.<key>`` of each place that a translated text has still to be given.
    """
    words = {
        "organisation.site_name": library.organisation.site_name,
        "organisation.description": library.organisation.description,
    }
    for audience in library.audiences:
        words[f"audience.{audience.id}.label"] = audience.label
        words[f"audience.{audience.id}.invitation"] = audience.invitation
        words[f"audience.{audience.id}.purpose"] = audience.purpose
        for route in audience.routes:
            words[f"audience.{audience.id}.route.{route.id}.title"] = route.title
            words[f"audience.{audience.id}.route.{route.id}.summary"] = route.summary
    for id in dict.fromkeys(
        [*(s.id for s in library.sections), *(d.section for d in library.documents)]
    ):
        words[f"section.{id}"] = library.section_title(id)
    for fact in _open_places(library):
        words[fact.label_context] = fact.label
    return {context: english for context, english in words.items() if english.strip()}


def _open_places(library: Library) -> Iterator[Fact]:
    """The facts without a value that pages in other languages show by their labels."""
    organisation = library.organisation
    keys = dict.fromkeys(
        (
            *organisation.emergency,
            organisation.accessible_formats,
            organisation.complaints,
            organisation.report_error,
        )
    )
    for document in filter(_translated, library.documents):
        keys |= dict.fromkeys(facts_in(document.body.text))
    for key in keys:
        fact = library.facts.get(key)
        if fact is not None and fact.to_be_supplied:
            yield fact


def _translated(document: Document) -> bool:
    return any(code != ENGLISH for plan in document.editions for code in plan.languages)


def library_words(library: Library, catalogue: Catalogue | None) -> Mapping[str, Passage]:
    """The library's own words in the catalogue's language, by context."""
    return {
        context: passage(catalogue, context, english)
        for context, english in shared_words(library).items()
    }
