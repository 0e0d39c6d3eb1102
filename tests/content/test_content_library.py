"""Whole libraries: the small one, and the same with one thing broken."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from waymark.content import read_library
from waymark.model import Effect, effects

TESTS = Path(__file__).parent.parent
SMALL = TESTS / "small_library"
STARTER = TESTS.parent / "content_src"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "library")
    return tmp_path / "library"


def told(root: Path) -> list[str]:
    return [f.as_line().split("\n")[0] for f in read_library(root)[1]]


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_small_library_reads_without_findings() -> None:
    library, findings = read_library(SMALL)
    assert findings == ()
    assert [d.id for d in library.documents] == ["help", "worried", "guide"]
    assert [x.code for x in library.languages] == ["en", "pl", "ur"]
    assert [s.id for s in library.sections] == ["help", "leaflets", "referral"]
    assert list(library.images) == ["images/beacon.svg"]
    assert library.document("leaflets/worried") is library.document("worried")


def test_the_starter_library_reads_without_findings() -> None:
    library, findings = read_library(STARTER)
    assert findings == ()
    assert {"help", "worried", "notice-check-share"} <= {d.id for d in library.documents}


def test_reading_twice_gives_the_same() -> None:
    assert read_library(SMALL) == read_library(SMALL)


def test_no_folder(tmp_path: Path) -> None:
    library, findings = read_library(tmp_path / "nowhere")
    assert library is None
    assert [(f.code, f.effect) for f in findings] == [("LB005", Effect.STOP)]


def test_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    library, findings = read_library(tmp_path)
    assert library is None
    assert [f.path for f in findings if f.code == "LB005"] == [
        "audiences.yml", "groups.yml", "languages.yml", "organisation.yml", "sections.yml",
    ]  # fmt: skip


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    assert read_library(tmp_path / "x")[0] is None


def test_byte_order_mark_and_windows_line_ends_are_accepted(root: Path) -> None:
    for path in ("help/get-help.md", "languages.yml", "facts/contacts.yml"):
        data = (root / path).read_bytes().replace(b"\n", b"\r\n")
        (root / path).write_bytes(b"\xef\xbb\xbf" + data)
    library, findings = read_library(root)
    assert findings == ()
    assert library.documents == read_library(SMALL)[0].documents


Change = Callable[[Path], None]


def write(path: str, data: bytes) -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return change


def append(path: str, data: bytes) -> Change:
    return lambda root: write(path, (root / path).read_bytes() + data)(root)


def swap(path: str, old: str, new: str) -> Change:
    return lambda root: edit(root, path, old, new)


def copy(source: str, target: str) -> Change:
    return lambda root: write(target, (root / source).read_bytes())(root)


def name(value: object) -> str:
    """A case is named by what it finds."""
    return value if isinstance(value, str) else ""


HELD = [
    (append("help/get-help.md", b"\nCaf\xe9\n"), "help/get-help.md:43:1: LB001"),
    (append("help/get-help.md", b"\xef\xbf\xbe"), "help/get-help.md:42:1: LB007"),
    (append("help/get-help.md", "\nx\ue000y".encode()), "help/get-help.md:43:2: LB007"),
    (append("help/get-help.md", b"\nNUL \0"), "help/get-help.md:43:5: LB007"),
    (append("help/get-help.md", "\u202egnitirw".encode()), "help/get-help.md:42:1: LB007"),
    (append("help/get-help.md", b"x" * 10_000_000), "help/get-help.md:1:1: LB002"),
    (write("help/get-help.md", b""), "help/get-help.md:1:1: FM001"),
    (write("help/get-help.md", b"\xff\xfe-\0-\0-\0"), "help/get-help.md:1:1: LB001"),
    (copy("help/get-help.md", "help/Help Me.md"), "help/Help Me.md:1:1: LB010"),
    (copy("help/get-help.md", "pl/help.md"), "pl/help.md:1:1: LB010"),
    (copy("help/get-help.md", "public/help.md"), "public/help.md:1:1: LB010"),
    (copy("help/get-help.md", "q/help.md"), "q/help.md:1:1: LB010"),
    (copy("help/get-help.md", "help/index.md"), "help/index.md:1:1: LB010"),
]


@pytest.mark.parametrize(("change", "expected"), HELD, ids=name)
def test_a_fault_holds_its_document_alone(root: Path, change: Change, expected: str) -> None:
    change(root)
    library, findings = read_library(root)
    (found,) = findings
    assert found.as_line().startswith(expected)
    assert effects(findings) == {Effect.HOLD}
    assert findings[0].path not in {d.path for d in library.documents}
    assert {"worried", "guide"} <= {d.id for d in library.documents}


@pytest.mark.parametrize(
    ("change", "held"),
    [
        (swap("leaflets/worried.md", "kind: leaflet", "kind: leeflet"), {"worried"}),
        (append("help/get-help.md", b"\xff"), {"get-help"}),  # its id cannot be read
        (lambda root: None, set()),
    ],
)
def test_the_ids_of_held_documents_are_known(root: Path, change: Change, held: set[str]) -> None:
    change(root)
    assert read_library(root)[0].held == held


STOPS = [
    (swap("leaflets/worried.md", "id: worried", "id: help"), "leaflets/worried.md:3:1: LK004"),
    (swap("referral/guide.md", "referral/old-guide", "help/get-help"),
     "referral/guide.md:10:11: LK005"),
    (swap("leaflets/worried.md", "consult:", "aliases: [referral/old-guide]\nconsult:"),
     "referral/guide.md:10:11: LK005"),
    (swap("organisation.yml", "help_document: help", "help_document: halp"),
     "organisation.yml:7:1: LB008"),
    (swap("organisation.yml", "local.complaints.email", "contact.support_line.old_phone"),
     "organisation.yml:10:3: LB008"),
    (swap("organisation.yml", "local.complaints.email", "local.complaint.email"),
     "organisation.yml:10:3: LB008"),
    (swap("facts/contacts.yml", "type: phone", "type: fone"), "facts/contacts.yml:4:33: FA007"),
    (append("sections.yml", b"pl: Polish\n"), "sections.yml:4:1: LB008"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), STOPS, ids=name)
def test_a_fault_of_what_all_share_stops(root: Path, change: Change, expected: str) -> None:
    change(root)
    library, findings = read_library(root)
    assert library is not None
    assert [" ".join(f.as_line().split(" ")[0:2]) for f in findings] == [expected]
    assert effects(findings) == {Effect.STOP}


UNUSABLE = [
    (write("languages.yml", b"en: [x\n"), "languages.yml:1:5: LB004"),
    (append("languages.yml", b"\tde: {}\n"), "languages.yml:4:1: LB004"),
    (append("groups.yml", b"x: *y\n"), "groups.yml:3:4: LB004"),
    (write("languages.yml", b"x" * 10_000_000), "languages.yml:1:1: LB006"),
    (write("audiences.yml", b"\xff"), "audiences.yml:1:1: LB006"),
    (append("organisation.yml", b"x: y\n"), "organisation.yml:15:1: LB008"),
    (append("organisation.yml", "# \ue000\n".encode()), "organisation.yml:15:3: LB006"),
    (lambda root: (root / "audiences.yml").unlink(), "audiences.yml:1:1: LB005"),
]


@pytest.mark.parametrize(("change", "expected"), UNUSABLE, ids=name)
def test_without_its_shared_files_there_is_no_library(root, change: Change, expected: str) -> None:
    change(root)
    library, findings = read_library(root)
    assert library is None
    assert [" ".join(f.as_line().split(" ")[0:2]) for f in findings] == [expected]


WARNINGS = [
    (write("translations/pl/leaflets/worryed.po", b""), "TR002"),
    (write("translations/de/leaflets/worried.po", b""), "TR002"),
    (write("translations/en/leaflets/worried.po", b""), "TR002"),
    (write("translations/pl/leaflets/worried.po", b"\xff" * 21), "TR003"),
    (write("translations/pl/leaflets/worried.po", b"x" * 5_000_000), "TR003"),
    (write("translations/pl/leaflets/worried.po", "msgid x".encode("utf-16") * 9), "TR003"),
    (write("group.yml", b""), "LB009"),
    (write("leaflets/worried.txt", b""), "LB009"),
    (write("leaflets/more/worried.md", b""), "LB009"),
    (write("leaflets/worried.easy-read.md", b"Easy"), "LB009"),
    (write("loose.md", b""), "LB009"),
]


@pytest.mark.parametrize(("change", "code"), WARNINGS)
def test_what_only_warns(root: Path, change: Change, code: str) -> None:
    change(root)
    library, findings = read_library(root)
    assert [f.code for f in findings] == [code]
    assert effects(findings) == {Effect.WARN}
    assert len(library.documents) == 3
    assert findings[0].path not in {f"translations/{x}/{y}.po" for x, y in library.catalogues}


@pytest.mark.parametrize("damage", [b"\xff", "\ue000".encode(), "\u202e".encode()])
def test_a_damaged_character_costs_its_own_string(root: Path, damage: bytes) -> None:
    po = b'msgid "One"\nmsgstr "Je' + damage + b'den"\n\nmsgid "Two"\nmsgstr "Dwa"\n'
    write("translations/pl/leaflets/worried.po", po)(root)
    library, (found,) = read_library(root)
    assert (found.code, found.line, found.effect) == ("TR003", 2, Effect.WARN)
    text = library.catalogues["pl", "leaflets/worried"]
    assert text == po.replace(damage, "\ufffd".encode()).decode()


def test_catalogues_are_text_by_language_and_document(root: Path) -> None:
    for path in ("pl/leaflets/worried", "pl/library", "ur/interface", "en/interface"):
        write(f"translations/{path}.po", b"# text\r\n")(root)
    library, findings = read_library(root)
    assert findings == ()
    assert {key for key, text in library.catalogues.items() if text == "# text\n"} == {
        ("pl", "leaflets/worried"),
        ("pl", "library"),
        ("ur", "interface"),
        ("en", "interface"),
    }


def test_a_po_file_of_a_held_document_is_kept(root: Path) -> None:
    edit(root, "leaflets/worried.md", "kind: leaflet", "kind: leeflet")
    write("translations/pl/leaflets/worried.po", b"")(root)
    assert told(root) == ['leaflets/worried.md:6:7: FM005 The kind "leeflet" is unknown.']


def test_companions_and_files_of_other_rooms_are_not_documents(root: Path) -> None:
    edit(root, "leaflets/worried.md", "owner:", "companions: {easy-read: a.easy-read.md}\nowner:")
    paths = ("leaflets/a.easy-read.md", "leaflets/README.md", "register/x/y.yml")
    for path in (*paths, ".hidden/x.md", "leaflets/b.md~"):
        write(path, b"text")(root)
    library, findings = read_library(root)
    assert findings == ()
    assert len(library.documents) == 3


def test_a_folder_without_a_title_comes_last(root: Path) -> None:
    write("after-care/x.md", (root / "referral/guide.md").read_bytes())(root)
    edit(root, "after-care/x.md", "id: guide", "id: after")
    edit(root, "after-care/x.md", "referral/old-guide", "referral/old-after-care")
    library, findings = read_library(root)
    assert findings == ()
    assert [(s.id, s.title) for s in library.sections][-1] == ("after-care", "After care")


@pytest.mark.parametrize("target", ["/etc/hostname", "../outside.md", "nowhere.md", "loop.md"])
def test_a_link_to_a_file_outside_is_not_followed(root: Path, target: str) -> None:
    shutil.copy(SMALL / "help/get-help.md", root.parent / "outside.md")
    (root / "leaflets/loop.md").symlink_to(target if target[0] == "/" else f"../{target}")
    if target == "loop.md":
        (root / "leaflets/loop.md").unlink()
        (root / "leaflets/loop.md").symlink_to("loop.md")
    library, findings = read_library(root)
    assert [(f.code, f.path, f.effect) for f in findings] == [
        ("LB003", "leaflets/loop.md", Effect.HOLD)
    ]
    assert len(library.documents) == 3


def test_a_link_to_a_folder_is_not_followed(root: Path) -> None:
    (root / "more").symlink_to(SMALL / "leaflets")
    (root / "circle").symlink_to(root)
    assert [line.split(" ")[0:2] for line in told(root)] == [
        ["circle:1:1:", "LB003"],
        ["more:1:1:", "LB003"],
    ]


def test_a_shared_file_that_is_a_link_outside_is_refused(root: Path) -> None:
    (root / "languages.yml").unlink()
    (root / "languages.yml").symlink_to(SMALL / "languages.yml")
    library, findings = read_library(root)
    assert library is None
    assert [(f.code, f.effect) for f in findings] == [("LB006", Effect.STOP)]


def test_a_link_inside_the_library_is_read(root: Path) -> None:
    (root / "leaflets/worried.md").rename(root / "leaflets/first.md")
    (root / "leaflets/worried.md").symlink_to("first.md")
    assert [line.split(" ")[1] for line in told(root)] == ["LK004"]


def test_a_pipe_is_not_opened(root: Path) -> None:
    os.mkfifo(root / "leaflets/pipe.md")
    assert told(root) == ['leaflets/pipe.md:1:1: LB001 "leaflets/pipe.md" is not an ordinary file.']


def test_a_folder_with_a_documents_name(root: Path) -> None:
    (root / "leaflets/folder.md").mkdir()
    assert told(root) == []


def test_a_broken_facts_file_does_not_call_its_facts_missing(root: Path) -> None:
    append("facts/contacts.yml", b"x: [\n")(root)
    assert [line.split(" ")[1] for line in told(root)] == ["LB004"]


def test_a_name_that_is_not_utf8_can_be_printed(root: Path) -> None:
    (root / "leaflets" / os.fsdecode(b"caf\xe9.md")).write_text("x")
    (line,) = told(root)
    assert line.encode("utf-8").decode().startswith("leaflets/caf\ufffd.md:1:1: LB009")
