"""What comes of one document alone: its translations read, its editions composed and finished.

A document is worked on with nothing but its own part of the library: so the digest of that part
holds all that the result rests on, and another process can do it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from waymark.build.notices import with_end
from waymark.checks import Texts, Told, check_texts, told_by
from waymark.editions import compose
from waymark.facts import filled, finish
from waymark.model import ENGLISH, Composed, Document, Finding, Finished, Library, SourceText
from waymark.translation import Catalogue, read_catalogue

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One document with what its editions are made from, and the words of each language.

    ``selection`` is the digest (SHA-256, hex) of all that composed texts rest on, ``whole`` that of
    all that finished ones and findings do.
    """

    library: Library
    words: Words
    selection: str
    whole: str

    @property
    def document(self) -> Document:
        """The one document."""
        return self.library.documents[0]


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """A document's catalogues by language, its editions, and what was found on the way.

    ``unread`` is wrong with PO files, ``uncomposed`` with blocks and translations, ``unfinished``
    with facts; ``judged`` is what :func:`waymark.checks.check_texts` says, ``told`` what it may say
    to whom.
    """

    selection: str
    whole: str
    catalogues: Mapping[str, Catalogue]
    unread: tuple[Finding, ...]
    composed: tuple[Composed, ...]
    uncomposed: tuple[Finding, ...]
    finished: tuple[Finished, ...] = ()
    unfinished: tuple[Finding, ...] = ()
    judged: tuple[Finding, ...] = ()
    told: Told | None = None


def parts_of(library: Library, words: Words) -> Iterator[Part]:
    """The part of each document, in their order."""
    shared = replace(
        library,
        root=Path(),
        documents=(),
        catalogues={},
        images={},
        held=frozenset(),
        film=None,
        reviews={},
        exemptions=(),
        accessibility=None,
        evidence=None,
    )
    selecting = _digest(repr(replace(shared, facts={})))
    finishing = _digest(repr(shared), repr(words))
    names = {f"{d.section}/{d.slug}" for d in library.documents}
    catalogues: dict[str, dict[tuple[str, str], str]] = {name: {} for name in names}
    for key, text in library.catalogues.items():
        if key[1] in names:
            catalogues[key[1]][key] = text
    for document in library.documents:
        own = catalogues[f"{document.section}/{document.slug}"]
        reviews = {key: library.reviews[key] for key in own if key in library.reviews}
        written = (repr(document), repr(own), repr(reviews))
        yield Part(
            replace(shared, documents=(document,), catalogues=own, reviews=reviews),
            words,
            _digest(selecting, *written),
            _digest(finishing, *written),
        )


def worked_out(part: Part, before: DocumentTexts | None = None) -> DocumentTexts:
    """All that comes of a part. ``before`` is what came of it earlier: its composed texts are
    taken, where they rest on the same."""
    same = before is not None and before.selection == part.selection
    return _judged(part, _finished(part, before if same and before else composed_texts(part)))


def finished_texts(part: Part) -> tuple[Finished, ...]:
    """The finished editions alone."""
    return _finished(part, composed_texts(part)).finished


def catalogues_of(
    library: Library, document: Document
) -> tuple[dict[str, Catalogue], tuple[Finding, ...]]:
    """The translations of a document, for each language that an audience's edition goes to."""
    name = f"{document.section}/{document.slug}"
    found: dict[str, Catalogue] = {}
    findings: tuple[Finding, ...] = ()
    for code in (x.code for x in library.languages if x.code != ENGLISH):
        if any(code in plan.languages for plan in document.editions):
            catalogue, faults = catalogue_of(library, code, name)
            findings += faults
            if catalogue is not None:
                found[code] = catalogue
    return found, findings


def catalogue_of(
    library: Library, code: str, name: str
) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """A translation of the library by language and name (``leaflets/worried``), if there is one."""
    text = library.catalogues.get((code, name))
    if text is None:
        return None, ()
    reviews = library.reviews.get((code, name), {})
    return read_catalogue(text, f"translations/{code}/{name}.po", code, reviews)


def composed_texts(part: Part) -> DocumentTexts:
    """The editions that the front matter asks for, with placeholders; they see no fact."""
    library = replace(part.library, facts={})
    catalogues, unread = catalogues_of(library, part.document)
    composed: list[Composed] = []
    once = _Once()
    findings: list[Finding] = []
    for plan in part.document.editions:
        for code in plan.languages:
            language, catalogue = library.language(code), catalogues.get(code)
            one, faults = compose(library, part.document, plan.audience, language, catalogue)
            findings += faults
            if one is not None:
                composed.append(replace(one, body=once(one.body)))
    return DocumentTexts(part.selection, "", catalogues, unread, tuple(composed), tuple(findings))


class _Once:
    """A line or a body that several texts of a document have, as one object: so it is kept and
    loaded once. Audiences are told much the same, and few lines hold a fact.

    ``bodies`` are texts whose lines are known already.
    """

    def __init__(self, bodies: Iterable[SourceText] = ()) -> None:
        self.lines = {line: line for body in bodies for line in body.lines}
        self.bodies: dict[SourceText, SourceText] = {}

    def __call__(self, body: SourceText) -> SourceText:
        lines = tuple(self.lines.setdefault(line, line) for line in body.lines)
        own = replace(body, lines=lines)
        return self.bodies.setdefault(own, own)


def _finished(part: Part, texts: DocumentTexts) -> DocumentTexts:
    library, document = part.library, part.document
    finished: list[Finished] = []
    once = _Once(composed.body for composed in texts.composed)
    findings: list[Finding] = []
    for composed in texts.composed:
        facts = filled(library.facts, document, composed.fact_keys)
        language = library.language(composed.language)
        one, faults = finish(composed, facts, language, part.words[composed.language])
        # What a shell leaves open is for its notices to fill in.
        findings += [f for f in faults if not (document.shell and f.code == "FA005")]
        if one is not None:
            one = with_end(one, document.notice, library, part.words)
            finished.append(replace(one, body=once(one.body)))
    return replace(texts, whole=part.whole, finished=tuple(finished), unfinished=tuple(findings))


def _judged(part: Part, texts: DocumentTexts) -> DocumentTexts:
    name = f"{part.document.section}/{part.document.slug}"
    catalogues = {(code, name): c for code, c in texts.catalogues.items()}
    return replace(
        texts,
        judged=check_texts(Texts(part.library, texts.composed, catalogues)),
        told=told_by(part.document, texts.catalogues, part.library, part.words),
    )


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % len(data) + data)
    return digest.hexdigest()
