"""The text's stages: read, compose, check, hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from waymark.build.by_document import worked_out_apart
from waymark.build.one_document import catalogue_of, catalogues_of, parts_of, worked_out
from waymark.build.options import CannotRunError, Options
from waymark.build.work import Words, Work
from waymark.checks import Subject, check_library, excepted
from waymark.content import read_library
from waymark.editions import Edition
from waymark.exports import EXPORTERS
from waymark.model import (
    ENGLISH,
    Composed,
    Document,
    Effect,
    Finding,
    Library,
    Passage,
)
from waymark.translation import Catalogue, interface_words, library_words

Stage = Callable[[Work], Work]


def read(work: Work) -> Work:
    """The library and the words of each language.

    Raises :class:`CannotRunError` where there is no such folder, or it has no such language,
    audience or format as the options name.
    """
    options, work = work.options, read_english(work.options)
    library = work.library
    if library is None:
        return work
    known_options(options, library)
    words, names, findings = shared_words(library)
    return replace(work, words=words, names=names, findings=(*work.findings, *findings))


def read_in_english(work: Work) -> Work:
    """The library as if it were in English alone: nothing of a translation is opened.

    Raises :class:`CannotRunError` as :func:`read` does.
    """
    work = read_english(work.options)
    if work.library is None:
        return work
    library = in_english(work.library)
    words, names, findings = shared_words(library)
    known = replace(work, library=library, words=words, names=names)
    return replace(known, findings=(*work.findings, *findings))


def in_english(library: Library) -> Library:
    """A library without its translations."""
    return replace(
        library,
        languages=tuple(x for x in library.languages if x.code == ENGLISH),
        documents=tuple(for_languages(d, {ENGLISH}) for d in library.documents),
        catalogues={},
        reviews={},
    )


def for_languages(document: Document, codes: Collection[str]) -> Document:
    """A document that is asked for in some languages alone."""
    plans = (
        replace(plan, languages=tuple(c for c in plan.languages if c in codes))
        for plan in document.editions
    )
    return replace(document, editions=tuple(plans))


def read_texts(options: Options) -> Work:
    """The library with its translations read: all that these are counted by."""
    work = read(Work(options))
    if work.library is None:
        return work
    catalogues: dict[tuple[str, str], Catalogue] = {}
    findings = work.findings
    for document in work.library.documents:
        own, faults = catalogues_of(work.library, document)
        catalogues |= _by_name(document, own)
        findings += faults
    return replace(work, catalogues=catalogues, findings=findings)


def _by_name(document: Document, own: Mapping[str, Catalogue]) -> dict[tuple[str, str], Catalogue]:
    name = f"{document.section}/{document.slug}"
    return {(code, name): catalogue for code, catalogue in own.items()}


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


def compose_all(work: Work, executor: Executor | None = None) -> Work:
    """Every edition that the front matter asks for, with its facts.

    With an ``executor`` each document is worked on by itself, and what came of one that did not
    change is taken from the last build.
    """
    library = work.library
    if library is None:
        return work
    parts = tuple(parts_of(library, work.words))
    texts = (
        worked_out_apart(parts, work.options, executor)
        if executor
        else tuple(map(worked_out, parts))
    )
    catalogues: dict[tuple[str, str], Catalogue] = {}
    for document, own in zip(library.documents, texts, strict=True):
        catalogues |= _by_name(document, own.catalogues)
    found = [f for one in texts for f in one.unread]
    found += (f for one in texts for f in (*one.uncomposed, *one.unfinished))
    return replace(
        work,
        catalogues=catalogues,
        composed=tuple(c for one in texts for c in one.composed),
        finished=tuple(f for one in texts for f in one.finished),
        judged=tuple(f for one in texts for f in one.judged),
        told={d.id: t.told for d, t in zip(library.documents, texts, strict=True) if t.told},
        findings=once([*work.findings, *found]),
    )


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
        judged=work.judged,
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


def text_stages(executor: Executor | None = None) -> tuple[tuple[str, Stage], ...]:
    """From a library to texts that may be shown."""
    return (
        ("Reading", read),
        ("Composing", partial(compose_all, executor=executor)),
        ("Checking", check_all),
        ("Holding back", hold),
    )


def prepare(options: Options) -> Work:
    """All text stages: what ``check`` and ``status`` are made from."""
    work = Work(options)
    for _, stage in text_stages():
        work = stage(work)
    return work
