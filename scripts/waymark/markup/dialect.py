"""The one Markdown dialect as a Python-Markdown extension, for our own pages, MkDocs and files.

MkDocs adds ``toc``, ``tables`` and ``fenced_code`` of its own before this one; each registers by
name, so ours take their places and the HTML is the same everywhere. There is no raw HTML, one way
to write a link and one to write a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from waymark.markup.blocks import DialectBlocks, finish_blocks
from waymark.markup.headings import ID
from waymark.markup.isolation import (
    FactPattern,
    isolate_attributes,
    isolate_in_code,
    link_facts,
    mark_stand_ins,
    spoken_text,
)
from waymark.markup.tables import finish_tables
from waymark.markup.whitelist import clean
from waymark.model.marks import FACT, without_marks

_HREFLANG = re.compile(r"^\{hreflang=([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\}")
_HEADING = re.compile(r"h[1-6]")
_NOWHERE = "\ufdd0"  # a noncharacter: no text can hold the marker of the footnotes' place


def _heading_ids(root: Element) -> None:
    """``## Heading {#id}``, read before inline text is."""
    for element in root.iter():
        match = ID.search(element.text or "") if _HEADING.fullmatch(element.tag) else None
        if match and match["id"]:
            element.set("id", match["id"])
            element.text = ID.sub("", element.text or "")


def _heading_labels(root: Element) -> None:
    """A heading with a fact in it is listed with isolates around the fact."""
    for element in root.iter():
        if _HEADING.fullmatch(element.tag) and element.find(".//bdi") is not None:
            element.set("data-toc-label", spoken_text(element))


def _link_languages(root: Element) -> None:
    """``{hreflang=xx}`` after a link, as the resolution of links writes it."""
    for link in root.iter("a"):
        match = _HREFLANG.match(link.tail or "")
        if match:
            link.set("hreflang", match[1])
            link.tail = (link.tail or "")[match.end() :]


def _footnote_backlinks(root: Element) -> None:
    """The way back from a footnote is named by its number, which every language reads."""
    for item in root.iterfind(".//div[@class='footnote']/ol"):
        for number, note in enumerate(item, start=1):
            links = note.findall(".//a[@class='footnote-backref']")
            for link in links:
                link.attrib.pop("title", None)
                link.text = f"\u21a9\u00a0{number}"
                link.tail = "" if link is links[-1] else " "


Step = tuple[str, float, Callable[[Element], None]]
_TREE_STEPS: tuple[Step, ...] = (
    # Inline text is read at 20, footnotes are complete at 15, abbreviations found at 7, toc at 5.
    ("waymark_heading_ids", 30, _heading_ids),
    ("waymark_link_languages", 14.9, _link_languages),
    ("waymark_blocks", 14.8, finish_blocks),
    ("waymark_facts", 14.7, link_facts),
    ("waymark_facts_in_code", 14.6, isolate_in_code),
    ("waymark_stand_ins", 14.5, mark_stand_ins),
    ("waymark_tables", 14.4, finish_tables),
    ("waymark_backlinks", 14.3, _footnote_backlinks),
    ("waymark_attributes", 6.9, isolate_attributes),
    ("waymark_whitelist", 6.8, clean),
    ("waymark_heading_labels", 6.7, _heading_labels),
)


_WITHOUT_BLOCKS = (*("link", "image_link", "waymark_fact", "autolink", "linebreak", "em_strong"),)
"""Inline patterns that are tried after code and footnotes, and make no block."""

_OF_BLOCKS = (finish_blocks, finish_tables, clean)
"""The steps that make blocks of other kinds, or take a class from them."""


class _TreeStep(Treeprocessor):
    """Python-Markdown's door to one of the functions above."""

    def __init__(self, md: Markdown, step: Callable[[Element], None]) -> None:
        super().__init__(md)
        self.step = step

    def run(self, root: Element) -> None:
        self.step(root)


class _SpacedHeading(HashHeaderProcessor):
    """``##`` wants a space after it: ``#1`` at a line's start is text."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})[ ]+(?P<header>(?:\\.|[^\\\n])*?)(?:[ ]+#+)?[ ]*(?:\n|$)"
    )


class _FencedMarks(Postprocessor):
    """Marks inside fences of code, which are HTML before any tree is built."""

    def run(self, text: str) -> str:
        return without_marks(FACT.sub(r'<bdi dir="ltr">\1</bdi>', text))


class DialectExtension(Extension):
    """All of the dialect; it takes no configuration, so that it is the same everywhere."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the parts, then take away what the dialect does not have."""
        for extension in (
            TableExtension(),
            FootnoteExtension(PLACE_MARKER=_NOWHERE, USE_DEFINITION_ORDER=False),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            FencedCodeExtension(),
            TocExtension(marker=""),
            DialectBlocks(),
        ):
            extension.extendMarkdown(md)
        md.parser.blockprocessors.register(_SpacedHeading(md.parser), "hashheader", 70)
        md.inlinePatterns.register(FactPattern(), "waymark_fact", 145)
        for name, priority, step in _TREE_STEPS:
            md.treeprocessors.register(_TreeStep(md, step), name, priority)
        md.postprocessors.register(_FencedMarks(md), "waymark_fenced_marks", 5)
        md.preprocessors.deregister("html_block")
        for name in ("code", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        for name in (
            "html",
            "entity",
            "automail",
            "reference",
            "short_reference",
            "image_reference",
            "short_image_ref",
        ):
            md.inlinePatterns.deregister(name)


class BlocksAlone(Extension):
    """After the dialect: of inline text only what decides which footnotes there are is read, since
    nothing else of it makes a block; what is not needed to know the blocks is not done."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Take away all that changes no block."""
        for name in _WITHOUT_BLOCKS:
            md.inlinePatterns.deregister(name)
        steps = {name for name, _, step in _TREE_STEPS if step not in _OF_BLOCKS}
        for name in (*steps, "prettify", "abbr", "toc", "unescape"):
            md.treeprocessors.deregister(name)


def makeExtension(**config: object) -> DialectExtension:  # noqa: N802
    """Python-Markdown calls this by the module's name."""
    return DialectExtension(**config)
