"""The editions that there are, found by language, audience and document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from waymark.editions import Edition, page_address
from waymark.model import ENGLISH, Audience, Document, Download, Language, Library
from waymark.site.bygone import Gone, History, Past
from waymark.site.edition import ReadyEdition


@dataclass(frozen=True, slots=True)
class Shelf:
    """All ready editions of a library, in the library's order of documents and audiences.

    ``histories`` and ``gone`` are of released editions, by the same names. ``missing`` are the
    editions that front matter plans in a language of the site and that are not ready in it, each
    with the English one. ``books`` are collections of several texts, by their address. ``rows``
    are the editions of each audience in each language, by both; ``spoken`` the site's languages.
    """

    library: Library
    editions: Mapping[Edition, ReadyEdition]
    histories: Mapping[Edition, History]
    gone: Mapping[Edition, Gone]
    missing: Mapping[Edition, ReadyEdition]
    books: Mapping[str, Download]
    rows: Mapping[tuple[str, str], tuple[ReadyEdition, ...]]
    spoken: tuple[Language, ...]

    @classmethod
    def of(
        cls,
        library: Library,
        ready: Iterable[ReadyEdition],
        past: Past | None = None,
        books: Mapping[str, Download] | None = None,
    ) -> Shelf:
        """The shelf of some editions, whatever order they come in."""
        past = past or Past()
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

        editions = {key: found[key] for key in sorted(found, key=place)}
        rows: dict[tuple[str, str], list[ReadyEdition]] = {}
        for key, item in editions.items():
            rows.setdefault((key.audience, key.language), []).append(item)
        gone = {Edition(g.document, g.audience, g.language): g for g in past.gone}
        histories = {Edition(h.document, h.audience, h.language): h for h in past.histories}
        codes = {key.language for key in (*editions, *histories, *gone)} | {ENGLISH}
        known = {**editions, **gone}
        return cls(
            library,
            editions,
            histories,
            gone,
            {key: item for key, item in _planned(editions) if key not in known},
            books or {},
            {key: tuple(items) for key, items in rows.items()},
            tuple(x for x in library.languages if x.code in codes),
        )

    def languages(self) -> tuple[Language, ...]:
        """English, and every language that has or had an edition, as ``languages.yml`` has them."""
        return self.spoken

    def audiences(self, language: str) -> tuple[Audience, ...]:
        """The audiences that have an edition in a language."""
        return tuple(a for a in self.library.audiences if (a.id, language) in self.rows)

    def of_audience(self, audience: str, language: str) -> tuple[ReadyEdition, ...]:
        """The editions of one audience in one language."""
        return self.rows.get((audience, language), ())

    def get(self, document: str, audience: str, language: str) -> ReadyEdition | None:
        """One edition, if there is such a one."""
        return self.editions.get(Edition(document, audience, language))

    def own(self, document: str, audience: str, language: str) -> ReadyEdition | None:
        """One edition whose text truly is in the language."""
        item = self.get(document, audience, language)
        return None if item is None or item.shown_in else item

    def history(self, document: str, audience: str, language: str) -> History | None:
        """The releases of one edition, if it was ever released."""
        return self.histories.get(Edition(document, audience, language))


def _planned(editions: Mapping[Edition, ReadyEdition]) -> Iterator[tuple[Edition, ReadyEdition]]:
    """The languages that each English edition's front matter, as it stands, asks for."""
    for key, item in editions.items():
        plan = item.document.plan(key.audience)
        if key.language == ENGLISH and plan:
            for code in plan.languages:
                yield Edition(key.document, key.audience, code), item


def named(item: ReadyEdition) -> Edition:
    """The name of an edition."""
    return Edition(item.document.id, item.finished.audience, item.language)


def address(document: Document, audience: str, language: str) -> str:
    """The address of an edition's page."""
    return page_address(language, audience, document.section, document.slug)
