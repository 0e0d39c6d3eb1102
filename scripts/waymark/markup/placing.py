"""HTML that stands in several places gets the addresses of one: of a page, of a file, of paper."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from waymark.model import Node
from waymark.model.marks import LEADS_TO

_LINK = re.compile(f'{LEADS_TO}([^"]*)')
# In HTML of the dialect "<" and ">" stand in tags alone, and quotes around every value.
_IMAGE = re.compile(r'(<img\b[^>]*? src=")([^"]*)')

Address = Callable[[str], str]
"""Where a link leads that names a document (``id`` or ``id#heading``)."""


def led_html(text: str, address: Address, image: Callable[[str], str]) -> str:
    """The HTML with an address for each link to a document, and for each image by its path."""
    led = _LINK.sub(lambda m: html.escape(address(html.unescape(m[1]))), text)
    return _IMAGE.sub(lambda m: m[1] + html.escape(image(html.unescape(m[2]))), led)


def led_tree(tree: Node, address: Address) -> Node:
    """The tree with an address for each link to a document; images keep their paths."""
    children = tuple(c if isinstance(c, str) else led_tree(c, address) for c in tree.children)
    attributes = tree.attributes
    if tree.tag == "a" and tree.get("href").startswith(LEADS_TO):
        attributes = tuple(
            (name, address(value.removeprefix(LEADS_TO)) if name == "href" else value)
            for name, value in attributes
        )
    if attributes is tree.attributes and all(
        one is other for one, other in zip(children, tree.children, strict=True)
    ):
        return tree
    return replace(tree, attributes=attributes, children=children)
