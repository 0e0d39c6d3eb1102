"""The ZIP of a pack by itself: its bytes, its names, its contents page."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html

from waymark.exports import Contents, archive, contents_page, manifest
from waymark.model import (
    Direction,
    PackFile,
    PackGroup,
    PackLesson,
    PackRow,
    PackView,
    Passage,
    PrintedContact,
    PrintTable,
)
from waymark.translation import interface_words

ENTRIES = {"01-first-en.pdf": b"%PDF", "teacher/02-lesson-en.pdf": b"%PDF-2", "manifest.txt": b"x"}
HOSTILE = '<script>alert("x")</script> & "quoted"'


def test_the_same_entries_make_the_same_bytes_and_keep_their_order() -> None:
    made = archive(ENTRIES)
    assert made == archive(dict(ENTRIES))
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {n: file.read(n) for n in file.namelist()} == ENTRIES
        assert file.namelist() == list(ENTRIES)
        assert file.testzip() is None
        for entry in file.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert not entry.extra and not entry.comment


@pytest.mark.parametrize(
    "name",
    [
        "../first.pdf",
        "/etc/passwd",
        "teacher/../../first.pdf",
        "C:/first.pdf",
        "teacher\\first.pdf",
        "premier-é.pdf",
        "First.pdf",
        "con .pdf",
        "first",
        f"{'a' * 94}/b.pdf",
    ],
)
def test_a_name_that_may_not_stand_in_a_zip(name: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a ZIP"):
        archive({name: b"x"})


def test_a_path_may_have_99_characters() -> None:
    name = f"{'a' * 93}/b.pdf"
    assert len(name) == 99
    assert archive({name: b"x"})


def test_the_manifest_is_what_sha256sum_reads() -> None:
    assert manifest({"a.pdf": b""}) == (
        b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.pdf\n"
    )


def contents(language: str, direction: Direction) -> Contents:
    file = PackFile("Saved", "schools/x/y.pdf", "pupil/01-y-en.pdf")
    english = Passage(HOSTILE, "en")
    table = PrintTable("For the class", file, ((english, "1–2", "one", "1"),), "Sheets: 1")
    return Contents(
        language=language,
        direction=direction,
        title=english,
        summary=Passage("Summary", language),
        organisation=english,
        address="https://x.test/q/y/",
        view=PackView(
            lessons=(PackLesson("lesson-1", english, ("50 min.",), (table,)),),
            without_film=((english, "50 min."),),
            groups=(
                PackGroup("for-pupil", "For pupils", (PackRow(english, "x/", files=(file,)),)),
            ),
            english_only="In English only: y.",
            changed="What changed",
            changes=((english, "changed", "Said in English."),),
        ),
        words=interface_words(language)[0],
        lines=("Edition 1.0",),
        banners=(Passage("Draft", "en"),),
        danger=PrintedContact(Passage("Call {phone}", "en"), "999", "tel:999"),
    )


@pytest.mark.parametrize(("language", "direction"), [("en", Direction.LTR), ("ur", Direction.RTL)])
def test_the_contents_page_holds_texts_and_no_code(language: str, direction: Direction) -> None:
    data = contents_page(contents(language, direction))
    assert data == contents_page(contents(language, direction))
    tree = html.fromstring(data.decode("utf-8"))
    assert (tree.get("lang"), tree.get("dir")) == (language, direction.value)
    assert not tree.xpath("//script")
    (title,) = tree.xpath("//h1")
    assert title.text_content() == HOSTILE
    assert title.get("dir") is None
    spans = [(s.get("lang"), s.get("dir")) for s in title.xpath("./span")]
    assert spans == ([] if language == "en" else [("en", "ltr")])
    (named,) = tree.xpath("//ul/li/ul/li/a")
    assert named.text_content() == f"{HOSTILE} (Saved)"
    assert set(tree.xpath("//a/@href")) == {"tel:999", "pupil/01-y-en.pdf", "https://x.test/q/y/"}
    assert tree.xpath("//bdi[@dir='ltr']/a")[0].text == "999"
    assert len(tree.xpath("//main")) == 1
