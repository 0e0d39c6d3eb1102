"""The translators' files of a library: what they should hold now, and how far they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.build.options import CannotRunError
from waymark.build.work import Work
from waymark.content import REVIEW_SUFFIX, review_text
from waymark.editions import select
from waymark.model import ENGLISH, Document, Language, Library
from waymark.translation import (
    Glossary,
    Reading,
    Sheet,
    Text,
    document_texts,
    library_sheet,
    read_catalogue,
    reviewed,
    update_all,
    without_header,
)

_DAMAGED = "\ufffd"  # what reading leaves where a character is broken


def catalogues_for(work: Work, languages: Sequence[str] = ()) -> dict[str, str]:
    """The PO files of these languages (all, if none is named), by their path in the library.

    One that cannot be read whole is not among them: it is mended by hand first (TR003).

    Raises :class:`CannotRunError` for a language that the library does not have.
    """
    library = work.library
    assert library is not None
    glossary = Glossary(library.glossary)
    files: dict[str, str] = {}
    for language in _languages(library, languages):
        code = language.code
        sheets = {"library": library_sheet(library, library.catalogues.get((code, "library")))}
        for document in library.documents:
            texts = texts_of(library, document, code)
            if texts:
                name = f"{document.section}/{document.slug}"
                existing = library.catalogues.get((code, name))
                sheets[name] = Sheet(texts, existing, document.path)
        written = update_all(tuple(sheets.values()), language, glossary)
        for name, text in zip(sheets, written, strict=True):
            if _DAMAGED not in text:
                files[f"translations/{code}/{name}.po"] = text
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


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review to be recorded: the files to write, by their path in the library, and what it says.

    ``path`` is the PO file's, ``record`` that of the record beside it.
    """

    path: str
    record: str
    files: Mapping[str, str]
    reading: Reading


def reviewed_catalogue(work: Work, name: str, code: str, role: str, day: date) -> Reviewed:
    """The review of a document's PO file as it is now, string by string.

    ``name`` is a document's id or section/slug, or ``library``. A review that an earlier form of
    the record kept in the PO file's header is taken over. Raises :class:`CannotRunError` where
    there is no such file, or where it cannot be read whole.
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
    kept = library.reviews.get((code, file), {})
    catalogue, findings = read_catalogue(text, path, code, kept)
    plain = without_header(text)
    faults = [f for f in findings if f.code in ("TR003", "TR010", "TR013")]
    if plain is None or faults:
        raise CannotRunError(
            f"{path} has faults that a review would not mend.",
            "\n".join(f.as_line() for f in faults),
        )
    reading = reviewed(catalogue, kept, role, day)
    record = f"translations/{code}/{file}{REVIEW_SUFFIX}"
    # The record first: a header whose record is not yet beside it would lose the review.
    files = {record: review_text(reading.reviews), path: plain}
    return Reviewed(path, record, files, reading)


def _languages(library: Library, asked: Sequence[str]) -> list[Language]:
    others = [x for x in library.languages if x.code != ENGLISH]
    for code in asked:
        if code not in {x.code for x in others}:
            known = ", ".join(x.code for x in others)
            raise CannotRunError(f"There is no language “{code}”.", f"There are: {known}.")
    return [x for x in others if not asked or x.code in asked]
