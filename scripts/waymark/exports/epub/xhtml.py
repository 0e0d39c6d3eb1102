"""The HTML tree as XHTML for EPUB: what a page needs and a book does not is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from waymark.exports.made import NoRule
from waymark.model import Node, plain_text

_EMPTY = frozenset({"br", "hr", "img"})
_TAGS = _EMPTY | frozenset(
    {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"}
    | {"table", "thead", "tbody", "tr", "th", "td", "div", "strong", "em", "code", "a", "sup"}
    | {"sub", "span", "bdi", "abbr"}
)
_LEFT_OUT = frozenset({"loading", "tabindex", "rel", "hreflang"})
_TYPES = {
    "footnote-ref": ("noteref", "doc-noteref"),
    "footnote-backref": ("", "doc-backlink"),
}

Pictures = Callable[[str], str]
"""From an image's path in the library to its place in the book."""


def xhtml(children: Iterable[Node | str], prefix: str, pictures: Pictures) -> str:
    """Some nodes as XHTML. ``prefix`` stands before every id, so that documents of a collection
    keep theirs apart. Raises :class:`~waymark.exports.made.NoRule`."""
    return "".join(_written(child, prefix, pictures) for child in children)


def _written(node: Node | str, prefix: str, pictures: Pictures) -> str:
    if isinstance(node, str):
        return escape(node)
    if node.tag not in _TAGS:
        raise NoRule(node.tag, plain_text((node,)))
    attributes = "".join(
        f" {name}={quoteattr(value)}" for name, value in _attributes(node, prefix, pictures)
    )
    if node.tag in _EMPTY:
        return f"<{node.tag}{attributes}/>"
    return f"<{node.tag}{attributes}>{xhtml(node.children, prefix, pictures)}</{node.tag}>"


def _attributes(node: Node, prefix: str, pictures: Pictures) -> Iterator[tuple[str, str]]:
    named = node.has_class("table")  # a book does not scroll sideways: no region is needed
    for name, value in node.attributes:
        if name in _LEFT_OUT or (named and name in ("role", "aria-labelledby")):
            continue
        if name in ("id", "aria-labelledby"):
            yield name, anchor(prefix, value)
        elif name == "href" and value.startswith("#"):
            yield name, f"#{anchor(prefix, value[1:])}"
        elif name == "src":
            yield name, pictures(value)
        elif name == "lang":
            yield from (("lang", value), ("xml:lang", value))
        else:
            yield name, value
    for kind, role in (_TYPES[c] for c in node.get("class").split() if c in _TYPES):
        if kind:
            yield "epub:type", kind
        yield "role", role


def anchor(prefix: str, id: str) -> str:
    """An id that XML takes: Python-Markdown's footnotes have a colon in theirs."""
    return f"{prefix}{id.replace(':', '-')}"
