"""Text → HTML, its tree and its headings; and the bare structure that a translation must keep."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown import Markdown

from waymark.markup.dialect import DialectExtension
from waymark.model import Heading, Node, Rendered
from waymark.model.marks import ISOLATE_END, ISOLATE_LTR, NO_BREAK_SPACE

_HEADING = re.compile(r"h[1-6]")
_BOXES = frozenset({"steps", "slide", "fill-in", "write"})
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
    | {"table", "thead", "tbody", "tr", "th", "td", "pre", "div", "hr"}
)


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=[DialectExtension()])


@lru_cache(maxsize=512)
def render(text: str, *, language: str, direction: str) -> Rendered:
    """Finished text as HTML."""
    html = as_html(text)
    tree = _tree(html)
    images = (n.get("src") for n in tree.walk() if n.tag == "img")
    outline = tuple(_outline(tree, language))
    return Rendered(html, language, direction, outline, tuple(dict.fromkeys(images)))


def html_tree(rendered: Rendered) -> Node:
    """The tree of a text; its root ``div`` carries the language and direction."""
    own = (("lang", rendered.language), ("dir", rendered.direction))
    return Node("div", own, _tree(rendered.html).children)


def as_html(text: str) -> str:
    """Finished text as HTML."""
    return _markdown().reset().convert(text)


@lru_cache(maxsize=8192)
def skeleton(text: str) -> tuple[str, ...]:
    """The blocks of a text as tags with their depth (``1 ul``, ``2 li``), whatever the words are.

    A translation fits when its skeleton equals that of the English text (design 9).
    """
    return tuple(_blocks(_tree(as_html(text)), 0))


def _tree(html: str) -> Node:
    return _node(lxml_html.fragment_fromstring(html, create_parent="div"))


def _node(element: HtmlElement) -> Node:
    children: list[Node | str] = [element.text] if element.text else []
    for child in element:
        children.append(_node(child))
        if child.tail:
            children.append(child.tail)
    attributes = tuple((str(k), str(v)) for k, v in element.attrib.items())
    return Node(str(element.tag), attributes, tuple(children))


def _blocks(node: Node, depth: int) -> list[str]:
    found = []
    for child in node.elements():
        if child.tag in _BLOCKS:
            kind = next((c for c in child.get("class").split() if "--" in c or c in _BOXES), "")
            found.append(f"{depth + 1} {child.tag}{'.' + kind if kind else ''}")
        found += _blocks(child, depth + (child.tag in _BLOCKS))
    return found


def _outline(tree: Node, language: str) -> list[Heading]:
    return [
        Heading(int(n.tag[1]), n.get("id"), _spoken(n).strip(), n.get("lang", language))
        for n in tree.walk()
        if _HEADING.fullmatch(n.tag)
    ]


def _spoken(node: Node) -> str:
    """The words with isolates around facts, without the marks of footnotes."""
    if node.tag == "sup" and node.get("id").startswith("fnref"):
        return ""
    inner = "".join(c if isinstance(c, str) else _spoken(c) for c in node.children)
    if node.tag == "bdi" and node.get("dir") == "ltr":
        return f"{ISOLATE_LTR}{inner.replace(' ', NO_BREAK_SPACE)}{ISOLATE_END}"
    return inner
