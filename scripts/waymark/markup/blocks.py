"""The blocks of the dialect: call-outs and numbered steps, ``/// note | Title`` … ``///``."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

CALLOUTS = ("note", "important", "help")
"""``note`` adds, ``important`` warns, ``help`` is only ever the way to emergency help."""

STEPS = "steps"
BLOCKS = (*CALLOUTS, STEPS)


class _Callout(Block):  # type: ignore[misc]
    """A call-out: ``role="note"`` is no landmark, so many may stand on a page, named or not."""

    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """The box, with its title as first paragraph if it has one."""
        box = SubElement(parent, "div", {"class": f"callout callout--{self.NAME}"})
        box.set("role", "note")
        if self.argument:
            title = SubElement(box, "p", {"class": "callout__title"})
            title.text = self.argument
        return box


class _Note(_Callout):
    NAME = "note"


class _Important(_Callout):
    NAME = "important"


class _Help(_Callout):
    NAME = "help"


class _Steps(Block):  # type: ignore[misc]
    """An ordered list drawn as numbered steps; the box around it is taken away afterwards."""

    NAME = STEPS
    ARGUMENT = False

    def on_create(self, parent: Element) -> Element:
        """A box that marks the lists inside."""
        return SubElement(parent, "div", {"class": STEPS})


class DialectBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers the four blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: ARG002, N802
        """Called by pymdownx with its manager of blocks."""
        for block in (_Note, _Important, _Help, _Steps):
            block_mgr.register(block, {})


def finish_blocks(root: Element) -> None:
    """Name each call-out by its title and lift each list of steps out of its box."""
    number = 0
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            classes = child.get("class", "").split()
            if child.tag == "div" and "callout" in classes:
                title = child.find("p[@class='callout__title']")
                if title is not None:
                    number += 1
                    title.set("id", f"callout-{number}")
                    child.set("aria-labelledby", f"callout-{number}")
            elif child.tag == "div" and classes == [STEPS]:
                for steps in child.findall("ol"):
                    steps.set("class", STEPS)
                if [c.tag for c in child] == ["ol"]:
                    parent[index] = child[0]
                    parent[index].tail = child.tail
                else:
                    del child.attrib["class"]
