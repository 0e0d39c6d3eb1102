"""A page's tree as HTML inside another page: ids of its own, headings one place lower, no trips."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from waymark.model import Node

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_NAMES_AN_ID = frozenset({"id", "for", "aria-labelledby", "aria-describedby", "headers"})
_LOWEST = 6


def as_html(node: Node, prefix: str, lower: int, images: Mapping[str, str]) -> str:
    """An element with all below it.

    ``prefix`` goes before each id, so that several trees fit into one page; headings are ``lower``
    by so many levels. ``images`` maps an image's path to its ``data:`` address: any other image
    shows its text alone. Links inside the library lead nowhere in a mailed file, so they do not.
    """
    tag = node.tag
    if re.fullmatch(r"h[1-6]", tag):
        tag = f"h{min(int(tag[1]) + lower, _LOWEST)}"
    attributes = dict(node.attributes)
    if tag == "img":
        source = images.get(attributes.get("src", ""))
        if source is None:
            return f"<em>{escape(attributes.get('alt', ''))}</em>"
        attributes["src"] = source
    for name in _NAMES_AN_ID & set(attributes):
        attributes[name] = " ".join(f"{prefix}{id}" for id in attributes[name].split())
    target = attributes.get("href", "")
    if target.startswith("#"):
        attributes["href"] = f"#{prefix}{target[1:]}"
    elif target and not re.match(r"(?:https|tel|mailto):", target):
        del attributes["href"]
    start = "".join([tag, *(f' {k}="{escape(v)}"' for k, v in attributes.items())])
    if tag in _VOID:
        return f"<{start}>"
    inner = "".join(
        escape(c, quote=False) if isinstance(c, str) else as_html(c, prefix, lower, images)
        for c in node.children
    )
    return f"<{start}>{inner}</{tag}>"
