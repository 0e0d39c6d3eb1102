"""The parts of a book: package document, navigation, chapters, style (EPUB 3.3)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from waymark.exports.epub.xhtml import Pictures, anchor, xhtml
from waymark.model import FileRecord, Passage, plain_text

MIMETYPE = b"application/epub+zip"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
STYLE = (Path(__file__).parent / "book.css").read_text(encoding="utf-8")

_SUMMARY = (
    "Headings, lists, tables and notes are marked up; pictures have a text; the reading order is "
    "that of the text. Made from one source, without fonts of its own."
)
_FEATURES = ("structuralNavigation", "tableOfContents", "alternativeText", "readingOrder")


@dataclass(frozen=True, slots=True)
class Book:
    """What a book is: ``identifier`` stays the same from edition to edition; ``chapters`` are
    documents in their order; ``contents`` heads its navigation."""

    identifier: str
    title: str
    language: str
    direction: str
    publisher: str
    modified: date
    contents: str
    chapters: tuple[FileRecord, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A picture of the book."""

    name: str
    media_type: str
    data: bytes


def file_name(number: int) -> str:
    """The file of a chapter, counted from 1."""
    return f"text-{number}.xhtml"


def chapter(record: FileRecord, number: int, pictures: Pictures) -> str:
    """One document as a chapter. Raises :class:`~waymark.exports.made.NoRule`."""
    prefix = f"c{number}-"
    labels = record.labels
    title = _passage("h1", record.title, record, f' id="{prefix}title"')
    summary = _passage("p", record.summary, record, ' class="summary"')
    trust = [labels.get(n, "") for n in ("edition", "reviewed", "contacts", "translation")]
    lines = "".join(f"<p>{escape(line)}</p>" for line in trust if line)
    banner = ""
    if record.draft:
        english = labels.get("draft-english", "")
        said = f'<p lang="en" xml:lang="en" dir="ltr">{escape(english)}</p>' if english else ""
        banner = f'<div class="draft"><p>{escape(labels.get("draft", ""))}</p>{said}</div>'
    short = record.address.removeprefix("https://").removesuffix("/")
    closing = "".join(f"<p>{escape(labels[n])}</p>" for n in ("formats", "licence") if labels[n])
    body = (
        f'<section epub:type="chapter" role="doc-chapter" aria-labelledby="{prefix}title">'
        f'{banner}<p class="reader">{escape(record.organisation)} · '
        f"{escape(record.audience_label)}</p>{title}{summary}"
        f'<div class="trust">{lines}</div>'
        f"{xhtml(record.tree.children, prefix, pictures)}"
        f'<div class="current"><p>{escape(labels.get("current", ""))} '
        f'<a href={quoteattr(record.address)}><bdi dir="ltr">{escape(short)}</bdi></a></p>'
        f"{closing}</div></section>"
    )
    return page(record.title.text, record.language, record.direction.value, body)


def _passage(tag: str, passage: Passage, record: FileRecord, attributes: str) -> str:
    other = passage.language != record.language
    code = passage.language
    language = f' lang="{code}" xml:lang="{code}" dir="ltr"' if other else ""
    return f"<{tag}{attributes}{language}>{escape(passage.text)}</{tag}>"


def page(title: str, language: str, direction: str, body: str) -> str:
    """A file of the book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}" dir="{direction}"><head>'
        f'<meta charset="utf-8"/><title>{escape(title)}</title>'
        '<link rel="stylesheet" type="text/css" href="book.css"/></head>'
        f"<body>{body}</body></html>\n"
    )


def navigation(book: Book) -> str:
    """The list of contents, by documents and their sections, and the landmarks."""
    entries = []
    for number, record in enumerate(book.chapters, start=1):
        file, prefix = file_name(number), f"c{number}-"
        below = "".join(
            f'<li><a href="{file}#{anchor(prefix, n.get("id"))}">'
            f"{escape(' '.join(plain_text(n.children).split()))}</a></li>"
            for n in record.tree.elements()
            if n.tag == "h2" and n.get("id")
        )
        inner = f"<ol>{below}</ol>" if below else ""
        entries.append(f'<li><a href="{file}">{escape(record.title.text)}</a>{inner}</li>')
    heading = escape(book.contents or book.title)
    several = len(book.chapters) > 1  # a single document's contents are no page of their own
    landmark = f'<li><a epub:type="toc" href="navigation.xhtml">{heading}</a></li>'
    body = (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">'
        f'<h1 id="contents">{heading}</h1><ol>{"".join(entries)}</ol></nav>'
        '<nav epub:type="landmarks" aria-labelledby="landmarks" hidden="">'
        f'<h2 id="landmarks">{heading}</h2><ol>'
        f"{landmark if several else ''}"
        f'<li><a epub:type="bodymatter" href="{file_name(1)}">{escape(book.title)}</a></li>'
        "</ol></nav>"
    )
    return page(book.title, book.language, book.direction, body)


def package(book: Book, items: Sequence[Item]) -> str:
    """The package document: metadata, manifest, spine."""
    visual = any(item.media_type.startswith("image/") for item in items)
    modes = ("textual", "visual") if visual else ("textual",)
    metadata = [
        f'<dc:identifier id="id">urn:uuid:{_uuid(book)}</dc:identifier>',
        f"<dc:title>{escape(book.title)}</dc:title>",
        f"<dc:language>{book.language}</dc:language>",
        f"<dc:publisher>{escape(book.publisher)}</dc:publisher>",
        f"<dc:date>{book.modified.isoformat()}</dc:date>",
        _meta("dcterms:modified", f"{book.modified.isoformat()}T00:00:00Z"),
        *(_meta("schema:accessMode", mode) for mode in modes),
        _meta("schema:accessModeSufficient", "textual"),
        *(_meta("schema:accessibilityFeature", feature) for feature in _FEATURES),
        _meta("schema:accessibilityHazard", "none"),
        f'<meta property="schema:accessibilitySummary" xml:lang="en">{_SUMMARY}</meta>',
    ]
    chapters = range(1, len(book.chapters) + 1)
    manifest = [
        '<item id="navigation" href="navigation.xhtml" properties="nav" '
        'media-type="application/xhtml+xml"/>',
        '<item id="style" href="book.css" media-type="text/css"/>',
        *(
            f'<item id="text-{n}" href="{file_name(n)}" media-type="application/xhtml+xml"/>'
            for n in chapters
        ),
        *(
            f'<item id="picture-{n}" href="{item.name}" media-type="{item.media_type}"/>'
            for n, item in enumerate(items, start=1)
        ),
    ]
    spine = "".join(f'<itemref idref="text-{n}"/>' for n in chapters)
    # A book of several documents begins with its contents; a single one with its text.
    first = '<itemref idref="navigation"/>' if len(book.chapters) > 1 else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{book.language}" dir="{book.direction}">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{"".join(metadata)}</metadata>'
        f"<manifest>{''.join(manifest)}</manifest>"
        f'<spine page-progression-direction="{book.direction}">{first}{spine}</spine></package>\n'
    )


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def _uuid(book: Book) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, book.identifier)
