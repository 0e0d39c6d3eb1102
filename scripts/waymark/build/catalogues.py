"""The translators' files of a library: what they should hold now, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waymark.build.options import CannotRunError
from waymark.build.work import Work
from waymark.editions import select
from waymark.model import ENGLISH, Document, Language, Library
from waymark.translation import (
    Status,
    Text,
    document_texts,
    library_texts,
    read_catalogue,
    status,
    update,
    update_library,
    with_review,
)


def catalogues_for(work: Work, languages: Sequence[str] = ()) -> dict[str, str]:
    """The PO files of these languages (all, if none is named), by their path in the library.

    Raises :class:`CannotRunError` for a language that the library does not have.
    """
    library = work.library
    assert library is not None
    files: dict[str, str] = {}
    for language in _languages(library, languages):
        code = language.code
        shared = library.catalogues.get((code, "library"))
        files[f"translations/{code}/library.po"] = update_library(library, shared, language)
        for document in library.documents:
            texts = texts_of(library, document, code)
            if texts:
                name = f"{document.section}/{document.slug}"
                existing = library.catalogues.get((code, name))
                path = f"translations/{code}/{name}.po"
                files[path] = update(texts, existing, language, document.path)
    return files


def texts_of(library: Library, document: Document, code: str) -> tuple[Text, ...]:
    """What a translator into a language is given: the union of the editions that go there.

    Nothing, where a block of the document is not clear: its notes might be among it.
    """
    known = tuple(a.id for a in library.audiences)
    editions = []
    for plan in document.editions:
        if code in plan.languages:
            text, faults = select(document, plan.audience, known)
            if faults:
                return ()
            editions.append((plan.audience, text))
    return document_texts(document.title, document.summary, editions) if editions else ()


def reviewed_catalogue(work: Work, name: str, code: str, role: str, day: date) -> tuple[str, str]:
    """Path and text of a document's PO file, with its review in the header.

    ``name`` is a document's id or section/slug, or ``library``. Raises :class:`CannotRunError`
    where there is no such file, or where it cannot be read whole.
    """
    library = work.library
    assert library is not None
    _languages(library, (code,))
    document = library.document(name)
    file = f"{document.section}/{document.slug}" if document else name
    path, text = f"translations/{code}/{file}.po", library.catalogues.get((code, file))
    if text is None:
        raise CannotRunError(
            f"There is no translation {path}.", f"Write it: waymark translations update {code}"
        )
    catalogue, findings = read_catalogue(text, path, code)
    reviewed = with_review(text, catalogue.entries, role, day)
    faults = [f for f in findings if f.code not in ("TR012", "TR016")]
    if reviewed is None or faults:
        raise CannotRunError(
            f"{path} has faults that a review would not mend.",
            "\n".join(f.as_line() for f in faults),
        )
    return path, reviewed


def translation_rows(work: Work) -> list[tuple[str, ...]]:
    """Document, language, state, and counts of done, fuzzy and missing texts, as words."""
    library = work.library
    assert library is not None
    rows = []
    for language in _languages(library, ()):
        code = language.code
        shared = library.catalogues.get((code, "library"), "")
        catalogue = read_catalogue(shared, f"translations/{code}/library.po", code)[0]
        rows.append(
            _row("library", code, status(catalogue if shared else None, library_texts(library)))
        )
        for document in library.documents:
            texts = texts_of(library, document, code)
            if texts:
                own = work.catalogues.get((code, f"{document.section}/{document.slug}"))
                rows.append(_row(document.id, code, status(own, texts)))
    return rows


def _row(name: str, code: str, counts: Status) -> tuple[str, ...]:
    state = str(counts.kind) if counts.done or counts.fuzzy else "not begun"
    numbers = (counts.done, counts.fuzzy, counts.missing + counts.refused)
    return (name, code, state, *(str(n) for n in numbers))


def _languages(library: Library, asked: Sequence[str]) -> list[Language]:
    others = [x for x in library.languages if x.code != ENGLISH]
    for code in asked:
        if code not in {x.code for x in others}:
            known = ", ".join(x.code for x in others)
            raise CannotRunError(f"There is no language “{code}”.", f"There are: {known}.")
    return [x for x in others if not asked or x.code in asked]
