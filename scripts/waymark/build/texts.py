"""The text's stages: read, compose, finish, check, hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from waymark.build.notices import with_end
from waymark.build.options import CannotRunError, Options
from waymark.build.work import Words, Work
from waymark.checks import Subject, check_library, excepted
from waymark.content import read_library
from waymark.editions import Edition, compose
from waymark.exports import EXPORTERS
from waymark.facts import filled, finish
from waymark.model import (
    ENGLISH,
    Composed,
    Document,
    Effect,
    Finding,
    Finished,
    Library,
    Passage,
)
from waymark.translation import Catalogue, interface_words, library_words, read_catalogue


def read(work: Work) -> Work:
    """The library, the words of each language, and the translations.

    Raises :class:`CannotRunError` where there is no such folder, or it has no such language,
    audience or format as the options name.
    """
    options, work = work.options, read_english(work.options)
    library = work.library
    if library is None:
        return work
    known_options(options, library)
    words, names, findings = shared_words(library)
    findings = (*work.findings, *findings)
    catalogues = {}
    for document in library.documents:
        name = f"{document.section}/{document.slug}"
        for code in (x.code for x in library.languages if x.code != ENGLISH):
            if any(code in p.languages for p in document.editions):
                catalogue, faults = catalogue_of(library, code, name)
                findings += faults
                if catalogue is not None:
                    catalogues[code, name] = catalogue
    return replace(
        work, library=library, findings=findings, words=words, names=names, catalogues=catalogues
    )


def read_english(options: Options) -> Work:
    """The library alone: all that translators' files are made from.

    Raises :class:`CannotRunError` where there is no such folder.
    """
    if not options.content.is_dir():
        raise CannotRunError(
            f"There is no folder {options.content}.", "Name your library: --content DIR."
        )
    library, findings = read_library(options.content)
    return Work(options, library=library, findings=findings, stopped=library is None)


def known_options(options: Options, library: Library) -> None:
    """Raises :class:`CannotRunError` where the options name what the library does not have."""
    _known("language", options.languages, [x.code for x in library.languages])
    _known("audience", options.audiences, [x.id for x in library.audiences])
    _known("format", options.formats, [str(f) for f in EXPORTERS])


def shared_words(
    library: Library,
) -> tuple[dict[str, Words], dict[str, Mapping[str, Passage]], tuple[Finding, ...]]:
    """The interface words and the library's own names in each language."""
    words: dict[str, Words] = {}
    names: dict[str, Mapping[str, Passage]] = {}
    findings: tuple[Finding, ...] = ()
    for code in (x.code for x in library.languages):
        override = library.catalogues.get((code, "interface"), "")
        words[code], faults = interface_words(code, override)
        findings += faults
        shared, faults = catalogue_of(library, code, "library")
        findings += faults
        names[code] = library_words(library, shared)
        words[code] = {**words[code], **_fact_labels(library, names[code])}
    return words, names, findings


def _fact_labels(library: Library, names: Mapping[str, Passage]) -> Words:
    """What places to fill in are called in the language, where they are translated."""
    contexts = (fact.label_context for fact in library.facts.values())
    found = ((context, names[context]) for context in contexts if context in names)
    return {context: name.text for context, name in found if name.language != ENGLISH}


def _known(what: str, asked: Iterable[str], there: list[str]) -> None:
    for name in asked:
        if name not in there:
            raise CannotRunError(f"There is no {what} “{name}”.", f"There are: {', '.join(there)}.")


def catalogue_of(
    library: Library, code: str, name: str
) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """A translation of the library by language and name (``leaflets/worried``), if there is one."""
    text = library.catalogues.get((code, name))
    if text is None:
        return None, ()
    path, reviews = f"translations/{code}/{name}.po", library.reviews.get((code, name), {})
    if reviews:
        return read_catalogue(text, path, code, reviews)
    return _unreviewed(text, path, code)


@lru_cache(maxsize=4096)  # of most files nothing changes from one save to the next
def _unreviewed(text: str, path: str, code: str) -> tuple[Catalogue, tuple[Finding, ...]]:
    return read_catalogue(text, path, code)


def compose_all(work: Work) -> Work:
    """Every edition that the front matter asks for, as Composed."""
    library = work.library
    if library is None:
        return work
    composed: list[Composed] = []
    findings = list(work.findings)
    for document in library.documents:
        name = f"{document.section}/{document.slug}"
        for plan in document.editions:
            for code in plan.languages:
                catalogue = work.catalogues.get((code, name))
                one, faults = compose(
                    library, document, plan.audience, library.language(code), catalogue
                )
                findings += faults
                if one is not None:
                    composed.append(one)
    return replace(work, composed=tuple(composed), findings=once(findings))


def finish_all(work: Work) -> Work:
    """Every composed edition with its facts."""
    library = work.library
    if library is None:
        return work
    finished: list[Finished] = []
    findings = list(work.findings)
    for composed in work.composed:
        language = library.language(composed.language)
        document = library.document(composed.document)
        facts = filled(library.facts, document, composed.fact_keys)
        one, faults = finish(composed, facts, language, work.words[composed.language])
        # What a shell leaves open is for its notices to fill in.
        findings += [f for f in faults if not (document and document.shell and f.code == "FA005")]
        if one is not None:
            notice = document.notice if document else None
            finished.append(with_end(one, notice, library, work.words))
    return replace(work, finished=tuple(finished), findings=once(findings))


def check_all(work: Work) -> Work:
    """The findings of the table of checks, without those that the library lets stand."""
    if work.library is None:
        return work
    subject = Subject(
        library=work.library,
        composed=work.composed,
        makeable=frozenset(EXPORTERS),
        today=work.options.today,
        now=work.options.moment,
        catalogues=work.catalogues,
    )
    found = once([*work.findings, *check_library(subject)])
    counted, logged = excepted(found, work.library.exemptions)
    return replace(work, findings=counted, excepted=logged)


def hold(work: Work) -> Work:
    """Leave out what findings hold: all editions of a document, or those of one PO file.

    What links there stays: the words of such a link stand without it (LK008).
    """
    if work.library is None:
        return work
    documents = {d.id: d for d in work.library.documents}
    held = {f.path for f in work.findings if f.effect is Effect.HOLD}
    return replace(
        work,
        finished=tuple(f for f in work.finished if not _is_held(f.composed, documents, held)),
        stopped=work.stopped or work.has_stop,
    )


def _is_held(composed: Composed, documents: dict[str, Document], held: set[str]) -> bool:
    document = documents[composed.document]
    po = f"translations/{composed.language}/{document.section}/{document.slug}.po"
    return po in held or any(path in held for path in document.paths)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without repetitions: one fault in the English text shows in every edition."""
    return tuple(dict.fromkeys(findings))


def chosen(work: Work) -> frozenset[Edition]:
    """The finished editions that the options select."""
    return frozenset(e for e in work.editions if is_asked(work.options, e))


def is_asked(options: Options, edition: Edition) -> bool:
    """Whether the options select an edition."""
    return (not options.languages or edition.language in options.languages) and (
        not options.audiences or edition.audience in options.audiences
    )


TEXT_STAGES = (
    ("Reading", read),
    ("Composing", compose_all),
    ("Filling in facts", finish_all),
    ("Checking", check_all),
    ("Holding back", hold),
)


def read_texts(options: Options) -> Work:
    """The first of the text stages: all that translations are counted by."""
    return read(Work(options))


def prepare(options: Options) -> Work:
    """All text stages: what ``check`` and ``status`` are made from."""
    work = Work(options)
    for _, stage in TEXT_STAGES:
        work = stage(work)
    return work
