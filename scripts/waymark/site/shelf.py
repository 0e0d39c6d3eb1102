"""The editions that there are, found by language, audience and document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waymark.editions import Edition, page_address
from waymark.model import ENGLISH, Audience, Document, Language, Library
from waymark.site.edition import ReadyEdition


@dataclass(frozen=True, slots=True)
class Shelf:
    """All ready editions of a library, in the library's order of documents and audiences."""

    library: Library
    editions: Mapping[Edition, ReadyEdition]

    @classmethod
    def of(cls, library: Library, ready: Iterable[ReadyEdition]) -> Shelf:
        """The shelf of some editions, whatever order they come in."""
        found = {named(item): item for item in ready}
        documents = {d.id: i for i, d in enumerate(library.documents)}
        audiences = {a.id: i for i, a in enumerate(library.audiences)}
        languages = {x.code: i for i, x in enumerate(library.languages)}

        def place(edition: Edition) -> tuple[int, int, int]:
            return (
                audiences.get(edition.audience, len(audiences)),
                documents.get(edition.document, len(documents)),
                languages.get(edition.language, len(languages)),
            )

        return cls(library, {key: found[key] for key in sorted(found, key=place)})

    def languages(self) -> tuple[Language, ...]:
        """English, and every language that has an edition, in the order of ``languages.yml``."""
        codes = {key.language for key in self.editions} | {ENGLISH}
        return tuple(x for x in self.library.languages if x.code in codes)

    def audiences(self, language: str) -> tuple[Audience, ...]:
        """The audiences that have an edition in a language."""
        ids = {key.audience for key in self.editions if key.language == language}
        return tuple(a for a in self.library.audiences if a.id in ids)

    def of_audience(self, audience: str, language: str) -> tuple[ReadyEdition, ...]:
        """The editions of one audience in one language."""
        return tuple(
            item
            for key, item in self.editions.items()
            if key.audience == audience and key.language == language
        )

    def get(self, document: str, audience: str, language: str) -> ReadyEdition | None:
        """One edition, if there is such a one."""
        return self.editions.get(Edition(document, audience, language))


def named(item: ReadyEdition) -> Edition:
    """The name of an edition."""
    return Edition(item.document.id, item.finished.audience, item.finished.language)


def address(document: Document, audience: str, language: str) -> str:
    """The address of an edition's page."""
    return page_address(language, audience, document.section, document.slug)
