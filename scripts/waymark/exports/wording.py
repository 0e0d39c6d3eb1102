"""The words of a text: what a reader of any format must find in the file again."""

from __future__ import annotations

import re
import unicodedata

from waymark.model import FileRecord, Node

_WORD = re.compile(r"[^\W_]{2,}")
_INLINE = frozenset({"strong", "em", "a", "bdi", "span", "abbr", "code", "sub"})
FORMAT_CHARACTERS = re.compile("[\u200b\u2060\u2066-\u2069\ufeff]")
"""What isolates and joins, and is no part of a word."""


def source_words(record: FileRecord) -> tuple[str, ...]:
    """Every word of title, summary and text once, in order, then of the English beside it."""
    english = _text(record.beside.tree) if record.beside else ""
    text = " ".join([record.title.text, record.summary.text, _text(record.tree), english])
    return tuple(dict.fromkeys(_WORD.findall(unicodedata.normalize("NFKC", text))))


def lost_words(record: FileRecord, drawn: str) -> tuple[str, ...]:
    """The words of a record that the text of a file lacks."""
    folded = _folded(drawn)
    return tuple(word for word in source_words(record) if word not in folded)


def _text(node: Node) -> str:
    """The text of a tree, blocks apart from each other, without the ways to footnotes and back:
    Word counts notes itself, and from the tenth on a number looks like a word."""
    if node.has_class("footnote-ref") or node.has_class("footnote-backref"):
        return ""
    inner = "".join(c if isinstance(c, str) else _text(c) for c in node.children)
    return inner if node.tag in _INLINE else f" {inner} "


def _folded(text: str) -> str:
    """Without white space, which a line's end may stand for, and without isolates."""
    return "".join(FORMAT_CHARACTERS.sub("", unicodedata.normalize("NFKC", text)).split())
