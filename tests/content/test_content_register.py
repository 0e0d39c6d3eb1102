# ruff: noqa: E501 (one case a row reads best as a table)
"""Registers and frozen texts on disk: what a hand did to them is found; line ends are not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from waymark.content import (
    ADDRESSES_HEAD,
    address_text,
    entry_text,
    frozen_text,
    image_path,
    read_addresses,
    read_frozen,
    read_register,
    read_registers,
    read_released_images,
    register_head,
    version_of,
)
from waymark.model import (
    Answer,
    Comment,
    CommentOutcome,
    Composed,
    Document,
    EditionPlan,
    Entry,
    Event,
    Every,
    Fact,
    FactType,
    Format,
    Frozen,
    Kind,
    Marking,
    Passage,
    Place,
    ReleasedAddress,
    Review,
    Source,
    SourceStatus,
    SourceText,
    TranslationKind,
    TranslationState,
    Version,
    View,
)
from waymark.model.marks import stand_in

FOLDER = "register/leaflets/worried"
PATH = f"{FOLDER}/register.yml"
TEXT = f"{FOLDER}/public/1.0.en.json"
IMAGE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
IMAGE_DIGEST = hashlib.sha256(IMAGE).hexdigest()


def frozen() -> Frozen:
    body = SourceText.of(
        "x", f"## One {{#one}}\n\n{stand_in('Café – 2 £')}\n\n![a](images/a.svg)\n"
    )
    plan = EditionPlan("public", ("en", "pl"), (Format.PDF,))
    place = Place("facts/law.yml")
    fixed = {
        "law.act": ("Act 1", FactType.LAW),
        "law.day": (date(2026, 1, 2), FactType.DATE),
        "law.sum": (Decimal("4.50"), FactType.MONEY),
    }
    facts = {
        key: Fact(key, type_, value, "A law", "https://a.test/", date(2026, 11, 1), 0, False, "",
                  False, "", place)
        for key, (value, type_) in fixed.items()
    }  # fmt: skip
    return Frozen(
        composed=Composed(
            document="worried",
            section="leaflets",
            slug="worried",
            audience="public",
            language="en",
            title=Passage("Worried?", "en"),
            summary=Passage("What you may notice.", "en"),
            body=body,
            heading_ids=("one",),
            fact_keys=tuple(fixed),
            linked_ids=("help",),
            translation=TranslationState(TranslationKind.SOURCE),
            dialect="1",
        ),
        document=Document(
            path="leaflets/worried.md",
            section="leaflets",
            slug="worried",
            id="worried",
            title="Worried?",
            summary="What you may notice.",
            kind=Kind.LEAFLET,
            marking=Marking.OFFICIAL,
            editions=(plan,),
            owner="coordinator",
            review=Review(Every("6 months", 180), date(2026, 11, 1), None),
            body=SourceText("leaflets/worried.md", (), ()),
            aliases=("leaflets/old",),
            sources=(
                Source("A guide", SourceStatus.PUBLIC, "https://a.test/", date(2026, 11, 1)),
                Source("A profile", SourceStatus.RESTRICTED),
            ),
        ),
        version=Version(1, 0),
        released=date(2026, 11, 20),
        translates=Version(1, 0),
        formats=(Format.PDF,),
        fixed=facts,
        images={"images/a.svg": IMAGE_DIGEST},
        path=TEXT,
    )


def entries() -> list[Entry]:
    place = Place(PATH)
    day = date(2026, 11, 20)
    public = {"public": "a" * 64}
    version = {"public": Version(1, 0)}
    return [
        Entry(Event.SUBMITTED, day, "coordinator", place, digests=public),
        Entry(
            Event.CONSULTED,
            day,
            "prevent-coordinator",
            place,
            digests=public,
            group="youth-council",
            view=View.CONTENT_WITH_CHANGES,
            comments=(
                Comment("yc-1", 'It says "no": really?\nA second line, #1 – {x} [y] *z* 100%'),
                Comment("yc-2", "null"),
            ),
        ),
        Entry(
            Event.ANSWERED,
            day,
            "coordinator",
            place,
            answers=(
                Answer("yc-1", CommentOutcome.NOT_CHANGED, "- because: it does"),
                Answer("yc-2", CommentOutcome.CHANGED),
            ),
        ),
        Entry(
            Event.RELEASED,
            day,
            "communications",
            place,
            digests={"public": frozen().digest()},
            versions=version,
            note="The first edition.",
            minor=True,
            urgent=True,
            safety=True,
            reason="A danger.",
        ),
        Entry(
            Event.LANGUAGE_RELEASED,
            day,
            "communications",
            place,
            digests={"public": "b" * 64},
            versions=version,
            translates=version,
            language="no",
        ),
        Entry(Event.WITHDRAWN, day, "lead", place, versions=version, reason="Old.", instead="help"),
    ]


def text_of(rows: list[Entry]) -> str:
    return register_head("worried") + "".join(entry_text(e) for e in rows)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A register with one release, its frozen text and its image."""
    rows = [e for e in entries() if e.event is not Event.LANGUAGE_RELEASED]
    for path, data in (
        (PATH, text_of(rows).encode()),
        (TEXT, frozen_text(frozen()).encode()),
        (image_path("images/a.svg", IMAGE_DIGEST), IMAGE),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_entries_read_back_as_they_were_written() -> None:
    register, findings = read_register(PATH, text_of(entries()))
    assert findings == () and register is not None
    assert (register.document, register.section, register.slug) == (
        "worried",
        "leaflets",
        "worried",
    )
    assert [replace(e, place=Place(PATH)) for e in register.entries] == entries()
    assert register.entries[0].place.line == 5


def test_what_no_text_may_hold_is_not_written() -> None:
    odd = replace(entries()[3], note="a\u202eb\ue000c\x07d")
    register, findings = read_register(PATH, text_of([odd]))
    assert findings == () and register is not None
    assert register.entries[0].note == "a b c d"


def test_an_empty_register() -> None:
    for text in (
        register_head("worried"),
        'document: "worried"\n',
        "document: worried\nentries: []",
    ):
        register, findings = read_register(PATH, text)
        assert register is not None and register.entries == () and findings == ()


GOOD = text_of(entries())
FAULTS: dict[str, tuple[str, int]] = {
    "an unknown key": (GOOD.replace("  note: ", "  nota: "), 3),
    "an unknown event": (GOOD.replace("event: released", "event: relaesed"), 3),
    "a day that is none": (GOOD.replace("- event: released\n  date: 2026-11-20", "- event: released\n  date: 2026-02-30"), 3),
    "a version that is none": (GOOD.replace('public: "1.0"\n  minor', 'public: "1.0.1"\n  minor'), 3),
    "a digest that is none": (GOOD.replace("a" * 64, "a" * 63), 0),
    "a person": (GOOD.replace("role: prevent-coordinator", "role: jo@a.test"), 1),
    "a key twice": (GOOD.replace("  minor: true\n", "  minor: true\n  minor: true\n"), 3),
    "an audience that leads out": (GOOD.replace('    public: "1.0"', '    "../x": "1.0"', 1), 3),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_entry_takes_back_what_follows(name: str) -> None:
    text, kept = FAULTS[name]
    assert text != GOOD
    register, findings = read_register(PATH, text)
    assert register is not None and findings
    assert {(f.path, f.effect.value) for f in findings} == {(PATH, "hold")}
    assert {f.code for f in findings} <= {"ED002", "PD001"}
    assert findings[0].line > 4
    events = [e.event for e in register.entries]
    assert events[:kept] == [e.event for e in entries()][:kept]
    assert events[kept:] == [Event.WITHDRAWN], "a withdrawal always counts"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "document: [\n",
        "document: ../x\nentries: []\n",
        "document: worried\nentries: 7\n",
        GOOD.replace("entries:", "entries: &a"),
        GOOD.replace("\n", "\n\t"),
    ],
)
def test_what_is_no_register(text: str) -> None:
    register, findings = read_register(PATH, text)
    assert register is None
    assert findings and all(f.code == "ED002" and f.effect == "hold" for f in findings)


def test_a_frozen_text_reads_back_as_it_was_written() -> None:
    one = frozen()
    text = frozen_text(one)
    assert "\ue000" not in text and "Café" in text
    read = read_frozen(TEXT, text)
    assert read is not None
    assert read.digest() == one.digest()
    assert read.composed.digest() == one.composed.digest()
    assert read.composed.body.lines == one.composed.body.lines
    assert {k: f.value for k, f in read.fixed.items()} == {k: f.value for k, f in one.fixed.items()}
    assert replace(read.document, body=one.document.body) == one.document
    assert frozen_text(read) == text
    lines = text.split("\n")
    assert "## One {#one}" in lines[read.composed.body.numbers[0] - 1]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"shape": 1}', '{"shape": 2}', "[" * 5000]
)
def test_what_is_no_frozen_text(text: str) -> None:
    assert read_frozen(TEXT, text) is None


def leaves(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    if isinstance(value, dict):
        return [x for k, v in value.items() for x in leaves(v, (*path, k))]
    if isinstance(value, list) and value:
        return [x for i, v in enumerate(value) for x in leaves(v, (*path, i))]
    return [path]


NO_MATTER = {("front_matter", "path")}


@pytest.mark.parametrize("path", leaves(json.loads(frozen_text(frozen()))), ids=str)
def test_every_value_of_a_frozen_text_is_held_by_its_digest(path: tuple[object, ...]) -> None:
    content = json.loads(frozen_text(frozen()))
    parent = content
    for key in path[:-1]:
        parent = parent[key]
    value = parent[path[-1]]
    if isinstance(value, bool):
        parent[path[-1]] = not value
    elif isinstance(value, int):
        parent[path[-1]] = value + 1
    elif isinstance(value, list):
        parent[path[-1]] = ["x"]
    else:
        parent[path[-1]] = "2026-10-10" if value[:4] == "2026" else f"{value}x"
    read = read_frozen(TEXT, json.dumps(content))
    if path in NO_MATTER:
        return
    assert read is None or read.digest() != frozen().digest()


def test_a_register_and_its_frozen_text(library: Path) -> None:
    registers, texts, findings = read_registers(library)
    assert findings == ()
    assert [r.document for r in registers] == ["worried"]
    assert [t.path for t in texts] == [TEXT]
    assert read_released_images(library, texts) == {IMAGE_DIGEST: IMAGE}


def crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    "change", [crlf, lambda d: b"\xef\xbb\xbf" + d, lambda d: b"\xef\xbb\xbf" + crlf(d)]
)
@pytest.mark.parametrize("path", [PATH, TEXT])
def test_line_ends_and_a_byte_order_mark_are_no_tampering(
    library: Path, path: str, change: Callable[[bytes], bytes]
) -> None:
    file = library / path
    file.write_bytes(change(file.read_bytes()))
    registers, texts, findings = read_registers(library)
    assert findings == () and len(registers) == len(texts) == 1


def test_what_no_register_names_is_nothing(library: Path) -> None:
    for name in ("public/1.1.en.json", "public/.1.1.en.json.part", ".lock", "notes.txt"):
        (library / FOLDER / name).write_text("{}")
    _, texts, findings = read_registers(library)
    assert [t.path for t in texts] == [TEXT] and findings == ()


def remove(path: Path) -> None:
    path.unlink()


def alter(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("2 £", "3 £"), encoding="utf-8")


def swap_version(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"1.0"', '"1.1"'), encoding="utf-8")


def garble(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{")


@pytest.mark.parametrize("change", [remove, alter, swap_version, garble])
def test_a_frozen_text_that_was_tampered_with_is_held(
    library: Path, change: Callable[[Path], None]
) -> None:
    change(library / TEXT)
    registers, texts, findings = read_registers(library)
    assert [(f.code, f.effect.value, f.path) for f in findings] == [("ED004", "hold", TEXT)]
    assert texts == () and len(registers) == 1


@pytest.mark.parametrize("change", [remove, garble])
def test_an_image_that_was_tampered_with_is_held(
    library: Path, change: Callable[[Path], None]
) -> None:
    path = image_path("images/a.svg", IMAGE_DIGEST)
    change(library / path)
    _, texts, findings = read_registers(library)
    assert [(f.code, f.path) for f in findings] == [("ED004", path)]
    assert texts == ()


def test_two_registers_of_one_document(library: Path) -> None:
    other = library / "register/briefings/worried/register.yml"
    other.parent.mkdir(parents=True)
    other.write_bytes((library / PATH).read_bytes())
    registers, texts, findings = read_registers(library)
    assert registers == () and texts == ()
    assert sorted(f.path for f in findings) == ["register/briefings/worried/register.yml", PATH]
    assert {f.code for f in findings} == {"ED003"}


def test_no_register_at_all(tmp_path: Path) -> None:
    assert read_registers(tmp_path) == ((), (), ())
    assert read_addresses(tmp_path) == ((), ())


def test_addresses_read_back(tmp_path: Path) -> None:
    rows = [
        ReleasedAddress("q/worried/", "worried"),
        ReleasedAddress("no/public/leaflets/worried/", "worried", "public", "no"),
    ]
    text = ADDRESSES_HEAD + "".join(address_text(r) for r in rows)
    (tmp_path / "addresses.yml").write_bytes(crlf(b"\xef\xbb\xbf" + text.encode()))
    assert read_addresses(tmp_path) == (tuple(rows), ())
    (tmp_path / "addresses.yml").write_text(ADDRESSES_HEAD)
    assert read_addresses(tmp_path) == ((), ())


@pytest.mark.parametrize(
    "row", ["- {address: ../x/, document: a}", "- {adress: q/a/}", "a: b", "- ["]
)
def test_addresses_that_are_wrong_stop(tmp_path: Path, row: str) -> None:
    (tmp_path / "addresses.yml").write_text(f"{row}\n")
    found, findings = read_addresses(tmp_path)
    assert found == ()
    assert findings and all(f.effect == "stop" for f in findings)


@pytest.mark.parametrize("text", ["1", "1.", "01.0", "1.0.0", "a.b", "1.-1", "99999.0", "١.٠"])
def test_what_is_no_version(text: str) -> None:
    assert version_of(text) is None
    assert version_of("12.34") == Version(12, 34)
