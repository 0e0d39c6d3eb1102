"""A FileRecord as the one value that the templates read."""

from __future__ import annotations

import io
from collections.abc import Mapping

import segno

from waymark.exports.pdf.node import Json, blocks
from waymark.model import FileRecord, Passage

LABELS = (
    "edition",
    "reviewed",
    "contacts",
    "translation",
    "draft",
    "draft-english",
    "draft-stamp",
    "page",
    "current",
    "qr",
    "formats",
    "licence",
)
"""The finished lines that the templates know, in the file's language; an empty one is left out.

``page`` keeps its placeholders ``{page}`` and ``{pages}``; ``qr`` is the alt text of the QR code;
``current`` invites to check at the short address that a copy is current; ``draft-stamp`` is one
word.
"""


def as_data(record: FileRecord, images: Mapping[str, bytes]) -> Json:
    """All that a template may read. Raises what :func:`waymark.exports.pdf.node.blocks` does."""
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
        "date": [record.modified.year, record.modified.month, record.modified.day],
        "body": blocks(record.tree, images),
    }


def _passage(passage: Passage, record: FileRecord) -> Json:
    other = passage.language != record.language
    return {"s": passage.text, **({"lang": passage.language, "dir": "ltr"} if other else {})}


def qr_code(address: str) -> str:
    """A QR code as SVG, black on white with its quiet zone (level M: 15 % may be damaged)."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, nl=False)
    return out.getvalue().decode("ascii")
