"""What a poster shows of a text: each situation, and whom to reach in it.

A poster is read standing, and from a few steps away. Of each section stand its heading and the
blocks that hold a contact which a reader can use: boxes, tables and numbered lists as they are, of
other lists the items that hold one. The poster says where the whole text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from waymark.model import FileRecord, Node

_HEADINGS = frozenset({"h2", "h3", "h4"})


def contacts_only(record: FileRecord) -> FileRecord:
    """The record with the parts of its text that a poster shows; all of it where none has any."""
    blocks = [b for b in record.tree.children if isinstance(b, Node)]
    kept = tuple(_sections(blocks))
    if not kept:
        return record
    return replace(record, tree=replace(record.tree, children=kept))


def _sections(blocks: Sequence[Node]) -> Iterator[Node]:
    """The blocks with a contact, after the headings that they stand under."""
    above: list[Node] = []
    for block in blocks:
        if block.tag in _HEADINGS:
            above = [h for h in above if h.tag < block.tag] + [block]
            continue
        kept = _part(block)
        if kept is not None:
            yield from above
            above = []
            yield kept


def _part(block: Node) -> Node | None:
    if not _reaches(block) or block.has_class("footnote"):
        return None
    if block.tag != "ul":
        return block
    return replace(block, children=tuple(i for i in block.elements() if _reaches(i)))


def _reaches(node: Node) -> bool:
    """Whether a link of it is a fact: a number, an address or a site that is looked after."""
    return any(n.tag == "a" and any(b.tag == "bdi" for b in n.walk()) for n in node.walk())
