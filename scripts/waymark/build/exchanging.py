"""A library's texts to translators and back: which document, which language, what is written."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from waymark.build.catalogues import catalogues_for
from waymark.build.options import CannotRunError
from waymark.build.work import Work
from waymark.editions import select
from waymark.facts import plain
from waymark.markup import html_tree, render, resolve_links, skeleton
from waymark.model import ENGLISH, Document, Finding, Library, SourceText, TranslationKind
from waymark.model import finding as found
from waymark.translation import exchange, read_catalogue

LIBRARY = "library"
"""The name of the file with the library's own words, in the place of a document's."""

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_FAULTS = ("TR003", "TR010", "TR013")


@dataclass(frozen=True, slots=True)
class ForTranslator:
    """One file that goes out, under the name that it is best given."""

    name: str
    data: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a translator's file.

    ``path`` is the PO file's in the library, empty where the file was not read; ``po_text`` what to
    write there, empty where nothing changes. ``marked``
    is the copy to send back, or empty where no row was refused. Counts are of rows.
    """

    findings: tuple[Finding, ...]
    path: str = ""
    po_text: str = ""
    used: int = 0
    same: int = 0
    refused: int = 0
    marked: bytes = b""


def exported(work: Work, name: str, code: str, format: str) -> ForTranslator:
    """One document's texts in a language. ``name`` is its id or section/slug, or ``library``.

    Raises :class:`CannotRunError` for a name or language that there is not, and for a PO file that
    must be mended first.
    """
    target = _target(work, name, code)
    if format == "po":
        data = target.po_text.encode()
    elif format == "xliff":
        data = exchange.write_xliff(target.sheet, facts_in_english(work))
    elif format == "docx":
        data = exchange.write_docx(target.sheet, facts_in_english(work))
    else:
        data = _preview(work, target, code)
    ending = {"xliff": "xlf"}.get(format, format)
    return ForTranslator(f"{target.sheet.document}.{code}.{ending}", data, len(target.sheet.rows))


def exportable(work: Work, code: str) -> tuple[str, ...]:
    """The names of all that is translated into a language: documents by id, and ``library``."""
    library = _library(work)
    files = catalogues_for(work, (code,))
    ids = [d.id for d in library.documents if _path(d, code) in files]
    return (*ids, LIBRARY)


def imported(
    work: Work, data: bytes, path: str, kind: TranslationKind, *, replace: bool = False
) -> Imported:
    """Use what is good of a translator's file. ``path`` is its name, for findings alone.

    ``kind`` says who translated: MACHINE or HUMAN. Findings: TR004–TR008, TR025–TR034.
    """
    file = exchange.read_file(data, path)
    if isinstance(file, Finding):
        return Imported((file,))
    try:
        target = _target(work, _name(_library(work), file), file.language)
    except CannotRunError as error:
        said = "" if file.document else "The file no longer says which document it is of. "
        return Imported((found("TR026", path, f"{said}{error.message}", error.hint),))
    terms = exchange.Terms(target.editions, skeleton, facts_in_english(work), replace)
    taken = exchange.take(file, target.sheet, terms)
    po_text = exchange.with_texts(target.po_text, taken.texts, kind, whole=taken.whole)
    return Imported(
        taken.findings,
        target.sheet.path,
        po_text if po_text != target.po_text else "",  # nothing is written where nothing changes
        used=len(taken.texts),
        same=taken.same,
        refused=taken.refused,
        marked=file.marked(taken.marks) if taken.refused else b"",
    )


def _preview(work: Work, target: _Target, code: str) -> bytes:
    """The editions of a document as they stand now, in that language."""
    library = _library(work)
    language = library.language(code)
    views = []
    for one in work.finished:
        if (one.composed.document, one.language) == (target.sheet.document, code):
            body = resolve_links(one.body, lambda _id, _fragment: None, code)[0]
            tree = html_tree(render(body.text, language=code, direction=language.direction.value))
            audience = library.audience(one.audience).label
            views.append(exchange.EditionView(audience, one.title, one.summary, tree))
    pictures = {
        path: f"data:{_TYPES[ending]};base64,{b64encode(data).decode()}"
        for path, data in library.images.items()
        if (ending := path.rpartition(".")[2].lower()) in _TYPES
    }
    facts = facts_in_english(work)
    remarks = _remarks(work, target, code)
    return exchange.write_preview(target.sheet, target.kind, views, remarks, pictures, facts)


def _remarks(work: Work, target: _Target, code: str) -> dict[str, list[str]]:
    """What ``check`` says of single texts of the PO file as it is on disk, by row id."""
    path = target.sheet.path
    catalogue = work.catalogues.get((code, path.removeprefix(f"translations/{code}/")[:-3]))
    if catalogue is None:
        return {}
    said: dict[int, list[str]] = {}
    for one in work.findings:
        if one.path == path and one.line > 1:
            said.setdefault(one.line, []).append(one.message)
    entries = ((row.id, catalogue.entry(*row.key)) for row in target.sheet.rows)
    return {id: said[entry.line] for id, entry in entries if entry and entry.line in said}


def facts_in_english(work: Work) -> Mapping[str, str]:
    """What each placeholder stands for today, for people who read it among English words."""
    library = _library(work)
    english, words = library.language(ENGLISH), work.words.get(ENGLISH, {})
    return {key: plain(fact, english, words) for key, fact in library.facts.items()}


@dataclass(frozen=True, slots=True)
class _Target:
    """The PO file that is exchanged, up to date, and the English that it is of."""

    sheet: exchange.Worksheet
    po_text: str
    kind: TranslationKind
    editions: tuple[SourceText, ...]


def _target(work: Work, name: str, code: str) -> _Target:
    library = _library(work)
    files = catalogues_for(work, (code,))
    document = library.document(name)
    path = _path(document, code) if document else f"translations/{code}/library.po"
    if (document is None and name != LIBRARY) or path not in files:
        message = f"“{name}” has no texts in “{code}”." if document else f"There is no “{name}”."
        raise CannotRunError(message, f"There are: {', '.join(exportable(work, code))}.")
    file = f"{document.section}/{document.slug}" if document else LIBRARY
    reviews = library.reviews.get((code, file), {})
    catalogue, findings = read_catalogue(files[path], path, code, reviews)
    if faults := [f for f in findings if f.code in _FAULTS]:
        raise CannotRunError(
            f"{path} must be mended first.", "\n".join(f.as_line() for f in faults)
        )
    title = document.title if document else library.organisation.site_name
    rows = exchange.worksheet(
        document.id if document else LIBRARY,
        title,
        files[path],
        catalogue,
        library.language(code),
    )
    editions = _editions(library, document, code) if document else ()
    return _Target(rows, files[path], catalogue.state, editions)


def _editions(library: Library, document: Document, code: str) -> tuple[SourceText, ...]:
    known = tuple(a.id for a in library.audiences)
    plans = [p for p in document.editions if code in p.languages]
    return tuple(select(document, plan.audience, known)[0] for plan in plans)


def _name(library: Library, file: exchange.ReturnedFile) -> str:
    """The document of a file: PO files name its text (``leaflets/worried.md``), others its id."""
    paths = {d.path: d.id for d in library.documents}
    return paths.get(file.document, file.document)


def _path(document: Document, code: str) -> str:
    return f"translations/{code}/{document.section}/{document.slug}.po"


def _library(work: Work) -> Library:
    assert work.library is not None
    return work.library
