"""A FileRecord as the one value that the templates read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache

import segno

from waymark.exports.pdf.long_words import long_words
from waymark.exports.pdf.node import Json, blocks, picture
from waymark.model import FileRecord, Passage, PrintedContact
from waymark.model.marks import NO_BREAK_SPACE

LABELS = (
    "edition",
    "reviewed",
    "contacts",
    "translation",
    "draft",
    "draft-english",
    "draft-stamp",
    "page",
    "contents",
    "current",
    "qr",
    "formats",
    "licence",
    "until",
    "whole",
    "other",
)
"""The finished lines that the templates know, in the file's language; an empty one is left out.

``page`` keeps its placeholders ``{page}`` and ``{pages}``; ``qr`` is the alt text of the QR code;
``current`` invites to check at the short address that a copy is current; ``draft-stamp`` is one
word; ``until`` is the last day on which a leaflet may be handed out; ``whole`` says of a
poster where the whole text is; ``other`` says of a print that
another file is the accessible one.
"""


class Unpaired(Exception):
    """The English text and the translation have not the same blocks."""


def as_data(record: FileRecord, images: Mapping[str, bytes]) -> Json:
    """All that a template may read.

    Raises what :func:`waymark.exports.pdf.node.blocks` does, and :class:`Unpaired`.
    """
    return {
        "title": _passage(record.title, record),
        "summary": _passage(record.summary, record),
        "language": record.language,
        "language-name": record.language_name,
        "language-english": record.language_english,
        "rtl": record.direction.value == "rtl",
        "face": record.face,
        "organisation": record.organisation,
        "audience": record.audience_label,
        "shape": record.shape.value,
        "address": record.address,
        "short": record.address.removeprefix("https://").removesuffix("/"),
        "qr": qr_code(record.address),
        "draft": record.draft,
        "labels": {name: record.labels.get(name, "") for name in LABELS},
        "colours": dict(record.colours),
        "kind": record.kind.value,
        "numbers": [_contact(n, record) for n in record.numbers],
        "ask": _contact(record.ask, record) if record.ask else None,
        "logo": picture(record.logo, images) if record.logo else None,
        "date": [record.modified.year, record.modified.month, record.modified.day],
        "beside": _english(record),
        "long": [{"s": w, "level": level} for w, level in long_words(record)],
        "body": _body(record, images),
    }


def _english(record: FileRecord) -> Json | None:
    beside = record.beside
    return {"title": beside.title.text, "summary": beside.summary.text} if beside else None


def _body(record: FileRecord, images: Mapping[str, bytes]) -> list[object]:
    """The blocks of the text; with English beside it, pairs of blocks (English first)."""
    own = blocks(record.tree, images)
    if record.beside is None:
        return own
    english = blocks(record.beside.tree, images, "en-")
    if len(own) != len(english):
        raise Unpaired
    return [list(pair) for pair in zip(english, own, strict=True)]


def _passage(passage: Passage, record: FileRecord) -> Json:
    other = passage.language != record.language
    return {"s": passage.text, **({"lang": passage.language, "dir": "ltr"} if other else {})}


def _contact(contact: PrintedContact, record: FileRecord) -> Json:
    shown = contact.shown.replace(" ", NO_BREAK_SPACE)
    return {"line": _passage(contact.line, record), "shown": shown, "href": contact.href}


@lru_cache(maxsize=64)  # an address is that of every language and format
def qr_code(address: str) -> str:
    """A QR code as SVG, black on white with its quiet zone (level M: 15 % may be damaged)."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, nl=False)
    return out.getvalue().decode("ascii")
