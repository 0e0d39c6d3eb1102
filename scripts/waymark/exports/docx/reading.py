"""A Word document read back: all its words."""

from __future__ import annotations

from lxml import etree

from waymark.exports.archive import unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = ("word/document.xml", "word/footnotes.xml")


def words_of(data: bytes) -> str:
    """The text of the body and of the footnotes; paragraphs are apart from each other."""
    parts = unpacked(data)
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        for name in _TEXTS
        if name in parts
        for paragraph in etree.fromstring(parts[name]).iter(f"{W}p")
    )
