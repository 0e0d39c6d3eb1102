"""``pack.yml``: what is read, and every fault with its line and what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from waymark.content import frozen_text, read_frozen, read_library
from waymark.editions import freeze, text_digest
from waymark.model import (
    Copies,
    Effect,
    Format,
    KeyStage,
    LessonPack,
    PackPart,
    PartRole,
    copies_for,
    in_pack_order,
)

LIBRARY = Path(__file__).parents[1] / "library"
PACK = "pathways/pack.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fictional council's library, to be broken."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


def told(root: Path) -> list[str]:
    """The findings about packs, each on its line."""
    _, findings = read_library(root)
    own = [f for f in findings if f.code.startswith("PK") or f.path == PACK]
    assert all(f.effect is Effect.HOLD and f.hint for f in own)
    return [f.as_line().split("\n")[0] for f in own]


def pack_of(root: Path) -> LessonPack:
    """The pack of a library without faults."""
    library, findings = read_library(root)
    assert library is not None
    assert findings == ()
    document = library.document("lamp-pack")
    assert document is not None
    assert document.pack is not None
    return document.pack


def test_a_pack_is_read_with_all_that_it_says(root: Path) -> None:
    pack = pack_of(root)
    assert [p.document for p in pack.parts] == [
        "lamp-first", "lamp-lesson-1", "lamp-lesson-2", "lamp-worksheet", "lamp-cards",
        "lamp-answers", "lamp-letter",
    ]  # fmt: skip
    lesson, cards, answers = pack.parts[2], pack.parts[4], pack.parts[5]
    assert (lesson.minutes, lesson.without_film) == (60, 50)
    assert (lesson.key_stages, lesson.lessons) == ((KeyStage.KS4,), (2,))
    assert (cards.name, cards.copies, cards.place.line) == ("talking-cards", Copies.GROUP, 7)
    assert (answers.folder, pack.parts[6].folder, lesson.folder) == ("answers", "parent", "teacher")
    assert pack.parts[0].name == "read-me-first"
    assert (lesson.copies, pack.parts[3].copies) == (Copies.ONE, Copies.EACH)
    assert pack.lessons == (1, 2)
    assert [p.name for p in pack.of_lesson(2, PartRole.PUPIL)] == ["worksheet", "talking-cards"]
    assert [p.name for p in pack.of_lesson(1, PartRole.TEACHER)] == ["lesson-1"]


def test_its_documents_stand_in_its_order(root: Path) -> None:
    library, _ = read_library(root)
    assert library is not None
    own = [d.id for d in library.documents if d.section == "pathways"]
    assert own == ["lamp-pack", *(p.document for p in pack_of(root).parts)]
    assert in_pack_order(library.documents) == library.documents


@pytest.mark.parametrize(
    ("copies", "count"),
    [(Copies.EACH, 30), (Copies.PAIR, 15), (Copies.GROUP, 6), (Copies.ONE, 1)],
)
def test_a_class_of_thirty(copies: Copies, count: int) -> None:
    assert copies_for(copies) == count


def test_a_group_that_is_not_full_needs_a_copy_too() -> None:
    assert copies_for(Copies.GROUP, 31) == 7


BAD = [
    ("lamp-cards, role: pupil", "lamp-cads, role: pupil",
     'pathways/pack.yml:7:6: PK002 There is no document "lamp-cads" to be a part.'),
    ("lamp-cards, role: pupil", "lamp-pack, role: pupil",
     'pathways/pack.yml:7:6: PK002 There is no document "lamp-pack" to be a part.'),
    ("lamp-cards, role: pupil", "worried, role: pupil",
     'pathways/pack.yml:7:6: PK002 "worried" has no edition for “schools”.'),
    ("lamp-worksheet, role: pupil,", "lamp-worksheet,",
     'pathways/pack.yml:6:5: PK003 The key "parts.role" is missing.'),
    ("lamp-worksheet, role: pupil,", "lamp-worksheet, role: ,",
     'pathways/pack.yml:6:32: PK003 The key "parts.role" has no value.'),
    ("lamp-worksheet, role: pupil,", "lamp-worksheet, role: child,",
     'pathways/pack.yml:6:38: PK001 The role "child" is unknown.'),
    ("lamp-answers, role", "lamp-lesson-1, role",
     'pathways/pack.yml:8:6: PK004 The part "lamp-lesson-1" stands twice.'),
    ("talking-cards", "worksheet",
     'pathways/pack.yml:7:6: PK004 "worksheet" would be the name of “lamp-worksheet” and '
     "“lamp-cards”."),
    ("talking-cards", "../../../home",
     'pathways/pack.yml:7:47: PK005 "../../../home" has the wrong form.'),
    ("talking-cards", "/etc/passwd",
     'pathways/pack.yml:7:47: PK005 "/etc/passwd" has the wrong form.'),
    ("talking-cards", "Karten-für-alle",
     'pathways/pack.yml:7:47: PK005 "Karten-für-alle" has the wrong form.'),
    ("talking-cards", "a" * 49,
     f'pathways/pack.yml:7:47: PK005 "{"a" * 49}" has 49 characters; 48 is the limit.'),
    ("name: talking-cards", "formats: [docx]",
     'pathways/pack.yml:7:6: PK006 "lamp-cards" is not made as “docx” for “schools”.'),
    ("name: talking-cards", "formats: [word]",
     'pathways/pack.yml:7:51: PK001 The format "word" is unknown.'),
    ("name: talking-cards", "minutes: 0",
     'pathways/pack.yml:7:50: PK001 "0" is not a number from 1 to 300.'),
    ("minutes: 60, key", "minutes: an hour, key",
     'pathways/pack.yml:4:69: PK001 "an hour" is not a number from 1 to 300.'),
    ("[ks3, ks4]", "[ks9]",
     'pathways/pack.yml:4:86: PK001 The key stage "ks9" is unknown.'),
    ("copies: group", "copys: group",
     'pathways/pack.yml:7:76: PK001 The key "parts.copys" is unknown.'),
    ("lessons: [1, 2]", "lessons: [1, 1]",
     'pathways/pack.yml:6:58: PK004 "1" stands twice in this list.'),
    ("lamp-first, role: teacher", "lamp-first, role: parent",
     'pathways/pack.yml:3:6: PK007 The pack starts with "lamp-first", which is no PDF for '
     "teachers."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), BAD, ids=[b[2].split(":")[3][1:30] for b in BAD]
)
def test_a_fault_names_its_line(root: Path, old: str, new: str, expected: str) -> None:
    path = root / PACK
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    assert told(root) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"parts: []\n", "pathways/pack.yml:1:1: PK001 The pack has no parts."),
        (b"parts: lamp-first\n", "pathways/pack.yml:1:8: PK001 This is not a list."),
        (b"title: The lamp\n", 'pathways/pack.yml:1:1: PK001 The key "title" is unknown.'),
        (
            b"- lamp-first\n",
            "pathways/pack.yml:1:1: PK001 This is not a mapping of keys and values.",
        ),
        (b"parts: [\n", "pathways/pack.yml:2:1: PK001"),
        (b"\xff\xfe", "pathways/pack.yml:1:1: PK001 Byte 1 (0xFF) is not UTF-8."),
        (b"", "pathways/pack.yml:1:1: PK001"),
    ],
)
def test_a_file_that_is_no_pack(root: Path, data: bytes, expected: str) -> None:
    (root / PACK).write_bytes(data)
    assert told(root)[0].startswith(expected)


def test_a_fault_holds_the_page_of_the_pack_alone(root: Path) -> None:
    (root / PACK).write_text("parts: []\n", "utf-8")
    library, _ = read_library(root)
    assert library is not None
    assert library.document("lamp-pack") is None
    assert "lamp-pack" in library.held
    assert library.document("lamp-lesson-1") is not None


def test_a_part_that_a_fault_holds_is_no_missing_part(root: Path) -> None:
    path = root / "pathways/cards.md"
    path.write_text(path.read_text("utf-8").replace("kind: lesson", "kind: cards"), "utf-8")
    assert told(root) == []


def test_a_pack_needs_a_document_that_presents_it(root: Path) -> None:
    (root / "pathways/pack.md").unlink()
    assert told(root) == ["pathways/pack.yml:1:1: PK008 No pack.md presents pathways/pack.yml."]


def test_it_is_frozen_with_the_texts_of_its_parts(root: Path) -> None:
    released = root / "register/pathways/pack/schools"
    old, new = (
        read_frozen(p.name, p.read_text("utf-8")) for p in sorted(released.glob("*.en.json"))
    )
    assert old is not None
    assert new is not None
    assert new.document.pack is not None
    assert old.document.pack is not None
    assert all(len(p.text) == 64 for p in new.document.pack.parts)
    differs = [
        a.document
        for a, b in zip(old.document.pack.parts, new.document.pack.parts, strict=True)
        if a != b
    ]
    assert differs == ["lamp-lesson-1"]
    assert text_digest(old) != text_digest(new)
    again = read_frozen(new.path, frozen_text(new))
    assert again == new
    assert again.digest() == new.digest()


def test_another_part_is_another_text(root: Path) -> None:
    one = PackPart("a", PartRole.TEACHER, "a", formats=(Format.PDF,), text="0")
    library, _ = read_library(root)
    assert library is not None
    document = library.document("lamp-pack")
    frozen = read_frozen(
        "x", (root / "register/pathways/pack/schools/1.0.en.json").read_text("utf-8")
    )
    assert document is not None
    assert frozen is not None

    def digest(*parts: PackPart) -> str:
        bound = replace(document, pack=LessonPack(parts))
        return text_digest(freeze(frozen.composed, bound, {}, {}))

    changed = (replace(one, text="1"), replace(one, minutes=5), replace(one, name="b"))
    assert len({digest(one), digest(one, one), *(digest(c) for c in changed)}) == 5
