"""The files of a pack's parts: in which language each is given, what it is called in the ZIP, and
copies whose links lead to their neighbours there (design 7)."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from waymark.build.layout import packed_tree
from waymark.build.work import FileOrder, Work, edition_of
from waymark.editions import Edition, file_suffix, page_address
from waymark.exports import EXPORTERS
from waymark.markup import linked_ids
from waymark.model import (
    ENGLISH,
    FileRecord,
    Finished,
    Format,
    LessonPack,
    PackPart,
    PartRole,
)


@dataclass(frozen=True, slots=True)
class GivenPart:
    """A part, the text that is given of it (``None``: it is not published now), and its files'
    paths in the ZIP. ``others`` are the same in all other languages, of a part for parents: whoever
    fetches a pack in English has parents who read Polish."""

    part: PackPart
    finished: Finished | None
    paths: Mapping[Format, str]
    others: tuple[tuple[Finished, Mapping[Format, str]], ...] = ()

    @property
    def texts(self) -> Iterator[tuple[Finished, Mapping[Format, str]]]:
        """Each text that is given, with its paths."""
        if self.finished is not None:
            yield self.finished, self.paths
            yield from self.others


def packs(work: Work) -> Iterator[tuple[Finished, LessonPack]]:
    """Every text that presents a pack."""
    for finished in work.finished:
        pack = work.document(finished).pack
        if pack is not None:
            yield finished, pack


def given_parts(work: Work, presented: Finished, pack: LessonPack) -> tuple[GivenPart, ...]:
    """The parts for the readers of a pack's text: in its language, else in English."""
    there = {edition_of(f.composed): f for f in work.finished}
    found = []
    for number, part in enumerate(pack.parts, 1):
        own = Edition(part.document, presented.audience, presented.language)
        finished = there.get(own) or there.get(replace(own, language=ENGLISH))
        paths = dict(_paths(work, number, part, finished)) if finished else {}
        others = (
            (other, dict(_paths(work, number, part, other)))
            for edition, other in there.items()
            if part.role is PartRole.PARENT
            and (edition.document, edition.audience) == (own.document, own.audience)
            and other is not finished
        )
        found.append(GivenPart(part, finished, paths, tuple(others)))
    return tuple(found)


def _paths(
    work: Work, number: int, part: PackPart, finished: Finished
) -> Iterator[tuple[Format, str]]:
    assert work.library is not None
    plan = work.document(finished).plan(finished.audience)
    language = work.library.language(finished.language)
    asked = work.options.formats
    for format in plan.formats if plan else ():
        wanted = (not part.formats or format in part.formats) and (not asked or format in asked)
        if wanted and format in EXPORTERS and format.is_for(language):
            # A PDF that says how to use the pack lies beside the folders.
            folder = "" if number == 1 and format is Format.PDF else f"{part.folder}/"
            name = f"{number:02}-{part.name}-{finished.language}{file_suffix(format)}"
            yield format, f"{folder}{name}"


def pack_orders(
    work: Work,
    record: Callable[[Work, Finished, Format], FileRecord],
    images: Callable[[FileRecord, Finished], Mapping[str, bytes]],
) -> Iterator[FileOrder]:
    """A file of its own for the ZIP of each part that links to another part of the pack.

    ``record`` and ``images`` are what the file on the site is made from.
    """
    for presented, pack in packs(work):
        parts = given_parts(work, presented, pack)
        ids = {g.part.document for g in parts if g.finished}
        pages = {own_page(g.finished): g.paths for g in parts if g.finished and g.paths}
        for one in parts:
            finished = one.finished
            if finished is None or not ids & set(linked_ids(finished.body)) - {one.part.document}:
                continue
            for format, inside in one.paths.items():
                made = record(work, finished, format)
                there = {page: neighbour(inside, format, paths) for page, paths in pages.items()}
                own = replace(made, tree=packed_tree(work, finished, there))
                yield FileOrder(
                    edition_of(finished.composed),
                    format,
                    inside_address(presented, inside),
                    own,
                    images(own, finished),
                    inside,
                )


def neighbour(inside: str, format: Format, paths: Mapping[Format, str]) -> str:
    """The way from a file in the ZIP to another part: in the same format, else as PDF, else as it
    is made at all."""
    other = paths.get(format) or paths.get(Format.PDF) or next(iter(paths.values()))
    return posixpath.relpath(other, posixpath.dirname(inside) or ".")


def own_page(finished: Finished) -> str:
    """The address of a text's page."""
    c = finished.composed
    return page_address(c.language, c.audience, c.section, c.slug)


def inside_address(presented: Finished, inside: str) -> str:
    """What names a file in a pack's ZIP among all files; it is not served there."""
    return f"{own_page(presented)}{inside}"
