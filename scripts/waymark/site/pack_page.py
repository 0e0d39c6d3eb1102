"""A lesson pack in the words of its page: what to print, all parts one by one, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.model import (
    ENGLISH,
    PUPILS,
    Heading,
    KeyStage,
    PackedFile,
    PackedPack,
    PackedPart,
    PackFile,
    PackGroup,
    PackLesson,
    PackRow,
    PackView,
    PartRole,
    Passage,
    PrintSet,
    PrintTable,
)
from waymark.site.edition import Wording
from waymark.site.wording import apart, details_of, fill, number

_SETS = {PartRole.TEACHER: "pack.teacher-set", PartRole.PUPIL: "pack.class-set"}
_STAGES = {KeyStage.KS3: "3", KeyStage.KS4: "4"}
GROUPS = ("teacher", "pupil", "parent", "answers")
"""The folders of a pack, in the order in which the page shows them; answers come last, apart."""


def pack_view(pack: PackedPack, edition: str, wording: Wording) -> PackView:
    """A pack as its page shows it. ``edition`` is a finished line ("Edition 1.0, …", "Draft")."""
    words = wording.words
    english = [apart(p.title.text, wording) for p in pack.parts if p.language == ENGLISH]
    elsewhere = wording.language.code != ENGLISH and english
    titles = f"{words['list.separator'].strip()} ".join(english)
    changed = fill(words["pack.changed"], edition=pack.before) if pack.before else ""
    return PackView(
        lessons=tuple(_lessons(pack, wording)),
        without_film=tuple(
            (p.title, _without_film(p, wording)) for p in pack.parts if p.part.without_film
        ),
        groups=tuple(_groups(pack, wording)),
        archive=_archive(pack.archive, edition, wording) if pack.archive else None,
        english_only=fill(words["pack.english-only"], titles=titles) if elsewhere else "",
        changed=changed,
        changes=tuple(
            (c.title, fill(words[f"pack.change.{c.kind.value}"], edition=c.version), c.note)
            for c in pack.changes
        ),
    )


def _archive(file: PackedFile, edition: str, wording: Wording) -> PackFile:
    label = fill(wording.words["pack.archive"], details=details_of(file, wording, first=edition))
    return PackFile(label, file.address, file.inside)


def _lessons(pack: PackedPack, wording: Wording) -> Iterator[PackLesson]:
    numbers = sorted({s.lesson for s in pack.sets})
    for lesson in numbers:
        plan = _plan(pack, lesson)
        title = plan.title if plan else Passage(number(lesson, wording.language), "")
        yield PackLesson(
            id=f"lesson-{lesson}",
            title=title,
            lines=tuple(_lines(plan, wording)) if plan else (),
            sets=tuple(_table(s, wording) for s in pack.sets if s.lesson == lesson),
        )


def _plan(pack: PackedPack, lesson: int) -> PackedPart | None:
    """The part that a lesson is named by: the first one for teachers that takes class time."""
    own = [p for p in pack.parts if lesson in p.part.lessons and p.part.role is PartRole.TEACHER]
    return next((p for p in own if p.part.minutes or p.part.without_film), next(iter(own), None))


def _table(printed: PrintSet, wording: Wording) -> PrintTable:
    words, language = wording.words, wording.language
    rows = []
    for part in printed.parts:
        last = part.first + part.pages - 1
        pages = number(part.first, language)
        if last > part.first:
            pages = f"{pages}–{number(last, language)}"
        copies = words[f"pack.copies.{part.copies.value}"]
        rows.append((part.title, pages, copies, number(part.sheets, language)))
    whole = words["pack.total" if printed.role is PartRole.PUPIL else "pack.total-one"]
    pupils, count = number(PUPILS, language), number(printed.sheets, language)
    total = fill(whole, pupils=pupils, count=count)
    file = printed.file
    label = f"{words[_SETS[printed.role]]} ({details_of(file, wording)})"
    shown = tuple(rows) if len(rows) > 1 else ()
    return PrintTable(
        words[_SETS[printed.role]], PackFile(label, file.address, file.inside), shown, total
    )


def _groups(pack: PackedPack, wording: Wording) -> Iterator[PackGroup]:
    for folder in GROUPS:
        rows = tuple(_row(p, wording) for p in pack.parts if p.part.folder == folder)
        if rows:
            yield PackGroup(f"for-{folder}", wording.words[f"pack.role.{folder}"], rows)


def _row(part: PackedPart, wording: Wording) -> PackRow:
    words, code = wording.words, wording.language.code
    note = ""
    if not part.language:
        note = words["pack.missing"]
    elif part.later:
        note = fill(words["pack.change.later"], edition=part.version)
    return PackRow(
        title=part.title,
        address=part.page,
        lines=tuple(_lines(part, wording)),
        files=tuple(
            PackFile(details_of(f, wording, named=f.language != code), f.address, f.inside)
            for f in part.files
        ),
        note=note,
    )


def _lines(part: PackedPart, wording: Wording) -> Iterator[str]:
    words, language = wording.words, wording.language
    if part.part.minutes:
        yield fill(words["pack.time"], count=number(part.part.minutes, language))
    if part.part.without_film:
        yield _without_film(part, wording)
    if part.part.key_stages:
        named = (_STAGES.get(k) or words["pack.after-sixteen"] for k in part.part.key_stages)
        stages = f"{words['list.separator'].strip()} ".join(named)
        yield fill(words["pack.key-stage"], stages=stages)


def _without_film(part: PackedPart, wording: Wording) -> str:
    count = number(part.part.without_film, wording.language)
    return fill(wording.words["pack.without-film"], count=count)


def pack_headings(view: PackView, wording: Wording) -> tuple[Heading, ...]:
    """The parts of the page that the pack adds to those of its text."""
    code = wording.language.code
    there = (
        ("pack", "pack.get", bool(view.archive)),
        ("print", "pack.lessons", bool(view.lessons)),
        ("parts", "pack.parts", True),
    )
    return tuple(Heading(2, id, wording.words[key], code) for id, key, shown in there if shown)
