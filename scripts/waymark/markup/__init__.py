"""The one Markdown dialect: headings, links, HTML, outline, and what is wrong with a text."""

from waymark.markup.blocks import BLOCKS
from waymark.markup.headings import HeadingLine, heading_ids, headings, with_heading_ids
from waymark.markup.inspection import inspect
from waymark.markup.links import LinkUse, Target, linked_ids, links, resolve_links
from waymark.markup.placing import led_html, led_tree
from waymark.markup.rendering import as_html, html_tree, render, skeleton
from waymark.markup.version import DIALECT_VERSION, EXTENSION

__all__ = [
    "BLOCKS",
    "DIALECT_VERSION",
    "EXTENSION",
    "HeadingLine",
    "LinkUse",
    "Target",
    "as_html",
    "heading_ids",
    "headings",
    "html_tree",
    "inspect",
    "led_html",
    "led_tree",
    "linked_ids",
    "links",
    "render",
    "resolve_links",
    "skeleton",
    "with_heading_ids",
]
