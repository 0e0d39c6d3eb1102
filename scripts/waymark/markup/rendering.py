"""Text → HTML, its tree and its headings; and the bare structure that a translation must keep."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown import Markdown

from waymark.markup.dialect import BlocksAlone, DialectExtension
from waymark.markup.isolation import spoken_text
from waymark.model import Heading, Node, Rendered

_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_BOXES = frozenset({"steps", "slide", "fill-in", "write"})
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"}
    | {"table", "thead", "tbody", "tr", "th", "td", "pre", "div", "hr"}
)


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=[DialectExtension()])


@lru_cache(maxsize=1)
def _markdown_of_blocks() -> Markdown:
    return Markdown(extensions=[DialectExtension(), BlocksAlone()])


@lru_cache(maxsize=512)
def render(text: str, *, language: str, direction: str) -> Rendered:
    """Finished text as HTML."""
    html = as_html(text)
    root = _parsed(html)
    images = (image.get("src", "") for image in root.iter("img"))
    outline = (
        Heading(int(h.tag[1]), h.get("id", ""), spoken_text(h).strip(), h.get("lang", language))
        for h in root.iter(*_HEADINGS)
    )
    return Rendered(html, language, direction, tuple(outline), tuple(dict.fromkeys(images)))


def html_tree(rendered: Rendered) -> Node:
    """The tree of a text; its root ``div`` carries the language and direction."""
    own = (("lang", rendered.language), ("dir", rendered.direction))
    return Node("div", own, _node(_parsed(rendered.html)).children)


def as_html(text: str) -> str:
    """Finished text as HTML."""
    return _markdown().reset().convert(text)


@lru_cache(maxsize=8192)
def skeleton(text: str) -> tuple[str, ...]:
    """The blocks of a text as tags with their depth (``1 ul``, ``2 li``), whatever the words are.

    A translation fits when its skeleton equals that of the English text (design 9). Words are not
    looked into, but for what is code and which footnotes are named.
    """
    md = _markdown_of_blocks()
    md.reset()
    lines = text.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    if md.htmlStash.html_counter:  # fences, whose place is found when the rest is HTML
        return tuple(_blocks(_parsed(as_html(text)), 0))
    root = md.parser.parseDocument(lines).getroot()
    assert root is not None
    for treeprocessor in md.treeprocessors:
        made = treeprocessor.run(root)
        root = root if made is None else made
    return tuple(_blocks(root, 0))


def _parsed(html: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _node(element: HtmlElement) -> Node:
    children: list[Node | str] = [element.text] if element.text else []
    for child in element:
        children.append(_node(child))
        if child.tail:
            children.append(child.tail)
    attributes = tuple((str(k), str(v)) for k, v in element.attrib.items())
    return Node(str(element.tag), attributes, tuple(children))


def _blocks(element: Element | HtmlElement, depth: int) -> list[str]:
    found = []
    for child in element:
        if child.tag in _BLOCKS:
            classes = child.get("class", "").split()
            kind = next((c for c in classes if "--" in c or c in _BOXES), "")
            found.append(f"{depth + 1} {child.tag}{'.' + kind if kind else ''}")
        found += _blocks(child, depth + (child.tag in _BLOCKS))
    return found
