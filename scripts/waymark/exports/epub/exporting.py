"""The way of a book: records → chapters → package → one archive, its words counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from waymark.exports.archive import packed
from waymark.exports.epub.parts import (
    CONTAINER,
    MIMETYPE,
    STYLE,
    Book,
    Item,
    chapter,
    file_name,
    navigation,
    package,
)
from waymark.exports.made import MadeFile, NoRule, place_of
from waymark.exports.pictures import MissingPicture, picture
from waymark.exports.wording import lost_words
from waymark.model import FileRecord, Finding, finding

Made = tuple[MadeFile | None, tuple[Finding, ...]]


def book(record: FileRecord, images: Mapping[str, bytes]) -> Made:
    """One document as a book. Findings: LK006, PF001, PF004."""
    identifier = f"{record.address}#{record.audience}.{record.language}"
    return collection(record.title.text, identifier, (record,), (images,))


def collection(
    title: str,
    identifier: str,
    records: Sequence[FileRecord],
    images: Sequence[Mapping[str, bytes]],
) -> Made:
    """Several documents of one language as a book; ``images`` are those of each.

    ``identifier`` is an address that stays the same from edition to edition. The newest record
    dates the book.
    """
    first = records[0]
    whole = Book(
        identifier,
        title,
        first.language,
        first.direction.value,
        first.organisation,
        max(record.modified for record in records),
        first.labels.get("contents", ""),
        tuple(records),
    )
    shelf = _Pictures()
    texts: dict[str, str] = {}
    for number, (record, own) in enumerate(zip(records, images, strict=True), start=1):
        place = place_of(record)
        try:
            text = chapter(record, number, lambda path, own=own: shelf.name(path, own))  # type: ignore[misc]
        except NoRule as fault:
            message = f"“{fault.text.strip()[:60]}” is a <{fault.tag}>, which a book is not given."
            return None, (finding("PF001", place, message),)
        except MissingPicture as fault:
            return None, (finding("LK006", place, f"There is no image “{fault}”."),)
        if lost := lost_words(record, _words(text)):
            message = f"Of the text the book lacks “{' '.join(lost[:8])}”."
            return None, (finding("PF004", place, message),)
        texts[file_name(number)] = text
    parts = {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": CONTAINER.encode(),
        "book/package.opf": package(whole, shelf.items()).encode(),
        "book/navigation.xhtml": navigation(whole).encode(),
        "book/book.css": STYLE.encode(),
        **{f"book/{name}": text.encode() for name, text in texts.items()},
        **{f"book/{item.name}": item.data for item in shelf.items()},
    }
    return MadeFile(packed(parts, whole.modified, first="mimetype"), 0), ()


class _Pictures:
    """The pictures of a book, each kept once."""

    def __init__(self) -> None:
        self.kept: dict[bytes, Item] = {}

    def name(self, path: str, images: Mapping[str, bytes]) -> str:
        """The place of a picture in the book."""
        found = picture(path, images)
        if found.data not in self.kept:
            media_type = "image/png" if found.ending == "png" else "image/jpeg"
            name = f"picture-{len(self.kept) + 1}.{found.ending}"
            self.kept[found.data] = Item(name, media_type, found.data)
        return self.kept[found.data].name

    def items(self) -> tuple[Item, ...]:
        """All of them, in the order of the text."""
        return tuple(self.kept.values())


def _words(text: str) -> str:
    root = etree.fromstring(text.encode())
    return "".join(str(text) for text in root.itertext())
