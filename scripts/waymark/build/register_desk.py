"""A document laid out for an act on its editions, and the act recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waymark.build.options import CannotRunError, Options
from waymark.build.pack_texts import released_parts, with_part_texts
from waymark.build.register_store import (
    Records,
    read_records,
    registers_locked,
    released_images,
    write,
    write_addresses,
)
from waymark.build.texts import prepare
from waymark.build.work import Work
from waymark.editions import Decision, Draft, Refusal, freeze, translate
from waymark.model import (
    ENGLISH,
    Composed,
    Document,
    Effect,
    Finding,
    Frozen,
    Library,
    Register,
)
from waymark.translation import Catalogue, read_catalogue

Translated = tuple[Composed | None, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What is laid out: the working texts, the registers, and one document's draft."""

    work: Work
    records: Records
    library: Library
    draft: Draft

    @property
    def audiences(self) -> tuple[str, ...]:
        """The audiences of the working text, then those of earlier releases."""
        released = (f.composed.audience for f in self.draft.released)
        return tuple(dict.fromkeys([*self.draft.texts, *released]))

    def working(self, audience: str, language: str) -> Composed | None:
        """The working text, if it can be made."""
        return next(
            (
                c
                for c in self.work.composed
                if (c.document, c.audience, c.language) == (self.draft.id, audience, language)
            ),
            None,
        )

    def translated(self, language: str) -> dict[str, Translated]:
        """The English texts that readers have now, in another language, by audience, with findings.

        Only what was reviewed is taken: elsewhere the English stands in.

        Raises :class:`CannotRunError` for a language that the library does not have.
        """
        codes = [x.code for x in self.library.languages if x.code != ENGLISH]
        if language not in codes:
            raise CannotRunError(
                f"There is no language “{language}”.", f"There are: {', '.join(codes)}."
            )
        texts: dict[str, Translated] = {}
        for audience in dict.fromkeys(f.composed.audience for f in self.draft.released):
            english = self.draft.current(audience)
            if english is not None and self._asks_for(english, language):
                catalogue = self._catalogue(english, language)
                texts[audience] = translate(english, self.library.language(language), catalogue)
        return texts

    def _asks_for(self, english: Frozen, language: str) -> bool:
        audience = english.composed.audience
        documents = [d for d in (english.document, self.draft.document) if d]
        return any((p := d.plan(audience)) and language in p.languages for d in documents)

    def _catalogue(self, english: Frozen, language: str) -> Catalogue | None:
        """What is reviewed of the PO file where the document lies now, else of where it lay."""
        places = [d for d in (self.draft.document, english.document) if d]
        for name in (f"{d.section}/{d.slug}" for d in places):
            text = self.library.catalogues.get((language, name))
            if text is not None:
                path = f"translations/{language}/{name}.po"
                reviews = self.library.reviews.get((language, name), {})
                return read_catalogue(text, path, language, reviews)[0].reviewed_only()
        return None


def lay_out_desk(options: Options, name: str) -> Desk:
    """Everything that an act on the editions of a document needs. ``name``: id or section/slug.

    Raises :class:`CannotRunError` where there is no such document, or where the shared files of
    the library cannot be read.
    """
    work = prepare(options)
    return _desk(work, read_records(options.content, options.today), name)


def desks(options: Options, name: str = "") -> tuple[Desk, ...]:
    """The same for every document that is written or was ever released, or for one."""
    if name:
        return (lay_out_desk(options, name),)
    work = prepare(options)
    records = read_records(options.content, options.today)
    written = [d.id for d in work.library.documents] if work.library else []
    names = dict.fromkeys([*written, *(r.document for r in records.registers)])
    return tuple(_desk(work, records, id) for id in names)


def _desk(work: Work, records: Records, name: str) -> Desk:
    library = work.library
    if library is None:
        raise CannotRunError("The library cannot be read.", _lines(work.findings))
    document = library.document(name)
    register = records.register(document.id if document else name)
    if document is None and register is None:
        raise _unknown(name, library, records, work.findings)
    id = document.id if document else register.document if register else name
    if register is None:
        register = _begin(document, records)
    draft = Draft(
        id=id,
        library=library,
        document=document,
        register=register,
        today=work.options.today,
        texts=_texts(work, library, document),
        released=records.texts(id),
        faults=tuple(
            f
            for f in work.findings
            if f.effect is Effect.STOP
            or (f.effect is Effect.HOLD and document and f.path in document.paths)
        ),
        parts=released_parts(records, document) if document else {},
    )
    return Desk(work, records, library, draft)


def act(options: Options, name: str, deed: Callable[[Desk], Decision]) -> tuple[Desk, Decision]:
    """Lay a document out, decide, and record the decision, while no other process can.

    A register that was changed by hand takes nothing more before it is mended.
    """
    if not options.content.is_dir():
        raise CannotRunError(
            f"There is no folder {options.content}.", "Name your library: --content DIR."
        )
    with registers_locked(options.content):
        desk = lay_out_desk(options, name)
        tampered = _tampered(desk)
        decision = Decision(refusals=tampered) if tampered else deed(desk)
        if decision.register is not None:
            images = {**_images(desk), **released_images(options.content, desk.draft.released)}
            write(options.content, desk.draft.register, decision.register, decision.frozen, images)
            write_addresses(options.content, read_records(options.content, options.today))
    return desk, decision


def _texts(work: Work, library: Library, document: Document | None) -> dict[str, Frozen]:
    return {
        c.audience: freeze(
            c, with_part_texts(work, document, c.audience), library.facts, library.images
        )
        for c in work.composed
        if document and c.document == document.id and c.language == ENGLISH
    }


def _begin(document: Document | None, records: Records) -> Register:
    """A new register; a folder that another document's register has cannot be taken."""
    assert document is not None
    path = f"register/{document.section}/{document.slug}/register.yml"
    faults = tuple(f for f in records.findings if f.path == path)
    if faults:
        raise CannotRunError(f"The register of {document.id} cannot be read.", _lines(faults))
    if any(r.path == path for r in records.registers):
        raise CannotRunError(
            f"{path} is not the register of {document.id}.", "A document keeps its id: restore it."
        )
    return Register(path, document.id, document.section, document.slug)


def _tampered(desk: Desk) -> tuple[Refusal, ...]:
    folder = desk.draft.register.folder
    images = {
        f"register/images/{digest}"
        for text in desk.draft.released
        for digest in text.images.values()
    }
    return tuple(
        Refusal(f"{f.path}:{f.line}: {f.code} {f.message}", f.hint)
        for f in desk.records.findings
        if f.effect is not Effect.WARN
        and (f.path.startswith(f"{folder}/") or f.path.rpartition(".")[0] in images)
    )


def _images(desk: Desk) -> dict[str, bytes]:
    """The library's images by SHA-256, as the working texts name them."""
    library = desk.library.images
    return {
        digest: library[path]
        for text in desk.draft.texts.values()
        for path, digest in text.images.items()
        if path in library
    }


def _unknown(
    name: str, library: Library, records: Records, findings: tuple[Finding, ...]
) -> CannotRunError:
    """Nothing has this name; or its file has a fault, which is then shown."""
    if name in library.held or any(f.path == f"{name}.md" for f in findings):
        own = tuple(f for f in findings if f.effect is not Effect.WARN)
        return CannotRunError(f"The text of “{name}” cannot be read.", _lines(own))
    known = dict.fromkeys(
        [*(d.id for d in library.documents), *(r.document for r in records.registers)]
    )
    return CannotRunError(f"There is no document “{name}”.", f"There are: {', '.join(known)}.")


def _lines(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f.as_line() for f in findings)
