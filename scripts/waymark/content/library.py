"""A folder becomes a Library: every file of the design's section 2 that exists, read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from waymark.content import files
from waymark.content.accessibility_file import read_accessibility
from waymark.content.catalogues import read_catalogues
from waymark.content.companions import with_companions
from waymark.content.document_file import claimed_id, read_document
from waymark.content.evidence_file import EVIDENCE, EVIDENCE_CODES, read_evidence
from waymark.content.exemptions_file import EXEMPTIONS, EXEMPTIONS_FILE, read_exemptions
from waymark.content.facts_file import read_facts
from waymark.content.film_file import CAPTION_FILE, FILM, Media, film_document, read_film
from waymark.content.glossary_file import GLOSSARY, GLOSSARY_CODES, read_glossary
from waymark.content.images import LARGEST, check_image
from waymark.content.layout import (
    EVIDENCE_FILE,
    FILM_FILE,
    MEDIA_FOLDER,
    RECORD_FILE,
    SHARED_NAMES,
    Layout,
    sort_files,
)
from waymark.content.logo import logo_findings, logo_path
from waymark.content.pack_file import PACK
from waymark.content.packs import PACK_FILE, with_packs
from waymark.content.references import (
    Known,
    name_references,
    organisation_references,
    unique_documents,
)
from waymark.content.report import FACTS, SHARED, Family, Report, Vocabulary, nearest
from waymark.content.review_file import read_reviews
from waymark.content.shared_files import (
    read_audiences,
    read_groups,
    read_languages,
    read_organisation,
    read_sections,
)
from waymark.content.yaml_reader import read_yaml
from waymark.content.yaml_tree import Value
from waymark.model import (
    AccessibilityRecord,
    Document,
    Effect,
    Evidence,
    Exemption,
    Fact,
    Film,
    Finding,
    Library,
    Organisation,
    Section,
    Term,
    finding,
)

T = TypeVar("T")


def read_library(root: Path) -> tuple[Library | None, tuple[Finding, ...]]:
    """Reads a library and says all that is wrong with it, in the order of path and line.

    The library is ``None`` only where organisation, languages, audiences or groups have a fault:
    documents are read by their names. A document, fact, image or PO file with a fault is left out,
    and its finding says why.
    """
    reader = _Reader(root)
    library = reader.library()
    return library, tuple(sorted(reader.findings, key=lambda f: (f.path, f.line, f.column, f.code)))


def read_shared(root: Path) -> tuple[Library | None, tuple[Finding, ...]]:
    """A library without its documents: all that a site of releases takes from working files.

    No document, no document's translation and no working image is opened, so that nothing that is
    wrong with one can hold up what is released.
    """
    reader = _Reader(root, shared=True)
    library = reader.library()
    return library, tuple(sorted(reader.findings, key=lambda f: (f.path, f.line, f.column, f.code)))


class _Reader:
    """Reads one library: the findings gather here on the way."""

    def __init__(self, root: Path, *, shared: bool = False) -> None:
        self._root = root
        self._shared_only = shared
        paths, faults = files.listing(root)
        if shared:
            paths = tuple(p for p in paths if _is_shared(p))
            faults = tuple(f for f in faults if _is_shared(f.path))
        self._layout: Layout = sort_files(paths)
        self.findings: list[Finding] = list(faults)

    def library(self) -> Library | None:
        """The library; its shared files first, because documents are read by their names."""
        if not self._root.is_dir():
            message = f'There is no folder "{self._root}".'
            self._found(finding("LB005", ".", message, "Name the folder of a library."))
            return None
        for path in self._layout.strays:
            hint = nearest(path, SHARED_NAMES) if "/" not in path else ""
            self._found(finding("LB009", path, f'"{path}" is no file of a library.', hint))
        organisation = self._shared("organisation.yml", read_organisation)
        languages = self._shared("languages.yml", read_languages)
        audiences = self._shared("audiences.yml", read_audiences)
        groups = self._shared("groups.yml", read_groups)
        names = tuple(a.id for a in audiences or ())
        sections = self._shared("sections.yml", lambda t, r: read_sections(t, r, names))
        (facts, all_facts), images = self._facts(), self._images(organisation)
        if organisation is None or languages is None or audiences is None or groups is None:
            return None
        vocabulary = Vocabulary.of(languages, names, tuple(g.id for g in groups))
        documents, held = self._packs(*self._documents(vocabulary))
        ids = None if held or self._shared_only else frozenset(d.id for d in documents)
        known = Known(facts if all_facts else None, ids)
        self._found(*organisation_references(organisation, known))
        self._found(*logo_findings(organisation, self._layout.images, images))
        film = self._film(vocabulary)
        if film and ids is not None:
            self._found(*film_document(film, ids))
        addresses = frozenset(p.removesuffix(".md") for p in self._layout.documents)
        catalogues, faults = read_catalogues(
            self._root, self._layout.catalogues, vocabulary.languages, addresses
        )
        self._found(*faults)
        reviews, faults = read_reviews(self._root, self._layout.reviews, frozenset(catalogues))
        self._found(*faults)
        return Library(
            root=self._root,
            organisation=organisation,
            languages=languages,
            audiences=audiences,
            sections=_all_sections(sections or (), documents),
            groups=groups,
            facts=facts,
            documents=documents,
            catalogues=catalogues,
            images=images,
            held=held,
            film=film,
            accessibility=self._accessibility(bool(film and film.files)),
            reviews=reviews,
            glossary=self._glossary(vocabulary),
            exemptions=self._exemptions(),
            evidence=self._evidence(),
        )

    def _found(self, *findings: Finding) -> None:
        self.findings.extend(findings)

    def _tree(
        self, path: str, family: Family, codes: files.FaultCodes = files.SHARED_FILE
    ) -> Value | None:
        text, fault = files.read_text(self._root, path, codes)
        if text is None:
            self._found(*([fault] if fault else []))
            return None
        tree, faults = read_yaml(text, path, family)
        self._found(*faults)
        return tree

    def _shared(self, path: str, read: Callable[[Value, Report], T]) -> T | None:
        if path not in self._layout.shared:
            self._found(self._absent(path))
            return None
        tree = self._tree(path, SHARED)
        if tree is None:
            return None
        report = Report(SHARED)
        value = read(tree, report)
        self._found(*report.findings)
        return None if report.findings else value

    def _absent(self, path: str) -> Finding:
        """A shared file that was not listed is missing, or a link that must not be followed."""
        if any(f.path == path for f in self.findings):
            self.findings = [f for f in self.findings if f.path != path]
            message = f'"{path}" is a link that leads out of the library.'
            return finding("LB006", path, message, "Put the file itself here.")
        return finding("LB005", path, f'The file "{path}" is missing.')

    def _facts(self) -> tuple[dict[str, Fact], bool]:
        """The facts, and whether all that was written could be read."""
        before = len(self.findings)
        trees = [self._tree(path, FACTS) for path in self._layout.facts]
        facts, faults = read_facts(tree for tree in trees if tree is not None)
        self._found(*faults)
        return facts, len(self.findings) == before

    def _images(self, organisation: Organisation | None) -> dict[str, bytes]:
        """All images without a fault; among what is shared, the logo alone."""
        images: dict[str, bytes] = {}
        logo = logo_path(organisation) if organisation else ""
        for path in self._layout.images:
            if self._shared_only and path != logo:
                continue
            data, fault = files.read_bytes(self._root, path, LARGEST, files.IMAGE_FILE)
            fault = fault if data is None else check_image(path, data)
            if fault:
                self._found(fault)
            elif data is not None:
                images[path] = data
        return images

    def _exemptions(self) -> tuple[Exemption, ...]:
        path = self._layout.exemptions
        tree = self._tree(path, EXEMPTIONS, EXEMPTIONS_FILE) if path else None
        if tree is None:
            return ()
        report = Report(EXEMPTIONS)
        rows = read_exemptions(tree, report)
        self._found(*report.findings)
        return rows

    def _glossary(self, vocabulary: Vocabulary) -> tuple[Term, ...]:
        path = self._layout.glossary
        tree = self._tree(path, GLOSSARY, GLOSSARY_CODES) if path else None
        if tree is None:
            return ()
        report = Report(GLOSSARY, vocabulary)
        terms = read_glossary(tree, report)
        self._found(*report.findings)
        return terms

    def _evidence(self) -> Evidence | None:
        path = self._layout.evidence
        tree = self._tree(path, EVIDENCE, EVIDENCE_CODES) if path else None
        if tree is None:
            return None
        report = Report(EVIDENCE)
        evidence = read_evidence(tree, report)
        self._found(*report.findings)
        return evidence

    def _film(self, vocabulary: Vocabulary) -> Film | None:
        tree = self._tree(FILM_FILE, FILM) if self._layout.film else None
        if tree is None:
            return None
        report = Report(FILM, vocabulary)

        def media(path: str) -> Media | None:
            found = path in self._layout.media
            return Media(*files.size_and_head(self._root, path)) if found else None

        def text(path: str) -> tuple[str | None, Finding | None]:
            return files.read_text(self._root, path, CAPTION_FILE)

        film = read_film(tree, report, media, text)
        self._found(*report.findings)
        return film

    def _accessibility(self, film: bool) -> AccessibilityRecord | None:
        """The record; ``None`` where there is no such file, empty where it cannot be read."""
        if not self._layout.accessibility:
            return None
        record, faults = read_accessibility(self._root, film=film)
        self._found(*faults)
        return record

    def _documents(self, vocabulary: Vocabulary) -> tuple[tuple[Document, ...], frozenset[str]]:
        """The documents, and the ids of those that a fault holds (as far as they can be told)."""
        read: list[Document] = []
        held: set[str] = set()
        for path in self._layout.documents:
            text, fault = files.read_text(self._root, path, files.DOCUMENT)
            document, faults = None, tuple([fault] if fault else [])
            if text is not None:
                faults = name_references(path, vocabulary.audiences)
                siblings = self._companions(path)
                document, more = read_document(path, text, vocabulary, siblings)
                faults += more
            if document and not faults:
                document, faults = with_companions(self._root, document)
            self._found(*faults)
            if document and not any(f.effect is not Effect.WARN for f in faults):
                read.append(document)
            else:
                held.add(claimed_id(path, text or ""))
        documents, faults = unique_documents(read)
        self._found(*faults)
        used = {path for d in read for path in d.paths}
        used |= {path for d in read for r in d.recordings for path in r.paths}
        for path in self._layout.companions:
            if path not in used and not held:
                message = f'No document names "{path}" among its companions.'
                self._found(finding("LB009", path, message, "Name it, or delete it."))
        return documents, frozenset(held)

    def _packs(
        self, documents: tuple[Document, ...], held: frozenset[str]
    ) -> tuple[tuple[Document, ...], frozenset[str]]:
        """The documents with the packs that they present; a faulty pack holds its document."""
        if self._shared_only:
            return documents, held
        trees = {path: self._tree(path, PACK, PACK_FILE) for path in self._layout.packs}
        whole, more, faults = with_packs(trees, documents, held)
        self._found(*faults)
        return whole, held | more

    def _companions(self, path: str) -> frozenset[str]:
        folder = path.partition("/")[0]
        return frozenset(
            name
            for section, _, name in (c.partition("/") for c in self._layout.companions)
            if section == folder
        )


def _is_shared(path: str) -> bool:
    top, _, rest = path.partition("/")
    words = top == "translations" and rest.partition("/")[2] in ("library.po", "interface.po")
    film = path == FILM_FILE or path.startswith(MEDIA_FOLDER)
    shared = path in (*SHARED_NAMES, RECORD_FILE, EVIDENCE_FILE) or top in ("facts", "images")
    return shared or words or film


def _all_sections(
    named: tuple[Section, ...], documents: tuple[Document, ...]
) -> tuple[Section, ...]:
    """The sections of ``sections.yml``, then other folders by name, titled with that name."""
    known = {section.id for section in named}
    others = sorted({d.section for d in documents} - known)
    return (*named, *(Section(id, id.replace("-", " ").capitalize()) for id in others))
