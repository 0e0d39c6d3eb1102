"""The HTML tree as plain paragraphs: for text files, braille, and the notes under a slide.

Pictures are their alt text in brackets, tables are lists of "Column: value", notes stand at the
end. A fact stands between Unicode's isolates with no-break spaces, so that it keeps its order in
right-to-left text; who needs none takes them out again (:func:`without_isolates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from waymark.exports.made import NoRule
from waymark.model import Node, plain_text
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR, NO_BREAK_SPACE

_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset({"strong", "em", "code", "a", "br", "sup", "sub", "span", "bdi", "abbr", "img"})


def _bare(address: str) -> str:
    """An address as people write it: without its scheme, a last slash and what isolates it."""
    return without_isolates(address).removeprefix("https://").rstrip("/")


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BOX_TITLE = "box title"
    TERM = "term"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    CODE = "code"
    LABEL = "label"
    LINES = "lines"
    RULE = "rule"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``depth`` is a heading's level or the nesting of lists, 0 outside of any;
    ``marker`` what stands before the text (``•``, ``2.``, ``[1]``); ``lines`` to write on;
    ``language`` that of an English stand-in, empty for the text's own."""

    kind: Kind
    text: str
    depth: int = 0
    marker: str = ""
    lines: int = 0
    language: str = ""


def paragraphs(root: Node, children: Iterable[Node | str], *, links: bool) -> list[Paragraph]:
    """The paragraphs of some nodes of a tree, then the notes that they refer to.

    ``links`` writes the address of a link to elsewhere behind its words. Raises
    :class:`~waymark.exports.made.NoRule`.
    """
    walk = _Walk(root, links)
    found = list(walk.blocks(children, 0))
    for number, name in enumerate(walk.seen, start=1):
        first, *rest = walk.blocks(walk.notes[name].children, 0)
        yielded = Paragraph(Kind.NOTE, first.text, 0, f"[{number}]", 0, first.language)
        found += [yielded, *rest]
    return found


def without_isolates(text: str) -> str:
    """Text for readers and devices that know no isolates: numbers with plain spaces."""
    bare = text.replace(ISOLATE_LTR, "").replace(ISOLATE_END, "")
    return bare.replace(NO_BREAK_SPACE, " ")


@dataclass(slots=True)
class _Walk:
    root: Node
    links: bool
    seen: list[str] = field(default_factory=list)
    notes: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.notes = {n.get("id"): n for n in self.root.walk() if n.get("id").startswith("fn:")}

    def blocks(self, children: Iterable[Node | str], depth: int) -> Iterator[Paragraph]:
        """Blocks in their order; runs of inline content between them are paragraphs."""
        inline: list[Node | str] = []
        for child in children:
            if isinstance(child, str) or child.tag in _INLINE:
                inline.append(child)
                continue
            yield from self._run(inline, depth)
            inline = []
            if not child.has_class("footnote"):
                yield from self._block(child, depth)
        yield from self._run(inline, depth)

    def _run(self, inline: list[Node | str], depth: int) -> Iterator[Paragraph]:
        text = self.words(inline)
        if text:
            yield Paragraph(Kind.PARAGRAPH, text, depth)

    def _block(self, node: Node, depth: int) -> Iterator[Paragraph]:
        language, tag = node.get("lang"), node.tag
        if tag in ("ul", "ol"):
            yield from self._list(node, depth)
        elif tag == "dl":
            for child in node.elements():
                if child.tag == "dt":
                    yield Paragraph(Kind.TERM, self.words(child.children), depth, language=language)
                else:
                    yield from self.blocks(child.children, depth + 1)
        elif tag == "table":
            yield from self._table(node, depth)
        elif tag == "div":
            yield from self._box(node, depth)
        elif tag == "blockquote":
            for inner in self.blocks(node.children, depth + 1):
                yield Paragraph(Kind.QUOTE, inner.text, inner.depth, inner.marker)
        elif tag == "pre":
            for line in plain_text((node,)).rstrip("\n").split("\n"):
                yield Paragraph(Kind.CODE, line, depth)
        elif tag == "hr":
            yield Paragraph(Kind.RULE, "")
        elif tag == "p":
            yield from self._passage(Kind.PARAGRAPH, node, depth)
        elif re.fullmatch("h[2-6]", tag):
            yield from self._passage(Kind.HEADING, node, int(tag[1]))
        else:
            raise NoRule(tag, plain_text((node,)))

    def _passage(self, kind: Kind, node: Node, depth: int) -> Iterator[Paragraph]:
        if text := self.words(node.children):
            yield Paragraph(kind, text, depth, language=node.get("lang"))

    def _list(self, node: Node, depth: int) -> Iterator[Paragraph]:
        start = int(node.get("start", "1"))
        items = [i for i in node.elements() if i.tag == "li"]
        for number, item in enumerate(items, start=start):
            marker = f"{number}." if node.tag == "ol" else "•"
            first = True
            for inner in self.blocks(item.children, depth + 1):
                own = first and inner.kind is Kind.PARAGRAPH
                kind = Kind.ITEM if own else inner.kind
                mark = marker if own else inner.marker
                yield Paragraph(kind, inner.text, inner.depth, mark, inner.lines, inner.language)
                first = False

    def _table(self, node: Node, depth: int) -> Iterator[Paragraph]:
        rows = [r for part in node.elements() for r in part.elements() if r.tag == "tr"]
        names = [self.words(cell.children) for cell in rows[0].elements()] if rows else []
        for row in rows[1:]:
            for at, cell in enumerate(row.elements()):
                text = self.words(cell.children)
                name = names[at] if at < len(names) else ""
                # An empty cell is one to fill in: what belongs there is said.
                if said := f"{name}: {text}".rstrip() if name else text:
                    yield Paragraph(Kind.CELL if at else Kind.ROW, said, depth + bool(at))

    def _box(self, node: Node, depth: int) -> Iterator[Paragraph]:
        for child in node.children:
            if not isinstance(child, Node):
                continue
            if child.has_class("write__line"):
                continue
            if child.get("class").endswith("__title"):
                yield from self._passage(Kind.BOX_TITLE, child, depth)
            elif node.has_class("fill-in") and child.tag in ("ul", "ol"):
                for item in child.elements():
                    yield Paragraph(Kind.LABEL, self.words(item.children), depth)
            else:
                yield from self.blocks((child,), depth)
        lines = sum(1 for n in node.elements() if n.has_class("write__line"))
        if lines:
            yield Paragraph(Kind.LINES, "", depth, lines=lines)

    def words(self, children: Iterable[Node | str]) -> str:
        """Inline content as one line, or several where the author breaks it."""
        text = "".join(self._words(child) for child in children)
        lines = (_SPACE.sub(" ", line).strip(" " + NO_BREAK_SPACE) for line in text.split("\v"))
        return "\n".join(lines).strip()

    def _words(self, child: Node | str) -> str:
        if isinstance(child, str):
            return child
        inner = "".join(self._words(c) for c in child.children)
        match child.tag:
            case "br":
                return "\v"
            case "img":
                return f"[{child.get('alt')}]"
            case "bdi" if child.get("dir") == "ltr":
                shown = _SPACE.sub(" ", inner).strip().replace(" ", NO_BREAK_SPACE)
                return f"{ISOLATE_LTR}{shown}{ISOLATE_END}"
            case "sup" if child.get("id").startswith("fnref"):
                return f" [{self._number(child.elements()[0].get('href').removeprefix('#'))}]"
            case "a" if child.has_class("footnote-backref"):
                return ""
            case "a" if self.links and child.get("href").startswith("https:"):
                href = child.get("href")
                said = _bare(href) in _bare(inner)
                return inner if said else f"{inner} ({ISOLATE_LTR}{href}{ISOLATE_END})"
            case tag if tag in _INLINE:
                return inner
            case tag:
                raise NoRule(tag, plain_text((child,)))

    def _number(self, name: str) -> int:
        if name not in self.seen:
            self.seen.append(name)
        return self.seen.index(name) + 1
