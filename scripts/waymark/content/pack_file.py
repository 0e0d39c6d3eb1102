"""``<section>/pack.yml``: the parts of a lesson pack, beside the document that presents it.

A fault holds that document alone (PK001–PK007); the parts are documents and stand without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from waymark.content.keys import Fields, Key, read_fields
from waymark.content.names import KEBAB
from waymark.content.report import Family, Report, nearest, quoted
from waymark.content.scalars import SLUG, Choice, Flag, Text, Whole
from waymark.content.shapes import ListOf, Record
from waymark.content.yaml_tree import Value
from waymark.model import (
    Copies,
    Document,
    Finding,
    Format,
    KeyStage,
    LessonPack,
    PackPart,
    PartRole,
    finding,
)

PACK = Family("PK001", "PK001", "PK001", "PK001", "PK001", "PK004", "PK001")
LONGEST_NAME = 48
"""So that folder, number, name, language and ending stay below 100 characters in a ZIP."""

_NAME = Text(
    f"lower-case words joined by hyphens, {LONGEST_NAME} characters at most",
    LONGEST_NAME,
    KEBAB.pattern,
    code="PK005",
)

DOCUMENT = Key("document", SLUG, "the id of the document", True)
ROLE = Key("role", Choice(PartRole, "role"), "teacher, pupil or parent", True, "PK003")
NAME = Key("name", _NAME, "the name of its files in the ZIP; else that of its own file")
LESSONS = Key("lessons", ListOf(Whole(1, 9)), "the lessons that it is printed for: [1, 2]")
MINUTES = Key("minutes", Whole(1, 300), "the class time that it takes")
WITHOUT_FILM = Key("without_film", Whole(1, 300), "the class time where no film is shown")
KEY_STAGES = Key("key_stages", ListOf(Choice(KeyStage, "key stage")), "ks3, ks4 or post-16")
FORMATS = Key("formats", ListOf(Choice(Format, "format")), "its files in the pack; else all of it")
COPIES = Key("copies", Choice(Copies, "number of copies"), "one for each, a pair, a group, or one")
ANSWERS = Key("answers", Flag(), "true: it is kept apart from what pupils are given")
PART_KEYS = (
    DOCUMENT,
    ROLE,
    NAME,
    LESSONS,
    MINUTES,
    WITHOUT_FILM,
    KEY_STAGES,
    FORMATS,
    COPIES,
    ANSWERS,
)

PARTS = Key("parts", ListOf(Record(PART_KEYS, "parts.")), "its documents, in their order", True)
PACK_KEYS = (PARTS,)


def read_pack(path: str, tree: Value, report: Report) -> LessonPack | None:
    """The pack of a file; ``None`` where anything in it is wrong (PK001, PK003–PK005).

    Names that are not given are empty until :func:`settled` knows the documents.
    """
    fields = read_fields(tree, PACK_KEYS, report)
    if report.findings:
        return None
    parts = tuple(_part(row) for row in fields.of(PARTS))
    if not parts:
        report.add("PK001", fields.at(PARTS), "The pack has no parts.", "Name its documents.")
    for index, part in enumerate(parts):
        if part.document in {p.document for p in parts[:index]}:
            message = f"The part {quoted(part.document)} stands twice."
            report.add("PK004", part.place, message, "Keep one of them.")
    return None if report.findings else LessonPack(parts, path)


def _part(row: Fields) -> PackPart:
    role = row.of(ROLE)
    once = Copies.EACH if role is not PartRole.TEACHER else Copies.ONE
    return PackPart(
        document=row.of(DOCUMENT),
        role=role,
        name=row.get(NAME, ""),
        lessons=row.get(LESSONS, ()),
        minutes=row.get(MINUTES, 0),
        without_film=row.get(WITHOUT_FILM, 0),
        key_stages=row.get(KEY_STAGES, ()),
        formats=row.get(FORMATS, ()),
        copies=row.get(COPIES, once),
        answers=row.get(ANSWERS, False),
        place=row.at(DOCUMENT),
    )


def settled(
    pack: LessonPack, presented: Document, documents: Mapping[str, Document], held: frozenset[str]
) -> tuple[LessonPack, tuple[Finding, ...]]:
    """The pack with a name for each part, and what only the documents can tell (PK002–PK007).

    ``presented`` is the pack's own document; ``held`` are the ids of documents that a fault keeps
    out: they are no missing parts.
    """
    parts = tuple(
        replace(p, name=p.name or (documents[p.document].slug if p.document in documents else ""))
        for p in pack.parts
    )
    there = tuple(p for p in parts if p.document not in held)
    faults = [fault for part in there for fault in _part_faults(part, presented, documents)]
    seen: dict[str, str] = {}
    for part in there:
        other = seen.setdefault(part.name, part.document)
        if part.name and other != part.document:
            message = f"{quoted(part.name)} would be the name of “{other}” and “{part.document}”."
            faults.append(finding("PK004", part.place, message, "Give one of them another name."))
    faults += _first_faults(parts[0], presented, documents, held)
    return replace(pack, parts=parts), tuple(faults)


def _part_faults(
    part: PackPart, presented: Document, documents: Mapping[str, Document]
) -> Iterator[Finding]:
    document = documents.get(part.document)
    if document is None or document.id == presented.id:
        known = sorted(id for id in documents if id != presented.id)
        message = f"There is no document {quoted(part.document)} to be a part."
        yield finding("PK002", part.place, message, nearest(part.document, known))
        return
    if len(part.name) > LONGEST_NAME:
        message = (
            f"{quoted(part.name)} has {len(part.name)} characters; {LONGEST_NAME} is the limit."
        )
        yield finding("PK005", part.place, message, "Give the part a shorter name.")
    for audience in presented.audiences:
        plan = document.plan(audience)
        if plan is None:
            message = f"{quoted(part.document)} has no edition for “{audience}”."
            yield finding("PK002", part.place, message, "Add the audience to its front matter.")
            continue
        for format in part.formats:
            if format not in plan.formats:
                message = f"{quoted(part.document)} is not made as “{format}” for “{audience}”."
                yield finding("PK006", part.place, message, "Add the format to its front matter.")


def _first_faults(
    first: PackPart,
    presented: Document,
    documents: Mapping[str, Document],
    held: frozenset[str],
) -> Iterator[Finding]:
    """A pack starts with a PDF that says how to use it: every device opens one."""
    document = documents.get(first.document)
    if document is None or first.document in held:
        return
    plans = (document.plan(audience) for audience in presented.audiences)
    formats = [first.formats or plan.formats for plan in plans if plan]
    if first.role is not PartRole.TEACHER or any(Format.PDF not in f for f in formats):
        message = f"The pack starts with {quoted(first.document)}, which is no PDF for teachers."
        yield finding("PK007", first.place, message)
