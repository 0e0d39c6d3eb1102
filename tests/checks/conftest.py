"""A small library with blocks, notes and earlier numbers, and carriers of every format."""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from html import escape
from pathlib import Path

import pikepdf
import pytest

from waymark.checks import VerifySubject, verify_subject
from waymark.exports import EXPORTERS
from waymark.markup import html_tree, render
from waymark.model import (
    Audience,
    Direction,
    Document,
    EditionPlan,
    Every,
    Fact,
    FactType,
    FileRecord,
    Format,
    FormerValue,
    Kind,
    Language,
    Library,
    Marking,
    Organisation,
    Passage,
    Place,
    Review,
    Section,
    Shape,
    SourceText,
)
from waymark.model.marks import fact_mark
from waymark.translation import Catalogue, Entry

LANGUAGES = {
    "en": Language("en", "English", "English", Direction.LTR, "en_GB", face="Noto Sans"),
    "pl": Language("pl", "Polski", "Polish", Direction.LTR, "pl_PL", face="Noto Sans"),
    "ur": Language("ur", "اردو", "Urdu", Direction.RTL, "ur", face="Vazirmatn"),
}
BODY = """\
Everyone may read this. If you are worried, call {{ contact.line.phone }} at any time of the day.

/// audience | professionals

Ask the panel chair which pupils were discussed before you speak to the family again.

///

/// internal

The owner still has to check the numbers with the northern police before release.

///

/// internal

Właściciel musi jeszcze sprawdzić te numery z policją przed wydaniem tego poradnika.

///

/// internal

اس ہدایت نامے کو جاری کرنے سے پہلے مالک کو پولیس سے یہ نمبر دوبارہ جانچنے ہیں۔

///

/// internal

Ask Robin about rota

///

## What happens next {#next}

Somebody listens, and nothing is decided without you being told about it first.
"""
BLOCK = {
    "en": "Ask the panel chair which pupils were discussed before you speak to the family again.",
    "pl": "Zapytaj przewodniczącego panelu, o których uczniach mówiono, zanim porozmawiasz "
    "ponownie z rodziną.",
    "ur": "خاندان سے دوبارہ بات کرنے سے پہلے پینل کے سربراہ سے پوچھیں کہ کن طلبہ کا ذکر ہوا تھا۔",
}
OWN = {
    "en": (
        "Everyone may read this. If you are worried, call {{ contact.line.phone }} at any time of "
        "the day.",
        "What happens next",
        "Somebody listens, and nothing is decided without you being told about it first.",
    ),
    "pl": (
        "Każdy może to przeczytać. Jeśli się martwisz, zadzwoń pod {{ contact.line.phone }} o "
        "każdej porze dnia.",
        "Co dzieje się dalej",
        "Ktoś cię wysłucha i nic nie zostanie postanowione, zanim się o tym dowiesz.",
    ),
    "ur": (
        "یہ ہر کوئی پڑھ سکتا ہے۔ اگر آپ فکر مند ہیں تو دن میں کسی بھی وقت "
        "{{ contact.line.phone }} پر کال کریں۔",
        "آگے کیا ہوتا ہے",
        "کوئی آپ کی بات سنتا ہے، اور آپ کو پہلے بتائے بغیر کوئی فیصلہ نہیں کیا جاتا۔",
    ),
}
NOTES = {
    "en": "The owner still has to check the numbers with the northern police before release.",
    "pl": "Właściciel musi jeszcze sprawdzić te numery z policją przed wydaniem tego poradnika.",
    "ur": "اس ہدایت نامے کو جاری کرنے سے پہلے مالک کو پولیس سے یہ نمبر دوبارہ جانچنے ہیں۔",
}
TITLES = {
    "en": "Worried about someone?",
    "pl": "Martwisz się o kogoś?",
    "ur": "کیا آپ فکر مند ہیں؟",
}
PHONE, FORMER_PHONE = "020 7946 0101", "020 7946 0999"
EMAIL, FORMER_EMAIL = "help@lamp.example", "old.desk@lamp.example"
FORMER_URL = "https://old.lamp.example/help/"


def fact(key: str, type: FactType, value: str, former: str = "", **changes: object) -> Fact:
    was = (FormerValue(former, date(2026, 11, 1), ("editor",)),) if former else ()
    values: dict[str, object] = {
        "key": key,
        "type": type,
        "value": value,
        "label": "The lamp line",
        "source": "",
        "verified": date(2026, 11, 20),
        "recheck_days": 0,
        "critical": False,
        "replaced_by": "",
        "retired": False,
        "supply": "",
        "place": Place("facts/contacts.yml"),
        "was": was,
    }
    return Fact(**{**values, **changes})  # type: ignore[arg-type]


FACTS = {
    f.key: f
    for f in (
        fact("contact.line.phone", FactType.PHONE, PHONE, FORMER_PHONE),
        fact("contact.line.email", FactType.EMAIL, EMAIL, FORMER_EMAIL),
        fact("contact.line.url", FactType.URL, "https://lamp.example/", FORMER_URL),
        fact("contact.emergency.phone", FactType.PHONE, "999"),
    )
}


def document(body: str = BODY, **changes: object) -> Document:
    plans = tuple(EditionPlan(a, tuple(LANGUAGES), ()) for a in ("public", "professionals"))
    values: dict[str, object] = {
        "path": "leaflets/worried.md",
        "section": "leaflets",
        "slug": "worried",
        "id": "worried",
        "title": TITLES["en"],
        "summary": "What you may notice and whom you may call.",
        "kind": Kind.LEAFLET,
        "marking": Marking.OFFICIAL,
        "editions": plans,
        "owner": "coordinator",
        "review": Review(Every("1 year", 365), None, None),
        "body": SourceText.of("leaflets/worried.md", body, 10),
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def catalogue(code: str) -> Catalogue:
    texts = {
        (None, BLOCK["en"]): BLOCK[code],
        **{(None, e): t for e, t in zip(OWN["en"], OWN[code], strict=True)},
        ("title", TITLES["en"]): TITLES[code],
    }
    entries = {key: Entry(key[1], text, 1) for key, text in texts.items()}
    return Catalogue(f"translations/{code}/leaflets/worried.po", code, entries=entries)


def build_library(*documents: Document, facts: Mapping[str, Fact] = FACTS) -> Library:
    return Library(
        root=Path("/nowhere"),
        organisation=Organisation(
            "Lamp",
            "Lamp",
            "https://lamp.example/",
            "",
            "https://www.example.com/",
            (),
            "",
            "",
            "",
            "",
        ),
        languages=tuple(LANGUAGES.values()),
        audiences=(
            Audience("public", "For everyone", "", "", Shape.CIRCLE),
            Audience("professionals", "For professionals", "", "", Shape.DIAMOND),
        ),
        sections=(Section("leaflets", "Leaflets"),),
        groups=(),
        facts=facts,
        documents=documents or (document(),),
        catalogues={},
    )


def build_subject(*documents: Document, **more: object) -> VerifySubject:
    """The subject of the drafts of a library of these documents."""
    facts = more.pop("facts", FACTS)
    catalogues = {(c, "leaflets/worried"): catalogue(c) for c in ("pl", "ur")}
    words = {c: {"draft": "Draft. Not approved, not for publication."} for c in LANGUAGES}
    values: dict[str, object] = {"working": True, **more}
    library = build_library(*documents, facts=facts)  # type: ignore[arg-type]
    return verify_subject(library, catalogues, words, {}, **values)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def subject() -> VerifySubject:
    return build_subject()


@pytest.fixture(scope="session")
def make_subject() -> Callable[..., VerifySubject]:
    return build_subject


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    return document


# Carriers: a file of each format that says its page's own words, and one text more.


def own_text(code: str) -> list[str]:
    """What the public's page rightly says."""
    return [TITLES[code], *(x.replace("{{ contact.line.phone }}", PHONE) for x in OWN[code])]


def page(code: str, inside: str = "", head: str = "", after: str = "") -> bytes:
    direction = LANGUAGES[code].direction.value
    blocks = "".join(f"<p>{escape(x)}</p>\n" for x in own_text(code))
    return (
        f'<!doctype html><html lang="{code}" dir="{direction}"><head><title>{TITLES[code]}</title>'
        f'{head}</head><body><svg viewBox="0 0 24 24"><path d="M0 120 7946 0999"/></svg>'
        f'<p>Call <a href="tel:+442079460101"><bdi dir="ltr">020&nbsp;7946&nbsp;0101</bdi></a>.'
        f"</p>\n{blocks}{inside}</body></html>{after}"
    ).encode()


def split_words(text: str) -> str:
    """Each word broken by an element, an entity, a soft hyphen and an invisible space."""
    first, *rest = text.split(" ")
    words = [f"{w[:2]}<b>{w[2:4]}</b>&shy;{w[4:]}\u200b" for w in rest]
    return " ".join([escape(first), *words])


def data_address(text: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{escape(text)}</text></svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def packed(*entries: tuple[str, bytes], comment: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def word_runs(prefix: str, text: str) -> str:
    """A paragraph of an office file; every word in two runs, as Word leaves them."""
    runs = ""
    for word in text.split(" "):
        for part in (word[:2], f"{word[2:]} "):
            said = f'<{prefix}:t xml:space="preserve">{escape(part)}</{prefix}:t>'
            runs += f"<{prefix}:r>{said}</{prefix}:r>"
    return f"<{prefix}:p>{runs}</{prefix}:p>"


def docx(code: str, text: str = "", title: str = "", deleted: str = "") -> bytes:
    body = "".join(word_runs("w", x) for x in [*own_text(code), *([text] if text else [])])
    gone = f"<w:p><w:del><w:r><w:delText>{escape(deleted)}</w:delText></w:r></w:del></w:p>"
    core = f"<cp:coreProperties><dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    return packed(
        (
            "word/document.xml",
            f"<w:document {_W}><w:body>{body}{gone}</w:body></w:document>".encode(),
        ),
        ("docProps/core.xml", core.encode()),
    )


def pptx(code: str, text: str) -> bytes:
    slide = "".join(word_runs("a", x) for x in own_text(code))
    return packed(
        ("ppt/slides/slide1.xml", f"<p:sld {_A}>{slide}</p:sld>".encode()),
        (
            "ppt/notesSlides/notesSlide1.xml",
            f"<p:notes {_A}>{word_runs('a', text)}</p:notes>".encode(),
        ),
    )


def epub(code: str, text: str) -> bytes:
    opf = "<package><metadata><dc:title>Lamp</dc:title></metadata></package>"
    return packed(
        ("mimetype", b"application/epub+zip"),
        ("EPUB/content.opf", opf.encode()),
        ("EPUB/page.xhtml", page(code, f"<p>{escape(text)}</p>")),
    )


def png(text: str, kind: bytes = b"tEXt") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    said = {
        b"tEXt": b"Comment\0" + text.encode(),
        b"zTXt": b"Comment\0\0" + zlib.compress(text.encode("latin-1", "ignore")),
        b"iTXt": b"Comment\0\1\0\0\0" + zlib.compress(text.encode()),
    }[kind]
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    drawn = chunk(b"IHDR", head) + chunk(kind, said)
    drawn += chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + drawn


def jpeg(text: str, encoding: str = "utf-8") -> bytes:
    """A JPEG with EXIF in the encoding: UTF-16 is what Windows writes (XPComment)."""
    exif = b"Exif\0\0II*\0\x08\0\0\0" + b"\0\0" + text.encode(encoding) + b"\0\0"
    return (
        b"\xff\xd8\xff\xe1"
        + struct.pack(">H", len(exif) + 2)
        + exif
        + b"\xff\xda\0\x02\x00\xff\xd9"
    )


@lru_cache(maxsize=512)
def pdf(code: str, text: str = "", format: Format = Format.PDF, title: str = "") -> bytes:
    """A PDF by the exporter, with the text among its page's own."""
    words = [*own_text(code), *([text] if text else [])]
    paragraphs = "\n\n".join(words[1:]).replace(PHONE, fact_mark(PHONE, "tel:+442079460101"))
    direction = LANGUAGES[code].direction
    labels = {
        "page": "{page} / {pages}",
        "licence": "Open Government Licence v3.0",
        "qr": "QR code",
    }
    record = FileRecord(
        document="worried",
        audience="public",
        language=code,
        language_name=LANGUAGES[code].name,
        language_english=LANGUAGES[code].english,
        direction=direction,
        face=LANGUAGES[code].face,
        title=Passage(title or TITLES[code], code),
        summary=Passage(words[-1] if title else TITLES[code], code),
        tree=html_tree(render(paragraphs, language=code, direction=direction.value)),
        organisation="Lamp",
        audience_label="For everyone",
        shape=Shape.CIRCLE,
        address="https://lamp.example/q/worried/",
        draft=False,
        modified=date(2026, 11, 20),
        labels=labels,
        colours={"way": "#0b5a61"},
    )
    made, findings = EXPORTERS[format](record, {})
    assert made is not None, findings
    return made.data


def pdf_with(code: str, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The clean PDF, changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(code))) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def pdf_property(code: str, text: str) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.docinfo["/Subject"] = text

    return pdf_with(code, change)


def pdf_xmp(code: str, text: str) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        with file.open_metadata() as metadata:
            metadata["dc:description"] = text

    return pdf_with(code, change)


def pdf_attachment(code: str, text: str) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.attachments["minutes.txt"] = text.encode()

    return pdf_with(code, change)


def pdf_note(code: str, text: str) -> bytes:
    """A comment on a page, as PDF editors leave them."""

    def change(file: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            Contents=pikepdf.String(text),
        )
        file.pages[0].obj["/Annots"] = pikepdf.Array([file.make_indirect(note)])

    return pdf_with(code, change)


Carrier = Callable[[str, str], bytes]
"""From a language and the text to a file."""

TEXTS: Mapping[str, tuple[str, Carrier]] = {
    "page": ("index.html", lambda c, t: page(c, f"<p>{escape(t)}</p>")),
    "page, words split": ("index.html", lambda c, t: page(c, f"<p>{split_words(t)}</p>")),
    "page, after its end": ("index.html", lambda c, t: page(c, after=f"\0<p>{escape(t)}")),
    "page, template": ("index.html", lambda c, t: page(c, f"<template><p>{escape(t)}</template>")),
    "alt text": ("index.html", lambda c, t: page(c, f'<img alt="{escape(t)}" src="x.svg">')),
    "comment": ("index.html", lambda c, t: page(c, f"<!-- {t} -->")),
    "meta": (
        "index.html",
        lambda c, t: page(c, head=f'<meta name=description content="{escape(t)}">'),
    ),
    "linked data": (
        "index.html",
        lambda c, t: page(
            c, head=f'<script type="application/ld+json">{json.dumps({"about": t})}</script>'
        ),
    ),
    "data address": ("index.html", lambda c, t: page(c, f'<img alt="" src="{data_address(t)}">')),
    "search index": ("search.json", lambda c, t: json.dumps({"docs": [{"text": t}]}).encode()),
    "search fragment": ("x.pf_fragment", lambda c, t: gzip.compress(json.dumps({"c": t}).encode())),
    "script": ("site.js", lambda c, t: f"const said = {json.dumps(t)};".encode()),
    "stylesheet": ("site.css", lambda c, t: f"p::after {{ content: {json.dumps(t)} }}".encode()),
    "stylesheet comment": ("site.css", lambda c, t: f"/* {t} */ p {{ color: red }}".encode()),
    "feed": (
        "feed.xml",
        lambda c, t: (
            f"<?xml version='1.0'?><rss><item><title><![CDATA[{t}]]></title></item></rss>".encode()
        ),
    ),
    "feed in UTF-16": (
        "feed.xml",
        lambda c, t: (
            f"<?xml version='1.0' encoding='utf-16'?><rss><title>{escape(t)}</title></rss>".encode(
                "utf-16"
            )
        ),
    ),
    "SVG": ("x.svg", lambda c, t: f"<svg><text><tspan>{escape(t)}</tspan></text></svg>".encode()),
    "SVG description": ("x.svg", lambda c, t: f"<svg><desc>{escape(t)}</desc></svg>".encode()),
    "captions": ("x.vtt", lambda c, t: f"WEBVTT\n\n00:01.000 --> 00:04.000\n{t}\n".encode()),
    "text": ("worried.txt", lambda c, t: "\n".join([*own_text(c), t]).encode("utf-8-sig")),
    "PDF": ("worried.pdf", pdf),
    "large print": ("worried-large.pdf", lambda c, t: pdf(c, t, Format.LARGE_PRINT)),
    "PDF property": ("worried.pdf", pdf_property),
    "PDF metadata": ("worried.pdf", pdf_xmp),
    "PDF attachment": ("worried.pdf", pdf_attachment),
    "PDF comment": ("worried.pdf", pdf_note),
    "Word": ("worried.docx", docx),
    "Word, deleted": ("worried.docx", lambda c, t: docx(c, deleted=t)),
    "Word, title": ("worried.docx", lambda c, t: docx(c, title=t)),
    "slides, notes": ("worried.pptx", pptx),
    "book": ("worried.epub", epub),
    "pack": ("pack.zip", lambda c, t: packed(("1.pdf", pdf(c)), ("2.docx", docx(c, t)))),
    "pack in a pack": ("pack.zip", lambda c, t: packed(("in.zip", packed(("a.txt", t.encode()))))),
    "name in a pack": ("pack.zip", lambda c, t: packed((f"{t}/a.txt", b"x"))),
    "pack's comment": ("pack.zip", lambda c, t: packed(("a.txt", b"x"), comment=t)),
    "PNG": ("x.png", lambda c, t: png(t, b"iTXt")),
    "JPEG": ("x.jpg", lambda c, t: jpeg(t)),
    "JPEG by Windows": ("x.jpg", lambda c, t: jpeg(t, "utf-16-le")),
    "unknown": ("x.bin", lambda c, t: b"\0\1\2\3\xff\xfe\0\0" + t.encode() + b"\0\0"),
}


@pytest.fixture(scope="session")
def carriers() -> Mapping[str, tuple[str, Carrier]]:
    return TEXTS


CARRIER_NAMES = tuple(TEXTS)
