"""Books: judged by epubcheck and Ace, read back part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from epub_judge import SOUND, ace, epubcheck
from lxml import etree

from waymark.exports import EXPORTERS, MadeFile, collection
from waymark.model import FileRecord, Format

Record = Callable[..., FileRecord]
Sample = Callable[..., MadeFile]
TEXTS = Path(__file__).parent / "texts"
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def several(make_record: Record, images: Mapping[str, bytes], language: str) -> bytes:
    """A collection of two texts."""
    deck = (TEXTS / f"deck.{language}.md").read_text(encoding="utf-8")
    records = (make_record(language, draft=True), make_record(language, deck))
    address = f"https://maple-house.example/{language}/"
    made, findings = collection("All leaflets", address, records, (images, images))
    assert made is not None and findings == ()
    return made.data


def test_epubcheck_passes_a_book_and_fails_a_spoilt_one(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(sample("ur", Format.EPUB).data)
    spoilt = tmp_path / "spoilt.epub"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b' alt="', b' lat="'))
    said = epubcheck([path, spoilt])
    assert said[path] == SOUND
    assert any(line.startswith("ERROR(RSC-005)") for line in said[spoilt])


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_epubcheck_passes_every_book(
    language: str, sample: Sample, images: Mapping[str, bytes], make_record: Record, tmp_path: Path
) -> None:
    books = [sample(language, Format.EPUB, True).data]
    if language != "pl":
        books.append(several(make_record, images, language))
    paths = [tmp_path / f"{number}.epub" for number in range(len(books))]
    for path, data in zip(paths, books, strict=True):
        path.write_bytes(data)
    assert epubcheck(paths) == dict.fromkeys(paths, SOUND)


@pytest.mark.slow
def test_ace_finds_nothing_and_sees_what_is_wrong(
    make_record: Record, images: Mapping[str, bytes], tmp_path: Path
) -> None:
    for language in ("en", "ur"):
        path = tmp_path / f"{language}.epub"
        path.write_bytes(several(make_record, images, language))
        assert ace(path, tmp_path / language) == []
    spoilt = tmp_path / "spoilt.epub"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"schema:accessibilityFeature", b"schema:x"))
    assert "metadata-accessibilityfeature" in "".join(
        t.lower() for t in ace(spoilt, tmp_path / "spoilt")
    )


def test_a_book_says_what_it_is(sample: Sample) -> None:
    data = sample("ur", Format.EPUB, True).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        package = etree.fromstring(book.read("book/package.opf"))
        text = etree.fromstring(book.read("book/text-1.xhtml"))
        navigation = etree.fromstring(book.read("book/navigation.xhtml"))
    spine = package.find(f"{OPF}spine")
    assert spine is not None and spine.get("page-progression-direction") == "rtl"
    said = {m.get("property"): m.text for m in package.iter(f"{OPF}meta")}
    assert said["dcterms:modified"] == "2026-11-20T00:00:00Z"
    assert said["schema:accessModeSufficient"] == "textual"
    assert (text.get("lang"), text.get("dir")) == ("ur", "rtl")
    words = "".join(str(t) for t in text.itertext())
    for line in ("مسودہ: تقسیم نہ کریں۔", "Draft: do not distribute.", "ایڈیشن 1.2، 20 نومبر 2026"):
        assert line in words
    linked = {a.get("href") for a in navigation.iter(f"{XHTML}a")}
    ids = {f"text-1.xhtml#{h.get('id')}" for h in text.iter(f"{XHTML}h2")}
    assert ids <= linked and len(ids) >= 3


def test_a_note_and_the_way_back_are_named(sample: Sample) -> None:
    with zipfile.ZipFile(io.BytesIO(sample("en", Format.EPUB).data)) as book:
        text = book.read("book/text-1.xhtml").decode()
    assert 'epub:type="noteref" role="doc-noteref"' in text
    assert 'role="doc-backlink"' in text
    assert "fn:" not in text and "tabindex" not in text


def test_a_book_is_the_same_each_time(
    sample: Sample, make_record: Record, images: Mapping[str, bytes]
) -> None:
    again, _ = EXPORTERS[Format.EPUB](make_record("ur"), images)
    assert again == sample("ur", Format.EPUB)
    assert several(make_record, images, "ur") == several(make_record, images, "ur")
