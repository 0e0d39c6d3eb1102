"""The HTML tree as plain data for the templates: dictionaries, lists and strings, never code.

One rule for each tag; a tag without a rule raises :class:`NoRule`, so that nothing can disappear
silently. ``t`` is a node's kind, ``c`` its content, ``s`` inert text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping

from waymark.exports.blank_columns import shares, written_in
from waymark.exports.made import NoRule
from waymark.exports.pdf.breaks import longest, may_break
from waymark.model import Node, plain_text
from waymark.model.marks import NO_BREAK_SPACE

Json = dict[str, object]
Content = list[object]

_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset({"strong", "em", "code", "a", "br", "sup", "sub", "span", "bdi", "abbr", "img"})
_LISTS = frozenset({"list", "enum", "steps", "table"})


class Missing(Exception):
    """An image whose bytes were not given."""


class _Walk:
    """One tree's walk: it knows the footnotes, which stand at the end of the HTML."""

    def __init__(self, root: Node, images: Mapping[str, bytes], prefix: str) -> None:
        self.prefix = prefix
        self.notes = {n.get("id"): n for n in root.walk() if n.get("id").startswith("fn:")}
        self.seen: set[str] = set()
        self.images = images
        self.tables = 0

    def blocks(self, children: Iterable[Node | str], run: str = "run") -> Content:
        """Blocks as they stand; runs of inline content between them become one node each."""
        found: Content = []
        inline: list[Node | str] = []

        def close() -> None:
            content = self.inline(inline)
            if content:
                found.append({"t": run, "c": content})
            inline.clear()

        for child in children:
            if isinstance(child, str) or child.tag in _INLINE:
                inline.append(child)
                continue
            close()
            node = self.block(child)
            if node is not None:
                found.append(node)
        close()
        _lead_ins(found)
        return found

    def block(self, node: Node) -> Json | None:
        """One block with the language of its passage."""
        if node.has_class("footnote"):
            return None
        rule = _BLOCK_RULES.get(node.tag)
        if rule is None:
            raise NoRule(node.tag, plain_text((node,)))
        return _passage(node, rule(self, node))

    def run(self, children: Iterable[Node | str]) -> Content:
        """Inline content with white space folded."""
        found: Content = []
        for child in children:
            if isinstance(child, str):
                found.append(_SPACE.sub(" ", child))
            elif not child.has_class("footnote-backref"):
                rule = _INLINE_RULES.get(child.tag)
                if rule is None:
                    raise NoRule(child.tag, plain_text((child,)))
                found.append(_passage(child, rule(self, child)))
        return found

    def inline(self, children: Iterable[Node | str]) -> Content:
        """The inline content of a block: no space at its ends."""
        found = self.run(children)
        if found and isinstance(found[0], str):
            found[0] = found[0].lstrip(" ")
        if found and isinstance(found[-1], str):
            # A no-break space stands before the way back from a footnote.
            found[-1] = found[-1].rstrip(" " + NO_BREAK_SPACE)
        return [x for x in found if x != ""]


def _lead_ins(found: Content) -> None:
    """A paragraph that introduces a list stays on its page."""
    for node, after in itertools.pairwise(found):
        if isinstance(node, dict) and isinstance(after, dict) and node["t"] in ("p", "run"):
            node["keep"] = after["t"] in _LISTS and _introduces(node["c"])


def _introduces(content: Content) -> bool:
    """“Someone may:”, or nothing but strong words: “**What will not happen**”."""
    if len(content) == 1 and isinstance(content[0], dict) and content[0]["t"] == "strong":
        return True
    return str(content[-1]).rstrip().endswith(":")


def _passage(node: Node, made: Json) -> Json:
    if node.get("lang"):
        made["lang"] = node.get("lang")
    if node.get("dir"):
        made["dir"] = node.get("dir")
    return made


def _paragraph(walk: _Walk, node: Node) -> Json:
    elements = node.elements()
    if len(elements) == 1 and elements[0].tag == "img" and not _words(node):
        return _passage(elements[0], {**_image(walk, elements[0]), "t": "figure"})
    return {"t": "p", "c": walk.inline(node.children)}


def _words(node: Node) -> str:
    return "".join(c for c in node.children if isinstance(c, str)).strip()


def _heading(walk: _Walk, node: Node) -> Json:
    return {"t": "heading", "level": int(node.tag[1]), "c": walk.inline(node.children)}


def _list(walk: _Walk, node: Node) -> Json:
    items = [_passage(i, {"c": walk.blocks(i.children)}) for i in node.elements() if i.tag == "li"]
    kind = "steps" if node.has_class("steps") else {"ul": "list", "ol": "enum"}[node.tag]
    return {"t": kind, "start": int(node.get("start", "1")), "items": items}


def _terms(walk: _Walk, node: Node) -> Json:
    items: list[tuple[Json, Content]] = []
    for child in node.elements():
        if child.tag == "dt":
            term = _passage(child, {"t": "span", "c": walk.inline(child.children)})
            items.append((term, []))
        elif child.tag == "dd" and items:
            items[-1][1].append(_passage(child, {"t": "group", "c": walk.blocks(child.children)}))
    return {"t": "terms", "items": items}


def _table(walk: _Walk, node: Node) -> Json:
    rows = [n for n in node.walk() if n.tag == "tr"]
    head = [r for r in rows if r in _rows_of(node, "thead")]
    body = rows[len(head) :]
    cells = [[_cell(walk, c) for c in r.elements()] for r in rows]
    walk.tables += 1
    return {
        "t": "table",
        "number": walk.tables,
        "columns": max((len(r) for r in cells), default=0),
        "words": [longest(column) for column in zip(*(r.elements() for r in rows), strict=False)],
        "shares": shares(head, body),
        "written": written_in(head, body),
        "head": cells[: len(head)],
        "body": cells[len(head) :],
    }


def _rows_of(table: Node, part: str) -> tuple[Node, ...]:
    return tuple(r for p in table.elements() if p.tag == part for r in p.elements())


def _cell(walk: _Walk, node: Node) -> Json:
    align = next((c[6:] for c in node.get("class").split() if c.startswith("align-")), "start")
    return _passage(
        node,
        {"c": walk.inline(node.children), "align": align, "header": node.tag == "th"},
    )


def _box(walk: _Walk, node: Node) -> Json:
    """One of the dialect's boxes, the wrapper of a table, or nothing special."""
    for name in ("callout", "slide", "fill-in"):
        if node.has_class(name):
            titles = [n for n in node.elements() if n.has_class(f"{name}__title")]
            title = [_passage(n, {"t": "span", "c": walk.inline(n.children)}) for n in titles]
            rest = [c for c in node.children if c not in titles]
            kind = next((c[9:] for c in node.get("class").split() if c.startswith("callout--")), "")
            made: Json = {"t": name, "title": title, "c": walk.blocks(rest)}
            return {**made, "kind": kind} if kind else made
    if node.has_class("write"):
        lines = [n for n in node.elements() if n.has_class("write__line")]
        prompt = [c for c in node.children if c not in lines]
        return {"t": "write", "lines": len(lines), "c": walk.blocks(prompt)}
    return {"t": "group", "c": walk.blocks(node.children)}


def _quote(walk: _Walk, node: Node) -> Json:
    return {"t": "quote", "c": walk.blocks(node.children)}


def _preformatted(_walk: _Walk, node: Node) -> Json:
    return {"t": "pre", "s": plain_text((node,)).rstrip("\n")}


def _rule(_walk: _Walk, _node: Node) -> Json:
    return {"t": "rule"}


def _kind(kind: str) -> Callable[[_Walk, Node], Json]:
    def rule(walk: _Walk, node: Node) -> Json:
        return {"t": kind, "c": walk.run(node.children)}

    return rule


def _code(_walk: _Walk, node: Node) -> Json:
    return {"t": "code", "s": plain_text((node,))}


def _fact(_walk: _Walk, node: Node) -> Json:
    """A number or code stays in one piece, with no-break spaces: PDFium's order needs them too."""
    text = _SPACE.sub(" ", plain_text((node,))).strip()
    if node.get("dir") != "ltr":
        return {"t": "span", "c": [text]}
    if may_break(text):
        return {"t": "fact", "s": text, "long": True}
    return {"t": "fact", "s": text.replace(" ", NO_BREAK_SPACE)}


def _link(walk: _Walk, node: Node) -> Json:
    return {"t": "link", "href": node.get("href"), "c": walk.run(node.children)}


def _superscript(walk: _Walk, node: Node) -> Json:
    if not node.get("id").startswith("fnref"):
        return {"t": "sup", "c": walk.run(node.children)}
    name = node.elements()[0].get("href").removeprefix("#")
    if name in walk.seen or name not in walk.notes:
        return {"t": "note-again", "id": walk.prefix + name}
    walk.seen.add(name)
    content = walk.blocks(walk.notes[name].children)
    first = content[0] if content else None
    if isinstance(first, dict) and first["t"] == "p":
        content[0] = {**first, "t": "run"}  # on the line of the note's number
    return {"t": "note", "id": walk.prefix + name, "c": content}


def _image(walk: _Walk, node: Node) -> Json:
    name = node.get("src")
    return {"t": "image", "alt": node.get("alt"), "name": name, **picture(name, walk.images)}


def picture(name: str, images: Mapping[str, bytes]) -> Json:
    """The bytes of an image as the templates read them. Raises :class:`Missing`."""
    if name not in images:
        raise Missing(name)
    data = images[name]
    if name.endswith(".svg"):
        return {"format": "svg", "text": data.decode("utf-8")}
    return {"format": "png" if name.endswith(".png") else "jpg", "bytes": list(data)}


def _break(_walk: _Walk, _node: Node) -> Json:
    return {"t": "break"}


_BLOCK_RULES: dict[str, Callable[[_Walk, Node], Json]] = {
    "p": _paragraph,
    **{f"h{level}": _heading for level in range(2, 7)},
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "div": _box,
    "blockquote": _quote,
    "pre": _preformatted,
    "hr": _rule,
}

_INLINE_RULES: dict[str, Callable[[_Walk, Node], Json]] = {
    "strong": _kind("strong"),
    "em": _kind("em"),
    "sub": _kind("sub"),
    "span": _kind("span"),
    "abbr": _kind("span"),
    "sup": _superscript,
    "code": _code,
    "bdi": _fact,
    "a": _link,
    "img": _image,
    "br": _break,
}


def blocks(root: Node, images: Mapping[str, bytes], prefix: str = "") -> Content:
    """The blocks below the tree's root; ``prefix`` tells notes of two texts in one file apart.

    Raises :class:`NoRule` and :class:`Missing`.
    """
    return _Walk(root, images, prefix).blocks(root.children, "p")
