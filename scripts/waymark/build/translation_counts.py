"""How far every document of a library is in every language."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.build.catalogues import texts_of
from waymark.build.work import Work
from waymark.model import ENGLISH
from waymark.translation import (
    Catalogue,
    StatusRow,
    critical_facts,
    library_texts,
    read_catalogue,
    status,
)


def translation_status(work: Work) -> tuple[StatusRow, ...]:
    """A row for each language's names of the library and for each document that goes there."""
    return tuple(_rows(work))


def _rows(work: Work) -> Iterator[StatusRow]:
    library = work.library
    assert library is not None
    keys = critical_facts(library)
    for language in library.languages:
        code = language.code
        if code == ENGLISH:
            continue
        names = status(_names(work, code), library_texts(library), keys)
        yield StatusRow("library", "Names of the site, audiences and sections", language, names)
        for document in library.documents:
            texts = texts_of(library, document, code)
            if texts:
                own = work.catalogues.get((code, f"{document.section}/{document.slug}"))
                yield StatusRow(document.id, document.title, language, status(own, texts, keys))


def _names(work: Work, code: str) -> Catalogue | None:
    library = work.library
    assert library is not None
    text = library.catalogues.get((code, "library"))
    if text is None:
        return None
    kept = library.reviews.get((code, "library"), {})
    return read_catalogue(text, f"translations/{code}/library.po", code, kept)[0]
