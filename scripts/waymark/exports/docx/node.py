"""The HTML tree as pandoc's blocks. One rule for each tag; a tag without a rule raises
:class:`~waymark.exports.made.NoRule`.

A call-out, a slide and a block to fill in stand between two lines: a title on a ground of its own,
plain paragraphs and lists, a closing line. Word would break a frame wherever an indent changes, and
a table for looks would be read out as a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from waymark.exports.blank_columns import shares, written_in
from waymark.exports.docx import ast
from waymark.exports.docx.ast import Content, Json
from waymark.exports.docx.blanks import blank, ruled
from waymark.exports.made import NoRule
from waymark.model import Node, plain_text
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR, NO_BREAK_SPACE

_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset({"strong", "em", "code", "a", "br", "sup", "sub", "span", "bdi", "abbr", "img"})
_ALIGN = {"align-end": "AlignRight", "align-center": "AlignCenter"}
_LONG = 36  # longer than this a fact may break over lines
_LETTERS, _WIDE = 80, 48
"""Bold letters of a table that fill a line; more than the second no column asks for."""

_EDGES = 3  # letters: the margins of a cell
_BOXES = {
    "callout--note": "Note",
    "callout--important": "Important",
    "callout--help": "Help",
    "slide": "Slide",
    "fill-in": "Fill-in",
}

Pictures = Callable[[str, str, bool], Json]
"""From an image's path and alt text, and whether it stands in a line, to pandoc's image."""


class Walk:
    """One tree's walk: it knows the footnotes, which stand at the end of the HTML."""

    def __init__(self, root: Node, pictures: Pictures) -> None:
        self.notes = {n.get("id"): n for n in root.walk() if n.get("id").startswith("fn:")}
        self.seen: list[str] = []
        self.pictures = pictures
        self.blanks = 0

    def blocks(self, children: Iterable[Node | str]) -> Content:
        """Blocks as they stand; inline content between them, as in a list, is set close."""
        found: Content = []
        inline: list[Node | str] = []

        def close() -> None:
            content = self.inline(inline)
            if content:
                found.append({"t": "Plain", "c": content})
            inline.clear()

        for child in children:
            if isinstance(child, str) or child.tag in _INLINE:
                inline.append(child)
                continue
            close()
            if not child.has_class("footnote"):
                rule = _BLOCK_RULES.get(child.tag)
                if rule is None:
                    raise NoRule(child.tag, plain_text((child,)))
                found += rule(self, child)
        close()
        return found

    def run(self, children: Iterable[Node | str]) -> Content:
        """Inline content with white space folded."""
        found: Content = []
        for child in children:
            if isinstance(child, str):
                found.append(ast.text(_SPACE.sub(" ", child)))
            elif not child.has_class("footnote-backref"):
                rule = _INLINE_RULES.get(child.tag)
                if rule is None:
                    raise NoRule(child.tag, plain_text((child,)))
                found += rule(self, child)
        return found

    def inline(self, children: Iterable[Node | str]) -> Content:
        """The inline content of a block: no space at its ends."""
        found = self.run(children)
        for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
            if found and found[at]["t"] == "Str":
                found[at] = ast.text(strip(str(found[at]["c"]), " \n" + NO_BREAK_SPACE))
        return [x for x in found if x != ast.text("")]

    def said(self, node: Node) -> Content:
        """The inline content of a block, in its language where that is another."""
        content = self.inline(node.children)
        return [ast.span(content, lang=node.get("lang"))] if node.get("lang") else content


def _paragraph(walk: Walk, node: Node) -> Content:
    elements = node.elements()
    alone = len(elements) == 1 and elements[0].tag == "img"
    if alone and not plain_text(node.children).strip():
        return [
            ast.paragraph([walk.pictures(elements[0].get("src"), elements[0].get("alt"), False)])
        ]
    return [ast.paragraph(walk.said(node))]


def _heading(walk: Walk, node: Node) -> Content:
    return [ast.heading(int(node.tag[1]), node.get("id"), walk.said(node))]


def _items(walk: Walk, node: Node) -> list[Content]:
    return [walk.blocks(i.children) for i in node.elements() if i.tag == "li"]


def _bullets(walk: Walk, node: Node) -> Content:
    return [ast.bullets(_items(walk, node))]


def _numbers(walk: Walk, node: Node) -> Content:
    return [ast.numbers(int(node.get("start", "1")), _items(walk, node))]


def _terms(walk: Walk, node: Node) -> Content:
    found: Content = []
    for child in node.elements():
        if child.tag == "dt":
            found.append(ast.styled("Definition Term", [ast.paragraph(walk.said(child))]))
        else:
            found.append(ast.styled("Definition", walk.blocks(child.children)))
    return found


def _table(walk: Walk, node: Node) -> Content:
    rows = {part: _rows(node, part) for part in ("thead", "tbody")}
    head, body = rows["thead"], rows["tbody"]
    blank = shares(head, body)
    widths = [share / sum(blank) for share in blank] or _widths([*head, *body])
    style = ("WrittenTable" if written_in(head, body) else "TickedTable") if blank else ""
    cells = {part: [[_cell(walk, c) for c in r.elements()] for r in rows[part]] for part in rows}
    return [ast.table(widths, cells["thead"], cells["tbody"], style)]


def _rows(table: Node, part: str) -> list[Node]:
    return [r for p in table.elements() if p.tag == part for r in p.elements()]


def _widths(rows: list[Node]) -> list[float]:
    """How wide each column is: its longest word fits, and what room is left goes where the text is.

    Counted in letters: Word knows the widths of its own faces, and pandoc wants shares of a line.
    """
    cells = [[plain_text((cell,)).split() for cell in row.elements()] for row in rows]
    count = max((len(row) for row in cells), default=0)
    columns = [[row[at] for row in cells if at < len(row)] for at in range(count)]
    least = [max((len(w) for cell in c for w in cell), default=0) + _EDGES for c in columns]
    whole = [max((len(" ".join(cell)) for cell in c), default=0) for c in columns]
    wanted = [max(1, min(full, _WIDE) - few) for full, few in zip(whole, least, strict=True)]
    spare = max(0, _LETTERS - sum(least))
    widths = [few + spare * more / sum(wanted) for few, more in zip(least, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def _cell(walk: Walk, node: Node) -> list[object]:
    align = next((_ALIGN[c] for c in node.get("class").split() if c in _ALIGN), "AlignDefault")
    content = walk.said(node)
    if node.tag == "th" and content:
        content = [{"t": "Strong", "c": content}]
    return ast.cell([ast.styled("Table Text", [ast.paragraph(content)])], align)


def _box(walk: Walk, node: Node) -> Content:
    """One of the dialect's boxes, the wrapper of a table, or nothing special."""
    if node.has_class("write"):
        lines = [n for n in node.elements() if n.has_class("write__line")]
        prompt = walk.blocks(c for c in node.children if c not in lines)
        kept = [ast.styled("Prompt", prompt)] if prompt else []
        return [*kept, *(ruled("Writing Line") for _ in lines)]
    kind = next((_BOXES[c] for c in node.get("class").split() if c in _BOXES), "")
    if not kind:
        return walk.blocks(node.children)
    titles = [n for n in node.elements() if n.get("class").endswith("__title")]
    head = [ast.styled(f"{kind} Title", [ast.paragraph(walk.said(n))]) for n in titles]
    rest = [c for c in node.children if c not in titles]
    body = list(_labels(walk, rest)) if node.has_class("fill-in") else walk.blocks(rest)
    return [*(head or [ruled(f"{kind} Line")]), *body, ruled(f"{kind} Line")]


def _labels(walk: Walk, children: Iterable[Node | str]) -> Iterable[Json]:
    """Each label of a block to fill in with its blank; other paragraphs as they are."""
    for child in children:
        if isinstance(child, Node) and child.tag in ("ul", "ol"):
            for item in child.elements():
                walk.blanks += 1
                yield ast.styled("Label", [ast.paragraph(walk.inline(item.children))])
                yield blank(walk.blanks, " ".join(plain_text((item,)).split()))
        elif isinstance(child, Node):
            yield from walk.blocks((child,))


def _quote(walk: Walk, node: Node) -> Content:
    return [{"t": "BlockQuote", "c": walk.blocks(node.children)}]


def _preformatted(_walk: Walk, node: Node) -> Content:
    words = plain_text((node,)).rstrip("\n")
    return [{"t": "CodeBlock", "c": [ast.attributes(), words]}]


def _rule(_walk: Walk, _node: Node) -> Content:
    return [ruled("Rule")]


def _kind(kind: str) -> Callable[[Walk, Node], Content]:
    return lambda walk, node: [{"t": kind, "c": walk.run(node.children)}]


def _passage(walk: Walk, node: Node) -> Content:
    content = walk.run(node.children)
    return [ast.span(content, lang=node.get("lang"))] if node.get("lang") else content


def _code(_walk: Walk, node: Node) -> Content:
    return [ast.span([ast.text(plain_text((node,)))], style="Contact")]


def _fact(_walk: Walk, node: Node) -> Content:
    """A number or code stays in one piece and reads from left to right wherever it stands."""
    shown = _SPACE.sub(" ", plain_text((node,))).strip()
    if node.get("dir") != "ltr":
        return [ast.span([ast.text(shown)], lang=node.get("lang"))]
    if len(shown) <= _LONG and any(c.isdigit() for c in shown):
        shown = shown.replace(" ", NO_BREAK_SPACE)
    return [ast.span([ast.text(f"{ISOLATE_LTR}{shown}{ISOLATE_END}")], style="Contact")]


def _link(walk: Walk, node: Node) -> Content:
    return [ast.link(node.get("href"), walk.run(node.children))]


def _superscript(walk: Walk, node: Node) -> Content:
    if not node.get("id").startswith("fnref"):
        return [{"t": "Superscript", "c": walk.run(node.children)}]
    name = node.elements()[0].get("href").removeprefix("#")
    if name in walk.seen:
        return [{"t": "Superscript", "c": [ast.text(str(walk.seen.index(name) + 1))]}]
    walk.seen.append(name)
    return [{"t": "Note", "c": walk.blocks(walk.notes[name].children)}]


def _image(walk: Walk, node: Node) -> Content:
    return [walk.pictures(node.get("src"), node.get("alt"), True)]


def _break(_walk: Walk, _node: Node) -> Content:
    return [{"t": "LineBreak"}]


_BLOCK_RULES: dict[str, Callable[[Walk, Node], Content]] = {
    "p": _paragraph,
    **{f"h{level}": _heading for level in range(2, 7)},
    "ul": _bullets,
    "ol": _numbers,
    "dl": _terms,
    "table": _table,
    "div": _box,
    "blockquote": _quote,
    "pre": _preformatted,
    "hr": _rule,
}

_INLINE_RULES: dict[str, Callable[[Walk, Node], Content]] = {
    "strong": _kind("Strong"),
    "em": _kind("Emph"),
    "sub": _kind("Subscript"),
    "span": _passage,
    "abbr": _passage,
    "sup": _superscript,
    "code": _code,
    "bdi": _fact,
    "a": _link,
    "img": _image,
    "br": _break,
}
