"""Nothing may be lost on the way: are the words of the text in the PDF?"""

from __future__ import annotations

import re
import unicodedata

from waymark.exports.pdf.structure import TaggedText
from waymark.model import FileRecord, Node

_WORD = re.compile(r"[^\W_]{2,}")
_TOLERATED = 0.12
"""Share of words that joined scripts may lose: their ligatures have no exact text layer (design 8).
Elsewhere not one word may be missing."""


def lost_words(record: FileRecord, blocks: tuple[TaggedText, ...]) -> tuple[str, ...]:
    """The words of the record that the file lacks, in their order; few enough of a joined script
    count as none."""
    drawn = _folded("".join(b.text for b in blocks))
    words = list(dict.fromkeys(_source_words(record)))
    lost = [word for word in words if word not in drawn]
    allowed = _TOLERATED if record.direction.value == "rtl" else 0.0
    return tuple(lost) if len(lost) > allowed * len(words) else ()


def _source_words(record: FileRecord) -> list[str]:
    text = " ".join([record.title.text, record.summary.text, _text(record.tree)])
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def _text(node: Node) -> str:
    """The text of a tree without the ways back from footnotes, blocks apart from each other."""
    if node.has_class("footnote-backref"):
        return ""
    inner = "".join(c if isinstance(c, str) else _text(c) for c in node.children)
    return inner if node.tag in ("strong", "em", "a", "bdi", "span", "abbr") else f" {inner} "


def _folded(text: str) -> str:
    """Without white space: a line's end is no space in the tag tree."""
    return "".join(unicodedata.normalize("NFKC", text).split())
