"""The longest words of a text: those that may fit on no line."""

from __future__ import annotations

from collections.abc import Iterator

from waymark.exports.pdf.breaks import pieces
from waymark.model import FileRecord, Node, plain_text

_LEAST = 12
"""Characters. A shorter word fits on a line of every format."""
_MEASURED = 3
"""Words of each level that are measured: the one with most letters may not be the widest."""


def long_words(record: FileRecord) -> list[tuple[str, int]]:
    """Words with the level of the heading that they stand in (0: none), the longest of each level.

    The title is not among them: it is set smaller where it must be. Words of tables are measured
    in their cells.
    """
    trees = [record.tree] + ([record.beside.tree] if record.beside else [])
    found: dict[int, set[str]] = {}
    for tree in trees:
        for level, word in _words(tree, 0):
            if len(word) >= _LEAST:
                found.setdefault(level, set()).add(word)
    return [
        (word, level)
        for level, words in sorted(found.items())
        for word in sorted(sorted(words), key=len, reverse=True)[:_MEASURED]
    ]


def _words(node: Node, level: int) -> Iterator[tuple[int, str]]:
    if node.tag == "table":
        return
    if node.tag == "pre":
        yield from ((level, word) for word in plain_text((node,)).split())
        return
    level = int(node.tag[1]) if node.tag in ("h2", "h3", "h4") else level
    for child in node.children:
        if isinstance(child, Node) and child.tag not in ("bdi", "code"):
            yield from _words(child, level)
        else:
            yield from ((level, word) for word in pieces(child))
