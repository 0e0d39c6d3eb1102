"""What is printed for each lesson: the PDFs of its parts in one, for the teacher and the class."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from waymark.build.pack_files import GivenPart, own_page
from waymark.build.work import OfflineFile, Work, edition_of
from waymark.editions import print_set_address
from waymark.exports import join, spans
from waymark.model import (
    Finished,
    Format,
    LessonPack,
    PackedFile,
    PackedPack,
    PartRole,
    PrintedPart,
    PrintSet,
)
from waymark.site import Wording

_WORDS = {PartRole.TEACHER: "pack.teacher-set", PartRole.PUPIL: "pack.class-set"}


@dataclass(frozen=True, slots=True)
class _Planned:
    """A set before it is joined: its parts that have a PDF."""

    lesson: int
    role: PartRole
    parts: tuple[tuple[GivenPart, Finished, OfflineFile], ...]

    def speaks(self, language: str) -> bool:
        """Whether all of it is in a language."""
        return all(finished.language == language for _, finished, _ in self.parts)


def print_sets(
    work: Work,
    presented: Finished,
    given: tuple[GivenPart, ...],
    english: PackedPack | None,
    wording: Wording,
    executor: Executor,
) -> tuple[tuple[PrintSet, ...], dict[str, bytes]]:
    """The sets of a pack, and the bytes of those that were made by address.

    One that is not whole in the pack's language is that of the ``english`` pack: a file runs in one
    direction, and nobody hands out half a lesson.
    """
    sets: list[PrintSet] = []
    made: dict[str, bytes] = {}
    jobs = []
    for one in _planned(work, given):
        if one.speaks(presented.language):
            data = [file.path.read_bytes() for _, _, file in one.parts]
            title = f"{one.parts[0][1].title.text} – {wording.words[_WORDS[one.role]]}"
            jobs.append((one, executor.submit(join, data, title, presented.title.text)))
        else:
            there = english.sets if english else ()
            sets += [s for s in there if (s.lesson, s.role) == (one.lesson, one.role)]
    for one, job in jobs:
        whole = job.result()
        page, code = own_page(presented), presented.language
        address = print_set_address(page, one.lesson, one.role.value, code)
        inside = f"{one.role.value}/{address.removeprefix(page)}"
        size = len(whole.data)
        file = PackedFile(address, inside, code, size, whole.pages, Format.PDF)
        sets.append(PrintSet(one.lesson, one.role, file, tuple(_rows(one))))
        made[address] = whole.data
    return tuple(sorted(sets, key=lambda s: (s.lesson, s.role is PartRole.PUPIL))), made


def _planned(work: Work, given: tuple[GivenPart, ...]) -> Iterator[_Planned]:
    pack = LessonPack(tuple(g.part for g in given))
    by_document = {g.part.document: g for g in given}
    for lesson in pack.lessons:
        for role in _WORDS:
            own = (by_document[p.document] for p in pack.of_lesson(lesson, role))
            parts = tuple(found for g in own if (found := _with_pdf(work, g)))
            if parts:
                yield _Planned(lesson, role, parts)


def _with_pdf(work: Work, given: GivenPart) -> tuple[GivenPart, Finished, OfflineFile] | None:
    finished = given.finished
    if finished is None or Format.PDF not in given.paths:
        return None
    files = work.files.get(edition_of(finished.composed), ())
    pdf = next((f for f in files if f.download.format is Format.PDF), None)
    return (given, finished, pdf) if pdf else None


def _rows(planned: _Planned) -> Iterator[PrintedPart]:
    where = spans([file.download.pages for _, _, file in planned.parts])
    for (given, finished, _), span in zip(planned.parts, where, strict=True):
        copies = given.part.copies
        yield PrintedPart(finished.title, span.first, span.pages, span.sheets, copies)
